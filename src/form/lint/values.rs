//! Values that a schema names and does not itself allow: options, and a default.

use super::Lint;
use super::schemas::Seen;
use crate::check;
use crate::form::layers::Layers;
use crate::form::{Field, Form};
use crate::json::{Object, Value};
use crate::pointer::Pointer;
use crate::schema::SchemaId;

/// Tells of each value that stands twice, or can never be right.
pub(super) fn given(lint: &mut Lint<'_>, seen: &Seen<'_, '_>) {
    let options = options(seen.object, seen.at);
    if let Some((keyword, values)) = &options {
        let is_twice = twice(lint, values);
        if values.is_empty() {
            let message = "There is no value here, so no answer can be right. Name the options.";
            lint.warn(&seen.at.child(keyword), "option", &[message]);
        }
        if is_twice || seen.is_condition {
            return;
        }
    }
    let Some(id) = seen.form.schema.at(seen.at).filter(|_| !seen.is_condition) else { return };
    if let Some((keyword, values)) = options {
        fitting(lint, seen, id, (keyword, &values));
    }
}

/// The values that a schema offers, each with its place, and the keyword that does.
fn options<'a>(object: &'a Object, at: &Pointer) -> Option<(&'static str, Vec<(Pointer, &'a Value)>)> {
    if let Some(value) = object.get("const") {
        return Some(("const", vec![(at.child("const"), value)]));
    }
    if let Some(values) = object.get("enum").and_then(Value::as_array) {
        let at = at.child("enum");
        let place = |(index, value): (usize, &'a Value)| (at.child(&index.to_string()), value);
        return Some(("enum", values.iter().enumerate().map(place).collect()));
    }
    for keyword in ["oneOf", "anyOf"] {
        let branches = object.get(keyword).and_then(Value::as_array).unwrap_or_default();
        let at = at.child(keyword);
        let option = |(index, branch): (usize, &'a Value)| {
            Some((at.child(&index.to_string()).child("const"), branch.get("const")?))
        };
        let values: Option<Vec<_>> = branches.iter().enumerate().map(option).collect();
        if let Some(values) = values.filter(|values| !values.is_empty()) {
            return Some((keyword, values));
        }
    }
    None
}

/// Tells of values that stand twice.
fn twice(lint: &mut Lint<'_>, values: &[(Pointer, &Value)]) -> bool {
    let mut is_twice = false;
    // An object that gives who has a value: it is quick for many, and there already.
    let mut known = Object::new();
    for (at, value) in values {
        if known.insert(crate::json::write(value), true).is_some() {
            is_twice = true;
            lint.warn(at, "option", &["This value stands twice: leave one of the two out."]);
        }
    }
    is_twice
}

/// Each option is checked against all: so many are enough to see what is wrong.
const MOST: usize = 500;

/// Tells of options that the rest of the schema forbids.
fn fitting(
    lint: &mut Lint<'_>,
    seen: &Seen<'_, '_>,
    id: SchemaId,
    (keyword, values): (&str, &[(Pointer, &Value)]),
) {
    // A list that is shared often has `null` for no answer.
    let named = values.iter().filter(|(_, value)| **value != Value::Null).take(MOST);
    let wrong: Vec<(&Pointer, &str)> =
        named.clone().filter_map(|(at, value)| Some((at, forbids(seen.form, id, value)?))).collect();
    match wrong.first() {
        Some((_, reason)) if wrong.len() == named.count() => {
            let message =
                ["No answer can be right: \"", reason, "\" forbids what stands here. Change one of the two."];
            lint.warn(&seen.at.child(keyword), "option", &message);
        }
        _ => {
            for (at, reason) in wrong {
                let message = ["\"", reason, "\" forbids this option. Change one of the two."];
                lint.warn(at, "option", &message);
            }
        }
    }
}

/// A default that stands in a question from the start, and is wrong there.
pub(super) fn default(lint: &mut Lint<'_>, field: &Field) {
    let Some(default) = field.default.as_ref().filter(|value| field.constant.as_ref() != Some(value)) else {
        return;
    };
    let is_empty = default.as_str().is_some_and(|text| text.trim().is_empty());
    let Some(reason) = forbids(lint.form, field.schema, default).filter(|_| !is_empty) else { return };
    let layers = Layers::new(&lint.form.definition, &lint.form.schema);
    let layers = layers.of(&[(field.location.clone(), Vec::new())]);
    let written = layers.iter().find(|layer| layer.object.get("default").is_some());
    let at = written.map_or(&field.location, |layer| &layer.location).child("default");
    let message = [
        "This stands in the question from the start, and is not allowed there (\"",
        reason,
        "\"). Change one of the two.",
    ];
    lint.warn(&at, "default", &message);
}

fn forbids(form: &Form, id: SchemaId, value: &Value) -> Option<&'static str> {
    check::check(&form.schema, id, value).first().map(|problem| problem.code)
}
