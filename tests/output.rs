//! The specification's output: the suite's tests of it, the specification's own example, and for every
//! test of the whole suite the same verdict as a check's, in the form that the output's schema wants.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "that is how tests fail and say how many there were"
)]

#[path = "support/suite.rs"]
mod suite;

use std::collections::BTreeSet;
use std::path::Path;

use blankett::check::{OutputFormat, check, holds, output};
use blankett::json::{Value, parse, parse_within, write};
use blankett::schema::{Dialect, Limits, Options, Schema};
use suite::{dialect, files, read, text};

const FORMATS: [OutputFormat; 2] = [OutputFormat::Basic, OutputFormat::Detailed];

fn items<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).unwrap_or_default()
}

fn plan() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/suite.json");
    parse(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The output of a value under a schema, both given as JSON.
fn told(schema: &str, value: &str, format: OutputFormat) -> Value {
    let (document, options) = (parse(schema).unwrap(), Options::default());
    let (schema, sources) = Schema::compile_with_sources(&document, &options).unwrap();
    output(&schema, &sources, &parse(value).unwrap(), format)
}

/// The keyword, the instance and the absolute location of each unit of a basic output.
fn places(output: &Value, list: &str) -> Vec<[String; 3]> {
    let names = ["keywordLocation", "instanceLocation", "absoluteKeywordLocation"];
    items(output, list).iter().map(|unit| names.map(|name| text(unit, name))).collect()
}

/// The keyword and the instance of each error.
fn errors(schema: &str, value: &str) -> Vec<[String; 2]> {
    let basic = told(schema, value, OutputFormat::Basic);
    let places = places(&basic, "errors");
    places.into_iter().map(|[keyword, instance, _]| [keyword, instance]).collect()
}

/// 2020-12 core, section 12.4: the example of the specification.
const POLYGON: &str = r##"{
    "$id": "https://example.com/polygon",
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {
        "point": {
            "type": "object",
            "properties": { "x": { "type": "number" }, "y": { "type": "number" } },
            "additionalProperties": false,
            "required": ["x", "y"]
        }
    },
    "type": "array",
    "items": { "$ref": "#/$defs/point" },
    "minItems": 3
}"##;

#[test]
fn the_specifications_example_is_told_as_there() {
    let value = r#"[{ "x": 2.5, "y": 1.3 }, { "x": 1, "z": 6.7 }]"#;
    assert_eq!(write(&told(POLYGON, value, OutputFormat::Flag)), r#"{"valid":false}"#);
    let detailed = told(POLYGON, value, OutputFormat::Detailed);
    assert_eq!(
        places(&detailed, "errors"),
        [
            ["/minItems", "", "https://example.com/polygon#/minItems"].map(str::to_owned),
            ["/items/$ref", "/1", "https://example.com/polygon#/$defs/point"].map(str::to_owned),
        ]
    );
    let point = &items(&detailed, "errors")[1];
    assert_eq!(
        places(point, "errors"),
        [
            ["/items/$ref/required", "/1", "https://example.com/polygon#/$defs/point/required"]
                .map(str::to_owned),
            [
                "/items/$ref/additionalProperties",
                "/1/z",
                "https://example.com/polygon#/$defs/point/additionalProperties"
            ]
            .map(str::to_owned),
        ]
    );
    assert_eq!(text(&items(point, "errors")[0], "error"), "must have \"y\"");
    let basic = told(POLYGON, value, OutputFormat::Basic);
    let keywords: Vec<String> = places(&basic, "errors").into_iter().map(|[keyword, ..]| keyword).collect();
    assert_eq!(
        keywords,
        ["", "/minItems", "/items/$ref", "/items/$ref/required", "/items/$ref/additionalProperties"]
    );
}

#[test]
fn each_keyword_is_named_where_it_stands() {
    for (schema, value, keyword, instance) in [
        ("false", "1", "", ""),
        (r#"{"type":"string"}"#, "1", "/type", ""),
        (r#"{"enum":[1]}"#, "2", "/enum", ""),
        (r#"{"exclusiveMaximum":1}"#, "2", "/exclusiveMaximum", ""),
        (r#"{"multipleOf":2}"#, "3", "/multipleOf", ""),
        (r#"{"pattern":"a"}"#, r#""b""#, "/pattern", ""),
        (r#"{"format":"date"}"#, r#""b""#, "/format", ""),
        (r#"{"uniqueItems":true}"#, "[1,1]", "/uniqueItems", ""),
        (r#"{"properties":{"a":{}},"required":["a"]}"#, "{}", "/required", ""),
        (r#"{"dependentRequired":{"a":["b"]}}"#, r#"{"a":1}"#, "/dependentRequired", ""),
        (r#"{"dependencies":{"a":["b"]}}"#, r#"{"a":1}"#, "/dependencies", ""),
        (r#"{"dependencies":{"a":false}}"#, r#"{"a":1}"#, "/dependencies/a", ""),
        (r#"{"dependentSchemas":{"a/b":{"not":{}}}}"#, r#"{"a/b":1}"#, "/dependentSchemas/a~1b/not", ""),
        (r#"{"propertyNames":{"maxLength":1}}"#, r#"{"ab":1}"#, "/propertyNames/maxLength", "/ab"),
        (r#"{"patternProperties":{"^a":false}}"#, r#"{"ab":1}"#, "/patternProperties/^a", "/ab"),
        (r#"{"unevaluatedProperties":false}"#, r#"{"~":1}"#, "/unevaluatedProperties", "/~0"),
        (r#"{"prefixItems":[true,{"const":1}]}"#, "[0,2]", "/prefixItems/1/const", "/1"),
        (r#"{"prefixItems":[true],"unevaluatedItems":false}"#, "[0,2]", "/unevaluatedItems", "/1"),
        (r#"{"contains":{"const":1}}"#, "[]", "/contains", ""),
        (r#"{"contains":true,"minContains":2}"#, "[1]", "/minContains", ""),
        (r#"{"contains":true,"maxContains":0,"minContains":0}"#, "[1]", "/maxContains", ""),
        (r#"{"oneOf":[true,true,false]}"#, "1", "/oneOf", ""),
        (r#"{"oneOf":[{"type":"null"}]}"#, "1", "/oneOf/0/type", ""),
        (r#"{"if":true,"then":{"type":"null"}}"#, "1", "/then/type", ""),
        (r#"{"if":false,"else":{"type":"null"}}"#, "1", "/else/type", ""),
    ] {
        assert_eq!(errors(schema, value), [[keyword, instance].map(str::to_owned)], "{schema}");
    }
}

#[test]
fn locations_pass_references() {
    // A reference is a part of the way, and never of the absolute location.
    let schema = r##"{
        "$id": "https://example.com/tree", "$dynamicAnchor": "node",
        "$ref": "item", "properties": { "next": { "$dynamicRef": "#node" } },
        "$defs": { "item": { "$id": "item", "properties": { "n c": { "type": "null" } } } }
    }"##;
    let basic = told(schema, r#"{ "next": { "n c": 1 } }"#, OutputFormat::Basic);
    assert_eq!(
        places(&basic, "errors"),
        [[
            "/properties/next/$dynamicRef/$ref/properties/n c/type",
            "/next/n c",
            "https://example.com/item#/properties/n%20c/type"
        ]
        .map(str::to_owned)]
    );
    // 2019-09's reference, and a document without a URI: only behind a reference has it an absolute one.
    let schema = r##"{
        "$schema": "https://json-schema.org/draft/2019-09/schema", "type": "object",
        "additionalProperties": { "$recursiveRef": "#" }
    }"##;
    assert_eq!(
        places(&told(schema, r#"{ "a": 1 }"#, OutputFormat::Basic), "errors"),
        [["/additionalProperties/$recursiveRef/type", "/a", "blankett:/schema#/type"].map(str::to_owned)]
    );
    assert_eq!(
        places(&told(schema, "1", OutputFormat::Basic), "errors"),
        [["/type", "", ""].map(str::to_owned)]
    );
}

#[test]
fn annotations_tell_what_was_evaluated() {
    for (schema, value, keyword, annotation) in [
        (r#"{"properties":{"b":{},"a":{}}}"#, r#"{"a":1,"b":1,"c":1}"#, "/properties", r#"["a","b"]"#),
        (r#"{"patternProperties":{"a":{},"b":{}}}"#, r#"{"ab":1}"#, "/patternProperties", r#"["ab"]"#),
        (
            r#"{"properties":{"a":{}},"additionalProperties":{}}"#,
            r#"{"a":1,"c":1}"#,
            "/additionalProperties",
            r#"["c"]"#,
        ),
        (
            r#"{"properties":{"a":{}},"unevaluatedProperties":{}}"#,
            r#"{"a":1,"c":1}"#,
            "/unevaluatedProperties",
            r#"["c"]"#,
        ),
        (r#"{"prefixItems":[true,true]}"#, "[1,2,3]", "/prefixItems", "1"),
        (r#"{"prefixItems":[true,true]}"#, "[1,2]", "/prefixItems", "true"),
        (r#"{"items":{}}"#, "[1]", "/items", "true"),
        (r#"{"contains":{"const":1}}"#, "[0,1]", "/contains", "[1]"),
        (r#"{"contains":{"const":1}}"#, "[1,1]", "/contains", "true"),
        (r#"{"prefixItems":[{}],"unevaluatedItems":{}}"#, "[0,1]", "/unevaluatedItems", "true"),
        (r#"{"format":"date"}"#, r#""2026-01-31""#, "/format", r#""date""#),
        (r#"{"x/y":{"z":1}}"#, "1", "/x~1y", r#"{"z":1}"#),
    ] {
        let basic = told(schema, value, OutputFormat::Basic);
        let unit = items(&basic, "annotations").iter().find(|unit| text(unit, "keywordLocation") == keyword);
        assert_eq!(
            unit.and_then(|unit| unit.get("annotation")).map(write).as_deref(),
            Some(annotation),
            "{schema}"
        );
    }
}

#[test]
fn what_says_nothing_is_left_out() {
    // An empty list, comments, what does not hold, and what counts for nothing beside a reference.
    for (schema, value) in [
        (r#"{"items":{}}"#, "[]"),
        (r#"{"$comment":"x","$defs":{},"minLength":1,"then":{"title":"x"}}"#, "1"),
        (r#"{"not":{"title":"x","const":1}}"#, "2"),
        (r#"{"anyOf":[true,{"title":"x","const":1}]}"#, "2"),
        (
            r##"{"$schema":"http://json-schema.org/draft-07/schema#","$ref":"#/definitions/a","definitions":{"a":{}},"title":"x"}"##,
            "2",
        ),
    ] {
        let detailed = told(schema, value, OutputFormat::Detailed);
        assert_eq!(
            write(&detailed),
            r#"{"valid":true,"keywordLocation":"","instanceLocation":""}"#,
            "{schema}"
        );
    }
}

#[test]
fn what_costs_too_much_is_never_valid() {
    let document = parse(r#"{ "items": { "title": "x" } }"#).unwrap();
    let limits = Limits { steps: 10, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let (schema, sources) = Schema::compile_with_sources(&document, &options).unwrap();
    let value = parse("[1,1,1,1,1,1,1,1,1,1,1,1]").unwrap();
    for format in FORMATS {
        let told = write(&output(&schema, &sources, &value, format));
        assert!(told.contains(r#""valid":false"#) && told.contains("too many steps"), "{told}");
    }
    // A long name around many values would be told again and again.
    let value = parse(&format!(r#"{{"{}":[{}1]}}"#, "n".repeat(50_000), "1,".repeat(20_000))).unwrap();
    let document = parse(r#"{ "additionalProperties": { "items": { "title": "x" } } }"#).unwrap();
    let options = Options::default();
    let (schema, sources) = Schema::compile_with_sources(&document, &options).unwrap();
    let told = output(&schema, &sources, &value, OutputFormat::Basic);
    assert_eq!(items(&told, "errors").len(), 1);
}

#[test]
fn no_stack_overflows() {
    let array = [&"[".repeat(256), &*"]".repeat(256)].concat();
    let object = [&r#"{"a":"#.repeat(255), "{}", &"}".repeat(255)].concat();
    let nested = [&r#"{"allOf":["#.repeat(60), r##"{"items":{"$ref":"#"}}"##, &"]}".repeat(60)].concat();
    for (schema, value, valid) in [
        (r##"{ "items": { "$ref": "#" }, "title": "x" }"##, &array, true),
        (
            r##"{ "properties": { "a": { "properties": { "a": { "$ref": "#" } } } }, "title": "x" }"##,
            &object,
            true,
        ),
        (r##"{ "additionalProperties": { "additionalProperties": { "$ref": "#" } } }"##, &object, true),
        (r##"{ "contains": { "contains": { "$ref": "#" } } }"##, &array, false),
        (r##"{ "properties": { "a": { "$ref": "#" } }, "maxProperties": 0, "title": "x" }"##, &object, false),
        (&nested, &array, false),
    ] {
        let (document, options) = (parse_within(schema, 256).unwrap(), Options::default());
        let options = Options { limits: Limits { depth: 256, ..Limits::default() }, ..options };
        let (schema, sources) = Schema::compile_with_sources(&document, &options).unwrap();
        let value = parse_within(value, 256).unwrap();
        assert_eq!(holds(&schema, schema.root(), &value), valid, "{}", write(&document));
        for format in FORMATS {
            let told = output(&schema, &sources, &value, format);
            assert_eq!(told.get("valid"), Some(&Value::Bool(valid)), "{}", write(&document));
            assert!(!write(&told).is_empty());
        }
    }
}

/// Runs the tests of output of one dialect: the output must be valid under the schema that each gives.
#[test]
fn the_suite_of_output_passes() {
    let Some(suite) = suite::folder() else { return };
    let (plan, mut count) = (plan(), 0);
    let plan = plan.get("output").unwrap();
    let listed = items(plan, "folders").iter().chain(items(plan, "left_out"));
    let listed: BTreeSet<String> = listed.map(|row| text(row, "folder")).collect();
    let entries = std::fs::read_dir(suite.join("output")).unwrap().map(|entry| entry.unwrap().path());
    let folders = entries.filter(|path| path.is_dir());
    assert_eq!(
        folders.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect::<BTreeSet<_>>(),
        listed
    );
    for row in items(plan, "folders") {
        let folder = suite.join("output").join(text(row, "folder"));
        let mut resources = suite::resources(&suite);
        let described = read(&folder.join("output-schema.json"));
        resources.push((text(&described, "$id"), described));
        let options = Options { resources, dialect: dialect(&text(row, "dialect")), ..Options::default() };
        for path in files(&folder, true) {
            for case in read(&path).as_array().unwrap_or_default() {
                count += run_case(case, &options);
            }
        }
    }
    println!("output: {count} passed");
    assert!(count >= 8, "only {count} tests were found");
}

fn run_case(case: &Value, options: &Options) -> usize {
    let (schema, sources) = Schema::compile_with_sources(case.get("schema").unwrap(), options).unwrap();
    let mut count = 0;
    for test in items(case, "tests") {
        let wanted = test.get("output").and_then(Value::as_object).unwrap();
        for (format, expected) in wanted.iter() {
            let format = match format {
                "flag" => OutputFormat::Flag,
                "basic" => OutputFormat::Basic,
                "detailed" => OutputFormat::Detailed,
                _ => panic!("{format} is no format"),
            };
            let told = output(&schema, &sources, test.get("data").unwrap(), format);
            let expected = Schema::compile(expected, options).unwrap();
            let problems = check(&expected, expected.root(), &told);
            assert!(problems.is_empty(), "{}: {}: {problems:?}", text(test, "description"), write(&told));
            count += 1;
        }
    }
    count
}

/// Every test of the suite: the verdict is that of a check, and the units are what their schema wants.
#[test]
fn every_verdict_is_that_of_a_check() {
    let Some(suite) = suite::folder() else { return };
    let described = read(&suite.join("output/draft2020-12/output-schema.json"));
    let unit =
        parse(r#"{ "$ref": "https://json-schema.org/draft/2020-12/output/schema#/$defs/outputUnit" }"#);
    let resources = vec![(text(&described, "$id"), described)];
    let options = Options { resources, ..Options::default() };
    let unit = Schema::compile(&unit.unwrap(), &options).unwrap();
    let mut count = 0;
    for (folder, dialect) in [
        ("draft2020-12", Dialect::Draft202012),
        ("draft2019-09", Dialect::Draft201909),
        ("draft7", Dialect::Draft7),
    ] {
        // With a URI every unit has an absolute location, which the output's schema also asks for below a
        // property that is named `$ref`.
        let base = "https://example.com/schema".to_owned();
        let options = Options { base, resources: suite::resources(&suite), dialect, ..Options::default() };
        for path in files(&suite.join("tests").join(folder), true) {
            for case in read(&path).as_array().unwrap() {
                count += compare(case, &options, &unit);
            }
        }
    }
    println!("{count} verdicts are those of a check");
    assert!(count > 5_000, "only {count} tests were found");
}

fn compare(case: &Value, options: &Options, unit: &Schema) -> usize {
    // What does not compile is counted by the tests of the suite itself.
    let Ok((schema, sources)) = Schema::compile_with_sources(case.get("schema").unwrap(), options) else {
        return 0;
    };
    for test in items(case, "tests") {
        let (data, name) =
            (test.get("data").unwrap(), [text(case, "description"), text(test, "description")]);
        let valid = holds(&schema, schema.root(), data);
        for format in FORMATS {
            let told = output(&schema, &sources, data, format);
            assert_eq!(told.get("valid"), Some(&Value::Bool(valid)), "{name:?}: {}", write(&told));
            let problems = check(unit, unit.root(), &told);
            assert!(problems.is_empty(), "{name:?}: {}: {problems:?}", write(&told));
        }
    }
    items(case, "tests").len()
}
