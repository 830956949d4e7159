//! `hostname` (RFC 1123, section 2.1; lengths of RFC 1035, section 2.3.4) and `idn-hostname` (RFC 5890,
//! section 2.3.2.3).

use super::idn;

/// Labels of letters, digits and inner hyphens, with dots between them; 253 characters at most.
pub(super) fn is_hostname(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_label)
}

/// Likewise, with letters and digits of every language, and the dots of other scripts (RFC 3490, section
/// 3.1). What counts is the length of the name in ASCII.
pub(super) fn is_idn_hostname(text: &str) -> bool {
    let mut length = 0;
    // No character takes less than one in ASCII.
    text.chars().count() <= 253
        && text.split(['.', '\u{3002}', '\u{FF0E}', '\u{FF61}']).all(|label| {
            let own = if label.is_ascii() {
                is_label(label).then_some(label.len())
            } else {
                idn::ascii_length(label)
            };
            length += own.unwrap_or_default() + 1;
            own.is_some_and(|own| own <= 63)
        })
        && length <= 254
}

fn is_label(label: &str) -> bool {
    let is_inside = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let ends_well = !label.starts_with('-') && !label.ends_with('-');
    (1..=63).contains(&label.len()) && is_inside && ends_well && may_have_its_hyphens(label)
}

/// Hyphens at the third and fourth place are kept for prefixes (RFC 5891, section 4.2.3.1), of which
/// there is one, `xn--`.
fn may_have_its_hyphens(label: &str) -> bool {
    if label.get(2..4) != Some("--") {
        return true;
    }
    let label = label.to_ascii_lowercase();
    label.strip_prefix("xn--").is_some_and(idn::is_encoded)
}

#[cfg(test)]
mod tests {
    use super::{is_hostname, is_idn_hostname};
    use crate::json::{Value, parse};

    #[test]
    fn accepts_names_of_hosts() {
        let long = "a".repeat(63);
        let longest = [long.as_str(), &long, &long, &"a".repeat(61)].join(".");
        for text in [
            "a",
            "www.example.com",
            "1host",
            "h-0",
            "xn--4gbwdl.xn--wgbh1c",
            "XN--BCHER-KVA.example",
            &longest,
        ] {
            assert!(is_hostname(text) && is_idn_hostname(text), "{text}");
        }
        for text in [
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "a b",
            "ab--cd",
            // No Punycode; letters that need none; a heart; a large letter; U+0300 first.
            "xn--x",
            "xn--abc-",
            "xn--i-n3p",
            "xn--bcher-2pa",
            "xn--hello-zed",
            &(long + "a"),
            &(longest + "a"),
        ] {
            assert!(!is_hostname(text) && !is_idn_hostname(text), "{text}");
        }
    }

    /// The same rows run through WebAssembly, where the platform has the tables.
    #[test]
    fn takes_every_language() {
        let rows = parse(include_str!("../../../tests/support/hostnames.json")).unwrap();
        for (format, holds) in
            [("hostname", is_hostname as fn(&str) -> bool), ("idn-hostname", is_idn_hostname)]
        {
            for (kind, expected) in [("good", true), ("bad", false)] {
                let texts =
                    rows.get(format).and_then(|kinds| kinds.get(kind)).and_then(Value::as_array).unwrap();
                assert!(texts.len() > 8);
                for text in texts.iter().filter_map(Value::as_str) {
                    assert_eq!(holds(text), expected, "{format} {text}");
                }
            }
        }
    }
}
