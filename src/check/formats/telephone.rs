//! `telephone`: a telephone number in canonical form, `+4533922000` or `33922000`.
//!
//! Source: ITU-T E.164, section 6: at most 15 digits with the country code; a number after `+`
//! begins with a country code, and none begins with 0. Short numbers have three digits or more.

use super::{Wrong, reason};

/// Whether the text is 3 to 15 digits after an optional `+`; a session takes separators out before.
pub(super) fn check(text: &str) -> Result<(), Wrong> {
    let international = text.strip_prefix('+');
    let digits = international.unwrap_or(text);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(reason("digits"));
    }
    if !(3..=15).contains(&digits.len()) {
        return Err(reason("length"));
    }
    if international.is_some() && digits.starts_with('0') { Err(reason("range")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn accepts_canonical_numbers() {
        for text in ["112", "33922000", "+4533922000", "0812345678", "+123456789012345"] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
        for (text, reason) in [
            ("", "length"),
            ("12", "length"),
            ("+1234567890123456", "length"),
            ("33 92 20 00", "digits"),
            ("+", "length"),
            ("++45339220", "digits"),
            ("+0533922000", "range"),
            ("٣٣٩٢٢٠٠٠", "digits"),
        ] {
            assert_eq!(check(text).err().map(|wrong| wrong.reason), Some(reason), "{text}");
        }
    }
}
