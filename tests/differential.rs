//! Made-up schemas and values: our verdict beside that of the `jsonschema` crate.
//!
//! The pairs and what we found are left in cargo's folder for tests, where
//! `tests/node/differential.test.mjs` finds them. `BLANKETT_PAIRS` says how many there are. A disagreement is
//! shrunk; it is mended, or listed in `tests/support/disagreements.json` with the clause that decides.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "that is how tests fail"
)]

#[path = "support/random.rs"]
mod random;
#[path = "support/schemas.rs"]
mod schemas;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use blankett::check::{check, holds};
use blankett::json::parse_within;
use blankett::schema::{Options, Schema};
use random::Random;
use serde_json::{Value, json};

/// How many values each schema is tried with.
const VALUES: usize = 4;

/// How many pairs are made up.
fn pairs() -> usize {
    std::env::var("BLANKETT_PAIRS").map_or(20_000, |text| text.parse().unwrap())
}

/// Our problems, or why the schema does not compile.
fn ours(schema: &Value, values: &[Value]) -> Result<Vec<Vec<[String; 2]>>, String> {
    let schema = parse_within(&schema.to_string(), 100).unwrap();
    let compiled = Schema::compile(&schema, &Options::default()).map_err(|errors| format!("{errors:?}"))?;
    let problems = values.iter().map(|value| {
        let value = parse_within(&value.to_string(), 100).unwrap();
        let problems = check(&compiled, compiled.root(), &value);
        assert_eq!(holds(&compiled, compiled.root(), &value), problems.is_empty(), "{schema:?} {value:?}");
        problems.iter().map(|one| [one.pointer.as_str().to_owned(), one.code.to_owned()]).collect()
    });
    Ok(problems.collect())
}

fn theirs(schema: &Value, values: &[Value]) -> Result<Vec<bool>, String> {
    let built = jsonschema::options().should_validate_formats(true).build(schema);
    let validator = built.map_err(|error| error.to_string())?;
    Ok(values.iter().map(|value| validator.is_valid(value)).collect())
}

/// What the two say of a pair, where they differ.
fn difference(schema: &Value, value: &Value) -> Option<String> {
    let values = std::slice::from_ref(value);
    match (ours(schema, values), theirs(schema, values)) {
        (Ok(ours), Ok(theirs)) if ours[0].is_empty() == theirs[0] => None,
        (Err(_), Err(_)) => None,
        (ours, theirs) => Some(format!("ours {ours:?}, theirs {theirs:?}")),
    }
}

/// The smallest pair that still differs: parts are taken away as long as that can be done.
fn shrink(mut schema: Value, mut value: Value) -> (Value, Value) {
    loop {
        let smaller = smaller(&schema).into_iter().find(|own| difference(own, &value).is_some());
        if let Some(smaller) = smaller {
            schema = smaller;
            continue;
        }
        let smaller = self::smaller(&value).into_iter().find(|own| difference(&schema, own).is_some());
        match smaller {
            Some(smaller) => value = smaller,
            None => return (schema, value),
        }
    }
}

/// The same with one part less, or with one part smaller.
fn smaller(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if name == "$schema" {
                    continue;
                }
                let mut less = members.clone();
                less.remove(name);
                found.push(Value::Object(less));
                for part in smaller(member) {
                    let mut less = members.clone();
                    less.insert(name.clone(), part);
                    found.push(Value::Object(less));
                }
            }
        }
        Value::Array(items) => {
            for index in 0..items.len() {
                let mut less = items.clone();
                less.remove(index);
                found.push(Value::Array(less));
                for part in smaller(&items[index]) {
                    let mut less = items.clone();
                    less[index] = part;
                    found.push(Value::Array(less));
                }
            }
        }
        _ => {}
    }
    found
}

/// The disagreements that are decided.
fn listed() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/disagreements.json");
    let rows: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    rows.into_iter().filter(|row| row["against"] == "jsonschema").collect()
}

/// A disagreement at its smallest, unless one of the list is about its dialect and all its keywords are there.
fn unlisted(listed: &[Value], schema: Value, value: Value) -> Option<String> {
    let (schema, value) = shrink(schema, value);
    let mut found = Vec::new();
    names(&schema, &mut found);
    let is_listed = listed.iter().any(|row| {
        let mut keywords = row["keywords"].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
        row["schema"] == schema["$schema"] && keywords.all(|name| found.iter().any(|own| own == name))
    });
    let why = difference(&schema, &value).unwrap();
    (!is_listed).then(|| format!("{schema}\n  {value}: {why}"))
}

/// In how many pairs a keyword stands, and how many of those are valid.
#[derive(Default)]
struct Tally {
    pairs: usize,
    valid: usize,
    keywords: BTreeMap<String, (usize, usize)>,
}

impl Tally {
    fn count(&mut self, schema: &Value, valid: bool) {
        self.pairs += 1;
        self.valid += usize::from(valid);
        let mut keywords = Vec::new();
        names(schema, &mut keywords);
        keywords.sort();
        keywords.dedup();
        for keyword in keywords {
            let row = self.keywords.entry(keyword).or_default();
            row.0 += 1;
            row.1 += usize::from(valid);
        }
    }

    /// The table, and the keywords that come too rarely.
    fn report(&self) -> (String, Vec<String>) {
        let mut table = format!("{} pairs, {} % valid\n", self.pairs, self.valid * 100 / self.pairs);
        table += "of 10,000 pairs:          with  valid  invalid\n";
        let mut rare = Vec::new();
        for (keyword, (pairs, valid)) in &self.keywords {
            let percent = |count: usize| count * 10_000 / self.pairs;
            let (all, good, bad) = (percent(*pairs), percent(*valid), percent(pairs - valid));
            writeln!(table, "{keyword:<24}{all:>6}{good:>7}{bad:>9}").unwrap();
            if all < 100 || good < 25 || bad < 25 {
                rare.push(keyword.clone());
            }
        }
        (table, rare)
    }
}

/// The names of a schema's members that are keywords: those below `properties` and the like are not.
fn names(schema: &Value, found: &mut Vec<String>) {
    const BY_NAME: [&str; 7] = [
        "properties",
        "patternProperties",
        "dependentSchemas",
        "dependentRequired",
        "dependencies",
        "$defs",
        "definitions",
    ];
    match schema {
        Value::Object(members) => {
            for (keyword, value) in members {
                found.push(keyword.clone());
                match value {
                    Value::Object(parts) if BY_NAME.contains(&keyword.as_str()) => {
                        parts.values().for_each(|part| names(part, found));
                    }
                    _ if ["const", "enum"].contains(&keyword.as_str()) => {}
                    _ => names(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

#[test]
fn verdicts_are_those_of_another_implementation() {
    let mut random = Random(20);
    let mut tally = Tally::default();
    let listed = listed();
    let (mut lines, mut differences) = (String::new(), Vec::new());
    while tally.pairs < pairs() {
        let schema = schemas::schema(&mut random);
        let values: Vec<Value> = (0..VALUES).map(|_| schemas::value(&mut random, &schema)).collect();
        let problems = ours(&schema, &values).unwrap_or_else(|error| panic!("{schema}: {error}"));
        let verdicts = theirs(&schema, &values).unwrap_or_else(|error| panic!("{schema}: {error}"));
        for ((value, problems), verdict) in values.iter().zip(&problems).zip(verdicts) {
            tally.count(&schema, problems.is_empty());
            if problems.is_empty() != verdict && differences.len() < 20 {
                differences.extend(unlisted(&listed, schema.clone(), value.clone()));
            }
        }
        writeln!(lines, "{}", json!({ "schema": schema, "values": values, "problems": problems })).unwrap();
    }
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("differential.jsonl"), lines).unwrap();
    let (table, rare) = tally.report();
    println!("{table}");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!((30..=70).contains(&(tally.valid * 100 / tally.pairs)), "too few of one verdict");
    assert!(rare.is_empty(), "these keywords come too rarely: {rare:?}");
}
