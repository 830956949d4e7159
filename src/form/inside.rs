//! The schemas inside a schema, as it is written.

use crate::json::{Object, Value};
use crate::pointer::Pointer;

/// Keywords whose value is an object from names to schemas.
pub(super) const MAPS: [&str; 4] = ["properties", "patternProperties", "dependentSchemas", "dependencies"];

/// Keywords whose value is a schema, or a list of them.
pub(super) const APPLICATORS: [&str; 16] = [
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "items",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "contains",
    "additionalProperties",
    "unevaluatedProperties",
    "propertyNames",
    "contentSchema",
];

/// The schemas directly inside a schema, with the keyword they stand under.
pub(super) fn inside<'v>(object: &'v Object, at: &Pointer) -> Vec<(&'v str, Pointer)> {
    let mut found = Vec::new();
    for (keyword, value) in object.iter() {
        let here = at.child(keyword);
        match value {
            Value::Object(members) if MAPS.contains(&keyword) => {
                found.extend(members.iter().map(|(name, _)| (keyword, here.child(name))));
            }
            Value::Array(items) if APPLICATORS.contains(&keyword) => {
                found.extend((0..items.len()).map(|index| (keyword, here.child(&index.to_string()))));
            }
            Value::Object(_) if APPLICATORS.contains(&keyword) => found.push((keyword, here)),
            _ => {}
        }
    }
    found
}
