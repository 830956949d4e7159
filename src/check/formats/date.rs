//! `date`: a day of the Gregorian calendar as `YYYY-MM-DD` (RFC 3339, section 5.6, `full-date`).

use std::ops::RangeInclusive;

use super::Wrong;
use crate::json::whole;

/// Whether the text is a date; if not, which part is wrong first, in the order day, month, year.
///
/// A date whose parts were typed one by one and do not make one arrives as `year-month-day` with the
/// parts as they were typed (`80-3-31`, `1980--31`), so that the part can be named.
pub(super) fn check(text: &str) -> Result<(), Wrong> {
    if let Some((year, month, day)) = canonical(text)
        && (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
    {
        return Ok(());
    }
    explain(text)
}

/// `year-month`, a format of ours: a month as `YYYY-MM` (ISO 8601-1, 5.2.2.2), and as above which part is wrong.
pub(super) fn check_month(text: &str) -> Result<(), Wrong> {
    check(&[text, "-01"].concat())
}

/// The numbers of `YYYY-MM-DD`.
fn canonical(text: &str) -> Option<(u32, u32, u32)> {
    let number = |digits: &[u8]| {
        let value =
            |value: u32, digit: &u8| digit.is_ascii_digit().then(|| value * 10 + u32::from(digit - b'0'));
        digits.iter().try_fold(0, value)
    };
    match text.as_bytes() {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] => {
            Some((number(&[*y1, *y2, *y3, *y4])?, number(&[*m1, *m2])?, number(&[*d1, *d2])?))
        }
        _ => None,
    }
}

/// What is wrong with a text that is no date.
fn explain(text: &str) -> Result<(), Wrong> {
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Wrong::default());
    };
    let wrong = |part, reason| Err(Wrong { part, reason });
    if let Some(reason) = reason_against(day, 2, 1..=31) {
        return wrong("day", reason);
    }
    if let Some(reason) = reason_against(month, 2, 1..=12) {
        return wrong("month", reason);
    }
    if let Some(reason) = reason_against(year, 4, 0..=9999) {
        return wrong("year", reason);
    }
    match year.len() {
        0..4 => wrong("year", "digits"),
        // Good numbers without their zeros: typed parts are padded before, so this is foreign JSON.
        _ if text.len() < 10 => Err(Wrong::default()),
        _ => wrong("day", "nonexistent"),
    }
}

/// Why the digits are no number in the range.
fn reason_against(digits: &str, most: usize, range: RangeInclusive<u32>) -> Option<&'static str> {
    if digits.is_empty() {
        return Some("missing");
    }
    if digits.len() > most || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some("digits");
    }
    let is_in_range = whole(digits).is_some_and(|number| range.contains(&number));
    if is_in_range { None } else { Some("range") }
}

/// How many days the month has. Months are 1 to 12.
pub(super) fn days_in(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn says_which_part_is_wrong() {
        for (text, part, reason) in [
            ("80-3-31", "year", "digits"),
            ("1980--31", "month", "missing"),
            ("1980-3-", "day", "missing"),
            ("--", "day", "missing"),
            ("1980-13-01", "month", "range"),
            ("1980-00-01", "month", "range"),
            ("1980-01-32", "day", "range"),
            ("1980-02-31", "day", "nonexistent"),
            ("1900-02-29", "day", "nonexistent"),
            ("1980-marts-01", "month", "digits"),
            ("1980-03-001", "day", "digits"),
            ("19800-03-01", "year", "digits"),
            ("1980-3-31", "", ""),
            ("١٩٨٠-03-31", "year", "digits"),
            ("+980-03-31", "year", "digits"),
            ("31.3.1980", "", ""),
            ("1980-03-31Z", "day", "digits"),
            ("", "", ""),
        ] {
            let wrong = check(text).err().map(|wrong| (wrong.part, wrong.reason));
            assert_eq!(wrong, Some((part, reason)), "{text}");
        }
        for text in ["1980-03-31", "2000-02-29", "2024-02-29", "0000-01-01", "9999-12-31"] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }
}
