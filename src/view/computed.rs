//! A value that the form computes: shown, never asked.

use super::base::Question;
use super::{Element, answer, el};

/// An `output`, so that a new value is announced; without script the page that follows shows it.
pub(super) fn element(question: &Question<'_>) -> Element {
    let output = el("output").attr("class", "bl-computed").attr("id", question.id.clone());
    // The error summary leads here: what is not a control takes focus only so.
    let output = output.attr_opt("tabindex", question.is_wrong().then_some("-1"));
    let value = answer::nodes(&question.view, question.field, &question.place);
    let value = value.unwrap_or_else(|| vec![answer::missing(&question.view, question.field).into()]);
    question.single(output.attr_opt("aria-describedby", question.described_by()).children(value))
}
