//! The plain JSON Schema of each form, in a validator that is not ours: the `jsonschema` crate reaches the form's
//! verdict. `tests/node` asks Ajv, and `npm run test:full` Python's jsonschema.

// A test ends by panicking.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::cast_precision_loss)]

#[path = "support/answers.rs"]
mod answers;

use std::fs;
use std::path::{Path, PathBuf};

use answers::{Answers, Chance};
use blankett::form::{Form, LoadOptions};
use blankett::json;

/// For each form; ten begin alike.
const SETS: u32 = 2_500;

/// A form of more than so many bytes asks as much in a fifth of the sets.
const LONG: usize = 20_000;

/// Every form in `forms/`, and those of `tests/plain/`, each for a way of lowering.
fn forms() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root.join("forms")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.push(root.join("tests/plain"));
    let files =
        folders.iter().filter(|folder| folder.is_dir()).flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".form.json"));
    files.sort();
    files
}

#[test]
fn another_validator_judges_the_plain_schema_as_the_form_does() {
    for path in forms() {
        let text = fs::read_to_string(&path).unwrap();
        let form = Form::load(&text, &LoadOptions::default()).unwrap();
        judge(&path, &text, &form);
    }
}

fn judge(path: &Path, text: &str, form: &Form) {
    let has = |code: &str| form.lint().iter().any(|one| one.code == code);
    let inexact = has("inexact-schema") || has("looser-expression");
    let looser_format = has("looser-format");
    let plain = json::write(&form.plain_schema());
    let plain: serde_json::Value = serde_json::from_str(&plain).unwrap();
    jsonschema::meta::validate(&plain).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&plain).unwrap();
    let definition = serde_json::from_str(text).unwrap();
    let mut answers = Answers { definition: &definition, form, chance: Chance(7) };
    let sets = if text.len() > LONG { SETS / 5 } else { SETS };
    let (mut both, mut neither) = (0, 0);
    let mut base = serde_json::Value::Null;
    for set in 0..sets {
        if set % 10 == 0 {
            base = answers.mended();
        }
        let answers = answers.edited(&base);
        let problems = form.check(&json::parse(&answers.to_string()).unwrap(), "2026-01-31");
        let accepts = validator.is_valid(&answers);
        let formats = looser_format && problems.iter().all(|problem| problem.code == "format");
        let may_differ = !problems.is_empty() && accepts && (inexact || formats);
        let told: Vec<String> = problems.iter().map(|one| format!("{} {}", one.pointer, one.code)).collect();
        assert!(
            problems.is_empty() == accepts || may_differ,
            "{}\n{answers}\nform: {told:?}, plain: {accepts}\n{plain}",
            path.display()
        );
        both += u32::from(problems.is_empty());
        neither += u32::from(!accepts);
    }
    let told = format!("{}: {both} of {sets} valid, {neither} not", path.display());
    assert!(both > sets / 20 && neither > sets / 20, "one-sided answers prove little: {told}");
}
