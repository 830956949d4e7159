//! One box: a consent or a plain yes that need not be given.

use super::base::Question;
use super::{Element, el};

pub(super) fn element(question: &Question<'_>) -> Element {
    let input = el("input").attr("class", "bl-tick").attr("type", "checkbox");
    let input = question.wire(input).attr("value", "true").flag("checked", question.raw("") == "true");
    let label = el("label").attr("class", "bl-option__label").attr("for", question.id.clone());
    let option = el("div").attr("class", "bl-option").child(input).child(label.children(question.label()));
    question
        .outer("div", "bl-group", "bl-group bl-group--error")
        .children(question.hint())
        .children(question.help())
        .children(question.error())
        .child(option)
}
