//! What each `format` accepts; one file per family, the source named in it.

mod date;
mod email;
mod hostname;
mod identifier;
mod idn;
mod ip;
mod pointers;
mod punycode;
mod telephone;
mod time;
mod uri;

pub(in crate::check) use identifier::digits;
pub use identifier::{BirthDate, birth_date};

use crate::schema::{COUNTRIES, Format, WITH_RARE, pattern};

/// What is wrong with a text, as far as its format can tell; empty where it cannot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wrong {
    /// Of a date: `day`, `month` or `year`.
    pub(super) part: &'static str,
    /// `missing`, `digits`, `length`, `range`, `date`, `nonexistent` or `check`.
    pub(super) reason: &'static str,
}

/// Whether a text has the format; the text is taken literally, without trimming.
pub(super) fn check(format: Format, text: &str) -> Result<(), Wrong> {
    let reference = |absolute, international| uri::is_reference(text, uri::Rules { absolute, international });
    // A core without them reads no form with such a format.
    if format.is_rare() && !WITH_RARE {
        return Ok(());
    }
    let holds = match format {
        Format::Date => return date::check(text),
        Format::Identifier(identifier) => return identifier::check(identifier, text),
        Format::Telephone => return telephone::check(text),
        Format::Time => time::is_time(text),
        Format::LocalTime => time::is_local_time(text),
        Format::Country => COUNTRIES.split(' ').any(|code| code == text),
        Format::YearMonth => return date::check_month(text),
        Format::DateTime => time::is_date_time(text),
        Format::Duration => time::is_duration(text),
        Format::Email => email::is_mailbox(text, false),
        Format::IdnEmail => email::is_mailbox(text, true),
        Format::Hostname => hostname::is_hostname(text),
        Format::IdnHostname => hostname::is_idn_hostname(text),
        Format::Ipv4 => ip::is_v4(text),
        Format::Ipv6 => ip::is_v6(text),
        Format::Uri => reference(true, false),
        Format::UriReference => reference(false, false),
        Format::Iri => reference(true, true),
        Format::IriReference => reference(false, true),
        Format::UriTemplate => uri::is_template(text),
        Format::Uuid => pointers::is_uuid(text),
        Format::JsonPointer => pointers::is_pointer(text),
        Format::RelativeJsonPointer => pointers::is_relative_pointer(text),
        Format::Regex => pattern::is_pattern(text),
    };
    if holds { Ok(()) } else { Err(Wrong::default()) }
}

fn reason(reason: &'static str) -> Wrong {
    Wrong { part: "", reason }
}
