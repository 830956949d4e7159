//! Schema and value to problems.
//!
//! One walk serves both questions. [`check`] collects every [`Problem`]; [`holds`] stops at the first
//! thing that is wrong. Nothing is allocated while the value is fine: where a value stands is a chain
//! of references on the stack, and becomes a pointer only in a problem. Each family of keywords is
//! one file.

mod any;
mod applicator;
mod array;
mod formats;
mod number;
mod object;
#[cfg(not(target_arch = "wasm32"))]
mod output;
mod run;
mod seen;
#[cfg(not(target_arch = "wasm32"))]
mod steps;
mod string;

#[cfg(test)]
mod tests;

pub use formats::{BirthDate, birth_date};

use crate::json::Value;
use crate::pointer::Pointer;
use crate::problem::Problem;
use crate::schema::{Schema, SchemaId};
use run::Run;

#[cfg(not(target_arch = "wasm32"))]
pub use output::{OutputFormat, output};
#[cfg(not(target_arch = "wasm32"))]
pub use steps::steps;

/// Everything that is wrong with a value; pointers start at the value.
///
/// The order is stable: a schema's own constraints, then members in the order of the schema, then
/// what is combined with it. A value that is of the wrong type has that one problem. A check that
/// takes more steps than its schema allows ends with the problem `limit`. At most 10,000 problems are
/// reported.
pub fn check(schema: &Schema, id: SchemaId, value: &Value) -> Vec<Problem> {
    check_at(schema, id, value, &Pointer::root())
}

/// As [`check`], for a value that stands at `pointer`: pointers start at the whole document.
///
/// The cost depends on this schema and value alone, not on the document around them.
pub fn check_at(schema: &Schema, id: SchemaId, value: &Value, pointer: &Pointer) -> Vec<Problem> {
    Run::new(schema, true).problems(id, value, pointer)
}

/// As [`check`], where some values may be missing although `required` or `dependentRequired` asks for them.
///
/// Only where that would be reported: inside `not`, or in a branch that does not count, nothing changes.
pub fn check_excusing(
    schema: &Schema,
    id: SchemaId,
    value: &Value,
    may_be_missing: &dyn Fn(&Pointer) -> bool,
) -> Vec<Problem> {
    Run::new(schema, true).excusing(may_be_missing).problems(id, value, &Pointer::root())
}

/// Whether the value is valid; `false` as well where that would take too many steps to find out.
pub fn holds(schema: &Schema, id: SchemaId, value: &Value) -> bool {
    Run::new(schema, false).problems(id, value, &Pointer::root()).is_empty()
}
