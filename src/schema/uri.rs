//! URI references: resolving and percent-decoding (RFC 3986, section 5.2), as text.

/// The five parts of a reference (RFC 3986, appendix B).
#[derive(Clone, Copy)]
struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

/// What `reference` means in a document at `base`. Both may be relative; the base's fragment is ignored.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let (base, reference) = (split(base), split(reference));
    let mut target = Parts { fragment: reference.fragment, ..base };
    let mut path = String::new();
    if reference.scheme.is_some() || reference.authority.is_some() {
        target = Parts { scheme: reference.scheme.or(base.scheme), ..reference };
        path = without_dots(reference.path);
    } else if reference.path.is_empty() {
        path.push_str(base.path);
        target.query = reference.query.or(base.query);
    } else {
        let merged = if reference.path.starts_with('/') { String::new() } else { folder(base) };
        path = without_dots(&(merged + reference.path));
        target.query = reference.query;
    }
    join(target, &path)
}

/// Whether the URI has a scheme.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn is_absolute(uri: &str) -> bool {
    split(uri).scheme.is_some()
}

fn split(text: &str) -> Parts<'_> {
    let (rest, fragment) = text.split_once('#').map_or((text, None), |(rest, after)| (rest, Some(after)));
    let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, after)| (rest, Some(after)));
    let (scheme, rest) = match rest.split_once(':') {
        Some((scheme, after)) if is_scheme(scheme) => (Some(scheme), after),
        _ => (None, rest),
    };
    let (authority, path) = match rest.strip_prefix("//") {
        Some(after) => {
            let end = after.find('/').unwrap_or(after.len());
            after.split_at_checked(end).map_or((None, after), |(authority, path)| (Some(authority), path))
        }
        None => (None, rest),
    };
    Parts { scheme, authority, path, query, fragment }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// The base's path up to its last slash.
fn folder(base: Parts<'_>) -> String {
    match base.path.rfind('/') {
        Some(end) => base.path.get(..=end).unwrap_or_default().to_owned(),
        None if base.authority.is_some() => "/".to_owned(),
        None => String::new(),
    }
}

/// RFC 3986, section 5.2.4.
fn without_dots(path: &str) -> String {
    let absolute = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.strip_prefix('/').unwrap_or(path).split('/').peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    let joined = kept.join("/");
    if absolute { ["/", &joined].concat() } else { joined }
}

fn join(parts: Parts<'_>, path: &str) -> String {
    let pieces = [
        (parts.scheme, "", ":"),
        (parts.authority, "//", ""),
        (Some(path), "", ""),
        (parts.query, "?", ""),
        (parts.fragment, "#", ""),
    ];
    let mut text = String::new();
    for (piece, before, after) in pieces {
        if let Some(piece) = piece {
            text.push_str(before);
            text.push_str(piece);
            text.push_str(after);
        }
    }
    text
}

/// Replaces `%41` by the byte; `None` where that is no UTF-8 or no escape.
pub(super) fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes().iter();
    while let Some(byte) = rest.next() {
        if *byte == b'%' {
            let mut digit = || char::from(*rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(*byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{percent_decode, resolve};

    #[test]
    fn resolves_as_the_rfc_says() {
        // RFC 3986, sections 5.4.1 and 5.4.2.
        let base = "http://a/b/c/d;p?q";
        for (reference, target) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("./g/.", "http://a/b/c/g/"),
            ("g/../h", "http://a/b/c/h"),
        ] {
            assert_eq!(resolve(base, reference), target, "{reference}");
        }
        for (base, reference, target) in [
            ("", "#a", "#a"),
            ("", "item.json", "item.json"),
            ("urn:a:b", "#c", "urn:a:b#c"),
            ("http://h", "x", "http://h/x"),
            ("http://h/a#old", "#new", "http://h/a#new"),
        ] {
            assert_eq!(resolve(base, reference), target, "{base} {reference}");
        }
    }

    #[test]
    fn decodes_percent_signs() {
        assert_eq!(percent_decode("/a%25b%C3%A5").as_deref(), Some("/a%bå"));
        for bad in ["%", "%4", "%zz", "%ff"] {
            assert_eq!(percent_decode(bad), None, "{bad}");
        }
    }
}
