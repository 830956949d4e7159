//! Schemas applied to the same value (2020-12 core, sections 10.2 and 11), and `$defs`.

use super::{Compiler, Site};
use crate::json::Value;
use crate::schema::{Branches, If, Keyword, SchemaId, Tell};

pub(super) fn compile<'v>(compiler: &mut Compiler<'v>, site: &mut Site<'v>, name: &str, value: &'v Value) {
    let keyword = match name {
        "allOf" => Keyword::AllOf(compiler.schema_list(value).into()),
        "anyOf" => Keyword::AnyOf(Box::new(branches(compiler, value))),
        "oneOf" => Keyword::OneOf(Box::new(branches(compiler, value))),
        "not" => Keyword::Not(compiler.subschema(value)),
        "if" => {
            let test = compiler.subschema(value);
            let then = sibling(compiler, site, "then");
            let otherwise = sibling(compiler, site, "else");
            Keyword::If(If { test, then, otherwise })
        }
        // Beside `if` they were compiled with it; by themselves they are only places to refer to.
        "then" | "else" => {
            if site.members.get("if").is_none() {
                compiler.subschema(value);
            }
            return;
        }
        "unevaluatedItems" => Keyword::UnevaluatedItems(compiler.subschema(value)),
        _ => Keyword::UnevaluatedProperties(compiler.subschema(value)),
    };
    site.add(keyword);
}

/// Definitions are compiled but not applied.
pub(super) fn compile_definitions<'v>(
    compiler: &mut Compiler<'v>,
    _: &mut Site<'v>,
    _: &str,
    value: &'v Value,
) {
    compiler.schemas_by_name(value);
}

/// How to tell the branches apart is found out when all references are resolved.
fn branches<'v>(compiler: &mut Compiler<'v>, value: &'v Value) -> Branches {
    Branches { schemas: compiler.schema_list(value).into(), tell: Tell::Nothing }
}

/// `then` and `else` mean something only beside `if`.
fn sibling<'v>(compiler: &mut Compiler<'v>, site: &Site<'v>, name: &str) -> Option<SchemaId> {
    let value = site.members.get(name)?;
    compiler.at.pop();
    let id = compiler.child(name, value);
    compiler.at.push("if");
    Some(id)
}
