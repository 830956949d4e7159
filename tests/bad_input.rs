//! Everything that can be wrong with a definition gives exactly one diagnostic, with its place.
//!
//! For schemas that are none: in each row the value that is wrong stands behind `^`, which is taken out. The rest of the
//! pointer is that of the value below the schema; the line and the column are those of the value. What is wrong with a form
//! stands in `support/bad_definitions.json`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "that is how tests fail")]

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use blankett::form::{Diagnostic, Form, LoadOptions, Severity};
use blankett::json::{Value, parse, write};
use blankett::pointer::Pointer;

/// Keyword, values that it cannot have.
const VALUES: &[(&str, &[&str])] = &[
    ("type", &["1", "\"text\"", "[]", "[1]", "[\"null\",\"null\"]", "null"]),
    ("enum", &["1", "{}", "\"a\""]),
    ("multipleOf", &["0", "-1", "\"1\"", "null", "0.0", "-0"]),
    ("maximum", &["\"1\"", "null", "[1]"]),
    ("exclusiveMaximum", &["true", "\"1\""]),
    ("minimum", &["\"1\"", "{}"]),
    ("exclusiveMinimum", &["false", "\"1\""]),
    ("maxLength", &["-1", "1.5", "\"1\"", "1e-1"]),
    ("minLength", &["-1", "1.5", "null"]),
    ("pattern", &["1", "null", "[]"]),
    ("format", &["1", "null", "[]"]),
    ("maxItems", &["-1", "0.5", "\"1\""]),
    ("minItems", &["-1", "0.5", "[]"]),
    ("uniqueItems", &["1", "\"true\"", "null"]),
    ("maxContains", &["-1", "0.5", "\"1\""]),
    ("minContains", &["-1", "0.5", "\"1\""]),
    ("maxProperties", &["-1", "0.5", "\"1\""]),
    ("minProperties", &["-1", "0.5", "{}"]),
    ("required", &["true", "\"a\"", "[1]", "[\"a\",\"a\"]", "{}"]),
    ("dependentRequired", &["1", "[]"]),
    ("dependentSchemas", &["1", "[]", "true"]),
    ("properties", &["1", "[]", "true", "null"]),
    ("patternProperties", &["1", "[]", "\"a\""]),
    ("additionalProperties", &["1", "[]", "null"]),
    ("propertyNames", &["1", "[]", "\"a\""]),
    ("unevaluatedProperties", &["1", "[]"]),
    ("unevaluatedItems", &["1", "\"a\""]),
    ("items", &["1", "[]", "\"a\"", "[true]"]),
    ("prefixItems", &["1", "[]", "{}", "true"]),
    ("contains", &["1", "[]", "null"]),
    ("allOf", &["1", "[]", "{}"]),
    ("anyOf", &["1", "[]", "true"]),
    ("oneOf", &["1", "[]", "null"]),
    ("not", &["1", "[]", "null"]),
    ("if", &["1", "[]"]),
    ("then", &["1", "[]"]),
    ("else", &["1", "[]"]),
    ("dependencies", &["1", "[]"]),
    ("$ref", &["1", "null", "{}"]),
    ("$dynamicRef", &["1", "true"]),
    ("$anchor", &["1", "\"\"", "\"1a\"", "\"a b\"", "\"#a\""]),
    ("$dynamicAnchor", &["1", "\"a/b\""]),
    ("$id", &["1", "null", "\"http://x/y#z\""]),
    ("$defs", &["1", "[]"]),
    ("definitions", &["1", "[]"]),
    ("title", &["1", "null"]),
    ("description", &["1", "[]"]),
    ("$comment", &["1", "{}"]),
    ("readOnly", &["1", "\"true\""]),
    ("writeOnly", &["1", "null"]),
    ("deprecated", &["1", "\"true\""]),
    ("examples", &["1", "{}", "\"a\""]),
    ("contentEncoding", &["1", "[]"]),
    ("contentMediaType", &["1", "null"]),
    ("contentSchema", &["1", "[]"]),
];

/// Parts of values: what stands behind `^`, its pointer below the schema, the code.
const PARTS: &[(&str, &str, &str)] = &[
    (r#""properties":{"x":^1}"#, "/properties/x", "schema-keyword"),
    (r#""patternProperties":{"x":^1}"#, "/patternProperties/x", "schema-keyword"),
    (r#""patternProperties":{"(":^true}"#, "/patternProperties/(", "schema-pattern"),
    (r#""dependentSchemas":{"x":^1}"#, "/dependentSchemas/x", "schema-keyword"),
    (r#""dependentRequired":{"x":^1}"#, "/dependentRequired/x", "schema-keyword"),
    (r#""dependentRequired":{"x":^["a","a"]}"#, "/dependentRequired/x", "schema-keyword"),
    (r#""dependencies":{"x":^1}"#, "/dependencies/x", "schema-keyword"),
    (r#""allOf":[true,^1]"#, "/allOf/1", "schema-keyword"),
    (r#""anyOf":[^"a"]"#, "/anyOf/0", "schema-keyword"),
    (r#""oneOf":[{"not":^[]}]"#, "/oneOf/0/not", "schema-keyword"),
    (r#""$defs":{"a/b":^1}"#, "/$defs/a~1b", "schema-keyword"),
    (r#""pattern":^"(""#, "/pattern", "schema-pattern"),
    (r#""pattern":^"a{2,1}""#, "/pattern", "schema-pattern"),
    (r#""pattern":^"[b-a]""#, "/pattern", "schema-pattern"),
    (r#""pattern":^"\\c""#, "/pattern", "schema-pattern"),
    (r#""pattern":^"(?=a)""#, "/pattern", "schema-pattern"),
    (r#""pattern":^"(a)\\1""#, "/pattern", "schema-pattern"),
    (r##""$ref":^"#/nowhere""##, "/$ref", "schema-reference"),
    (r##""$ref":^"#nowhere""##, "/$ref", "schema-reference"),
    (r#""$ref":^"http://example.org/far""#, "/$ref", "schema-reference"),
    (r#""$ref":^"file:///etc/passwd""#, "/$ref", "schema-reference"),
    (r#""$ref":^"far.json""#, "/$ref", "schema-reference"),
    (r##""$ref":^"#/properties/a/%zz""##, "/$ref", "schema-reference"),
    (r##""$dynamicRef":^"#nowhere""##, "/$dynamicRef", "schema-reference"),
    (r#""$id":"http://x/y","$schema":^"http://example.org/unknown""#, "/$schema", "schema-dialect"),
    (
        r#""$id":"http://x/y","$schema":^"http://json-schema.org/draft-04/schema#""#,
        "/$schema",
        "schema-dialect",
    ),
    (r#""$id":"http://x/y","$schema":^"http://example.org/needs-more""#, "/$schema", "schema-dialect"),
    (r#""$defs":{"x":{"$id":"http://x/y"},"y":{"$id":^"http://x/y"}}"#, "/$defs/y/$id", "schema-duplicate"),
    (r#""$defs":{"x":{"$anchor":"n"},"y":{"$anchor":^"n"}}"#, "/$defs/y/$anchor", "schema-duplicate"),
    (
        r#""$defs":{"x":{"$anchor":"n"},"y":{"$dynamicAnchor":^"n"}}"#,
        "/$defs/y/$dynamicAnchor",
        "schema-duplicate",
    ),
];

/// A meta-schema that needs what nobody knows.
const NEEDS_MORE: &str = r#"{ "$id": "http://example.org/needs-more", "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$vocabulary": { "https://json-schema.org/draft/2020-12/vocab/core": true, "http://example.org/vocab/more": true } }"#;

/// What the definition's one diagnostic says, or what is wrong with that.
fn diagnose(schema: &str, pointer: &str, code: &str) -> Option<String> {
    let marked = format!(
        "{{\n  \"title\": \"å\",\n  \"properties\": {{\n    \"å\": {{ \"title\": \"T\", {schema} }}\n  }}\n}}"
    );
    let line = marked.lines().position(|line| line.contains('^')).unwrap();
    let column = marked.lines().nth(line).unwrap().chars().position(|c| c == '^').unwrap();
    let mut options = LoadOptions::default();
    options.schema.resources = vec![("http://example.org/needs-more".to_owned(), parse(NEEDS_MORE).unwrap())];
    let Err(found) = Form::load(&marked.replacen('^', "", 1), &options) else {
        return Some(format!("{schema}: it loads"));
    };
    let place = |number: usize| u32::try_from(number + 1).ok();
    let expected = (["/properties/å", pointer].concat(), code, place(line), place(column));
    match found.as_slice() {
        [one] if (one.pointer.as_str().to_owned(), one.code, one.line, one.column) == expected => None,
        _ => Some(format!("{schema}: {found:?}")),
    }
}

#[test]
fn each_mistake_gives_one_diagnostic_with_its_place() {
    let mut wrong = Vec::new();
    for (keyword, values) in VALUES {
        for value in *values {
            // The title stands there already.
            let schema = match *keyword {
                "title" => format!(r#""not":{{"title":^{value}}}"#),
                _ => format!(r#""{keyword}":^{value}"#),
            };
            let pointer = if *keyword == "title" { "/not/title".to_owned() } else { format!("/{keyword}") };
            wrong.extend(diagnose(&schema, &pointer, "schema-keyword"));
        }
    }
    wrong.extend(PARTS.iter().filter_map(|(schema, pointer, code)| diagnose(schema, pointer, code)));
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

/// Rows of `support/bad_definitions.json`: what is wrong, the schema of the question `a` or the whole definition, where it is
/// told, how bad it is, its code, and what its sentence says.
#[test]
fn each_mistake_in_a_form_gives_one_diagnostic_with_place_and_remedy() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/bad_definitions.json");
    let table = parse(&fs::read_to_string(file).unwrap()).unwrap();
    let rows = |name: &str| table.get(name).and_then(Value::as_array).unwrap().to_vec();
    let question = |schema: &Value| {
        let title = if schema.get("title").is_some() { "" } else { r#""title":"A","# };
        let schema = write(schema).replacen('{', &["{", title].concat(), 1);
        parse(&format!(r#"{{"properties":{{"a":{schema}}}}}"#)).unwrap()
    };
    let mut wrong = Vec::new();
    for row in rows("question") {
        wrong.extend(told(
            &row,
            &question(row.as_array().and_then(|row| row.get(1)).unwrap()),
            "/properties/a",
        ));
    }
    for row in rows("whole") {
        wrong.extend(told(&row, row.as_array().and_then(|row| row.get(1)).unwrap(), ""));
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

/// Values that no widget asks for all of: each but `hidden` is refused by one of them.
const VALUES_OF_ALL_KINDS: [&str; 3] =
    [r#""type":"object","properties":{"b":{"title":"B"}}"#, r#""type":"boolean""#, r#""type":"string""#];

#[test]
fn every_widget_says_what_it_needs_where_it_does_not_fit() {
    let schema = parse(include_str!("../form.schema.json")).unwrap();
    let names = schema.at(&Pointer::parse("/$defs/field/properties/widget/anyOf/0/enum").unwrap());
    let names: Vec<&str> =
        names.and_then(Value::as_array).unwrap().iter().filter_map(Value::as_str).collect();
    assert!(names.len() > 25, "{names:?}");
    for name in names.into_iter().filter(|name| *name != "hidden").chain(["x-map"]) {
        let refused = VALUES_OF_ALL_KINDS.iter().filter(|value| {
            let text =
                format!(r#"{{"properties":{{"a":{{"title":"A",{value},"form":{{"widget":"{name}"}}}}}}}}"#);
            let found = Form::load(&text, &LoadOptions::default()).err().unwrap_or_default();
            found.iter().any(|one| {
                (one.code, one.pointer.as_str()) == ("widget", "/properties/a/form/widget")
                    && one.message.contains("needs")
            })
        });
        assert!(refused.count() >= 1, "{name} is never refused");
    }
}

/// What is wrong with what a row's definition is told.
fn told(row: &Value, definition: &Value, around: &str) -> Option<String> {
    let text = |index: usize| row.as_array().and_then(|row| row.get(index)).and_then(Value::as_str).unwrap();
    let (name, at, severity, code, says) = (text(0), [around, text(2)].concat(), text(3), text(4), text(5));
    let mut definition = definition.clone();
    if definition.get("title").is_none() {
        definition.put(&Pointer::root().child("title"), Some("å".into()));
    }
    let written = write(&definition);
    let found = Form::diagnose(&written, &LoadOptions::default(), None);
    // What is good to know of any form does not count.
    let is_ambient = |one: &&Diagnostic| one.severity == Severity::Info && one.code != code;
    let found: Vec<&Diagnostic> = found.iter().filter(|one| !is_ambient(one)).collect();
    let steps: Vec<String> = Pointer::parse(&at).unwrap().tokens().map(Cow::into_owned).collect();
    let column = write(&marked(&definition, &steps)).split("\"HERE\"").next().unwrap().chars().count() + 1;
    let place = (at.as_str(), Some(1), u32::try_from(column).ok());
    match found.as_slice() {
        [one]
            if (one.pointer.as_str(), one.line, one.column) == place
                && (one.severity.name(), one.code) == (severity, code)
                && one.message.contains(says)
                && one.message.ends_with(['.', '?']) =>
        {
            None
        }
        _ => Some(format!("{name}: not at {place:?}: {found:?}")),
    }
}

/// A copy with a mark in the place of a value.
fn marked(value: &Value, steps: &[String]) -> Value {
    let Some((step, rest)) = steps.split_first() else { return "HERE".into() };
    match value {
        Value::Object(members) => {
            let member = |(name, value): (&str, &Value)| {
                (name.to_owned(), if name == step { marked(value, rest) } else { value.clone() })
            };
            Value::Object(members.iter().map(member).collect())
        }
        Value::Array(items) => {
            let item = |(index, item): (usize, &Value)| {
                if index.to_string() == *step { marked(item, rest) } else { item.clone() }
            };
            Value::Array(items.iter().enumerate().map(item).collect())
        }
        other => other.clone(),
    }
}

/// Every form of the gallery is as its authors meant it.
#[test]
fn the_gallery_has_nothing_to_mend() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms");
    let folders = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    for path in files.filter(|path| path.to_string_lossy().ends_with(".form.json")) {
        let form = Form::load(&fs::read_to_string(&path).unwrap(), &LoadOptions::default()).unwrap();
        let mut found = form.lint();
        // A schema that contains itself asks the same again; a group that may be left out may be meant so.
        found.retain(|one| {
            one.severity != Severity::Info && !matches!(one.code, "same-label" | "optional-group")
        });
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
}
