//! A date from its three parts.

use super::{ascii, lower};
use crate::json::{decimal, whole};

/// Month names in da, en, sv, nb, nn, fi, is, de, fr and es, one month a row; three letters or more of a name are enough.
///
/// In a row the order does not matter; across rows the first match wins, so that `mar` is March
/// although Finnish November is `marraskuu`.
const MONTHS: [&str; 12] = [
    "januar january januari janúar tammikuuta jänner janvier enero",
    "februar february februari febrúar helmikuuta février fevrier febrero",
    "marts march mars maaliskuuta märz marzo",
    "april apríl huhtikuuta avril abril",
    "maj may mai maí toukokuuta mayo",
    "juni june júní kesäkuuta juin junio",
    "juli july júlí heinäkuuta juillet julio",
    "august augusti ágúst elokuuta août aout agosto",
    "september syyskuuta septembre septiembre",
    "oktober october október lokakuuta octobre octubre",
    "november nóvember marraskuuta novembre noviembre",
    "december desember joulukuuta dezember décembre diciembre",
];

/// What stands between the parts of a date in some languages and says nothing: `12 de mayo de 2024`, `the 5th of May`.
const BETWEEN: [&str; 4] = ["den", "de", "del", "of"];

/// What makes a number of a day an ordinal: `5th`, `1er`.
const ORDINAL: [&str; 5] = ["st", "nd", "rd", "th", "er"];

/// The date that three parts mean.
///
/// `YYYY-MM-DD` when each part is there and well formed (whether that day exists is for the format
/// to say); `None` when nothing was typed; else the parts as `year-month-day` without padding, which
/// no format accepts and in which the format finds the part that is wrong: the parts never hold a `-`.
/// A whole date pasted into the first part counts, as year-month-day or day-month-year.
pub fn date(day: &str, month: &str, year: &str) -> Option<String> {
    let [day, month, year] = split(day, month, year);
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return None;
    }
    let month = month_number(&month).map_or(month, |number| decimal(number as u64));
    let complete = is_digits(&day, 1..=2) && is_digits(&month, 1..=2) && is_digits(&year, 4..=4);
    let (month, day) = if complete { (padded(month), padded(day)) } else { (month, day) };
    Some([known(&year), "-", &month, "-", &day].concat())
}

/// There is no year 0000, though the format knows one: as one digit it is a year that is not written out.
fn known(year: &str) -> &str {
    if year == "0000" { "0" } else { year }
}

/// The parts, cleaned.
fn split(day: &str, month: &str, year: &str) -> [String; 3] {
    let (first, month, year) = (part(day), part(month), part(year));
    if month.is_empty() && year.is_empty() {
        let whole = small(day);
        if let (true, Some((day, rest))) = (is_digits(&whole, 8..=8), whole.split_at_checked(2)) {
            let (month, year) = rest.split_at_checked(2).unwrap_or_default();
            return [day, month, year].map(str::to_owned);
        }
        let pieces = pieces(&whole);
        // "lørdag" says no more than the date does.
        let is_word = |piece: &&&str| {
            pieces.len() > 3
                && !piece.starts_with(|c: char| c.is_ascii_digit())
                && month_number(piece).is_none()
        };
        let mut pieces = pieces.iter().skip_while(is_word).map(|piece| (*piece).to_owned());
        match (pieces.next(), pieces.next(), pieces.next(), pieces.next()) {
            (Some(a), Some(b), Some(c), None) => {
                return match month_number(&a) {
                    // "Dec 5, 2026"
                    Some(_) => [b, a, c],
                    None if is_digits(&a, 4..=4) => [c, b, a],
                    None => [a, b, c],
                };
            }
            // Only the year is missing.
            (Some(a), Some(b), None, _) if month_number(&a).is_some() => return [b, a, String::new()],
            (Some(a), Some(b), None, _) if is_digits(&a, 1..=2) => return [a, b, String::new()],
            _ => {}
        }
    }
    [first, month, year]
}

/// What a text says of a date, one thing a piece.
fn pieces(text: &str) -> Vec<&str> {
    let number = |piece: &'_ &str| is_digits(piece, 1..=2);
    text.split(|c: char| c.is_whitespace() || ".,/-".contains(c))
        .filter(|piece| !piece.is_empty() && !BETWEEN.contains(piece))
        .map(|piece| ORDINAL.iter().find_map(|end| piece.strip_suffix(end).filter(number)).unwrap_or(piece))
        .collect()
}

fn small(text: &str) -> String {
    ascii(text).chars().map(lower).collect()
}

/// One part: digits 0 to 9, no full stop at the end, hyphens made unlike the separator.
fn part(text: &str) -> String {
    ascii(text).trim_end_matches(['.', ',']).trim_end().replace('-', "\u{2010}")
}

/// A date as one types it in one line, and as [`date`] reads it: `5.12.2026`. Another text is given back as it is.
pub fn spell_date(date: &str) -> String {
    let mut parts = date.splitn(3, '-').map(|part| part.trim_start_matches('0'));
    match (parts.next(), parts.next(), parts.next()) {
        (Some(year), Some(month), Some(day)) => [day, ".", month, ".", year].concat(),
        _ => date.to_owned(),
    }
}

/// The month that two parts mean, `YYYY-MM`; as [`date`], with the parts as they are where they mean none.
pub fn month(month: &str, year: &str) -> Option<String> {
    let whole = small(month);
    let (month, year) = match (part(year), pieces(&whole).as_slice()) {
        (year, [first, second]) if year.is_empty() => {
            let (month, year) = if is_digits(first, 4..=4) { (second, first) } else { (first, second) };
            ((*month).to_owned(), (*year).to_owned())
        }
        (year, _) => (part(month), year),
    };
    if month.is_empty() && year.is_empty() {
        return None;
    }
    let month = month_number(&month).map_or(month, |number| decimal(number as u64));
    let complete = is_digits(&month, 1..=2) && is_digits(&year, 4..=4);
    Some([known(&year), "-", &if complete { padded(month) } else { month }].concat())
}

/// Sakamoto's rule: how long the months before are, modulo 7, the year beginning in March.
const OFFSETS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

/// The day of the week of a date, Sunday 0 to Saturday 6; `None` where there is no such date (`YYYY-MM-DD`).
pub fn weekday(date: &str) -> Option<u32> {
    let mut parts = date.split('-');
    let mut number =
        |length: usize| parts.next().filter(|part| is_digits(part, length..=length)).and_then(whole::<u32>);
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=days).contains(&day) || year == 0 {
        return None;
    }
    let year = year - u32::from(month < 3);
    let offset = OFFSETS.get(month as usize - 1)?;
    Some((year + year / 4 - year / 100 + year / 400 + offset + day) % 7)
}

fn month_number(text: &str) -> Option<usize> {
    let text = small(text);
    // What French June and July begin with alike is neither.
    if text.chars().count() < 3 || text == "jui" {
        return None;
    }
    let names_it = |names: &&str| names.split(' ').any(|name| name.starts_with(text.as_str()));
    MONTHS.iter().position(names_it).map(|at| at + 1)
}

fn is_digits(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn padded(digits: String) -> String {
    if digits.len() == 1 { ["0", &digits].concat() } else { digits }
}

#[cfg(test)]
mod tests {
    use super::{date, month, spell_date, weekday};

    #[test]
    fn a_date_is_read_from_one_line() {
        for (typed, meant) in [
            ("5.12.2026", "2026-12-05"),
            ("5/12 2026", "2026-12-05"),
            ("05122026", "2026-12-05"),
            ("5. december 2026", "2026-12-05"),
            ("5. joulukuuta 2026", "2026-12-05"),
            ("2026-12-05", "2026-12-05"),
            ("31.2.2026", "2026-02-31"),
            ("5/3", "-3-5"),
            ("5. marts", "-3-5"),
            ("5\u{a0}12\u{a0}2026", "2026-12-05"),
            ("lørdag den 5. december 2026", "2026-12-05"),
            ("i morgen", "--i morgen"),
            ("Dec 5, 2026", "2026-12-05"),
            ("December 5 2026", "2026-12-05"),
            ("Saturday, December 5, 2026", "2026-12-05"),
            ("dec. 5", "-12-5"),
            ("1.1.0000", "0-01-01"),
            ("0000-01-01", "0-01-01"),
        ] {
            assert_eq!(date(typed, "", "").as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(date(&spell_date("2026-12-05"), "", "").as_deref(), Some("2026-12-05"));
    }

    #[test]
    fn a_date_is_read_as_other_programs_and_languages_write_it() {
        for (typed, meant) in [
            ("31‐12‐2024", "2024-12-31"),
            ("31‑12‑2024", "2024-12-31"),
            ("31–12–2024", "2024-12-31"),
            ("2024−12−31", "2024-12-31"),
            ("31⁄12⁄2024", "2024-12-31"),
            ("３１／１２／２０２４", "2024-12-31"),
            ("３１．１２．２０２４", "2024-12-31"),
            ("3. März 2024", "2024-03-03"),
            ("Sonntag, 3. März 2024", "2024-03-03"),
            ("3 mars 2024", "2024-03-03"),
            ("mardi 1er août 2024", "2024-08-01"),
            ("12 DE MAYO DE 2024", "2024-05-12"),
            ("domingo, 12 de mayo de 2024", "2024-05-12"),
            ("The 5th of December 2026", "2026-12-05"),
            ("March 3rd, 2024", "2024-03-03"),
            ("3 jui 2024", "2024-jui-3"),
            ("3 marca 2024", "2024-marca-3"),
            ("12 eller 13 maj 2024", "--12 eller 13 maj 2024"),
            ("12th13 maj 2024", "2024-5-12th13"),
        ] {
            assert_eq!(date(typed, "", "").as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn parts_become_a_month() {
        for (typed, year, meant) in [
            ("5", "2026", "2026-05"),
            ("maj", "2026", "2026-05"),
            ("5/2026", "", "2026-05"),
            ("2026-5", "", "2026-05"),
            ("maj 2026", "", "2026-05"),
            ("mayo de 2026", "", "2026-05"),
            ("2026–5", "", "2026-05"),
            ("5–2026", "", "2026-05"),
            ("13", "2026", "2026-13"),
            ("5", "26", "26-5"),
            ("x", "", "-x"),
        ] {
            assert_eq!(month(typed, year).as_deref(), Some(meant), "{typed} {year}");
        }
        assert_eq!(month(" ", ""), None);
    }

    #[test]
    fn days_of_the_week_are_those_of_the_calendar() {
        for (date, day) in [
            ("2026-11-27", Some(5)),
            ("2026-02-28", Some(6)),
            ("2024-02-29", Some(4)),
            ("2000-01-01", Some(6)),
            ("1900-01-01", Some(1)),
            ("2026-02-29", None),
            ("1900-02-29", None),
            ("2026-00-10", None),
            ("0000-01-01", None),
            ("2026-1-1", None),
            ("2026-01-01-1", None),
            ("", None),
        ] {
            assert_eq!(weekday(date), day, "{date}");
        }
    }

    #[test]
    fn parts_become_a_date() {
        for (day, month, year, meant) in [
            ("31", "3", "1980", "1980-03-31"),
            ("01", "02", "2003", "2003-02-01"),
            (" 1. ", "Marts", "1980", "1980-03-01"),
            ("٣١", "٣", "١٩٨٠", "1980-03-31"),
            ("31", "2", "1980", "1980-02-31"),
            ("31.3.1980", "", "", "1980-03-31"),
            ("1980-03-31", "", "", "1980-03-31"),
            ("1. marts 1980", "", "", "1980-03-01"),
        ] {
            assert_eq!(date(day, month, year).as_deref(), Some(meant), "{day} {month} {year}");
        }
        assert_eq!(date("", " ", "\u{200b}"), None);
    }

    #[test]
    fn months_have_names_in_ten_languages() {
        for (number, names) in [
            ("01", "januar Jan. january januari janúar tammikuu jänner Janvier ENERO ene"),
            ("02", "februar feb february febrúar helmi helmikuu février FEVRIER fév. febrero"),
            ("03", "marts mar MARCH mars maaliskuu maalis März mär MARZO"),
            ("04", "april apr apríl huhtikuu avril avr. abril abr"),
            ("05", "maj may mai maí toukokuu touko mayo"),
            ("06", "juni jun. june júní kesäkuu kesä juin junio"),
            ("07", "juli jul july júlí heinäkuu juillet juil. julio"),
            ("08", "august aug augusti ágúst elokuu elo août aout agosto ago"),
            ("09", "september sept syyskuu septembre septiembre"),
            ("10", "oktober Oct október lokakuu octobre octubre"),
            ("11", "november nov. nóvember marraskuu marras Nov novembre noviembre"),
            ("12", "december dec desember des joulukuu DES. Dezember dez décembre déc. diciembre dic"),
        ] {
            for name in names.split(' ') {
                assert_eq!(date("1", name, "1980"), Some(format!("1980-{number}-01")), "{name}");
            }
        }
    }

    #[test]
    fn what_is_no_date_keeps_its_parts() {
        for (day, month, year, kept) in [
            ("31", "3", "80", "80-3-31"),
            ("31", "3", "", "-3-31"),
            ("", "", "1980", "1980--"),
            ("31", "foo", "1980", "1980-foo-31"),
            ("31", "ma", "1980", "1980-ma-31"),
            ("-1", "3", "1980", "1980-3-\u{2010}1"),
            ("031", "3", "1980", "1980-3-031"),
            ("31.3", "", "", "-3-31"),
            ("31 x", "", "", "-x-31"),
        ] {
            assert_eq!(date(day, month, year).as_deref(), Some(kept), "{day} {month} {year}");
        }
    }
}
