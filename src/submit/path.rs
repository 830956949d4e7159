//! Where a server says that something is wrong: the ways in which frameworks write a path.

use crate::json::Value;
use crate::pointer::Pointer;

/// Adds the steps of a path, from the outermost: `#/a/0/b`, `/a/0/b`, `a.0.b`, `a[0].b`, `a[0][b]`, `$.a[0].b`, `body/a`.
pub(super) fn follow(at: &Pointer, text: &str) -> Pointer {
    let mut pointer = at.clone();
    let fragment = text.strip_prefix('#').and_then(percent_decoded);
    if let Some(own) = Pointer::parse(fragment.as_deref().unwrap_or(text)) {
        for step in own.tokens() {
            pointer.push(&step);
        }
        return pointer;
    }
    let mut step = String::new();
    for c in text.chars().chain(['.']) {
        if !matches!(c, '.' | '[' | ']' | '/' | '"' | '\'' | '$' | '#') {
            step.push(c);
        } else if !step.is_empty() {
            pointer.push(&step);
            step.clear();
        }
    }
    pointer
}

/// The same, written as a text or as a list of names and numbers (`loc`, `path`), without the first so many of a list.
pub(super) fn follow_value(at: &Pointer, path: &Value, without: usize) -> Pointer {
    if let Value::String(text) = path {
        return follow(at, text);
    }
    let mut pointer = at.clone();
    for step in path.as_array().unwrap_or_default().iter().skip(without) {
        match step {
            Value::String(name) => pointer.push(name),
            Value::Number(index) => pointer.push(&index.to_text()),
            _ => {}
        }
    }
    pointer
}

/// `None` for a bad escape, and for bytes that are not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: Option<u8>| {
                    char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
                };
                digit(rest.next())? << 4 | digit(rest.next())?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::follow;
    use crate::pointer::Pointer;

    #[test]
    fn every_dialect_gives_the_same_steps() {
        let read = |text: &str| follow(&Pointer::root(), text).as_str().to_owned();
        let cases =
            ["#/a/0/b", "/a/0/b", "a.0.b", "a[0].b", "a[0][b]", "$.a[0].b", "a/0/b", "$['a'][0][\"b\"]"];
        for text in cases {
            assert_eq!(read(text), "/a/0/b", "{text}");
        }
        assert_eq!(read("#/b%C3%B8rn/a~1b"), "/børn/a~1b");
        assert_eq!(read("/a.b"), "/a.b");
        for root in ["", "#", "$", "."] {
            assert_eq!(read(root), "", "{root}");
        }
    }
}
