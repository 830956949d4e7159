//! `dk-cpr`: the Danish personal identification number, ten digits `DDMMYYSSSS`.
//!
//! Source: CPR-kontoret, "Personnummeret i CPR-systemet": the table of centuries by the seventh digit,
//! and "Personnumre uden kontrolciffer (modulus 11 kontrol)": since October 2007 numbers are issued
//! that fail modulus 11, so it is not asked for. Administrative replacement numbers, which begin with
//! no date, are not accepted.

use super::{Wrong, date, reason};

/// Whether the text is ten digits that begin with a birth date of the century they name.
///
/// The canonical form only; a session takes spaces and hyphens out before.
pub(super) fn check(text: &str) -> Result<(), Wrong> {
    let digits: &[u8; 10] = text.as_bytes().try_into().map_err(|_| {
        reason(if text.bytes().all(|byte| byte.is_ascii_digit()) { "length" } else { "digits" })
    })?;
    if !digits.iter().all(u8::is_ascii_digit) {
        return Err(reason("digits"));
    }
    let [d1, d2, m1, m2, y1, y2, seventh, ..] = digits.map(|digit| u32::from(digit - b'0'));
    let (day, month) = (d1 * 10 + d2, m1 * 10 + m2);
    let year = full_year(y1 * 10 + y2, seventh);
    let exists = (1..=12).contains(&month) && (1..=date::days_in(year, month)).contains(&day);
    if exists { Ok(()) } else { Err(reason("date")) }
}

/// The birth year that two digits and the seventh digit mean.
fn full_year(year: u32, seventh: u32) -> u32 {
    let century = match seventh {
        4 | 9 if year <= 36 => 2000,
        0..=4 | 9 => 1900,
        _ if year <= 57 => 2000,
        _ => 1800,
    };
    century + year
}

#[cfg(test)]
mod tests {
    use super::{check, full_year};

    #[test]
    fn accepts_numbers_with_a_date() {
        // 2902000004: a leap day in 2000 (seventh digit 4 would be 2000 too); 2902004004 likewise.
        for text in ["0102031234", "3112991234", "2902004000", "0101589999", "0101585000"] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
        for (text, reason) in [
            ("010203-1234", "digits"),
            ("010203123", "length"),
            ("01020312345", "length"),
            ("", "length"),
            ("010203123a", "digits"),
            ("3102031234", "date"),
            ("0113031234", "date"),
            ("0001031234", "date"),
            ("6102031234", "date"),
            // 1900 was no leap year, 2000 was: the seventh digit tells.
            ("2902000000", "date"),
        ] {
            assert_eq!(check(text).err().map(|wrong| wrong.reason), Some(reason), "{text}");
        }
    }

    #[test]
    fn the_seventh_digit_names_the_century() {
        for (year, seventh, full) in [
            (0, 0, 1900),
            (99, 3, 1999),
            (36, 4, 2036),
            (37, 4, 1937),
            (57, 5, 2057),
            (58, 5, 1858),
            (99, 8, 1899),
            (57, 8, 2057),
            (36, 9, 2036),
            (37, 9, 1937),
        ] {
            assert_eq!(full_year(year, seventh), full, "{year} {seventh}");
        }
    }
}
