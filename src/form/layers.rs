//! What is said of one value in several places of a schema, put in order: the schema itself, what its
//! `$ref` leads to, the members of `allOf`, and the branches of `if`, `dependentSchemas`, and of `oneOf` and
//! `anyOf` where a property tells them apart.

use std::cell::RefCell;

use crate::json::{Object, Value};
use crate::pointer::Pointer;
use crate::schema::{Discriminator, Keyword, Schema, SchemaId, Tell};

/// One schema object that speaks of the value.
#[derive(Clone, Debug)]
pub(super) struct Layer<'a> {
    /// Where it stands in the definition.
    pub(super) location: Pointer,
    /// The object.
    pub(super) object: &'a Object,
    /// What must hold for it to apply; all of them.
    pub(super) guards: Vec<Guard>,
}

/// Why a layer applies to the value only sometimes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Guard {
    /// What the value must satisfy.
    pub(super) test: Test,
    /// `else`: it must not.
    pub(super) negated: bool,
    /// How many levels above the layer's value the tested value is.
    pub(super) up: u32,
}

/// What a guard looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// The schema under `if`, by its location.
    If(Pointer),
    /// A property is there.
    Present(String),
    /// A property has the value that this branch wants: its name, and where its `const` stands.
    Is(String, Pointer),
}

/// Where a schema of the value stands, and what must hold for it to apply.
pub(super) type Location = (Pointer, Vec<Guard>);

/// Chains of references and nested `allOf` are followed this far.
const DEEPEST: usize = 32;

/// Finds layers in a compiled definition.
#[derive(Debug)]
pub(super) struct Layers<'a> {
    pub(super) definition: &'a Value,
    pub(super) schema: &'a Schema,
    /// Where references lead: many lead to the same few places.
    targets: RefCell<Vec<(SchemaId, Option<Pointer>)>>,
}

impl<'a> Layers<'a> {
    /// Of this definition as it was compiled.
    pub(super) fn new(definition: &'a Value, schema: &'a Schema) -> Self {
        Self { definition, schema, targets: RefCell::default() }
    }

    /// The layers of the value whose schemas stand at these locations; the first texts win.
    pub(super) fn of(&self, locations: &[Location]) -> Vec<Layer<'a>> {
        let mut layers = Vec::new();
        for (location, guards) in locations {
            self.add(location, guards, &mut layers, 0);
        }
        layers
    }

    fn add(&self, location: &Pointer, guards: &[Guard], layers: &mut Vec<Layer<'a>>, depth: usize) {
        // Where other guards lead here, it applies while any of them hold: a layer for each way.
        let is_known = |layer: &Layer<'_>| {
            layer.location == *location && layer.guards.iter().all(|guard| guards.contains(guard))
        };
        let known = layers.iter().any(is_known);
        let Some(Value::Object(object)) = self.definition.at(location) else { return };
        if known || depth > DEEPEST {
            return;
        }
        layers.push(Layer { location: location.clone(), object, guards: guards.to_vec() });
        if let Some(target) = self.target(location) {
            self.add(&target, guards, layers, depth + 1);
        }
        for index in 0..object.get("allOf").and_then(Value::as_array).map_or(0, <[Value]>::len) {
            self.add(&location.child("allOf").child(&index.to_string()), guards, layers, depth + 1);
        }
        self.add_branches(location, object, guards, layers, depth);
        for keyword in ["oneOf", "anyOf"] {
            self.add_choice(&location.child(keyword), object.get(keyword), guards, layers, depth);
        }
    }

    /// The branches of `oneOf` or `anyOf`, if a property tells them apart. Where `null` is the only other
    /// branch, the one that is left always stands: an absent answer is absent, never `null`.
    fn add_choice(
        &self,
        at: &Pointer,
        branches: Option<&'a Value>,
        guards: &[Guard],
        layers: &mut Vec<Layer<'a>>,
        depth: usize,
    ) {
        let branches = branches.and_then(Value::as_array).unwrap_or_default();
        let mut real = (0..branches.len()).filter(|index| !branches.get(*index).is_some_and(is_null));
        if let (Some(only), None) = (real.next(), real.next()) {
            return self.add(&at.child(&only.to_string()), guards, layers, depth + 1);
        }
        let Some(name) = self.discriminator(at).map(|found| found.name.as_ref()) else { return };
        for index in 0..branches.len() {
            let branch = at.child(&index.to_string());
            let Some(constant) = self.property(&branch, name) else { continue };
            let test = Test::Is(name.to_owned(), constant);
            let guards = [guards, &[Guard { test, negated: false, up: 0 }]].concat();
            self.add(&branch, &guards, layers, depth + 1);
        }
    }

    /// Where the schema of a property of a branch stands, there or where its `$ref` leads.
    fn property(&self, branch: &Pointer, name: &str) -> Option<Pointer> {
        let mut at = branch.clone();
        for _ in 0..DEEPEST {
            let property = at.child("properties").child(name);
            if self.definition.at(&property).is_some() {
                return Some(property);
            }
            at = self.target(&at)?;
        }
        None
    }

    /// The property that tells the branches of the `oneOf` or `anyOf` at a location apart.
    pub(super) fn discriminator(&self, at: &Pointer) -> Option<&'a Discriminator> {
        let keywords = self.schema.keywords(self.schema.at(&at.parent()?)?);
        keywords.iter().find_map(|keyword| match (keyword, at.tokens().next_back().as_deref()) {
            (Keyword::OneOf(branches), Some("oneOf")) | (Keyword::AnyOf(branches), Some("anyOf")) => {
                if let Tell::Property(found) = &branches.tell {
                    Some(found)
                } else {
                    None
                }
            }
            _ => None,
        })
    }

    fn add_branches(
        &self,
        at: &Pointer,
        object: &Object,
        guards: &[Guard],
        layers: &mut Vec<Layer<'a>>,
        depth: usize,
    ) {
        let mut branch = |location: Pointer, test: Test, negated: bool| {
            let guards = [guards, &[Guard { test, negated, up: 0 }]].concat();
            self.add(&location, &guards, layers, depth + 1);
        };
        if object.get("if").is_some() {
            let test = Test::If(at.child("if"));
            branch(at.child("then"), test.clone(), false);
            branch(at.child("else"), test, true);
        }
        let dependent = object.get("dependentSchemas").and_then(Value::as_object);
        for (name, _) in dependent.into_iter().flat_map(Object::iter) {
            branch(at.child("dependentSchemas").child(name), Test::Present(name.to_owned()), false);
        }
    }

    /// Where the `$ref` at this location leads, in this definition.
    pub(super) fn target(&self, location: &Pointer) -> Option<Pointer> {
        let target = self.schema.target(self.schema.at(location)?)?;
        let mut targets = self.targets.borrow_mut();
        if let Some((_, place)) = targets.iter().find(|(known, _)| *known == target) {
            return place.clone();
        }
        let place = self.schema.place(target);
        targets.push((target, place.clone()));
        place
    }
}

/// `{ "type": "null" }`
fn is_null(schema: &Value) -> bool {
    schema.get("type").and_then(Value::as_str) == Some("null") || schema.get("const") == Some(&Value::Null)
}

/// The layers that speak of the value itself and not of a branch of it.
pub(super) fn own<'l, 'a>(layers: &'l [Layer<'a>]) -> impl Iterator<Item = &'l Layer<'a>> {
    layers.iter().filter(|layer| layer.guards.iter().all(|guard| guard.up > 0))
}

/// The first value that a keyword has in the layers.
pub(super) fn keyword<'a>(layers: &[Layer<'a>], name: &str) -> Option<&'a Value> {
    layers.iter().find_map(|layer| layer.object.get(name))
}

/// The first text that a keyword has in the layers.
pub(super) fn text<'a>(layers: &[Layer<'a>], name: &str) -> Option<&'a str> {
    layers.iter().find_map(|layer| layer.object.get(name)?.as_str())
}
