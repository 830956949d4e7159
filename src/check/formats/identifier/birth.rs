//! The birth date that a number carries.

use crate::check::formats::date::days_in;
use crate::schema::{Birth, Century, Identifier};

/// A day in somebody's life; without `Debug`, so that none reaches a log by accident.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BirthDate {
    /// With its century.
    pub year: u32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// The birth date that an identifier in canonical form carries.
///
/// `None` where the format or the number carries none: a company's, one without its century, one that
/// is not valid.
pub fn birth_date(format: &str, value: &str) -> Option<BirthDate> {
    let identifier = Identifier::named(format)?;
    super::check(identifier, value).ok()?;
    match born(identifier.birth.as_ref()?, value.as_bytes()) {
        Born::On(date) => Some(date),
        Born::Unsaid | Born::Wrong => None,
    }
}

/// What a number says of a birth.
#[derive(PartialEq)]
pub(super) enum Born {
    On(BirthDate),
    /// Nothing, or not all.
    Unsaid,
    /// There is no such day.
    Wrong,
}

/// Reads the date of a number that has its shape.
pub(super) fn born(birth: &Birth, text: &[u8]) -> Born {
    let is_long = birth.century == Century::Sweden && text.len() == 12;
    let at = usize::from(birth.at) + if is_long { 2 } else { 0 };
    let two = |place: usize| digit(text, at + place) * 10 + digit(text, at + place + 1);
    let (year, day) = if birth.year_first { (two(0), two(4)) } else { (two(4), two(0)) };
    let (is_known, century) = match century(birth.century, year, text) {
        Named::Century(century) => (true, century),
        // 29 February is taken to exist in every fourth year.
        Named::Unknown => (false, 2000),
        Named::NoDate => return Born::Unsaid,
        Named::Wrong => return Born::Wrong,
    };
    let plus = birth.days.iter().copied().find(|plus| (*plus..=plus + 31).contains(&day));
    let (Some(plus), Some(month)) = (plus, two(2).checked_sub(birth.months)) else { return Born::Wrong };
    let (year, day) = (century + year, day - plus);
    // Skatteverket gives out numbers of people whose day or month of birth is not known.
    let is_open = plus == 60 && (day == 0 || month == 0);
    let last = if month == 0 { 31 } else { days_in(year, month) };
    let first = u32::from(!is_open);
    if !(first..=12).contains(&month) || !(first..=last).contains(&day) {
        return Born::Wrong;
    }
    let is_company = birth.century == Century::Iceland && plus == 40;
    if is_open || is_company || !is_known {
        return Born::Unsaid;
    }
    Born::On(BirthDate { year, month, day })
}

/// What a number says of the century.
enum Named {
    Century(u32),
    Unknown,
    /// There is no date in it.
    NoDate,
    /// It cannot be one.
    Wrong,
}

fn century(rule: Century, year: u32, text: &[u8]) -> Named {
    let at = |place| digit(text, place);
    Named::Century(match rule {
        Century::Denmark => denmark(year, at(6)),
        Century::Norway => match norway(year, at(6) * 100 + at(7) * 10 + at(8)) {
            Some(century) => century,
            None => return Named::Wrong,
        },
        Century::Sweden if text.len() == 12 => match at(0) * 10 + at(1) {
            century @ 18..=20 => century * 100,
            _ => return Named::Wrong,
        },
        Century::Sweden | Century::Unknown => return Named::Unknown,
        Century::Finland => match text.get(6) {
            Some(b'+') => 1800,
            Some(b'-' | b'U'..=b'Y') => 1900,
            Some(b'A'..=b'F') => 2000,
            _ => return Named::Wrong,
        },
        // Of somebody who is not registered.
        Century::Iceland if at(0) >= 8 => return Named::NoDate,
        Century::Iceland => match at(9) {
            0 => 2000,
            century @ 8..=9 => 1000 + century * 100,
            _ => return Named::Wrong,
        },
        Century::Lithuania if at(0) == 9 => return Named::NoDate,
        Century::Estonia | Century::Lithuania => match at(0) {
            first @ 1..=8 => 1800 + (first - 1) / 2 * 100,
            _ => return Named::Wrong,
        },
        Century::Latvia if text.starts_with(b"32") => return Named::NoDate,
        Century::Latvia => match at(6) {
            century @ 0..=2 => 1800 + century * 100,
            _ => return Named::Wrong,
        },
    })
}

fn denmark(year: u32, seventh: u32) -> u32 {
    match seventh {
        4 | 9 if year <= 36 => 2000,
        0..=4 | 9 => 1900,
        _ if year <= 57 => 2000,
        _ => 1800,
    }
}

fn norway(year: u32, individual: u32) -> Option<u32> {
    match individual {
        0..=499 => Some(1900),
        500..=749 if year >= 54 => Some(1800),
        500.. if year < 40 => Some(2000),
        _ => (individual >= 900).then_some(1900),
    }
}

/// The digit at a place; 0 where none is.
fn digit(text: &[u8], place: usize) -> u32 {
    text.get(place).map_or(0, |byte| u32::from(byte.wrapping_sub(b'0')))
}
