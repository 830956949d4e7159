//! A value that the form computes: shown, never asked.

use super::base::Question;
use super::{Element, check, el};

/// An `output`, so that a new value is announced; without script the page that follows shows it.
pub(super) fn element(question: &Question<'_>) -> Element {
    let output = el("output").attr("class", "bl-computed").attr("id", question.id.clone());
    let value = check::value(&question.view, question.field, &question.place);
    question.single(
        output.attr_opt("aria-describedby", question.described_by()).children(value.into_iter().flatten()),
    )
}
