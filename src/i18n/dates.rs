//! Dates and times of day written out.

use super::Words;
use crate::json::{Number, decimal, whole};
use crate::parse;
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

    /// A civil date with its day of the week: `lørdag den 5. december 2026`. `None` where there is no such date.
    pub fn weekday_date(&self, date: &str) -> Option<String> {
        let weekday = ["weekday-", &decimal(u64::from(parse::weekday(date)?))].concat();
        let weekday = self.attribute(&weekday, &[]).text;
        let args = [("weekday", Arg::Text(weekday)), ("date", Arg::Text(self.long_date(date)?))];
        Some(self.attribute("date-weekday", &args).text)
    }

    /// A month (`YYYY-MM`) written out: `maj 2026`. Another text is given back as it is.
    pub fn month(&self, month: &str) -> String {
        let written = || {
            let [year, number] = numbers(month.split('-')).filter(|[_, number]| (1..=12).contains(number))?;
            let name = self.attribute(&["month-", &decimal(u64::from(number))].concat(), &[]).text;
            Some(self.attribute("month-long", &[("month", Arg::Text(name)), ("year", text(year))]).text)
        };
        written().unwrap_or_else(|| month.to_owned())
    }

    /// A time of day (`HH:MM`) written out: `kl. 9.30`. Another text is given back as it is.
    pub fn time(&self, time: &str) -> String {
        let written = || {
            let [hour, _] = numbers(time.split(':'))?;
            let (_, minute) = time.split_once(':')?;
            Some(self.attribute("time-of-day", &[("hour", text(hour)), ("minute", minute.into())]).text)
        };
        written().unwrap_or_else(|| time.to_owned())
    }

    /// A duration (ISO 8601) written out: `1 time og 30 minutter`. Another text is given back as it is.
    pub fn duration(&self, duration: &str) -> String {
        let mut out = String::new();
        for (unit, count) in parse::duration_parts(duration) {
            let Some(count) = Number::parse(count) else { return duration.to_owned() };
            let part = self.attribute(&["count-", unit].concat(), &[("count", Arg::Number(count))]).text;
            out.push_str(if out.is_empty() { "" } else { " " });
            out.push_str(&part);
        }
        if out.is_empty() { duration.to_owned() } else { out }
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
        *number = whole(parts.next()?)?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use crate::i18n::{BUILTIN, Words};

    #[test]
    fn weekdays_months_times_and_durations_are_written_out() {
        for (locale, expected) in [
            ("da", ["lørdag den 5. december 2026", "maj 2026", "kl. 9.05", "1 time 30 minutter"]),
            ("en", ["Saturday 5 December 2026", "May 2026", "9:05", "1 hour 30 minutes"]),
        ] {
            let words = Words::new(locale, BUILTIN, &[]);
            let day = words.weekday_date("2026-12-05").unwrap_or_default();
            let told = [day, words.month("2026-05"), words.time("09:05"), words.duration("PT1H30M")];
            assert_eq!(told, expected);
            for odd in ["", "x", "2026-13", "PTxH"] {
                let told = [words.month(odd), words.time(odd), words.duration(odd)];
                assert_eq!(told, [odd, odd, odd]);
            }
        }
    }

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
            assert_eq!(words.weekday_date("2026-02-29"), None);
            for text in ["", "1980-13-01", "1980-3-1", "80-3-31", "1980-03-31-1", "x", "1980-03-00"] {
                assert_eq!((words.date(text), words.date_time(text)), (text.to_owned(), text.to_owned()));
            }
        }
    }
}
