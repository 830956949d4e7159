//! Keywords that no one knows: JSON Schema takes them as remarks, which is rarely what was meant.

use super::Lint;
use super::schemas::Seen;
use crate::form::diagnostic::did_you_mean;
use crate::json::nearest;

/// The keywords of all dialects, and ours.
const KEYWORDS: [&str; 63] = [
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$recursiveAnchor",
    "$recursiveRef",
    "$ref",
    "$schema",
    "$vocabulary",
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "default",
    "definitions",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "deprecated",
    "description",
    "else",
    "enum",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "form",
    "format",
    "if",
    "items",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "readOnly",
    "required",
    "then",
    "title",
    "type",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
    "writeOnly",
];

/// Words that are near to one of these, and no slip: other tools have them, and people write remarks so.
const OTHERS: [&str; 4] = ["example", "note", "notes", "comment"];

/// A keyword that is nearly another; in a condition any that nobody knows, since it would test nothing.
pub(super) fn keywords(lint: &mut Lint<'_>, seen: &Seen<'_, '_>) {
    for (name, _) in seen.object.iter() {
        if KEYWORDS.contains(&name) || OTHERS.contains(&name) || name.starts_with("x-") {
            continue;
        }
        // Near from both sides: a short word is a few letters away from many.
        let near = nearest(name, &mut KEYWORDS.into_iter())
            .filter(|keyword| nearest(keyword, &mut [name].into_iter()).is_some());
        if near.is_some() || seen.is_condition {
            let hint = did_you_mean(near);
            let hint = if hint.is_empty() {
                " Write one of JSON Schema, such as \"const\", \"enum\" or \"minimum\"."
            } else {
                &hint
            };
            let message = ["No keyword is called \"", name, "\", so this tests nothing.", hint];
            lint.warn(&seen.at.child(name), "keyword", &message);
        }
    }
}
