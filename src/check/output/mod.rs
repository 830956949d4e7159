//! The specification's output (2020-12 core, section 12): what holds, what does not, and what the schema
//! says about each value. Not in WebAssembly.
//!
//! [`check`](super::check) reports what a person can mend; this tells tools which keyword said what. The
//! walk is one of its own over the same compiled schema, so that no check pays for annotations.

mod annotations;
mod applicators;
mod unit;
mod walk;
mod words;

use crate::json::{Object, Value};
use crate::schema::{Schema, Sources};
use unit::Unit;
use walk::Walk;

/// How much of the outcome is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputFormat {
    /// Only whether the value is valid.
    Flag,
    /// A flat list of errors or of annotations.
    Basic,
    /// Errors or annotations in the structure of the schema, without nodes that say nothing.
    Detailed,
}

/// Checks a value and tells the outcome as the specification wants it told.
///
/// Every unit has `valid`, `keywordLocation` and `instanceLocation`, both JSON Pointers, and
/// `absoluteKeywordLocation` where its schema has a URI or lies behind a reference (behind a reference,
/// a document without a URI is taken to be at `blankett:/schema`). `error` is a sentence for
/// developers and never holds the value; `annotation` is what the keyword says. What is wrong stands
/// in `errors`; of a valid value, `annotations` are told. Where only one unit would be left, the
/// detailed format is that unit.
///
/// Unknown keywords are annotations too, `$comment` and definitions are not. What `propertyNames`
/// annotates is left out: a name has no place. Its errors stand at the member. As in
/// [`check`](super::check()), a check that would take too many steps is never valid: its one error
/// says so.
///
/// ```
/// use blankett::check::{OutputFormat, output};
/// use blankett::json::{parse, write};
/// use blankett::schema::{Options, Schema};
///
/// let document = parse(r#"{ "properties": { "age": { "title": "Age", "minimum": 0 } } }"#).unwrap();
/// let options = Options::default();
/// let (schema, sources) = Schema::compile_with_sources(&document, &options).unwrap();
/// let value = parse(r#"{ "age": -1 }"#).unwrap();
/// assert_eq!(
///     write(&output(&schema, &sources, &value, OutputFormat::Detailed)),
///     concat!(
///         r#"{"valid":false,"keywordLocation":"/properties/age/minimum","instanceLocation":"/age","#,
///         r#""error":"must be at least 0"}"#
///     )
/// );
/// ```
pub fn output(schema: &Schema, sources: &Sources<'_>, value: &Value, format: OutputFormat) -> Value {
    if format == OutputFormat::Flag {
        let mut flag = Object::new();
        flag.insert("valid", super::holds(schema, schema.root(), value));
        return flag.into();
    }
    let (valid, units) = Walk::new(schema, sources, value).whole();
    match (format, units) {
        (OutputFormat::Detailed, Some(unit)) => unit.nested(valid),
        (_, units) => basic(sources, schema, valid, units.as_ref()),
    }
}

/// The root, with a flat list of all that says something.
fn basic(sources: &Sources<'_>, schema: &Schema, valid: bool, units: Option<&Unit>) -> Value {
    let absolute = sources.absolute(schema.root(), "", false);
    let root =
        Unit { keyword: String::new(), absolute, instance: String::new(), own: None, parts: Vec::new() };
    let mut list = Vec::new();
    if let Some(unit) = units {
        unit.flat(valid, &mut list);
    }
    let mut object = root.located(valid);
    if !list.is_empty() {
        object.insert(unit::list_name(valid), Value::Array(list));
    }
    object.into()
}
