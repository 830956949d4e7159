//! `uri`, `uri-reference`, `iri`, `iri-reference` (RFC 3986, RFC 3987) and `uri-template` (RFC 6570).

use super::ip;

/// What a text may be.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    /// Whether a scheme must stand before it.
    pub(super) absolute: bool,
    /// Whether characters beyond ASCII are allowed.
    pub(super) international: bool,
}

/// Whether the text is a reference under these rules.
pub(super) fn is_reference(text: &str, rules: Rules) -> bool {
    let is_good = |part: &str, extra: &str| is_text(part, extra, rules.international);
    let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    if !is_good(fragment, "/?:@") || !is_query(query, rules.international) {
        return false;
    }
    let (scheme, rest) = match rest.split_once(':') {
        // In a reference without scheme no colon stands before the first slash.
        Some((before, after)) if !before.as_bytes().contains(&b'/') => (Some(before), after),
        _ => (None, rest),
    };
    if !scheme.map_or(!rules.absolute, is_scheme) {
        return false;
    }
    match rest.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            let Some((authority, path)) = rest.split_at_checked(end) else { return false };
            is_authority(authority, rules.international) && is_good(path, "/:@")
        }
        None => is_good(rest, "/:@"),
    }
}

/// `ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// `[ userinfo "@" ] host [ ":" port ]`
fn is_authority(text: &str, international: bool) -> bool {
    let (user, rest) = text.rsplit_once('@').unwrap_or(("", text));
    let (host, port) = match rest.rfind(']') {
        Some(end) => rest.split_at_checked(end + 1).unwrap_or((rest, "")),
        None => rest.find(':').and_then(|at| rest.split_at_checked(at)).unwrap_or((rest, "")),
    };
    let port_is_good = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    let host_is_good = match host.strip_prefix('[') {
        Some(literal) => literal.strip_suffix(']').is_some_and(is_ip_literal),
        None => is_text(host, "", international),
    };
    is_text(user, ":", international) && host_is_good && port_is_good
}

/// What stands between the brackets: an IPv6 address, or a future form `v1.x`.
fn is_ip_literal(text: &str) -> bool {
    let is_future = |rest: &str| match rest.split_once('.') {
        Some((version, address)) => {
            let is_version = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_version
                && !address.is_empty()
                && !address.as_bytes().contains(&b'%')
                && is_text(address, ":", false)
        }
        None => false,
    };
    text.strip_prefix(['v', 'V']).map_or_else(|| ip::is_v6(text), is_future)
}

/// Queries may also hold private characters in an IRI.
fn is_query(text: &str, international: bool) -> bool {
    let is_private = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    let without: String;
    let text = if international && text.contains(is_private) {
        without = text.replace(is_private, "");
        &without
    } else {
        text
    };
    is_text(text, "/?:@", international)
}

/// Whether the character is among these. Not by `str::contains`, whose search for texts is 1 kB of WebAssembly.
fn is_one_of(c: char, signs: &str) -> bool {
    signs.chars().any(|sign| sign == c)
}

/// Unreserved characters, `sub-delims`, percent escapes, and those in `extra`.
fn is_text(text: &str, extra: &str, international: bool) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let is_good = match c {
            '%' => (0..2).all(|_| chars.next().is_some_and(|digit| digit.is_ascii_hexdigit())),
            _ if c.is_ascii() => {
                c.is_ascii_alphanumeric() || is_one_of(c, "-._~!$&'()*+,;=") || is_one_of(c, extra)
            }
            _ => international && is_international(c),
        };
        if !is_good {
            return false;
        }
    }
    true
}

/// `ucschar` (RFC 3987, section 2.2): no controls, no private characters, no noncharacters.
fn is_international(c: char) -> bool {
    let code = u32::from(c);
    match code {
        0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF => true,
        0xE_0000..=0xE_0FFF => false,
        0x1_0000..=0xE_FFFD => code & 0xFFFF <= 0xFFFD,
        _ => false,
    }
}

/// Literals and expressions in braces (RFC 6570, section 2).
pub(super) fn is_template(text: &str) -> bool {
    let mut rest = text;
    while let Some(start) = rest.find(['{', '}']) {
        let Some((literal, after)) = rest.split_at_checked(start) else { return false };
        let Some((expression, next)) = after.strip_prefix('{').and_then(|after| after.split_once('}')) else {
            return false;
        };
        if !is_literal(literal) || !is_expression(expression) {
            return false;
        }
        rest = next;
    }
    is_literal(rest)
}

/// Anything but controls, spaces and some signs; `%` only in an escape.
fn is_literal(text: &str) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let is_good = match c {
            '%' => (0..2).all(|_| chars.next().is_some_and(|digit| digit.is_ascii_hexdigit())),
            _ if c.is_ascii() => !c.is_ascii_control() && !is_one_of(c, " \"'<>\\^`{|}"),
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => true,
            _ => is_international(c),
        };
        if !is_good {
            return false;
        }
    }
    true
}

/// `[ operator ] varspec *( "," varspec )`
fn is_expression(text: &str) -> bool {
    let list =
        text.strip_prefix(['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|']).unwrap_or(text);
    list.split(',').all(|variable| {
        if let Some(name) = variable.strip_suffix('*') {
            return is_variable(name);
        }
        match variable.split_once(':') {
            Some((name, length)) => {
                let is_length = (1..=4).contains(&length.len())
                    && length.bytes().all(|byte| byte.is_ascii_digit())
                    && !length.starts_with('0');
                is_variable(name) && is_length
            }
            None => is_variable(variable),
        }
    })
}

/// `varname`: letters, digits, `_` and escapes, with single dots between them.
fn is_variable(name: &str) -> bool {
    name.split('.').all(|part| {
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'%'));
        !part.is_empty() && plain && is_text(part, "", false)
    })
}

#[cfg(test)]
mod tests {
    use super::{Rules, is_reference, is_template};

    fn kinds(text: &str) -> [bool; 4] {
        [(true, false), (false, false), (true, true), (false, true)]
            .map(|(absolute, international)| is_reference(text, Rules { absolute, international }))
    }

    #[test]
    fn tells_four_kinds_apart() {
        for text in [
            "http://foo.bar/?baz=qux#quux",
            "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com",
            "ldap://[2001:db8::7]/c=GB?objectClass?one",
            "http://[v1.a:b]:80",
            "tel:+1-816-555-1212",
            "urn:a:b",
            "x:",
            "http:///path",
        ] {
            assert_eq!(kinds(text), [true; 4], "{text}");
        }
        for text in ["//foo.bar/?baz=qux#quux", "/abc", "abc", "", "?a", "#fragment", "a/b:c"] {
            assert_eq!(kinds(text), [false, true, false, true], "{text}");
        }
        assert_eq!(kinds("http://ƒøø.ßår/?∂=π#π"), [false, false, true, true]);
        assert_eq!(kinds("#ƒräg"), [false, false, false, true]);
        assert_eq!(kinds("x:?\u{E000}"), [false, false, true, true]);
        for text in [
            r"\\WINDOWS\fileshare",
            "http:// a",
            ":// a",
            "bar,baz:foo",
            "#frag\\ment",
            "#a#b",
            "http://a:b/",
            "http://[::1",
            "http://[::1]x",
            "http://[v1.%41]",
            "x:%4",
            "x:[",
            "http://2001:db8::7/",
            "x:\u{FFFE}",
            "x:\u{80}",
            "http://a@b@c",
        ] {
            assert_eq!(kinds(text), [false; 4], "{text}");
        }
    }

    #[test]
    fn templates_have_whole_expressions() {
        for text in ["", "http://example.com/{term:1}/{term}", "{+a,b*,c.d:9999}", "{?x%20y}", "å{a}"] {
            assert!(is_template(text), "{text}");
        }
        for text in [
            "{",
            "}",
            "{}",
            "a{b",
            "a}b{",
            "{a,}",
            "{a:0}",
            "{a:10000}",
            "{a*:1}",
            "{a b}",
            "{{a}}",
            "a b",
            "%4",
            "{.}",
            "{a..b}",
            "{%4}",
        ] {
            assert!(!is_template(text), "{text}");
        }
    }
}
