//! A date one remembers, as three texts: no calendar to page through, and month names may be written.

use super::parts::{self, Part};
use super::{LINE, Posts, Spec, Written, one, spelled};
use crate::answers::{Answer, Parts};
use crate::form::{Field, Shape};
use crate::json::Value;
use crate::parse;
use crate::view::{Element, Question};

pub(super) const WRITTEN: Written = Written {
    name: "memorable-date",
    needs: "\"type\": \"string\" with \"format\": \"date\"",
    fits: is_date,
    natural: is_date,
};

pub(super) const WIDGET: Spec = Spec {
    posts: Posts::Texts(&["day", "month", "year"]),
    verb: "date",
    read,
    spell,
    told: |view, date| Some(view.words.date(date.as_str()?)),
    show,
    target,
    ..LINE
};

pub(super) fn is_date(shape: &Shape<'_>) -> bool {
    shape.is_text() && shape.format == "date"
}

fn read(_: &Field, answer: &Answer, _: &str) -> Option<Value> {
    parse::date(answer.part("day"), answer.part("month"), answer.part("year")).map(Value::String)
}

fn spell(_: &Field, value: &Value, _: &str) -> Parts {
    let Value::String(date) = value else { return one(spelled(value)) };
    let texts = date.splitn(3, '-').map(|text| text.trim_start_matches('0').to_owned());
    let parts = ["year", "month", "day"].iter().map(|part| (*part).to_owned());
    let parts: Parts = parts.zip(texts).collect();
    parts.into_iter().rev().collect()
}

fn show(question: &Question<'_>) -> Element {
    // `bday` is about the citizen; its parts have tokens of their own.
    let autocomplete = |part: &str| match question.autocomplete() {
        Some("bday") => Some(["bday-", part].concat()),
        Some("off") => Some("off".to_owned()),
        _ => None,
    };
    let part = |(name, width)| Part { name, width, autocomplete: autocomplete(name) };
    parts::element(question, [("day", 2), ("month", 4), ("year", 4)].into_iter().map(part))
}

/// The first part that is wrong.
fn target(_: &Field, _: Option<&Answer>, part: Option<&str>) -> &'static str {
    match part {
        Some("month") => "-month",
        Some("year") => "-year",
        _ => "-day",
    }
}
