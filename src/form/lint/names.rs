//! Names in `required` that no property has: nobody can ever answer them.

use super::Lint;
use super::schemas::{IN_PLACE, Seen};
use crate::form::diagnostic::did_you_mean;
use crate::form::inside::inside;
use crate::json::{Object, Value, nearest};
use crate::map::Map;
use crate::pointer::Pointer;

/// The properties that the schemas of one value name.
#[derive(Default)]
pub(super) struct Known {
    /// An object that has them as its names: it is quick for many, and there already.
    names: Object,
    /// Others may be there too, by a pattern or a schema for them, or behind what cannot be followed.
    is_open: bool,
}

/// What is known of values, by the outermost of their schemas.
pub(super) type Values = Map<Pointer, Known>;

/// So many names that are not there are enough to tell.
const MOST: usize = 20;

/// A name that is nearly a property's, or that nothing asks for or allows.
pub(super) fn required(lint: &mut Lint<'_>, seen: &Seen<'_, '_>, values: &mut Values) {
    let Some(required) = seen.object.get("required").and_then(Value::as_array) else { return };
    let known = values.entry(seen.outermost.clone()).or_insert_with(|| Known::of(seen));
    let is_closed = seen.object.get("additionalProperties") == Some(&Value::Bool(false));
    let named = required.iter().enumerate().filter_map(|(index, name)| Some((index, name.as_str()?)));
    let missing = named.filter(|(_, name)| !known.is_open && known.names.get(name).is_none());
    for (index, name) in missing.take(MOST) {
        let near = nearest(name, &mut known.names.iter().map(|(name, _)| name));
        if near.is_none() && !is_closed && !seen.is_asked {
            continue;
        }
        let hint = did_you_mean(near);
        let hint = if hint.is_empty() { " Add it to \"properties\", or leave it out here." } else { &hint };
        let message = ["There is no property \"", name, "\", so it can never be answered.", hint];
        lint.warn(&seen.at.child("required").child(&index.to_string()), "required", &message);
    }
}

impl Known {
    fn of(seen: &Seen<'_, '_>) -> Self {
        let mut known = Self::default();
        let mut walked = Object::new();
        let mut next = vec![seen.outermost.clone()];
        while let Some(at) = next.pop() {
            if walked.insert(at.as_str(), true).is_none() {
                known.add(seen, &at, &mut next);
            }
        }
        known
    }

    /// What one schema names; those that speak of the same value come next.
    fn add(&mut self, seen: &Seen<'_, '_>, at: &Pointer, next: &mut Vec<Pointer>) {
        let Some(object) = seen.form.definition.at(at).and_then(Value::as_object) else { return };
        let members = |name| object.get(name).and_then(Value::as_object);
        for (name, _) in members("properties").into_iter().flat_map(Object::iter) {
            self.names.insert(name, true);
        }
        self.is_open |= members("patternProperties").is_some_and(|patterns| !patterns.is_empty())
            || ["additionalProperties", "unevaluatedProperties"]
                .into_iter()
                .any(|name| members(name).is_some())
            || ["$dynamicRef", "$recursiveRef"].into_iter().any(|name| object.get(name).is_some());
        let same = inside(object, at).into_iter().filter(|(keyword, _)| IN_PLACE.contains(keyword));
        next.extend(same.map(|(_, at)| at));
        if object.get("$ref").is_some() {
            let target = seen.layers.target(at);
            self.is_open |= target.is_none();
            next.extend(target);
        }
    }
}
