//! One box: a consent or a plain yes that need not be given.

use super::{LINE, Posts, Spec, Written, one, spelled};
use crate::answers::{Answer, Parts};
use crate::form::{Field, Kind};
use crate::json::Value;
use crate::view::{Element, Node, Question, el};

pub(super) const WRITTEN: Written = Written {
    name: "checkbox",
    needs: "\"type\": \"boolean\" or \"const\": true",
    fits: |shape| shape.kind == Kind::Boolean || shape.is_consent,
    natural: |shape| shape.is_consent,
};

pub(super) const WIDGET: Spec =
    Spec { posts: Posts::Box, verb: "box", prefills: false, read, spell, show, ..LINE };

/// A consent that is not given is absent; any other box that was posted unticked is `false`.
fn read(field: &Field, answer: &Answer, _: &str) -> Option<Value> {
    let raw = answer.part("");
    match (raw.is_empty() || raw == "false", &field.constant) {
        (false, Some(constant)) => Some(constant.clone()),
        (false, None) => Some(Value::Bool(true)),
        (true, Some(_)) => None,
        (true, None) => Some(Value::Bool(false)),
    }
}

fn spell(_: &Field, value: &Value, _: &str) -> Parts {
    one(if *value == Value::Bool(false) { String::new() } else { spelled(value) })
}

fn show(question: &Question<'_>) -> Element {
    question
        .outer("div", "bl-group", "bl-group bl-group--error")
        .children(question.hint())
        .children(question.help())
        .children(question.error())
        .child(option(question, question.label()))
}

/// The box with its label.
pub(super) fn option(question: &Question<'_>, label: Vec<Node>) -> Element {
    let input = el("input").attr("class", "bl-tick").attr("type", "checkbox");
    let input = question.wire(input).attr("value", "true").flag("checked", question.raw("") == "true");
    let text = el("label").attr("class", "bl-option__label").attr("for", question.id.clone());
    el("div").attr("class", "bl-option").child(input).child(text.children(label))
}
