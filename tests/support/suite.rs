//! The official JSON Schema test suite as files: where it is, and what its references lead to.
//!
//! `node scripts/fetch-suite.mjs` puts it into `.tools/suite`; it is not kept in the repository.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "that is how tests fail and say what they skip"
)]

use std::fs;
use std::path::{Path, PathBuf};

use blankett::json::{Value, parse_within};
use blankett::schema::Dialect;

/// The suite's folder. Without it a test says that it is skipped; in CI it fails.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/suite");
    if folder.join("fetched").exists() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "the test suite is missing: node scripts/fetch-suite.mjs");
    println!("skipped: the test suite is missing; node scripts/fetch-suite.mjs fetches it");
    None
}

/// One JSON file, however deep.
pub(crate) fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    parse_within(&text, 200).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()))
}

/// The JSON files in a folder and, if wanted, below it; sorted.
pub(crate) fn files(folder: &Path, deep: bool) -> Vec<PathBuf> {
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
pub(crate) fn resources(suite: &Path) -> Vec<(String, Value)> {
    let mut resources = Vec::new();
    for path in files(&suite.join("remotes"), true) {
        let name = path.strip_prefix(suite.join("remotes")).unwrap().to_string_lossy().into_owned();
        resources.push((["http://localhost:1234/", &name].concat(), read(&path)));
    }
    let metas = fs::read_dir(suite.join("meta")).unwrap().flat_map(|entry| {
        let folder = entry.unwrap().path();
        let mut found = vec![folder.join("metaschema.json")];
        let below = folder.join("vocabularies");
        if below.exists() {
            found.extend(fs::read_dir(below).unwrap().map(|entry| entry.unwrap().path()));
        }
        found
    });
    for path in metas {
        let schema = read(&path);
        if let Some(id) = schema.get("$id").and_then(Value::as_str) {
            resources.push((id.trim_end_matches('#').to_owned(), schema));
        }
    }
    resources
}

/// The text of a member; empty when there is none.
pub(crate) fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The dialect with the name that `suite.json` gives it.
pub(crate) fn dialect(name: &str) -> Dialect {
    match name {
        "2020-12" => Dialect::Draft202012,
        "2019-09" => Dialect::Draft201909,
        "7" => Dialect::Draft7,
        _ => panic!("{name} is no dialect"),
    }
}
