//! What compiles, where schemas are found, and what is refused: rows of schema and errors.

use super::{Limits, Options, Schema};
use crate::json::{Value, parse};
use crate::pointer::Pointer;

fn json(text: &str) -> Value {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// `pointer code` of each error.
fn errors(schema: &str, options: &Options) -> Vec<String> {
    let errors = Schema::compile(&json(schema), options).err().unwrap_or_default();
    errors.iter().map(|error| [error.pointer.as_str(), error.kind.code()].join(" ")).collect()
}

#[test]
fn malformed_keywords_are_named() {
    for (schema, expected) in [
        (r#"{ "type": "text" }"#, "/type schema-keyword"),
        (r#"{ "type": ["string", "string"] }"#, "/type schema-keyword"),
        (r#"{ "properties": { "a/b": { "minLength": -1 } } }"#, "/properties/a~1b/minLength schema-keyword"),
        (r#"{ "maxItems": 1.5 }"#, "/maxItems schema-keyword"),
        (r#"{ "required": ["a", "a"] }"#, "/required schema-keyword"),
        (r#"{ "enum": 1 }"#, "/enum schema-keyword"),
        (r#"{ "multipleOf": 0 }"#, "/multipleOf schema-keyword"),
        (r#"{ "oneOf": [] }"#, "/oneOf schema-keyword"),
        (r#"{ "items": [] }"#, "/items schema-keyword"),
        (r#"{ "if": true, "then": 1 }"#, "/then schema-keyword"),
        (r#"{ "title": 1 }"#, "/title schema-keyword"),
        (r##"{ "$ref": "#/$defs/a" }"##, "/$ref schema-reference"),
        (r#"{ "$ref": "https://example.org/a" }"#, "/$ref schema-reference"),
        (r##"{ "$ref": "#" }"##, " schema-loop"),
        (r##"{ "$defs": { "a": { "allOf": [{ "$ref": "#/$defs/a" }] } } }"##, "/$defs/a schema-loop"),
        (r#"{ "allOf": [{ "$anchor": "a" }, { "$anchor": "a" }] }"#, "/allOf/1/$anchor schema-duplicate"),
        (r#"{ "$defs": { "a": { "$id": "x:y" }, "b": { "$id": "x:y" } } }"#, "/$defs/b/$id schema-duplicate"),
        (r#"{ "$schema": "x:y" }"#, "/$schema schema-dialect"),
        ("3", " schema-keyword"),
    ] {
        assert_eq!(errors(schema, &Options::default()), [expected], "{schema}");
    }
}

#[test]
fn all_errors_come_in_order() {
    let schema = r##"{ "properties": { "b": { "type": 1 }, "c": { "$ref": "#/no" } }, "minimum": "" }"##;
    assert_eq!(
        errors(schema, &Options::default()),
        [
            "/minimum schema-keyword",
            "/properties/b/type schema-keyword",
            "/properties/c/$ref schema-reference",
        ]
    );
}

#[test]
fn limits_are_errors() {
    let nested = |depth| format!("{}true{}", r#"{ "not": "#.repeat(depth), " }".repeat(depth));
    assert!(errors(&nested(63), &Options::default()).is_empty());
    let limits = Limits { depth: 8, schemas: 4, ..Limits::default() };
    let tight = Options { limits, ..Options::default() };
    assert_eq!(errors(&nested(20), &tight), ["/not/not/not/not limit"]);
    assert_eq!(errors(r#"{ "allOf": [true, true, true, true, true] }"#, &tight), ["/allOf/3 limit"]);
}

#[test]
fn schemas_are_found_where_they_stand() {
    let schema = json(
        r##"{ "$id": "x:y", "properties": { "a/b": { "$ref": "#/$defs/c" } }, "$defs": { "c": true } }"##,
    );
    let schema = Schema::compile(&schema, &Options::default()).unwrap();
    let at = |place: &str| schema.at(&Pointer::parse(place).unwrap());
    assert_eq!(at(""), Some(schema.root()));
    let field = at("/properties/a~1b").unwrap();
    assert_eq!(schema.target(field), at("/$defs/c"));
    assert_eq!(schema.place(field).map(|place| place.to_string()).as_deref(), Some("/properties/a~1b"));
    assert_eq!(at("/properties"), None);
}

#[test]
fn references_lead_to_documents_at_hand() {
    let resources = vec![
        (
            "https://example.org/a.json".to_owned(),
            json(r#"{ "$defs": { "n": { "$anchor": "n", "type": "null" } } }"#),
        ),
        ("https://example.org/bad.json".to_owned(), json(r#"{ "type": 1 }"#)),
    ];
    let options =
        Options { resources, base: "https://example.org/form.json".to_owned(), ..Options::default() };
    assert!(
        errors(r#"{ "allOf": [{ "$ref": "a.json#n" }, { "$ref": "a.json#/$defs/n" }] }"#, &options)
            .is_empty()
    );
    assert_eq!(errors(r#"{ "$ref": "bad.json" }"#, &options), ["/type schema-keyword"]);
    assert_eq!(errors(r#"{ "$ref": "a.json#m" }"#, &options), ["/$ref schema-reference"]);
}
