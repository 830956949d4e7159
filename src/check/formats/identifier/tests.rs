//! The shapes and rules, one by one; `tests/identifiers.rs` holds the published examples.

use super::check;
use crate::schema::{Identifier, identifiers};

#[test]
fn says_why_a_number_is_none() {
    for (format, text, reason) in [
        ("dk-cpr", "0102031234", None),
        ("dk-cpr", "2902004000", None),
        ("dk-cpr", "010203-1234", Some("digits")),
        ("dk-cpr", "010203123", Some("length")),
        ("dk-cpr", "01020312345", Some("length")),
        ("dk-cpr", "", Some("length")),
        ("dk-cpr", "٠١٠٢٠٣١٢٣٤", Some("digits")),
        ("dk-cpr", "3102031234", Some("date")),
        ("dk-cpr", "0113031234", Some("date")),
        ("dk-cpr", "0001031234", Some("date")),
        ("dk-cpr", "6102031234", Some("date")),
        // 1900 was no leap year, 2000 was: the seventh digit tells.
        ("dk-cpr", "2902000000", Some("date")),
        ("dk-cvr", "10150817", None),
        ("dk-cvr", "10150816", Some("check")),
        ("dk-cvr", "00150817", Some("range")),
        ("iban", "DK5000400440116243", None),
        ("iban", "DK5000400440116244", Some("check")),
        ("iban", "dk5000400440116243", Some("")),
        ("se-postcode", "01455", Some("range")),
        ("no-kid", "234567--", Some("")),
    ] {
        let identifier = Identifier::named(format).unwrap_or_else(|| panic!("{format}"));
        assert_eq!(check(identifier, text).err().map(|wrong| wrong.reason), reason, "{format} {text}");
    }
}

#[test]
fn names_are_written_alike_and_once() {
    let names: Vec<&str> = identifiers().map(|(name, _)| name).collect();
    for (index, name) in names.iter().enumerate() {
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
        assert!(!names.iter().take(index).any(|other| other == name), "{name} twice");
    }
    assert!(names.len() > 40);
}
