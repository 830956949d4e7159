//! Made-up schemas and values: the output's verdict is that of a check, and what `properties` evaluated is what
//! the `jsonschema` crate says of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "that is how tests fail and say how many there were"
)]

#[path = "support/random.rs"]
mod random;
#[path = "support/schemas.rs"]
mod schemas;

use std::collections::BTreeSet;

use blankett::check::{OutputFormat, holds, output};
use blankett::json::{Value, parse_within, write};
use blankett::schema::{Options, Schema};
use random::Random;

/// How many schemas are made up, and how many values for each.
const SCHEMAS: usize = 4_000;
const VALUES: usize = 4;

fn own(value: &serde_json::Value) -> Value {
    parse_within(&value.to_string(), 100).unwrap()
}

fn text<'v>(unit: &'v Value, name: &str) -> &'v str {
    unit.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// What each `properties` says: the instance, and the names that it evaluated, sorted.
type Evaluated = BTreeSet<(String, Vec<String>)>;

fn ours(basic: &Value) -> Evaluated {
    let units = basic.get("annotations").and_then(Value::as_array).unwrap_or_default().iter();
    let units = units.filter(|unit| text(unit, "keywordLocation").ends_with("/properties"));
    let names = |unit: &Value| {
        let names = unit.get("annotation").and_then(Value::as_array).unwrap_or_default().iter();
        let mut names: Vec<String> = names.filter_map(Value::as_str).map(str::to_owned).collect();
        names.sort_unstable();
        (text(unit, "instanceLocation").to_owned(), names)
    };
    units.map(names).filter(|(_, names)| !names.is_empty()).collect()
}

fn theirs(evaluation: &jsonschema::Evaluation) -> Evaluated {
    let entries = evaluation.iter_annotations().filter(|own| own.schema_location.ends_with("/properties"));
    let names = |entry: jsonschema::AnnotationEntry<'_>| {
        let names = entry.annotations.value().as_array().into_iter().flatten();
        let mut names: Vec<String> = names.filter_map(|name| name.as_str()).map(str::to_owned).collect();
        names.sort_unstable();
        (entry.instance_location.as_str().to_owned(), names)
    };
    entries.map(names).filter(|(_, names)| !names.is_empty()).collect()
}

/// How many values were valid, and how many of them had evaluated properties to compare.
#[derive(Default)]
struct Tally {
    valid: usize,
    compared: usize,
}

fn compare(written: &serde_json::Value, values: &[serde_json::Value], tally: &mut Tally) {
    let (document, options) = (own(written), Options::default());
    let (schema, sources) = Schema::compile_with_sources(&document, &options).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(written).unwrap();
    // Beside `additionalProperties` that crate says nothing of `properties`.
    let is_comparable = !written.to_string().contains("additionalProperties");
    for written in values {
        let value = own(written);
        let valid = holds(&schema, schema.root(), &value);
        let basic = output(&schema, &sources, &value, OutputFormat::Basic);
        let pair = || [write(&document), write(&value), write(&basic)].join("\n");
        assert_eq!(basic.get("valid"), Some(&Value::Bool(valid)), "{}", pair());
        assert_eq!(basic.get("errors").is_some(), !valid, "{}", pair());
        let detailed = output(&schema, &sources, &value, OutputFormat::Detailed);
        assert_eq!(detailed.get("valid"), Some(&Value::Bool(valid)), "{}", pair());
        tally.valid += usize::from(valid);
        let evaluation = validator.evaluate(written);
        if valid && is_comparable && evaluation.flag().valid {
            let ours = ours(&basic);
            tally.compared += usize::from(!ours.is_empty());
            assert_eq!(ours, theirs(&evaluation), "{}", pair());
        }
    }
}

#[test]
fn made_up_values_are_told_as_they_are_checked() {
    let (mut random, mut tally) = (Random(20_201_213), Tally::default());
    for _ in 0..SCHEMAS {
        let schema = schemas::schema(&mut random);
        let values: Vec<_> = (0..VALUES).map(|_| schemas::value(&mut random, &schema)).collect();
        compare(&schema, &values, &mut tally);
    }
    let Tally { valid, compared } = tally;
    println!("{valid} valid values, {compared} with evaluated properties");
    assert!(valid > SCHEMAS, "only {valid} of the values are valid");
    assert!(compared > 100, "only {compared} have evaluated properties");
}
