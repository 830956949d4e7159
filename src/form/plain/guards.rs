//! The branches (`then`, `else`, `dependentSchemas`) that a field stands in, as schemas.

use super::condition::{Literal, anchor};
use super::strip::Copy;
use super::{at_place, object};
use crate::form::fields::Found;
use crate::form::layers::{Guard, Test};
use crate::form::{FieldId, Form};
use crate::json::Value;
use crate::pointer::Place;

/// A guard with the place of the value that it tests.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tested {
    pub(super) place: Place,
    pub(super) test: Test,
    negated: bool,
}

/// A field and the groups around it, outermost last.
pub(super) fn around(form: &Form, id: FieldId) -> impl Iterator<Item = FieldId> + '_ {
    std::iter::successors(Some(id), |id| form.field(*id)?.parent)
}

/// All guards of what is said of a field at one location, with those of the groups around it.
///
/// What is said of a field in one place only has its guards at the field itself, what is below has none.
pub(super) fn all(form: &Form, found: &Found, id: FieldId, guards: &[Guard]) -> Vec<Tested> {
    let mut all = Vec::new();
    let mut add = |id: FieldId, guards: &[Guard]| {
        for guard in guards {
            let place = form.field(id).map(|field| field.place.clone()).unwrap_or_default();
            let place = (0..guard.up).try_fold(place, |place, _| place.up()).unwrap_or_default();
            let tested = Tested { place, test: guard.test.clone(), negated: guard.negated };
            if !all.contains(&tested) {
                all.push(tested);
            }
        }
    };
    add(id, guards);
    for around in around(form, id) {
        let known = found.conditional.binary_search_by_key(&around, |conditional| conditional.field);
        let branches = known.ok().and_then(|known| found.conditional.get(known)).map(|found| &found.branches);
        if let Some([guards]) = branches.map(Vec::as_slice) {
            add(around, guards);
        }
    }
    all
}

/// The property is there.
fn present(name: &str) -> Value {
    object("required", Value::Array(vec![Value::from(name)]))
}

/// The schema for the value at the guard's anchor; what it tests is there.
pub(super) fn lowered(tested: &Tested, copy: &Copy<'_>, definition: &Value) -> Option<Literal> {
    let schema = match &tested.test {
        Test::If(at) => copy.schema(definition.at(at)?, at),
        Test::Present(name) => present(name),
        Test::Is(name, at) => {
            let is = object("properties", object(name, copy.schema(definition.at(at)?, at)));
            object("allOf", Value::Array(vec![present(name), is]))
        }
    };
    let schema = if tested.negated { object("not", schema) } else { schema };
    let anchor = anchor(&tested.place);
    let schema = at_place(&anchor, &tested.place, schema);
    Some(Literal::new(anchor, schema))
}
