//! The annotation tests of the official suite: what a valid value's output says of each place.
//!
//! Each is run in every dialect that `tests/support/suite.json` lists and that the test is made for.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "that is how tests fail and say how many there were"
)]

#[path = "support/suite.rs"]
mod suite;

use std::collections::BTreeMap;
use std::path::Path;

use blankett::check::{OutputFormat, output};
use blankett::json::{Number, Value, parse, write};
use blankett::schema::{Dialect, Options, Schema};
use suite::{files, read, text};

/// Where a schema without `$id` is taken to be.
const BASE: &str = "https://example.com/annotations";

fn items<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).unwrap_or_default()
}

/// The annotations of one keyword at one place, by the schema that makes them, as `#/allOf/0`.
fn found(annotations: &[Value], location: &str, keyword: &str, root: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let tail = ["/", keyword].concat();
    for unit in annotations.iter().filter(|unit| text(unit, "instanceLocation") == location) {
        let absolute = text(unit, "absoluteKeywordLocation");
        let (resource, place) = absolute.split_once('#').unwrap();
        if let Some(schema) = place.strip_suffix(&tail) {
            assert_eq!(resource, root);
            let annotation = write(unit.get("annotation").unwrap());
            let before = found.insert(["#", schema].concat(), annotation);
            assert_eq!(before, None, "{absolute} annotates {location} twice");
        }
    }
    found
}

fn expected(assertion: &Value) -> BTreeMap<String, String> {
    let expected = assertion.get("expected").and_then(Value::as_object).unwrap();
    expected.iter().map(|(schema, value)| (schema.to_owned(), write(value))).collect()
}

/// All annotations of a detailed output, in one list.
fn flattened(unit: &Value, list: &mut Vec<Value>) {
    if unit.get("annotation").is_some() {
        list.push(unit.clone());
    }
    for part in items(unit, "annotations") {
        flattened(part, list);
    }
}

/// Runs one case of the suite; gives back how many assertions there were, and those that failed.
fn run_case(case: &Value, options: &Options) -> (usize, Vec<String>) {
    let document = case.get("schema").unwrap();
    let (schema, sources) = Schema::compile_with_sources(document, options).unwrap();
    let root = document.get("$id").and_then(Value::as_str).unwrap_or(BASE);
    let (mut count, mut failed) = (0, Vec::new());
    for test in items(case, "tests") {
        let instance = test.get("instance").unwrap();
        let basic = output(&schema, &sources, instance, OutputFormat::Basic);
        assert_eq!(basic.get("valid"), Some(&Value::Bool(true)), "{}", write(&basic));
        let mut detailed = Vec::new();
        flattened(&output(&schema, &sources, instance, OutputFormat::Detailed), &mut detailed);
        for assertion in items(test, "assertions") {
            let (location, keyword) = (text(assertion, "location"), text(assertion, "keyword"));
            let expected = expected(assertion);
            for annotations in [items(&basic, "annotations"), &detailed] {
                count += 1;
                let found = found(annotations, &location, &keyword, root);
                if found != expected {
                    failed.push(format!("{location} {keyword}: {found:?}, not {expected:?}"));
                }
            }
        }
    }
    (count, failed)
}

fn run_dialect(suite: &Path, dialect: Dialect, since: u32) -> (usize, Vec<String>) {
    let (base, resources) = (BASE.to_owned(), suite::resources(suite));
    let options = Options { base, resources, dialect, ..Options::default() };
    let (mut count, mut failed) = (0, Vec::new());
    for path in files(&suite.join("annotations"), false) {
        for case in items(&read(&path), "suite") {
            if text(case, "compatibility").parse().unwrap_or(0) <= since {
                let (own, wrong) = run_case(case, &options);
                count += own;
                let name = text(case, "description");
                failed.extend(wrong.into_iter().map(|why| format!("{dialect:?}: {name}: {why}")));
            }
        }
    }
    (count, failed)
}

#[test]
fn the_suite_of_annotations_passes() {
    let Some(suite) = suite::folder() else { return };
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/suite.json");
    let plan = parse(&std::fs::read_to_string(plan).unwrap()).unwrap();
    let mut failed = Vec::new();
    for row in items(plan.get("annotations").unwrap(), "dialects") {
        let since = row.get("since").and_then(Value::as_number).and_then(Number::to_usize).unwrap();
        let name = text(row, "dialect");
        let (count, wrong) = run_dialect(&suite, suite::dialect(&name), u32::try_from(since).unwrap());
        println!("annotations, {name}: {count} assertions");
        assert!(count > 40, "{name}: only {count} assertions were found");
        failed.extend(wrong);
    }
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}
