//! What a host may choose when it compiles a schema.

use super::Dialect;
use crate::json::Value;

/// How a schema is compiled.
#[derive(Clone, Debug)]
pub struct Options {
    /// The URI that the document was found at; relative references start from it. May be empty.
    pub base: String,
    /// Documents that references may lead to, by their absolute URI.
    pub resources: Vec<(String, Value)>,
    /// Whether `format` is an assertion. The specification makes it an annotation unless a
    /// vocabulary says otherwise; a form wants dates to be dates.
    pub format_assertion: bool,
    /// The dialect of a document without `$schema`.
    pub dialect: Dialect,
    /// What a schema and a check may cost.
    pub limits: Limits,
}

/// Bounds that end in a typed error, never in a trap and never in "valid".
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How deep schemas may nest.
    pub depth: usize,
    /// How many schemas there may be in all.
    pub schemas: usize,
    /// How many steps one check may take for each 100 kB of the value: about one for each keyword
    /// evaluation, each about 100 to 200 nanoseconds in WebAssembly.
    pub steps: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base: String::new(),
            resources: Vec::new(),
            format_assertion: true,
            dialect: Dialect::Draft202012,
            limits: Limits::default(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 64, schemas: 100_000, steps: 500_000 }
    }
}
