//! The form and its plain schema reach the same verdict, on answers by chance.

use crate::check::check;
use crate::form::tests::{definition, form};
use crate::form::{Form, LoadOptions};
use crate::json::{Object, Value, parse, write};
use crate::schema::{Options, Schema};

/// A generator of numbers by chance that gives the same ones each time (Knuth's MMIX constants).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn value(&mut self, depth: u32) -> Value {
        match self.below(if depth == 0 { 5 } else { 9 }) {
            0 => Value::Bool(self.below(2) == 0),
            1 | 2 => Value::from(u32::try_from(self.below(4)).unwrap()),
            3 => Value::from("x"),
            4 => Value::Null,
            5 => Value::Array((0..self.below(3)).map(|_| self.value(depth - 1)).collect()),
            _ => self.object(depth - 1),
        }
    }

    fn object(&mut self, depth: u32) -> Value {
        let mut object = Object::new();
        for name in ["a", "b", "c", "d", "g", "rows"] {
            if self.below(3) > 0 {
                let value = match name {
                    "g" if self.below(8) > 0 && depth > 0 => self.object(depth - 1),
                    "rows" if self.below(8) > 0 && depth > 0 => {
                        Value::Array((0..self.below(4)).map(|_| self.object(depth - 1)).collect())
                    }
                    _ => self.value(depth),
                };
                object.insert(name, value);
            }
        }
        Value::Object(object)
    }
}

/// Definitions without anything that lint calls inexact.
fn definitions() -> Vec<String> {
    let number = |when: &str| format!(r#"{{"type":"number","form":{{"when":{when}}}}}"#);
    let one = |at: &str| format!(r#"{{"{at}":{{"const":1}}}}"#);
    let row = |properties: &str| {
        definition(
            &format!(r#"{{"a":{{}},"rows":{{"items":{{"required":["b","c"],"properties":{properties}}}}}}}"#),
            "{}",
        )
    };
    let closed = |properties: &str| {
        format!(r#"{{"additionalProperties":false,"required":["a","b","c"],"properties":{properties}}}"#)
    };
    let b = number(&one("/a"));
    vec![
        definition(&format!(r#"{{"a":{{}},"b":{b}}}"#), "{}"),
        closed(&format!(r#"{{"a":{{}},"b":{b},"c":{}}}"#, number(r#"{"/b":{}}"#))),
        closed(&format!(r#"{{"a":{{}},"b":{b},"c":{},"d":true}}"#, number(r#"{"not":{"/b":{"minimum":1}}}"#))),
        closed(&format!(r#"{{"a":{{}},"b":{b},"c":{}}}"#, number(&format!("[{},{}]", one("/a"), one("/b"))))),
        definition(&format!(r#"{{"a":{{}},"g":{{"required":["b","c"],"properties":{{"b":{b},"c":{}}},"form":{{"when":{{"/a":{{"maximum":2}}}}}}}},"d":{}}}"#, number(&one("1/b")), number(&one("/g/b"))), "{}"),
        row(&format!(r#"{{"a":{{}},"b":{},"c":{b}}}"#, number(&one("1/a")))),
        row(&format!(r#"{{"b":{},"c":{}}}"#, number(r#"{"/a":{"const":1},"1/d":{"const":1}}"#), number(&one("1/b"))).replace(r#"{"b""#, r#"{"d":{},"b""#)),
        r##"{"properties":{"a":{"$ref":"#/$defs/p"},"g":{"$ref":"#/$defs/p"}},
            "$defs":{"p":{"properties":{"a":{},"b":{"type":"number","form":{"when":{"1/a":{"const":1}}}},
              "c":{"$ref":"#/$defs/p/properties/b"}},"required":["b"]}}}"##.replace("\"c\":{\"$ref\":\"#/$defs/p/properties/b\"}", "\"c\":{}"),
        r#"{"properties":{"a":{},"b":{"type":"number"},"c":{"type":"string"}},"required":["b","c"],"form":{
            "conditions":{"one":{"/a":{"const":1}},"far":{"not":"one"}},
            "pages":[{"id":"x","title":"X","fields":["/a"]},{"id":"y","title":"Y","fields":["/b"],"when":"one"},
                     {"id":"z","title":"Z","fields":["/c"],"when":"far"}]}}"#.to_owned(),
        r#"{"properties":{"a":{}},"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"properties":{"b":{"type":"number"}}},
            "allOf":[{"properties":{"c":{"type":"number","form":{"when":{"/b":{}}}}},"required":["c"]}]}"#.to_owned(),
        r#"{"$schema":"http://json-schema.org/draft-07/schema#","properties":{"a":{},"b":{"type":"number","form":{"when":{"/a":{"const":1}}}}},"required":["b"]}"#.to_owned(),
    ]
}

fn plain(form: &Form) -> Schema {
    let plain = form.plain_schema();
    Schema::compile(&plain, &Options::default())
        .unwrap_or_else(|errors| panic!("{}: {errors:?}", write(&plain)))
}

#[test]
fn the_plain_schema_and_the_form_agree() {
    let mut chance = Chance(7);
    for text in definitions() {
        let form = form(&text);
        let inexact: Vec<_> = form.lint().into_iter().filter(|one| one.code == "inexact-schema").collect();
        assert!(inexact.is_empty(), "{text}: {inexact:?}");
        let schema = plain(&form);
        let (mut valid, runs) = (0, 600);
        for _ in 0..runs {
            let answers = chance.object(2);
            let own = form.check(&answers).is_empty();
            valid += u32::from(own);
            let plain = check(&schema, schema.root(), &answers).is_empty();
            assert_eq!(own, plain, "{text}\n{}\n{}", write(&form.plain_schema()), write(&answers));
            // What is sent is accepted, and judged as the whole was.
            assert_eq!(form.check(&form.prune(&answers)).is_empty(), own, "{text} {}", write(&answers));
        }
        assert!(valid > 1 && valid < runs, "{text}: {valid} of {runs} are valid");
    }
}

#[test]
fn the_keyword_of_forms_is_gone() {
    let text = include_str!("../../../forms/health-supplement/health-supplement.form.json");
    let form = form(text);
    let plain = form.plain_schema();
    assert!(plain.get("form").is_none() && !write(&plain).contains("\"form\":"));
    assert_eq!(
        write(plain.get("allOf").unwrap()),
        concat!(
            r##"[{"if":{"$ref":"#/$defs/when-spouse"},"then":{"properties":{"spouse":{"$ref":"#/$defs/field-spouse"}},"##,
            r#""required":["spouse"]}}]"#
        )
    );
    // A plain schema is a form whose plain schema is itself.
    let again = Form::load(&write(&plain), &LoadOptions::default()).unwrap();
    assert_eq!(again.plain_schema(), plain);
    let property = parse(r#"{"properties":{"form":{"type":"string","enum":["form"]}}}"#).unwrap();
    let with_property = Form::load_value(property.clone(), &LoadOptions::default()).unwrap();
    assert_eq!(with_property.plain_schema(), property);
}

#[test]
fn what_cannot_be_said_exactly_is_said_to_be_so_and_is_never_stricter() {
    let b = r#"{"type":"number","form":{"when":{"/a":{"const":1}}}}"#;
    let inexact = [
        format!(r#"{{"properties":{{"a":{{}},"b":{b}}},"maxProperties":2}}"#),
        format!(r#"{{"properties":{{"a":{{}},"b":{b}}},"dependentRequired":{{"b":["c"]}}}}"#),
        format!(r#"{{"properties":{{"a":{{}},"b":{b}}},"not":{{"required":["b"]}}}}"#),
        format!(r#"{{"properties":{{"a":{{}},"g":{{"properties":{{"b":{b}}},"not":{{"const":{{}}}}}}}}}}"#),
        r#"{"properties":{"rows":{"items":{"properties":{"a":{},"b":{"type":"number",
            "form":{"when":[{"1/a":{"const":1}},{"/c":{"const":1}}]}}}}},"c":{}}}"#
            .to_owned(),
        format!(
            r#"{{"properties":{{"a":{{}},"g":{{"properties":{{"b":{b}}}}},"c":{{"type":"number",
            "form":{{"when":{{"/g":{{"required":["b"]}}}}}}}}}}}}"#
        ),
    ];
    for text in inexact {
        let form = form(&text);
        let found = form.lint();
        assert!(found.iter().any(|one| one.code == "inexact-schema"), "{text}: {found:?}");
        assert!(write(&form.plain_schema()).contains("$comment"), "{text}");
    }
}
