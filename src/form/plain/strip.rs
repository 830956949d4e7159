//! A copy of a definition without the `form` keyword, and with the schemas of conditional fields moved away.

use super::is_at_or_below;
use crate::json::{Object, Value};
use crate::pointer::Pointer;

/// What leaves its place.
pub(super) struct Moved {
    /// `$defs`, or `definitions` in draft 7.
    keyword: &'static str,
    /// Names that leave the `required` of the object at a location.
    pub(super) required: Vec<(Pointer, String)>,
    schemas: Vec<MovedSchema>,
}

/// A schema that leaves its place.
pub(super) struct MovedSchema {
    location: Pointer,
    /// Its name in `$defs`.
    pub(super) name: String,
    /// Why the field became looser, if it did.
    loose: Option<&'static str>,
}

impl Moved {
    /// Nothing yet.
    pub(super) fn new(keyword: &'static str) -> Self {
        Self { keyword, required: Vec::new(), schemas: Vec::new() }
    }

    /// Moves the schema at a location, unless it moved before.
    pub(super) fn add(&mut self, location: &Pointer, name: String, loose: Option<&'static str>) {
        if self.schema(location).is_none() {
            self.schemas.push(MovedSchema { location: location.clone(), name, loose });
        }
    }

    /// What moved from a location.
    pub(super) fn schema(&self, location: &Pointer) -> Option<&MovedSchema> {
        self.schemas.iter().find(|moved| moved.location == *location)
    }

    /// Defines the schemas under their new names, also those that became looser: something may refer to them.
    pub(super) fn define(&self, definition: &Value, defs: &mut Object) {
        for MovedSchema { location, name, .. } in &self.schemas {
            if let Some(value) = definition.at(location) {
                defs.insert(name.as_str(), Copy { moved: self, top: location }.schema(value, location));
            }
        }
    }
}

/// The definition as a plain schema, before conditions are added.
pub(super) fn strip(definition: &Value, moved: &Moved) -> Value {
    Copy { moved, top: &Pointer::root() }.schema(definition, &Pointer::root())
}

struct Copy<'a> {
    moved: &'a Moved,
    /// What is being copied: it does not move away from itself.
    top: &'a Pointer,
}

impl Copy<'_> {
    fn schema(&self, value: &Value, at: &Pointer) -> Value {
        let Value::Object(object) = value else { return value.clone() };
        if at != self.top
            && let Some(moved) = self.moved.schema(at)
        {
            return annotations(object, moved.loose);
        }
        let members = object.iter().filter(|(name, _)| *name != "form");
        let copied = members.filter_map(|(name, value)| Some((name, self.keyword(name, value, at)?)));
        Value::Object(copied.collect())
    }

    fn keyword(&self, name: &str, value: &Value, object_at: &Pointer) -> Option<Value> {
        let at = object_at.child(name);
        Some(match (name, value) {
            ("const" | "enum" | "default" | "examples", _) => value.clone(),
            ("required", Value::Array(names)) => return self.required(names, object_at),
            ("$ref" | "$dynamicRef", Value::String(reference)) => Value::String(self.reference(reference)),
            (
                "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas",
                Value::Object(members),
            ) => Value::Object(
                members.iter().map(|(name, one)| (name, self.schema(one, &at.child(name)))).collect(),
            ),
            (_, Value::Array(items)) => {
                let item = |(index, item)| self.schema(item, &at.child(&usize::to_string(&index)));
                Value::Array(items.iter().enumerate().map(item).collect())
            }
            (_, value) => self.schema(value, &at),
        })
    }

    fn required(&self, names: &[Value], at: &Pointer) -> Option<Value> {
        let leaves = |name: &&Value| {
            let own = |(place, gone): &(Pointer, String)| place == at && name.as_str() == Some(gone);
            self.moved.required.iter().any(own)
        };
        let kept: Vec<Value> = names.iter().filter(|name| !leaves(name)).cloned().collect();
        (!kept.is_empty() || names.is_empty()).then_some(Value::Array(kept))
    }

    /// A reference into what moved follows it.
    fn reference(&self, text: &str) -> String {
        let pointer = text.strip_prefix('#').and_then(Pointer::parse);
        let into = pointer.as_ref().and_then(|pointer| {
            let moved = self.moved.schemas.iter().find(|moved| is_at_or_below(pointer, &moved.location))?;
            Some((pointer.as_str().get(moved.location.as_str().len()..)?, &moved.name))
        });
        match into {
            Some((rest, name)) => ["#/", self.moved.keyword, "/", name, rest].concat(),
            None => text.to_owned(),
        }
    }
}

/// What a schema says without constraining anything.
fn annotations(schema: &Object, loose: Option<&'static str>) -> Value {
    let tells = ["title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly"];
    let mut kept: Object = schema
        .iter()
        .filter(|(name, _)| tells.contains(name))
        .map(|(name, value)| (name, value.clone()))
        .collect();
    if let Some(reason) = loose {
        kept.insert("$comment", ["Not checked here: ", reason, "."].concat());
    }
    Value::Object(kept)
}

/// Keywords that look at a value as a whole, or lead away.
const WHOLE: [&str; 10] = [
    "$ref",
    "$dynamicRef",
    "minProperties",
    "maxProperties",
    "propertyNames",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "uniqueItems",
    "contains",
];

/// Whether a schema may look at a member with this name: it names it, looks at the whole, or leads elsewhere.
pub(super) fn speaks_of(schema: &Value, name: &str) -> bool {
    match schema {
        Value::String(text) => text == name,
        Value::Array(items) => items.iter().any(|item| speaks_of(item, name)),
        Value::Object(object) => object.iter().any(|(keyword, value)| match keyword {
            "const" => is_container(value),
            "enum" => value.as_array().unwrap_or_default().iter().any(is_container),
            _ => keyword == name || WHOLE.contains(&keyword) || speaks_of(value, name),
        }),
        _ => false,
    }
}

fn is_container(value: &Value) -> bool {
    matches!(value, Value::Array(_) | Value::Object(_))
}
