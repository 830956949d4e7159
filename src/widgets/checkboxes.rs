//! Any of few options, each as a box.

use super::options;
use super::{LINE, Posts, Spec, Written, one, spelled};
use crate::answers::{Answer, Parts};
use crate::form::{Field, Kind, Shape, TICKED};
use crate::json::Value;

pub(super) const WRITTEN: Written = Written {
    name: "checkboxes",
    needs: "\"type\": \"array\" with \"uniqueItems\": true and options as its \"items\"",
    fits: is_several,
    natural: is_several,
};

/// That one must be ticked cannot be said of a group of boxes: the error says it.
pub(super) const WIDGET: Spec = Spec {
    posts: Posts::Boxes,
    verb: "choices",
    prefills: false,
    follows: |field| field.exclusive.is_some(),
    read,
    spell,
    show: |question| options::fieldset(question, "checkbox", options::of(question)),
    ..LINE
};

fn is_several(shape: &Shape<'_>) -> bool {
    shape.kind == Kind::Array && shape.options > 0
}

fn read(field: &Field, answer: &Answer, _: &str) -> Option<Value> {
    let ticked = field.choices.iter().filter(|choice| !answer.part(&choice.key).is_empty());
    let values: Vec<Value> = ticked.map(|choice| choice.value.clone()).collect();
    (!values.is_empty()).then_some(Value::Array(values))
}

fn spell(field: &Field, value: &Value, _: &str) -> Parts {
    let Value::Array(values) = value else { return one(spelled(value)) };
    let ticked = field.choices.iter().filter(|choice| values.contains(&choice.value));
    ticked.map(|choice| (choice.key.clone(), TICKED.to_owned())).collect()
}
