//! `hostname` (RFC 1123, section 2.1; lengths of RFC 1035, section 2.3.4).

/// Labels of letters, digits and inner hyphens, with dots between them; 253 characters at most.
pub(super) fn is_hostname(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let is_inside = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let ends_well = !label.starts_with('-') && !label.ends_with('-');
    (1..=63).contains(&label.len()) && is_inside && ends_well && !has_reserved_hyphens(label)
}

/// Hyphens at the third and fourth place are kept for prefixes (RFC 5891, section 4.2.3.1), of which
/// there is one, `xn--`; a name in its encoding is not decoded here.
fn has_reserved_hyphens(label: &str) -> bool {
    let is_reserved = label.get(2..4) == Some("--");
    is_reserved && !label.get(..2).is_some_and(|prefix| prefix.eq_ignore_ascii_case("xn"))
}

#[cfg(test)]
mod tests {
    use super::is_hostname;

    #[test]
    fn accepts_names_of_hosts() {
        let long = "a".repeat(63);
        let longest = [long.as_str(), &long, &long, &"a".repeat(61)].join(".");
        for text in ["a", "www.example.com", "1host", "h-0", "xn--4gbwdl.xn--wgbh1c", &longest] {
            assert!(is_hostname(text), "{text}");
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
            "å",
            "ab--cd",
            &(long + "a"),
            &(longest + "a"),
        ] {
            assert!(!is_hostname(text), "{text}");
        }
    }
}
