//! `json-pointer` (RFC 6901), `relative-json-pointer` (draft-bhutton-relative-json-pointer-00) and
//! `uuid` (RFC 4122, section 3).

use crate::pointer::Pointer;

/// A JSON Pointer as a JSON string, not as a URI fragment.
pub(super) fn is_pointer(text: &str) -> bool {
    Pointer::parse(text).is_some()
}

/// How many levels up, perhaps a step along the array, then a pointer or `#`.
pub(super) fn is_relative_pointer(text: &str) -> bool {
    let Some(rest) = after_number(text) else { return false };
    let rest = match rest.strip_prefix(['+', '-']) {
        Some(steps) if !steps.starts_with('0') => match after_number(steps) {
            Some(rest) => rest,
            None => return false,
        },
        Some(_) => return false,
        None => rest,
    };
    rest == "#" || is_pointer(rest)
}

/// What follows a whole number without leading zeros.
fn after_number(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let is_number = digits == "0" || (!digits.is_empty() && !digits.starts_with('0'));
    is_number.then_some(rest)
}

/// Five groups of hexadecimal digits: 8, 4, 4, 4 and 12.
pub(super) fn is_uuid(text: &str) -> bool {
    let is_group = |(part, length): (&str, usize)| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    text.len() == 36 && text.split('-').count() == 5 && text.split('-').zip([8, 4, 4, 4, 12]).all(is_group)
}

#[cfg(test)]
mod tests {
    use super::{is_relative_pointer, is_uuid};

    #[test]
    fn reads_relative_pointers() {
        for text in ["0", "1", "0#", "120/foo/bar", "2/0/baz", "0+1", "1-12/a", "0+1#"] {
            assert!(is_relative_pointer(text), "{text}");
        }
        for text in ["", "/foo", "-1/foo", "+1", "0##", "01/a", "01#", "1a", "0+0", "0+", "0+01", "１"] {
            assert!(!is_relative_pointer(text), "{text}");
        }
    }

    #[test]
    fn reads_uuids() {
        for text in ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380"] {
            assert!(is_uuid(text), "{text}");
        }
        for text in [
            "",
            "2eb8aa08aa9811eab4aa73b441d16380",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
            "2eb8aa08-aa98-11ea-b4aa73b4-41d16380",
            "2eb8aa08-aa98-11ea-b4ga-73b441d16380",
        ] {
            assert!(!is_uuid(text), "{text}");
        }
    }
}
