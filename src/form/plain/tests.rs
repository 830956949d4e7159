//! The form and its plain schema reach the same verdict, on answers by chance.

use crate::answers::Answer;
use crate::check::check;
use crate::form::tests::{definition, form};
use crate::form::{Form, LoadOptions};
use crate::json::{Object, Value, parse, write};
use crate::pointer::Place;
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
        // The condition of a member says nothing about its group's.
        definition(&format!(r#"{{"a":{{}},"c":{{}},"g":{{"required":["b"],"properties":{{"b":{}}},"form":{{"when":{{"/a":{{"const":1}}}}}}}}}}"#, number(&one("/c"))), "{}"),
        // Rows and what is around them, any of both, and neither.
        row(&format!(r#"{{"d":{{}},"b":{},"c":{}}}"#, number(&format!("[{},{}]", one("1/d"), one("/a"))), number(r#"{"not":{"/a":{"const":2},"1/d":{"const":2}}}"#))),
        // Conditions inside branches.
        format!(r#"{{"properties":{{"a":{{}},"c":{{}}}},"if":{{"properties":{{"a":{{"const":1}}}},"required":["a"]}},
            "then":{{"properties":{{"g":{{"required":["a"],"properties":{{"a":{}}}}},"b":{}}},"required":["b"]}},"else":{{"required":["b"]}},
            "dependentSchemas":{{"c":{{"required":["b"],"properties":{{"b":{{"minimum":2}}}}}}}},"unevaluatedProperties":true}}"#, number(&one("/c")), number(&one("/c"))),
        r##"{"properties":{"a":{},"b":{"type":"number","form":{"when":{"/a":{"$ref":"#/properties/c"}}}},"c":{"const":1,"form":{"when":{"/a":{"type":"number"}}}}}}"##.to_owned(),
        r##"{"$ref":"#/definitions/f","$schema":"http://json-schema.org/draft-07/schema#","definitions":{"f":{"properties":{"a":{},"b":{"type":"number","form":{"when":{"/a":{"const":1}}}}},"required":["b"]}}}"##.to_owned(),
        r#"{"allOf":[{"properties":{"a":{},"b":{"type":"number","form":{"when":{"/a":{"const":1}}}},"c":{},"rows":{}}}],"unevaluatedProperties":false}"#.to_owned(),
        r#"{"properties":{"a":{},"b":false},"form":{"pages":[{"id":"x","title":"X","fields":["/a"]},{"id":"y","title":"Y","fields":["/b"],"when":{"/a":{"const":1}}}]}}"#.to_owned(),
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
            let own = form.check(&answers, "2026-01-31").is_empty();
            valid += u32::from(own);
            let plain = check(&schema, schema.root(), &answers).is_empty();
            assert_eq!(own, plain, "{text}\n{}\n{}", write(&form.plain_schema()), write(&answers));
            // What is sent is accepted, and judged as the whole was.
            assert_eq!(
                form.check(&form.prune(&answers, "2026-01-31"), "2026-01-31").is_empty(),
                own,
                "{text} {}",
                write(&answers)
            );
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

/// Keywords of a group that look at what is in it.
const LOOKING: [&str; 16] = [
    r#""maxProperties":2"#,
    r#""minProperties":2,"propertyNames":{"not":{"const":"b"}}"#,
    r#""dependentRequired":{"b":["c"]}"#,
    r#""dependentRequired":{"c":["b"]}"#,
    r#""dependentSchemas":{"b":{"required":["c"]}}"#,
    r#""not":{"required":["b"]}"#,
    r#""if":{"required":["b"]},"then":{"properties":{"c":{"const":1}}},"else":{"required":["c"]},"unevaluatedProperties":{"const":1}"#,
    r#""anyOf":[{"properties":{"b":{"const":1}}},{"required":["c"]}]"#,
    r#""oneOf":[{"required":["b"]},{"required":["c"]}]"#,
    r#""patternProperties":{"[bc]":{"const":1}}"#,
    r#""allOf":[{"properties":{"a":{},"c":{},"d":{},"g":{},"rows":{}},"additionalProperties":false}]"#,
    r#""allOf":[{"properties":{"a":{},"c":{},"d":{}},"unevaluatedProperties":{"type":"object"}}]"#,
    r#""enum":[{"a":1,"b":1},{"a":2},{},{"a":0},{"a":3}]"#,
    r##""not":{"properties":{"c":{"$ref":"#"}},"required":["c"]}"##,
    r##""additionalProperties":{"$ref":"#"}"##,
    r##""$dynamicRef":"#x","$defs":{"x":{"$dynamicAnchor":"x","maxProperties":2}}"##,
];

/// Definitions with something that the plain schema cannot say.
fn inexact() -> Vec<String> {
    let b = r#"{"type":"number","form":{"when":{"/a":{"const":1}}}}"#;
    let beside = |rest: &&str| format!(r#"{{"properties":{{"a":{{}},"b":{b}}},"required":["b"],{rest}}}"#);
    let rows = |rest: &&str| {
        let rows = format!(r#"{{"items":{{"properties":{{"b":{b}}}}},{rest}}}"#);
        format!(r#"{{"properties":{{"a":{{}},"rows":{rows}}}}}"#)
    };
    let mut all: Vec<String> = LOOKING.iter().map(beside).collect();
    all.extend([r#""contains":{"required":["b"]}"#, r#""uniqueItems":true"#].iter().map(rows));
    all.extend([
        format!(r#"{{"properties":{{"a":{{}},"t":{{"prefixItems":[{{"properties":{{"b":{b}}}}}]}}}}}}"#),
        format!(
            r#"{{"properties":{{"a":{{}},"m":{{"additionalProperties":{{"properties":{{"b":{b}}}}}}}}}}}"#
        ),
        format!(r#"{{"properties":{{"a":{{}},"g":{{"properties":{{"b":{b}}},"not":{{"const":{{}}}}}}}}}}"#),
        format!(
            r#"{{"properties":{{"a":{{}},"g":{{"properties":{{"b":{b}}}}},"c":{{"type":"number",
            "form":{{"when":{{"/g":{{"required":["b"]}}}}}}}}}}}}"#
        ),
        // A pointer from the root, inside what repeats itself.
        format!(
            r##"{{"properties":{{"a":{{}},"g":{{"$ref":"#/$defs/n"}}}},"$defs":{{"n":{{
            "properties":{{"b":{b},"g":{{"$ref":"#/$defs/n"}}}},"required":["b"]}}}}}}"##
        ),
        format!(r#"{{"properties":{{"a":{{}},"b":{b},"c":{{"$id":"urn:c","type":"number"}}}}}}"#),
        r#"{"properties":{"a":{},"b":{"not":{"format":"dk-cpr"}}}}"#.to_owned(),
        r#"{"properties":{"a":{},"b":{"form":{"when":{"/a":{"format":"dk-cpr"}}}}}}"#.to_owned(),
    ]);
    all
}

#[test]
fn what_cannot_be_said_exactly_is_said_to_be_so_and_is_never_stricter() {
    let mut chance = Chance(11);
    for text in inexact() {
        let form = form(&text);
        let found = form.lint();
        assert!(found.iter().any(|one| one.code == "inexact-schema"), "{text}: {found:?}");
        assert!(write(&form.plain_schema()).contains("Not checked here"), "{text}");
        let schema = plain(&form);
        let mut valid = 0;
        for _ in 0..400 {
            let answers = chance.object(2);
            if form.check(&answers, "2026-01-31").is_empty() {
                valid += 1;
                let accepts = check(&schema, schema.root(), &answers).is_empty();
                assert!(accepts, "{text}\n{}\n{}", write(&form.plain_schema()), write(&answers));
            }
        }
        assert!(valid > 0, "{text}: none is valid");
    }
}

#[test]
fn every_identifier_becomes_a_pattern_that_takes_its_example() {
    for (format, pattern, exact) in [
        ("dk-cvr", "^([1-9]{1}[0-9]{7})$", false),
        ("dk-account", "^([0-9]{5,14})$", true),
        ("no-kid", "^([0-9]{2,25}|[0-9]{1,24}-)$", false),
        ("gl-telephone", r"^(\\+299[1-9]{1}[0-9]{5})$", true),
        ("iban", "^([A-Z]{2}[0-9]{2}[0-9A-Z]{11,30})$", false),
    ] {
        let form = form(&format!(r#"{{"properties":{{"a":{{"format":"{format}"}}}}}}"#));
        let written = write(&form.plain_schema());
        assert!(written.contains(&format!(r#""pattern":"{pattern}""#)), "{format}: {written}");
        assert_eq!(form.lint().iter().any(|one| one.code == "looser-format"), !exact, "{format}");
    }
    for (format, like) in crate::schema::identifiers() {
        let form = form(&format!(r#"{{"properties":{{"a":{{"type":"string","format":"{format}"}}}}}}"#));
        let field = form.field_at(&Place::parse("/a").unwrap()).unwrap();
        let mut answer = Answer::default();
        answer.set_part("", like);
        let mut document = Object::new();
        document.insert("a", form.read(field, &answer, "en").unwrap());
        let plain = Schema::compile(&form.plain_schema(), &Options::default()).unwrap();
        assert_eq!(check(&plain, plain.root(), &Value::Object(document)), [], "{format}");
    }
}

#[test]
fn formats_of_ours_become_patterns() {
    let text = r#"{"properties":{"a":{"format":"dk-cpr"},"b":{"format":"telephone"},"c":{"format":"date"},
        "d":{"oneOf":[{"format":"dk-cpr"},{"const":"x"}]}}}"#;
    let form = form(text);
    let looser = form.lint().into_iter().filter(|one| one.code == "looser-format");
    let places: Vec<String> = looser.map(|one| one.pointer.as_str().to_owned()).collect();
    assert_eq!(places, ["/properties/d/oneOf/0/format", "/properties/a/format"]);
    let properties = form.plain_schema().get("properties").cloned().unwrap();
    assert_eq!(
        write(&properties),
        concat!(
            r#"{"a":{"pattern":"^[0-3][0-9][01][0-9]{7}$","$comment":"Not checked here: the format \"dk-cpr\"."},"#,
            r#""b":{"pattern":"^(\\+[1-9][0-9]{2,14}|[0-9]{3,15})$"},"c":{"format":"date"},"#,
            r#""d":{"anyOf":[{"pattern":"^[0-3][0-9][01][0-9]{7}$","$comment":"Not checked here: the format \"dk-cpr\"."},"#,
            r#"{"const":"x"}],"$comment":"Not checked here: \"oneOf\": it looks at a format that other validators do not know."}}"#
        )
    );
}
