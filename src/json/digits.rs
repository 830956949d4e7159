//! Numbers to digits and back, without the machinery of the standard library: several kB of WebAssembly.

/// The decimal digits of a number: without the machinery behind `to_string`, which is 2 kB of WebAssembly.
pub fn decimal(mut number: u64) -> String {
    let mut backwards = Vec::with_capacity(20);
    loop {
        backwards.extend(char::from_digit(u32::try_from(number % 10).unwrap_or(0), 10));
        number /= 10;
        if number == 0 {
            return backwards.into_iter().rev().collect();
        }
    }
}

/// The whole number that a text spells, with or without a sign: one reader for every kind of number, as each that
/// the standard library makes for one is 0.3 kB of WebAssembly.
pub fn whole<N: TryFrom<i64>>(text: &str) -> Option<N> {
    N::try_from(text.parse().ok()?).ok()
}

/// What a few hexadecimal digits mean.
pub fn hex(digits: &str) -> Option<u32> {
    digits.chars().try_fold(0, |code, digit| Some(code * 16 + digit.to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::{hex, whole};

    #[test]
    fn whole_numbers_are_read_where_they_fit() {
        assert_eq!((whole("255"), whole::<u8>("256"), whole::<u8>("-1")), (Some(255_u8), None, None));
        assert_eq!((whole("-1"), whole::<i64>(""), whole::<i64>("1a")), (Some(-1_i64), None, None));
        assert_eq!((hex("fF10"), hex("g"), hex("+1")), (Some(0xff10), None, None));
    }
}
