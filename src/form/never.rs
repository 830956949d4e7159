//! Conditions that no right answer can satisfy, and pages that nobody reaches because of them. Only what is certain is told.

use super::conditions::{Conditions, Looked};
use super::diagnostic::{Report, Severity, did_you_mean};
use super::fields::Found;
use super::layers::Layer;
use super::pages::Built;
use super::{Choice, Field, FieldId, Widget, bounds, scan, widget};
use crate::check;
use crate::json::{Object, Value, nearest};
use crate::pointer::Pointer;

/// Adds a warning for each test that never holds; where that keeps a page from ever being shown, for the page instead.
pub(super) fn warn(conditions: &Conditions<'_>, found: &Found, pages: &[Built], notes: &mut Report) {
    let mut tests = conditions.tests.take();
    tests.sort();
    tests.dedup();
    let judge = Judge { conditions, found };
    // A condition may stand at several questions: it is of no use only if it is so at each.
    let never = tests.chunk_by(|one, other| one.at == other.at).filter_map(|same| {
        let reasons: Option<Vec<Reason>> = same.iter().map(|test| judge.reason(test)).collect();
        Some((same.first()?.at.clone(), reasons?.into_iter().next()?))
    });
    let mut never: Vec<(Pointer, Reason)> = never.collect();
    for at in pages.iter().filter_map(|page| page.when.as_ref()) {
        let value = conditions.definition.at(at);
        let Some(test) = value.and_then(|value| impossible(value, at, &never)) else { continue };
        if let Some((_, reason)) = never.iter().find(|(own, _)| *own == test) {
            notes.add(Severity::Warning, at, "unreachable", reason.told("so this page is never shown"));
        }
        never.retain(|(own, _)| !own.as_str().starts_with(&[at.as_str(), "/"].concat()));
    }
    for (at, reason) in never {
        notes.add(Severity::Warning, &at, "never-holds", reason.told("so this never holds"));
    }
}

/// The test because of which a condition never holds, as far as tests decide that.
fn impossible(value: &Value, at: &Pointer, never: &[(Pointer, Reason)]) -> Option<Pointer> {
    match value {
        Value::Array(any) => {
            let each = any
                .iter()
                .enumerate()
                .map(|(index, one)| impossible(one, &at.child(&usize::to_string(&index)), never));
            each.collect::<Option<Vec<Pointer>>>()?.into_iter().next()
        }
        Value::Object(all) => {
            let mut tests = all.iter().map(|(name, _)| at.child(name));
            tests.find(|test| never.iter().any(|(own, _)| own == test))
        }
        _ => None,
    }
}

/// Why a test never holds.
struct Reason {
    /// The pointer as the author wrote it.
    pointer: String,
    /// What is said of it, and what to do.
    parts: (String, String),
}

impl Reason {
    fn told(&self, so: &str) -> String {
        let (what, remedy) = &self.parts;
        ["\"", &self.pointer, "\" ", what, ", ", so, ".", remedy].concat()
    }
}

/// Looks at tests together with the schemas of the questions that they read.
struct Judge<'x> {
    conditions: &'x Conditions<'x>,
    found: &'x Found,
}

impl Judge<'_> {
    fn reason(&self, test: &Looked) -> Option<Reason> {
        let field = self.conditions.fields.get(test.field.0 as usize)?;
        let wanted = self.conditions.definition.at(&test.at)?;
        let compiled = scan::compiled(self.conditions.schema, &test.at, self.conditions.keyword)?;
        let holds = |value: &Value| check::holds(self.conditions.schema, compiled, value);
        let own = self.own(test.field);
        let parts = if let Some(values) = possible(field, &own) {
            if values.is_empty() || values.iter().any(holds) {
                return None;
            }
            no_option(field, wanted)
        } else if field.widget == Widget::Checkboxes {
            let one = wanted.get("contains")?;
            let known = |value: &&Value| field.choices.iter().any(|choice| choice.value == **value);
            if values(one).is_empty() || values(one).iter().any(known) {
                return None;
            }
            no_option(field, one)
        } else {
            let is_apart = field.choices.is_empty()
                && (self.fits_none(test.field, wanted)
                    || types_differ(&own, wanted)
                    || bounds_exclude(&own, wanted));
            let remedy = " Compare it with what the question itself allows, and change one of the two.";
            is_apart.then(|| ("has no right answer like this".to_owned(), remedy.to_owned()))?
        };
        let pointer = test.at.tokens().next_back()?.into_owned();
        Some(Reason { pointer, parts })
    }

    /// The schema objects that always apply to the field's value.
    fn own(&self, id: FieldId) -> Vec<Layer<'_>> {
        let locations = self.found.layers.get(id.0 as usize).map(Vec::as_slice).unwrap_or_default();
        let own = locations.iter().filter(|(_, guards)| guards.is_empty());
        let layer = |(location, _): &(Pointer, _)| {
            let object = self.conditions.definition.at(location)?.as_object()?;
            Some(Layer { location: location.clone(), object, guards: Vec::new() })
        };
        own.filter_map(layer).collect()
    }

    /// Whether the test names values, none of which the question's schema allows.
    fn fits_none(&self, id: FieldId, wanted: &Value) -> bool {
        let (index, conditions) = (id.0 as usize, self.conditions);
        let locations = self.found.locations.get(index).map(Vec::as_slice).unwrap_or_default();
        let (Some(field), Some((_, guards))) = (conditions.fields.get(index), locations.first()) else {
            return false;
        };
        let fits = |value: &&Value| check::holds(conditions.schema, field.schema, value);
        guards.is_empty() && !values(wanted).is_empty() && !values(wanted).iter().any(fits)
    }
}

/// All values that a question can have; `None` where there are too many to look at, or where it is not certain.
fn possible(field: &Field, own: &[Layer<'_>]) -> Option<Vec<Value>> {
    let options = widget::choices(own);
    // What tells branches apart has options of them all.
    if field.widget == Widget::Checkboxes || field.choices != options {
        return None;
    }
    if !options.is_empty() {
        return Some(options.into_iter().map(|choice: Choice| choice.value).collect());
    }
    let keyword = |name| own.iter().find_map(|layer| layer.object.get(name));
    match (keyword("const"), keyword("type").and_then(Value::as_str)) {
        (Some(value), _) => Some(vec![value.clone()]),
        (None, Some("boolean")) => Some(vec![true.into(), false.into()]),
        _ => None,
    }
}

/// The values that a schema names, any of which it takes.
fn values(schema: &Value) -> Vec<&Value> {
    let one = schema.get("const").into_iter();
    one.chain(schema.get("enum").and_then(Value::as_array).into_iter().flatten()).collect()
}

fn no_option(field: &Field, wanted: &Value) -> (String, String) {
    let mut named = values(wanted).into_iter().filter_map(Value::as_str);
    if field.choices.is_empty() {
        let remedy = " Compare it with what the question itself allows, and change one of the two.";
        return ("is never like this".to_owned(), remedy.to_owned());
    }
    let Some(name) = named.next() else {
        return ("has no such option".to_owned(), " Name one of its options.".to_owned());
    };
    let near = nearest(name, &mut field.choices.iter().map(|choice| choice.key.as_str()));
    let remedy = if near.is_some() { did_you_mean(near) } else { " Name one of its options.".to_owned() };
    (["has no option \"", name, "\""].concat(), remedy)
}

/// Whether test and question name types, and none in common.
fn types_differ(own: &[Layer<'_>], wanted: &Value) -> bool {
    let wanted = wanted.as_object().map(types).unwrap_or_default();
    let meets = |kind: &&str| wanted.iter().any(|wanted| *wanted == *kind || is_integer_of(wanted, kind));
    let differ = |types: &Vec<&str>| !types.is_empty() && !wanted.is_empty() && !types.iter().any(&meets);
    own.iter().map(|layer| types(layer.object)).any(|types| differ(&types))
}

fn types(schema: &Object) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(name)) => vec![name],
        _ => Vec::new(),
    }
}

fn is_integer_of(one: &str, other: &str) -> bool {
    matches!((one, other), ("integer", "number") | ("number", "integer"))
}

/// Whether the least of one is above the most of the other.
fn bounds_exclude(own: &[Layer<'_>], wanted: &Value) -> bool {
    let Some(wanted) = wanted.as_object() else { return false };
    let kinds: Vec<&str> =
        own.iter().map(|layer| types(layer.object)).find(|types| !types.is_empty()).unwrap_or_default();
    let concerns = |types: &[&str]| !kinds.is_empty() && kinds.iter().all(|kind| types.contains(kind));
    own.iter().any(|layer| {
        bounds::crossed(wanted, layer.object, &concerns)
            .or_else(|| bounds::crossed(layer.object, wanted, &concerns))
            .is_some()
    })
}

#[cfg(test)]
mod tests {
    use crate::form::tests::{definition, form};

    /// Properties, the `form` keyword without `submit`; and of each finding the code, the pointer and a part of the sentence.
    type Case = (&'static str, &'static str, &'static [(&'static str, &'static str, &'static str)]);

    const A: &str = "/properties/b/form/when/~1a";

    /// What is wrong with a condition of `b` on `a`.
    const CONDITIONS: [(&str, &str, &str); 21] = [
        (r#""type":"boolean""#, r#"{"const":"yes"}"#, "\"/a\" is never like this, so this never holds."),
        (r#""type":"boolean""#, r#"{"const":false}"#, ""),
        (r#""const":true"#, r#"{"const":false}"#, "never like this"),
        (
            r#""enum":["early","retirement"]"#,
            r#"{"const":"retirment"}"#,
            "no option \"retirment\", so this never holds. Did you mean \"retirement\"?",
        ),
        (r#""oneOf":[{"const":"early"},{"const":"late"}]"#, r#"{"enum":["x","late"]}"#, ""),
        (
            r#""oneOf":[{"const":"early"},{"const":"late"}]"#,
            r#"{"not":{"enum":["early","late"]}}"#,
            "no such option",
        ),
        (r#""enum":["early","late"]"#, r#"{"const":"other things"}"#, "Name one of its options."),
        (
            r#""type":"integer","maximum":120"#,
            r#"{"minimum":200}"#,
            "has no right answer like this, so this never holds.",
        ),
        (r#""type":"integer","maximum":120"#, r#"{"minimum":120}"#, ""),
        (r#""type":"integer","maximum":120"#, r#"{"exclusiveMinimum":120}"#, "no right answer"),
        (r#""type":"number","minimum":0"#, r#"{"exclusiveMaximum":0}"#, "no right answer"),
        (r#""type":"integer""#, r#"{"const":"12"}"#, "no right answer"),
        (r#""type":"integer""#, r#"{"type":"string"}"#, "no right answer"),
        (r#""type":"integer""#, r#"{"type":"number"}"#, ""),
        (r#""type":["string","null"]"#, r#"{"type":["integer","string"]}"#, ""),
        (r#""type":"string","maxLength":3"#, r#"{"minLength":4}"#, "no right answer"),
        (r#""type":"string""#, r#"{"minimum":4}"#, ""),
        (r#""type":"string","format":"dk-cpr""#, r#"{"const":"010203-1234"}"#, "no right answer"),
        (
            r#""type":"array","uniqueItems":true,"items":{"enum":["red","blue"]}"#,
            r#"{"contains":{"const":"rde"}}"#,
            "Did you mean \"red\"?",
        ),
        (
            r#""type":"array","uniqueItems":true,"items":{"enum":["red","blue"]}"#,
            r#"{"contains":{"const":"red"}}"#,
            "",
        ),
        (r#""type":"array","items":{"type":"string"},"maxItems":2"#, r#"{"minItems":3}"#, "no right answer"),
    ];

    /// Places where conditions stand.
    const PLACES: [Case; 8] = [
        (
            r#"{"a":{"type":"boolean"},"b":{}}"#,
            r#""conditions":{"c":{"/a":{"const":1}}},"pages":[{"id":"p","title":"P","fields":["/a"]},{"id":"q","title":"Q","fields":["/b"],"when":"c"}]"#,
            &[("never-holds", "/form/conditions/c/~1a", "never holds")],
        ),
        (
            r#"{"a":{"type":"boolean"},"b":{}}"#,
            r#""pages":[{"id":"p","title":"P","fields":["/a"]},{"id":"q","title":"Q","fields":["/b"],"when":{"/a":{"const":1}}}]"#,
            &[(
                "unreachable",
                "/form/pages/1/when",
                "\"/a\" is never like this, so this page is never shown.",
            )],
        ),
        (
            r#"{"a":{"type":"boolean"},"b":{}}"#,
            r#""pages":[{"id":"p","title":"P","fields":["/a","/b"]},{"id":"q","title":"Q","kind":"exit","when":[{"/a":{"const":1}},{"/a":{"const":2}}]}]"#,
            &[("unreachable", "/form/pages/1/when", "never shown")],
        ),
        (
            r#"{"a":{"type":"boolean"},"b":{}}"#,
            r#""pages":[{"id":"p","title":"P","fields":["/a"]},{"id":"q","title":"Q","fields":["/b"],"when":[{"/a":{"const":1}},{"/a":{"const":true}}]}]"#,
            &[("never-holds", "/form/pages/1/when/0/~1a", "never holds")],
        ),
        (
            r#"{"r":{"type":"array","items":{"properties":{"a":{"enum":["x"]},"b":{"form":{"when":{"1/a":{"const":"y"}}}}}}}}"#,
            "",
            &[(
                "never-holds",
                "/properties/r/items/properties/b/form/when/1~1a",
                "\"1/a\" has no option \"y\"",
            )],
        ),
        // Which of the branches is chosen, nobody can tell.
        (
            r#"{"g":{"properties":{"b":{"form":{"when":{"/g/kind":{"const":"two"}}}}},"oneOf":[{"properties":{"kind":{"enum":["one"]},"x":{}}},{"properties":{"kind":{"enum":["two","three"]},"y":{}}}]}}"#,
            "",
            &[],
        ),
        (
            r#"{"g":{"properties":{"b":{"form":{"when":{"/g/kind":{"const":"two"}}}}},"oneOf":[{"properties":{"kind":{"const":"one"},"x":{}}},{"properties":{"kind":{"const":"two"},"y":{}}}]}}"#,
            "",
            &[],
        ),
        (
            r#"{"g":{"properties":{"a":{"type":"string"},"c":{"type":"boolean"},"b":{"form":{"when":{"/g/a":{"const":"z"}}}}},"if":{"properties":{"c":{"const":true}}},"then":{"properties":{"a":{"enum":["x","y"]}}}}}"#,
            "",
            &[],
        ),
    ];

    /// The findings that this file makes.
    fn found(properties: &str, keyword: &str) -> Vec<(&'static str, String, String)> {
        let found = form(&definition(properties, &["{", keyword, "}"].concat())).lint();
        let own = found.into_iter().filter(|one| matches!(one.code, "never-holds" | "unreachable"));
        own.map(|one| (one.code, one.pointer.to_string(), one.message)).collect()
    }

    #[test]
    fn a_condition_that_no_answer_satisfies_is_told() {
        for (a, test, part) in CONDITIONS {
            let properties = [r#"{"a":{"#, a, r#"},"b":{"form":{"when":{"/a":"#, test, "}}}}"].concat();
            let found = found(&properties, "");
            assert_eq!(found.len(), usize::from(!part.is_empty()), "{a} {test}: {found:?}");
            for (code, pointer, message) in found {
                assert_eq!((code, pointer.as_str()), ("never-holds", A), "{a} {test}");
                assert!(message.contains(part) && message.ends_with(['.', '?']), "{a} {test}: {message}");
            }
        }
    }

    #[test]
    fn it_is_told_where_it_stands() {
        for (properties, keyword, expected) in PLACES {
            let found = found(properties, keyword);
            assert_eq!(found.len(), expected.len(), "{properties} {keyword}: {found:?}");
            for ((code, pointer, message), (own, at, part)) in found.iter().zip(expected) {
                assert_eq!((code, pointer.as_str()), (own, *at), "{message}");
                assert!(message.contains(part), "{message}");
            }
        }
    }
}
