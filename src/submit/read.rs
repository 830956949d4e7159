//! The bytes of a body to what they say, for receivers: the inverse of what the core writes in each encoding.

use super::decode::{Decoded, Posted, decode};
use crate::form::{Encoding, Form};
use crate::json::parse;

/// Reads a body as `form.submit.encoding` says; `None` where it is not so written. The answers are not yet checked.
///
/// Of files only what is known of them is told: who keeps their bytes reads the parts with a library of its own.
pub fn read_body(form: &Form, body: &[u8]) -> Option<Decoded> {
    match form.submit.encoding {
        Encoding::Json => {
            let body = parse(std::str::from_utf8(body).ok()?).ok()?;
            Some(Decoded { body, unknown: Vec::new(), files: 0 })
        }
        Encoding::Urlencoded => {
            std::str::from_utf8(body).ok()?;
            let pairs = form_urlencoded::parse(body);
            let pairs: Vec<_> =
                pairs.map(|(name, text)| (name.into_owned(), Posted::Text(text.into_owned()))).collect();
            Some(decode(form, &pairs))
        }
        Encoding::Multipart => Some(decode(form, &parts(body)?)),
    }
}

/// The parts of a multipart body; its boundary is its first line.
fn parts(body: &[u8]) -> Option<Vec<(String, Posted)>> {
    let (first, _) = cut(body, b"\r\n")?;
    if !first.starts_with(b"--") || first.len() > 72 {
        return None;
    }
    if let Some(nothing) = first.strip_suffix(b"--").filter(|nothing| nothing.len() > 2) {
        // No part at all.
        return body.strip_prefix(nothing).filter(|end| *end == b"--\r\n").map(|_| Vec::new());
    }
    let mark = [b"\r\n", first].concat();
    let mut rest = body.strip_prefix(first)?;
    let mut parts = Vec::new();
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let (head, inner) = cut(part, b"\r\n\r\n")?;
        let (content, after) = cut(inner, &mark)?;
        parts.push(part_of(std::str::from_utf8(head).ok()?, content)?);
        rest = after;
    }
    rest.starts_with(b"--").then_some(parts)
}

fn part_of(head: &str, content: &[u8]) -> Option<(String, Posted)> {
    let field = |name: &str| {
        head.split("\r\n").find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    let disposition = field("content-disposition")?;
    let parameter = |name: &str| {
        let (_, after) = disposition.split_once(&["; ", name, "=\""].concat())?;
        after.split_once('"').map(|(value, _)| value.to_owned())
    };
    let name = parameter("name")?;
    let Some(file) = parameter("filename") else {
        return Some((name, Posted::Text(std::str::from_utf8(content).ok()?.to_owned())));
    };
    let media_type = field("content-type").unwrap_or_default().to_owned();
    Some((name, Posted::File { name: file, media_type, size: content.len() as u64 }))
}

/// What stands before and after the first of these bytes.
fn cut<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    Some((bytes.get(..at)?, bytes.get(at + mark.len()..)?))
}
