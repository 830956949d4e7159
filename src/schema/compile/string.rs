//! Lengths, patterns and formats of texts (2020-12 validation, sections 6.3 and 7).

use super::{Compiler, Site, Vocabularies};
use crate::json::Value;
use crate::schema::{Format, Keyword};

pub(super) fn compile<'v>(compiler: &mut Compiler<'v>, site: &mut Site<'v>, name: &str, value: &'v Value) {
    let keyword = match name {
        "minLength" => compiler.count(value).map(Keyword::MinLength),
        "maxLength" => compiler.count(value).map(Keyword::MaxLength),
        "pattern" => match value.as_str() {
            Some(source) => compiler.pattern_here(source).map(Keyword::Pattern),
            None => return compiler.expected("a text"),
        },
        _ => format(compiler, value),
    };
    if let Some(keyword) = keyword {
        site.add(keyword);
    }
}

/// Unknown formats assert nothing.
fn format(compiler: &mut Compiler<'_>, value: &Value) -> Option<Keyword> {
    let Some(name) = value.as_str() else {
        compiler.expected("the name of a format");
        return None;
    };
    let asserts = compiler.vocabularies().has(Vocabularies::FORMAT);
    Format::named(name).filter(|_| asserts).map(Keyword::Format)
}
