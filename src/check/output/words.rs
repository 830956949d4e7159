//! What an error says: sentences for developers, which never hold the value.

use crate::json::{Object, Value, write};
use crate::schema::Keyword;

/// The one error of a check that would cost too much.
pub(super) const LIMIT: &str =
    "the check takes too many steps or nests too deeply, so nothing is known of the value";

/// A keyword's value longer than this is not repeated in each error.
const LONG: usize = 200;

/// The name of a keyword that applies no other schema, as a part of a pointer; `required` is not one of
/// these.
pub(super) fn assertion(keyword: &Keyword, members: Option<&Object>) -> Option<&'static str> {
    Some(match keyword {
        Keyword::False => "",
        Keyword::Type(_) => "/type",
        Keyword::Const(_) => "/const",
        Keyword::Enum(_) => "/enum",
        Keyword::Minimum(_) => "/minimum",
        Keyword::ExclusiveMinimum(_) => "/exclusiveMinimum",
        Keyword::Maximum(_) => "/maximum",
        Keyword::ExclusiveMaximum(_) => "/exclusiveMaximum",
        Keyword::MultipleOf(_) => "/multipleOf",
        Keyword::MinLength(_) => "/minLength",
        Keyword::MaxLength(_) => "/maxLength",
        Keyword::Pattern(_) => "/pattern",
        Keyword::Format(_) => "/format",
        Keyword::MinItems(_) => "/minItems",
        Keyword::MaxItems(_) => "/maxItems",
        Keyword::UniqueItems => "/uniqueItems",
        Keyword::MinProperties(_) => "/minProperties",
        Keyword::MaxProperties(_) => "/maxProperties",
        Keyword::DependentRequired(dependent) => {
            // The older `dependencies` is compiled to the same; each has the names that it lists.
            let own = members.and_then(|members| members.get("dependentRequired")?.as_object());
            let is_own = own.is_some_and(|own| {
                own.len() == dependent.len() && dependent.iter().all(|(name, _)| own.get(name).is_some())
            });
            if is_own { "/dependentRequired" } else { "/dependencies" }
        }
        _ => return None,
    })
}

/// Why a keyword does not hold.
pub(super) fn error(name: &str, keyword: Option<&Value>, value: &Value) -> String {
    let words = match name {
        "" => "nothing may stand here",
        "/required" => return missing(keyword, value),
        "/type" => "must be of the type",
        "/const" => "must be",
        "/enum" => "must be one of",
        "/minimum" => "must be at least",
        "/exclusiveMinimum" => "must be more than",
        "/maximum" => "must be at most",
        "/exclusiveMaximum" => "must be less than",
        "/multipleOf" => "must be a multiple of",
        "/minLength" => "must have at least this many characters:",
        "/maxLength" => "must have at most this many characters:",
        "/pattern" => "must match the pattern",
        "/format" => "must have the format",
        "/minItems" => "must have at least this many items:",
        "/maxItems" => "must have at most this many items:",
        "/uniqueItems" => return "must not have equal items".to_owned(),
        "/minProperties" => "must have at least this many members:",
        "/maxProperties" => "must have at most this many members:",
        "/dependentRequired" | "/dependencies" => "must have the members that others need:",
        "/minContains" => "must have at least this many items that the schema under contains allows:",
        "/maxContains" => "must have at most this many items that the schema under contains allows:",
        "/contains" => return "must have an item that this schema allows".to_owned(),
        "/oneOf" => return "must fit exactly one of the schemas, but fits more".to_owned(),
        "/not" => return "must not fit this schema".to_owned(),
        _ => "does not hold",
    };
    match keyword.map(write) {
        Some(keyword) if keyword.len() <= LONG => [words, " ", &keyword].concat(),
        _ => words.trim_end_matches(':').to_owned(),
    }
}

/// The names come from the schema, so they may be said.
fn missing(listed: Option<&Value>, value: &Value) -> String {
    let listed = listed.and_then(Value::as_array).unwrap_or_default();
    let is_missing = |name: &&Value| name.as_str().is_some_and(|name| value.get(name).is_none());
    let names: Vec<String> = listed.iter().filter(is_missing).map(write).collect();
    ["must have ", &names.join(", ")].concat()
}
