//! A boolean as two radios: a box cannot be left unanswered, and a switch has no "no".

use super::line;
use super::options::{self, Offered};
use super::{LINE, Spec, Written};
use crate::answers::Answer;
use crate::form::{Field, Kind};
use crate::json::Value;
use crate::parse;
use crate::view::{Element, Question};

pub(super) const WRITTEN: Written = Written {
    name: "yes-no",
    needs: "\"type\": \"boolean\"",
    fits: |shape| shape.kind == Kind::Boolean,
    natural: |shape| shape.kind == Kind::Boolean,
};

pub(super) const WIDGET: Spec = Spec { verb: "yes-no", prefills: false, read, show, ..LINE };

fn read(field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
    parse::boolean(answer.part("")).map(Value::Bool).or_else(|| line::read(field, answer, locale))
}

fn show(question: &Question<'_>) -> Element {
    let option = |(key, id)| Offered { key, label: question.view.phrase(id), hint: None };
    options::radiogroup(question, [("true", "yes"), ("false", "no")].into_iter().map(option))
}
