//! What each `format` accepts; one file per family, the source named in it.

mod date;
mod dk_cpr;
mod email;
mod ip;
mod telephone;

use crate::schema::{Format, pattern};

/// What is wrong with a text, as far as its format can tell; empty where it cannot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wrong {
    /// Of a date: `day`, `month` or `year`.
    pub(super) part: &'static str,
    /// `missing`, `digits`, `length`, `range`, `date` or `nonexistent`.
    pub(super) reason: &'static str,
}

/// Whether a text has the format; the text is taken literally, without trimming.
pub(super) fn check(format: Format, text: &str) -> Result<(), Wrong> {
    match format {
        Format::Date => date::check(text),
        Format::DkCpr => dk_cpr::check(text),
        Format::Telephone => telephone::check(text),
        Format::Email => plain(email::is_mailbox(text, false)),
        Format::Regex => plain(pattern::is_pattern(text)),
        Format::IdnEmail => plain(email::is_mailbox(text, true)),
    }
}

/// A format that only accepts or refuses.
fn plain(holds: bool) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err(Wrong::default()) }
}

fn reason(reason: &'static str) -> Wrong {
    Wrong { part: "", reason }
}
