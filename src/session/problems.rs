//! Which problems are shown: found on Next and Submit, looked at again where one is shown.

use super::{Session, Shown};
use crate::check::{check_at, check_excusing};
use crate::form::{Check, Form, Widget};
use crate::pointer::{Place, Pointer};
use crate::problem::Problem;

impl Session {
    /// Every problem of the answers as they are, hung on the field that must show it; one per field,
    /// in the order of the questions, those of the whole form last.
    pub(super) fn find_problems(&self, form: &Form) -> Vec<Shown> {
        let mut problems = self.check(form);
        for row in self.empty_rows(form) {
            let pointer = self.answers.pointer(&row);
            problems.retain(|problem| problem.pointer != pointer);
            problems.push(Problem::new(pointer, "required"));
        }
        self.hang(form, problems)
    }

    /// What [`Form::check`] says of the answers. Here relevance and computed values are known, so that a page's
    /// core does without looking them up in a document.
    fn check(&self, form: &Form) -> Vec<Problem> {
        let hides = |place: &Place| form.field_at(place).is_some_and(|field| field.has_own_condition);
        let hidden: Vec<&Place> = self.irrelevant.iter().filter(|place| hides(place)).collect();
        let may_be_missing = |pointer: &Pointer| {
            let place = self.answers.place(pointer);
            place.is_some_and(|place| hidden.iter().any(|hidden| hidden.holds(&place)))
        };
        let document = self.document(form);
        let mut problems = check_excusing(&form.schema, form.schema.root(), &document, &may_be_missing);
        for check in &form.checks {
            for place in self.instances(&check.owner) {
                if self.is_relevant(&place) && self.with_scope(form, &place, |scope| check.fails(scope)) {
                    problems.push(check.problem(self.answers.pointer(&place)));
                }
            }
        }
        problems
    }

    /// Finds and shows the problems of one page, and the soft questions that are left empty for the first time.
    pub(super) fn show_problems_of(&mut self, form: &Form, page: usize) {
        let places = self.places_on(form, page);
        let warnings = self.warn(form, &places);
        self.shown = self.find_problems(form);
        self.shown.retain(|shown| places.contains(&shown.place));
        if !warnings.is_empty() {
            self.shown.extend(warnings);
            self.sort_shown(form);
        }
    }

    /// Hangs problems with pointers on the fields that show them.
    pub(super) fn hang(&self, form: &Form, problems: Vec<Problem>) -> Vec<Shown> {
        let order = self.places(form);
        let at = |place: &Place| order.iter().position(|own| own == place).unwrap_or(order.len());
        let mut hung: Vec<(usize, Shown)> = problems
            .into_iter()
            .map(|problem| {
                let place = self.shown_by(form, &problem);
                (at(&place), Shown { place, problem })
            })
            .collect();
        hung.sort_by_key(|(order, _)| *order);
        // One at a time per question; the whole form may have several.
        hung.dedup_by(|next, kept| next.1.place == kept.1.place && !kept.1.place.is_root());
        hung.into_iter().map(|(_, shown)| shown).collect()
    }

    /// Puts the problems shown into the order of the questions again.
    pub(super) fn sort_shown(&mut self, form: &Form) {
        let order = self.places(form);
        self.shown
            .sort_by_key(|shown| order.iter().position(|own| *own == shown.place).unwrap_or(order.len()));
    }

    /// Every relevant place, in the order of the questions.
    fn places(&self, form: &Form) -> Vec<Place> {
        (0..form.pages.len()).flat_map(|page| self.places_on(form, page)).collect()
    }

    /// The rows of single questions that were left empty. Their list holds `null` for them, which would be
    /// called a wrong type.
    fn empty_rows(&self, form: &Form) -> Vec<Place> {
        let mut empty = Vec::new();
        let is_single = |list: &Place| {
            let item = form.field_at(list).and_then(|list| form.field(*list.children.first()?));
            item.is_some_and(|item| item.widget != Widget::Group)
        };
        for (list, keys) in self.answers.row_lists().filter(|(list, _)| is_single(list)) {
            let rows = keys.iter().map(|key| list.row(*key));
            empty.extend(rows.filter(|row| self.is_relevant(row) && self.value_at(form, row).is_none()));
        }
        empty
    }

    /// The nearest place at or above a problem that has a question of its own.
    fn shown_by(&self, form: &Form, problem: &Problem) -> Place {
        let mut pointer = problem.pointer.clone();
        loop {
            if let Some(place) = self.answers.place(&pointer).filter(|place| is_asked(form, place)) {
                return place;
            }
            if pointer.is_root() {
                return Place::root();
            }
            pointer.pop();
        }
    }

    /// What is no longer asked shows no problem.
    pub(super) fn drop_irrelevant(&mut self) {
        let mut shown = std::mem::take(&mut self.shown);
        shown.retain(|shown| self.is_relevant(&shown.place));
        self.shown = shown;
    }

    /// Looks again at the places that changed and at those that show a check which reads them, as far as they
    /// show a problem; gives those that show another now, or none.
    pub(super) fn recheck_all(&mut self, form: &Form, changed: &[Place]) -> Vec<Place> {
        let mut places = changed.to_vec();
        for place in changed {
            places.extend(self.waiting_for(form, place));
        }
        places.retain(|place| self.recheck(form, place));
        places
    }

    /// Looks again at a field that shows a problem; tells whether what it shows changed.
    fn recheck(&mut self, form: &Form, place: &Place) -> bool {
        let Some(index) = self.shown.iter().position(|shown| shown.place == *place) else { return false };
        let now = self.problem_at(form, place);
        // A warning stays until there is an answer, and is never given to who took a wrong one back.
        let is_warning = self.shown.get(index).is_some_and(|shown| shown.problem.code == "soft");
        if is_warning && self.value_at(form, place).is_none() {
            return false;
        }
        let Some(shown) = self.shown.get_mut(index) else { return false };
        match now {
            Some(problem) if problem == shown.problem => false,
            Some(problem) => {
                shown.problem = problem;
                true
            }
            None => {
                self.shown.remove(index);
                true
            }
        }
    }

    /// The first problem of one field by its own schema.
    fn problem_at(&self, form: &Form, place: &Place) -> Option<Problem> {
        let field = form.field_at(place)?;
        let pointer = self.answers.pointer(place);
        if let Some(value) = self.value_at(form, place) {
            let mut own = check_at(&form.schema, field.schema, &value, &pointer).into_iter();
            // The field's schema may be that of one branch, where the value chosen leads to another.
            let is_option = field.choices.iter().any(|choice| choice.value == value);
            // Questions in a group or list speak for themselves.
            let is_own = |problem: &Problem| {
                !(is_option && problem.code == "const") && self.shown_by(form, problem) == *place
            };
            return own.find(is_own).or_else(|| self.failing(form, place));
        }
        let group = place.parent().and_then(|group| self.value_at(form, &group));
        let is_missing = field.required && self.is_relevant(place) && group.is_some();
        if is_missing {
            return Some(Problem::new(pointer, "required"));
        }
        self.failing(form, place)
    }

    /// The first of the form's own checks that this field shows and that does not hold.
    fn failing(&self, form: &Form, place: &Place) -> Option<Problem> {
        let field = place.field();
        let fails =
            |check: &&Check| check.owner == field && self.with_scope(form, place, |scope| check.fails(scope));
        let failing = form.checks.iter().find(fails).filter(|_| self.is_relevant(place))?;
        Some(failing.problem(self.answers.pointer(place)))
    }

    /// The places that show a check which reads what stands at `changed`.
    fn waiting_for(&self, form: &Form, changed: &Place) -> Vec<Place> {
        let field = changed.field();
        let reads = |check: &Check| check.reads.iter().any(|read| read.holds(&field) || field.holds(read));
        let shows = |shown: &&Shown| {
            let id = shown.problem.text("check");
            id.is_some() && form.checks.iter().any(|check| Some(check.id.as_str()) == id && reads(check))
        };
        self.shown.iter().filter(shows).map(|shown| shown.place.clone()).collect()
    }
}

/// Whether a place has a question that can show a problem: every field but the root and hidden ones.
fn is_asked(form: &Form, place: &Place) -> bool {
    !place.is_root() && form.field_at(place).is_some_and(|field| field.widget != Widget::Hidden)
}
