//! Constraints on values of any type: `type`, `const`, `enum`, and the schema `false`.

use super::run::{At, Run};
use crate::json::Value;
use crate::schema::Keyword;

pub(super) fn check(run: &mut Run<'_>, keyword: &Keyword, value: &Value, at: &At<'_>) -> bool {
    match keyword {
        Keyword::Type(types) => types.hold(value) || run.fail_with(at, "type", "type", types.names().into()),
        Keyword::Const(constant) => {
            is_one_of(run, std::slice::from_ref(constant), value) || run.fail(at, "const")
        }
        Keyword::Enum(values) => is_one_of(run, values, value) || run.fail(at, "enum"),
        _ => run.fail(at, "false"),
    }
}

/// Whether the value is one of those listed. A long list and a large value make a long comparison, which
/// is paid for.
pub(super) fn is_one_of(run: &mut Run<'_>, values: &[Value], value: &Value) -> bool {
    run.spend(comparing(values, value)) && values.contains(value)
}

/// The steps that it takes to compare a value with all those listed.
pub(super) fn comparing(values: &[Value], value: &Value) -> usize {
    weight(value, 64).saturating_mul(values.len()) / 2
}

/// About how much there is in a value: 1 for each value in it, and 1 for so many bytes of text.
pub(super) fn weight(value: &Value, bytes: usize) -> usize {
    match value {
        Value::Null | Value::Bool(_) => 1,
        Value::Number(number) => 1 + number.cost(),
        Value::String(text) => 1 + text.len() / bytes,
        Value::Array(items) => items.iter().fold(1, |sum, item| sum + weight(item, bytes)),
        Value::Object(members) => members.iter().fold(1, |sum, (_, member)| sum + weight(member, bytes)),
    }
}
