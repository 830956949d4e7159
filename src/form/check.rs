//! Checking answers: relevance first, then plain JSON Schema over what is left.

use super::relevance::{Irrelevant, instances};
use super::{Field, Form, Widget};
use crate::check;
use crate::json::Value;
use crate::parse::is_page;
use crate::pointer::Pointer;
use crate::problem::Problem;

impl Form {
    /// Everything that is wrong with a document of answers; empty means valid.
    ///
    /// Conditions decide first (in the order of their dependency), irrelevant values are dropped, and the
    /// rest is checked as plain JSON Schema, where `required` on a field with a condition means required
    /// when relevant. Without `when` this is plain JSON Schema, but for addresses of pages.
    ///
    /// Then computed values are computed again (a difference is `compute`) and the form's own checks are made
    /// (`checks`); `today` is the civil date, `YYYY-MM-DD`.
    pub fn check(&self, document: &Value, today: &str) -> Vec<Problem> {
        if self.order.is_empty() && self.checks.is_empty() {
            let mut problems = check::check(&self.schema, self.schema.root(), document);
            self.check_addresses(document, &Irrelevant::default(), &mut problems);
            return problems;
        }
        let irrelevant = Irrelevant::of(self, document, today);
        let pruned = irrelevant.prune_written(document);
        let left = pruned.as_ref().unwrap_or(document);
        let excuse = |pointer: &Pointer| irrelevant.hides(pointer);
        let mut problems = check::check_excusing(&self.schema, self.schema.root(), left, &excuse);
        self.check_addresses(document, &irrelevant, &mut problems);
        irrelevant.compare(self, document, today, &mut problems);
        problems
    }

    /// An address that leads to no page is none to who is asked for a page (`parse::url`), whatever its format says.
    fn check_addresses(&self, document: &Value, irrelevant: &Irrelevant, problems: &mut Vec<Problem>) {
        for field in self.fields.iter().filter(|field| field.widget == Widget::Url) {
            for pointer in instances(self, document, &field.place) {
                let address = document.at(&pointer).and_then(Value::as_str);
                let Some(address) = address.filter(|address| !is_page(address)) else { continue };
                if irrelevant.has(&pointer) || problems.iter().any(|one| one.pointer == pointer) {
                    continue;
                }
                let read = Value::String(["//", address].concat());
                problems.extend(check::check_at(&self.schema, field.schema, &read, &pointer));
            }
        }
    }

    /// How many things are wrong with a value as the answer to one question.
    pub fn misfits(&self, field: &Field, value: &Value) -> usize {
        check::check(&self.schema, field.schema, value).len()
    }

    /// The document with every computed value as it must be: for whoever sends answers that no session made.
    pub fn computed(&self, document: &Value, today: &str) -> Value {
        let mut document = document.clone();
        for field in self.order.iter().filter_map(|id| self.field(*id)) {
            let Some(compute) = &field.compute else { continue };
            let irrelevant = Irrelevant::of(self, &document, today);
            for (pointer, value) in irrelevant.computed(self, &document, field, compute, today) {
                document.put(&pointer, value.filter(|_| !irrelevant.hides(&pointer)));
            }
        }
        document
    }

    /// The document without irrelevant values: what is sent and stored.
    pub fn prune(&self, document: &Value, today: &str) -> Value {
        if self.order.is_empty() {
            return document.clone();
        }
        Irrelevant::of(self, document, today).prune(document)
    }
}

#[cfg(test)]
mod tests {
    use crate::form::tests::{definition, form};
    use crate::json::{parse, write};

    /// Answers, what is wrong with them, and what of them is sent.
    type Case = (&'static str, &'static [&'static str], &'static str);

    fn assert_judged(text: &str, cases: &[Case]) {
        let form = form(text);
        for (answers, expected, sent) in cases {
            let answers = parse(answers).unwrap();
            let problems = form.check(&answers, "2026-01-31");
            let told: Vec<String> =
                problems.iter().map(|one| format!("{} {}", one.pointer, one.code)).collect();
            assert_eq!(told, *expected, "{text} {}", write(&answers));
            assert_eq!(write(&form.prune(&answers, "2026-01-31")), *sent, "{text}");
        }
    }

    #[test]
    fn required_means_required_when_relevant() {
        let spouse = r#"{ "type": "object", "required": ["married", "spouse"], "properties": {
            "married": { "type": "boolean" },
            "spouse": { "type": "object", "properties": { "name": { "type": "string", "minLength": 2 } },
              "required": ["name"], "form": { "when": { "/married": { "const": true } } } } } }"#;
        let proto = r#"{"married":true,"spouse":{"name":"Bo"},"__proto__":1}"#;
        let cases: [Case; 7] = [
            (r#"{"married":true}"#, &["/spouse required"], r#"{"married":true}"#),
            (
                r#"{"married":true,"spouse":{}}"#,
                &["/spouse/name required"],
                r#"{"married":true,"spouse":{}}"#,
            ),
            (r#"{"married":false}"#, &[], r#"{"married":false}"#),
            (r#"{"married":false,"spouse":{"name":1}}"#, &[], r#"{"married":false}"#),
            ("{}", &["/married required"], "{}"),
            ("[]", &[" type"], "[]"),
            (proto, &[], proto),
        ];
        assert_judged(spouse, &cases);
    }

    #[test]
    fn an_address_leads_to_a_page_whoever_sends_it() {
        let sites = r#"{ "properties": { "site": { "type": "string", "format": "uri" },
            "rows": { "type": "array", "items": { "type": "string", "format": "uri" } },
            "text": { "type": "string", "format": "uri", "form": { "widget": "text" } } } }"#;
        let good = r#"{"site":"https://a.dk","rows":["HTTP://b.dk/?c#d"],"text":"javascript:a"}"#;
        let bad = r#"{"site":"javascript:alert(1)","rows":["mailto:a@b.dk","https:///x"]}"#;
        let cases: [Case; 3] = [
            (good, &[], good),
            (bad, &["/site format", "/rows/0 format", "/rows/1 format"], bad),
            (r#"{"site":"no","rows":[1]}"#, &["/site format", "/rows/0 type"], r#"{"site":"no","rows":[1]}"#),
        ];
        assert_judged(sites, &cases);
        let plain = form(sites).plain_schema();
        for (answers, is_good) in [(good, true), (bad, false)] {
            let schema = form(&write(&plain));
            let found = crate::check::check(&schema.schema, schema.schema.root(), &parse(answers).unwrap());
            assert_eq!(found.is_empty(), is_good, "{answers}");
        }
    }

    #[test]
    fn an_irrelevant_value_satisfies_no_test() {
        let chain = r#"{ "a": {}, "b": { "type": "number", "form": { "when": { "/a": { "const": 1 } } } },
            "c": { "type": "number", "form": { "when": { "/b": {} } } },
            "d": { "type": "number", "form": { "when": { "not": { "/b": {} } } } },
            "e": { "type": "number", "form": { "when": { "/b": { "not": { "const": 5 } } } } } }"#;
        let cases: [Case; 3] = [
            (r#"{"a":1,"b":5,"c":"x","d":"x","e":"x"}"#, &["/c type"], r#"{"a":1,"b":5,"c":"x"}"#),
            (r#"{"a":2,"b":5,"c":"x","d":"x","e":"x"}"#, &["/d type"], r#"{"a":2,"d":"x"}"#),
            ("{}", &[], "{}"),
        ];
        assert_judged(&definition(chain, "{}"), &cases);
    }

    #[test]
    fn each_row_is_its_own() {
        let rows = r#"{ "rows": { "type": "array", "items": { "type": "object", "required": ["job", "pay"],
            "properties": { "job": { "type": "boolean" },
              "pay": { "type": "number", "form": { "when": { "1/job": { "const": true } } } } } } } }"#;
        let cases: [Case; 2] = [
            (
                r#"{"rows":[{"job":true},{"job":false,"pay":"x"},{}]}"#,
                &["/rows/0/pay required", "/rows/2/job required"],
                r#"{"rows":[{"job":true},{"job":false},{}]}"#,
            ),
            (r#"{"rows":{"0":{"job":false}}}"#, &["/rows type"], r#"{"rows":{"0":{"job":false}}}"#),
        ];
        assert_judged(&definition(rows, "{}"), &cases);
    }

    #[test]
    fn conditions_combine_have_names_and_stand_on_pages() {
        let any = r#"{ "a": {}, "b": {}, "c": { "type": "string",
            "form": { "when": [{ "/a": { "const": 1 } }, "both"] } } }"#;
        let both = r#"{ "conditions": { "both": { "/a": { "const": 2 }, "/b": { "const": 2 } } } }"#;
        let cases: [Case; 3] = [
            (r#"{"a":1,"c":1}"#, &["/c type"], r#"{"a":1,"c":1}"#),
            (r#"{"a":2,"b":2,"c":1}"#, &["/c type"], r#"{"a":2,"b":2,"c":1}"#),
            (r#"{"a":2,"c":1}"#, &[], r#"{"a":2}"#),
        ];
        assert_judged(&definition(any, both), &cases);
        let page = r#"{ "required": ["b"], "properties": { "a": {}, "b": { "type": "string" } }, "form": {
            "pages": [{ "id": "x", "title": "X", "fields": ["/a"] },
                      { "id": "y", "title": "Y", "fields": ["/b"], "when": { "/a": { "const": 1 } } }] } }"#;
        let cases: [Case; 2] =
            [(r#"{"a":2,"b":1}"#, &[], r#"{"a":2}"#), (r#"{"a":1}"#, &["/b required"], r#"{"a":1}"#)];
        assert_judged(page, &cases);
    }

    #[test]
    fn what_may_be_missing_does_not_hide_what_is_too_much() {
        let text = r#"{ "properties": { "a": {}, "b": { "form": { "when": { "/a": { "const": 1 } } } } },
            "allOf": [{ "required": ["b"] }], "unevaluatedProperties": false }"#;
        let cases: [Case; 2] = [
            (r#"{"a":2,"x":1}"#, &["/x unevaluatedProperties"], r#"{"a":2,"x":1}"#),
            (r#"{"a":1}"#, &["/b required"], r#"{"a":1}"#),
        ];
        assert_judged(text, &cases);
    }

    /// What several branches lead to is asked in each of them, with all that is in it.
    #[test]
    fn branches_may_lead_to_the_same_place() {
        let text = r##"{ "properties": { "job": { "properties": { "kind": { "type": "string" } }, "required": ["kind"],
            "oneOf": [
              { "properties": { "kind": { "const": "a" }, "at": { "$ref": "#/$defs/at" } } },
              { "properties": { "kind": { "const": "b" }, "at": { "$ref": "#/$defs/at" } } },
              { "properties": { "kind": { "const": "c" } } } ] } },
            "$defs": { "at": { "properties": { "city": { "type": "string" } }, "required": ["city"] } } }"##;
        let cases: [Case; 3] = [
            (r#"{"job":{"kind":"a","at":{"city":"x"}}}"#, &[], r#"{"job":{"kind":"a","at":{"city":"x"}}}"#),
            (r#"{"job":{"kind":"b","at":{"city":"x"}}}"#, &[], r#"{"job":{"kind":"b","at":{"city":"x"}}}"#),
            (r#"{"job":{"kind":"c","at":{"city":"x"}}}"#, &[], r#"{"job":{"kind":"c"}}"#),
        ];
        assert_judged(text, &cases);
    }

    /// Branches of a plain schema hide questions, and never change what is valid.
    #[test]
    fn implied_conditions_hide_and_do_not_judge() {
        let text = r#"{ "type": "object", "properties": { "kind": { "enum": ["a", "b"] } }, "maxProperties": 1,
            "if": { "properties": { "kind": { "const": "a" } }, "required": ["kind"] },
            "then": { "properties": { "more": { "type": "string" } }, "required": ["more"] },
            "else": { "properties": { "less": { "type": "string" } } } }"#;
        let cases: [Case; 4] = [
            (r#"{"kind":"b","more":"x"}"#, &[" maxProperties"], r#"{"kind":"b"}"#),
            (r#"{"kind":"a"}"#, &["/more required"], r#"{"kind":"a"}"#),
            (r#"{"less":"x"}"#, &[], r#"{"less":"x"}"#),
            (r#"{"more":"x"}"#, &[], "{}"),
        ];
        assert_judged(text, &cases);
    }
}
