//! A month of a year, as two texts; its name may be written.

use super::parts::{self, Part};
use super::{LINE, Posts, Spec, Written, one, spelled};
use crate::answers::{Answer, Parts};
use crate::form::Field;
use crate::json::Value;
use crate::parse;
use crate::view::{Element, Question};

pub(super) const WRITTEN: Written = Written {
    name: "month",
    needs: "\"type\": \"string\" with \"format\": \"year-month\"",
    fits: |shape| shape.is_text() && shape.format == "year-month",
    natural: |shape| shape.is_text() && shape.format == "year-month",
};

pub(super) const WIDGET: Spec = Spec {
    posts: Posts::Texts(&["month", "year"]),
    verb: "month",
    read,
    spell,
    told: |view, month| Some(view.words.month(month.as_str()?)),
    show,
    target: |_, _, part| if part == Some("year") { "-year" } else { "-month" },
    ..LINE
};

fn read(_: &Field, answer: &Answer, _: &str) -> Option<Value> {
    parse::month(answer.part("month"), answer.part("year")).map(Value::String)
}

fn spell(_: &Field, value: &Value, _: &str) -> Parts {
    let Value::String(text) = value else { return one(spelled(value)) };
    let (year, month) = text.split_once('-').unwrap_or((text, ""));
    let part = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    vec![part("month", month.trim_start_matches('0')), part("year", year)]
}

fn show(question: &Question<'_>) -> Element {
    let part = |(name, width)| Part { name, width, autocomplete: None };
    parts::element(question, [("month", 4), ("year", 4)].into_iter().map(part))
}
