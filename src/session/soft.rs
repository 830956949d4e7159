//! Soft questions: whoever leaves one empty is warned, once, and may then go on and say why.

use super::{Session, Shown};
use crate::form::{Field, Form};
use crate::pointer::Place;
use crate::problem::Problem;

impl Session {
    /// Warns of the soft questions among these places that are left empty, unless that was done before. Their
    /// reasons are asked from now on.
    pub(super) fn warn(&mut self, form: &Form, places: &[Place]) -> Vec<Shown> {
        let mut warnings = Vec::new();
        for place in places {
            let is_soft = form.field_at(place).is_some_and(|field| field.soft);
            if is_soft && self.value_at(form, place).is_none() && self.warned.insert(place.clone()) {
                let problem = Problem::new(self.answers.pointer(place), "soft");
                warnings.push(Shown { place: place.clone(), problem });
            }
        }
        if !warnings.is_empty() {
            self.refresh_relevance(form);
        }
        warnings
    }

    /// Whether a question for a reason is due: after the warning, or once it has an answer. Others always are.
    pub(super) fn is_due(&self, field: &Field, place: &Place) -> bool {
        let Some(way) = &field.reason_for else { return true };
        let is_warned = || self.resolve(place, way).is_some_and(|soft| self.warned.contains(&soft));
        self.answers.get(place).is_some_and(|answer| answer.value.is_some()) || is_warned()
    }

    /// A page that holds the question for a reason was made after the warning.
    pub(super) fn was_warned(&mut self, form: &Form, reason: &Place) {
        let way = form.field_at(reason).and_then(|field| field.reason_for.as_ref());
        let soft = way.and_then(|way| self.resolve(reason, way));
        if soft.is_some_and(|soft| self.warned.insert(soft)) {
            self.refresh_relevance(form);
        }
    }
}
