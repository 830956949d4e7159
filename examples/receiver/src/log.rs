//! One JSON object per line on standard error. Never an answer, a name, an address or a query.

use std::io::Write as _;

use blankett::json::{self, Object, Value};

use crate::observe;

/// Writes one line. `fields` are routes, codes, counts and durations.
pub(crate) fn line(event: &'static str, fields: impl IntoIterator<Item = (&'static str, Value)>) {
    let start = [("time", Value::from(crate::clock::now())), ("event", Value::from(event))];
    let members: Object = start.into_iter().chain(fields).collect();
    let text = json::write(&Value::Object(members)) + "\n";
    // Where standard error is closed there is nobody left to tell.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Counts and writes what the database said; it names tables, columns and constraints there, never values.
pub(crate) fn store(error: &sqlx::Error) {
    observe::database_failed();
    line("store-failed", [("reason", Value::from(error.to_string()))]);
}
