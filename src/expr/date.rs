//! Civil dates of the Gregorian calendar: no time, no zone.

/// A day, from 0000-01-01 to 9999-12-31. Earlier is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The earliest.
    pub(super) const FIRST: Self = Self { year: 0, month: 1, day: 1 };

    /// Reads `YYYY-MM-DD` (RFC 3339, section 5.6, `full-date`).
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let number = |from: usize, to: usize| {
            let add = |sum: u32, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'));
            bytes.get(from..to)?.iter().try_fold(0, add)
        };
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        Self::new(number(0, 4)?, number(5, 7)?, number(8, 10)?)
    }

    /// A day that exists.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let year = i32::try_from(year).ok()?;
        let date = Self { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? };
        let exists = (1..=12).contains(&date.month) && (1..=days_in(year, date.month)).contains(&date.day);
        (exists && (0..=9999).contains(&year)).then_some(date)
    }

    /// `YYYY-MM-DD`.
    pub fn to_text(self) -> String {
        let two = |number: u8| [b'0' + number / 10, b'0' + number % 10].map(char::from);
        let (century, rest) = (self.year / 100, self.year % 100);
        let years = [century, rest].map(|part| two(u8::try_from(part).unwrap_or(0)));
        let parts = [years.concat(), vec!['-'], two(self.month).to_vec(), vec!['-'], two(self.day).to_vec()];
        parts.iter().flatten().collect()
    }

    /// So many months later or, below 0, earlier. A day that the month does not have becomes its last.
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let sum = (i64::from(self.year) * 12 + i64::from(self.month) - 1).checked_add(months)?;
        let year = i32::try_from(sum.div_euclid(12)).ok()?;
        let month = u8::try_from(sum.rem_euclid(12) + 1).ok()?;
        let day = self.day.min(days_in(year, month));
        (0..=9999).contains(&year).then_some(Self { year, month, day })
    }

    /// So many days later or, below 0, earlier.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// How many days later the other date is; below 0 when it is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        other.number() - self.number()
    }

    /// How many whole months lie between: the most that can be added without passing the other date.
    pub fn months_until(self, other: Self) -> i64 {
        if other < self {
            return -other.months_until(self);
        }
        let months = i64::from(other.year - self.year) * 12 + i64::from(other.month) - i64::from(self.month);
        let passes = self.plus_months(months).is_none_or(|date| date > other);
        months - i64::from(passes)
    }

    /// Days since 0000-03-01, which makes the leap day the last of its year.
    fn number(self) -> i64 {
        let month = (i64::from(self.month) + 9) % 12;
        let year = i64::from(self.year) - month / 10;
        365 * year + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (month * 306 + 5) / 10
            + i64::from(self.day)
            - 1
    }

    fn from_number(number: i64) -> Option<Self> {
        // 400 years have 146,097 days: the guess is never too late and at most a few days early.
        let mut year = i32::try_from(number.checked_mul(400)?.div_euclid(146_097)).ok()?.clamp(-1, 9999);
        let start = |year: i32| Self { year, month: 1, day: 1 };
        while year < 9999 && start(year + 1).number() <= number {
            year += 1;
        }
        while year > 0 && start(year).number() > number {
            year -= 1;
        }
        let mut day = number - start(year).number();
        for month in 1..=12 {
            let length = i64::from(days_in(year, month));
            if (0..length).contains(&day) && year >= 0 {
                return Some(Self { year, month, day: u8::try_from(day + 1).ok()? });
            }
            day -= length;
        }
        None
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn every_day_is_followed_by_the_next() {
        let mut day = date("1896-01-01");
        while let Some(next) = day.plus_days(1).filter(|day| *day < date("2105-01-01")) {
            assert!(next > day && day.days_until(next) == 1 && next.plus_days(-1) == Some(day), "{day:?}");
            assert_eq!(Date::parse(&day.to_text()), Some(day));
            day = next;
        }
        let (first, last) = (date("0000-01-01"), date("9999-12-31"));
        assert_eq!((first.days_until(last), first.plus_days(3_652_424)), (3_652_424, Some(last)));
        assert_eq!((first.plus_days(-1), last.plus_days(1), last.plus_days(i64::MAX)), (None, None, None));
    }

    #[test]
    fn months_end_where_the_month_does() {
        for (from, months, to) in [
            ("2024-01-31", 1, "2024-02-29"),
            ("2023-01-31", 1, "2023-02-28"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", -12, "2023-02-28"),
            ("2024-12-31", 2, "2025-02-28"),
        ] {
            assert_eq!(date(from).plus_months(months), Some(date(to)), "{from} {months}");
        }
        assert_eq!(date("9999-12-01").plus_months(1), None);
    }

    #[test]
    fn whole_months_lie_between() {
        for (from, to, months) in [
            ("2024-01-31", "2024-02-28", 0),
            ("2024-01-31", "2024-02-29", 1),
            ("1980-03-31", "2026-03-30", 551),
            ("1980-03-31", "2026-03-31", 552),
            ("2026-03-31", "1980-03-31", -552),
            ("2004-02-29", "2022-02-28", 216),
        ] {
            assert_eq!(date(from).months_until(date(to)), months, "{from} {to}");
        }
    }

    #[test]
    fn only_days_that_exist() {
        for text in
            ["2023-02-29", "2024-13-01", "2024-00-01", "2024-1-1", "24-01-01", "2024-01-32", "", "2024/01/01"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
