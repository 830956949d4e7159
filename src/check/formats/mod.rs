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

use crate::packed::WITH_RARE;
use crate::schema::{COUNTRIES, Format, pattern};

/// What is wrong with a text, as far as its format can tell; empty where it cannot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wrong {
    /// Of a date: `day`, `month` or `year`.
    pub(super) part: &'static str,
    /// `missing`, `digits`, `length`, `range`, `date`, `nonexistent`, `check` or `scheme`.
    pub(super) reason: &'static str,
}

/// Whether a text has the format; the text is taken literally, without trimming.
pub(super) fn check(format: Format, text: &str) -> Result<(), Wrong> {
    let holds = match format {
        Format::Date => return date::check(text),
        Format::Identifier(identifier) => return identifier::check(identifier, text),
        Format::Telephone => return telephone::check(text),
        Format::Time => time::is_time(text),
        Format::LocalTime => time::is_local_time(text),
        Format::DateTime => time::is_date_time(text),
        Format::Email => email::is_mailbox(text, false),
        Format::IdnEmail => email::is_mailbox(text, true),
        // What `parse::url` puts before an address that leads to no page.
        Format::Uri | Format::Iri if text.starts_with("//") => return Err(reason("scheme")),
        Format::Uri => is_reference(text, true, false),
        Format::Iri => is_reference(text, true, true),
        _ if WITH_RARE => return check_rare(format, text),
        // A core without what is rare reads no form with another one.
        _ => true,
    };
    if holds { Ok(()) } else { Err(Wrong::default()) }
}

/// Those that `Format::is_rare` names.
fn check_rare(format: Format, text: &str) -> Result<(), Wrong> {
    let holds = match format {
        Format::Country => COUNTRIES.split(' ').any(|code| code == text),
        Format::YearMonth => return date::check_month(text),
        Format::Duration => time::is_duration(text),
        Format::Hostname => hostname::is_hostname(text),
        Format::IdnHostname => hostname::is_idn_hostname(text),
        Format::Ipv4 => ip::is_v4(text),
        Format::Ipv6 => ip::is_v6(text),
        Format::IriReference => is_reference(text, false, true),
        Format::UriReference => is_reference(text, false, false),
        Format::UriTemplate => uri::is_template(text),
        Format::Uuid => pointers::is_uuid(text),
        Format::JsonPointer => pointers::is_pointer(text),
        Format::RelativeJsonPointer => pointers::is_relative_pointer(text),
        Format::Regex => pattern::is_pattern(text),
        _ => true,
    };
    if holds { Ok(()) } else { Err(Wrong::default()) }
}

fn is_reference(text: &str, absolute: bool, international: bool) -> bool {
    uri::is_reference(text, uri::Rules { absolute, international })
}

fn reason(reason: &'static str) -> Wrong {
    Wrong { part: "", reason }
}
