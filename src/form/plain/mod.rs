//! The plain JSON Schema of a form: what a backend in any language checks.
//!
//! The `form` keyword goes, and each condition becomes `if`/`then`. The schema of a conditional field moves to
//! `$defs`, where it stood stays an annotation, and the root gets
//! `{ "if": condition, "then": { "properties": …, "required": … } }`. An irrelevant value is dropped by a form
//! before it checks; here nothing looks at it, which comes to the same.
//!
//! What has no exact lowering becomes looser, never stricter: the constraints in its way are left out, which
//! stands in `$comment`, and lint says so. Formats that only forms know become patterns.

mod condition;
mod elsewhere;
mod exact;
mod expressions;
mod formats;
mod guards;
mod strip;

use self::condition::{Conjunct, Literal, Lowered, Lowering, by_anchor, product};
use self::exact::Exactness;
use self::guards::Tested;
use self::strip::{Copy, Moved};
use super::diagnostic::Report;
use super::fields::{self, Found};
use super::layers::{Layers, Location};
use super::load::Limits;
use super::{Diagnostic, Field, FieldId, Form, OnHide, Severity, Widget, scan};
use crate::json::{Object, Value};
use crate::pointer::{Place, Pointer, Step};

impl Form {
    /// The plain JSON Schema: whatever the form accepts, it accepts; where lint finds no `inexact-schema`,
    /// `looser-format` or `looser-expression`, the two are equal. `null` where the form was unpacked: it has no definition.
    pub fn plain_schema(&self) -> Value {
        let plan = Plan::of(self);
        let mut schema = plan.copy(&Pointer::root()).schema(&self.definition, &Pointer::root());
        if let Value::Object(root) = &mut schema {
            plan.add_to(root);
            expressions::comment_on(self, root);
        }
        schema
    }

    /// What [`Form::plain_schema`] cannot say exactly.
    pub(super) fn inexact(&self, report: &mut Report) {
        formats::report(self, report);
        expressions::report(self, report);
        for Diagnostic { pointer, code, severity, message, .. } in Plan::of(self).loose {
            report.add(severity, &pointer, code, message);
        }
    }
}

/// What an author should say in another way.
const INEXACT: (&str, Severity) = ("inexact-schema", Severity::Error);

/// How a form is lowered.
struct Plan<'a> {
    form: &'a Form,
    layers: Layers<'a>,
    found: Found,
    keyword: &'static str,
    /// Schemas that move to `$defs`, and what leaves its place.
    moved: Moved,
    /// By field: its condition under names in `$defs`.
    relevant: Relevant,
    /// Conditions under their names in `$defs`.
    conditions: Object,
    /// Where addresses of pages are asked for.
    addresses: Vec<Pointer>,
    /// Members of the root's `allOf`.
    rules: Vec<Value>,
    loose: Vec<Diagnostic>,
}

/// For each field: nothing when it has no condition; `Some(None)` when that has no exact schema; else
/// references to the schemas that were given names.
type Relevant = Vec<Option<Option<Lowered>>>;

/// What applies to a field under the same guards.
struct Part {
    guards: Vec<Tested>,
    schemas: Vec<Value>,
    required: bool,
}

impl<'a> Plan<'a> {
    fn of(form: &'a Form) -> Self {
        let keyword = scan::defs_keyword(&form.definition);
        let addresses = form.fields.iter().filter(|field| field.widget == Widget::Url);
        let mut plan = Self {
            form,
            layers: Layers::new(&form.definition, &form.schema),
            found: Found::default(),
            keyword,
            moved: Moved::new(keyword),
            relevant: Relevant::new(),
            conditions: Object::new(),
            addresses: addresses.map(|field| field.location.clone()).collect(),
            rules: Vec::new(),
            loose: Vec::new(),
        };
        let turned = if formats::are_looser(form) { formats::turned(form, &plan.layers) } else { Vec::new() };
        let conditional = form.fields.iter().any(|field| field.has_own_condition);
        if conditional || !turned.is_empty() {
            // The definition loaded before, so nothing is found wrong and no limit is reached.
            let limits = Limits { fields: usize::MAX, ..Limits::default() };
            plan.found = fields::fields(&plan.layers, OnHide::Keep, &limits, &mut Report::default());
            plan.relevant.resize_with(form.fields.len(), || None);
        }
        for (at, keyword) in turned {
            plan.drop_turned(at, keyword);
        }
        if conditional {
            plan.move_all();
            plan.lower_all();
        }
        if !plan.moved.dropped.is_empty() {
            plan.drop_unevaluated();
        }
        plan
    }

    fn copy<'c>(&'c self, top: &'c Pointer) -> Copy<'c> {
        Copy { moved: &self.moved, layers: &self.layers, addresses: &self.addresses, top }
    }

    /// The fields with a condition of their author's leave their place, whatever it is.
    fn move_all(&mut self) {
        self.moved.follow = !elsewhere::has_embedded(&self.form.definition);
        for id in &self.form.order {
            let Some(field) = self.form.field(*id).filter(|field| field.has_own_condition) else { continue };
            for (index, (location, _)) in at(&self.found.locations, *id).iter().enumerate() {
                let name = self.free_name("field-", field, index);
                self.moved.add(location, name);
            }
            for (layer, _) in field.parent.map_or(&[][..], |parent| at(&self.found.layers, parent)) {
                self.moved.required.insert(layer.child(&field.name).as_str(), true);
            }
        }
    }

    fn lower_all(&mut self) {
        let root = Pointer::root();
        let exactness = Exactness::of(self);
        let obstacles: Vec<Vec<exact::Obstacle>> = self
            .form
            .order
            .iter()
            .map(|id| self.form.field(*id).map_or_else(Vec::new, |field| exactness.of_field(field, *id)))
            .collect();
        for (id, obstacles) in self.form.order.iter().zip(obstacles) {
            let Some(field) = self.form.field(*id) else { continue };
            let Some(condition) = &field.when else { continue };
            let lowering = Lowering { form: self.form, relevant: &self.relevant, copy: &self.copy(&root) };
            let lowered = lowering.condition(condition, &field.place);
            let named = lowered.map(|lowered| self.define(field, lowered));
            if let Some(relevant) = self.relevant.get_mut(id.0 as usize) {
                *relevant = Some(named);
            }
            if field.has_own_condition {
                self.lower(field, *id, obstacles);
            }
        }
    }

    /// A looser format would make `not`, `if` or `contains` refuse more; of `oneOf`, any branch may do.
    fn drop_turned(&mut self, at: Pointer, keyword: &'static str) {
        let reason = formats::UNKNOWN;
        if keyword != "oneOf" {
            let message = ["The plain schema leaves out \"", keyword, "\": ", reason, "."].concat();
            self.say(INEXACT, at.child(keyword), message);
        }
        self.moved.dropped.push((at, keyword.to_owned(), reason));
    }

    fn say(&mut self, (code, severity): (&'static str, Severity), pointer: Pointer, message: String) {
        self.loose.push(Diagnostic { pointer, line: None, column: None, severity, code, message });
    }

    /// What is left out evaluates nothing any more, and these would refuse more than before.
    fn drop_unevaluated(&mut self) {
        for (layer, _) in self.found.layers.iter().flatten() {
            for keyword in ["unevaluatedProperties", "unevaluatedItems"] {
                let reason = "something that it goes by is not checked";
                self.moved.dropped.push((layer.clone(), keyword.to_owned(), reason));
            }
        }
    }

    /// Gives the condition names in `$defs`, one for each place that it looks at values from.
    fn define(&mut self, field: &Field, lowered: Lowered) -> Lowered {
        let (mut count, mut any) = (0, Lowered::new());
        for conjunct in lowered {
            let mut all = Conjunct::new();
            for literal in by_anchor(conjunct) {
                if literal.is_reference() {
                    all.push(literal);
                    continue;
                }
                let name = self.free_name("when-", field, count);
                count += 1;
                self.conditions.insert(name.clone(), literal.schema());
                all.push(Literal::new(literal.anchor, reference(self.keyword, &name)));
            }
            any.push(all);
        }
        any
    }

    /// A name that no other definition has.
    fn free_name(&self, kind: &str, field: &Field, index: usize) -> String {
        let number = if index == 0 { String::new() } else { (index + 1).to_string() };
        let own = self.form.definition.get(self.keyword);
        let mut name = [kind, &field.message, &number].concat();
        while own.is_some_and(|defs| defs.get(&name).is_some())
            || self.conditions.get(&name).is_some()
            || self.moved.has_name(&name)
        {
            name.push('_');
        }
        name
    }

    fn lower(&mut self, field: &Field, id: FieldId, obstacles: Vec<exact::Obstacle>) {
        let rules = self.rules_of(field, id);
        let mut reason = obstacles.first().map(|obstacle| obstacle.reason);
        let mut kind = INEXACT;
        if rules.is_none() && reason.is_none() {
            let computes =
                guards::around(self.form, id).into_iter().any(|id| expressions::decide(self.form, id));
            (kind, reason) = if computes {
                (expressions::LOOSER, Some("its condition is an expression"))
            } else {
                (
                    INEXACT,
                    Some("its condition combines too much, or looks into a group with conditions of its own"),
                )
            };
        }
        for exact::Obstacle { reason, dropped } in obstacles {
            self.moved.dropped.extend(dropped.map(|(at, keyword)| (at, keyword, reason)));
        }
        let Some(reason) = reason else { return self.rules.extend(rules.into_iter().flatten()) };
        for (location, _) in at(&self.found.locations, id) {
            self.moved.loosen(location, reason);
        }
        let message = ["The plain schema cannot say exactly when this is asked: ", reason, "."].concat();
        self.say(kind, field.location.clone(), message);
    }

    /// `if` the condition holds, `then` the field is as its schemas say, and there when it is required.
    fn rules_of(&self, field: &Field, id: FieldId) -> Option<Vec<Value>> {
        let mut asked: Lowered = vec![Vec::new()];
        for around in guards::around(self.form, id) {
            let Some(relevant) = self.relevant.get(around.0 as usize).and_then(Option::as_ref) else {
                continue;
            };
            if self.form.field(around).is_some_and(|group| group.has_own_condition) {
                asked = product(&asked, relevant.as_ref()?)?;
            }
        }
        let (mut rules, root) = (Vec::new(), Pointer::root());
        for part in self.parts(field, id) {
            let mut guards = Conjunct::new();
            for tested in &part.guards {
                guards.push(guards::lowered(tested, &self.copy(&root), &self.form.definition)?);
            }
            for conjunct in product(&asked, &[guards])? {
                rules.push(rule(field, conjunct, &part));
            }
        }
        Some(rules)
    }

    /// What is said of a field, by the branches it stands in.
    fn parts(&self, field: &Field, id: FieldId) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for (location, guards) in at(&self.found.locations, id) {
            let guards = guards::all(self.form, &self.found, id, guards);
            let Some(moved) = self.moved.schema(location) else { continue };
            let schema = reference(self.keyword, &moved.name);
            with_guards(&mut parts, guards, |part| part.schemas.push(schema));
        }
        let Some(parent) = field.parent else { return parts };
        for (layer, guards) in at(&self.found.layers, parent) {
            let names = self.form.definition.at(layer).and_then(|object| object.get("required"));
            if names.and_then(Value::as_array).unwrap_or_default().contains(&Value::from(field.name.as_str()))
            {
                let guards = guards::all(self.form, &self.found, parent, guards);
                with_guards(&mut parts, guards, |part| part.required = true);
            }
        }
        parts
    }

    fn add_to(self, root: &mut Object) {
        let mut defs = root.get(self.keyword).and_then(Value::as_object).cloned().unwrap_or_default();
        for moved in self.moved.schemas() {
            if let Some(value) = self.form.definition.at(&moved.location) {
                defs.insert(moved.name.as_str(), self.copy(&moved.location).schema(value, &moved.location));
            }
        }
        for (name, schema) in self.conditions {
            defs.insert(name, schema);
        }
        if !defs.is_empty() {
            root.insert(self.keyword, defs);
        }
        if self.rules.is_empty() {
            return;
        }
        let mut all = root.get("allOf").and_then(Value::as_array).unwrap_or_default().to_vec();
        // In draft 7 nothing beside a reference counts.
        if self.keyword == "definitions"
            && let Some(target) = root.remove("$ref")
        {
            all.push(object("$ref", target));
        }
        all.extend(self.rules);
        root.insert("allOf", Value::Array(all));
    }
}

/// What must hold for the value at the root.
fn rule(field: &Field, all: Conjunct, part: &Part) -> Value {
    let mut inner = Object::new();
    if !part.schemas.is_empty() {
        inner.insert("properties", object(&field.name, all_of(part.schemas.clone())));
    }
    if part.required {
        inner.insert("required", Value::Array(vec![Value::from(field.name.as_str())]));
    }
    let mut inner = Value::Object(inner);
    let mut below = field.place.parent().unwrap_or_default();
    for literal in by_anchor(all).into_iter().rev() {
        inner = at_place(&literal.anchor, &below, inner);
        let mut rule = Object::new();
        rule.insert("if", literal.schema());
        rule.insert("then", inner);
        inner = Value::Object(rule);
        below = literal.anchor;
    }
    at_place(&Place::root(), &below, inner)
}

/// Changes the part with these guards.
fn with_guards(parts: &mut Vec<Part>, guards: Vec<Tested>, change: impl FnOnce(&mut Part)) {
    if let Some(part) = parts.iter_mut().find(|part| part.guards == guards) {
        return change(part);
    }
    let mut part = Part { guards, schemas: Vec::new(), required: false };
    change(&mut part);
    parts.push(part);
}

fn at(lists: &[Vec<Location>], id: FieldId) -> &[Location] {
    lists.get(id.0 as usize).map_or(&[], Vec::as_slice)
}

fn object(name: &str, value: Value) -> Value {
    Value::Object([(name, value)].into_iter().collect())
}

fn reference(keyword: &str, name: &str) -> Value {
    object("$ref", Value::String(["#/", keyword, "/", name].concat()))
}

fn all_of(mut schemas: Vec<Value>) -> Value {
    match schemas.len() {
        1 => schemas.pop().unwrap_or(Value::Bool(true)),
        _ => object("allOf", Value::Array(schemas)),
    }
}

/// The schema for the value at `from` that puts `schema` on the value at `to` below it, if there is one.
fn at_place(from: &Place, to: &Place, schema: Value) -> Value {
    let depth = from.steps().count();
    let steps: Vec<Step<'_>> = to.steps().skip(depth).collect();
    steps.into_iter().rev().fold(schema, |schema, step| match step {
        Step::Name(name) => object("properties", object(&name, schema)),
        Step::AnyRow | Step::Row(_) => object("items", schema),
        // Conditions in there are refused as inexact.
        Step::Mark(_) => schema,
    })
}

#[cfg(test)]
mod tests;
