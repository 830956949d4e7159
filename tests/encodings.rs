//! Bodies that are no JSON: their bytes, and that what was written can be read back.
//!
//! `tests/support/encodings.json` holds definitions with `form.submit`, answers, the names of the files of each question,
//! and the body as its lines (`{key}` is the idempotency key).

// A test ends by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "support/answers.rs"]
#[allow(clippy::indexing_slicing, clippy::string_slice, clippy::cast_precision_loss, dead_code)]
mod answers;

use std::fs;
use std::path::Path;

use answers::{Answers, Chance};
use blankett::form::{Encoding, Form, LoadOptions, Naming, Widget};
use blankett::json::{Value, parse, write};
use blankett::pointer::Pointer;
use blankett::submit::{Posted, build, decode, read_body};

const KEY: &str = "8e03978e-40d5-43dd-bc93-6894a57f9324";

fn load(text: &str) -> Form {
    Form::load(text, &LoadOptions::default()).unwrap_or_else(|found| panic!("{text}: {found:?}"))
}

fn no_files(_: &Pointer) -> Vec<String> {
    Vec::new()
}

#[test]
fn bodies_are_these_bytes_and_lead_back_to_the_answers() {
    let rows = parse(include_str!("support/encodings.json")).unwrap();
    for row in rows.as_array().unwrap() {
        let about = row.get("about").and_then(Value::as_str).unwrap();
        let form = load(&write(row.get("definition").unwrap()));
        let files = |at: &Pointer| {
            let names = row.get("files").and_then(|files| files.get(at.as_str())).and_then(Value::as_array);
            names.unwrap_or_default().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
        };
        let answers = row.get("answers").unwrap();
        let body = build(&form, answers, "da", KEY, &files).body;
        let lines: Vec<&str> =
            row.get("body").and_then(Value::as_array).unwrap().iter().filter_map(Value::as_str).collect();
        let expected = lines
            .join("\r\n")
            .replace("{key}", KEY)
            .replace("{hash}", &form.hash)
            .replace("{version}", env!("CARGO_PKG_VERSION"));
        assert_eq!(body, expected, "{about}");
        // A file is as long as the number it is called by.
        let mark = format!("blankett-{KEY}:");
        let body = (1..9).fold(body, |body, size| body.replace(&format!("{mark}{size}"), &"\0".repeat(size)));
        // What `read` says, where the body holds more than the answers.
        let decoded = read_body(&form, body.as_bytes()).unwrap().body;
        let read = row.get("read").map_or_else(|| write(answers), write).replace("{key}", KEY);
        let data = if form.submit.envelope { decoded.get("data").unwrap().clone() } else { decoded };
        assert_eq!(write(&data), read, "{about}");
    }
}

/// Answers to every form by chance, in every encoding under every rule.
#[test]
fn what_was_written_is_read_back() {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("forms")).unwrap();
    let mut read = 0;
    for folder in folders.map(|entry| entry.unwrap().path()) {
        let slug = folder.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(folder.join(slug.clone() + ".form.json")).unwrap();
        let mut form = load(&text);
        form.submit.envelope = false;
        let has_files = form.fields.iter().any(|field| field.widget == Widget::File);
        let definition = serde_json::from_str(&text).unwrap();
        let made: Vec<_> = {
            let mut answers = Answers { definition: &definition, form: &form, chance: Chance(11) };
            (0..4).map(|_| parse(&answers.mended().to_string()).unwrap()).collect()
        };
        let ways = [Encoding::Urlencoded, Encoding::Multipart];
        let rules = [Naming::Brackets, Naming::Dots, Naming::Mixed];
        let valid = made.iter().filter(|answers| form.check(answers, "2026-01-31").is_empty());
        let valid: Vec<&Value> = valid.collect();
        for (encoding, naming) in ways.iter().flat_map(|way| rules.map(|rule| (*way, rule))) {
            // What comes of files stands in the table.
            if has_files && encoding == Encoding::Multipart {
                continue;
            }
            (form.submit.encoding, form.submit.naming) = (encoding, naming);
            for answers in &valid {
                let body = build(&form, answers, "da", KEY, &no_files).body;
                let decoded = read_body(&form, body.as_bytes()).unwrap();
                assert_eq!(write(&decoded.body), write(answers), "{slug}: {body}");
                assert!(decoded.unknown.is_empty(), "{slug}: {:?}", decoded.unknown);
                read += 1;
            }
        }
    }
    assert!(read > 300, "{read} bodies prove little");
}

#[test]
fn bodies_of_another_kind_are_none() {
    let form = |encoding: &str| load(&format!(r#"{{"form":{{"submit":{{"encoding":"{encoding}"}}}}}}"#));
    let whole = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n";
    let multipart = form("multipart");
    assert!(
        read_body(&multipart, whole.as_bytes()).is_some() && read_body(&multipart, b"--b--\r\n").is_some()
    );
    for end in 0..whole.len() - "--\r\n".len() {
        assert_eq!(read_body(&multipart, &whole.as_bytes()[..end]), None, "{end}");
    }
    assert_eq!(read_body(&form("json"), b"a=1"), None);
    assert_eq!(read_body(&form("urlencoded"), b"\xff"), None);
}

#[test]
fn names_that_lead_nowhere_are_told() {
    let form = load(
        r#"{"properties":{"a":{"type":"string"},"b":{"type":"array","items":{"type":"object","properties":{"c":{"type":"integer"}}}}},
            "form":{"submit":{"encoding":"urlencoded"}}}"#,
    );
    let text = |name: &str, text: &str| (name.to_owned(), Posted::Text(text.to_owned()));
    let given = [
        text("a", "1"),
        text("a", "2"),
        text("a[x]", "3"),
        text("b[", "4"),
        text("b[7][c]", "5"),
        text("%", "6"),
    ];
    let decoded = decode(&form, &given);
    assert_eq!(write(&decoded.body), r#"{"a":"1","b":[{"c":5}]}"#);
    assert_eq!(decoded.unknown, ["a", "a[x]", "b[", "%"]);
}
