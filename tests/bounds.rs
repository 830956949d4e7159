//! No schema and no value overflows the stack or takes more than its budget: counted in steps.
//!
//! `tests/support/bounds.json` lists them for this test and for `tests/node/bounds.test.mjs`. A text is given in
//! parts: a text, or a number of times and a text in which `§` is the number, from 0, and `¤` the next.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "that is how tests fail"
)]

use std::path::Path;
use std::thread;
use std::time::Instant;

use blankett::check::{holds, steps};
use blankett::form::{Form, LoadOptions};
use blankett::json::{ErrorKind, Value, parse, parse_within};
use blankett::schema::Limits;

/// The stack that a page gives to wasm.
const STACK: usize = 1 << 20;

fn text_of(row: &Value, name: &str) -> String {
    let mut text = String::new();
    for part in row.get(name).and_then(Value::as_array).unwrap() {
        match part {
            Value::String(part) => text += part,
            Value::Array(pair) => {
                let times = pair[0].as_number().and_then(blankett::json::Number::to_usize).unwrap();
                for index in 0..times {
                    let part = pair[1].as_str().unwrap();
                    let next = part.replace('¤', &(index + 1).to_string());
                    text += &next.replace('§', &index.to_string());
                }
            }
            other => panic!("{other:?}"),
        }
    }
    text
}

/// What comes of a schema and a value, in a word or two.
fn outcome(schema: &str, value: &str) -> String {
    let form = match Form::load(schema, &LoadOptions::default()) {
        Ok(form) => form,
        Err(diagnostics) => return format!("refused {}", diagnostics[0].code),
    };
    // The shortest values are two bytes each, with their comma.
    let budget = Limits::default().steps * (1 + value.len() as u64 / 50_000);
    let value = match parse(value) {
        Ok(value) => value,
        // As the package says it.
        Err(error) if error.kind == ErrorKind::Depth => return "limit".to_owned(),
        Err(error) => return format!("{error:?}"),
    };
    let before = steps();
    let problems = form.check(&value, "2026-01-31");
    let taken = steps() - before;
    assert!(taken <= budget, "{taken} steps");
    assert!(holds(&form.schema, form.schema.root(), &value) == problems.is_empty());
    problems.first().map_or("valid", |problem| problem.code).to_owned()
}

#[test]
fn nothing_takes_more_than_its_budget() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/bounds.json");
    let rows = parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut failed = Vec::new();
    for row in rows.as_array().unwrap() {
        let text = |name| row.get(name).and_then(Value::as_str).unwrap();
        let (schema, value) = (text_of(row, "schema"), text_of(row, "value"));
        let started = Instant::now();
        let run = thread::Builder::new().stack_size(STACK).spawn(move || outcome(&schema, &value)).unwrap();
        let found = run.join().unwrap_or_else(|_| "panic".to_owned());
        println!("{:>6} ms  {:<24} {}", started.elapsed().as_millis(), found, text("name"));
        if found != text("expect") && (text("expect") != "any" || found == "panic") {
            failed.push(format!("{}: {found}, not {}", text("name"), text("expect")));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A host may raise the depth of a definition; the stack stays as it is.
#[test]
fn no_depth_overflows_the_stack() {
    for levels in [64, 256, 257, 100_000] {
        for [open, close] in
            [["[", "]"], [r#"{"a":"#, "}"], [r#"{"not":"#, "}"], [r#"{"properties":{"a":"#, "}}"]]
        {
            let text = [&open.repeat(levels), "true", &close.repeat(levels)].concat();
            let run = move || {
                let mut options = LoadOptions::default();
                options.limits.depth = usize::MAX;
                let loads = Form::load(&text, &options).is_ok();
                let parses = parse_within(&text, usize::MAX).is_ok();
                (loads, parses)
            };
            let (_, parses) = thread::Builder::new().stack_size(STACK).spawn(run).unwrap().join().unwrap();
            assert_eq!(parses, levels * open.matches(['[', '{']).count() <= 256, "{levels} {open}");
        }
    }
}
