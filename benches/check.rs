//! `check` natively beside the crates `jsonschema` and `boon`: the same schema, the same answers, one run.
//!
//! ```sh
//! cargo bench --bench check
//! ```
//! Each row is the best of several rounds. A ratio over 1 means that ours is faster. Ours also checks
//! `dk-cpr` and `telephone`, which the others take as annotations. `boon` has no verdict without reasons: its
//! one call stands in both rows.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench is a program that prints")]

use std::alloc::System;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use blankett::check::{check, holds};
use blankett::json::parse;
use blankett::schema::{Options, Schema};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

/// Counts what is allocated.
#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const FORM: &str = include_str!("../forms/health-supplement/health-supplement.form.json");

const VALID: &str = r#"{
  "name": "Karen Margrethe Åkjær", "cpr": "0102031234", "phone": "+4533922000", "email": "karen@example.dk",
  "pension": "retirement", "pensionFrom": "2015-03-31", "married": true,
  "spouse": { "name": "Hans Åkjær", "født": "1950-03-31" },
  "children": [{ "name": "Ida", "born": "2012-01-05" }, { "name": "Bo", "born": "2014-11-30" }],
  "savings": 120000, "treatment": "glasses", "price": 1250.50, "insured": false,
  "reason": "Mine gamle briller er gået i stykker, og jeg kan ikke læse uden.", "consent": true
}"#;

const WRONG: &str = r#"{
  "name": "", "cpr": "010203-1234", "phone": "nej", "email": "karen", "pension": "other", "pensionFrom": "15-3-31",
  "married": "ja", "spouse": {}, "children": [{ "name": "Ida" }, { "born": "2014-11-31" }],
  "savings": -1, "treatment": "none", "price": 1250.505, "consent": false
}"#;

/// The shortest time that one call took, measured over rounds of about 20 ms.
fn time(mut body: impl FnMut()) -> Duration {
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < Duration::from_millis(20) {
        body();
        calls += 1;
    }
    let round = |_| {
        let start = Instant::now();
        (0..calls).for_each(|_| body());
        start.elapsed() / calls
    };
    (0..25).map(round).min().unwrap_or_default()
}

fn row(name: &str, ours: impl FnMut(), theirs: impl FnMut(), boon: impl FnMut()) {
    let (ours, theirs, boon) = (time(ours), time(theirs), time(boon));
    let ratio = |other: Duration| other.as_secs_f64() / ours.as_secs_f64();
    let (to_theirs, to_boon) = (ratio(theirs), ratio(boon));
    println!("{name:<44} {ours:>12.2?} {theirs:>12.2?} {to_theirs:>7.2} {boon:>12.2?} {to_boon:>7.2}");
}

/// A schema in `boon`, formats asserted.
struct Boon(boon::Schemas, boon::SchemaIndex);

impl Boon {
    fn compile(schema: &serde_json::Value) -> Self {
        let (mut compiler, mut schemas) = (boon::Compiler::new(), boon::Schemas::new());
        compiler.enable_format_assertions();
        compiler.add_resource("urn:bench", schema.clone()).unwrap();
        let index = compiler.compile("urn:bench", &mut schemas).unwrap();
        Self(schemas, index)
    }

    fn accepts(&self, value: &serde_json::Value) -> bool {
        self.0.validate(value, self.1).is_ok()
    }
}

/// A form of text fields, and answers to it.
fn wide(fields: usize) -> (String, String) {
    let list = |write: &dyn Fn(usize) -> String| (0..fields).map(write).collect::<Vec<_>>().join(",");
    let properties = list(&|n| {
        format!(r#""field{n}":{{"type":"string","minLength":1,"maxLength":40,"title":"Field {n}"}}"#)
    });
    let required = list(&|n| format!(r#""field{n}""#));
    let schema = format!(r#"{{"type":"object","properties":{{{properties}}},"required":[{required}]}}"#);
    (schema, format!("{{{}}}", list(&|n| format!(r#""field{n}":"answer {n}""#))))
}

fn build(schema: &serde_json::Value) -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

fn compiling(name: &str, ours: &blankett::json::Value, theirs: &serde_json::Value) {
    let options = Options::default();
    row(
        &format!("{name}: compile"),
        || drop(black_box(Schema::compile(ours, &options))),
        || drop(black_box(build(theirs))),
        || drop(black_box(Boon::compile(theirs))),
    );
}

/// The bytes that what is made holds.
fn held<T>(make: impl FnOnce() -> T) -> f64 {
    let region = Region::new(ALLOCATOR);
    let kept = make();
    let change = region.change();
    drop(kept);
    u32::try_from(change.bytes_allocated - change.bytes_deallocated).map_or(f64::NAN, f64::from)
}

/// What a compiled schema holds, in KiB.
fn memory(name: &str, ours: &blankett::json::Value, theirs: &serde_json::Value) {
    let sizes = [
        held(|| Schema::compile(ours, &Options::default())),
        held(|| build(theirs)),
        held(|| Boon::compile(theirs)),
    ];
    let [ours, theirs, boon] = sizes.map(|bytes| bytes / 1024.0);
    let (name, to_theirs, to_boon) = (format!("{name}: memory, KiB"), theirs / ours, boon / ours);
    println!("{name:<44} {ours:>12.1} {theirs:>12.1} {to_theirs:>7.2} {boon:>12.1} {to_boon:>7.2}");
}

fn compare(name: &str, schema: &str, valid: &str, wrong: Option<&str>) {
    let (our_schema, their_schema) = (parse(schema).unwrap(), serde_json::from_str(schema).unwrap());
    memory(name, &our_schema, &their_schema);
    let ours = Schema::compile(&our_schema, &Options::default()).unwrap();
    let (theirs, boon) = (build(&their_schema), Boon::compile(&their_schema));
    compiling(name, &our_schema, &their_schema);
    let (our_value, their_value) = (parse(valid).unwrap(), serde_json::from_str(valid).unwrap());
    assert_eq!(
        (check(&ours, ours.root(), &our_value), theirs.is_valid(&their_value), boon.accepts(&their_value)),
        (vec![], true, true),
        "{name}"
    );
    row(
        &format!("{name}: valid, verdict"),
        || assert!(black_box(holds(&ours, ours.root(), &our_value))),
        || assert!(black_box(theirs.is_valid(&their_value))),
        || assert!(black_box(boon.accepts(&their_value))),
    );
    row(
        &format!("{name}: valid, all problems"),
        || assert!(black_box(check(&ours, ours.root(), &our_value)).is_empty()),
        || assert_eq!(black_box(theirs.iter_errors(&their_value).count()), 0),
        || assert!(black_box(boon.accepts(&their_value))),
    );
    row(
        &format!("{name}: valid, from text"),
        || assert!(holds(&ours, ours.root(), &parse(black_box(valid)).unwrap())),
        || assert!(theirs.is_valid(&serde_json::from_str(black_box(valid)).unwrap())),
        || assert!(boon.accepts(&serde_json::from_str(black_box(valid)).unwrap())),
    );
    if let Some(wrong) = wrong {
        let (our_value, their_value) = (parse(wrong).unwrap(), serde_json::from_str(wrong).unwrap());
        row(
            &format!("{name}: wrong, all problems"),
            || assert!(!black_box(check(&ours, ours.root(), &our_value)).is_empty()),
            || assert!(black_box(theirs.iter_errors(&their_value).count()) > 0),
            || assert!(!black_box(boon.accepts(&their_value))),
        );
    }
}

/// Answers to the public schemas, made up: a workflow of 20 jobs, a package of 200 files, a city of 500 points.
fn public() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/schemas");
    let list =
        |count: usize, write: &dyn Fn(usize) -> String| (0..count).map(write).collect::<Vec<_>>().join(",");
    let jobs = list(20, &|n| {
        format!(
            r#""job{n}":{{"runs-on":"ubuntu-latest","needs":["job0"],"steps":[{{"uses":"actions/checkout@v4"}},{{"name":"Test","run":"npm test","env":{{"CI":"true"}}}}]}}"#
        )
    });
    let files = list(200, &|n| format!(r#"{{"from":"assets/{n}","to":"assets","filter":["**/*"]}}"#));
    let points = list(500, &|n| format!("[{n},{n},{n}]"));
    let answers = [
        (
            "github-workflow",
            format!(r#"{{"name":"CI","on":{{"push":{{"branches":["main"]}}}},"jobs":{{{jobs}}}}}"#),
        ),
        (
            "electron-builder",
            format!(r#"{{"appId":"dk.example","files":[{files}],"mac":{{"target":["dmg"]}}}}"#),
        ),
        (
            "cityjson",
            format!(
                r#"{{"type":"CityJSON","version":"1.1","transform":{{"scale":[1.0,1.0,1.0],"translate":[0.0,0.0,0.0]}},"CityObjects":{{}},"vertices":[{points}]}}"#
            ),
        ),
    ];
    for (name, answers) in answers {
        match fs::read_to_string(folder.join(name).with_extension("json")) {
            Ok(schema) => compare(name, &schema, &answers, None),
            Err(_) => println!("{name}: skipped, not fetched: node scripts/fetch-schemas.mjs"),
        }
    }
}

fn main() {
    let head = ["", "blankett", "jsonschema", "ratio", "boon", "ratio"];
    println!("{:<44} {:>12} {:>12} {:>7} {:>12} {:>7}", head[0], head[1], head[2], head[3], head[4], head[5]);
    compare("health-supplement", FORM, VALID, Some(WRONG));
    let (schema, answers) = wide(1_000);
    compare("1,000 text fields", &schema, &answers, Some("{}"));
    let patterns = r#"{ "items": { "pattern": "^[A-Z]{2}[0-9]{2}( ?[0-9A-Z]{4}){3,7}$" } }"#;
    let numbers = format!("[{}]", vec![r#""DK50 0040 0440 1162 43""#; 100].join(","));
    compare("100 patterns", patterns, &numbers.replace("43\"", "4300\""), None);
    let deep = r##"{ "$ref": "#/$defs/a", "$defs": { "a": { "properties": { "a": { "$ref": "#/$defs/a" } }, "unevaluatedProperties": false } } }"##;
    compare(
        "40 deep, unevaluatedProperties",
        deep,
        &format!("{}{{}}{}", r#"{"a":"#.repeat(40), "}".repeat(40)),
        None,
    );
    compare(
        "40 deep, properties",
        r##"{ "properties": { "a": { "$ref": "#" } }, "additionalProperties": false }"##,
        &format!("{}{{}}{}", r#"{"a":"#.repeat(40), "}".repeat(40)),
        None,
    );
    let item = r#"{"items":{"type":"object","required":["id","born"],"properties":{"id":{"type":"integer","minimum":0},"born":{"format":"date"}}}}"#;
    let people: Vec<String> = (0..10_000).map(|n| format!(r#"{{"id":{n},"born":"1990-01-31"}}"#)).collect();
    compare("10,000 rows", item, &format!("[{}]", people.join(",")), None);
    let unique = format!("[{}]", (0..1_000).map(|n| format!("{{\"n\":{n}}}")).collect::<Vec<_>>().join(","));
    compare("1,000 unique objects", r#"{ "uniqueItems": true }"#, &unique, None);
    public();
}
