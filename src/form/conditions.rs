//! `when` and implied conditions: from JSON to [`Condition`], what they read, and the order to look at them.

use std::cell::RefCell;

use super::diagnostic::{Report, did_you_mean};
use super::expressions::Expressions;
use super::fields::Conditional;
use super::layers::{Guard, Test};
use super::{Condition, Field, FieldId, Reference, scan};
use crate::json::{Object, Value, decimal, nearest};
use crate::map::Map;
use crate::pointer::{Place, Pointer, Step};
use crate::schema::Schema;

/// A condition with the places of the fields that it reads.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    pub(super) condition: Condition,
    pub(super) reads: Vec<Place>,
}

impl Compiled {
    /// Both must hold.
    pub(super) fn and(self, other: Self) -> Self {
        let condition = Condition::Every(vec![self.condition, other.condition]);
        Self { condition, reads: [self.reads, other.reads].concat() }
    }
}

/// Compiles the conditions of one definition.
#[derive(Debug)]
pub(super) struct Conditions<'a> {
    pub(super) definition: &'a Value,
    pub(super) schema: &'a Schema,
    /// Where the schemas of conditions stand in the compiled document.
    pub(super) keyword: &'static str,
    pub(super) by_place: &'a Map<Place, FieldId>,
    pub(super) fields: &'a [Field],
    /// What was compiled so far.
    pub(super) tests: RefCell<Vec<Looked>>,
}

/// One pointer of a condition with its schema.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Looked {
    /// Where the schema stands.
    pub(super) at: Pointer,
    /// The field that it looks at.
    pub(super) field: FieldId,
}

/// Conditions nest, and name each other, this deep.
const DEEPEST: u32 = 16;

impl<'a> Conditions<'a> {
    /// Of this definition, as it was compiled and read.
    pub(super) fn new(
        definition: &'a Value,
        schema: &'a Schema,
        keyword: &'static str,
        by_place: &'a Map<Place, FieldId>,
        fields: &'a [Field],
    ) -> Self {
        Self { definition, schema, keyword, by_place, fields, tests: RefCell::default() }
    }

    /// The same, for expressions.
    pub(super) fn expressions(&self) -> Expressions<'a, '_> {
        Expressions { conditions: self }
    }

    /// The condition written at a location, for what stands at `owner`.
    pub(super) fn written(&self, at: &Pointer, owner: &Place, report: &mut Report) -> Option<Compiled> {
        let value = self.definition.at(at)?;
        self.read(value, at, owner, DEEPEST, report)
    }

    fn read(
        &self,
        value: &'a Value,
        at: &Pointer,
        owner: &Place,
        depth: u32,
        report: &mut Report,
    ) -> Option<Compiled> {
        let Some(depth) = depth.checked_sub(1) else {
            report.error(at, "limit", "Conditions nest too deeply here, or a named condition names itself.");
            return None;
        };
        match value {
            Value::String(name) => self.named(name, at, owner, depth, report),
            Value::Array(items) if !items.is_empty() => {
                let read = |(index, item)| {
                    self.read(item, &at.child(&usize::to_string(&index)), owner, depth, report)
                };
                let any: Vec<Option<Compiled>> = items.iter().enumerate().map(read).collect();
                let any: Vec<Compiled> = any.into_iter().collect::<Option<_>>()?;
                let reads = any.iter().flat_map(|one| one.reads.clone()).collect();
                let condition = Condition::Any(any.into_iter().map(|one| one.condition).collect());
                Some(Compiled { condition, reads })
            }
            Value::Object(object) if object.len() == 1 && object.get("expr").is_some() => {
                self.expressions().condition(object.get("expr")?, &at.child("expr"), owner, report)
            }
            Value::Object(object) if object.len() == 1 && object.get("not").is_some() => {
                let inner = self.read(object.get("not")?, &at.child("not"), owner, depth, report)?;
                Some(Compiled { condition: Condition::Not(Box::new(inner.condition)), reads: inner.reads })
            }
            Value::Object(object) if !object.is_empty() => self.map(object, at, owner, report),
            _ => {
                report.error(at, "type", SHAPES);
                None
            }
        }
    }

    fn named(
        &self,
        name: &str,
        at: &Pointer,
        owner: &Place,
        depth: u32,
        report: &mut Report,
    ) -> Option<Compiled> {
        let conditions = self.definition.get("form")?.get("conditions").and_then(Value::as_object);
        let Some(value) = conditions.and_then(|conditions| conditions.get(name)) else {
            let mut names = conditions.into_iter().flat_map(Object::iter).map(|(name, _)| name);
            let hint = did_you_mean(nearest(name, &mut names));
            report.error(at, "unknown", ["\"form\".\"conditions\" has no \"", name, "\".", &hint].concat());
            return None;
        };
        let stands = Pointer::root().child("form").child("conditions").child(name);
        self.read(value, &stands, owner, depth, report)
    }

    /// Every pointer's value must satisfy its schema.
    fn map(&self, object: &Object, at: &Pointer, owner: &Place, report: &mut Report) -> Option<Compiled> {
        let (mut all, mut reads) = (Vec::new(), Vec::new());
        for (pointer, _) in object.iter() {
            let at = at.child(pointer);
            match self.reference(pointer, owner) {
                Ok((reference, place)) => {
                    let field = self.by_place.get(&place).copied().unwrap_or(FieldId(0));
                    self.tests.borrow_mut().push(Looked { at: at.clone(), field });
                    all.push((reference, scan::compiled(self.schema, &at, self.keyword)?));
                    reads.push(place);
                }
                Err(message) => report.error(&at, "condition-pointer", message),
            }
        }
        (all.len() == object.len()).then_some(Compiled { condition: Condition::All(all), reads })
    }

    /// What a pointer in a condition of `owner` means, and the place of the field that it leads to.
    fn reference(&self, text: &str, owner: &Place) -> Result<(Reference, Place), String> {
        let place = self.place(text, owner)?;
        let (up, down) = split(text).ok_or_else(|| self.no_pointer(text, owner))?;
        Ok((up.map_or(Reference::Absolute(down.clone()), |up| Reference::Relative { up, down }), place))
    }

    /// The place of the field that a pointer, or a relative one from `owner`, leads to.
    pub(super) fn place(&self, text: &str, owner: &Place) -> Result<Place, String> {
        let (up, down) = split(text).ok_or_else(|| self.no_pointer(text, owner))?;
        let place = reached(up, &down, owner);
        place
            .clone()
            .filter(|place| self.by_place.contains_key(place))
            .ok_or_else(|| self.no_field(text, place.as_ref(), owner))
    }

    /// A name as elsewhere, perhaps with dots: the pointer that leads to such a question, from the root or from the row.
    fn no_pointer(&self, text: &str, owner: &Place) -> String {
        let down = text.trim_start_matches(['$', '.', '#']).replace('.', "/");
        let mut meant = ["/", "0/", "1/", "2/", "3/"].iter().map(|up| [up, down.as_str()].concat());
        let is_field = |pointer: &String| split(pointer).is_some() && self.place(pointer, owner).is_ok();
        let hint = match meant.find(is_field) {
            Some(pointer) => ["Write \"", &pointer, "\"."].concat(),
            None => {
                "Begin with \"/\", such as \"/name\"; in rows with a number, such as \"1/name\".".to_owned()
            }
        };
        ["\"", text, "\" is not a JSON Pointer. ", &hint].concat()
    }

    fn no_field(&self, text: &str, place: Option<&Place>, owner: &Place) -> String {
        let around = place.and_then(Place::parent);
        let in_rows = std::iter::successors(around, Place::parent)
            .any(|place| self.by_place.contains_key(&place.any_row()));
        if in_rows && text.starts_with('/') {
            let rows =
                "\" leads into rows from outside. Inside a row, write a relative pointer such as \"1/name\".";
            return ["\"", text, rows].concat();
        }
        let near = self.at_another_level(text, owner);
        let near = near.as_deref().or_else(|| nearest_field(text, self.by_place));
        ["There is no field at \"", text, "\".", &did_you_mean(near)].concat()
    }

    /// A relative pointer that leads somewhere when it begins at another level.
    fn at_another_level(&self, text: &str, owner: &Place) -> Option<String> {
        let (Some(_), down) = split(text)? else { return None };
        let is_field = |up: &u32| {
            reached(Some(*up), &down, owner).is_some_and(|place| self.by_place.contains_key(&place))
        };
        let up = [1, 2, 3, 0].into_iter().find(is_field)?;
        Some([&decimal(up.into()), down.as_str()].concat())
    }

    /// The condition that a field has because it stands only in branches.
    pub(super) fn implied(&self, conditional: &Conditional, place: &Place) -> Option<Compiled> {
        let mut reads = Vec::new();
        let mut any: Vec<Condition> = Vec::new();
        for branch in &conditional.branches {
            let guards: Option<Vec<Condition>> =
                branch.iter().map(|guard| self.guard(guard, place, &mut reads)).collect();
            any.push(single(guards?, Condition::Every));
        }
        (!any.is_empty()).then(|| Compiled { condition: single(any, Condition::Any), reads })
    }

    fn guard(&self, guard: &Guard, place: &Place, reads: &mut Vec<Place>) -> Option<Condition> {
        let tested = (0..guard.up).try_fold(place.clone(), |place, _| place.up())?;
        let reference = |name: &str| Reference::Relative { up: guard.up, down: Pointer::root().child(name) };
        let condition = match &guard.test {
            Test::Present(name) => {
                reads.push(tested.child(name));
                Condition::Present(reference(name))
            }
            Test::Is(name, at) => {
                reads.push(tested.child(name));
                Condition::All(vec![(reference(name), self.schema.at(at)?)])
            }
            Test::If(at) => {
                let names = mentioned(self.definition.at(at)?);
                reads.extend(names.iter().map(|name| tested.child(name)));
                let whole = Reference::Relative { up: guard.up, down: Pointer::root() };
                self.simple_if(at, &reference)
                    .or_else(|| Some(Condition::All(vec![(whole, self.schema.at(at)?)])))?
            }
        };
        Some(if guard.negated { Condition::Not(Box::new(condition)) } else { condition })
    }

    /// An `if` that only looks at properties one by one needs no look at the whole group.
    fn simple_if(&self, at: &Pointer, reference: &dyn Fn(&str) -> Reference) -> Option<Condition> {
        let object = self.definition.at(at)?.as_object()?;
        if object
            .iter()
            .any(|(name, _)| !matches!(name, "properties" | "required" | "type" | "title" | "$comment"))
        {
            return None;
        }
        let required = object.get("required").and_then(Value::as_array).unwrap_or_default();
        let required: Vec<&str> = required.iter().filter_map(Value::as_str).collect();
        let mut every: Vec<Condition> =
            required.iter().map(|name| Condition::Present(reference(name))).collect();
        for (name, _) in
            object.get("properties").and_then(Value::as_object).into_iter().flat_map(Object::iter)
        {
            let holds =
                Condition::All(vec![(reference(name), self.schema.at(&at.child("properties").child(name))?)]);
            every.push(if required.contains(&name) {
                holds
            } else {
                Condition::Any(vec![Condition::Not(Box::new(Condition::Present(reference(name)))), holds])
            });
        }
        (!every.is_empty()).then(|| single(every, Condition::Every))
    }
}

/// The place that such a pointer leads to from `owner`; `None` above the root.
fn reached(up: Option<u32>, down: &Pointer, owner: &Place) -> Option<Place> {
    let base = (0..up.unwrap_or_default()).try_fold(owner.clone(), |place, _| place.up())?;
    let base = if up.is_some() { base } else { Place::root() };
    Some(down.tokens().fold(base, |place, token| place.child(&token)))
}

/// How many levels up a relative pointer begins (`None`: at the root), and the way down.
fn split(text: &str) -> Option<(Option<u32>, Pointer)> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (up, down) = text.split_at_checked(digits)?;
    let up = if up.is_empty() { None } else { Some(up.parse().ok()?) };
    Some((up, Pointer::parse(down)?))
}

const SHAPES: &str = "Write an object from pointers to schemas, such as {\"/married\": {\"const\": true}}, \
     a list of which any must hold, {\"not\": …}, or the name of one of \"form\".\"conditions\".";

/// The field outside of rows whose pointer is nearest to what was written.
pub(super) fn nearest_field<'p>(text: &str, by_place: &'p Map<Place, FieldId>) -> Option<&'p str> {
    let outside = |place: &&Place| place.steps().all(|step| step != Step::AnyRow);
    nearest(text, &mut by_place.keys().filter(outside).map(Place::as_str))
}

fn single(mut conditions: Vec<Condition>, wrap: fn(Vec<Condition>) -> Condition) -> Condition {
    match conditions.len() {
        1 => conditions.pop().unwrap_or(Condition::Every(Vec::new())),
        _ => wrap(conditions),
    }
}

/// The properties that a schema may look at, as far as it names them.
fn mentioned(schema: &Value) -> Vec<&str> {
    let mut names = Vec::new();
    let Some(object) = schema.as_object() else { return names };
    for (keyword, value) in object.iter() {
        match (keyword, value) {
            ("properties" | "dependentSchemas" | "dependentRequired", Value::Object(members)) => {
                names.extend(members.iter().map(|(name, _)| name));
            }
            ("required", Value::Array(items)) => names.extend(items.iter().filter_map(Value::as_str)),
            ("allOf" | "anyOf" | "oneOf", Value::Array(items)) => {
                names.extend(items.iter().flat_map(mentioned));
            }
            ("not" | "if" | "then" | "else", value) => names.extend(mentioned(value)),
            _ => {}
        }
    }
    names
}
