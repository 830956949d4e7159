//! The official JSON Schema test suite, run natively.
//!
//! `node scripts/fetch-suite.mjs` puts it into `.tools/suite`; it is not kept in the repository.
//! Without it these tests say that they are skipped, except in CI, where they fail. What we do not
//! do as the suite wants stands in [`EXCEPTIONS`] with its reason, and an exception that is no longer
//! needed fails.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "that is how tests fail"
)]

use std::fs;
use std::path::{Path, PathBuf};

use blankett::check::{check, holds};
use blankett::json::{Value, parse_within};
use blankett::schema::{Dialect, Options, Schema};

/// The file, the start of "case: test", and the reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("draft2020-12/optional/ecmascript-regex.json", "pattern", "\\p{…} is refused by name"),
    ("draft2020-12/optional/format/idn-hostname.json", "", "an annotation: needs the tables of IDNA 2008"),
];

fn suite() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/suite");
    if folder.join("fetched").exists() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "the test suite is missing: node scripts/fetch-suite.mjs");
    println!("skipped: the test suite is missing; node scripts/fetch-suite.mjs fetches it");
    None
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    parse_within(&text, 200).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()))
}

/// The JSON files in a folder and, if wanted, below it; sorted.
fn files(folder: &Path, deep: bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if deep {
                files.extend(self::files(&path, true));
            }
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The documents that the suite's references lead to.
fn resources(suite: &Path) -> Vec<(String, Value)> {
    let mut resources = Vec::new();
    for path in files(&suite.join("remotes"), true) {
        let name = path.strip_prefix(suite.join("remotes")).unwrap().to_string_lossy().into_owned();
        resources.push((["http://localhost:1234/", &name].concat(), read(&path)));
    }
    let vocabularies = fs::read_dir(suite.join("meta")).unwrap().flat_map(|entry| {
        let folder = entry.unwrap().path();
        let mut found = vec![folder.join("metaschema.json")];
        let below = folder.join("vocabularies");
        if below.exists() {
            found.extend(fs::read_dir(below).unwrap().map(|entry| entry.unwrap().path()));
        }
        found
    });
    for path in vocabularies {
        let schema = read(&path);
        if let Some(id) = schema.get("$id").and_then(Value::as_str) {
            resources.push((id.trim_end_matches('#').to_owned(), schema));
        }
    }
    resources
}

struct Tally {
    passed: usize,
    excepted: Vec<bool>,
    failed: Vec<String>,
}

impl Tally {
    fn count(&mut self, file: &str, test: &str, outcome: Result<(), String>) {
        let exception = EXCEPTIONS.iter().position(|(own, start, _)| *own == file && test.starts_with(start));
        match (outcome, exception) {
            (Ok(()), _) => self.passed += 1,
            (Err(_), Some(index)) => self.excepted[index] = true,
            (Err(why), None) => self.failed.push(format!("{file}: {test}: {why}")),
        }
    }
}

fn run_case(tally: &mut Tally, file: &str, case: &Value, options: &Options) {
    let text = |value: &Value, name| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let schema = Schema::compile(case.get("schema").unwrap(), options);
    for test in case.get("tests").and_then(Value::as_array).unwrap() {
        let name = [text(case, "description"), text(test, "description")].join(": ");
        let valid = test.get("valid").and_then(Value::as_bool).unwrap();
        let outcome = match &schema {
            Err(errors) => Err(format!("does not compile: {errors:?}")),
            Ok(schema) => verdict(schema, test.get("data").unwrap(), valid),
        };
        tally.count(file, &name, outcome);
    }
}

/// Both ways of asking must agree with the suite.
fn verdict(schema: &Schema, data: &Value, valid: bool) -> Result<(), String> {
    let problems = check(schema, schema.root(), data);
    if holds(schema, schema.root(), data) != problems.is_empty() {
        return Err("holds and check disagree".to_owned());
    }
    if problems.is_empty() == valid { Ok(()) } else { Err(format!("should be valid: {valid}; {problems:?}")) }
}

/// Runs the files of one folder of the suite.
fn run_folder(folder: &str, dialect: Dialect, format_assertion: bool) {
    let Some(suite) = suite() else { return };
    let options = Options { resources: resources(&suite), dialect, format_assertion, ..Options::default() };
    let mut tally = Tally { passed: 0, excepted: vec![false; EXCEPTIONS.len()], failed: Vec::new() };
    let root = suite.join("tests");
    for path in files(&root.join(folder), false) {
        let file = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        for case in read(&path).as_array().unwrap() {
            run_case(&mut tally, &file, case, &options);
        }
    }
    let of_folder = |file: &str| Path::new(file).parent() == Some(Path::new(folder));
    for (index, (file, test, _)) in EXCEPTIONS.iter().enumerate() {
        assert!(!of_folder(file) || tally.excepted[index], "an exception that is not needed: {file} {test}");
    }
    println!(
        "{folder}: {} passed, {} excepted",
        tally.passed,
        tally.excepted.iter().filter(|used| **used).count()
    );
    assert!(tally.failed.is_empty(), "{} failed:\n{}", tally.failed.len(), tally.failed.join("\n"));
}

#[test]
fn draft_2020_12() {
    run_folder("draft2020-12", Dialect::Draft202012, false);
}

#[test]
fn draft_2020_12_formats() {
    run_folder("draft2020-12/optional/format", Dialect::Draft202012, true);
}

#[test]
fn draft_2020_12_optional() {
    run_folder("draft2020-12/optional", Dialect::Draft202012, true);
}

#[test]
fn draft_2019_09() {
    run_folder("draft2019-09", Dialect::Draft201909, false);
}

#[test]
fn draft_7() {
    run_folder("draft7", Dialect::Draft7, false);
}
