//! A condition as a schema for the value that it is anchored at: the root, or the row it looks around in.

use super::{Relevant, object, reference};
use crate::form::{Condition, FieldId, Form, Reference, scan};
use crate::json::{Object, Value};
use crate::pointer::{Place, Step};
use crate::schema::SchemaId;

/// Schemas that must all hold, each for the value at its anchor; outermost anchor first.
pub(super) type Lowered = Vec<(Place, Value)>;

/// Lowers conditions in the order in which they depend on each other.
pub(super) struct Lowering<'a> {
    pub(super) form: &'a Form,
    /// What was lowered before.
    pub(super) relevant: &'a Relevant,
    pub(super) keyword: &'static str,
}

impl Lowering<'_> {
    /// The condition of the field at `owner`; `None` where it has no exact schema.
    pub(super) fn condition(&self, condition: &Condition, owner: &Place) -> Option<Lowered> {
        let lowered = match condition {
            Condition::All(tests) => {
                let tests: Option<Vec<Lowered>> = tests
                    .iter()
                    .map(|(reference, schema)| self.test(reference, self.schema(*schema)?, owner))
                    .collect();
                tests?.concat()
            }
            Condition::Present(reference) => self.test(reference, Value::Bool(true), owner)?,
            Condition::Every(conditions) => self.each(conditions, owner)?.concat(),
            Condition::Any(conditions) => {
                let single: Option<Vec<(Place, Value)>> =
                    self.each(conditions, owner)?.into_iter().map(single).collect();
                let single = single?;
                let anchor = single.first()?.0.clone();
                if single.iter().any(|(other, _)| *other != anchor) {
                    return None;
                }
                let schemas = single.into_iter().map(|(_, schema)| schema).collect();
                vec![(anchor, object("anyOf", Value::Array(schemas)))]
            }
            Condition::Not(condition) => {
                let (anchor, schema) = single(self.condition(condition, owner)?)?;
                vec![(anchor, object("not", schema))]
            }
        };
        Some(merged(lowered))
    }

    fn each(&self, conditions: &[Condition], owner: &Place) -> Option<Vec<Lowered>> {
        conditions.iter().map(|condition| self.condition(condition, owner)).collect()
    }

    /// The schema as it stands in the definition.
    fn schema(&self, id: SchemaId) -> Option<Value> {
        let place = scan::origin(&self.form.schema.place(id)?, self.keyword);
        self.form.definition.at(&place).cloned()
    }

    /// The value is relevant, there, and satisfies the schema.
    fn test(&self, reference: &Reference, schema: Value, owner: &Place) -> Option<Lowered> {
        let target = target(reference, owner)?;
        if schema != Value::Bool(true) && self.has_conditions_inside(&target) {
            return None;
        }
        let anchor = anchor(&target);
        let mut all = self.relevance(&target)?;
        all.push((anchor.clone(), required_at(&anchor, &target, schema)));
        Some(all)
    }

    /// A group is tested without what is irrelevant in it, which a schema cannot see.
    fn has_conditions_inside(&self, target: &Place) -> bool {
        let inside = |id: &FieldId| {
            self.form.field(*id).is_some_and(|field| field.place != *target && target.holds(&field.place))
        };
        self.form.order.iter().any(inside)
    }

    /// The conditions of a value and of the groups around it.
    fn relevance(&self, target: &Place) -> Option<Lowered> {
        let mut all = Vec::new();
        for place in std::iter::successors(Some(target.clone()), Place::parent) {
            let id = self.form.by_place.get(&place);
            if let Some((_, named)) = id.and_then(|id| self.relevant.iter().find(|(own, _)| own == id)) {
                let named = named.as_ref()?.iter();
                all.extend(named.map(|(anchor, name)| (anchor.clone(), reference(self.keyword, name))));
            }
        }
        Some(all)
    }
}

/// The place of the field that a reference leads to.
fn target(reference: &Reference, owner: &Place) -> Option<Place> {
    let (base, down) = match reference {
        Reference::Absolute(pointer) => (Place::root(), pointer),
        Reference::Relative { up, down } => {
            ((0..*up).try_fold(owner.clone(), |place, _| place.parent())?, down)
        }
    };
    Some(down.tokens().fold(base, |place, token| place.child(&token)))
}

/// The innermost row that a place is in; else the root.
fn anchor(place: &Place) -> Place {
    let is_row = |place: &Place| place.steps().next_back() == Some(Step::AnyRow);
    std::iter::successors(Some(place.clone()), Place::parent).find(is_row).unwrap_or_default()
}

/// The schema for the value at `from` that asks for the value at `to` and puts `schema` on it.
fn required_at(from: &Place, to: &Place, schema: Value) -> Value {
    let steps: Vec<Step<'_>> = to.steps().skip(from.steps().count()).collect();
    steps.into_iter().rev().fold(schema, |schema, step| {
        let Step::Name(name) = step else { return schema };
        let mut group = Object::new();
        group.insert("type", "object");
        group.insert("required", Value::Array(vec![Value::from(&*name)]));
        if schema != Value::Bool(true) {
            group.insert("properties", object(&name, schema));
        }
        Value::Object(group)
    })
}

/// One schema for each anchor, outermost first: each anchor holds the next.
fn merged(lowered: Lowered) -> Lowered {
    let mut merged: Vec<(Place, Vec<Value>)> = Vec::new();
    for (anchor, schema) in lowered {
        match merged.iter_mut().find(|(own, _)| *own == anchor) {
            Some((_, schemas)) => schemas.push(schema),
            None => merged.push((anchor, vec![schema])),
        }
    }
    let mut sorted: Lowered = Vec::new();
    for (anchor, schemas) in merged {
        let longer = |(other, _): &(Place, Value)| other.as_str().len() > anchor.as_str().len();
        let at = sorted.iter().position(longer).unwrap_or(sorted.len());
        sorted.insert(at, (anchor, all_of(schemas)));
    }
    sorted
}

fn all_of(mut schemas: Vec<Value>) -> Value {
    match schemas.len() {
        1 => schemas.pop().unwrap_or(Value::Bool(true)),
        _ => object("allOf", Value::Array(schemas)),
    }
}

/// A condition that looks at values from one place only; one that always holds looks from the root.
fn single(mut lowered: Lowered) -> Option<(Place, Value)> {
    match lowered.len() {
        0 => Some((Place::root(), Value::Bool(true))),
        1 => lowered.pop(),
        _ => None,
    }
}
