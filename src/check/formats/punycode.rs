//! Punycode to text (RFC 3492, section 6.2).

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;

/// What a label says behind its `xn--`, in small letters; `None` where it is no Punycode.
pub(super) fn decode(label: &str) -> Option<String> {
    let (basic, mut rest) = label.rsplit_once('-').unwrap_or(("", label));
    let mut text: Vec<char> = basic.chars().collect();
    let (mut code, mut place, mut bias) = (128_u32, 0_u32, 72);
    while !rest.is_empty() {
        let before = place;
        let (mut weight, mut k) = (1_u32, BASE);
        loop {
            let (digit, behind) = next_digit(rest)?;
            rest = behind;
            place = place.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            k += BASE;
        }
        let count = u32::try_from(text.len()).ok()? + 1;
        bias = adapt(place - before, count, before == 0);
        code = code.checked_add(place / count)?;
        place %= count;
        text.insert(place as usize, char::from_u32(code)?);
        place += 1;
    }
    Some(text.into_iter().collect())
}

/// The digit that the text begins with, and what follows.
fn next_digit(text: &str) -> Option<(u32, &str)> {
    let (first, rest) = text.split_at_checked(1)?;
    let digit = match first.bytes().next()? {
        letter @ b'a'..=b'z' => letter - b'a',
        digit @ b'0'..=b'9' => digit - b'0' + 26,
        _ => return None,
    };
    Some((digit.into(), rest))
}

fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn decodes_the_samples_of_rfc_3492() {
        for (code, text) in [
            ("egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"),
            ("ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"),
            ("3b-ww4c5e180e575a65lsy2b", "3年b組金八先生"),
            ("-with-super-monkeys-pc58ag80a8qai00g7n9n", "安室奈美恵-with-super-monkeys"),
            ("zca", "ß"),
            ("bcher-kva", "bücher"),
            ("", ""),
            ("abc-", "abc"),
        ] {
            assert_eq!(decode(code).as_deref(), Some(text), "{code}");
        }
        for code in ["x", "bücher", "a-KVA", "99999999", "a-b-!", "ls8h="] {
            assert_eq!(decode(code), None, "{code}");
        }
    }
}
