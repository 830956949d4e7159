//! Loading whole definitions: what comes out of good ones, what is said of bad ones.

use super::{Form, LoadOptions, Severity, Widget};
use crate::pointer::{Place, Pointer};

const HEALTH: &str = include_str!("../../forms/health-supplement/health-supplement.form.json");

pub(super) fn form(text: &str) -> Form {
    Form::load(text, &LoadOptions::default()).unwrap_or_else(|found| panic!("{text}: {found:?}"))
}

fn place(text: &str) -> Place {
    Place::parse(text).unwrap()
}

/// A definition with these properties and this `form` keyword.
pub(super) fn definition(properties: &str, keyword: &str) -> String {
    format!(r#"{{ "type": "object", "properties": {properties}, "form": {keyword} }}"#)
}

#[test]
fn the_health_supplement_loads() {
    let form = form(HEALTH);
    let pages: Vec<(&str, usize)> =
        form.pages.iter().map(|page| (page.id.as_str(), page.fields.len())).collect();
    assert_eq!(pages, [("you", 6), ("household", 4), ("application", 5)]);
    let expected = [
        ("/name", Widget::Text, true),
        ("/cpr", Widget::Identifier, true),
        ("/phone", Widget::Telephone, true),
        ("/email", Widget::Email, false),
        ("/pension", Widget::Radios, true),
        ("/pensionFrom", Widget::MemorableDate, true),
        ("/married", Widget::YesNo, true),
        ("/spouse", Widget::Group, true),
        ("/spouse/født", Widget::MemorableDate, true),
        ("/children", Widget::Rows, false),
        ("/children/~*", Widget::Group, true),
        ("/children/~*/born", Widget::MemorableDate, true),
        ("/savings", Widget::Number, true),
        ("/treatment", Widget::Select, true),
        ("/reason", Widget::Textarea, false),
        ("/consent", Widget::Checkbox, true),
    ];
    for (at, widget, required) in expected {
        let field = form.field_at(&place(at)).unwrap();
        assert_eq!((field.widget, field.required), (widget, required), "{at}");
    }
    assert_eq!((form.hash.len(), form.languages.as_slice()), (64, &["da".to_owned(), "en".to_owned()][..]));
    let spouse = *form.by_place.get(&place("/spouse")).unwrap();
    assert_eq!(form.readers_of(&place("/married")).into_iter().collect::<Vec<_>>(), [spouse]);
    assert_eq!(form.field_at(&place("/children/~k3")).unwrap().message, "children_-item");
}

#[test]
fn the_hash_is_that_of_the_compact_text() {
    let hash = "a2c799262a3ce3c19ef5cdd983bf3d12b43ab3c426227091b909dcb7054738c0";
    assert_eq!(
        (form(r#"{ "type" : "object" }"#).hash.as_str(), form(r#"{"type":"object"}"#).hash.as_str()),
        (hash, hash)
    );
}

/// Widgets and options of one question by its schema.
#[test]
fn widgets_follow_type_and_format() {
    let eleven: Vec<String> = (0..11).map(|n| n.to_string()).collect();
    let eleven = format!(r#"{{"enum":[{}]}}"#, eleven.join(","));
    let cases = [
        ("{}", Widget::Text),
        ("false", Widget::Hidden),
        (r#"{"type":"null"}"#, Widget::Hidden),
        (r#"{"prefixItems":[{}]}"#, Widget::Group),
        ("true", Widget::Text),
        (r#"{"type":["string","null"]}"#, Widget::Text),
        (r#"{"type":"string","format":"email"}"#, Widget::Email),
        (r#"{"format":"date"}"#, Widget::MemorableDate),
        (r#"{"type":"integer"}"#, Widget::Number),
        (r#"{"type":"boolean"}"#, Widget::YesNo),
        (r#"{"type":"boolean","form":{"widget":"checkbox"}}"#, Widget::Checkbox),
        (r#"{"const":true}"#, Widget::Checkbox),
        (r#"{"const":"v1"}"#, Widget::Hidden),
        (r#"{"enum":["a","b"]}"#, Widget::Radios),
        (r#"{"enum":["a","b"],"form":{"widget":"select"}}"#, Widget::Select),
        (eleven.as_str(), Widget::Select),
        (r#"{"anyOf":[{"const":1,"title":"One"},{"const":null}]}"#, Widget::Radios),
        (r#"{"anyOf":[{"enum":["a","b"]},{"type":"string"}]}"#, Widget::Radios),
        (r#"{"anyOf":[{"oneOf":[{"const":"a"}]},{"type":"string"}]}"#, Widget::Radios),
        (r#"{"type":"string","form":{"widget":"textarea","lines":8}}"#, Widget::Textarea),
        (r#"{"properties":{"a":{}}}"#, Widget::Group),
        (r#"{"items":{"type":"string"}}"#, Widget::Rows),
        (r##"{"$ref":"#/$defs/email","title":"E"}"##, Widget::Email),
        (r#"{"allOf":[{"type":"string"},{"format":"date"}]}"#, Widget::MemorableDate),
    ];
    for (schema, widget) in cases {
        let text = format!(
            r#"{{"properties":{{"q":{schema}}},"$defs":{{"email":{{"type":"string","format":"email"}}}}}}"#
        );
        let form = form(&text);
        assert_eq!(form.field_at(&place("/q")).map(|field| field.widget), Some(widget), "{schema}");
        assert_eq!(form.pages.len(), 1);
    }
}

#[test]
fn texts_come_from_the_nearest_place() {
    let form = form(
        r##"{"properties":{"a":{"$ref":"#/$defs/name","title":"Own"},"b":{"$ref":"#/$defs/name"},"c":{}},
            "$defs":{"name":{"title":"Name","description":"Hint","maxLength":9,"default":"x","form":{"width":20}}}}"##,
    );
    let told = |at: &str| {
        let field = form.field_at(&place(at)).unwrap();
        (
            field.label.as_str(),
            field.hint.as_deref(),
            field.width,
            usize::from(field.limits.get("maxLength").is_some()),
            field.default.is_some(),
        )
    };
    assert_eq!(told("/a"), ("Own", Some("Hint"), Some(20), 1, true));
    assert_eq!(told("/b"), ("Name", Some("Hint"), Some(20), 1, true));
    assert_eq!(told("/c"), ("c", None, None, 0, false));
}

#[test]
fn any_plain_schema_is_a_form() {
    let cases = [
        ("true", 0),
        ("false", 0),
        (r#"{"type":"string"}"#, 0),
        (r#"{"properties":{"a":{},"b":{"properties":{"c":{}}}}}"#, 3),
        // A tree is asked four levels deep; the rest would never end.
        (r##"{"properties":{"name":{},"parts":{"type":"array","items":{"$ref":"#"}}}}"##, 11),
        // Where it branches much, less deep.
        (
            r##"{"additionalProperties":{"$ref":"#"},"properties":{"a":{"$ref":"#"},"b":{"$ref":"#"},"c":{"$ref":"#"},"d":{"$ref":"#"}}}"##,
            342,
        ),
        // What may not be there, and what can only be null, is hidden.
        (r#"{"properties":{"a":false,"b":{"type":"null"},"c":{}}}"#, 3),
        (r#"{"properties":{"t":{"prefixItems":[{},{}]},"m":{"additionalProperties":{"type":"string"}}}}"#, 8),
        (
            r#"{"properties":{"a":{}},"if":{"properties":{"a":{"const":1}}},"then":{"properties":{"b":{}}}}"#,
            2,
        ),
        // Branches that need each other are always asked.
        (r#"{"dependentSchemas":{"a":{"properties":{"b":{}}},"b":{"properties":{"a":{}}}}}"#, 2),
    ];
    for (text, count) in cases {
        assert_eq!(form(text).fields.len(), count + 1, "{text}");
    }
}

/// Code, pointer and a part of the sentence of the one diagnostic that a bad definition gives.
pub(super) type Told = (&'static str, &'static str, &'static str);

pub(super) fn assert_told(text: &str, (code, pointer, part): Told) {
    let found = Form::load(text, &LoadOptions::default()).err().unwrap_or_default();
    let [one] = found.as_slice() else { panic!("{text}: {found:?}") };
    assert_eq!((one.code, one.pointer.as_str(), one.severity), (code, pointer, Severity::Error), "{text}");
    assert!(one.message.contains(part) && one.message.ends_with(['.', '?']), "{text}: {}", one.message);
    assert!(one.line.is_some() && one.column.is_some(), "{text}");
}

#[test]
fn what_is_no_schema_is_told_so() {
    let cases: [(&str, Told); 6] = [
        (r#"{"properties":{"a":{"pattern":"("}}}"#, ("schema-pattern", "/properties/a/pattern", "")),
        ("{\n \"a\": 1,\n}", ("json", "", "comma")),
        (r#"{"type":"object","type":"string"}"#, ("json", "", "twice")),
        (r#"{"type":"strin"}"#, ("schema-keyword", "/type", "")),
        (
            r##"{"properties":{"a":{"$ref":"#/$defs/b"}}}"##,
            ("schema-reference", "/properties/a/$ref", "#/$defs/b"),
        ),
        (
            r##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/a"}}}"##,
            ("schema-loop", "/$defs/a", "itself"),
        ),
    ];
    for (text, told) in cases {
        assert_told(text, told);
    }
}

#[test]
fn what_posting_cannot_be_told_is_told() {
    let cases: [(&str, Told); 8] = [
        (r#"{"submit":{"statusUrl":"/key"}}"#, ("status-url", "/form/submit/statusUrl", "{key}")),
        (
            r#"{"submit":{"headers":{"Cookie":"a"}}}"#,
            ("header", "/form/submit/headers/Cookie", "leave it out"),
        ),
        (r#"{"submit":{"headers":{"Sec-X":"a"}}}"#, ("header", "/form/submit/headers/Sec-X", "leave it out")),
        (r#"{"submit":{"headers":{"a b":"a"}}}"#, ("header", "/form/submit/headers/a b", "no name")),
        (
            r#"{"submit":{"headers":{"X-Api-Key":"a"}}}"#,
            ("secret", "/form/submit/headers/X-Api-Key", "Everybody"),
        ),
        (r#"{"submit":{"headers":{"X-A":"a\nb"}}}"#, ("type", "/form/submit/headers/X-A", "one line")),
        (r#"{"submit":{"retry":{"baseMs":1}}}"#, ("limit", "/form/submit/retry/baseMs", "between 100")),
        (
            r#"{"submit":{"timeoutMs":{"attempt":1}}}"#,
            ("limit", "/form/submit/timeoutMs/attempt", "between 1000"),
        ),
    ];
    for (keyword, told) in cases {
        assert_told(&definition(r#"{"a":{"type":"string"}}"#, keyword), told);
    }
}

#[test]
fn a_bad_form_keyword_is_told_what_to_do() {
    let cases: [(&str, Told); 13] = [
        (r#"{"pagse":[]}"#, ("unknown", "/form/pagse", "\"pages\"")),
        (r#"{"pages":[]}"#, ("limit", "/form/pages", "between 1 and 1000")),
        (r#"{"version":1.5}"#, ("type", "/form/version", "whole number or a string")),
        (r#"{"format":2}"#, ("limit", "/form/format", "between 1 and 1")),
        (r#"{"languages":["da","Dansk sprog"]}"#, ("language", "/form/languages/1", "sv-FI")),
        (r#"{"languages":["da","DA"]}"#, ("language", "/form/languages/1", "twice")),
        (r#"{"submit":{"endpoint":""}}"#, ("limit", "/form/submit/endpoint", "between 1 and 2000")),
        (
            page(r#""id":"p","title":"P","fields":["/a","/bb"]"#),
            ("page-field", "/form/pages/0/fields/1", "\"/b\""),
        ),
        (
            page(r#""id":"p","title":"P","fields":["/a","/b","/a"]"#),
            ("field-twice", "/form/pages/0/fields/2", "once"),
        ),
        (page(r#""id":"p","title":"P","fields":["/a"]"#), ("field-on-no-page", "/properties/b", "hidden")),
        (page(r#""id":"p","fields":["/a","/b"]"#), ("missing", "/form/pages/0/title", "title")),
        (page(r#""id":"P 1","title":"P","fields":["/a","/b"]"#), ("page-id", "/form/pages/0/id", "a-z")),
        (
            page(r#""id":"p","title":"P","fields":["/a","/b"],"when":"x""#),
            ("unknown", "/form/pages/0/when", "\"x\""),
        ),
    ];
    let two = r#"{"a":{"type":"string"},"b":{"type":"string"}}"#;
    for (keyword, told) in cases {
        assert_told(&definition(two, keyword), told);
    }
}

#[test]
fn bad_words_around_the_questions_are_told_what_to_do() {
    let cases: [(&str, Told); 7] = [
        (r#"{"languages":["en","da-x-easy"]}"#, ("language", "/form/languages/1", "\"da\": add")),
        (
            r#"{"actingFor":{"when":{"/x":{"const":1}},"about":["/a"]}}"#,
            ("condition-pointer", "/form/actingFor/when/~1x", "/x"),
        ),
        (
            r#"{"actingFor":{"when":{"/a":{"const":"x"}},"about":["/b","/c"]}}"#,
            ("unknown-field", "/form/actingFor/about/1", "/c"),
        ),
        (
            r#"{"actingFor":{"when":{"/a":{"const":"x"}},"about":["/b"],"name":"/n"}}"#,
            ("unknown-field", "/form/actingFor/name", "/n"),
        ),
        (r#"{"actingFor":{"about":["/b"]}}"#, ("missing", "/form/actingFor/when", "when")),
        (r#"{"glossary":[{"id":"A b","term":"A","text":"B"}]}"#, ("term-id", "/form/glossary/0/id", "a-z")),
        (
            r#"{"glossary":[{"id":"a","term":"A","text":"B"},{"id":"a","term":"C","text":"D"}]}"#,
            ("term-id", "/form/glossary/1/id", "Another"),
        ),
    ];
    for (keyword, told) in cases {
        assert_told(&definition(r#"{"a":{"type":"string"},"b":{"type":"string"}}"#, keyword), told);
    }
}

/// `form` with one page.
fn page(members: &str) -> &'static str {
    format!(r#"{{"pages":[{{{members}}}]}}"#).leak()
}

#[test]
fn a_bad_form_keyword_of_a_field_is_told_what_to_do() {
    let cases: [(&str, Told); 8] = [
        (r#"{"paged":true}"#, ("paged", "/properties/a/form/paged", "\"array\"")),
        (r#"{"widgt":"text"}"#, ("unknown", "/properties/a/form/widgt", "\"widget\"")),
        (r#"{"widget":"text-area"}"#, ("unknown", "/properties/a/form/widget", "\"textarea\"")),
        (r#"{"widget":"number"}"#, ("widget", "/properties/a/form/widget", "\"number\" or \"integer\"")),
        (r#"{"movable":true}"#, ("movable", "/properties/a/form/movable", "\"array\"")),
        (r#"{"widget":"radios"}"#, ("widget", "/properties/a/form/widget", "\"oneOf\"")),
        (r#"{"width":0}"#, ("limit", "/properties/a/form/width", "between 1 and 100")),
        ("[]", ("type", "/properties/a/form", "an object")),
    ];
    for (keyword, told) in cases {
        let properties = format!(r#"{{"a":{{"type":"string","form":{keyword}}}}}"#);
        assert_told(&definition(&properties, "{}"), told);
    }
}

#[test]
fn a_bad_condition_is_told_what_to_do() {
    let at = "/properties/b/form/when";
    let cases: [(&str, Told); 13] = [
        (r#"{"/aa":{"const":1}}"#, ("condition-pointer", "/properties/b/form/when/~1aa", "\"/a\"")),
        (r#"{"a":{"const":1}}"#, ("condition-pointer", "/properties/b/form/when/a", "not a JSON Pointer")),
        (r#"{"9/x":{}}"#, ("condition-pointer", "/properties/b/form/when/9~1x", "no field")),
        (r#"{"/a":{"minimum":"x"}}"#, ("schema-keyword", "/properties/b/form/when/~1a/minimum", "")),
        (r#"{"not":{"/a":{"type":1}}}"#, ("schema-keyword", "/properties/b/form/when/not/~1a/type", "")),
        (r#"{"expr":1}"#, ("expression", "/properties/b/form/when/expr", "true or false")),
        (
            r#"{"expr":{"present":{"var":"/c"}}}"#,
            ("expression", "/properties/b/form/when/expr/present/var", "/c"),
        ),
        (
            r#"{"expr":{"presnt":{"var":"/a"}}}"#,
            ("expression", "/properties/b/form/when/expr/presnt", "present"),
        ),
        (r#"{"expr":{"present":{"var":"/b"}}}"#, ("condition-cycle", at, "decides about")),
        (r#""named""#, ("unknown", at, "named")),
        ("{}", ("type", at, "/married")),
        ("[]", ("type", at, "/married")),
        (r#"{"/b":{}}"#, ("condition-cycle", at, "decides about")),
    ];
    for (when, told) in cases {
        let properties = format!(r#"{{"a":{{}},"b":{{"form":{{"when":{when}}}}}}}"#);
        assert_told(&definition(&properties, "{}"), told);
    }
}

#[test]
fn conditions_that_circle_or_reach_into_rows_are_refused() {
    let cases: [(&str, Told); 4] = [
        (
            r#"{"a":{"form":{"when":{"/b":{}}}},"b":{"form":{"when":{"/c":{}}}},"c":{"form":{"when":{"/a":{}}}}}"#,
            ("condition-cycle", "/properties/a/form/when", "\"/a\", \"/b\", \"/c\""),
        ),
        (
            r#"{"a":{"type":"integer","form":{"compute":{"var":"/b"}}},"b":{"type":"integer","form":{"compute":{"var":"/a"}}}}"#,
            ("condition-cycle", "/properties/a/form/compute", "Let one of them"),
        ),
        (
            r#"{"rows":{"items":{"properties":{"x":{}}}},"a":{"form":{"when":{"/rows/0/x":{}}}}}"#,
            ("condition-pointer", "/properties/a/form/when/~1rows~10~1x", "1/name"),
        ),
        (
            r#"{"rows":{"items":{"properties":{"x":{}},"form":{"when":{"/a":{}}}}},"a":{}}"#,
            ("condition-on-row", "/properties/rows/items/form/when", "list"),
        ),
    ];
    for (properties, told) in cases {
        assert_told(&definition(properties, "{}"), told);
    }
}

#[test]
fn all_mistakes_are_told_at_once_in_the_order_of_the_text() {
    let text = "{\n\"properties\": {\n\"a\": {\"form\": {\"widget\": \"nmber\"}},\n\"b\": {\"form\": {\"when\": {\"/x\": true}}}\n},\n\"form\": {\"vrsion\": 1}\n}";
    let found = Form::load(text, &LoadOptions::default()).err().unwrap_or_default();
    let told: Vec<_> = found.iter().map(|one| (one.code, one.line.unwrap(), one.column.unwrap())).collect();
    assert_eq!(told, [("unknown", 3, 26), ("condition-pointer", 4, 31), ("unknown", 6, 20)]);
}

#[test]
fn limits_end_in_a_diagnostic() {
    let mut options = LoadOptions::default();
    options.limits.fields = 3;
    options.limits.bytes = 200;
    let code = |text: &str| Form::load(text, &options).err().unwrap_or_default().first().map(|one| one.code);
    assert_eq!(code(r#"{"properties":{"a":{},"b":{}}}"#), None);
    assert_eq!(code(r#"{"properties":{"a":{},"b":{},"c":{}}}"#), Some("limit"));
    assert_eq!(code(&" ".repeat(300)), Some("limit"));
    assert_eq!(code(&"[".repeat(100)), Some("limit"));
}

#[test]
fn a_definition_without_text_has_pointers_only() {
    let value = crate::json::parse(r#"{"form":{"pags":1}}"#).unwrap();
    let found = Form::load_value(value, &LoadOptions::default()).err().unwrap_or_default();
    assert_eq!(
        found.first().map(|one| (one.line, one.pointer.clone())),
        Some((None, Pointer::parse("/form/pags").unwrap()))
    );
}

#[test]
fn a_language_is_served_by_what_its_tag_begins_with() {
    let form = form(r#"{"form":{"languages":["da","da-x-easy","en"]}}"#);
    for (tag, served) in [
        ("da", "da"),
        ("da-DK", "da"),
        ("da-x-easy", "da-x-easy"),
        ("en-GB", "en"),
        ("EN", "en"),
        ("sv", "da"),
        ("", "da"),
    ] {
        assert_eq!(form.language(tag), Some(served), "{tag}");
    }
}

#[test]
fn acting_for_takes_a_condition_where_it_stands() {
    for when in [r#"{"/who":{"const":"other"}}"#, r#"[{"/who":{"const":"other"}}]"#] {
        let keyword = format!(r#"{{"actingFor":{{"when":{when},"about":["/person"]}}}}"#);
        let form = form(&definition(r#"{"who":{"type":"string"},"person":{"type":"string"}}"#, &keyword));
        let answers = crate::json::parse(r#"{"who":"other"}"#).unwrap_or(crate::json::Value::Null);
        let mut session = crate::session::Session::new(&form, "en", "2026-01-31");
        assert!(!session.acts_for_another(&form));
        session.fill(&form, &answers);
        assert!(session.acts_for_another(&form), "{when}");
    }
}
