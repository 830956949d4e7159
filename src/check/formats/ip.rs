//! IPv4 and IPv6 addresses as text (RFC 2673, section 3.2; RFC 4291, section 2.2).

use crate::json::whole;

/// Four decimal numbers up to 255, without leading zeros.
pub(super) fn is_v4(text: &str) -> bool {
    let is_octet = |part: &str| {
        let is_short = part.len() == 1 || ((2..=3).contains(&part.len()) && !part.starts_with('0'));
        is_short && part.bytes().all(|byte| byte.is_ascii_digit()) && whole::<u8>(part).is_some()
    };
    text.split('.').count() == 4 && text.split('.').all(is_octet)
}

/// Eight groups of up to four hexadecimal digits; `::` stands once for one or more zero groups, and
/// an IPv4 address may stand for the last two.
pub(super) fn is_v6(text: &str) -> bool {
    let double = text.as_bytes().windows(2).position(|two| two == b"::");
    match double.and_then(|at| text.get(..at).zip(text.get(at + 2..))) {
        Some((before, after)) => {
            let counts = (groups(before, false), groups(after, true));
            matches!(counts, (Some(before), Some(after)) if before + after <= 7)
        }
        None => groups(text, true) == Some(8),
    }
}

/// How many groups these are; `None` when one is wrong.
fn groups(text: &str, v4_may_end: bool) -> Option<usize> {
    if text.is_empty() {
        return Some(0);
    }
    let mut count = 0;
    let mut parts = text.split(':').peekable();
    while let Some(part) = parts.next() {
        let is_group = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_last_v4 = v4_may_end && parts.peek().is_none() && is_v4(part);
        count += match (is_group, is_last_v4) {
            (true, _) => 1,
            (false, true) => 2,
            _ => return None,
        };
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::{is_v4, is_v6};

    #[test]
    fn reads_addresses() {
        for text in ["0.0.0.0", "127.0.0.1", "255.255.255.255"] {
            assert!(is_v4(text), "{text}");
        }
        for text in ["", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "1.2.3.4 ", "1.2.3.+4", "1..2.3"] {
            assert!(!is_v4(text), "{text}");
        }
        for text in [
            "::",
            "::1",
            "1::",
            "1:2:3:4:5:6:7:8",
            "1::8",
            "::ffff:1.2.3.4",
            "1:2:3:4:5:6:1.2.3.4",
            "1:2:3:4:5:6:7::",
        ] {
            assert!(is_v6(text), "{text}");
        }
        for text in [
            "",
            ":",
            ":::",
            "1",
            "1:2:3:4:5:6:7:8:9",
            "1::2::3",
            "12345::",
            "1.2.3.4::",
            "1:2:3:4:5:6:7:1.2.3.4",
            "::1%eth0",
            "1:2:3:4:5:6:7:8::",
        ] {
            assert!(!is_v6(text), "{text}");
        }
    }
}
