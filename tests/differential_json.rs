//! Our reader of JSON beside `serde_json`: the same texts accepted, the same values.
//!
//! What differs on purpose: a name twice in one object is refused; numbers of any size keep their digits; a
//! byte order mark is skipped. Lone surrogates are refused by both.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "that is how tests fail")]

#[path = "support/random.rs"]
#[allow(dead_code, reason = "not every test needs all of it")]
mod random;

use blankett::json::{ErrorKind, parse_within, write};
use random::Random;

const DEPTH: usize = 100;
const PIECES: [&str; 34] = [
    "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"å\"", "\"a\":", "\\", "\\u0041", "\\ud83d", "\\udc4d",
    "\\n", "\\x", "0", "1", "-", "-0", "01", "1.5", ".", "e", "1e5", "1E+2", "true", "false", "null", " ",
    "\n", "\t", "\u{1}", "😀",
];

/// A text that is JSON.
fn good(random: &mut Random, depth: usize, out: &mut String) {
    let space = random.pick(&["", "", " ", "\n", "\t\r"]);
    out.push_str(space);
    match random.below(if depth > 3 { 6 } else { 10 }) {
        0 => out.push_str(random.pick(&["true", "false", "null"])),
        1 | 2 => out.push_str(random.pick(&[
            "0",
            "-0",
            "1",
            "-12",
            "1.50",
            "1e5",
            "2.5E-3",
            "9007199254740993",
            "18446744073709551615",
            "0.1",
            "1e-400",
        ])),
        3..=5 => out.push_str(random.pick(&[
            r#""""#,
            r#""a""#,
            r#""å\n""#,
            r#""\u00e5""#,
            r#""\ud83d\udc4d""#,
            r#""\/\b\f\t""#,
            "\"\u{7f}\u{2028}\"",
        ])),
        6 | 7 => list(random, depth, out, ["[", "]"], |_, _| {}),
        _ => list(random, depth, out, ["{", "}"], |random, out| {
            let name = format!("\"{}\":", random.below(1000));
            out.push_str(&name);
        }),
    }
    out.push_str(space);
}

fn list(
    random: &mut Random,
    depth: usize,
    out: &mut String,
    ends: [&str; 2],
    name: impl Fn(&mut Random, &mut String),
) {
    out.push_str(ends[0]);
    let count = random.below(4);
    for index in 0..count {
        if index > 0 {
            out.push(',');
        }
        name(random, out);
        good(random, depth + 1, out);
    }
    out.push_str(ends[1]);
}

/// The text with a few characters taken out, doubled or replaced.
fn spoil(random: &mut Random, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..random.below(3) {
        let at = random.below(chars.len() + 1);
        let piece: Vec<char> = random.pick(&PIECES).chars().collect();
        match random.below(3) {
            0 if at < chars.len() => drop(chars.remove(at)),
            1 if at < chars.len() => drop(chars.splice(at..=at, piece)),
            _ => drop(chars.splice(at..at, piece)),
        }
    }
    chars.into_iter().collect()
}

/// Compares the two readers; whether both accepted the text.
fn compare(text: &str) -> bool {
    let ours = parse_within(text, DEPTH);
    let theirs: Result<serde_json::Value, _> = serde_json::from_str(text);
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            let again: serde_json::Value = serde_json::from_str(&write(&ours)).unwrap();
            assert_eq!(again, theirs, "{text:?}");
            true
        }
        (Err(_), Err(_)) => false,
        (Err(error), Ok(_)) => {
            assert!(error.kind == ErrorKind::DuplicateName, "{error:?}: {text:?}");
            false
        }
        (Ok(ours), Err(error)) => {
            let why = error.to_string();
            assert!(why.contains("number out of range") || text.starts_with('\u{feff}'), "{why}: {text:?}");
            assert_eq!(parse_within(&write(&ours), DEPTH), Ok(ours), "{text:?}");
            false
        }
    }
}

#[test]
fn the_same_texts_are_json() {
    let mut random = Random(7);
    let mut accepted = 0;
    for _ in 0..50_000 {
        let mut text = String::new();
        good(&mut random, 0, &mut text);
        accepted += usize::from(compare(&spoil(&mut random, &text)));
        let count = random.below(6);
        let pieces: String = (0..count).map(|_| random.pick(&PIECES)).collect();
        compare(&pieces);
    }
    assert!((15_000..40_000).contains(&accepted), "{accepted} texts were JSON");
}

#[test]
fn what_differs_is_defined() {
    let kind = |text: &str| parse_within(text, DEPTH).map(|value| write(&value)).map_err(|error| error.kind);
    let long = "9".repeat(10_000);
    let rows = [
        (r#"{"a":1,"a":1}"#, Err(ErrorKind::DuplicateName)),
        (r#"{"a":1,"\u0061":1}"#, Err(ErrorKind::DuplicateName)),
        ("\u{feff}[]", Ok("[]")),
        ("1e400", Ok("1e400")),
        ("-1e-999999999999999999999", Ok("-1e-999999999999999999999")),
        (&long, Ok(&long)),
        ("1.10", Ok("1.10")),
        (r#""\ud800""#, Err(ErrorKind::String)),
        (r#""\udc00\ud800""#, Err(ErrorKind::String)),
        (r#""\ud800\u0041""#, Err(ErrorKind::String)),
        ("NaN", Err(ErrorKind::Syntax)),
        ("Infinity", Err(ErrorKind::Syntax)),
        ("-Infinity", Err(ErrorKind::Number)),
        ("", Err(ErrorKind::End)),
    ];
    for (text, expected) in rows {
        assert_eq!(kind(text), expected.map(str::to_owned), "{text}");
    }
}
