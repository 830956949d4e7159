//! Names in `required` that no property has: nobody can ever answer them.

use super::Lint;
use super::schemas::{IN_PLACE, Seen};
use crate::form::diagnostic::did_you_mean;
use crate::form::inside::inside;
use crate::json::{Object, Value, nearest};
use crate::map::Set;
use crate::pointer::Pointer;

/// The properties that the schemas of one value name.
#[derive(Default)]
struct Known<'a> {
    names: Vec<&'a str>,
    /// Others may be there too, by a pattern or a schema for them, or behind what cannot be followed.
    is_open: bool,
    seen: Set<Pointer>,
}

/// A name that is nearly a property's, or that nothing asks for or allows.
pub(super) fn required(lint: &mut Lint<'_>, seen: &Seen<'_, '_>) {
    let Some(required) = seen.object.get("required").and_then(Value::as_array) else { return };
    let mut known = Known::default();
    seen.around.iter().chain([seen.at]).for_each(|at| known.add(seen, at));
    if known.is_open {
        return;
    }
    known.names.sort_unstable();
    let is_closed = seen.object.get("additionalProperties") == Some(&Value::Bool(false));
    for (index, name) in required.iter().enumerate() {
        let Some(name) = name.as_str().filter(|name| known.names.binary_search(name).is_err()) else {
            continue;
        };
        let near = nearest(name, &mut known.names.iter().copied());
        if near.is_none() && !is_closed && !seen.is_asked {
            continue;
        }
        let hint = did_you_mean(near);
        let hint = if hint.is_empty() { " Add it to \"properties\", or leave it out here." } else { &hint };
        let message = ["There is no property \"", name, "\", so it can never be answered.", hint];
        lint.warn(&seen.at.child("required").child(&index.to_string()), "required", &message);
    }
}

impl<'a> Known<'a> {
    fn add(&mut self, seen: &Seen<'a, '_>, at: &Pointer) {
        let Some(object) = seen.form.definition.at(at).and_then(Value::as_object) else { return };
        if !self.seen.insert(at.clone()) {
            return;
        }
        let members = |name| object.get(name).and_then(Value::as_object);
        self.names.extend(members("properties").into_iter().flat_map(Object::iter).map(|(name, _)| name));
        self.is_open |= members("patternProperties").is_some_and(|patterns| !patterns.is_empty())
            || ["additionalProperties", "unevaluatedProperties"]
                .into_iter()
                .any(|name| members(name).is_some())
            || ["$dynamicRef", "$recursiveRef"].into_iter().any(|name| object.get(name).is_some());
        for (_, at) in inside(object, at).into_iter().filter(|(keyword, _)| IN_PLACE.contains(keyword)) {
            self.add(seen, &at);
        }
        if object.get("$ref").is_some() {
            match seen.layers.target(at) {
                Some(target) => self.add(seen, &target),
                None => self.is_open = true,
            }
        }
    }
}
