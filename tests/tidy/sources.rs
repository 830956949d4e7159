//! The text files of the repository, read once.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// Folders that hold what is made or fetched, not written.
const NOT_OURS: [&str; 6] = [".git", ".tools", "dist", "node_modules", "target", "test-results"];
const BINARY: [&str; 8] = ["png", "jpg", "ico", "wasm", "tgz", "db", "woff2", "pdf"];

/// A text file.
pub(crate) struct Source {
    /// Its path from the root of the repository, with `/`.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) text: String,
}

impl Source {
    /// A file that need not exist: for seeded mistakes.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// The end of its name, without the dot.
    pub(crate) fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Its code without comments and, in Rust, without unit tests: those at its end, or all of `tests.rs`.
    pub(crate) fn code(&self) -> String {
        let text = match self.extension() {
            "rs" if self.path.ends_with("/tests.rs") => "",
            "rs" => without_unit_tests(&self.text),
            _ => &self.text,
        };
        without_block_comments(text).lines().map(without_line_comment).collect::<Vec<_>>().join("\n")
    }
}

/// Every text file of the repository.
pub(crate) fn all() -> &'static [Source] {
    static ALL: OnceLock<Vec<Source>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut found = Vec::new();
        collect(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut found);
        assert!(found.len() > 20, "too few files were found to judge");
        found
    })
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository can be listed") {
        let entry = entry.expect("an entry can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type().expect("an entry has a type");
        if NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), found);
        } else if kind.is_file() && !BINARY.iter().any(|end| name.ends_with(end)) {
            // Test data may hold bytes that are not UTF-8 on purpose: those are not text to judge.
            if let Ok(text) = fs::read_to_string(entry.path()) {
                found.push(Source { path, text });
            }
        }
    }
}

/// The text before `#[cfg(test)] mod … {`, which stands at the end of a file here.
fn without_unit_tests(text: &str) -> &str {
    let mut from = 0;
    while let Some(at) = text[from..].find("#[cfg(test)]").map(|at| from + at) {
        let rest = text[at + "#[cfg(test)]".len()..].trim_start();
        let header = rest.lines().next().unwrap_or_default();
        if header.contains("mod ") && header.trim_end().ends_with('{') {
            return &text[..at];
        }
        from = at + 1;
    }
    text
}

fn without_block_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// A line up to its `//`, unless that belongs to an address (`https://`) or stands in a string.
fn without_line_comment(line: &str) -> &str {
    let mut from = 0;
    while let Some(at) = line[from..].find("//").map(|at| from + at) {
        let before = &line[..at];
        if !before.ends_with(':') && before.matches('"').count().is_multiple_of(2) {
            return before;
        }
        from = at + 2;
    }
    line
}

#[test]
fn comments_and_unit_tests_are_no_code() {
    let source = Source::new("a.rs", "//! a\nlet b = \"//c\"; // d\n#[cfg(test)]\nmod tests {\n    e\n}\n");
    assert_eq!(source.code().trim(), "let b = \"//c\";");
    assert_eq!(Source::new("a.css", "a { /* b */ }").code(), "a {  }");
    assert_eq!(Source::new("a.ts", "x(\"https://y\");").code(), "x(\"https://y\");");
}
