//! Changing answers: typing, choosing, adding, removing and moving rows, another language.

use super::{Control, Effect, Focus, Phase, Session, Way};
use crate::form::{Field, Form, Widget};
use crate::pointer::{Place, RowKey, Step};

impl Session {
    pub(super) fn input(&mut self, form: &Form, control: &Control, text: &str) -> Vec<Effect> {
        let Some(field) = form.field_at(&control.place) else { return Vec::new() };
        if !field.has_part(&control.part) {
            return Vec::new();
        }
        let before = self.seen(form);
        self.set(form, field, control, text);
        let flipped = self.reconsider(form, &control.place);
        self.pending.retain(|shown| shown.place != control.place);
        let always = (field.widget.spec().follows)(field);
        self.settle(form, &before, &control.place, flipped, always)
    }

    /// What decides how much is rendered again: the pages, and the number of problems shown.
    fn seen(&self, form: &Form) -> (Vec<usize>, usize) {
        (self.journey(form), self.shown.len())
    }

    /// What to render after something at `own` changed, and what flipped or was computed anew because of it.
    /// `always` renders `own` as well, with all in it.
    fn settle(
        &mut self,
        form: &Form,
        before: &(Vec<usize>, usize),
        own: &Place,
        flipped: Vec<Place>,
        always: bool,
    ) -> Vec<Effect> {
        self.drop_irrelevant();
        let mut render = flipped;
        render.push(own.clone());
        let mut rechecked = self.recheck_all(form, &render);
        if !always {
            render.pop();
        }
        let changed = !rechecked.is_empty();
        render.append(&mut rechecked);
        let (pages, problems) = self.seen(form);
        if pages != before.0 {
            return vec![Effect::RenderPage];
        }
        render.retain(|place| !always || place == own || !own.holds(place));
        render.sort();
        render.dedup();
        let mut effects = Vec::new();
        if !render.is_empty() {
            effects.push(Effect::Render(render));
        }
        if changed || problems != before.1 {
            effects.push(Effect::RenderSummary);
        }
        effects
    }

    /// Keeps the raw text and what it means.
    pub(super) fn set(&mut self, form: &Form, field: &Field, control: &Control, text: &str) {
        let answer = self.answers.entry(&control.place);
        answer.set_part(&control.part, text);
        answer.value = form.read(field, answer, &self.locale);
        if matches!(self.phase, Phase::Failed(_)) {
            self.phase = Phase::Editing;
        }
    }

    pub(super) fn add_row(&mut self, form: &Form, place: &Place) -> Vec<Effect> {
        let Some((field, place)) = form.list_at(place) else { return Vec::new() };
        let place = &place;
        let (count, least) = (self.answers.rows(place).len(), field.least_rows());
        let most = field.limits.count("maxItems").unwrap_or(usize::MAX);
        // A row that has a page of its own is opened from its list.
        let spot = self.spot_of(form, place).filter(|_| field.paged);
        let is_elsewhere = spot.is_some() && spot != self.spot();
        if count >= most || is_elsewhere {
            return Vec::new();
        }
        let before = self.seen(form);
        let mut rows = self.answers.rows(place).iter().take(least).map(|key| place.row(*key));
        // One that must be there, and was not filled in yet, is the next one.
        let blank = rows.find(|row| spot.is_some() && self.is_blank(form, row));
        let row = blank.unwrap_or_else(|| self.new_row(form, field, place));
        if let Some((page, _)) = spot {
            self.reconsider(form, &row);
            self.shown.clear();
            self.stand((page, Some(row)), false);
            return vec![Effect::RenderPage, Effect::Focus(Focus::Heading)];
        }
        let mut changed = self.reconsider(form, &row);
        // The other rows stay as they are, unless they can be removed from now on, or no more can be added.
        let stays = count != least && count + 1 < most;
        let before_it = count.checked_sub(1).and_then(|index| self.answers.rows(place).get(index));
        // The row before can be moved down now.
        changed.extend(before_it.filter(|_| stays && field.movable).map(|key| place.row(*key)));
        let mut effects = self.settle(form, &before, place, changed, !stays);
        if stays {
            effects.insert(0, Effect::InsertRow(row.clone()));
        }
        effects.push(Effect::Focus(Focus::Field(row)));
        effects
    }

    /// Adds a row with its defaults and, inside it, the rows that must be there. What is asked and computed
    /// must be looked at after it.
    fn new_row(&mut self, form: &Form, field: &Field, place: &Place) -> Place {
        let row = place.row(self.answers.add_row(place));
        if let Some(item) = field.children.first().and_then(|id| form.field(*id)) {
            self.prefill(form, item, &row);
        }
        row
    }

    /// Sets defaults and least numbers of rows at and below a place that is new.
    pub(super) fn prefill(&mut self, form: &Form, field: &Field, place: &Place) {
        if let Some(value) = &field.default {
            let answer = self.answers.entry(place);
            answer.raw = form.spell(field, value, &self.locale);
            answer.value = Some(value.clone());
        }
        if field.widget == Widget::Rows {
            for _ in 0..field.least_rows().min(MOST_ROWS_AT_START) {
                self.new_row(form, field, place);
            }
            return;
        }
        for child in field.children.iter().filter_map(|id| form.field(*id)) {
            self.prefill(form, child, &child.below(place));
        }
    }

    pub(super) fn remove_row(&mut self, form: &Form, row: &Place) -> Vec<Effect> {
        let Some((place, _)) = list_of(row) else { return Vec::new() };
        let before = self.seen(form);
        // The summary names rows by their number, which changes for those below.
        let has_summary = !self.shown.is_empty();
        let Some((index, flipped)) = self.drop_row(form, row) else { return Vec::new() };
        let mut effects = self.settle(form, &before, &place, flipped, true);
        if has_summary && !effects.iter().any(|effect| matches!(effect, Effect::RenderSummary)) {
            effects.push(Effect::RenderSummary);
        }
        let previous = index.checked_sub(1).and_then(|index| self.answers.rows(&place).get(index));
        effects.push(Effect::Focus(match previous {
            Some(key) => Focus::Legend(place.row(*key)),
            None => Focus::Add(place.clone()),
        }));
        effects.push(Effect::Announce { message: "row-removed", place, number: index + 1 });
        effects
    }

    /// Takes a row out, unless its list cannot do without; gives the index it had, and what flipped.
    pub(super) fn drop_row(&mut self, form: &Form, row: &Place) -> Option<(usize, Vec<Place>)> {
        let (place, key) = list_of(row)?;
        let field = rows_field(form, &place)?;
        if self.answers.rows(&place).len() <= field.least_rows() {
            return None;
        }
        let index = self.answers.remove_row(&place, key)?;
        self.forget_rows(row);
        Some((index, self.reconsider(form, &place)))
    }

    /// Whether nothing was typed or chosen in a row, beside what it began with.
    pub(super) fn is_blank(&self, form: &Form, row: &Place) -> bool {
        let mut within = self.answers.iter().filter(|(place, _)| row.holds(place));
        within.all(|(place, answer)| {
            let Some(field) = form.field_at(place).filter(|field| field.compute.is_none()) else {
                return true;
            };
            let is_empty = answer.raw.iter().all(|(_, text)| text.is_empty());
            is_empty || answer.value.is_none() || answer.value == field.default
        })
    }

    /// Whether there is this row.
    pub(super) fn has_row(&self, row: &Place) -> bool {
        list_of(row).is_some_and(|(place, key)| self.answers.rows(&place).contains(&key))
    }

    /// Focus stays on the button; at an end of the list, where that is gone, it goes to the other one.
    pub(super) fn move_row(&mut self, form: &Form, row: &Place, way: Way) -> Vec<Effect> {
        let Some((place, key)) = list_of(row) else { return Vec::new() };
        let is_movable = rows_field(form, &place).is_some_and(|field| field.movable);
        let keys = self.answers.rows(&place);
        let last = keys.len().saturating_sub(1);
        let from = keys.iter().position(|own| *own == key).filter(|_| is_movable);
        let to = from.and_then(|from| match way {
            Way::Up => from.checked_sub(1),
            Way::Down => from.checked_add(1),
        });
        let Some(to) = to.filter(|to| self.answers.move_row(&place, key, *to)) else { return Vec::new() };
        let mut effects = vec![Effect::Render(vec![place.clone()])];
        if !self.shown.is_empty() {
            self.sort_shown(form);
            effects.push(Effect::RenderSummary);
        }
        let way = match to {
            0 => Way::Down,
            _ if to == last => Way::Up,
            _ => way,
        };
        effects.push(Effect::Focus(Focus::Move(row.clone(), way)));
        effects.push(Effect::Announce { message: "row-moved", place, number: to + 1 });
        effects
    }

    /// Texts that were understood are spelled as the new language spells them; others stay as typed.
    pub(super) fn choose_locale(&mut self, form: &Form, locale: &str) -> Vec<Effect> {
        if !form.languages.iter().any(|own| own == locale) || self.locale == locale {
            return Vec::new();
        }
        locale.clone_into(&mut self.locale);
        let places: Vec<Place> = self.answers.iter().map(|(place, _)| place.clone()).collect();
        for place in places {
            let Some(field) = form.field_at(&place) else { continue };
            let answer = self.answers.entry(&place);
            if let Some(value) = answer.value.as_ref().filter(|value| (field.widget.spec().respells)(value)) {
                answer.raw = form.spell(field, value, locale);
            }
        }
        vec![Effect::RenderPage]
    }
}

/// A definition may ask for any number of rows; more than this many are not made unasked.
const MOST_ROWS_AT_START: usize = 20;

fn rows_field<'a>(form: &'a Form, place: &Place) -> Option<&'a Field> {
    form.field_at(place).filter(|field| field.widget == Widget::Rows)
}

/// The list that a row's place is in, and the row's key.
fn list_of(row: &Place) -> Option<(Place, RowKey)> {
    let Some(Step::Row(key)) = row.steps().next_back() else { return None };
    Some((row.parent()?, key))
}
