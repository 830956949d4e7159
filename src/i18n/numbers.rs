//! Numbers as a language writes them, exact to the digit.

use crate::json::Number;
use crate::parse::DecimalSign;

/// The signs of a language.
#[derive(Clone, Debug)]
pub(super) struct Signs {
    /// Before the fraction.
    pub(super) decimal: String,
    /// Between thousands.
    pub(super) group: String,
}

impl Signs {
    /// What typed numbers are read with, so that what is shown is always read back the same.
    pub(super) fn of(tag: &str) -> Self {
        let (decimal, group) = match DecimalSign::of(tag) {
            DecimalSign::Comma => (",", "\u{a0}"),
            DecimalSign::Point => (".", ","),
        };
        Self { decimal: decimal.to_owned(), group: group.to_owned() }
    }

    /// The number written out. One with an exponent keeps its JSON spelling.
    pub(super) fn write(&self, number: &Number) -> String {
        let text = number.to_text();
        if text.contains(['e', 'E']) {
            return text;
        }
        let unsigned = text.strip_prefix('-');
        let (whole, fraction) =
            unsigned.unwrap_or(&text).split_once('.').unwrap_or((unsigned.unwrap_or(&text), ""));
        // A hyphen is not spoken by screen readers; the minus sign is.
        let mut out = String::from(if unsigned.is_some() { "\u{2212}" } else { "" });
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(&self.decimal);
            out.push_str(fraction);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;
    use crate::json::Number;
    use crate::parse;

    #[test]
    fn what_is_written_is_read_back() {
        for (tag, texts) in [
            ("da", ["1234567.50", "-1234", "0.125", "123", "100000"]),
            ("en", ["1234567.50", "-1234", "0.125", "123", "100000"]),
        ] {
            for text in texts {
                let written =
                    Number::parse(text).map(|number| Signs::of(tag).write(&number)).unwrap_or_default();
                assert_eq!(parse::number(&written, tag).as_deref(), Some(text), "{written} in {tag}");
            }
        }
        let write = |text| Number::parse(text).map(|number| Signs::of("en").write(&number));
        assert_eq!(write("-1234567.5").as_deref(), Some("\u{2212}1,234,567.5"));
        assert_eq!(write("1e3").as_deref(), Some("1e3"));
    }
}
