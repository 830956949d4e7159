//! Which questions are asked and what is computed: only what reads what changed is looked at again.

use std::borrow::Cow;

use super::Session;
use crate::expr::Scope;
use crate::form::{Field, FieldId, Form, OnHide, Reference, relevance};
use crate::map::Set;
use crate::pointer::Place;

impl Session {
    /// Looks at every condition, each after those it depends on. Gives the places that changed.
    pub(super) fn refresh_relevance(&mut self, form: &Form) -> Vec<Place> {
        let mut flipped = Vec::new();
        for field in form.order.iter().filter_map(|id| form.field(*id)) {
            self.refresh_field(form, field, &Place::root(), &mut flipped);
        }
        flipped
    }

    /// Looks again at the conditions that read `changed`, and at those that read what these flip; where it is a new
    /// row, at all in it as well. Gives the places whose relevance flipped, or whose value was computed anew.
    pub(super) fn reconsider(&mut self, form: &Form, changed: &Place) -> Vec<Place> {
        let mut flipped = Vec::new();
        let mut causes = Set::new();
        add_readers(form, changed, &mut causes);
        let new_row = changed.is_row().then(|| changed.field());
        // In the order of dependency each condition is looked at after all that it reads.
        for id in &form.order {
            let Some(field) = form.field(*id) else { continue };
            let before = flipped.len();
            if new_row.as_ref().is_some_and(|row| row.holds(&field.place)) {
                self.refresh_field(form, field, changed, &mut flipped);
            }
            let own = causes.range_from(&(*id, Place::root())).take_while(|(own, _)| own == id);
            let scopes: Vec<Place> = own.map(|(_, scope)| scope.clone()).collect();
            for scope in scopes {
                self.refresh_field(form, field, &scope, &mut flipped);
            }
            for place in flipped.iter().skip(before) {
                add_readers(form, place, &mut causes);
            }
        }
        flipped
    }

    /// Evaluates the condition of one field, and what it computes, in every row below `within` that it stands in.
    fn refresh_field(&mut self, form: &Form, field: &Field, within: &Place, changed: &mut Vec<Place>) {
        for place in self.instances_in(&field.place, within) {
            let holds = field.when.as_ref().is_none_or(|condition| {
                self.with_scope(form, &place, |scope| relevance::holds(form, condition, scope))
            }) && self.is_due(field, &place);
            let flipped =
                if holds { self.irrelevant.remove(&place) } else { self.irrelevant.insert(place.clone()) };
            if flipped && !holds && field.on_hide == OnHide::Clear {
                self.answers.clear(&place);
            }
            if self.compute(form, field, &place) || flipped {
                changed.push(place);
            }
        }
    }

    /// Computes the value of a field that is; tells whether it is another than before.
    fn compute(&mut self, form: &Form, field: &Field, place: &Place) -> bool {
        let Some(compute) = &field.compute else { return false };
        let value = self.with_scope(form, place, |scope| compute.evaluate(scope).to_json());
        let raw = value.as_ref().map(|value| form.spell(field, value, &self.locale)).unwrap_or_default();
        let answer = self.answers.entry(place);
        let is_new = answer.value != value;
        answer.raw = raw;
        answer.value = value;
        is_new
    }

    /// What the conditions and expressions of a field at a place may know.
    pub(super) fn with_scope<T>(
        &self,
        form: &Form,
        place: &Place,
        look: impl FnOnce(&Scope<'_, '_>) -> T,
    ) -> T {
        let lookup = |reference: &Reference| {
            let target = self.resolve(place, reference)?;
            self.value_at(form, &target).map(Cow::Owned)
        };
        look(&relevance::scope(&lookup, &self.today))
    }

    /// Whether the form is filled in for somebody else, given the answers.
    pub fn acts_for_another(&self, form: &Form) -> bool {
        form.acting.as_ref().is_some_and(|acting| {
            self.with_scope(form, &Place::root(), |scope| relevance::holds(form, &acting.when, scope))
        })
    }

    /// The place that a reference means, seen from the field that has the condition.
    pub fn resolve(&self, from: &Place, reference: &Reference) -> Option<Place> {
        match reference {
            Reference::Absolute(pointer) => self.answers.place(pointer),
            Reference::Relative { up, down } => {
                let base = (0..*up).try_fold(from.clone(), |place, _| place.up())?;
                Some(down.tokens().fold(base, |place, token| place.child(&token)))
            }
        }
    }

    /// Forgets what hung on rows that are gone.
    pub(super) fn forget_rows(&mut self, row: &Place) {
        self.irrelevant.retain(|place| !row.holds(place));
        self.warned.retain(|place| !row.holds(place));
        self.shown.retain(|shown| !row.holds(&shown.place));
        self.pending.retain(|shown| !row.holds(&shown.place));
        if self.row.as_ref().is_some_and(|open| row.holds(open)) {
            self.row = None;
        }
    }
}

/// The fields whose condition reads what changed, and where: what stands in rows reads its own row alone (a form
/// in which it looks at all of these is refused), or what stands in none.
fn add_readers(form: &Form, changed: &Place, causes: &mut Set<(FieldId, Place)>) {
    for id in form.readers_of(&changed.field()) {
        let Some(field) = form.field(id) else { continue };
        let mut rows = changed.around().filter_map(Place::parse).filter(Place::is_row);
        let shared = rows.find(|row| row.field().holds(&field.place));
        causes.insert((id, shared.unwrap_or_default()));
    }
}
