//! From page to page: next, back, tasks, change, check answers.

use super::{Context, Control, Effect, Focus, Position, Session, Shown};
use crate::form::{Form, Page};
use crate::pointer::Place;
use crate::widgets::Posts;

/// What is shown at once: a page, or a row that has a page of its own.
pub(super) type Spot = (usize, Option<Place>);

impl Session {
    pub(super) fn next(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let form = context.form;
        let Position::Page(page) = self.position else { return Vec::new() };
        if form.pages.get(page).is_some_and(Page::is_exit) {
            return Vec::new();
        }
        self.settle_boxes(form);
        let in_rows = self.show_problems_here(form);
        if !self.shown.is_empty() {
            return vec![Effect::RenderPage, Effect::Focus(Focus::Summary)];
        }
        if let Some(spot) = in_rows.first().and_then(|shown| self.spot_of(form, &shown.place)) {
            return self.show(spot, in_rows, false);
        }
        if let (None, Some(page)) = (&self.row, form.pages.get(page)) {
            self.passed.insert(page.id.clone());
        }
        let other = self.pending.first().and_then(|shown| self.spot_of(form, &shown.place));
        if let Some(other) = other {
            let pending = std::mem::take(&mut self.pending);
            let (here, later) = pending
                .into_iter()
                .partition(|shown| self.spot_of(form, &shown.place).as_ref() == Some(&other));
            self.pending = later;
            return self.show(other, here, true);
        }
        let next = match self.row {
            Some(_) if !self.row_alone => Position::Page(page),
            _ => self.after(form, page),
        };
        self.go_to(context, next)
    }

    /// The page after this one. Coming from "Change", the first that was never passed; from a list of tasks, the
    /// first that is not done; from the last page of a task, the list. At the end of it all, check answers or an exit
    /// page.
    fn after(&self, form: &Form, page: usize) -> Position {
        let journey = self.journey(form);
        let end = self.end(form);
        let asking = |index: &usize| form.pages.get(*index).is_some_and(Page::is_asking);
        let next = match self.task_list(form) {
            _ if self.returning => {
                journey.into_iter().find(|index| asking(index) && !self.is_passed(form, *index))
            }
            Some((list, _)) if list == page => self.undone(form).into_iter().find(|index| *index > page),
            Some((list, tasks)) if list < page => {
                let own = tasks.iter().find(|task| task.pages.contains(&page));
                let pages = own.into_iter().flat_map(|task| &task.pages).copied();
                let next = pages.filter(|next| journey.contains(next)).find(|next| *next > page);
                next.or_else(|| (end == Position::Check).then_some(list))
            }
            _ => journey.into_iter().find(|index| *index > page),
        };
        next.map_or(end, Position::Page)
    }

    pub(super) fn back(&mut self, form: &Form) -> Vec<Effect> {
        let to_list = self.row.is_some() && !self.row_alone;
        let before = if to_list { Some(self.position) } else { self.before(form) };
        let Some(before) = before else { return Vec::new() };
        if let (None, Position::Page(page)) = (&self.row, self.position)
            && self.is_filled_in(form, page)
        {
            self.passed.extend(form.pages.get(page).map(|page| page.id.clone()));
        }
        if let Some(row) = self.row.take().filter(|row| self.is_blank(form, row)) {
            // It was opened and not filled in.
            self.drop_row(form, &row);
        }
        self.shown.clear();
        self.returning &= to_list;
        self.position = before;
        vec![Effect::RenderPage, Effect::Focus(Focus::Heading)]
    }

    /// From an exit page, the last one that was passed: the answer that led there is on it, or further back.
    fn before(&self, form: &Form) -> Option<Position> {
        let page = match self.position {
            Position::Receipt => return None,
            Position::Page(_) if self.returning => return Some(self.end(form)),
            Position::Page(page) => page,
            Position::Check => form.pages.len(),
        };
        let mut earlier = self.journey(form);
        earlier.retain(|index| *index < page);
        let last = earlier.last().copied();
        let before = match self.task_list(form) {
            _ if form.pages.get(page).is_some_and(Page::is_exit) => {
                earlier.into_iter().rfind(|index| self.is_passed(form, *index)).or(last)
            }
            Some((tasks_page, tasks)) if tasks_page < page => {
                let own = tasks.iter().find(|task| task.pages.contains(&page));
                let is_own = |index: &usize| own.is_some_and(|task| task.pages.contains(index));
                earlier.into_iter().rfind(is_own).or(Some(tasks_page))
            }
            _ => last,
        };
        before.map(Position::Page)
    }

    /// To the page that asks a question, or of rows with pages of their own to the row's.
    pub(super) fn change(&mut self, form: &Form, place: &Place) -> Vec<Effect> {
        let journey = self.journey(form);
        let spot = self.spot_of(form, place).filter(|(page, _)| journey.contains(page));
        let Some(spot) = spot.filter(|_| self.is_relevant(place)) else {
            return Vec::new();
        };
        let is_from_list = self.spot() == Some((spot.0, None)) && spot.1.as_ref() == Some(place);
        self.shown.clear();
        self.stand(spot, !is_from_list);
        if is_from_list {
            return vec![Effect::RenderPage, Effect::Focus(Focus::Heading)];
        }
        self.returning = true;
        vec![Effect::RenderPage, Effect::Focus(Focus::Field(place.clone()))]
    }

    pub(super) fn go_to(&mut self, context: &Context<'_>, position: Position) -> Vec<Effect> {
        self.shown.clear();
        self.position = position;
        self.row = None;
        if position == self.end(context.form) {
            self.returning = false;
        }
        if position == Position::Check {
            // The key is made with the page, so that the same page posted twice bears the same key.
            self.prepare(context);
        }
        vec![Effect::RenderPage, Effect::Focus(Focus::Heading)]
    }

    /// Shows problems on their page and leads to them.
    pub(super) fn show(&mut self, spot: Spot, problems: Vec<Shown>, is_alone: bool) -> Vec<Effect> {
        self.stand(spot, is_alone);
        self.shown = problems;
        vec![Effect::RenderPage, Effect::Focus(Focus::Summary)]
    }

    /// What is shown now, where that asks questions.
    pub(super) fn spot(&self) -> Option<Spot> {
        match self.position {
            Position::Page(page) => Some((page, self.row.clone())),
            Position::Check | Position::Receipt => None,
        }
    }

    /// Where the question at a place is asked.
    pub(super) fn spot_of(&self, form: &Form, place: &Place) -> Option<Spot> {
        Some((self.page_of(form, place)?, form.row_page(place)))
    }

    /// Shows a page or row; `is_alone` where a row is not opened from its list.
    pub(super) fn stand(&mut self, (page, row): Spot, is_alone: bool) {
        self.position = Position::Page(page);
        self.row_alone = is_alone && row.is_some();
        self.row = row;
    }

    /// A box that was left alone on a page that is posted means no.
    fn settle_boxes(&mut self, form: &Form) {
        for place in self.places_here(form) {
            let Some(field) = form.field_at(&place).filter(|field| field.posts() == Posts::Box) else {
                continue;
            };
            if self.answers.get(&place).is_none() {
                self.set(form, field, &Control { place, part: String::new() }, "");
            }
        }
    }

    pub(super) fn again(&mut self, form: &Form) -> Vec<Effect> {
        *self = Self::new(form, &self.locale.clone(), &self.today.clone());
        vec![Effect::RenderPage, Effect::Focus(Focus::Heading)]
    }
}
