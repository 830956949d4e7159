//! `email` and `idn-email`: a mailbox (RFC 5321, section 4.1.2; RFC 6531, section 3.3).
//!
//! ```text
//! Mailbox   = ( Dot-string / Quoted-string ) "@" ( Domain / address-literal )
//! Domain    = sub-domain *("." sub-domain)
//! ```
//! With the lengths of RFC 5321, section 4.5.3.1 (64 octets before the `@`, 254 in all) and of
//! RFC 1035, section 2.3.4 (63 octets per label). `idn-email` also takes characters beyond ASCII in
//! both halves; it does not look at which of them a registry would allow.

use super::ip;

/// Whether the text is a mailbox; `international` allows characters beyond ASCII.
pub(super) fn is_mailbox(text: &str, international: bool) -> bool {
    // The last @, because a quoted local part may hold others.
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    if text.len() > 254 || local.len() > 64 || !(international || text.is_ascii()) {
        return false;
    }
    let local_is_good = match local.strip_prefix('"') {
        Some(quoted) => quoted.strip_suffix('"').is_some_and(is_quoted),
        None => dotted(local, |atom| !atom.is_empty() && atom.iter().all(|byte| is_atom_text(*byte))),
    };
    local_is_good && is_domain_or_literal(domain)
}

/// `atext` of RFC 5322, section 3.2.3.
fn is_atom_text(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// Whether all parts between dots are good. Bytes will do: all signs that matter are ASCII.
fn dotted(text: &str, is_good: impl Fn(&[u8]) -> bool) -> bool {
    text.as_bytes().split(|byte| *byte == b'.').all(is_good)
}

/// What stands between the quotes: printable, with `"` and `\` only after a backslash.
fn is_quoted(inner: &str) -> bool {
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        let c = if c == '\\' { chars.next() } else { Some(c).filter(|c| *c != '"') };
        if c.is_none_or(char::is_control) {
            return false;
        }
    }
    true
}

fn is_domain_or_literal(domain: &str) -> bool {
    match domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(literal) => match literal.strip_prefix("IPv6:") {
            Some(address) => ip::is_v6(address),
            None => ip::is_v4(literal),
        },
        None => dotted(domain, is_label),
    }
}

/// `sub-domain`: letters, digits and hyphens; no hyphen at either end.
fn is_label(label: &[u8]) -> bool {
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80 || *byte == b'-';
    let ends_well = label.first() != Some(&b'-') && label.last() != Some(&b'-');
    (1..=63).contains(&label.len()) && ends_well && label.iter().all(is_inside)
}

#[cfg(test)]
mod tests {
    use super::is_mailbox;

    #[test]
    fn accepts_mailboxes() {
        for text in [
            "a@b",
            "joe.bloggs@example.com",
            "te~st@example.com",
            "o'brien+tag@sub.example.co.uk",
            "\"joe bloggs\"@example.com",
            "\"joe..bloggs\"@example.com",
            "\"joe@bloggs\"@example.com",
            r#""a\"b\\"@example.com"#,
            "joe@[127.0.0.1]",
            "joe@[IPv6:::1]",
            "1@2.3",
        ] {
            assert!(is_mailbox(text, false) && is_mailbox(text, true), "{text}");
        }
        for text in
            ["", "@", "a@", "@b", "a", "a b@c", ".a@b", "a.@b", "a..b@c", "a@b c", "a@-b", "a@b-.c", "a@b..c"]
        {
            assert!(!is_mailbox(text, true), "{text}");
        }
        for text in [
            "a@b_c",
            "a@b=c",
            "a@[127.0.0.300]",
            "a@[x]",
            "\"a\"b\"@c",
            "\"a@c",
            "a\"b@c",
            "a@b.",
            "a,b@c",
            "a\n@b",
        ] {
            assert!(!is_mailbox(text, true), "{text}");
        }
    }

    #[test]
    fn keeps_to_the_lengths() {
        let local = |length: usize| is_mailbox(&(("a".repeat(length)) + "@b.dk"), false);
        assert!(local(64) && !local(65));
        let label = |length: usize| is_mailbox(&["a@", &"b".repeat(length), ".dk"].concat(), false);
        assert!(label(63) && !label(64));
        let all = |length: usize| is_mailbox(&["a@", &"b.".repeat((length - 4) / 2), "dk"].concat(), false);
        assert!(all(254) && !all(256));
    }

    #[test]
    fn only_the_international_form_goes_beyond_ascii() {
        for text in ["실례@실례.테스트", "søren@bogør.dk", "\"ø\"@x"] {
            assert!(is_mailbox(text, true) && !is_mailbox(text, false), "{text}");
        }
    }
}
