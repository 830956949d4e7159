//! A time of day and a length of time, from what people write.

use super::{DecimalSign, ascii, clean, lower, number};
use crate::json::whole;

/// The time of day that a text means, `HH:MM`: `9.30`, `9:30`, `9,30`, `0930`, `9`, `kl. 9.30`, `9:30 pm`. `None` where it means none.
pub fn time(text: &str) -> Option<String> {
    let text: String = ascii(text).chars().map(lower).collect();
    let text = text.strip_prefix("kl").map_or(text.as_str(), |rest| rest.trim_start_matches(['.', 'l', ':']));
    let (text, noon) = match text.strip_suffix("pm").map(|rest| (rest, 12)) {
        Some(found) => found,
        None => text.strip_suffix("am").map_or((text, 0), |rest| (rest, 1)),
    };
    let text = text.trim();
    let (hour, minute) = text.split_once(['.', ':', ',', ' ', 'h']).unwrap_or_else(|| {
        let is_joined = text.len() == 3 || text.len() == 4;
        text.split_at_checked(text.len().saturating_sub(2)).filter(|_| is_joined).unwrap_or((text, ""))
    });
    let is_short =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_short(hour) || !(minute.is_empty() || minute.len() == 2 && is_short(minute)) {
        return None;
    }
    let (hour, minute): (u32, u32) = (whole(hour)?, whole(minute).unwrap_or(0));
    let hour = match noon {
        0 => hour,
        _ if !(1..=12).contains(&hour) => return None,
        12 => hour % 12 + 12,
        _ => hour % 12,
    };
    (hour < 24 && minute < 60).then(|| [two(hour), ":".to_owned(), two(minute)].concat())
}

fn two(number: u32) -> String {
    [if number < 10 { "0" } else { "" }, &crate::json::decimal(u64::from(number))].concat()
}

/// A time of day as one types it in this locale: `9.30` where the decimal sign is a comma, else `9:30`.
pub fn spell_time(time: &str, locale: &str) -> String {
    match DecimalSign::of(locale) {
        DecimalSign::Comma => time.replace(':', "."),
        DecimalSign::Point => time.to_owned(),
    }
}

/// The units of a duration, the longest first, as they are called in parts and messages.
pub const DURATION_UNITS: [&str; 6] = ["years", "months", "weeks", "days", "hours", "minutes"];

/// The letters of the units in ISO 8601.
const LETTERS: [&str; 6] = ["Y", "M", "W", "D", "H", "M"];

/// The duration that the parts of these units mean, as ISO 8601 writes it. `None` when nothing was typed; what is no whole
/// number stays as it was typed, which the format refuses.
pub fn duration<'u>(
    part: &dyn Fn(&str) -> &'u str,
    units: &mut dyn Iterator<Item = &'static str>,
    locale: &str,
) -> Option<String> {
    let (mut written, mut is_timed) = (String::from("P"), false);
    for unit in units {
        let typed = clean(part(unit));
        let at = DURATION_UNITS.iter().position(|own| *own == unit).unwrap_or(0);
        if typed.is_empty() {
            continue;
        }
        if at > 3 && !is_timed {
            written.push('T');
            is_timed = true;
        }
        written.push_str(&number(&typed, locale).unwrap_or(typed));
        written.push_str(LETTERS.get(at).copied().unwrap_or_default());
    }
    (written.len() > 1).then_some(written)
}

/// The parts of a duration in ISO 8601: units and how many of each, in their order.
pub fn duration_parts(duration: &str) -> impl Iterator<Item = (&'static str, &str)> {
    let mut rest = duration.strip_prefix('P').unwrap_or_default();
    let mut is_timed = false;
    std::iter::from_fn(move || {
        if let Some(time) = rest.strip_prefix('T') {
            (rest, is_timed) = (time, true);
        }
        let end = rest.find(|c: char| c.is_ascii_uppercase())?;
        let (count, letter) = (rest.get(..end)?, rest.get(end..=end)?);
        rest = rest.get(end + 1..)?;
        let from = if is_timed { 4 } else { 0 };
        let at = LETTERS.iter().skip(from).position(|own| *own == letter)?;
        Some((*DURATION_UNITS.get(from + at)?, count))
    })
}

#[cfg(test)]
mod tests {
    use super::{duration, duration_parts, spell_time, time};

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        for (typed, meant) in [
            ("9.30", Some("09:30")),
            ("9:30", Some("09:30")),
            ("9,30", Some("09:30")),
            ("kl. 9,30", Some("09:30")),
            ("9：30", Some("09:30")),
            ("0930", Some("09:30")),
            ("930", Some("09:30")),
            ("9", Some("09:00")),
            ("kl. 9.30", Some("09:30")),
            ("Kl 14", Some("14:00")),
            ("9:30 pm", Some("21:30")),
            ("12 am", Some("00:00")),
            ("12pm", Some("12:00")),
            ("14h05", Some("14:05")),
            ("٩:٣٠", Some("09:30")),
            ("24.00", None),
            ("9.75", None),
            ("9.3", None),
            ("9,5", None),
            ("13 pm", None),
            ("noon", None),
            ("", None),
            ("930930", None),
        ] {
            assert_eq!(time(typed).as_deref(), meant, "{typed}");
        }
        assert_eq!((spell_time("09:30", "da"), spell_time("09:30", "en")), ("09.30".into(), "09:30".into()));
    }

    #[test]
    fn parts_become_a_duration_and_back() {
        let read = |hours: &'static str, minutes: &'static str| {
            let part = |unit: &str| if unit == "hours" { hours } else { minutes };
            duration(&part, &mut ["hours", "minutes"].into_iter(), "da")
        };
        assert_eq!(read("1", "30").as_deref(), Some("PT1H30M"));
        assert_eq!(read("", "90").as_deref(), Some("PT90M"));
        assert_eq!(read(" ", ""), None);
        assert_eq!(read("1,5", "").as_deref(), Some("PT1.5H"));
        assert_eq!(read("x", "").as_deref(), Some("PTxH"));
        let parts: Vec<_> = duration_parts("P1Y2M3DT4H5M").collect();
        let expected = [("years", "1"), ("months", "2"), ("days", "3"), ("hours", "4"), ("minutes", "5")];
        assert_eq!(parts, expected);
        assert_eq!(duration_parts("PTxH").collect::<Vec<_>>(), [("hours", "x")]);
        assert_eq!(duration_parts("nothing").count(), 0);
    }
}
