//! The schemas inside conditions, found before the definition is compiled, so that one compilation
//! serves both constraints and conditions.

use crate::map::Map;

use crate::json::{Object, Value};
use crate::pointer::Pointer;
use crate::schema::{Schema, SchemaId};

/// Where the schemas of conditions are put for the compiler, which knows no `form` keyword.
const NAME: &str = "form:";

/// The definition as the compiler gets it, and where each added schema came from.
#[derive(Debug)]
pub(super) struct Compilable {
    pub(super) schema: Value,
    places: Vec<Pointer>,
    keyword: &'static str,
}

/// Puts every schema of every condition under `$defs`.
pub(super) fn compilable(definition: &Value) -> Compilable {
    let mut places = Vec::new();
    conditions_of_root(definition, &mut places);
    schema(definition, &Pointer::root(), &mut places);
    let keyword = if definition.get("$defs").is_none() && definition.get("definitions").is_some() {
        "definitions"
    } else {
        "$defs"
    };
    let mut copy = definition.clone();
    if let (Value::Object(root), false) = (&mut copy, places.is_empty()) {
        let mut added: Object = root.get(keyword).and_then(Value::as_object).cloned().unwrap_or_default();
        let schemas = places.iter().enumerate().filter_map(|(at, place)| Some((at, definition.at(place)?)));
        schemas.for_each(|(at, schema)| drop(added.insert(name(at), schema.clone())));
        if root.get(keyword).is_none_or(|value| value.as_object().is_some()) {
            root.insert(keyword, added);
        }
    }
    Compilable { schema: copy, places, keyword }
}

fn name(at: usize) -> String {
    [NAME, &at.to_string()].concat()
}

impl Compilable {
    /// Where a place of the compiled document stands in the definition.
    pub(super) fn origin(&self, pointer: &Pointer) -> Pointer {
        let mut tokens = pointer.tokens();
        let added = tokens.next().filter(|keyword| *keyword == self.keyword).and_then(|_| tokens.next());
        let number = added.and_then(|name| name.strip_prefix(NAME)?.parse::<usize>().ok());
        let Some(origin) = number.and_then(|at| self.places.get(at)) else { return pointer.clone() };
        tokens.fold(origin.clone(), |pointer, token| pointer.child(&token))
    }

    /// The compiled schema of each schema inside a condition, by where it stands.
    pub(super) fn conditions(&self, schema: &Schema) -> Map<Pointer, SchemaId> {
        let defs = Pointer::root().child(self.keyword);
        let id = |at: usize| schema.at(&defs.child(&name(at)));
        self.places.iter().enumerate().filter_map(|(at, place)| Some((place.clone(), id(at)?))).collect()
    }
}

/// `form.conditions` and `form.pages[].when`.
fn conditions_of_root(definition: &Value, places: &mut Vec<Pointer>) {
    let Some(form) = definition.get("form") else { return };
    let at = Pointer::root().child("form");
    let named = form.get("conditions").and_then(Value::as_object);
    for (name, value) in named.into_iter().flat_map(Object::iter) {
        condition(value, &at.child("conditions").child(name), places);
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
