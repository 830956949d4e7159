//! Texts whose separators are only there for the eye: identifiers and telephone numbers.

use super::{ascii_digits, clean};

/// An identifier (CPR, organization number, account) in canonical form: no spaces, hyphens or dots.
pub fn identifier(text: &str) -> String {
    let mut text = ascii_digits(&clean(text));
    text.retain(|c| !is_separator(c));
    text
}

/// A telephone number in canonical form: no spaces, hyphens, dots, slashes or brackets; `00` becomes `+`.
pub fn telephone(text: &str) -> String {
    let mut text = identifier(text);
    text.retain(|c| !matches!(c, '(' | ')' | '[' | ']' | '/'));
    match text.strip_prefix("00") {
        Some(rest) => ["+", rest].concat(),
        None => text,
    }
}

/// Spaces, dots and every kind of hyphen, dash and minus.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | '·' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

#[cfg(test)]
mod tests {
    use super::{identifier, telephone};

    #[test]
    fn identifiers_are_canonical() {
        for (typed, meant) in [
            ("010203-1234", "0102031234"),
            (" 01 02 03 – 1234", "0102031234"),
            ("12.34.56.78", "12345678"),
            ("٠١٠٢٠٣-١٢٣٤", "0102031234"),
            ("DK-12 34", "DK1234"),
            ("a_b", "a_b"),
            (" - ", ""),
        ] {
            assert_eq!(identifier(typed), meant, "{typed}");
        }
    }

    #[test]
    fn telephone_numbers_are_canonical() {
        for (typed, meant) in [
            ("+45 12 34 56 78", "+4512345678"),
            ("0045 12345678", "+4512345678"),
            ("(12) 34-56.78", "12345678"),
            ("12/345 678", "12345678"),
            ("ring til mig", "ringtilmig"),
        ] {
            assert_eq!(telephone(typed), meant, "{typed}");
        }
    }
}
