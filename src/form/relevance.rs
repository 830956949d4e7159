//! Whether conditions hold, for JSON documents and for sessions alike.

use std::borrow::Cow;

use super::{Check, Condition, Field, FieldId, Form, Reference};
use crate::check;
use crate::expr::{Data, Date, Expression, Scope};
use crate::json::{Object, Value, decimal};
use crate::map::Set;
use crate::pointer::{Place, Pointer, Step, array_index};
use crate::problem::Problem;
use crate::schema::SchemaId;

/// What conditions and expressions may know: the value that a reference means (`None` where it is absent or
/// irrelevant), and the civil date.
pub fn scope<'s, 'v>(
    lookup: &'s dyn Fn(&Reference) -> Option<Cow<'v, Value>>,
    today: &'s str,
) -> Scope<'s, 'v> {
    let birth_date = |format: &str, text: &str| {
        let date = check::birth_date(format, text)?;
        Date::new(date.year, date.month, date.day)
    };
    Scope { lookup, today, birth_date }
}

/// Whether a condition holds. An absent value satisfies no pointer test.
pub fn holds(form: &Form, condition: &Condition, scope: &Scope<'_, '_>) -> bool {
    let satisfied = |(reference, schema): &(Reference, SchemaId)| {
        (scope.lookup)(reference).is_some_and(|value| check::holds(&form.schema, *schema, &value))
    };
    match condition {
        Condition::All(tests) => tests.iter().all(satisfied),
        Condition::Any(conditions) => conditions.iter().any(|condition| holds(form, condition, scope)),
        Condition::Every(conditions) => conditions.iter().all(|condition| holds(form, condition, scope)),
        Condition::Not(condition) => !holds(form, condition, scope),
        Condition::Present(reference) => (scope.lookup)(reference).is_some(),
        Condition::Expression(expression) => expression.holds(scope),
    }
}

/// What in a document is not asked, given the answers in it.
#[derive(Debug, Default)]
pub(super) struct Irrelevant {
    /// Pointers of fields whose condition does not hold, whether there is a value or not.
    all: Pointers,
    /// Those of them whose condition was written by the author.
    written: Pointers,
}

/// A set in which what is around and below a pointer is found as well.
#[derive(Debug, Default)]
struct Pointers(Set<Pointer>);

impl Pointers {
    /// Whether one of them is the pointer itself or around it.
    fn hold(&self, pointer: &Pointer) -> bool {
        let mut around = Some(pointer.clone());
        while let Some(pointer) = around {
            if self.0.contains(&pointer) {
                return true;
            }
            around = pointer.parent();
        }
        false
    }

    /// Whether one of them is below the pointer.
    fn any_below(&self, pointer: &Pointer) -> bool {
        // Everything below a pointer begins with its text and a slash: the pointer of its member "".
        let first = pointer.child("");
        self.0.range_from(&first).next().is_some_and(|other| other.as_str().starts_with(first.as_str()))
    }
}

impl Irrelevant {
    /// Looks at every condition, in the order in which they depend on each other.
    pub(super) fn of(form: &Form, document: &Value, today: &str) -> Self {
        let mut irrelevant = Self::default();
        for field in form.order.iter().filter_map(|id| form.field(*id)) {
            let Some(condition) = &field.when else { continue };
            for pointer in instances(form, document, &field.place) {
                let lookup =
                    |reference: &Reference| irrelevant.value(document, &resolve(&pointer, reference)?);
                if !holds(form, condition, &scope(&lookup, today)) {
                    if field.has_own_condition {
                        irrelevant.written.0.insert(pointer.clone());
                    }
                    irrelevant.all.0.insert(pointer);
                }
            }
        }
        irrelevant
    }

    /// Adds what is wrong between answers: computed values that differ, and checks that do not hold.
    pub(super) fn compare(&self, form: &Form, document: &Value, today: &str, problems: &mut Vec<Problem>) {
        for field in &form.fields {
            let Some(compute) = &field.compute else { continue };
            for (pointer, value) in self.computed(form, document, field, compute, today) {
                if !self.all.hold(&pointer) && document.at(&pointer) != value.as_ref() {
                    problems.push(Problem::new(pointer, "compute"));
                }
            }
        }
        for check in &form.checks {
            for pointer in instances(form, document, &check.owner) {
                let lookup = |reference: &Reference| self.value(document, &resolve(&pointer, reference)?);
                if !self.all.hold(&pointer) && check.fails(&scope(&lookup, today)) {
                    problems.push(check.problem(pointer.clone()));
                }
            }
        }
    }

    /// What a field's values are by what computes them.
    pub(super) fn computed(
        &self,
        form: &Form,
        document: &Value,
        field: &Field,
        compute: &Expression,
        today: &str,
    ) -> Vec<(Pointer, Option<Value>)> {
        let value = |pointer: Pointer| {
            let lookup = |reference: &Reference| self.value(document, &resolve(&pointer, reference)?);
            let value = compute.evaluate(&scope(&lookup, today)).to_json();
            (pointer, value)
        };
        instances(form, document, &field.place).into_iter().map(value).collect()
    }

    /// The relevant part of the value at a pointer.
    fn value<'v>(&self, document: &'v Value, pointer: &Pointer) -> Option<Cow<'v, Value>> {
        if self.all.hold(pointer) {
            return None;
        }
        let value = document.at(pointer)?;
        Some(if self.all.any_below(pointer) {
            Cow::Owned(pruned(value, pointer, &self.all))
        } else {
            Cow::Borrowed(value)
        })
    }

    /// Whether there is no such question, given the answers.
    pub(super) fn has(&self, pointer: &Pointer) -> bool {
        self.all.hold(pointer)
    }

    /// Whether the author's conditions make this value irrelevant.
    pub(super) fn hides(&self, pointer: &Pointer) -> bool {
        self.written.hold(pointer)
    }

    /// The document without what is irrelevant.
    pub(super) fn prune(&self, document: &Value) -> Value {
        pruned(document, &Pointer::root(), &self.all)
    }

    /// The document without what the author's conditions make irrelevant; `None` when that is all of it.
    pub(super) fn prune_written(&self, document: &Value) -> Option<Value> {
        (!self.written.0.is_empty()).then(|| pruned(document, &Pointer::root(), &self.written))
    }
}

/// A copy without the members at these pointers.
fn pruned(value: &Value, at: &Pointer, without: &Pointers) -> Value {
    match value {
        Value::Object(object) => {
            let kept = object.iter().filter_map(|(name, member)| {
                let at = at.child(name);
                (!without.0.contains(&at)).then(|| (name, pruned(member, &at, without)))
            });
            Value::Object(kept.collect())
        }
        Value::Array(items) => {
            let item = |(index, item)| pruned(item, &at.child(&decimal(index as u64)), without);
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
pub(super) fn instances(form: &Form, document: &Value, field: &Place) -> Vec<Pointer> {
    let mut found = vec![(Pointer::root(), Some(document))];
    let mut walked = Place::root();
    for step in field.steps() {
        let around = found.into_iter().filter_map(|(pointer, value)| Some((pointer, value?)));
        (found, walked) = match step {
            Step::Name(name) => {
                let below = |(pointer, value): (Pointer, _)| (pointer.child(&name), member(value, &name));
                (around.map(below).collect(), walked.child(&name))
            }
            Step::AnyRow | Step::Row(_) => {
                let list = form.field_at(&walked).filter(|list| list.mark.is_some());
                let group = list.and_then(|list| form.field(list.parent?));
                (around.flat_map(|at| rows(form, group, at)).collect(), walked.any_row())
            }
            Step::Mark(mark) => {
                (around.map(|(pointer, value)| (pointer, Some(value))).collect(), walked.mark(mark))
            }
        };
    }
    found.into_iter().map(|(pointer, _)| pointer).collect()
}

/// A member of a group, which may be a tuple.
fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    value.get(name).or_else(|| value.as_array()?.get(array_index(name)?))
}

/// The rows of a list; with a group, its open members.
fn rows<'v>(
    form: &Form,
    group: Option<&Field>,
    (pointer, value): (Pointer, &'v Value),
) -> Vec<(Pointer, Option<&'v Value>)> {
    let Some(group) = group else {
        let items = value.as_array().unwrap_or_default().iter().enumerate();
        return items.map(|(index, item)| (pointer.child(&decimal(index as u64)), Some(item))).collect();
    };
    let members = value.as_object().into_iter().flat_map(Object::iter);
    let open = members.filter(|(name, _)| !form.names(group, name));
    open.map(|(name, member)| (pointer.child(name), Some(member))).collect()
}

impl Check {
    /// Whether it is clear that it does not hold.
    pub fn fails(&self, scope: &Scope<'_, '_>) -> bool {
        self.that.evaluate(scope) == Data::Boolean(false)
    }

    /// The problem at the value that shows it; the argument `check` is the author's id.
    pub fn problem(&self, pointer: Pointer) -> Problem {
        Problem::new(pointer, "checks").with("check", self.id.as_str())
    }
}

impl Form {
    /// The fields whose conditions read the field at a place (rows as `~*`), something in it, or a group
    /// around it.
    pub fn readers_of(&self, changed: &Place) -> Vec<FieldId> {
        let mut readers = Vec::new();
        let mut add =
            |id: &FieldId| readers.extend(self.field(*id).into_iter().flat_map(|field| &field.readers));
        let mut around = Some(changed.clone());
        while let Some(place) = around {
            self.by_place.get(&place).into_iter().for_each(&mut add);
            around = place.parent();
        }
        // Everything below a place begins with its text and a slash: the place of its member "".
        for (_, id) in
            self.by_place.range_from(&changed.child("")).take_while(|(place, _)| changed.holds(place))
        {
            add(id);
        }
        readers
    }
}
