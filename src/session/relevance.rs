//! Which questions are asked: only conditions that read what changed are looked at again.

use std::borrow::Cow;

use super::Session;
use crate::form::{Field, Form, OnHide, Reference, relevance};
use crate::pointer::Place;

impl Session {
    /// Looks at every condition, each after those it depends on.
    pub(super) fn refresh_relevance(&mut self, form: &Form) {
        let mut flipped = Vec::new();
        for field in form.order.iter().filter_map(|id| form.field(*id)) {
            self.refresh_field(form, field, &mut flipped);
        }
    }

    /// Looks again at the conditions that read `changed`, and at those that read what these flip.
    /// Gives the places whose relevance flipped.
    pub(super) fn reconsider(&mut self, form: &Form, changed: &Place) -> Vec<Place> {
        let mut flipped = Vec::new();
        let mut causes = form.readers_of(&changed.field());
        // In the order of dependency each condition is looked at once, after all that it reads.
        for id in &form.order {
            if !causes.contains(id) {
                continue;
            }
            let Some(field) = form.field(*id) else { continue };
            let before = flipped.len();
            self.refresh_field(form, field, &mut flipped);
            if flipped.len() > before {
                causes.extend(form.readers_of(&field.place));
            }
        }
        flipped
    }

    /// Evaluates the condition of one field in every row that it stands in.
    fn refresh_field(&mut self, form: &Form, field: &Field, flipped: &mut Vec<Place>) {
        let Some(condition) = &field.when else { return };
        for place in self.instances(&field.place) {
            let holds = relevance::holds(form, condition, &|reference: &Reference| {
                let target = self.resolve(&place, reference)?;
                self.value_at(form, &target).map(Cow::Owned)
            });
            let changed =
                if holds { self.irrelevant.remove(&place) } else { self.irrelevant.insert(place.clone()) };
            if changed && !holds && field.on_hide == OnHide::Clear {
                self.answers.clear(&place);
            }
            if changed {
                flipped.push(place);
            }
        }
    }

    /// The place that a reference means, seen from the field that has the condition.
    fn resolve(&self, from: &Place, reference: &Reference) -> Option<Place> {
        match reference {
            Reference::Absolute(pointer) => self.answers.place(pointer),
            Reference::Relative { up, down } => {
                let base = (0..*up).try_fold(from.clone(), |place, _| place.parent())?;
                Some(down.tokens().fold(base, |place, token| place.child(&token)))
            }
        }
    }

    /// Forgets what hung on rows that are gone.
    pub(super) fn forget_rows(&mut self, row: &Place) {
        self.irrelevant.retain(|place| !row.holds(place));
        self.shown.retain(|shown| !row.holds(&shown.place));
    }
}
