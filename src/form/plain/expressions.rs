//! What only expressions say: no keyword of JSON Schema computes.

use super::strip::comment;
use crate::form::diagnostic::Report;
use crate::form::{Condition, FieldId, Form, Severity};
use crate::json::Object;
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
        let at = form.by_place.get(&check.owner).and_then(|id| form.field(*id));
        let at = at.map_or_else(Pointer::root, |field| field.location.child("form").child("checks"));
        let message = ["The plain schema does not know the check \"", &check.id, "\"."].concat();
        report.add(severity, &at, code, message);
    }
}

/// Says the same in the schema.
pub(super) fn comment_on(form: &Form, root: &mut Object) {
    let computed = form.fields.iter().filter(|field| field.compute.is_some());
    let computed = computed.map(|field| ["what ", field.place.as_str(), " is computed from"].concat());
    let checks = form.checks.iter().map(|check| ["the check ", check.id.as_str()].concat());
    comment(root, &computed.chain(checks).collect::<Vec<_>>());
}
