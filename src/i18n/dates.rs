//! Dates and times of day written out.

use super::Words;
use crate::json::decimal;
use crate::problem::Arg;

impl Words {
    /// A civil date (`YYYY-MM-DD`) written out: `31. marts 1980`. Another text is given back as it is.
    pub fn date(&self, date: &str) -> String {
        self.long_date(date).unwrap_or_else(|| date.to_owned())
    }

    /// A time stamp (RFC 3339) written out as the clock showed where it was made; one in UTC says so.
    /// Another text is given back as it is.
    pub fn date_time(&self, stamp: &str) -> String {
        self.long_date_time(stamp).unwrap_or_else(|| stamp.to_owned())
    }

    fn long_date(&self, date: &str) -> Option<String> {
        let [year, month, day] = numbers(date.split('-'))?;
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || date.len() != 10 {
            return None;
        }
        let month = self.attribute(&["month-", &decimal(u64::from(month))].concat(), &[]).text;
        // The year is text: as a number it would be grouped.
        let args = [("day", text(day)), ("month", Arg::Text(month)), ("year", text(year))];
        Some(self.attribute("date-long", &args).text)
    }

    fn long_date_time(&self, stamp: &str) -> Option<String> {
        let (date, time) = stamp.split_once(['T', 't', ' '])?;
        let [hour, _] = numbers(time.get(..5)?.split(':'))?;
        let minute = time.get(3..5)?;
        let args =
            [("date", Arg::Text(self.long_date(date)?)), ("hour", text(hour)), ("minute", minute.into())];
        let utc = time.ends_with(['Z', 'z']);
        Some(self.attribute(if utc { "date-time-utc" } else { "date-time" }, &args).text)
    }
}

fn text(number: u32) -> Arg {
    Arg::Text(decimal(u64::from(number)))
}

/// Exactly as many numbers as asked for.
fn numbers<'a, const N: usize>(mut parts: impl Iterator<Item = &'a str>) -> Option<[u32; N]> {
    let mut numbers = [0; N];
    for number in &mut numbers {
        *number = parts.next()?.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use crate::i18n::{BUILTIN, Words};

    #[test]
    fn dates_are_written_out() {
        for (locale, date, time, utc) in [
            ("da", "31. marts 1980", "31. januar 2026 kl. 9.05", "31. januar 2026 kl. 9.05 (UTC)"),
            ("en", "31 March 1980", "31 January 2026 at 9:05", "31 January 2026 at 9:05 (UTC)"),
        ] {
            let words = Words::new(locale, BUILTIN, &[]);
            assert_eq!(words.date("1980-03-31"), date);
            assert_eq!(words.date_time("2026-01-31T09:05:00+01:00"), time);
            assert_eq!(words.date_time("2026-01-31T09:05:00.123Z"), utc);
            for text in ["", "1980-13-01", "1980-3-1", "80-3-31", "1980-03-31-1", "x", "1980-03-00"] {
                assert_eq!((words.date(text), words.date_time(text)), (text.to_owned(), text.to_owned()));
            }
        }
    }
}
