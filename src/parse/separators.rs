//! Texts whose separators are only there for the eye: identifiers and telephone numbers.

use super::ascii;

/// An identifier (CPR, organization number, account) in canonical form: letters large, no spaces, hyphens or dots.
///
/// Some have a hyphen that means something: it is kept with so many signs behind it.
pub fn identifier(text: &str, hyphen: Option<u8>) -> String {
    let text = ascii(text);
    let parts = text.rfind('-').and_then(|at| text.split_at_checked(at));
    if let (Some(behind), Some((before, after))) = (hyphen, parts) {
        let (before, after) = (bare(before), bare(after));
        if !before.is_empty() && after.len() == usize::from(behind) {
            return [&before, "-", &after].concat();
        }
    }
    bare(&text)
}

/// Without separators, letters large.
fn bare(text: &str) -> String {
    let mut bare = text.to_ascii_uppercase();
    bare.retain(|c| !is_separator(c));
    bare
}

/// A telephone number in canonical form: no spaces, hyphens, dots, slashes or brackets; `00` becomes `+`, and behind a country code
/// the 0 falls away that is in brackets because it is only dialled at home: `+46 (0)70`.
pub fn telephone(text: &str) -> String {
    let mut text = ascii(text);
    let is_abroad = text.starts_with('+') || text.starts_with("00");
    if let Some(at) = text.find('(').filter(|at| is_abroad && text.get(at + 1..at + 3) == Some("0)")) {
        text.replace_range(at..at + 3, "");
    }
    text.retain(|c| !is_separator(c) && !matches!(c, '(' | ')' | '[' | ']' | '/'));
    match text.strip_prefix("00") {
        Some(rest) => ["+", rest].concat(),
        None => text,
    }
}

/// A telephone number of the country with this code (`+45`) in canonical form: with the code, and without
/// the 0 that some countries write before a number at home.
pub fn national_telephone(text: &str, code: &str, trunk_zero: bool) -> String {
    let text = telephone(text);
    let own = match text.strip_prefix(code) {
        Some(own) => own,
        None if text.is_empty() || text.starts_with('+') => return text,
        None => &text,
    };
    [code, own.strip_prefix('0').filter(|_| trunk_zero).unwrap_or(own)].concat()
}

/// Spaces, dots and hyphens.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '·' | '-')
}

#[cfg(test)]
mod tests {
    use super::{identifier, national_telephone, telephone};

    #[test]
    fn identifiers_are_canonical() {
        for (typed, meant) in [
            ("010203-1234", "0102031234"),
            (" 01 02 03 – 1234", "0102031234"),
            ("12.34.56.78", "12345678"),
            ("٠١٠٢٠٣-١٢٣٤", "0102031234"),
            ("DK-12 34", "DK1234"),
            ("a_b", "A_B"),
            (" - ", ""),
        ] {
            assert_eq!(identifier(typed, None), meant, "{typed}");
        }
    }

    #[test]
    fn a_hyphen_that_belongs_to_the_number_is_kept() {
        for (typed, hyphen, meant) in [
            ("131052-308t", 4, "131052-308T"),
            (" 13.10.52 – 308 T", 4, "131052-308T"),
            ("131052A308T", 4, "131052A308T"),
            ("1310-52308T", 4, "131052308T"),
            ("234 567 -", 0, "234567-"),
            ("234-567", 0, "234567"),
            ("-", 0, ""),
        ] {
            assert_eq!(identifier(typed, Some(hyphen)), meant, "{typed}");
        }
    }

    #[test]
    fn national_numbers_get_their_code() {
        for (typed, code, trunk_zero, meant) in [
            ("12 34 56 78", "+45", false, "+4512345678"),
            ("+45 12345678", "+45", false, "+4512345678"),
            ("0045-12345678", "+45", false, "+4512345678"),
            ("012345678", "+45", false, "+45012345678"),
            ("070-123 45 67", "+46", true, "+46701234567"),
            ("+46 (0)70-123 45 67", "+46", true, "+46701234567"),
            ("+4712345678", "+45", false, "+4712345678"),
            ("", "+45", false, ""),
        ] {
            assert_eq!(national_telephone(typed, code, trunk_zero), meant, "{typed}");
        }
    }

    #[test]
    fn telephone_numbers_are_canonical() {
        for (typed, meant) in [
            ("+45 12 34 56 78", "+4512345678"),
            ("0045 12345678", "+4512345678"),
            ("(12) 34-56.78", "12345678"),
            ("12/345 678", "12345678"),
            ("+46 (0)70-123 45 67", "+46701234567"),
            ("0044 (0) 20 7946 0000", "+442079460000"),
            ("(0)70-123 45 67", "0701234567"),
            ("+39 (06) 1234", "+39061234"),
            ("ring til mig", "ringtilmig"),
        ] {
            assert_eq!(telephone(typed), meant, "{typed}");
        }
    }
}
