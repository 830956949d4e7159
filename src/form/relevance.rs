//! Whether conditions hold, for JSON documents and for sessions alike.

use crate::map::Set;
use std::borrow::Cow;

use super::{Condition, Field, Form, Reference};
use crate::check;
use crate::json::Value;
use crate::pointer::{Place, Pointer, Step};
use crate::schema::SchemaId;

/// Finds the value that a reference means; `None` where it is absent or irrelevant.
pub type Lookup<'l, 'v> = dyn Fn(&Reference) -> Option<Cow<'v, Value>> + 'l;

/// Whether a condition holds. An absent value satisfies no pointer test.
pub fn holds(form: &Form, condition: &Condition, lookup: &Lookup<'_, '_>) -> bool {
    let satisfied = |(reference, schema): &(Reference, SchemaId)| {
        lookup(reference).is_some_and(|value| check::holds(&form.schema, *schema, &value))
    };
    match condition {
        Condition::All(tests) => tests.iter().all(satisfied),
        Condition::Any(conditions) => conditions.iter().any(|condition| holds(form, condition, lookup)),
        Condition::Every(conditions) => conditions.iter().all(|condition| holds(form, condition, lookup)),
        Condition::Not(condition) => !holds(form, condition, lookup),
        Condition::Present(reference) => lookup(reference).is_some(),
    }
}

/// What in a document is not asked, given the answers in it.
#[derive(Debug, Default)]
pub(super) struct Irrelevant {
    /// Pointers of fields whose condition does not hold, whether there is a value or not.
    all: Set<Pointer>,
    /// Those of them whose condition was written by the author.
    written: Set<Pointer>,
}

impl Irrelevant {
    /// Looks at every condition, in the order in which they depend on each other.
    pub(super) fn of(form: &Form, document: &Value) -> Self {
        let mut irrelevant = Self::default();
        for field in form.order.iter().filter_map(|id| form.field(*id)) {
            let Some(condition) = &field.when else { continue };
            for pointer in instances(document, field) {
                let lookup =
                    |reference: &Reference| irrelevant.value(document, &resolve(&pointer, reference)?);
                if !holds(form, condition, &lookup) {
                    if field.has_own_condition {
                        irrelevant.written.insert(pointer.clone());
                    }
                    irrelevant.all.insert(pointer);
                }
            }
        }
        irrelevant
    }

    /// The relevant part of the value at a pointer.
    fn value<'v>(&self, document: &'v Value, pointer: &Pointer) -> Option<Cow<'v, Value>> {
        let mut around = std::iter::successors(Some(pointer.clone()), Pointer::parent);
        if around.any(|pointer| self.all.contains(&pointer)) {
            return None;
        }
        let value = document.at(pointer)?;
        let first = pointer.child("");
        let inside = self.all.range_from(&first).next().is_some_and(|other| is_below(pointer, other));
        Some(if inside { Cow::Owned(pruned(value, pointer, &self.all)) } else { Cow::Borrowed(value) })
    }

    /// Whether the author's conditions make this value irrelevant.
    pub(super) fn hides(&self, pointer: &Pointer) -> bool {
        !self.written.is_empty()
            && std::iter::successors(Some(pointer.clone()), Pointer::parent)
                .any(|around| self.written.contains(&around))
    }

    /// The document without what is irrelevant.
    pub(super) fn prune(&self, document: &Value) -> Value {
        pruned(document, &Pointer::root(), &self.all)
    }

    /// The document without what the author's conditions make irrelevant; `None` when that is all of it.
    pub(super) fn prune_written(&self, document: &Value) -> Option<Value> {
        (!self.written.is_empty()).then(|| pruned(document, &Pointer::root(), &self.written))
    }
}

fn is_below(pointer: &Pointer, other: &Pointer) -> bool {
    other.as_str().strip_prefix(pointer.as_str()).is_some_and(|rest| rest.starts_with('/'))
}

/// A copy without the members at these pointers.
fn pruned(value: &Value, at: &Pointer, without: &Set<Pointer>) -> Value {
    match value {
        Value::Object(object) => {
            let kept = object.iter().filter_map(|(name, member)| {
                let at = at.child(name);
                (!without.contains(&at)).then(|| (name, pruned(member, &at, without)))
            });
            Value::Object(kept.collect())
        }
        Value::Array(items) => {
            let item = |(index, item)| pruned(item, &at.child(&usize::to_string(&index)), without);
            Value::Array(items.iter().enumerate().map(item).collect())
        }
        other => other.clone(),
    }
}

/// Where a reference of the field at a pointer leads.
fn resolve(from: &Pointer, reference: &Reference) -> Option<Pointer> {
    match reference {
        Reference::Absolute(pointer) => Some(pointer.clone()),
        Reference::Relative { up, down } => {
            let mut base = from.clone();
            for _ in 0..*up {
                base = base.parent()?;
            }
            Some(down.tokens().fold(base, |pointer, token| pointer.child(&token)))
        }
    }
}

/// The pointers at which a field stands in a document: one for each row around it. The value itself may
/// be absent, the groups around it are there.
fn instances(document: &Value, field: &Field) -> Vec<Pointer> {
    let mut found = vec![(Pointer::root(), Some(document))];
    for step in field.place.steps() {
        let around = found.into_iter().filter_map(|(pointer, value)| Some((pointer, value?)));
        found = match step {
            Step::Name(name) => {
                around.map(|(pointer, value)| (pointer.child(&name), value.get(&name))).collect()
            }
            Step::AnyRow | Step::Row(_) => around.flat_map(rows).collect(),
        };
    }
    found.into_iter().map(|(pointer, _)| pointer).collect()
}

fn rows((pointer, value): (Pointer, &Value)) -> Vec<(Pointer, Option<&Value>)> {
    let items = value.as_array().unwrap_or_default().iter().enumerate();
    items.map(|(index, item)| (pointer.child(&index.to_string()), Some(item))).collect()
}

impl Form {
    /// The fields whose conditions read the field at a place (rows as `~*`), something in it, or a group
    /// around it.
    pub fn readers_of(&self, changed: &Place) -> Set<super::FieldId> {
        let at_and_around = std::iter::successors(Some(changed.clone()), Place::parent);
        let around = at_and_around.filter_map(|place| self.readers.get(&place));
        // Everything below a place begins with its text and a slash: the place of its member "".
        let below = self.readers.range_from(&changed.child("")).take_while(|(place, _)| changed.holds(place));
        around.chain(below.map(|(_, ids)| ids)).flatten().copied().collect()
    }
}
