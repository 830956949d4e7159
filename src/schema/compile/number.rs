//! Limits of numbers (2020-12 validation, section 6.2).

use super::{Compiler, Site};
use crate::json::{Number, Value};
use crate::schema::Keyword;

pub(super) fn compile<'v>(compiler: &mut Compiler<'v>, site: &mut Site<'v>, name: &str, value: &'v Value) {
    let Some(limit) = value.as_number().cloned() else {
        return compiler.expected("a number");
    };
    site.add(match name {
        "minimum" => Keyword::Minimum(limit),
        "exclusiveMinimum" => Keyword::ExclusiveMinimum(limit),
        "maximum" => Keyword::Maximum(limit),
        "exclusiveMaximum" => Keyword::ExclusiveMaximum(limit),
        _ if limit <= Number::from(0) => return compiler.expected("a number above 0"),
        _ => Keyword::MultipleOf(limit),
    });
}
