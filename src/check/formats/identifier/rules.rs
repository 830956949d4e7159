//! What the digits of an identifier keep to; sources stand at the rows in `schema::identifiers`.

use crate::schema::Rule;

use super::shape;

/// Whether a text that has its shape keeps the rule.
pub(super) fn holds(rule: &Rule, text: &[u8]) -> bool {
    match rule {
        Rule::Shape => true,
        // Of twelve digits the first two are the century's.
        Rule::Luhn => luhn(text, 10),
        Rule::Sums(rows, modulus) => rows.iter().all(|weights| sum(weights, text).is_multiple_of(*modulus)),
        Rule::OneSevenThree => from_right(&[1, 7, 3], text).is_multiple_of(10),
        Rule::Kid => luhn(text, text.len()) || is_kid_of_modulus_11(text),
        Rule::Hetu => is_hetu(text),
        Rule::Baltic => is_baltic(text),
        Rule::Latvian => {
            let check = (1 + sum(&[10, 5, 8, 4, 2, 1, 6, 3, 7, 9], text)) % 11 % 10;
            text.get(10).copied().map(value) == Some(check)
        }
        Rule::Iban => is_iban(text),
        Rule::Vat => is_vat(text),
    }
}

/// Of a digit its value; of a letter 10 to 35 (ISO/IEC 7064). No other sign has one.
fn value(byte: u8) -> u32 {
    char::from(byte).to_digit(36).unwrap_or(99)
}

/// The digits times the weights, as far as those reach.
fn sum(weights: &[u8], text: &[u8]) -> u32 {
    weights.iter().zip(text).map(|(weight, byte)| u32::from(*weight) * value(*byte)).sum()
}

/// The digits from the right times the weights, over and over.
fn from_right(weights: &[u8], text: &[u8]) -> u32 {
    let digits = text.iter().rev().zip(weights.iter().cycle());
    digits.map(|(byte, weight)| u32::from(*weight) * value(*byte)).sum()
}

/// Every second digit from the right, of so many, is doubled, and the digits of what that gives are
/// added. The `+` between the digits of a person of a hundred years stands for nothing.
fn luhn(text: &[u8], digits: usize) -> bool {
    let digits = text.iter().rev().filter(|byte| **byte != b'+').take(digits).copied().map(value);
    let doubled = digits.enumerate().map(|(place, digit)| match place % 2 {
        0 => digit,
        _ => digit * 2 - if digit > 4 { 9 } else { 0 },
    });
    !text.ends_with(b"-") && doubled.sum::<u32>().is_multiple_of(10)
}

fn is_kid_of_modulus_11(text: &[u8]) -> bool {
    let Some((last, before)) = text.split_last() else { return false };
    let check = (11 - from_right(&[2, 3, 4, 5, 6, 7], before) % 11) % 11;
    check == if *last == b'-' { 10 } else { value(*last) }
}

/// The numbers from 900 on are given out for tests and inside hospitals, 000 and 001 to nobody.
fn is_hetu(text: &[u8]) -> bool {
    let digits = text.iter().take(10).filter(|byte| byte.is_ascii_digit());
    let number = digits.fold(0, |number, byte| number * 10 + value(*byte));
    let sign = b"0123456789ABCDEFHJKLMNPRSTUVWXY".get((number % 31) as usize);
    // The sign in the middle is a letter too: only nine are digits.
    (2..900).contains(&(number % 1000)) && sign == text.last()
}

fn is_baltic(text: &[u8]) -> bool {
    let first = sum(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1], text) % 11;
    let second = sum(&[3, 4, 5, 6, 7, 8, 9, 1, 2, 3], text) % 11;
    let check = if first == 10 { second % 10 } else { first };
    text.get(10).copied().map(value) == Some(check)
}

/// By length, the countries that have it.
const IBAN_LENGTHS: &str = "15NO 16BE 18DKFIFKFOGLNLSD 19MKSI 20ATBAEEKZLTLUMNXK 21CHHRLILV \
    22BGBHCRDEGBGEIEMERSVA 23AEGIILIQOMSOTL 24ADCZESMDPKROSASESKTNVG 25LYPTST 26ISTR 27BIDJFRGRITMCMRSM \
    28ALAZBYCYDOGTHNHULBNIPLSV 29BREGPSQAUA 30JOKWMUYE 31MTSC 32LC 33RU";

fn is_iban(text: &[u8]) -> bool {
    let (Some(country), Some((head, rest))) = (text.get(..2), text.split_at_checked(4)) else { return false };
    let has_length = IBAN_LENGTHS.as_bytes().split(|byte| *byte == b' ').any(|row| {
        let length = row.iter().take(2).fold(0, |number, byte| number * 10 + value(*byte));
        length as usize == text.len() && row.chunks(2).skip(1).any(|own| own == country)
    });
    let number = rest.iter().chain(head).copied().map(value);
    let rest = number.fold(0, |rest, value| (rest * if value > 9 { 100 } else { 10 } + value) % 97);
    has_length && rest == 1
}

fn is_vat(text: &[u8]) -> bool {
    let Some((country, own)) = text.split_at_checked(2) else { return false };
    let row = VAT_SHAPES
        .split(' ')
        .find_map(|row| Some(row).filter(|row| row.as_bytes().starts_with(country))?.get(2..));
    // Behind the ten digits of a Swedish company stands the number of its registration.
    let digits = own.get(..10).unwrap_or(own);
    let rule = match country {
        b"DK" => &Rule::Sums(&[&[2, 7, 6, 5, 4, 3, 2, 1]], 11),
        b"EE" => &Rule::Sums(&[&[3, 7, 1, 3, 7, 1, 3, 7, 1]], 10),
        b"FI" => &Rule::Sums(&[&[7, 9, 10, 5, 8, 4, 2, 1]], 11),
        b"SE" => &Rule::Luhn,
        _ => &Rule::Shape,
    };
    row.is_some_and(|shape| shape::fits(shape, own)) && holds(rule, digits)
}

/// By country, what follows its two letters.
const VAT_SHAPES: &str = "AT'U'8n BE10n BG9-10n CY8n1a CZ8-10n DE9n DK1p7n EE9n EL9n ES1c7n1c FI8n FR2c9n HR11n HU8n \
    IE1n1c5n1-2a IT11n LT9n|12n LU8n LV11n MT8n NL9n'B'2n PL10n PT9n RO2-10n SE12n SI8n SK10n \
    XI9n|12n|'GD'3n|'HA'3n";
