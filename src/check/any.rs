//! Constraints on values of any type: `type`, `const`, `enum`, and the schema `false`.

use super::run::{At, Run};
use crate::json::Value;
use crate::schema::Keyword;

pub(super) fn check(run: &mut Run<'_>, keyword: &Keyword, value: &Value, at: &At<'_>) -> bool {
    match keyword {
        Keyword::Type(types) => types.hold(value) || run.fail_with(at, "type", "type", types.names().into()),
        Keyword::Const(constant) => **constant == *value || run.fail(at, "const"),
        Keyword::Enum(values) => {
            // A long list is a long comparison, and is paid for.
            run.spend(values.len() / 16);
            values.contains(value) || run.fail(at, "enum")
        }
        _ => run.fail(at, "false"),
    }
}
