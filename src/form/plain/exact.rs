//! What stands in the way of an exact plain schema: constraints that look at a conditional field from outside.
//!
//! A form drops an irrelevant value before it checks; a plain schema still has it. Where nothing else looks at
//! the value, that makes no difference. Where something does, and could refuse what the form accepts, it is
//! left out.

use super::elsewhere::Elsewhere;
use super::guards::{self, Tested};
use super::{Plan, object};
use crate::check;
use crate::form::layers::{Location, Test};
use crate::form::{Field, FieldId};
use crate::json::{Object, Value};
use crate::pointer::{Pointer, Step};
use crate::schema::{Options, Schema};

/// Why the condition of a field cannot be said exactly.
pub(super) struct Obstacle {
    /// The rest of a sentence.
    pub(super) reason: &'static str,
    /// The constraint that could refuse what the form accepts.
    pub(super) dropped: Option<(Pointer, String)>,
}

const EMBEDDED: &str = "the definition embeds a schema with an \"$id\" of its own";
const ELSEWHERE: &str = "its group's schema is also used where no questions are asked";
const BRANCH: &str = "its branch (\"then\", \"else\") depends on a question with a condition";
const COUNTS: &str = "its group counts its members or checks their names";
const OTHERS: &str = "its group has a schema for names that are not listed beside it";
const DEPENDS: &str = "something else depends on whether it is there";
const WHOLE: &str = "what is around it is compared as a whole";
const LOOKS: &str = "another constraint looks at it (\"if\", \"not\", \"anyOf\", \"oneOf\")";
const TUPLE: &str = "some rows have schemas of their own";
const AWAY: &str = "a reference leads to where it is not seen";

/// Finds obstacles in one form.
pub(super) struct Exactness<'p> {
    plan: &'p Plan<'p>,
    elsewhere: Elsewhere<'p>,
}

impl<'p> Exactness<'p> {
    pub(super) fn of(plan: &'p Plan<'_>) -> Self {
        Self { plan, elsewhere: Elsewhere::of(plan.form, &plan.found, &plan.layers) }
    }

    /// What is in the way of one field; nothing for most.
    pub(super) fn of_field(&self, field: &Field, id: FieldId) -> Vec<Obstacle> {
        let mut found = Vec::new();
        let (true, Some(parent)) = (field.has_own_condition, field.parent) else { return found };
        let mut say = |reason| found.push(Obstacle { reason, dropped: None });
        if !self.plan.moved.follow {
            say(EMBEDDED);
        }
        if field.place.steps().any(|step| matches!(step, Step::Mark(_))) {
            say(OTHERS);
        }
        let around = super::at(&self.plan.found.layers, parent);
        if self.plan.parts(field, id).iter().flat_map(|part| &part.guards).any(|guard| self.is_unsure(guard))
        {
            say(BRANCH);
        }
        let mut name = field.name.as_str();
        for (level, group) in guards::around(self.plan.form, parent).enumerate() {
            for layer in super::at(&self.plan.found.layers, group) {
                self.of_layer(layer, name, level == 0, &mut found);
            }
            // Further out, what looks into the group looks at everything in it.
            if let Some(field) = self.plan.form.field(group).filter(|field| !field.name.is_empty()) {
                name = &field.name;
            }
        }
        let changed = around.iter().map(|(layer, _)| layer.clone());
        let changed = changed.chain(found.iter().filter_map(|one| Some(one.dropped.as_ref()?.0.clone())));
        self.used_elsewhere(changed.collect(), &mut found);
        found
    }

    /// What changes must not be used where it would then say less, or under `not` more.
    fn used_elsewhere(&self, mut changed: Vec<Pointer>, found: &mut Vec<Obstacle>) {
        while let Some(at) = changed.pop() {
            if !self.elsewhere.reaches(&at) {
                continue;
            }
            found.push(Obstacle { reason: ELSEWHERE, dropped: None });
            for (from, keyword) in self.elsewhere.ways_to(&at) {
                let dropped = Some((from.clone(), keyword.to_owned()));
                if !found.iter().any(|one| one.dropped == dropped) {
                    found.push(Obstacle { reason: ELSEWHERE, dropped });
                    changed.push(from);
                }
            }
        }
    }

    /// Whether a branch is chosen by an answer that may be irrelevant.
    fn is_unsure(&self, guard: &Tested) -> bool {
        let form = self.plan.form;
        let conditional = form.order.iter().filter_map(|id| form.field(*id));
        let depth = guard.place.steps().count();
        conditional.filter(|field| field.has_own_condition && guard.place.holds(&field.place)).any(|field| {
            let Some(Step::Name(name)) = field.place.steps().nth(depth) else { return false };
            match &guard.test {
                Test::If(at) => form.definition.at(at).is_some_and(|schema| speaks_of(schema, &name)),
                Test::Is(own, _) => *own == name,
                Test::Present(own) => *own == name && field.place.steps().count() == depth + 1,
            }
        })
    }

    /// `direct` when the name is the field itself and not a group around it.
    fn of_layer(&self, layer: &Location, name: &str, direct: bool, found: &mut Vec<Obstacle>) {
        let Some(object) = self.plan.form.definition.at(&layer.0).and_then(Value::as_object) else { return };
        for (keyword, value) in object.iter() {
            let reason = if direct { looks_at_member(keyword, value, name) } else { None };
            let reason = reason.or_else(|| looks_inside(keyword, value, name)).or_else(|| match keyword {
                "$ref" if self.plan.layers.target(&layer.0).is_none() => Some(AWAY),
                "additionalProperties" if may_refuse(value, direct) && !names(object, name) => Some(OTHERS),
                "unevaluatedProperties" if may_refuse(value, direct) && !self.evaluates(layer, name) => {
                    Some(OTHERS)
                }
                _ => None,
            });
            if let Some(reason) = reason {
                // Fewer members only make these two harder to satisfy.
                let kept = matches!(keyword, "minProperties" | "uniqueItems");
                let dropped = (!kept).then(|| (layer.0.clone(), keyword.to_owned()));
                found.push(Obstacle { reason, dropped });
            }
        }
    }

    /// Whether a member with this name is always evaluated by the schema at a location.
    fn evaluates(&self, own: &Location, name: &str) -> bool {
        let layers = self.plan.layers.of(std::slice::from_ref(own));
        layers.iter().any(|layer| layer.guards == own.1 && names(layer.object, name))
    }
}

/// Why a keyword beside `properties` is about whether a member is there.
fn looks_at_member(keyword: &str, value: &Value, name: &str) -> Option<&'static str> {
    match keyword {
        "minProperties" | "maxProperties" | "propertyNames" => Some(COUNTS),
        "dependentRequired" if speaks_of(value, name) => Some(DEPENDS),
        "dependentSchemas" if value.get(name).is_some() => Some(DEPENDS),
        _ => None,
    }
}

/// Why a keyword of a group, or of a group around it, looks at the value of a member.
fn looks_inside(keyword: &str, value: &Value, name: &str) -> Option<&'static str> {
    match keyword {
        "patternProperties" if matches_any(value, name) => Some(OTHERS),
        "dependencies" if speaks_of(value, name) => Some(DEPENDS),
        "const" | "enum" | "contains" => Some(WHOLE),
        "uniqueItems" if *value == Value::Bool(true) => Some(WHOLE),
        "prefixItems" | "additionalItems" => Some(TUPLE),
        "items" if value.as_array().is_some() => Some(TUPLE),
        "unevaluatedItems" if value.as_object().is_some() => Some(TUPLE),
        "not" | "anyOf" | "oneOf" | "if" if speaks_of(value, name) => Some(LOOKS),
        "$dynamicRef" | "$recursiveRef" => Some(AWAY),
        _ => None,
    }
}

/// Whether a schema for names that are not listed may refuse a value for what is inside, or at all.
fn may_refuse(schema: &Value, at_all: bool) -> bool {
    schema.as_object().is_some() || (at_all && *schema == Value::Bool(false))
}

/// Whether `properties` has the name.
fn names(object: &Object, name: &str) -> bool {
    object.get("properties").is_some_and(|properties| properties.get(name).is_some())
}

/// Whether one of the patterns that `patternProperties` has matches the name.
fn matches_any(patterns: &Value, name: &str) -> bool {
    patterns.as_object().into_iter().flat_map(Object::iter).any(|(pattern, _)| {
        let schema = Schema::compile(&object("pattern", Value::from(pattern)), &Options::default());
        schema.is_ok_and(|schema| check::holds(&schema, schema.root(), &Value::from(name)))
    })
}

/// Keywords that look at a value as a whole, or lead away.
const AT_ALL: [&str; 11] = [
    "$ref",
    "$dynamicRef",
    "$recursiveRef",
    "minProperties",
    "maxProperties",
    "propertyNames",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "uniqueItems",
    "contains",
];

/// Whether a schema may look at a member with this name: it names it, looks at the whole, or leads elsewhere.
fn speaks_of(schema: &Value, name: &str) -> bool {
    match schema {
        Value::String(text) => text == name,
        Value::Array(items) => items.iter().any(|item| speaks_of(item, name)),
        Value::Object(object) => object.iter().any(|(keyword, value)| match keyword {
            "const" => is_container(value),
            "enum" => value.as_array().unwrap_or_default().iter().any(is_container),
            _ => keyword == name || AT_ALL.contains(&keyword) || speaks_of(value, name),
        }),
        _ => false,
    }
}

fn is_container(value: &Value) -> bool {
    matches!(value, Value::Array(_) | Value::Object(_))
}
