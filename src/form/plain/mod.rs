//! The plain JSON Schema of a form: what a backend in any language checks.
//!
//! The `form` keyword goes, and each condition becomes `if`/`then`. The schema of a conditional field moves to
//! `$defs`, where it stood stays an annotation, and the root gets
//! `{ "if": condition, "then": { "properties": …, "required": … } }`. An irrelevant value is dropped by a form
//! before it checks; here nothing looks at it, which comes to the same.
//!
//! What has no exact lowering becomes looser, never stricter: it stands in `$comment` and lint says so.

mod condition;
mod exact;
mod strip;

use self::condition::{Lowered, Lowering};
use self::strip::{Moved, strip};
use super::diagnostic::Report;
use super::fields::{self, Found};
use super::layers::Layers;
use super::load::Limits;
use super::{Diagnostic, Field, FieldId, Form, OnHide, Severity, scan};
use crate::json::{Object, Value};
use crate::pointer::{Place, Pointer, Step};

impl Form {
    /// The plain JSON Schema: whatever the form accepts, it accepts; where lint finds no `inexact-schema`,
    /// the two are equal.
    pub fn plain_schema(&self) -> Value {
        let plan = Plan::of(self);
        let mut schema = strip(&self.definition, &plan.moved);
        if let Value::Object(root) = &mut schema {
            plan.add_to(root);
        }
        schema
    }

    /// What [`Form::plain_schema`] cannot say exactly.
    pub(super) fn inexact(&self, report: &mut Report) {
        for Diagnostic { pointer, code, message, .. } in Plan::of(self).loose {
            report.add(Severity::Error, &pointer, code, message);
        }
    }
}

/// How a form is lowered.
struct Plan<'a> {
    form: &'a Form,
    keyword: &'static str,
    /// Schemas that move to `$defs`, and names that leave `required`.
    moved: Moved,
    /// Conditions under their names in `$defs`.
    conditions: Object,
    /// Members of the root's `allOf`.
    rules: Vec<Value>,
    loose: Vec<Diagnostic>,
}

/// The fields with conditions of their author's, as far as they are lowered.
pub(super) type Relevant = Vec<(FieldId, Option<Vec<(Place, String)>>)>;

impl<'a> Plan<'a> {
    fn of(form: &'a Form) -> Self {
        let keyword = scan::defs_keyword(&form.definition);
        let moved = Moved::new(keyword);
        let mut plan =
            Self { form, keyword, moved, conditions: Object::new(), rules: Vec::new(), loose: Vec::new() };
        if form.fields.iter().any(|field| field.has_own_condition) {
            let layers = Layers::new(&form.definition, &form.schema);
            // The definition loaded before, so nothing is found wrong and no limit is reached.
            let limits = Limits { fields: usize::MAX, ..Limits::default() };
            let found = fields::fields(&layers, OnHide::Keep, &limits, &mut Report::default());
            plan.lower_all(&found);
        }
        plan
    }

    fn lower_all(&mut self, found: &Found) {
        let mut relevant = Relevant::new();
        for id in &self.form.order {
            let Some(field) = self.form.field(*id) else { continue };
            let Some(condition) = &field.when else { continue };
            let lowering = Lowering { form: self.form, relevant: &relevant, keyword: self.keyword };
            let lowered =
                lowering.condition(condition, &field.place).map(|lowered| self.define(field, lowered));
            if field.has_own_condition {
                self.lower(field, *id, lowered.as_deref(), found);
            }
            relevant.push((*id, lowered));
        }
    }

    /// Gives the condition names in `$defs`, one for each place that it looks at values from.
    fn define(&mut self, field: &Field, lowered: Lowered) -> Vec<(Place, String)> {
        let named = lowered.into_iter().enumerate().map(|(index, (anchor, schema))| {
            let number = if index == 0 { String::new() } else { (index + 1).to_string() };
            let name = self.free_name(&["when-", &field.message, &number].concat());
            self.conditions.insert(name.clone(), schema);
            (anchor, name)
        });
        named.collect()
    }

    /// A name that no definition of the author's has.
    fn free_name(&self, wanted: &str) -> String {
        let own = self.form.definition.get(self.keyword);
        let mut name = wanted.to_owned();
        while own.is_some_and(|defs| defs.get(&name).is_some()) {
            name.push('_');
        }
        name
    }

    fn lower(&mut self, field: &Field, id: FieldId, relevant: Option<&[(Place, String)]>, found: &Found) {
        let own =
            |lists: &'_ [Vec<super::layers::Location>]| lists.get(id.0 as usize).cloned().unwrap_or_default();
        let locations = own(&found.locations);
        let group = field.parent.and_then(|parent| found.layers.get(parent.0 as usize));
        let reason = match relevant {
            None => Some(
                "its condition mixes rows with what is around them, or looks into a group with conditions of its own",
            ),
            Some(_) => exact::obstacle(self.form, found, field, id),
        };
        if let Some(reason) = reason {
            let message = ["The plain schema cannot say exactly when this is asked: ", reason, "."].concat();
            let (pointer, code) = (field.location.clone(), "inexact-schema");
            let severity = Severity::Error;
            self.loose.push(Diagnostic { pointer, line: None, column: None, severity, code, message });
        }
        for (index, (location, _)) in locations.iter().enumerate() {
            let number = if index == 0 { String::new() } else { (index + 1).to_string() };
            let name = self.free_name(&["field-", &field.message, &number].concat());
            self.moved.add(location, name, reason);
        }
        for (layer, _) in group.into_iter().flatten() {
            self.moved.required.push((layer.clone(), field.name.clone()));
        }
        if let (None, Some(anchors)) = (reason, relevant) {
            let rule = self.rule(field, anchors, &locations);
            self.rules.push(rule);
        }
    }

    /// `if` the condition holds, `then` the field is as its schemas say, and there when it is required.
    fn rule(
        &self,
        field: &Field,
        anchors: &[(Place, String)],
        locations: &[super::layers::Location],
    ) -> Value {
        let names = locations.iter().filter_map(|(location, _)| self.moved.schema(location));
        let mut schemas: Vec<Value> = names.map(|moved| reference(self.keyword, &moved.name)).collect();
        let schema = match schemas.len() {
            1 => schemas.pop().unwrap_or(Value::Bool(true)),
            _ => object("allOf", Value::Array(schemas)),
        };
        let mut inner = object("properties", object(&field.name, schema));
        if let (Value::Object(object), true) = (&mut inner, field.required) {
            object.insert("required", Value::Array(vec![Value::from(field.name.as_str())]));
        }
        let mut below = field.place.parent().unwrap_or_default();
        for (anchor, name) in anchors.iter().rev() {
            inner = at_place(anchor, &below, inner);
            let mut rule = Object::new();
            rule.insert("if", reference(self.keyword, name));
            rule.insert("then", inner);
            inner = Value::Object(rule);
            below = anchor.clone();
        }
        at_place(&Place::root(), &below, inner)
    }

    fn add_to(self, root: &mut Object) {
        let mut defs = root.get(self.keyword).and_then(Value::as_object).cloned().unwrap_or_default();
        self.moved.define(&self.form.definition, &mut defs);
        for (name, schema) in self.conditions {
            defs.insert(name, schema);
        }
        if !defs.is_empty() {
            root.insert(self.keyword, defs);
        }
        if !self.rules.is_empty() {
            let mut all = root.get("allOf").and_then(Value::as_array).unwrap_or_default().to_vec();
            all.extend(self.rules);
            root.insert("allOf", Value::Array(all));
        }
    }
}

fn object(name: &str, value: Value) -> Value {
    Value::Object([(name, value)].into_iter().collect())
}

fn reference(keyword: &str, name: &str) -> Value {
    object("$ref", Value::String(["#/", keyword, "/", name].concat()))
}

/// The schema for the value at `from` that puts `schema` on the value at `to` below it, if there is one.
fn at_place(from: &Place, to: &Place, schema: Value) -> Value {
    let depth = from.steps().count();
    let steps: Vec<Step<'_>> = to.steps().skip(depth).collect();
    steps.into_iter().rev().fold(schema, |schema, step| match step {
        Step::Name(name) => object("properties", object(&name, schema)),
        Step::AnyRow | Step::Row(_) => object("items", schema),
    })
}

/// The locations of [`strip`] that a pointer stands at or below.
fn is_at_or_below(pointer: &Pointer, top: &Pointer) -> bool {
    pointer.as_str().strip_prefix(top.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests;
