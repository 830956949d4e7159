//! How long something takes, in the units that the author names.

use super::parts::{self, Part};
use super::{LINE, Posts, Spec, Written, one, spelled};
use crate::answers::{Answer, Parts};
use crate::form::Field;
use crate::json::Value;
use crate::parse;
use crate::view::{Element, Question};

pub(super) const WRITTEN: Written = Written {
    name: "duration",
    needs: "\"type\": \"string\" with \"format\": \"duration\"",
    fits: |shape| shape.is_text() && shape.format == "duration",
    natural: |shape| shape.is_text() && shape.format == "duration",
};

pub(super) const WIDGET: Spec = Spec {
    posts: Posts::Texts(&parse::DURATION_UNITS),
    verb: "duration",
    read,
    spell,
    told: |view, duration| Some(view.words.duration(duration.as_str()?)),
    show,
    target,
    ..LINE
};

/// The units of a question, in their order: hours and minutes unless the author names others.
fn units(field: &Field) -> impl Iterator<Item = &'static str> {
    let own = |unit: &&str| match field.units.as_slice() {
        [] => matches!(*unit, "hours" | "minutes"),
        named => named.iter().any(|own| own == unit),
    };
    parse::DURATION_UNITS.into_iter().filter(own)
}

fn read(field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
    parse::duration(&|unit| answer.part(unit), &mut units(field), locale).map(Value::String)
}

fn spell(_: &Field, value: &Value, _: &str) -> Parts {
    let Value::String(text) = value else { return one(spelled(value)) };
    parse::duration_parts(text).map(|(unit, count)| (unit.to_owned(), count.to_owned())).collect()
}

fn show(question: &Question<'_>) -> Element {
    parts::element(question, units(question.field).map(|name| Part { name, width: 4, autocomplete: None }))
}

/// The first part: which one is wrong no format says.
fn target(field: &Field, _: Option<&Answer>, _: Option<&str>) -> &'static str {
    match units(field).next() {
        Some("years") => "-years",
        Some("months") => "-months",
        Some("weeks") => "-weeks",
        Some("days") => "-days",
        Some("minutes") => "-minutes",
        _ => "-hours",
    }
}
