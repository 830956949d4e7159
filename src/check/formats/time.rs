//! `time`, `date-time` and `duration` (RFC 3339, section 5.6 and appendix A).

use super::date;
use crate::json::whole;

/// `full-time`: hours, minutes, seconds, an optional fraction, and the offset from UTC.
pub(super) fn is_time(text: &str) -> bool {
    let Some((clock, rest)) = text.split_at_checked(8) else { return false };
    let Some([hour, minute, second]) = pairs(clock) else { return false };
    let offset = match rest.strip_prefix('.') {
        Some(fraction) => {
            let end = fraction.find(|c: char| !c.is_ascii_digit()).unwrap_or(fraction.len());
            match fraction.split_at_checked(end) {
                Some((digits, offset)) if !digits.is_empty() => offset,
                _ => return false,
            }
        }
        None => rest,
    };
    let Some(offset) = offset_minutes(offset) else { return false };
    // A leap second is the last one of a day in UTC.
    let in_utc = (hour * 60 + minute + 2 * DAY - offset) % DAY;
    hour < 24 && minute < 60 && (second < 60 || (second == 60 && in_utc == DAY - 1))
}

/// `local-time`, a format of ours: hours and minutes of a clock on the wall, `HH:MM` (ISO 8601-1, 5.3.1.3).
pub(super) fn is_local_time(text: &str) -> bool {
    let clock = || Some((pair(text.get(..2)?)?, pair(text.get(2..)?.strip_prefix(':')?)?));
    clock().is_some_and(|(hour, minute)| hour < 24 && minute < 60)
}

/// `date-time`.
pub(super) fn is_date_time(text: &str) -> bool {
    let Some((day, time)) = text.split_at_checked(10) else { return false };
    date::check(day).is_ok() && time.strip_prefix(['T', 't']).is_some_and(is_time)
}

/// Minutes in a day.
const DAY: u32 = 24 * 60;

/// How many minutes the clock is ahead of UTC, from 0 to two days: a day is added to each.
fn offset_minutes(text: &str) -> Option<u32> {
    if matches!(text, "Z" | "z") {
        return Some(DAY);
    }
    let ahead = text.starts_with('+');
    let (hours, minutes) = text.strip_prefix(['+', '-'])?.split_once(':')?;
    let (hours, minutes) = (pair(hours)?, pair(minutes)?);
    let offset = (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)?;
    Some(if ahead { DAY + offset } else { DAY - offset })
}

/// The three numbers of `12:34:56`.
fn pairs(text: &str) -> Option<[u32; 3]> {
    let mut parts = text.split(':').map(pair);
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

fn pair(text: &str) -> Option<u32> {
    let is_pair = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_pair { whole(text) } else { None }
}

/// `duration`: `P`, then weeks alone, or date units and after `T` time units, each following the one
/// before it without a gap.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    let date_is_good = (date.is_empty() && time.is_some()) || is_run(date, "YMD") || is_run(date, "W");
    let weeks_alone = !date.ends_with('W') || time.is_none();
    date_is_good && weeks_alone && time.is_none_or(|time| is_run(time, "HMS"))
}

/// Numbers with units that stand side by side in `units`; at least one.
fn is_run(text: &str, units: &str) -> bool {
    let mut rest = text;
    let mut expected: Option<usize> = None;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let Some(unit) = rest.get(end..).and_then(|after| after.chars().next()) else { return false };
        let Some(place) = units.find(unit).filter(|_| end > 0) else { return false };
        if expected.is_some_and(|expected| place != expected) {
            return false;
        }
        expected = Some(place + 1);
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    expected.is_some()
}

#[cfg(test)]
mod tests {
    use super::{is_date_time, is_duration, is_local_time, is_time};

    #[test]
    fn a_clock_on_the_wall_has_hours_and_minutes() {
        for (text, holds) in [
            ("09:30", true),
            ("23:59", true),
            ("24:00", false),
            ("9:30", false),
            ("09:60", false),
            ("09:30:00", false),
        ] {
            assert_eq!(is_local_time(text), holds, "{text}");
        }
    }

    #[test]
    fn times_have_an_offset() {
        for text in [
            "08:30:06Z",
            "08:30:06.283185z",
            "23:59:60Z",
            "15:59:60-08:00",
            "00:29:60+00:30",
            "01:29:60+01:30",
        ] {
            assert!(is_time(text), "{text}");
        }
        for text in [
            "08:30:06",
            "8:30:06Z",
            "24:00:00Z",
            "08:60:00Z",
            "22:59:60Z",
            "08:30:06.Z",
            "08:30:06+24:00",
            "08:30:06+0100",
            "08:30:06Zx",
            "å8:30:06Z",
            "",
        ] {
            assert!(!is_time(text), "{text}");
        }
        for text in ["1990-12-31T23:59:60Z", "1985-04-12t23:20:50.52z"] {
            assert!(is_date_time(text), "{text}");
        }
        for text in ["1990-02-31T15:59:59Z", "1990-12-31 15:59:59Z", "1990-12-31T15:59:59", "1990-12-31"] {
            assert!(!is_date_time(text), "{text}");
        }
    }

    #[test]
    fn durations_leave_no_unit_out() {
        for text in ["P4Y", "P4Y1M2D", "P1M2D", "P1YT1M", "PT0S", "PT1H1M1S", "P2W", "P4DT12H30M5S"] {
            assert!(is_duration(text), "{text}");
        }
        for text in [
            "", "P", "PT", "P1YT", "P1Y2D", "PT1H1S", "P2D1Y", "P1", "PD", "P2W1D", "P2WT1H", "P1D2H", "4Y",
            "P１Y", "P-1Y", "P1Y1Y",
        ] {
            assert!(!is_duration(text), "{text}");
        }
    }
}
