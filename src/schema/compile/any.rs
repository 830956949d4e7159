//! `type`, `enum` and `const` (2020-12 validation, section 6.1).

use super::{Compiler, Site};
use crate::json::Value;
use crate::schema::{Keyword, Type, Types};

pub(super) fn compile<'v>(compiler: &mut Compiler<'v>, site: &mut Site<'v>, name: &str, value: &'v Value) {
    match (name, value) {
        ("const", _) => site.add(Keyword::Const(Box::new(value.clone()))),
        ("enum", Value::Array(values)) => site.add(Keyword::Enum(values.clone().into())),
        ("enum", _) => compiler.expected("a list of values"),
        _ => match types(value) {
            Some(types) => site.add(Keyword::Type(types)),
            None => compiler.expected(
                "one of \"string\", \"number\", \"integer\", \"boolean\", \"object\", \"array\", \"null\", or a list of different ones",
            ),
        },
    }
}

fn types(value: &Value) -> Option<Types> {
    let mut types = Types::default();
    let names = match value {
        Value::Array(names) if !names.is_empty() => names.as_slice(),
        one => std::slice::from_ref(one),
    };
    let all_good =
        names.iter().all(|name| name.as_str().and_then(Type::named).is_some_and(|one| types.add(one)));
    all_good.then_some(types)
}
