//! The identifiers of `schema::identifiers`: shape, date, check digits, in this order.

mod birth;
mod rules;
mod shape;

#[cfg(test)]
mod tests;

pub use birth::{BirthDate, birth_date};

use super::{Wrong, reason};
use crate::json::decimal;
use crate::schema::Identifier;
use birth::{Born, born};

/// Whether the text is one, in canonical form; a session takes separators out before.
///
/// The reason says what is wrong. Where it is of digits alone: `digits` (other signs stand there),
/// `length`, `range` (none begins so). Where the shape is right: `date`, or `check` (the check digits do
/// not fit the others).
pub(super) fn check(identifier: &Identifier, text: &str) -> Result<(), Wrong> {
    if !shape::fits(identifier.shape, text.as_bytes()) {
        return Err(reason(misshapen(identifier, text)));
    }
    let is_day = |birth| born(birth, text.as_bytes()) != Born::Wrong;
    if !identifier.birth.as_ref().is_none_or(is_day) {
        return Err(reason("date"));
    }
    if rules::holds(&identifier.rule, text.as_bytes()) { Ok(()) } else { Err(reason("check")) }
}

fn misshapen(identifier: &Identifier, text: &str) -> &'static str {
    if !identifier.is_numeric() {
        return "";
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return "digits";
    }
    let (least, most) = shape::lengths(identifier.usual_shape());
    if (least..=most).contains(&text.len()) { "range" } else { "length" }
}

/// How many digits it has, where it is of digits alone: `8`, `7-8`; else `none`.
pub(in crate::check) fn digits(identifier: &Identifier) -> String {
    if !identifier.is_numeric() {
        return "none".to_owned();
    }
    let (least, most) = shape::lengths(identifier.usual_shape());
    let (least, most) = (decimal(least as u64), decimal(most as u64));
    if least == most { least } else { [&least, "-", &most].concat() }
}
