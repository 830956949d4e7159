//! Numbers of up to 18 digits without exponent, which nearly all are: compared without allocating.

use std::cmp::Ordering;

use super::Number;

/// The value is `mantissa / 10^places`.
#[derive(Clone, Copy)]
pub(super) struct Short {
    mantissa: i64,
    places: u32,
}

impl Short {
    /// The number, if it is short.
    pub(super) fn of(number: &Number) -> Option<Self> {
        let text = match number {
            Number::Int(mantissa) => return Some(Self { mantissa: *mantissa, places: 0 }),
            Number::Text(text) if text.len() <= 18 => text.as_bytes(),
            Number::Text(_) => return None,
        };
        let (digits, is_negative) = match text {
            [b'-', digits @ ..] => (digits, true),
            digits => (digits, false),
        };
        let mut short = Self { mantissa: 0, places: 0 };
        let mut after_point = 0;
        for byte in digits {
            match byte {
                b'0'..=b'9' => {
                    short.mantissa = short.mantissa * 10 + i64::from(byte - b'0');
                    short.places += after_point;
                }
                b'.' => after_point = 1,
                _ => return None,
            }
        }
        short.mantissa *= if is_negative { -1 } else { 1 };
        Some(short)
    }

    /// Both mantissas at the same number of places; `None` where one gets too large.
    fn aligned(self, other: Self) -> Option<(i64, i64)> {
        let places = self.places.max(other.places);
        let at = |short: Self| short.mantissa.checked_mul(10_i64.checked_pow(places - short.places)?);
        Some((at(self)?, at(other)?))
    }

    pub(super) fn cmp(self, other: Self) -> Option<Ordering> {
        self.aligned(other).map(|(own, other)| own.cmp(&other))
    }

    /// Whether this is a whole multiple of `step`.
    pub(super) fn is_multiple_of(self, step: Self) -> Option<bool> {
        let (value, step) = self.aligned(step)?;
        value.checked_rem(step).map(|rest| rest == 0)
    }
}
