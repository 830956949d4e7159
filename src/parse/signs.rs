//! Digits and separators of other scripts and keyboards, and those that programs write in place of the typed ones, as ASCII: what
//! every parser of numbers, dates, times, identifiers and telephone numbers begins with.

use super::clean;

/// The zero of each decimal digit block of the basic plane (Unicode general category `Nd`) but the full-width one; nine digits
/// follow it.
const ZEROS: [u16; 35] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0,
    0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
];

/// The text cleaned, with every decimal digit written 0 to 9, every hyphen, dash and minus `-`, every slash `/`, the colon of
/// ratios `:`, and full-width forms as the ASCII they stand for.
pub fn ascii(text: &str) -> String {
    clean(text).chars().map(|c| if c.is_ascii() { c } else { ascii_sign(c) }).collect()
}

fn ascii_sign(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{2236}' => ':',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => ascii_digit(c).unwrap_or(c),
    }
}

fn ascii_digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let after_zero = |zero: &u16| code.checked_sub(u32::from(*zero)).filter(|digit| *digit < 10);
    ZEROS.iter().find_map(after_zero).and_then(|digit| char::from_digit(digit, 10))
}

#[cfg(test)]
mod tests {
    use super::{ZEROS, ascii};

    #[test]
    fn every_block_is_read() {
        assert_eq!(ascii("٣٤ ۵ ०९ ７a"), "34 5 09 7a");
        for zero in ZEROS {
            let nine = char::from_u32(u32::from(zero) + 9).map(String::from).unwrap_or_default();
            assert!(nine.chars().all(char::is_numeric), "{zero:x}");
            assert_eq!(ascii(&nine), "9");
        }
    }

    #[test]
    fn every_sign_is_read() {
        for (sign, meant) in
            [("‐‑‒–—―−﹣－", "---------"), ("⁄∕／", "///"), ("．，：∶", ".,::"), ("ÅＡ～", "ÅA~")]
        {
            assert_eq!(ascii(sign), meant);
        }
    }
}
