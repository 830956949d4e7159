//! A condition as schemas for the values that it is anchored at: the root, or the rows it looks around in.

use super::strip::Copy;
use super::{Relevant, all_of, formats, object};
use crate::form::{Condition, FieldId, Form, Reference, scan};
use crate::json::{Object, Value};
use crate::pointer::{Place, Step};
use crate::schema::SchemaId;

/// A schema for the value at its anchor, or that it must not hold.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Literal {
    pub(super) anchor: Place,
    schema: Value,
    negated: bool,
}

/// All must hold.
pub(super) type Conjunct = Vec<Literal>;

/// Any of these must hold; none: never.
pub(super) type Lowered = Vec<Conjunct>;

/// Conditions that look at rows and around them multiply out; more than this is no help to anyone.
const MOST: usize = 32;

impl Literal {
    pub(super) fn new(anchor: Place, schema: Value) -> Self {
        Self { anchor, schema, negated: false }
    }

    pub(super) fn schema(&self) -> Value {
        if self.negated { object("not", self.schema.clone()) } else { self.schema.clone() }
    }

    fn not(self) -> Self {
        Self { negated: !self.negated, ..self }
    }

    /// Whether it only names a condition.
    pub(super) fn is_reference(&self) -> bool {
        self.schema.get("$ref").is_some()
    }
}

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
            // No keyword computes.
            Condition::Expression(_) => None,
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
                let none =
                    self.condition(condition, owner)?.into_iter().try_fold(always(), |all, conjunct| {
                        let none = by_anchor(conjunct).into_iter().map(|literal| vec![literal.not()]);
                        product(&all, &none.collect::<Lowered>())
                    });
                none.map(together)
            }
        }
    }

    /// The schema as it stands in the definition.
    fn schema(&self, id: SchemaId) -> Option<Value> {
        let place = self.form.schema.place(id)?;
        let origin = scan::origin(&place, scan::defs_keyword(&self.form.definition));
        let schema = scan::written(&self.form.definition, &origin)?;
        let looser = formats::is_looser_in(self.form, self.copy.layers, &schema, &place);
        (!looser).then(|| self.copy.schema(&schema, &place))
    }

    /// The value is relevant, there, and satisfies the schema.
    fn test(&self, reference: &Reference, schema: Value, owner: &Place) -> Option<Lowered> {
        let target = target(reference, owner)?;
        if schema != Value::Bool(true) && self.has_conditions_inside(&target) || self.is_in_tuple(&target) {
            return None;
        }
        let anchor = anchor(&target);
        let test = required_at(&anchor, &target, schema);
        product(&self.relevance(&target, owner)?, &[vec![Literal::new(anchor, test)]])
    }

    /// A member of a tuple has no name that `required` could ask for.
    fn is_in_tuple(&self, target: &Place) -> bool {
        let mut around = std::iter::successors(target.parent(), Place::parent);
        around.any(|place| self.form.field_at(&place).is_some_and(|group| group.tuple))
    }

    /// A group is tested without what is irrelevant in it, which a schema cannot see.
    fn has_conditions_inside(&self, target: &Place) -> bool {
        let inside = |id: &FieldId| {
            self.form.field(*id).is_some_and(|field| field.place != *target && target.holds(&field.place))
        };
        self.form.order.iter().any(inside)
    }

    /// The conditions of a value and of the groups around it; those around the owner hold where it matters.
    fn relevance(&self, target: &Place, owner: &Place) -> Option<Lowered> {
        let mut all = always();
        let around = std::iter::successors(Some(target.clone()), Place::parent);
        for place in around.filter(|place| !place.holds(owner)) {
            let id = self.form.by_place.get(&place);
            if let Some(relevant) = id.and_then(|id| self.relevant.get(id.0 as usize)?.as_ref()) {
                all = product(&all, relevant.as_ref()?)?;
            }
        }
        Some(all)
    }
}

fn always() -> Lowered {
    vec![Conjunct::new()]
}

/// Both hold.
pub(super) fn product(left: &[Conjunct], right: &[Conjunct]) -> Option<Lowered> {
    let mut both = Lowered::new();
    for one in left {
        for other in right {
            let mut conjunct = one.clone();
            conjunct.extend(other.iter().filter(|literal| !one.contains(literal)).cloned());
            let never = other.iter().any(|literal| one.contains(&literal.clone().not()));
            // What holds less often than another of them adds nothing.
            let includes = |less: &Conjunct| less.iter().all(|literal| conjunct.contains(literal));
            if !never && !both.iter().any(includes) {
                both.retain(|more| !conjunct.iter().all(|literal| more.contains(literal)));
                both.push(conjunct);
            }
        }
    }
    (both.len() <= MOST).then_some(both)
}

/// Those that look at values from one place only become one.
fn together(any: Lowered) -> Lowered {
    let mut kept = Lowered::new();
    let mut groups: Vec<(Place, Vec<Value>)> = Vec::new();
    for conjunct in any {
        let mut merged = by_anchor(conjunct);
        match (merged.len(), merged.pop()) {
            (1, Some(literal)) => add(&mut groups, literal.anchor.clone(), literal.schema()),
            (_, Some(last)) => {
                merged.push(last);
                kept.push(merged);
            }
            (_, None) => return always(),
        }
    }
    let single = groups.into_iter().map(|(anchor, mut schemas)| match schemas.len() {
        1 => vec![Literal::new(anchor, schemas.pop().unwrap_or(Value::Bool(true)))],
        _ => vec![Literal::new(anchor, object("anyOf", Value::Array(schemas)))],
    });
    single.chain(kept).collect()
}

/// One literal for each anchor, outermost first: each anchor holds the next.
pub(super) fn by_anchor(conjunct: Conjunct) -> Conjunct {
    let mut sorted: Vec<Conjunct> = Vec::new();
    for literal in conjunct {
        let length = literal.anchor.as_str().len();
        let first = |group: &Conjunct| group.first().map_or(0, |literal| literal.anchor.as_str().len());
        if let Some(group) = sorted.iter_mut().find(|group| first(group) == length) {
            group.push(literal);
        } else {
            let at = sorted.iter().position(|group| first(group) > length).unwrap_or(sorted.len());
            sorted.insert(at, vec![literal]);
        }
    }
    sorted.into_iter().filter_map(joined).collect()
}

fn joined(mut group: Conjunct) -> Option<Literal> {
    if group.len() == 1 {
        return group.pop();
    }
    let schemas = group.iter().map(Literal::schema).collect();
    Some(Literal::new(group.pop()?.anchor, all_of(schemas)))
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
        Reference::Relative { up, down } => ((0..*up).try_fold(owner.clone(), |place, _| place.up())?, down),
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
