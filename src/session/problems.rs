//! Which problems are shown: found on Next and Submit, looked at again where one is shown.

use super::{Session, Shown};
use crate::check::{check_at, check_excusing};
use crate::form::{Check, Field, Form, Widget};
use crate::json::Value;
use crate::map::{Map, Set};
use crate::packed::WITH_RARE;
use crate::pointer::{Mark, Place, Pointer, Step, array_index};
use crate::problem::Problem;

impl Session {
    /// Every problem of the answers as they are, hung on the field that must show it; one per field,
    /// in the order of the questions, those of the whole form last.
    pub(super) fn find_problems(&self, form: &Form) -> Vec<Shown> {
        let mut problems = self.check(form);
        for place in self.gaps(form) {
            let pointer = self.answers.pointer(&place);
            let list = pointer.parent();
            // In a tuple they say what is missing.
            let says_less = |problem: &Problem| {
                problem.code == "minItems" && Some(&problem.pointer) == list.as_ref() && !is_row(&place)
            };
            problems.retain(|problem| problem.pointer != pointer && !says_less(problem));
            problems.push(Problem::new(pointer, "required"));
        }
        let names = self.wrong_names(form);
        for wrong in &names {
            // Rows without a name of their own are no members, and say what is missing.
            let group =
                wrong.place.parent().and_then(|row| row.up()).map(|group| self.answers.pointer(&group));
            problems.retain(|one| one.code != "minProperties" || Some(&one.pointer) != group.as_ref());
        }
        let mut shown = self.at_places(form, problems);
        shown.extend(names);
        self.in_order(form, shown)
    }

    /// What [`Form::check`] says of the answers. Here relevance and computed values are known, so that a page's
    /// core does without looking them up in a document.
    fn check(&self, form: &Form) -> Vec<Problem> {
        let hides = |place: &Place| form.field_at(place).is_some_and(|field| field.has_own_condition);
        let may_be_missing = |pointer: &Pointer| {
            let place = self.answers.place(pointer);
            place.is_some_and(|place| self.hiding(&place).any(hides))
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

    /// Finds the problems of the page shown and its soft questions that are left empty for the first time, shows
    /// those that can be mended there, and gives those of the first row that has some on a page of its own.
    pub(super) fn show_problems_here(&mut self, form: &Form) -> Vec<Shown> {
        let Some(here) = self.spot() else { return Vec::new() };
        let places = self.places_here(form);
        let warnings = self.warn(form, &places);
        // What is asked because of a warning is not judged yet.
        let places: Set<Place> = places.into_iter().collect();
        let spot = |shown: &Shown| self.spot_of(form, &shown.place);
        let (shown, mut in_rows): (_, Vec<Shown>) =
            self.find_problems(form).into_iter().partition(|shown| places.contains(&shown.place));
        in_rows.retain(|shown| {
            let is_in_row = spot(shown).is_some_and(|(page, row)| page == here.0 && row.is_some());
            here.1.is_none() && is_in_row && self.is_relevant(&shown.place)
        });
        let first = in_rows.first().and_then(spot);
        in_rows.retain(|shown| spot(shown) == first);
        self.shown = shown;
        if !warnings.is_empty() {
            self.shown.extend(warnings);
            self.sort_shown(form);
        }
        in_rows
    }

    /// Hangs problems with pointers on the fields that show them.
    pub(super) fn hang(&self, form: &Form, problems: Vec<Problem>) -> Vec<Shown> {
        self.in_order(form, self.at_places(form, problems))
    }

    fn at_places(&self, form: &Form, problems: Vec<Problem>) -> Vec<Shown> {
        let hung = |problem| Shown { place: self.shown_by(form, &problem), problem };
        problems.into_iter().map(hung).collect()
    }

    fn in_order(&self, form: &Form, shown: Vec<Shown>) -> Vec<Shown> {
        let order = self.order(form);
        let at = |place: &Place| order.get(place).copied().unwrap_or(order.len());
        let mut hung: Vec<(usize, Shown)> =
            shown.into_iter().map(|shown| (at(&shown.place), shown)).collect();
        hung.sort_by_key(|(order, _)| *order);
        // One at a time per question; the whole form may have several.
        hung.dedup_by(|next, kept| next.1.place == kept.1.place && !kept.1.place.is_root());
        hung.into_iter().map(|(_, shown)| shown).collect()
    }

    /// Puts the problems shown into the order of the questions again.
    pub(super) fn sort_shown(&mut self, form: &Form) {
        let order = self.order(form);
        self.shown.sort_by_key(|shown| order.get(&shown.place).copied().unwrap_or(order.len()));
    }

    /// Every relevant place with its number in the order of the questions.
    fn order(&self, form: &Form) -> Map<Place, usize> {
        let places = (0..form.pages.len()).flat_map(|page| self.places_on(form, page));
        places.zip(0..).collect()
    }

    /// What was left empty where the document cannot do without it, and holds `null` or too little: rows and
    /// open members that are one question, and members of a tuple.
    fn gaps(&self, form: &Form) -> Vec<Place> {
        let mut gaps = Vec::new();
        for field in &form.fields {
            let around = field.parent.and_then(|id| form.field(id));
            let is_kept = around.is_some_and(|list| {
                list.is_tuple() || (list.widget == Widget::Rows && !field.widget.is_group())
            });
            if is_kept || field.mark() == Some(Mark::Value) {
                let mut places = self.instances(&field.place);
                places.retain(|place| self.is_gap(form, field, place));
                gaps.append(&mut places);
            }
        }
        gaps
    }

    /// Whether nothing is answered where the document needs a value.
    fn is_gap(&self, form: &Form, field: &Field, place: &Place) -> bool {
        if !self.is_relevant(place) || self.value_at(form, place).is_some() {
            return false;
        }
        if let Some(row) = place.open_row() {
            return self.answers.name_of(&row).is_some();
        }
        let around = place.parent().and_then(|around| self.value_at(form, &around));
        let Some(Value::Array(items)) = &around else { return field.required && around.is_some() };
        let index = array_index(&field.name);
        field.required || index.is_some_and(|index| index < items.len())
    }

    /// Names of open members that are missing, or that another member has.
    fn wrong_names(&self, form: &Form) -> Vec<Shown> {
        if !WITH_RARE {
            return Vec::new();
        }
        let names = form.fields.iter().filter(|field| field.mark() == Some(Mark::Name));
        let places = names.flat_map(|field| self.instances(&field.place));
        places.filter_map(|place| Some(Shown { problem: self.wrong_name(&place)?, place })).collect()
    }

    fn wrong_name(&self, place: &Place) -> Option<Problem> {
        let row = place.parent().filter(|_| self.is_relevant(place))?;
        let list = row.parent()?;
        let pointer = self.answers.pointer(place);
        let is_blank = self.answers.get(place).is_none_or(|answer| answer.part("").trim().is_empty());
        let name = match self.answers.name_of(&row) {
            None if is_blank => return Some(Problem::new(pointer, "required")),
            None => return Some(Problem::new(pointer, "propertyNames").with("reason", "twice")),
            Some(name) => name,
        };
        let rows = self.answers.rows(&list).iter().map(|key| list.row(*key));
        let mut before = rows.take_while(|other| *other != row);
        let is_twice = before.any(|other| self.answers.name_of(&other) == Some(name));
        is_twice.then(|| Problem::new(pointer, "propertyNames").with("reason", "twice"))
    }

    /// The nearest place at or above a problem that has a question of its own.
    fn shown_by(&self, form: &Form, problem: &Problem) -> Place {
        let mut pointer = problem.pointer.clone();
        loop {
            if let Some(place) = self.answers.place(&pointer).filter(|place| is_asked(form, place)) {
                return if pointer == problem.pointer { told_at(place, problem) } else { place };
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
            places.extend(self.named_with(form, place));
        }
        places.retain(|place| self.recheck(form, place));
        places
    }

    /// The names of all open members of a group and the group itself, where one of them changed or went.
    fn named_with(&self, form: &Form, changed: &Place) -> Vec<Place> {
        let is_list = |place: &Place| {
            form.field_at(place).is_some_and(|field| field.mark().is_some() && field.widget == Widget::Rows)
        };
        let list = std::iter::successors(Some(changed.clone()), Place::parent).take(3).find(is_list);
        let Some(list) = list else { return Vec::new() };
        let names = self.answers.rows(&list).iter().map(|key| list.row(*key).mark(Mark::Name));
        names.chain(list.parent()).collect()
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
        if field.mark() == Some(Mark::Name) {
            // What is wrong with a name, the whole of its group says.
            let mut found = self.find_problems(form).into_iter();
            return found.find(|shown| shown.place == *place).map(|shown| shown.problem);
        }
        if let Some(value) = self.value_at(form, place) {
            let mut own = check_at(&form.schema, field.schema, &value, &pointer).into_iter();
            // The field's schema may be that of one branch, where the value chosen leads to another.
            let is_option = field.choices.iter().any(|choice| choice.value == value);
            // Questions in a group or list speak for themselves.
            let is_own = |problem: &Problem| {
                !(is_option && matches!(problem.code, "const" | "enum"))
                    && self.shown_by(form, problem) == *place
            };
            return own.find(is_own).or_else(|| self.failing(form, place));
        }
        if self.is_gap(form, field, place) {
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

/// Problems with the name of a member and not with its value.
const NAMES: [&str; 3] = ["propertyNames", "additionalProperties", "unevaluatedProperties"];

/// Where a problem of a place is told: of the name of a member at the question for that.
pub fn told_at(place: Place, problem: &Problem) -> Place {
    let row = place.open_row().filter(|_| NAMES.contains(&problem.code));
    row.map_or(place, |row| row.mark(Mark::Name))
}

fn is_row(place: &Place) -> bool {
    matches!(place.steps().next_back(), Some(Step::Row(_)))
}

/// Whether a place has a question that can show a problem: every field but the root and hidden ones.
fn is_asked(form: &Form, place: &Place) -> bool {
    !place.is_root() && form.field_at(place).is_some_and(Field::is_shown)
}
