//! What stands in the way of an exact plain schema: constraints that look at a conditional field from outside.
//!
//! A form drops an irrelevant value before it checks; a plain schema still has it. Where nothing else looks at
//! the value, that makes no difference.

use super::strip::speaks_of;
use crate::form::fields::Found;
use crate::form::{Field, FieldId, Form};
use crate::json::{Object, Value};
use crate::pointer::Pointer;

/// Why the condition of a field cannot be said exactly; `None` when it can.
pub(super) fn obstacle(form: &Form, found: &Found, field: &Field, id: FieldId) -> Option<&'static str> {
    let guarded = |(_, guards): &(Pointer, Vec<_>)| !guards.is_empty();
    if found.locations.get(id.0 as usize)?.iter().any(guarded) {
        return Some("some of what is said of it stands in a branch (\"then\", \"else\")");
    }
    let parent = field.parent?;
    for (location, guards) in found.layers.get(parent.0 as usize)? {
        let Some(object) = form.definition.at(location).and_then(Value::as_object) else { continue };
        if !guards.is_empty() && names(object.get("required"), &field.name) {
            return Some("it is required in a branch (\"then\", \"else\")");
        }
        if let Some(reason) = of_parent(object, &field.name) {
            return Some(reason);
        }
    }
    let mut around = Some(parent);
    let mut name = field.name.as_str();
    while let Some(group) = around.and_then(|id| Some((id, form.field(id)?))) {
        let layers = found.layers.get(group.0.0 as usize).into_iter().flatten();
        let objects = layers.filter_map(|(location, _)| form.definition.at(location)?.as_object());
        for object in objects {
            if let Some(reason) = of_ancestor(object, name) {
                return Some(reason);
            }
        }
        // Further out, what looks into the group looks at everything in it.
        (around, name) = (group.1.parent, if group.1.name.is_empty() { name } else { &group.1.name });
    }
    None
}

fn of_parent(object: &Object, name: &str) -> Option<&'static str> {
    let counts = ["minProperties", "maxProperties", "propertyNames", "patternProperties"];
    if counts.iter().any(|keyword| object.get(keyword).is_some()) {
        return Some("its group counts its members or checks their names");
    }
    let dependent = ["dependentRequired", "dependentSchemas", "dependencies"];
    let speaks = |keyword: &str| object.get(keyword).is_some_and(|value| speaks_of(value, name));
    dependent.iter().any(|keyword| speaks(keyword)).then_some("something else depends on whether it is there")
}

fn of_ancestor(object: &Object, name: &str) -> Option<&'static str> {
    for keyword in ["const", "enum", "uniqueItems", "contains"] {
        if object.get(keyword).is_some_and(|value| *value != Value::Bool(false)) {
            return Some("what is around it is compared as a whole");
        }
    }
    let looks = ["not", "anyOf", "oneOf", "if"];
    let speaks = |keyword: &str| object.get(keyword).is_some_and(|value| speaks_of(value, name));
    looks
        .iter()
        .any(|keyword| speaks(keyword))
        .then_some("another constraint looks at it (\"if\", \"not\", \"anyOf\", \"oneOf\")")
}

fn names(required: Option<&Value>, name: &str) -> bool {
    required.and_then(Value::as_array).unwrap_or_default().iter().any(|own| own.as_str() == Some(name))
}
