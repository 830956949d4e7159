//! The rules of this repository that no compiler knows, as tests: who may import whom, how long a file
//! may be, what never stands in it. Each rule also finds a seeded mistake, so that none is blind.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "tests fail by panicking and may print"
)]

mod bans;
mod imports;
mod locks;
mod sources;
mod stylesheet;

use sources::{Source, all};

/// A file of code longer than this is cut.
const LONGEST: usize = 600;
/// A file of code longer than this is named in the output, as a candidate for cutting.
const LONG: usize = 400;

const CODE: [&str; 6] = ["rs", "ts", "js", "mjs", "css", "sh"];

/// What a test asserts: no complaint, each on a line of its own otherwise.
pub(crate) fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn files_are_short() {
    let mut complaints = Vec::new();
    for file in all().iter().filter(|file| CODE.contains(&file.extension())) {
        let lines = file.text.lines().count();
        if lines > LONGEST {
            complaints.push(format!("{}: {lines} lines, at most {LONGEST}", file.path));
        } else if lines > LONG {
            println!("{}: {lines} lines, more than {LONG}", file.path);
        }
    }
    assert_none(&complaints);
}

/// Whether a file opens by saying what it is.
fn says_what_it_is(file: &Source) -> bool {
    let mut lines = file.text.lines().skip_while(|line| line.starts_with("#!/"));
    let first = lines.next().unwrap_or_default();
    match file.extension() {
        "rs" => first.starts_with("//! "),
        "css" => first.starts_with("/*"),
        "sh" => first.starts_with("# "),
        _ => first.starts_with("// ") || first.starts_with("/*"),
    }
}

#[test]
fn files_open_by_saying_what_they_are() {
    let silent = |file: &&Source| CODE.contains(&file.extension()) && !says_what_it_is(file);
    let complaints: Vec<_> =
        all().iter().filter(silent).map(|file| format!("{}: line 1", file.path)).collect();
    assert_none(&complaints);
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_found() {
    for (path, text) in
        [("src/a.rs", "use std::fmt;\n"), ("js/a.ts", "export {};\n"), ("css/a.css", "a {}\n")]
    {
        assert!(!says_what_it_is(&Source::new(path, text)), "{path}");
    }
}
