//! Which keywords say something about a value without constraining it.

use crate::check::any::weight;
use crate::json::{Object, Value};
use crate::schema::is_known;

/// Whether the keyword's own value is an annotation of this value (2020-12 core, section 7.7.1; validation,
/// sections 7.2.1, 8 and 9).
pub(super) fn annotates(name: &str, siblings: &Object, value: &Value) -> bool {
    match name {
        "title" | "description" | "default" | "deprecated" | "readOnly" | "writeOnly" | "examples"
        | "format" => true,
        "contentEncoding" | "contentMediaType" => value.is_string(),
        "contentSchema" => value.is_string() && siblings.get("contentMediaType").is_some(),
        // All of the core's own, `$comment` above all, are for those who read the schema.
        _ => !name.starts_with('$') && !is_known(name),
    }
}

/// The steps that it takes to copy an annotation.
pub(super) fn cost(annotation: &Value) -> usize {
    weight(annotation, 64)
}

/// How far a list of schemas reached into an array (2020-12 core, section 10.3.1.1): the last index, or
/// `true` where that is the whole.
pub(super) fn reach(count: usize, items: usize) -> Option<Value> {
    let last = count.checked_sub(1)?;
    Some(if count == items { true.into() } else { index(last) })
}

/// The indexes at which `contains` holds (2020-12 core, section 10.3.1.3); `true` where that is all.
pub(super) fn contained(indexes: &[usize], items: usize) -> Value {
    if indexes.len() == items && items > 0 {
        return true.into();
    }
    Value::Array(indexes.iter().map(|own| index(*own)).collect())
}

fn index(index: usize) -> Value {
    Value::from(u32::try_from(index).unwrap_or(u32::MAX))
}
