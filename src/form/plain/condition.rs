//! A condition as schemas for the values that it is anchored at: the root, or the rows it looks around in.

use super::strip::Copy;
use super::{Relevant, all_of, formats, object, reference};
use crate::form::{Condition, FieldId, Form, Reference, scan};
use crate::json::{Object, Value};
use crate::pointer::{Place, Step};
use crate::schema::SchemaId;

/// Schemas that must all hold, each for the value at its anchor; outermost anchor first.
pub(super) type Conjunct = Vec<(Place, Value)>;

/// Any of these must hold; none: never.
pub(super) type Lowered = Vec<Conjunct>;

/// Conditions that look at rows and around them multiply out; more than this is no help to anyone.
const MOST: usize = 16;

/// Lowers conditions in the order in which they depend on each other.
pub(super) struct Lowering<'a> {
    pub(super) form: &'a Form,
    /// What was lowered before.
    pub(super) relevant: &'a Relevant,
    pub(super) copy: &'a Copy<'a>,
}

impl Lowering<'_> {
    /// The condition of the field at `owner`; `None` where it has no exact schema.
    pub(super) fn condition(&self, condition: &Condition, owner: &Place) -> Option<Lowered> {
        match condition {
            Condition::All(tests) => tests.iter().try_fold(always(), |all, (reference, schema)| {
                product(&all, &self.test(reference, self.schema(*schema)?, owner)?)
            }),
            Condition::Present(reference) => self.test(reference, Value::Bool(true), owner),
            Condition::Every(conditions) => conditions
                .iter()
                .try_fold(always(), |all, condition| product(&all, &self.condition(condition, owner)?)),
            Condition::Any(conditions) => {
                let mut any = Lowered::new();
                for condition in conditions {
                    any.extend(self.condition(condition, owner)?);
                }
                Some(together(any))
            }
            Condition::Not(condition) => {
                self.condition(condition, owner)?.into_iter().try_fold(always(), |all, conjunct| {
                    let none = |(anchor, schema)| vec![(anchor, object("not", schema))];
                    product(&all, &conjunct.into_iter().map(none).collect::<Lowered>())
                })
            }
        }
    }

    /// The schema as it stands in the definition.
    fn schema(&self, id: SchemaId) -> Option<Value> {
        let place = self.form.schema.place(id)?;
        let origin = scan::origin(&place, scan::defs_keyword(&self.form.definition));
        let schema = self.form.definition.at(&origin)?;
        let looser = formats::is_looser_in(self.form, self.copy.layers, schema, &place);
        (!looser).then(|| self.copy.schema(schema, &place))
    }

    /// The value is relevant, there, and satisfies the schema.
    fn test(&self, reference: &Reference, schema: Value, owner: &Place) -> Option<Lowered> {
        let target = target(reference, owner)?;
        if schema != Value::Bool(true) && self.has_conditions_inside(&target) {
            return None;
        }
        let anchor = anchor(&target);
        let test = required_at(&anchor, &target, schema);
        product(&self.relevance(&target)?, &[vec![(anchor, test)]])
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
        let keyword = scan::defs_keyword(&self.form.definition);
        let mut all = always();
        for place in std::iter::successors(Some(target.clone()), Place::parent) {
            let id = self.form.by_place.get(&place);
            if let Some(relevant) = id.and_then(|id| self.relevant.get(id.0 as usize)?.as_ref()) {
                all = product(&all, &named(keyword, relevant.as_ref()?))?;
            }
        }
        Some(all)
    }
}

fn always() -> Lowered {
    vec![Conjunct::new()]
}

/// A condition that was given names.
pub(super) fn named(keyword: &str, any: &[Vec<(Place, String)>]) -> Lowered {
    let conjunct = |all: &Vec<(Place, String)>| {
        all.iter().map(|(anchor, name)| (anchor.clone(), reference(keyword, name))).collect()
    };
    any.iter().map(conjunct).collect()
}

/// Both hold.
pub(super) fn product(left: &[Conjunct], right: &[Conjunct]) -> Option<Lowered> {
    if left.len() * right.len() > MOST {
        return None;
    }
    let mut both = Lowered::new();
    for one in left {
        both.extend(right.iter().map(|other| merged(&[one.as_slice(), other].concat())));
    }
    Some(together(both))
}

/// Those that look at values from one place only become one.
fn together(any: Lowered) -> Lowered {
    if any.iter().any(Vec::is_empty) {
        return always();
    }
    let mut groups: Vec<(Place, Vec<Value>)> = Vec::new();
    let mut kept = Lowered::new();
    for mut conjunct in any {
        match (conjunct.len(), conjunct.pop()) {
            (1, Some((anchor, schema))) => add(&mut groups, anchor, schema),
            (_, Some(last)) => {
                conjunct.push(last);
                kept.push(conjunct);
            }
            (_, None) => {}
        }
    }
    let single = groups.into_iter().map(|(anchor, mut schemas)| match schemas.len() {
        1 => vec![(anchor, schemas.pop().unwrap_or(Value::Bool(true)))],
        _ => vec![(anchor, object("anyOf", Value::Array(schemas)))],
    });
    single.chain(kept).collect()
}

/// One schema for each anchor, outermost first: each anchor holds the next.
fn merged(conjunct: &[(Place, Value)]) -> Conjunct {
    let mut groups: Vec<(Place, Vec<Value>)> = Vec::new();
    for (anchor, schema) in conjunct {
        add(&mut groups, anchor.clone(), schema.clone());
    }
    let mut sorted = Conjunct::new();
    for (anchor, schemas) in groups {
        let longer = |(other, _): &(Place, Value)| other.as_str().len() > anchor.as_str().len();
        let at = sorted.iter().position(longer).unwrap_or(sorted.len());
        sorted.insert(at, (anchor, all_of(schemas)));
    }
    sorted
}

fn add(groups: &mut Vec<(Place, Vec<Value>)>, anchor: Place, schema: Value) {
    match groups.iter_mut().find(|(own, _)| *own == anchor) {
        Some((_, schemas)) if schemas.contains(&schema) => {}
        Some((_, schemas)) => schemas.push(schema),
        None => groups.push((anchor, vec![schema])),
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
pub(super) fn anchor(place: &Place) -> Place {
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
