//! Numbers with their exact decimal text, compared as decimals.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::digits::decimal;
use super::short::Short;

/// A JSON number. `1`, `1.0` and `1e0` are equal; the text is kept as it was written.
#[derive(Clone, Debug)]
pub enum Number {
    /// An integer in ordinary notation; the usual case, and the quick one.
    Int(i64),
    /// Anything else, as written: a valid JSON number.
    Text(Box<str>),
}

impl Number {
    /// Reads a JSON number text (RFC 8259 section 6); `None` when it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        if !is_json_number(text.as_bytes()) {
            return None;
        }
        // "-0" must stay text: as an integer its sign would be lost.
        match text.parse::<i64>() {
            Ok(int) if text != "-0" => Some(Self::Int(int)),
            _ => Some(Self::Text(text.into())),
        }
    }

    /// The exact text.
    pub fn to_text(&self) -> String {
        match self {
            Self::Int(int) => {
                let digits = decimal(int.unsigned_abs());
                if *int < 0 { ["-", &digits].concat() } else { digits }
            }
            Self::Text(text) => (**text).to_owned(),
        }
    }

    /// Whether the value is a whole number (`1.0` is; JSON Schema 2020-12 section 6.1.1).
    pub fn is_integer(&self) -> bool {
        match self {
            Self::Int(_) => true,
            Self::Text(text) => Decimal::read(text).is_integer(),
        }
    }

    /// The value of a whole number from 0, at most the largest `usize`; `None` for any other.
    pub fn to_usize(&self) -> Option<usize> {
        if !self.is_integer() || *self < Self::Int(0) {
            return None;
        }
        let decimal = self.decimal();
        let mut value = 0_usize;
        // More digits than 21 saturate as these do.
        for place in 0..usize::try_from(decimal.exponent.clamp(0, 21)).unwrap_or(21) {
            let digit = decimal.digits.get(place).copied().unwrap_or(0);
            value = value.saturating_mul(10).saturating_add(usize::from(digit));
        }
        Some(value)
    }

    /// Whether `self` is a whole multiple of `step`, exactly.
    ///
    /// Long numbers take long: `pay` is told first how many steps of about 50 nanoseconds, and may refuse.
    /// What is not paid for is `false`.
    pub fn is_multiple_of(&self, step: &Self, pay: impl FnOnce(usize) -> bool) -> bool {
        let quick = Short::of(self).zip(Short::of(step)).and_then(|(value, step)| value.is_multiple_of(step));
        quick.unwrap_or_else(|| {
            let (own, other) = (self.len(), step.len());
            let cost = own.saturating_add(ZEROS * other).saturating_mul(other) / 8;
            pay(cost) && self.decimal().is_multiple_of(&step.decimal())
        })
    }

    /// How many steps of about 50 nanoseconds it takes to read the number; none for a short one.
    pub fn cost(&self) -> usize {
        match self {
            Self::Int(_) => 0,
            Self::Text(text) if text.len() <= 18 => 0,
            Self::Text(text) => text.len() / 2,
        }
    }

    /// How many digits there may be.
    fn len(&self) -> usize {
        match self {
            Self::Int(_) => 19,
            Self::Text(text) => text.len(),
        }
    }

    fn decimal(&self) -> Decimal {
        Decimal::read(&self.to_text())
    }
}

impl From<i64> for Number {
    fn from(int: i64) -> Self {
        Self::Int(int)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Int(own), Self::Int(other)) => own == other,
            _ => self.cmp(other) == Ordering::Equal,
        }
    }
}

impl Eq for Number {}

/// Equal numbers hash equally: those that fit as integers, whatever their text, and the rest by their
/// digits and power of ten.
impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let int = match self {
            Self::Int(int) => Some(*int),
            Self::Text(_) => self.decimal().to_int(),
        };
        if let Some(int) = int {
            state.write_i64(int);
        } else {
            let decimal = self.decimal();
            (decimal.negative, decimal.digits, decimal.exponent).hash(state);
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let quick = Short::of(self).zip(Short::of(other)).and_then(|(own, other)| own.cmp(other));
        quick.unwrap_or_else(|| self.decimal().cmp(&other.decimal()))
    }
}

fn is_json_number(bytes: &[u8]) -> bool {
    let mut rest = bytes.strip_prefix(b"-").unwrap_or(bytes);
    rest = match rest {
        [b'0', tail @ ..] => tail,
        [b'1'..=b'9', ..] => skip_digits(rest),
        _ => return false,
    };
    if let [b'.', tail @ ..] = rest {
        if !matches!(tail, [b'0'..=b'9', ..]) {
            return false;
        }
        rest = skip_digits(tail);
    }
    if let [b'e' | b'E', tail @ ..] = rest {
        let tail = tail.strip_prefix(b"+").or_else(|| tail.strip_prefix(b"-")).unwrap_or(tail);
        if !matches!(tail, [b'0'..=b'9', ..]) {
            return false;
        }
        rest = skip_digits(tail);
    }
    rest.is_empty()
}

fn skip_digits(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit());
    end.and_then(|end| bytes.get(end..)).unwrap_or_default()
}

/// How many zeros after a number can matter for each digit of what it is divided by.
const ZEROS: usize = 4;

/// A number as digits without leading or trailing zeros, times a power of ten.
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    /// The value is `0.digits * 10^exponent`; saturates far beyond any use.
    exponent: i64,
}

impl Decimal {
    fn read(text: &str) -> Self {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|byte| byte - b'0').collect();
        let leading = all.iter().take_while(|digit| **digit == 0).count();
        let trailing = all.iter().rev().take_while(|digit| **digit == 0).count();
        let digits =
            all.get(leading..all.len().saturating_sub(trailing).max(leading)).unwrap_or_default().to_vec();
        if digits.is_empty() {
            return Self { negative: false, digits, exponent: 0 };
        }
        let power = power.strip_prefix('+').unwrap_or(power);
        let power =
            power.parse::<i64>().unwrap_or(if power.starts_with('-') { i64::MIN / 4 } else { i64::MAX / 4 });
        let power = power.clamp(i64::MIN / 4, i64::MAX / 4);
        let shift = i64::try_from(whole.len()).unwrap_or(i64::MAX / 4) - i64::try_from(leading).unwrap_or(0);
        Self { negative, digits, exponent: power.saturating_add(shift) }
    }

    fn len(&self) -> i64 {
        i64::try_from(self.digits.len()).unwrap_or(i64::MAX / 4)
    }

    fn is_integer(&self) -> bool {
        self.digits.is_empty() || self.exponent >= self.len()
    }

    /// The value, where it is an integer that fits.
    fn to_int(&self) -> Option<i64> {
        if !self.is_integer() || self.exponent > 19 {
            return None;
        }
        let mut value = 0_i64;
        for place in 0..usize::try_from(self.exponent).unwrap_or(0) {
            let digit = i64::from(self.digits.get(place).copied().unwrap_or(0));
            let signed = if self.negative { -digit } else { digit };
            value = value.checked_mul(10)?.checked_add(signed)?;
        }
        Some(value)
    }

    /// Schoolbook remainder of the two numbers scaled to integers.
    ///
    /// However far apart their powers of ten are: a number without trailing zeros is no multiple of one that
    /// has some; and zeros at the end only help against the factors 2 and 5 of the step, of which a step of
    /// n digits has fewer than 4 n.
    fn is_multiple_of(&self, step: &Self) -> bool {
        if self.digits.is_empty() || step.digits.is_empty() {
            return self.digits.is_empty();
        }
        // Both are digits * 10^(exponent - len); bring them to the same power.
        let own = self.exponent - self.len();
        let other = step.exponent - step.len();
        let Ok(zeros) = usize::try_from(own - other) else { return false };
        let mut value = self.digits.clone();
        value.resize(value.len() + zeros.min(ZEROS * step.digits.len()), 0);
        remainder(&value, &step.digits).iter().all(|digit| *digit == 0)
    }

    fn cmp(&self, other: &Self) -> Ordering {
        let size = self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits));
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => {
                if other.negative {
                    Ordering::Greater
                } else {
                    Ordering::Less
                }
            }
            (false, true) => {
                if self.negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
            (false, false) => match (self.negative, other.negative) {
                (false, false) => size,
                (true, true) => size.reverse(),
                (true, false) => Ordering::Less,
                (false, true) => Ordering::Greater,
            },
        }
    }
}

/// `value mod divisor`, both most significant digit first; the divisor is not zero.
fn remainder(value: &[u8], divisor: &[u8]) -> Vec<u8> {
    let mut rest: Vec<u8> = Vec::with_capacity(divisor.len() + 1);
    for digit in value {
        if !(rest.is_empty() && *digit == 0) {
            rest.push(*digit);
        }
        while at_least(&rest, divisor) {
            subtract(&mut rest, divisor);
        }
    }
    rest
}

fn at_least(value: &[u8], other: &[u8]) -> bool {
    value.len().cmp(&other.len()).then_with(|| value.cmp(other)).is_ge()
}

fn subtract(value: &mut Vec<u8>, other: &[u8]) {
    let mut borrow = 0;
    let mut other = other.iter().rev();
    for digit in value.iter_mut().rev() {
        let take = other.next().copied().unwrap_or(0) + borrow;
        borrow = u8::from(*digit < take);
        *digit = *digit + 10 * borrow - take;
    }
    let zeros = value.iter().take_while(|digit| **digit == 0).count();
    value.drain(..zeros);
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap_or(Number::Int(i64::MIN))
    }

    #[test]
    fn reads_only_json_numbers() {
        for text in ["0", "-0", "10", "1.5", "1e5", "1E-5", "-1.25e+10"] {
            assert_eq!(number(text).to_text(), text);
        }
        for text in ["", "-", "01", "1.", ".5", "1e", "+1", "0x1", "1 ", "NaN"] {
            assert!(Number::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn compares_as_decimals() {
        let ordered = [
            "-1e400",
            "-2",
            "-1.5",
            "0",
            "1e-400",
            "0.1",
            "0.10000000000000000001",
            "1",
            "9007199254740993",
            "9007199254740993.001",
            "9007199254740993.5",
            "1e400",
        ];
        for (a, low) in ordered.iter().enumerate() {
            for (b, high) in ordered.iter().enumerate() {
                assert_eq!(number(low).cmp(&number(high)), a.cmp(&b), "{low} {high}");
            }
        }
        assert_eq!(number("1.0"), number("1"));
        assert_eq!(number("100e-2"), number("1"));
        assert_eq!(number("-0.0"), number("0"));
    }

    #[test]
    fn multiples_are_exact() {
        let is_multiple = |value: &str, step: &str| number(value).is_multiple_of(&number(step), |_| true);
        let multiples = [
            ("0.3", "0.1"),
            ("1.15", "0.01"),
            ("4.5", "1.5"),
            ("0", "3"),
            ("-9223372036854775808", "-1"),
            ("922337203685477580.7", "0.1"),
            ("1e400", "3.2e-5"),
            ("1e1000000000000", "1024"),
            ("3e1000000000000", "1.5"),
        ];
        for (value, step) in multiples {
            assert!(is_multiple(value, step), "{value} {step}");
        }
        let others = [
            ("1e20", "7e19"),
            ("35", "1.5"),
            ("922337203685477580.75", "0.1"),
            ("1e1000000000000", "3"),
            ("1", "1e1000000000000"),
            ("1e-1000000000000", "1"),
        ];
        for (value, step) in others {
            assert!(!is_multiple(value, step), "{value} {step}");
        }
        assert!(!number("1e400").is_multiple_of(&number("1"), |_| false), "nobody paid");
    }

    #[test]
    fn limits_become_sizes() {
        for (text, size) in
            [("0", Some(0)), ("2.0", Some(2)), ("1e2", Some(100)), ("-0", Some(0)), ("120", Some(120))]
        {
            assert_eq!(number(text).to_usize(), size, "{text}");
        }
        assert_eq!(number("1e400").to_usize(), Some(usize::MAX));
        assert_eq!((number("-1").to_usize(), number("1.5").to_usize()), (None, None));
    }

    #[test]
    fn whole_numbers() {
        assert!(number("1.0").is_integer() && number("1.5e1").is_integer() && number("0e-5").is_integer());
        assert!(!number("1.5").is_integer() && !number("1e-1").is_integer());
    }
}
