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
    let (view, field) = (&question.view, question.field);
    let options = field.choices.iter().map(|choice| {
        let label = texts::choice_label(view, field, choice, Some(&question.place));
        option(&choice.key, &label.text, question.raw("")).attr_opt("lang", label.lang)
    });
    empty(question).children(options)
}

/// The select with nothing to choose yet.
pub(super) fn empty(question: &Question<'_>) -> Element {
    question
        .wire(el("select").attr("class", "bl-input bl-select"))
        .attr_opt("autocomplete", question.autocomplete().map(str::to_owned))
        .child(option("", &question.view.phrase("choose").text, question.raw("")))
}

pub(super) fn option(key: &str, label: &str, chosen: &str) -> Element {
    el("option").attr("value", key.to_owned()).flag("selected", chosen == key).child(texts::plain(label))
}
