//! Decimal digits of other scripts, for people whose keyboard writes them.

/// The zero of each decimal digit block of the basic plane (Unicode general category `Nd`); nine digits follow it.
const ZEROS: [u16; 36] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0,
    0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
];

/// The same text with every decimal digit written 0 to 9.
pub fn ascii_digits(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii() { c } else { ascii_digit(c).unwrap_or(c) }).collect()
}

fn ascii_digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let after_zero = |zero: &u16| code.checked_sub(u32::from(*zero)).filter(|digit| *digit < 10);
    ZEROS.iter().find_map(after_zero).and_then(|digit| char::from_digit(digit, 10))
}

#[cfg(test)]
mod tests {
    use super::{ZEROS, ascii_digits};

    #[test]
    fn every_block_is_read() {
        assert_eq!(ascii_digits("٣٤ ۵ ०९ ７a"), "34 5 09 7a");
        for zero in ZEROS {
            let nine = char::from_u32(u32::from(zero) + 9).map(String::from).unwrap_or_default();
            assert!(nine.chars().all(char::is_numeric), "{zero:x}");
            assert_eq!(ascii_digits(&nine), "9");
        }
    }
}
