//! What only expressions say: no keyword of JSON Schema computes.

use super::strip::comment;
use crate::form::diagnostic::Report;
use crate::form::layers::Layers;
use crate::form::{Check, Condition, FieldId, Form, Severity};
use crate::json::{Object, Value};
use crate::pointer::Pointer;

/// What is fine, and good to know for whoever checks with the plain schema.
pub(super) const LOOSER: (&str, Severity) = ("looser-expression", Severity::Info);

/// Whether an expression decides when a field is asked.
pub(super) fn decide(form: &Form, id: FieldId) -> bool {
    form.field(id).and_then(|field| field.when.as_ref()).is_some_and(is_computed)
}

fn is_computed(condition: &Condition) -> bool {
    match condition {
        Condition::Expression(_) => true,
        Condition::Any(conditions) | Condition::Every(conditions) => conditions.iter().any(is_computed),
        Condition::Not(condition) => is_computed(condition),
        Condition::All(_) | Condition::Present(_) => false,
    }
}

/// Names the computed values and the checks that the plain schema leaves out.
pub(super) fn report(form: &Form, report: &mut Report) {
    let (code, severity) = LOOSER;
    for field in form.fields.iter().filter(|field| field.compute.is_some()) {
        let message = "The plain schema does not compute this value: it takes any that fits.";
        report.add(severity, &field.location, code, message.to_owned());
    }
    for check in &form.checks {
        let message = ["The plain schema does not know ", &named(check), "."].concat();
        report.add(severity, &place(form, check), code, message);
    }
}

/// The check by its author's id; one that follows from a widget by what it asks for.
fn named(check: &Check) -> String {
    let owner = check.owner.as_str();
    match check.message.as_str() {
        _ if !check.id.starts_with('~') => ["the check \"", &check.id, "\""].concat(),
        "check-range" => ["that the last date of ", owner, " is not before the first"].concat(),
        _ => ["that one option of ", owner, " goes with no other"].concat(),
    }
}

/// Where a check is written: among those of the form or of its field, or as what it follows from.
fn place(form: &Form, check: &Check) -> Pointer {
    let field = form.by_place.get(&check.owner).and_then(|id| form.field(*id));
    let own = field
        .map(|field| Layers::new(&form.definition, &form.schema).of(&[(field.location.clone(), Vec::new())]));
    let own = own.iter().flatten().map(|layer| layer.location.child("form"));
    let among = |checks: Pointer| {
        let items = form.definition.at(&checks).and_then(Value::as_array)?;
        let index =
            items.iter().position(|item| item.get("id").and_then(Value::as_str) == Some(&check.id))?;
        Some(checks.child(&index.to_string()))
    };
    let member = if check.message == "check-range" { "widget" } else { "exclusive" };
    let mut places = [Pointer::root().child("form")].into_iter().chain(own).filter_map(|at| {
        if check.id.starts_with('~') {
            Some(at.child(member)).filter(|at| form.definition.at(at).is_some())
        } else {
            among(at.child("checks"))
        }
    });
    places.next().or_else(|| Some(field?.location.clone())).unwrap_or_default()
}

/// Says the same in the schema.
pub(super) fn comment_on(form: &Form, root: &mut Object) {
    let computed = form.fields.iter().filter(|field| field.compute.is_some());
    let computed = computed.map(|field| ["what ", field.place.as_str(), " is computed from"].concat());
    let checks = form.checks.iter().map(named);
    comment(root, &computed.chain(checks).collect::<Vec<_>>());
}
