//! What is reported, where, and with which arguments: rows of schema, value, problems.

use super::{check, check_at, holds};
use crate::json::{Number, parse};
use crate::pointer::Pointer;
use crate::problem::{Arg, Problem};
use crate::schema::{Limits, Options, Schema};

fn compile(schema: &str) -> Schema {
    let schema = parse(schema).unwrap_or_else(|error| panic!("{schema}: {error:?}"));
    Schema::compile(&schema, &Options::default()).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// `pointer code name=argument`.
fn text(problem: &Problem) -> String {
    let mut text = [problem.pointer.as_str(), problem.code].join(" ");
    for (name, arg) in &problem.args {
        let arg = match arg {
            Arg::Text(text) => text.clone(),
            Arg::Number(number) => number.to_text(),
        };
        text += &[" ", name, "=", &arg].concat();
    }
    text
}

/// Compares all problems of a value with the expected ones, and the verdict with their absence.
fn expect(schema: &str, rows: &[(&str, &[&str])]) {
    let compiled = compile(schema);
    for (value, expected) in rows {
        let value = parse(value).unwrap_or_else(|error| panic!("{value}: {error:?}"));
        let problems: Vec<String> = check(&compiled, compiled.root(), &value).iter().map(text).collect();
        assert_eq!(problems, *expected, "{schema} {value:?}");
        assert_eq!(holds(&compiled, compiled.root(), &value), expected.is_empty(), "{schema} {value:?}");
    }
}

#[test]
fn objects_report_where_to_act() {
    expect(
        r#"{ "type": "object", "required": ["name", "a/b"], "properties": {
             "name": { "type": "string", "minLength": 2, "maxLength": 3 }, "a/b": { "const": true } },
             "dependentRequired": { "name": ["phone"] }, "additionalProperties": { "type": "integer" } }"#,
        &[
            (r#"{"name":"æøå","a/b":true,"phone":1}"#, &[]),
            (r"{}", &["/name required", "/a~1b required"]),
            (
                r#"{"name":"æøåx","a/b":false,"x":"1"}"#,
                &[
                    "/phone dependentRequired",
                    "/name maxLength limit=3",
                    "/a~1b const",
                    "/x type type=integer",
                ],
            ),
            (r#"{"name":"æ","a/b":true,"phone":1}"#, &["/name minLength limit=2"]),
            (r"[]", &[" type type=object"]),
        ],
    );
    expect(
        r#"{ "properties": { "no": false }, "additionalProperties": false, "propertyNames": { "maxLength": 2 } }"#,
        &[
            ("{}", &[]),
            (r#"{"no":1}"#, &["/no false"]),
            (r#"{"__proto__":1}"#, &["/__proto__ additionalProperties", "/__proto__ propertyNames"]),
        ],
    );
    expect(
        r#"{ "minProperties": 1, "maxProperties": 1 }"#,
        &[("{}", &[" minProperties limit=1"]), (r#"{"a":1,"b":2}"#, &[" maxProperties limit=1"]), ("0", &[])],
    );
}

#[test]
fn numbers_are_decimals() {
    expect(
        r#"{ "type": "number", "minimum": 0, "exclusiveMaximum": 1e3, "multipleOf": 0.01 }"#,
        &[
            ("0.29", &[]),
            ("999.99", &[]),
            ("1000", &[" exclusiveMaximum limit=1e3"]),
            ("-0.001", &[" minimum limit=0", " multipleOf limit=0.01"]),
            ("\"1,5\"", &[" type type=number"]),
        ],
    );
    expect(
        r#"{ "type": ["integer", "null"] }"#,
        &[("1.0", &[]), ("null", &[]), ("1.5", &[" type type=null, integer"])],
    );
    expect(r#"{ "enum": [1, {"a": [true]}] }"#, &[("1.0", &[]), (r#"{"a":[true]}"#, &[]), ("2", &[" enum"])]);
}

#[test]
fn arrays_report_items() {
    expect(
        r#"{ "items": { "required": ["name"] }, "minItems": 1, "maxItems": 2, "uniqueItems": true }"#,
        &[
            ("[]", &[" minItems limit=1"]),
            (r#"[{"name":1},{}]"#, &["/1/name required"]),
            (r#"[{"name":1},{"name":1.0}]"#, &[" uniqueItems"]),
            ("[1,2,3]", &[" maxItems limit=2"]),
        ],
    );
    expect(
        r#"{ "prefixItems": [{ "type": "string" }], "items": false, "contains": { "const": "a" } }"#,
        &[(r#"["a"]"#, &[]), (r#"["b"]"#, &[" contains"]), (r#"["a",2]"#, &["/1 false"])],
    );
    expect(
        r#"{ "contains": { "type": "null" }, "minContains": 2, "maxContains": 3 }"#,
        &[
            ("[null,1]", &[" minContains limit=2"]),
            ("[null,null,1]", &[]),
            ("[null,null,null,null]", &[" maxContains limit=3"]),
        ],
    );
}

#[test]
fn many_items_are_compared_by_value() {
    let items = |last: &str| {
        let many: Vec<String> = (0..40).map(|n| format!(r#"{{"a":{n},"b":"{}"}}"#, n % 3)).collect();
        format!("[{},{last}]", many.join(","))
    };
    expect(
        r#"{ "uniqueItems": true }"#,
        &[(&items(r#"{"a":1}"#), &[]), (&items(r#"{"b":"1","a":1.0e0}"#), &[" uniqueItems"])],
    );
}

#[test]
fn choices_report_one_problem() {
    expect(
        r#"{ "oneOf": [{ "const": "a", "title": "A" }, { "const": "b" }] }"#,
        &[("\"b\"", &[]), ("\"c\"", &[" oneOf"]), ("1", &[" oneOf"])],
    );
    expect(
        r#"{ "anyOf": [{ "required": ["mail"] }, { "required": ["phone"] }] }"#,
        &[(r#"{"mail":1,"phone":1}"#, &[]), ("{}", &[" anyOf"])],
    );
    expect(r#"{ "oneOf": [{ "minimum": 1 }, { "maximum": 2 }] }"#, &[("1.5", &[" oneOf"]), ("3", &[])]);
    expect(r#"{ "not": { "const": 1 } }"#, &[("1", &[" not"])]);
}

#[test]
fn the_chosen_branch_explains() {
    expect(
        r##"{ "oneOf": [{ "$ref": "#/$defs/bank" }, { "$ref": "#/$defs/giro" }], "$defs": {
             "bank": { "properties": { "kind": { "const": "bank" }, "account": { "type": "string" } }, "required": ["kind", "account"] },
             "giro": { "properties": { "kind": { "const": "giro" }, "number": { "type": "integer" } }, "required": ["kind", "number"] } } }"##,
        &[
            (r#"{"kind":"bank","account":"1"}"#, &[]),
            (r#"{"kind":"bank"}"#, &["/account required"]),
            (r#"{"kind":"giro","number":"1"}"#, &["/number type type=integer"]),
            (r#"{"kind":"cash"}"#, &["/kind oneOf"]),
            ("{}", &["/kind required"]),
        ],
    );
    expect(
        r#"{ "anyOf": [{ "type": "null" }, { "type": "object", "required": ["a"] }] }"#,
        &[("null", &[]), ("{}", &["/a required"]), ("1", &[" anyOf"])],
    );
}

#[test]
fn conditions_report_from_the_branch_that_counts() {
    expect(
        r#"{ "if": { "properties": { "married": { "const": true } }, "required": ["married"] },
             "then": { "required": ["spouse"] }, "else": { "properties": { "spouse": false } } }"#,
        &[
            (r#"{"married":true}"#, &["/spouse required"]),
            (r#"{"married":true,"spouse":1}"#, &[]),
            (r#"{"spouse":1}"#, &["/spouse false"]),
        ],
    );
    expect(
        r#"{ "dependentSchemas": { "a": { "required": ["b"] } }, "allOf": [{ "required": ["b"] }, { "required": ["b"] }] }"#,
        &[(r#"{"a":1}"#, &["/b required"]), (r#"{"b":1}"#, &[])],
    );
}

#[test]
fn unevaluated_members_are_reported_once() {
    expect(
        r#"{ "properties": { "a": { "type": "string" } }, "anyOf": [{ "properties": { "b": true }, "required": ["b"] }, true],
             "unevaluatedProperties": false }"#,
        &[
            (r#"{"a":"","b":1}"#, &[]),
            (r#"{"a":"","c":1}"#, &["/c unevaluatedProperties"]),
            (r#"{"a":1,"c":1}"#, &["/a type type=string"]),
        ],
    );
    expect(
        r#"{ "prefixItems": [true], "contains": { "const": 1 }, "unevaluatedItems": false }"#,
        &[("[0,1]", &[]), ("[1,0]", &["/1 unevaluatedItems"])],
    );
}

#[test]
fn formats_say_what_is_wrong() {
    expect(
        r#"{ "format": "date" }"#,
        &[
            ("\"1980-02-31\"", &[" format format=date part=day reason=nonexistent"]),
            ("\"80-3-31\"", &[" format format=date part=year reason=digits"]),
            ("1980", &[]),
        ],
    );
    expect(
        r#"{ "format": "dk-cpr" }"#,
        &[("\"1\"", &[" format format=dk-cpr reason=length like=010203-1234 digits=10"])],
    );
    expect(r#"{ "format": "email" }"#, &[("\"a\"", &[" format format=email"])]);
    expect(r#"{ "format": "no such format" }"#, &[("\"a\"", &[])]);
}

#[test]
fn a_field_is_checked_by_itself() {
    let schema =
        compile(r#"{ "properties": { "rows": { "items": { "properties": { "n": { "minimum": 1 } } } } } }"#);
    let field = schema.at(&Pointer::parse("/properties/rows/items/properties/n").unwrap()).unwrap();
    let place = Pointer::parse("/rows/7/n").unwrap();
    let problems = check_at(&schema, field, &crate::json::Value::Number(Number::from(0)), &place);
    assert_eq!(problems.iter().map(text).collect::<Vec<_>>(), ["/rows/7/n minimum limit=1"]);
}

#[test]
fn there_is_an_end_to_problems() {
    let schema = compile(r#"{ "items": { "allOf": [{ "type": "null" }, { "type": "null" }] } }"#);
    let value = parse(&format!("[{}1]", "1,".repeat(11_999))).unwrap();
    let problems = check(&schema, schema.root(), &value);
    // Each was found twice, and is reported once.
    assert_eq!((problems.len(), problems.last().map(text).as_deref()), (5_000, Some("/4999 type type=null")));
}

#[test]
fn bounds_end_in_a_problem() {
    // Recursion deeper than any stack, by way of items that hold themselves.
    let deep = compile(r##"{ "items": { "$ref": "#" } }"##);
    let mut value = crate::json::Value::Null;
    for _ in 0..2_000 {
        value = crate::json::Value::Array(vec![value]);
    }
    // The stack that a page gives to wasm.
    let on_small_stack = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        let problems: Vec<String> = check(&deep, deep.root(), &value).iter().map(text).collect();
        // Taken apart level by level: dropping it whole would recurse as deep.
        while let crate::json::Value::Array(mut items) = value {
            value = items.pop().unwrap();
        }
        problems
    });
    assert_eq!(on_small_stack.unwrap().join().unwrap(), [" limit"]);

    let schema = parse(r#"{ "not": { "items": { "type": "string" } } }"#).unwrap();
    let limits = Limits { steps: 10, ..Limits::default() };
    let tight = Schema::compile(&schema, &Options { limits, ..Options::default() }).unwrap();
    let many = parse(&format!("[\"\"{}]", ",\"\"".repeat(20))).unwrap();
    assert_eq!(check(&tight, tight.root(), &many).iter().map(text).collect::<Vec<_>>(), [" limit"]);
    assert!(!holds(&tight, tight.root(), &many));
}
