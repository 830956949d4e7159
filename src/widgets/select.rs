//! One of many options, where radios would be a long way to walk.

use super::options;
use super::{LINE, Spec, Written};
use crate::form::{Kind, Shape};
use crate::view::{Element, Question, el, texts};

pub(super) const WRITTEN: Written = Written {
    name: "select",
    needs: options::NEEDS,
    fits: |shape| shape.kind == Kind::Choice,
    natural: |shape: &Shape<'_>| shape.kind == Kind::Choice,
};

pub(super) const WIDGET: Spec = Spec { verb: "choice", read: options::read, show, ..LINE };

fn show(question: &Question<'_>) -> Element {
    question.single(control(question))
}

/// The select with its options.
pub(super) fn control(question: &Question<'_>) -> Element {
    let (view, field, raw) = (&question.view, question.field, question.raw(""));
    let options = field.choices.iter().map(|choice| {
        let label = texts::choice_label(view, field, choice, Some(&question.place));
        option(&choice.key, &label.text, raw).attr_opt("lang", label.lang)
    });
    let is_known = field.choices.iter().any(|choice| choice.key == raw);
    empty(question, is_known).children(options)
}

/// The select with nothing to choose yet. An answer that is no option (typed where a script lets one type, or from
/// before the options changed) is still shown, so that its error says what it is about.
pub(super) fn empty(question: &Question<'_>, is_known: bool) -> Element {
    let raw = question.raw("");
    let unknown = (!is_known && !raw.is_empty()).then(|| option(raw, raw, raw).attr("data-bl-unknown", ""));
    question
        .wire(el("select").attr("class", "bl-input bl-select"))
        .attr_opt("autocomplete", question.autocomplete().map(str::to_owned))
        .child(option("", &question.view.phrase("choose").text, raw))
        .children(unknown)
}

pub(super) fn option(key: &str, label: &str, chosen: &str) -> Element {
    el("option").attr("value", key.to_owned()).flag("selected", chosen == key).child(texts::plain(label))
}
