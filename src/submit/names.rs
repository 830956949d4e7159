//! How a value inside a body is called where the body is pairs: `a[0][b]`, `a.0.b` or `a[0].b`.
//!
//! What these rules themselves are made of, and what ends a name in a header, is written `%5B` in names, so that every
//! name leads to one place.

use crate::form::Naming;
use crate::json::hex;

/// The deepest place that a name leads to.
const DEEPEST: usize = 64;

/// The name of a member of what has this name; the answers themselves have none.
pub(super) fn member(around: Option<&str>, name: &str, naming: Naming) -> String {
    let own = escaped(name);
    match (around, naming) {
        (None, _) => own,
        (Some(around), Naming::Brackets) => [around, "[", &own, "]"].concat(),
        (Some(around), Naming::Dots | Naming::Mixed) => [around, ".", &own].concat(),
    }
}

/// The name of an item of what has this name.
pub(super) fn item(around: Option<&str>, index: &str, naming: Naming) -> String {
    match (around, naming) {
        (None, _) | (_, Naming::Brackets | Naming::Dots) => member(around, index, naming),
        (Some(around), Naming::Mixed) => [around, "[", index, "]"].concat(),
    }
}

/// The steps that a name stands for; `None` for a text that is no name under this rule.
pub(super) fn steps(name: &str, naming: Naming) -> Option<Vec<String>> {
    let end = |text: &str| text.find(['.', '[', ']']).unwrap_or(text.len());
    let (first, mut rest) = name.split_at_checked(end(name))?;
    let mut steps = vec![unescaped(first)?];
    while !rest.is_empty() {
        let own;
        if let (Naming::Brackets | Naming::Mixed, Some(inner)) = (naming, rest.strip_prefix('[')) {
            (own, rest) = inner.split_at_checked(end(inner))?;
            rest = rest.strip_prefix(']')?;
        } else if let (Naming::Dots | Naming::Mixed, Some(inner)) = (naming, rest.strip_prefix('.')) {
            (own, rest) = inner.split_at_checked(end(inner))?;
        } else {
            return None;
        }
        steps.push(unescaped(own)?);
        if steps.len() > DEEPEST {
            return None;
        }
    }
    Some(steps)
}

fn escaped(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        match u8::try_from(c) {
            Ok(byte) if byte.is_ascii_control() || b"%[].\"".contains(&byte) => {
                const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
                text.push('%');
                for digit in [byte >> 4, byte & 15] {
                    text.push(DIGITS.get(usize::from(digit)).map_or('0', |digit| char::from(*digit)));
                }
            }
            _ => text.push(c),
        }
    }
    text
}

fn unescaped(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut name = parts.next()?.to_owned();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        name.push(char::from_u32(hex(digits)?)?);
        name.push_str(rest);
    }
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::{item, member, steps};
    use crate::form::Naming;

    #[test]
    fn names_lead_back_to_their_places() {
        let names = ["", "a", "15", "a.b", "a[0]", "a%5Bb", "å\"\r\n", "]", " "];
        for naming in [Naming::Brackets, Naming::Dots, Naming::Mixed] {
            for first in names {
                for second in names {
                    let name =
                        item(Some(&member(Some(&member(None, first, naming)), second, naming)), "0", naming);
                    assert_eq!(
                        steps(&name, naming),
                        Some(vec![first.to_owned(), second.to_owned(), "0".to_owned()]),
                        "{name}"
                    );
                    assert!(!name.contains(['"', '\r', '\n']), "{name}");
                }
            }
            for name in ["a[", "a]", "a[b", "a[b]c", "a[[b]]", "%", "%5", "%zz"] {
                assert_eq!(steps(name, naming), None, "{name}");
            }
            assert_eq!(steps(&"a".repeat(3), naming).map(|steps| steps.len()), Some(1));
            assert_eq!(steps(&["a", &"[0]".repeat(100), &".0".repeat(100)].concat(), naming), None);
        }
    }
}
