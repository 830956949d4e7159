//! Items of arrays (2020-12 core, section 10.3.1; validation, section 6.4).

use super::{Compiler, Dialect, Site};
use crate::json::Value;
use crate::schema::{Contains, Keyword};

pub(super) fn compile<'v>(compiler: &mut Compiler<'v>, site: &mut Site<'v>, name: &str, value: &'v Value) {
    let keyword = match name {
        "minItems" => compiler.count(value).map(Keyword::MinItems),
        "maxItems" => compiler.count(value).map(Keyword::MaxItems),
        "uniqueItems" => match value.as_bool() {
            Some(unique) => unique.then_some(Keyword::UniqueItems),
            None => return compiler.expected("true or false"),
        },
        "prefixItems" if since_2020(compiler) => {
            Some(Keyword::PrefixItems(compiler.schema_list(value).into()))
        }
        "items" if since_2020(compiler) => {
            let from = site.members.get("prefixItems").and_then(Value::as_array).map_or(0, <[Value]>::len);
            Some(Keyword::Items { from, schema: compiler.subschema(value) })
        }
        "items" => match value {
            // Before 2020-12 a list here was what prefixItems is now; it may be empty.
            Value::Array(items) if items.is_empty() => None,
            Value::Array(_) => Some(Keyword::PrefixItems(compiler.schema_list(value).into())),
            _ => Some(Keyword::Items { from: 0, schema: compiler.subschema(value) }),
        },
        "additionalItems" if !since_2020(compiler) => {
            let schema = compiler.subschema(value);
            let prefix = site.members.get("items").and_then(Value::as_array);
            prefix.map(|prefix| Keyword::Items { from: prefix.len(), schema })
        }
        "contains" => Some(Keyword::Contains(contains(compiler, site, value))),
        // These two are read beside `contains`; here they are only looked over.
        "minContains" | "maxContains" => compiler.count(value).and(None),
        _ => None,
    };
    if let Some(keyword) = keyword {
        site.add(keyword);
    }
}

fn since_2020(compiler: &Compiler<'_>) -> bool {
    compiler.vocabularies().dialect == Dialect::Draft202012
}

/// `contains` with the two keywords beside it, which draft 7 did not have.
fn contains<'v>(compiler: &mut Compiler<'v>, site: &Site<'v>, value: &'v Value) -> Contains {
    let has_counts = compiler.vocabularies().dialect >= Dialect::Draft201909;
    let count = |name| {
        let count = site.members.get(name).filter(|_| has_counts)?.as_number()?.to_usize()?;
        Some(u32::try_from(count).unwrap_or(u32::MAX))
    };
    let (min, max) = (count("minContains").unwrap_or(1), count("maxContains"));
    Contains { schema: compiler.subschema(value), min, max, evaluates: since_2020(compiler) }
}
