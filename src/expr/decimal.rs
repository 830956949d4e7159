//! Exact decimals of up to 38 digits.

use std::cmp::Ordering;

use crate::json::Number;

/// The value is `digits / 10^places`, without zeros at the end of its places. What does not fit has no meaning (`None`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decimal {
    digits: i128,
    places: u32,
}

/// More places than this do not fit into 38 digits with anything before them.
const MOST_PLACES: u32 = 36;

impl Decimal {
    /// A decimal with this many places, brought to its shortest form.
    fn new(mut digits: i128, mut places: u32) -> Option<Self> {
        while places > 0 {
            let (tenth, 0) = divided(digits.unsigned_abs(), 10)? else { break };
            digits = with_sign(tenth, digits < 0)?;
            places -= 1;
        }
        (places <= MOST_PLACES).then_some(Self { digits, places })
    }

    /// The value of a JSON number.
    pub fn from_number(number: &Number) -> Option<Self> {
        let text = number.to_text();
        let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit) {
            digits = digits.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        if whole.starts_with('-') {
            digits = -digits;
        }
        let places = i64::try_from(fraction.len()).ok()?.checked_sub(power.parse().ok()?)?;
        match u32::try_from(places) {
            Ok(places) => Self::new(digits, places),
            Err(_) if digits == 0 => Self::new(0, 0),
            Err(_) => Self::new(digits.checked_mul(ten_to(u32::try_from(-places).ok()?)?)?, 0),
        }
    }

    /// The shortest JSON number without exponent.
    pub fn to_number(self) -> Option<Number> {
        if let (Ok(int), 0) = (i64::try_from(self.digits), self.places) {
            return Some(Number::from(int));
        }
        let mut text = written(self.digits.unsigned_abs());
        let places = self.places as usize;
        if places > 0 {
            let zeros = (places + 1).saturating_sub(text.len());
            text.insert_str(0, &"0".repeat(zeros));
            text.insert(text.len() - places, '.');
        }
        if self.digits < 0 {
            text.insert(0, '-');
        }
        Number::parse(&text)
    }

    /// The value of a whole number that fits.
    pub fn to_int(self) -> Option<i64> {
        (self.places == 0).then(|| i64::try_from(self.digits).ok())?
    }

    /// Both at the same number of places.
    fn aligned(self, other: Self) -> Option<(i128, i128, u32)> {
        let places = self.places.max(other.places);
        let at = |decimal: Self| decimal.digits.checked_mul(ten_to(places - decimal.places)?);
        Some((at(self)?, at(other)?, places))
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let (own, other, places) = self.aligned(other)?;
        Self::new(own.checked_add(other)?, places)
    }

    /// The value with its sign turned.
    pub fn negated(self) -> Option<Self> {
        Some(Self { digits: self.digits.checked_neg()?, ..self })
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(self.digits.checked_mul(other.digits)?, self.places.checked_add(other.places)?)
    }

    /// The quotient, rounded to so many places; `None` by zero.
    pub fn divided_by(self, other: Self, places: u32) -> Option<Self> {
        // (own / 10^p) / (other / 10^q) at r places is own * 10^(q + r) / (other * 10^p).
        let over = self.digits.checked_mul(ten_to(other.places.checked_add(places)?)?)?;
        let under = other.digits.checked_mul(ten_to(self.places)?)?;
        Self::new(rounded(over, under)?, places)
    }

    /// Rounded to so many places, a half away from zero.
    pub fn round(self, places: u32) -> Option<Self> {
        if places >= self.places {
            return Some(self);
        }
        Self::new(rounded(self.digits, ten_to(self.places - places)?)?, places)
    }

    /// Which is greater; `None` where they are too far apart to tell within 38 digits.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        if self.digits.signum() != other.digits.signum() {
            return Some(self.digits.cmp(&other.digits));
        }
        self.aligned(other).map(|(own, other, _)| own.cmp(&other))
    }
}

fn ten_to(power: u32) -> Option<i128> {
    10_i128.checked_pow(power)
}

/// The quotient of two integers, a half away from zero.
fn rounded(over: i128, under: i128) -> Option<i128> {
    let (quotient, rest) = divided(over.unsigned_abs(), under.unsigned_abs())?;
    let is_half = rest >= under.unsigned_abs() - rest;
    with_sign(quotient + u128::from(is_half), (over < 0) != (under < 0))
}

fn with_sign(digits: u128, is_negative: bool) -> Option<i128> {
    let digits = i128::try_from(digits).ok()?;
    Some(if is_negative { -digits } else { digits })
}

/// The quotient and the rest, bit by bit: the quicker way of the standard library is 1.3 kB of WebAssembly. `None` by zero.
fn divided(mut over: u128, under: u128) -> Option<(u128, u128)> {
    if under == 0 {
        return None;
    }
    let (mut quotient, mut rest) = (0, 0);
    for _ in 0..u128::BITS {
        rest = rest << 1 | over >> 127;
        over <<= 1;
        quotient <<= 1;
        if rest >= under {
            rest -= under;
            quotient |= 1;
        }
    }
    Some((quotient, rest))
}

/// The decimal digits of a number, without the machinery behind `to_string` (2 kB of WebAssembly).
fn written(mut number: u128) -> String {
    let mut backwards = Vec::new();
    loop {
        let (tenth, digit) = divided(number, 10).unwrap_or_default();
        backwards.extend(u32::try_from(digit).ok().and_then(|digit| char::from_digit(digit, 10)));
        number = tenth;
        if number == 0 {
            return backwards.into_iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, divided};
    use crate::json::Number;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_number(&Number::parse(text).unwrap()).unwrap()
    }

    fn text(decimal: Option<Decimal>) -> String {
        decimal.and_then(Decimal::to_number).map_or_else(|| "null".to_owned(), |number| number.to_text())
    }

    #[test]
    fn numbers_are_exact() {
        for (written, shortest) in [
            ("0.10", "0.1"),
            ("-0", "0"),
            ("1e3", "1000"),
            ("-12.50e-1", "-1.25"),
            ("0e99999", "0"),
            ("0.000", "0"),
        ] {
            assert_eq!(text(Some(decimal(written))), shortest, "{written}");
        }
        for long in ["1e40", "1e-40", "1234567890123456789012345678901234567890", "1e99999999999999999999"] {
            assert_eq!(Decimal::from_number(&Number::parse(long).unwrap()), None, "{long}");
        }
        assert_eq!(text(decimal("0.1").plus(decimal("0.2"))), "0.3");
        assert_eq!(text(decimal("1.10").times(decimal("-3"))), "-3.3");
        assert_eq!(text(decimal("1e30").times(decimal("1e30"))), "null");
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (over, under, places, quotient) in [
            ("1", "3", 2, "0.33"),
            ("2", "3", 2, "0.67"),
            ("1", "8", 2, "0.13"),
            ("-1", "8", 2, "-0.13"),
            ("1", "-8", 2, "-0.13"),
            ("100", "0.25", 0, "400"),
            ("1", "0", 2, "null"),
        ] {
            assert_eq!(text(decimal(over).divided_by(decimal(under), places)), quotient, "{over} / {under}");
        }
        for (value, places, meant) in
            [("2.345", 2, "2.35"), ("-2.5", 0, "-3"), ("2.4", 0, "2"), ("7", 3, "7")]
        {
            assert_eq!(text(decimal(value).round(places)), meant, "{value}");
        }
    }

    #[test]
    fn division_is_that_of_the_standard_library() {
        let mut state = 0x2545_f491_4f6c_dd1d_u128;
        for round in 0..20_000 {
            state = state.wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645).wrapping_add(99);
            let (over, under) = (state >> (round % 127 + 1), state.rotate_left(64) >> (round * 7 % 127 + 1));
            assert_eq!(divided(over, under), over.checked_div(under).zip(over.checked_rem(under)));
        }
    }

    #[test]
    fn decimals_compare_by_value() {
        let ordered = ["-1e20", "-2", "-1.5", "0", "1e-30", "0.1", "1", "1.5", "1e20"];
        for (a, low) in ordered.iter().enumerate() {
            for (b, high) in ordered.iter().enumerate() {
                assert!(
                    decimal(low).compare(decimal(high)).is_none_or(|order| order == a.cmp(&b)),
                    "{low} {high}"
                );
            }
        }
        assert_eq!(decimal("1.0"), decimal("1"));
    }
}
