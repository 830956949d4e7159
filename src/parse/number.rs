//! A number as people write it, to exact JSON text.
//!
//! | typed | `da` and other comma languages | `en` and other point languages |
//! |---|---|---|
//! | `1,5` | 1.5 | 1.5 (no group has one digit) |
//! | `1.5` | 1.5 (no group has one digit) | 1.5 |
//! | `1.234` | 1234 | 1.234 |
//! | `1,234` | 1.234 | 1234 |
//! | `0.125` | 0.125 (no group follows a zero) | 0.125 |
//! | `1.234,5` and `1,234.5` | 1234.5 | 1234.5 |
//! | `1 234`, `1'234` | 1234 | 1234 |
//!
//! What the table leaves open is refused rather than guessed, and so are more decimals than a whole number or an amount has; the
//! check-answers page shows what was understood.

use super::{ascii, clean};
use crate::packed::packed;

/// The sign before the fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalSign {
    /// `1,5`: most of the world's languages on this side of it.
    Comma,
    /// `1.5`
    Point,
}

/// How many decimals a number has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimals {
    /// So many, and more are refused where it is read.
    AtMost(u32),
    /// So many, and its schema refuses what is more.
    Judged(u32),
}

packed! { enum Decimals { AtMost(most), Judged(most) } }

impl Decimals {
    /// Those of the multiples of a step, which stands as JSON text; unknown with an exponent.
    pub fn of_step(step: &str) -> Option<Self> {
        let fraction = step.split_once('.').map_or("", |(_, fraction)| fraction.trim_end_matches('0'));
        let is_plain = !step.contains(['e', 'E']);
        u32::try_from(fraction.len()).ok().filter(|_| is_plain).map(Self::Judged)
    }

    /// Whether it is a whole number.
    pub fn is_none(self) -> bool {
        matches!(self, Self::AtMost(0) | Self::Judged(0))
    }
}

/// Languages that write a decimal point; all others write a comma (CLDR, symbols of the default numbering system).
const POINT: &str = "am ar bn bo cy en fil fa ga gd gu haw he hi ig ja kn ko lo ml mr ms mt my ne om or pa ps qps si so sw ta te th ti ug ur yo zh zu";

/// Regions that differ from their language: `de-CH`, `es-MX`.
const POINT_TAGS: &str = "de-ch de-li it-ch es-mx es-us es-gt es-hn es-ni es-pa es-pe es-pr es-sv es-do";

impl DecimalSign {
    /// The sign of a language, by its BCP 47 tag.
    pub fn of(locale: &str) -> Self {
        let tag = locale.to_ascii_lowercase();
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        let region = parts.find(|part| part.len() == 2).unwrap_or_default();
        let is_in = |list: &str, word: &str| list.split(' ').any(|own| own == word);
        let point = is_in(POINT, language) || is_in(POINT_TAGS, &[language, "-", region].concat());
        if point { Self::Point } else { Self::Comma }
    }
}

/// The JSON text of a number typed in this locale, exact to the digit; `None` when it is not one.
///
/// Accepts every kind of space, apostrophe, minus and decimal digit, and `1.500,-`, `1.500:-`.
pub fn number(text: &str, locale: &str) -> Option<String> {
    let text = plain(text);
    let text = [",-", ":-", ".-"].into_iter().find_map(|end| text.strip_suffix(end)).unwrap_or(&text);
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let unsigned = unsigned.trim_start();
    let (whole, fraction) = match fraction_start(unsigned, DecimalSign::of(locale)) {
        Some(at) => (unsigned.get(..at)?, unsigned.get(at + 1..)?),
        None => (unsigned, ""),
    };
    let whole = ungrouped(whole)?;
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    Some(json_text(negative, &whole, fraction))
}

/// A JSON number as one would type it in this locale: no groups, exact; the inverse of [`number`].
pub fn spell_number(json_text: &str, locale: &str) -> String {
    match DecimalSign::of(locale) {
        DecimalSign::Comma => json_text.replace('.', ","),
        DecimalSign::Point => json_text.to_owned(),
    }
}

/// As [`number`], with one of these words before or after it: `1.250,50 kr.`, `€ 12`, `3 m²`. The words are in lower case, the
/// longest first. Another word stays, so that it is no number.
///
/// With more decimals than there can be something else was meant, such as a thousand by a Danish `1,000`: that is no number either.
/// Where a schema judges decimals itself, only such a thousand is refused here, which it would take for a one.
/// A whole number may end as `2,0` and `2,00`, with the language's own sign.
pub fn quantity(text: &str, units: &[String], decimals: Option<Decimals>, locale: &str) -> Option<String> {
    let text: String = clean(text).chars().map(super::lower).collect();
    let rest = |unit: &String| text.strip_suffix(unit.as_str()).or_else(|| text.strip_prefix(unit.as_str()));
    let text = units.iter().find_map(rest).unwrap_or(&text).trim_end();
    let sign = if DecimalSign::of(locale) == DecimalSign::Comma { ',' } else { '.' };
    let whole = |zeros| {
        text.strip_suffix(zeros)?.strip_suffix(sign).filter(|_| decimals == Some(Decimals::AtMost(0)))
    };
    let number = number(["00", "0"].into_iter().find_map(whole).unwrap_or(text), locale)?;
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    let is_refused = match decimals {
        None => false,
        Some(Decimals::AtMost(most)) => fraction.len() > most as usize,
        Some(Decimals::Judged(most)) => {
            let is_group = |end: &str| !end.is_empty() && end.bytes().all(|digit| digit == b'0');
            let whole = whole.trim_start_matches('-');
            let is_thousands = fraction.len() == 3 && whole.len() <= 3 && whole != "0";
            is_thousands && fraction.get(most as usize..).is_some_and(is_group)
        }
    };
    (!is_refused).then_some(number)
}

/// A JSON number as an amount in this locale: with groups of thousands, exact; read back the same.
pub fn spell_money(json_text: &str, locale: &str) -> String {
    let (sign, unsigned) = json_text.split_at(usize::from(json_text.starts_with('-')));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let is_comma = DecimalSign::of(locale) == DecimalSign::Comma;
    let mut out = String::from(sign);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(if is_comma { '.' } else { ',' });
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(if is_comma { ',' } else { '.' });
        out.push_str(fraction);
    }
    out
}

/// A control character, so that it cannot be typed: cleaning drops those.
const DECIMAL: char = '\u{1}';

/// ASCII throughout: `-` for a minus, a space for whatever groups as a space does, [`DECIMAL`] for a
/// sign that only ever is a decimal sign.
fn plain(text: &str) -> String {
    let plain = |c| match c {
        '\'' | '\u{2019}' | '\u{2018}' | '\u{66c}' => ' ',
        '\u{66b}' => DECIMAL,
        '\u{60c}' => ',',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    ascii(text).chars().map(plain).collect()
}

/// Where the decimal sign stands, by the table above.
fn fraction_start(text: &str, sign: DecimalSign) -> Option<usize> {
    if let Some(at) = text.find(DECIMAL) {
        return Some(at);
    }
    let last = text.rfind(['.', ','])?;
    let own = text.get(last..)?.chars().next()?;
    let others = text.get(..last)?;
    if others.chars().any(|sign| sign == own) {
        return None;
    }
    // Another kind of group sign stands before it, or it is the language's own sign.
    let own_sign = own == if sign == DecimalSign::Comma { ',' } else { '.' };
    let is_decimal = own_sign || others.contains(['.', ',', ' ']) || ungrouped(text).is_none();
    is_decimal.then_some(last)
}

/// The digits of a whole number, its groups joined; `None` when the groups are not thousands.
fn ungrouped(text: &str) -> Option<String> {
    let sign = text.chars().find(|c| matches!(c, '.' | ',' | ' '));
    let mut groups = text.split(sign.unwrap_or(' '));
    let first = groups.next()?;
    let mut digits = first.to_owned();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    let first_is_good = !grouped || (matches!(first.len(), 1..=3) && !first.starts_with('0'));
    (first_is_good && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

fn json_text(negative: bool, whole: &str, fraction: &str) -> String {
    let whole = whole.trim_start_matches('0');
    let is_zero = whole.is_empty() && fraction.bytes().all(|byte| byte == b'0');
    let mut json = String::from(if negative && !is_zero { "-" } else { "" });
    json.push_str(if whole.is_empty() { "0" } else { whole });
    if !fraction.is_empty() {
        json.push('.');
        json.push_str(fraction);
    }
    json
}

#[cfg(test)]
mod tests {
    use super::{Decimals, number, quantity, spell_money, spell_number};
    use crate::json::Number;

    /// Checks one row of the table: what is typed, and what it means in comma and in point languages.
    fn check(typed: &str, comma: Option<&str>, point: Option<&str>) {
        for locale in ["da", "da-DK", "nb", "sv", "fi", "is", "de", "es-ES"] {
            assert_eq!(number(typed, locale).as_deref(), comma, "{typed} in {locale}");
        }
        for locale in ["en", "en-GB", "ar", "de-CH", "es-MX", "qps-plocm"] {
            assert_eq!(number(typed, locale).as_deref(), point, "{typed} in {locale}");
        }
        for json in [comma, point].into_iter().flatten() {
            assert!(Number::parse(json).is_some(), "{json} is JSON");
        }
    }

    #[test]
    fn the_language_decides_only_what_is_ambiguous() {
        check("1.234", Some("1234"), Some("1.234"));
        check("1,234", Some("1.234"), Some("1234"));
        check("-12.500", Some("-12500"), Some("-12.500"));
        for (typed, meant) in [
            ("1,5", "1.5"),
            ("1.5", "1.5"),
            ("0.125", "0.125"),
            ("1234.567", "1234.567"),
            ("1.234,50", "1234.50"),
            ("1,234.50", "1234.50"),
            ("1.234.567", "1234567"),
            ("1,234,567.8", "1234567.8"),
            ("1 234.567", "1234.567"),
        ] {
            check(typed, Some(meant), Some(meant));
        }
    }

    #[test]
    fn every_way_of_writing_a_sign_or_digit_is_read() {
        for (typed, meant) in [
            ("42", "42"),
            (" 007 ", "7"),
            ("0", "0"),
            ("-0", "0"),
            ("+5", "5"),
            ("\u{2212}5", "-5"),
            ("- 5", "-5"),
            ("1\u{a0}234\u{202f}567", "1234567"),
            ("1'234", "1234"),
            ("٣٤", "34"),
            ("١٬٢٣٤٫٥", "1234.5"),
            ("1.500,-", "1500"),
            ("1.500:-", "1500"),
            ("100.-", "100"),
            ("1500,–", "1500"),
            (",5", "0.5"),
            ("5,", "5"),
            ("9007199254740993", "9007199254740993"),
            ("0,10", "0.10"),
        ] {
            assert_eq!(number(typed, "da").as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_spelled_is_read_back() {
        for text in ["0", "-1", "1234.567", "1.234", "0.125", "-1234567.50", "12345678901234567890"] {
            for locale in ["da", "en", "sv", "ar", "de-CH"] {
                let spelled = spell_number(text, locale);
                assert_eq!(number(&spelled, locale).as_deref(), Some(text), "{spelled} in {locale}");
            }
        }
    }

    #[test]
    fn numbers_are_read_with_their_own_unit_alone() {
        let krone = ["kroner", "kr.", "kr", "dkk"].map(str::to_owned);
        for (typed, danish, english) in [
            ("1.250,50 kr.", "1250.50", Some("1250.50")),
            ("kr 1250", "1250", Some("1250")),
            ("DKK 1.250,00", "1250.00", Some("1250.00")),
            ("1.500,- kr.", "1500", Some("1.500")),
            ("1.500,-", "1500", Some("1.500")),
            ("-5 Kroner", "-5", Some("-5")),
            ("7kr", "7", Some("7")),
        ] {
            assert_eq!(quantity(typed, &krone, None, "da").as_deref(), Some(danish), "{typed}");
            assert_eq!(quantity(typed, &krone, None, "en").as_deref(), english, "{typed}");
        }
        for typed in ["", "kr.", "12 stk", "12 kr. 50", "€ 12", "12 EUR", "kr 12 kr", "12 SEK"] {
            assert_eq!(quantity(typed, &krone, None, "da"), None, "{typed}");
        }
        let area = ["m²", "m2"].map(str::to_owned);
        for (typed, meant) in
            [("3 m²", Some("3")), ("3m2", Some("3")), ("1.250 M²", Some("1250")), ("3 m", None)]
        {
            assert_eq!(quantity(typed, &area, None, "da").as_deref(), meant, "{typed}");
        }
        assert_eq!(quantity("3 m²", &[], None, "da"), None);
    }

    #[test]
    fn decimals_that_cannot_be_are_no_slip_of_the_pen() {
        for (typed, decimals, danish, english) in [
            ("1.000", 0, Some("1000"), None),
            ("1,000", 0, None, Some("1000")),
            ("1.00", 0, None, Some("1")),
            ("1,00", 0, Some("1"), None),
            ("2,0", 0, Some("2"), None),
            ("1.250,00", 0, Some("1250"), None),
            ("1,250.00", 0, None, Some("1250")),
            ("1.250", 0, Some("1250"), None),
            ("12,34", 0, None, None),
            ("1,2345", 0, None, None),
            ("10", 0, Some("10"), Some("10")),
            (",0", 0, None, None),
            ("1,234", 2, None, Some("1234")),
            ("1.234", 2, Some("1234"), None),
            ("1.234,50", 2, Some("1234.50"), Some("1234.50")),
        ] {
            let read = |locale| quantity(typed, &[], Some(Decimals::AtMost(decimals)), locale);
            assert_eq!(read("da").as_deref(), danish, "{typed}");
            assert_eq!(read("en").as_deref(), english, "{typed}");
        }
    }

    #[test]
    fn a_thousand_of_another_language_is_no_one() {
        for (typed, step, danish, english) in [
            ("1,000", "1", None, Some("1000")),
            ("1.000", "1", Some("1000"), None),
            ("-12,000", "5", None, Some("-12000")),
            ("1,000", "0.01", None, Some("1000")),
            ("1,500", "0.1", None, Some("1500")),
            ("12,345", "0.01", Some("12.345"), Some("12345")),
            // What the schema itself refuses, with the better sentence.
            ("1,234", "1", Some("1.234"), Some("1234")),
            // What can mean one thing only.
            ("1,00", "1", Some("1.00"), Some("1.00")),
            ("0,500", "0.1", Some("0.500"), Some("0.500")),
            ("1234,500", "0.1", Some("1234.500"), Some("1234.500")),
            ("1,500", "0.001", Some("1.500"), Some("1500")),
            ("1,000", "1e-1", Some("1.000"), Some("1000")),
        ] {
            let read = |locale| quantity(typed, &[], Decimals::of_step(step), locale);
            assert_eq!(read("da").as_deref(), danish, "{typed} of {step}");
            assert_eq!(read("en").as_deref(), english, "{typed} of {step}");
        }
    }

    #[test]
    fn amounts_are_spelled_with_groups_and_read_back() {
        for (text, danish, english) in [
            ("1250.5", "1.250,5", "1,250.5"),
            ("612.50", "612,50", "612.50"),
            ("-1234567", "-1.234.567", "-1,234,567"),
            ("999", "999", "999"),
            ("0.125", "0,125", "0.125"),
        ] {
            for (locale, spelled) in [("da", danish), ("en", english)] {
                assert_eq!(spell_money(text, locale), spelled);
                assert_eq!(number(spelled, locale).as_deref(), Some(text), "{spelled}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in [
            "",
            " ",
            "-",
            "abc",
            "1e5",
            "1 2",
            "12 34",
            "1,2,3",
            "1.23.456",
            "1234.567,8",
            "1,,5",
            "--5",
            "5-",
            "1.234 567",
            ",",
            "0x10",
            "NaN",
            "5 kr",
            "1d5",
            ".",
            "1.234,5,6",
        ] {
            for locale in ["da", "en"] {
                assert_eq!(number(typed, locale), None, "{typed} in {locale}");
            }
        }
    }
}
