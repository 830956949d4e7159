//! The schemas inside conditions, found before the definition is compiled, so that one compilation
//! serves both constraints and conditions.

use crate::json::{Object, Value};
use crate::pointer::Pointer;
use crate::schema::{Schema, SchemaId};

/// Before the pointer of a condition's schema: its name for the compiler, which knows no `form` keyword.
const NAME: &str = "form:";

/// The definition as the compiler gets it: every schema of every condition also stands under `$defs`.
pub(super) fn compilable(definition: &Value, keyword: &'static str) -> Value {
    let places = conditions(definition);
    let mut copy = definition.clone();
    if let (Value::Object(root), false) = (&mut copy, places.is_empty()) {
        let own = root.get(keyword);
        if own.is_none_or(|value| value.as_object().is_some()) {
            let mut all: Object = own.and_then(Value::as_object).cloned().unwrap_or_default();
            for place in places {
                if let Some(schema) = written(definition, &place) {
                    all.insert([NAME, place.as_str()].concat(), schema);
                }
            }
            root.insert(keyword, all);
        }
    }
    copy
}

/// Where the schemas of all conditions stand.
pub(super) fn conditions(definition: &Value) -> Vec<Pointer> {
    let mut places = Vec::new();
    conditions_of_root(definition, &mut places);
    schema(definition, &Pointer::root(), &mut places);
    places
}

/// `$defs`, or `definitions` in draft 7.
pub(super) fn defs_keyword(definition: &Value) -> &'static str {
    let old = definition.get("$schema").and_then(Value::as_str).is_some_and(|uri| uri.contains("draft-07"));
    if old { "definitions" } else { "$defs" }
}

/// Where a place of the compiled document stands in the definition.
pub(super) fn origin(pointer: &Pointer, keyword: &str) -> Pointer {
    let mut tokens = pointer.tokens();
    let added = tokens.next().filter(|first| first == keyword).and_then(|_| tokens.next());
    let origin = added.and_then(|name| Pointer::parse(name.strip_prefix(NAME)?));
    match origin {
        Some(origin) => tokens.fold(origin, |pointer, token| pointer.child(&token)),
        None => pointer.clone(),
    }
}

/// The compiled schema of a condition's schema, by where it stands.
pub(super) fn compiled(schema: &Schema, at: &Pointer, keyword: &str) -> Option<SchemaId> {
    schema.at(&Pointer::root().child(keyword).child(&[NAME, at.as_str()].concat()))
}

/// The schema of a condition as it stands in the definition; `unknown` stands for a box that is ticked.
pub(super) fn written(definition: &Value, at: &Pointer) -> Option<Value> {
    let value = definition.at(at)?;
    let is_box = at.as_str().ends_with("/form/unknown") && value.as_str().is_some();
    Some(if is_box { Value::Object([("const", true)].into_iter().collect()) } else { value.clone() })
}

/// `form.conditions`, `form.actingFor.when` and `form.pages[].when`.
fn conditions_of_root(definition: &Value, places: &mut Vec<Pointer>) {
    let Some(form) = definition.get("form") else { return };
    let at = Pointer::root().child("form");
    let named = form.get("conditions").and_then(Value::as_object);
    for (name, value) in named.into_iter().flat_map(Object::iter) {
        condition(value, &at.child("conditions").child(name), places);
    }
    if let Some(when) = form.get("actingFor").and_then(|acting| acting.get("when")) {
        condition(when, &at.child("actingFor").child("when"), places);
    }
    let pages = form.get("pages").and_then(Value::as_array).unwrap_or_default();
    for (index, page) in pages.iter().enumerate() {
        let page_at = at.child("pages").child(&index.to_string()).child("when");
        page.get("when").into_iter().for_each(|when| condition(when, &page_at, places));
    }
}

/// The values of the pointers of one condition.
fn condition(value: &Value, at: &Pointer, places: &mut Vec<Pointer>) {
    match value {
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| condition(item, &at.child(&index.to_string()), places));
        }
        Value::Object(object) => {
            for (name, value) in object.iter() {
                match name {
                    "not" => condition(value, &at.child(name), places),
                    "expr" => {}
                    _ => places.push(at.child(name)),
                }
            }
        }
        _ => {}
    }
}

/// Every `form.when` at and below a schema. Depth is bounded by the reader's.
fn schema(value: &Value, at: &Pointer, places: &mut Vec<Pointer>) {
    let Some(object) = value.as_object() else { return };
    if let (Some(when), false) = (object.get("form").and_then(|form| form.get("when")), at.is_root()) {
        condition(when, &at.child("form").child("when"), places);
    }
    let unknown = object.get("form").and_then(|form| form.get("unknown")).and_then(Value::as_str);
    places.extend(unknown.filter(|_| !at.is_root()).map(|_| at.child("form").child("unknown")));
    for (keyword, value) in object.iter() {
        let at = at.child(keyword);
        match (keyword, value) {
            ("const" | "enum" | "default" | "examples" | "form", _) => {}
            (
                "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas",
                Value::Object(members),
            ) => {
                members.iter().for_each(|(name, member)| schema(member, &at.child(name), places));
            }
            (_, Value::Array(items)) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(index, item)| schema(item, &at.child(&index.to_string()), places));
            }
            (_, value) => schema(value, &at, places),
        }
    }
}
