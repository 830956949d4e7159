//! The official JSON Schema test suite, run natively; `tests/node/suite.test.mjs` runs it through wasm.
//!
//! Which folders are run, and what is not done as the suite wants, with its reason, stands in
//! `tests/support/suite.json` for both. An exception that is no longer needed fails.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "that is how tests fail"
)]

#[path = "support/suite.rs"]
mod suite;

use std::path::Path;

use blankett::check::{check, holds};
use blankett::form::{Form, LoadOptions};
use blankett::json::{Value, parse};
use blankett::schema::{Options, Schema};
use suite::{dialect, files, read, text};

/// The file below its dialect's folder, the start of "case: test", and whether it was needed.
struct Exception {
    file: String,
    test: String,
    used: bool,
}

struct Tally {
    passed: usize,
    excepted: usize,
    exceptions: Vec<Exception>,
    failed: Vec<String>,
}

impl Tally {
    fn count(&mut self, file: &str, test: &str, outcome: Result<(), String>) {
        let is_own =
            |own: &&mut Exception| Path::new(&own.file) == below_dialect(file) && test.starts_with(&own.test);
        match (outcome, self.exceptions.iter_mut().find(is_own)) {
            (Ok(()), _) => self.passed += 1,
            (Err(_), Some(exception)) => {
                exception.used = true;
                self.excepted += 1;
            }
            (Err(why), None) => self.failed.push(format!("{file}: {test}: {why}")),
        }
    }
}

fn run_case(tally: &mut Tally, file: &str, case: &Value, options: &LoadOptions) {
    let schema = Schema::compile(case.get("schema").unwrap(), &options.schema);
    let compiled = compiled_ahead(case.get("schema").unwrap(), options);
    for test in case.get("tests").and_then(Value::as_array).unwrap() {
        let name = [text(case, "description"), text(test, "description")].join(": ");
        let valid = test.get("valid").and_then(Value::as_bool).unwrap();
        let outcome = match &schema {
            Err(errors) => Err(format!("does not compile: {errors:?}")),
            Ok(schema) => verdict(schema, test.get("data").unwrap(), valid),
        };
        if let Some((loaded, unpacked)) = &compiled {
            let data = test.get("data").unwrap();
            assert_eq!(
                loaded.check(data, "2026-01-31"),
                unpacked.check(data, "2026-01-31"),
                "{file}: {name}, compiled ahead"
            );
        }
        tally.count(file, &name, outcome);
    }
}

/// Any schema is a form: this one, and what becomes of it as bytes.
fn compiled_ahead(schema: &Value, options: &LoadOptions) -> Option<(Form, Form)> {
    let loaded = Form::load_value(schema.clone(), options).ok()?;
    let unpacked = Form::unpack(&loaded.pack()).unwrap();
    assert_eq!(unpacked.pack(), loaded.pack());
    Some((loaded, unpacked))
}

/// Both ways of asking must agree with the suite.
fn verdict(schema: &Schema, data: &Value, valid: bool) -> Result<(), String> {
    let problems = check(schema, schema.root(), data);
    if holds(schema, schema.root(), data) != problems.is_empty() {
        return Err("holds and check disagree".to_owned());
    }
    if problems.is_empty() == valid { Ok(()) } else { Err(format!("should be valid: {valid}; {problems:?}")) }
}

fn plan() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/suite.json");
    parse(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// An exception counts in every dialect: its file is named below the dialect's folder.
fn below_dialect(path: &str) -> &Path {
    Path::new(path.split_once('/').map_or("", |(_, rest)| rest))
}

fn exceptions(plan: &Value, folder: &str) -> Vec<Exception> {
    let listed = plan.get("exceptions").and_then(Value::as_array).unwrap().iter();
    let read = |row: &Value| Exception { file: text(row, "file"), test: text(row, "test"), used: false };
    listed.map(read).filter(|own| Path::new(&own.file).parent() == Some(below_dialect(folder))).collect()
}

/// Runs the files of one folder of the suite.
fn run_folder(suite: &Path, row: &Value, options: &LoadOptions) -> Tally {
    let folder = text(row, "folder");
    let exceptions = exceptions(&plan(), &folder);
    let mut tally = Tally { passed: 0, excepted: 0, exceptions, failed: Vec::new() };
    let root = suite.join("tests");
    for path in files(&root.join(&folder), false) {
        let file = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        for case in read(&path).as_array().unwrap() {
            run_case(&mut tally, &file, case, options);
        }
    }
    println!("{folder}: {} passed, {} excepted", tally.passed, tally.excepted);
    for Exception { file, test, used } in &tally.exceptions {
        // Not every dialect has every file.
        let is_there = root.join(folder.split('/').next().unwrap()).join(file).exists();
        if *used || !is_there {
            continue;
        }
        tally.failed.push(format!("{file}: {test}: this exception is not needed"));
    }
    tally
}

/// Runs the folders of one dialect.
fn run_dialect(name: &str) {
    let Some(suite) = suite::folder() else { return };
    let resources = suite::resources(&suite);
    let mut failed = Vec::new();
    for row in plan().get("folders").and_then(Value::as_array).unwrap() {
        if text(row, "dialect") == name {
            let format_assertion = row.get("formats").and_then(Value::as_bool).unwrap();
            let (dialect, resources) = (dialect(name), resources.clone());
            let schema = Options { resources, dialect, format_assertion, ..Options::default() };
            let options = LoadOptions { schema, ..LoadOptions::default() };
            failed.extend(run_folder(&suite, row, &options).failed);
        }
    }
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn draft_2020_12() {
    run_dialect("2020-12");
}

#[test]
fn draft_2019_09() {
    run_dialect("2019-09");
}

#[test]
fn draft_7() {
    run_dialect("7");
}
