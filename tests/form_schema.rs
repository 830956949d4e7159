//! `form.schema.json`, which editors use, agrees with what the library loads: every form in `forms/` and in the
//! tables below is judged by both, the former by the `jsonschema` crate.

// A test ends by panicking.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use blankett::form::{Form, LoadOptions};
use jsonschema::Validator;
use serde_json::Value;

fn validator() -> Validator {
    let text = std::fs::read_to_string(root().join("form.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn errors(validator: &Validator, text: &str) -> Vec<String> {
    let definition: Value = serde_json::from_str(text).unwrap();
    let told = validator.iter_errors(&definition).map(|error| format!("{}: {error}", error.instance_path()));
    told.collect()
}

fn loads(text: &str) -> bool {
    Form::load(text, &LoadOptions::default()).is_ok()
}

fn definitions(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| if path.is_dir() { definitions(&path) } else { vec![path] });
    found.filter(|path| path.to_string_lossy().ends_with(".form.json")).collect()
}

#[test]
fn every_form_in_the_repository_fits() {
    let validator = validator();
    let found = definitions(&root().join("forms"));
    assert!(!found.is_empty());
    for path in found {
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(errors(&validator, &text), Vec::<String>::new(), "{}", path.display());
        assert!(loads(&text), "{}", path.display());
    }
}

#[test]
fn the_example_of_the_documentation_fits() {
    let text = std::fs::read_to_string(root().join("docs/form-format.md")).unwrap();
    let example = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(errors(&validator(), example), Vec::<String>::new());
    let form = Form::load(example, &LoadOptions::default()).unwrap();
    assert_eq!(form.pages.len(), 2);
}

/// With two fields `a` and `b`; the second has this `form` keyword.
fn with_field(keyword: &str) -> String {
    let b = format!(r#"{{"type":"string","title":"B","form":{keyword}}}"#);
    format!(r#"{{"type":"object","properties":{{"a":{{"title":"A"}},"b":{b}}}}}"#)
}

fn with_root(keyword: &str) -> String {
    format!(r#"{{"type":"object","properties":{{"a":{{"title":"A"}}}},"form":{keyword}}}"#)
}

#[test]
fn what_loads_fits() {
    let validator = validator();
    let fields = [
        "{}",
        r#"{"widget":"textarea","lines":4,"x-own":{"any":1}}"#,
        r#"{"autocomplete":"name","width":20,"help":"**Yes**","errors":{"required":"Say it"},"onHide":"clear"}"#,
        r#"{"autocomplete":"section-child street-address"}"#,
        r#"{"when":{"/a":{"const":1}}}"#,
        r#"{"when":{"1/a":true}}"#,
        r#"{"when":[{"/a":{"const":1}},{"not":{"/a":{"minimum":2}}}]}"#,
        r#"{"widget":"hidden"}"#,
        r#"{"soft":true}"#,
        r#"{"soft":{"reason":"/a"}}"#,
        r#"{"soft":{"reason":"1/a"}}"#,
    ];
    let roots = [
        "{}",
        r#"{"version":1,"format":1,"languages":["da","sv-FI"],"onHide":"keep","x-team":"a"}"#,
        r#"{"version":"2026-01","submit":{"endpoint":"/x","envelope":true},"errors":{"required":"?"}}"#,
        r#"{"submit":{"statusUrl":"/by-key/{key}","headers":{"X-Form":"a@1"},"idempotency":{"mode":"none"},"digest":true}}"#,
        r#"{"submit":{"csrf":{"source":"meta","name":"t"},"timeoutMs":{"attempt":9000},"retry":{"attempts":2,"baseMs":500}}}"#,
        r#"{"conditions":{"one":{"/a":{"const":1}}},"contact":{"title":"Help","lines":["Call"]}}"#,
        r#"{"pages":[{"id":"p-1","title":"P","description":"D","text":"*T*","fields":["/a"]}]}"#,
        r#"{"pages":[{"id":"s","kind":"start","title":"S","needed":["A"],"minutes":1},{"id":"p","kind":"questions","title":"P","fields":["/a"]}]}"#,
        r#"{"pages":[{"id":"l","kind":"tasks","title":"L"},{"id":"p","title":"P","fields":["/a"]}]}"#,
        r#"{"pages":[{"id":"l","kind":"tasks","title":"L","tasks":[{"id":"t","title":"T","pages":["p"]}]},{"id":"p","title":"P","fields":["/a"]}]}"#,
        r#"{"pages":[{"id":"p","title":"P","fields":["/a"]},{"id":"x","kind":"exit","title":"X","when":{"/a":true}}]}"#,
        r#"{"receipt":{"next":"We write."}}"#,
        r#"{"actingFor":{"when":{"/a":{"const":1}},"about":["/a"],"name":"/a"}}"#,
        r#"{"languages":["da","da-x-easy"],"glossary":[{"id":"a-1","term":"A","text":"B"}]}"#,
    ];
    let whole = ["true", "{}", r#"{"$defs":{"a":{"title":"A","form":{"width":3}}}}"#].map(str::to_owned);
    let all = fields
        .iter()
        .map(|text| with_field(text))
        .chain(roots.iter().map(|text| with_root(text)))
        .chain(whole);
    for text in all {
        assert_eq!(errors(&validator, &text), Vec::<String>::new(), "{text}");
        assert!(loads(&text), "{text}");
    }
}

/// Keywords of a field that neither accepts.
const BAD_FIELDS: [&str; 22] = [
    "[]",
    r#"{"widgt":"text"}"#,
    r#"{"widget":"textbox"}"#,
    r#"{"width":0}"#,
    r#"{"width":"20"}"#,
    r#"{"lines":1}"#,
    r#"{"help":""}"#,
    r#"{"errors":{"required":1}}"#,
    r#"{"onHide":"forget"}"#,
    r#"{"when":{}}"#,
    r#"{"when":[]}"#,
    r#"{"when":true}"#,
    r#"{"when":{"a":{}}}"#,
    r#"{"when":{"/a":1}}"#,
    r#"{"when":{"expr":{"eval":[]}}}"#,
    r#"{"compute":{"+":[1],"-":[1]}}"#,
    r#"{"checks":[{"id":"a","that":true}]}"#,
    r#"{"when":{"not":{"/a":{}},"/a":{}}}"#,
    r#"{"soft":"yes"}"#,
    r#"{"soft":{"reson":"/a"}}"#,
    r#"{"soft":{"reason":"a"}}"#,
    r#"{"unknown":true}"#,
];

/// Keywords of the root that neither accepts.
const BAD_ROOTS: [&str; 33] = [
    r#"{"pagse":[]}"#,
    r#"{"version":1.5}"#,
    r#"{"format":2}"#,
    r#"{"languages":[]}"#,
    r#"{"languages":["Dansk sprog"]}"#,
    r#"{"pages":[]}"#,
    r#"{"pages":[{"id":"p","title":"P"}]}"#,
    r#"{"pages":[{"id":"P 1","title":"P","fields":["/a"]}]}"#,
    r#"{"pages":[{"id":"p","title":"P","fields":["/a"],"colour":1}]}"#,
    r#"{"pages":[{"id":"p","title":"P","fields":["a"]}]}"#,
    r#"{"pages":[{"id":"p","title":"P","fields":[]}]}"#,
    r#"{"pages":[{"id":"p","title":"P","kind":"end","fields":["/a"]}]}"#,
    r#"{"pages":[{"id":"p","title":"P","kind":"start","fields":["/a"]}]}"#,
    r#"{"pages":[{"id":"p","title":"P","fields":["/a"],"minutes":5}]}"#,
    r#"{"pages":[{"id":"s","title":"S","kind":"start","minutes":0},{"id":"p","title":"P","fields":["/a"]}]}"#,
    r#"{"pages":[{"id":"p","title":"P","fields":["/a"]},{"id":"x","title":"X","kind":"exit"}]}"#,
    r#"{"pages":[{"id":"l","title":"L","kind":"tasks","needed":["A"]},{"id":"p","title":"P","fields":["/a"]}]}"#,
    r#"{"pages":[{"id":"p","title":"P","fields":["/a"],"tasks":[{"id":"t","title":"T","pages":["p"]}]}]}"#,
    r#"{"receipt":{}}"#,
    r#"{"submit":{"endpoint":""}}"#,
    r#"{"submit":{"url":"/x"}}"#,
    r#"{"submit":{"statusUrl":"/by-key"}}"#,
    r#"{"submit":{"headers":{"X-Form":1}}}"#,
    r#"{"submit":{"csrf":{"source":"session","name":"t"}}}"#,
    r#"{"submit":{"retry":{"attempts":0}}}"#,
    r#"{"checks":[{"id":"a","that":true,"message":"A"}]}"#,
    r#"{"contact":{"lines":["x"]}}"#,
    r#"{"contact":{"title":"x","lines":[]}}"#,
    r#"{"actingFor":{"when":{"/a":{"const":1}}}}"#,
    r#"{"actingFor":{"about":["/a"]}}"#,
    r#"{"actingFor":{"when":{"/a":{"const":1}},"about":["a"]}}"#,
    r#"{"glossary":[{"id":"A","term":"A","text":"B"}]}"#,
    r#"{"glossary":[{"id":"a","term":"A"}]}"#,
];

#[test]
fn what_does_not_load_does_not_fit() {
    let validator = validator();
    let whole =
        [r#"{"type":"strin"}"#, r#"{"properties":[]}"#, r#"{"minLength":-1}"#, "3"].map(str::to_owned);
    let all = BAD_FIELDS
        .iter()
        .map(|text| with_field(text))
        .chain(BAD_ROOTS.iter().map(|text| with_root(text)))
        .chain(whole);
    for text in all {
        assert!(!errors(&validator, &text).is_empty(), "form.schema.json accepts {text}");
        assert!(!loads(&text), "the library loads {text}");
    }
}

/// Every member that an author can write is explained, where the editor shows it.
#[test]
fn every_member_has_a_description() {
    let text = std::fs::read_to_string(root().join("form.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    for name in ["root", "page", "task", "field"] {
        let members = schema["$defs"][name]["properties"].as_object().unwrap();
        for (member, told) in members {
            assert!(told["description"].as_str().is_some_and(|text| text.ends_with('.')), "{name}.{member}");
        }
    }
}
