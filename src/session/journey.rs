//! From page to page: next, back, tasks, change, check answers.

use super::{Context, Control, Effect, Focus, Position, Session, Shown};
use crate::form::{Form, Page, Widget};
use crate::pointer::Place;

impl Session {
    pub(super) fn next(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let form = context.form;
        let Position::Page(page) = self.position else { return Vec::new() };
        if form.pages.get(page).is_some_and(Page::is_exit) {
            return Vec::new();
        }
        self.settle_boxes(form, page);
        self.show_problems_of(form, page);
        if !self.shown.is_empty() {
            return vec![Effect::RenderPage, Effect::Focus(Focus::Summary)];
        }
        if let Some(page) = form.pages.get(page) {
            self.passed.insert(page.id.clone());
        }
        let other = self.pending.first().and_then(|shown| self.page_of(form, &shown.place));
        if let Some(other) = other {
            let pending = std::mem::take(&mut self.pending);
            let (here, later) =
                pending.into_iter().partition(|shown| self.page_of(form, &shown.place) == Some(other));
            self.pending = later;
            return self.show(other, here);
        }
        let next = self.after(form, page);
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
        let Some(before) = self.before(form) else { return Vec::new() };
        self.shown.clear();
        self.returning = false;
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

    pub(super) fn change(&mut self, form: &Form, place: &Place) -> Vec<Effect> {
        let journey = self.journey(form);
        let page = self.page_of(form, place).filter(|page| journey.contains(page));
        let Some(page) = page.filter(|_| self.is_relevant(place)) else {
            return Vec::new();
        };
        self.shown.clear();
        self.returning = true;
        self.position = Position::Page(page);
        vec![Effect::RenderPage, Effect::Focus(Focus::Field(place.clone()))]
    }

    pub(super) fn go_to(&mut self, context: &Context<'_>, position: Position) -> Vec<Effect> {
        self.shown.clear();
        self.position = position;
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
    pub(super) fn show(&mut self, page: usize, problems: Vec<Shown>) -> Vec<Effect> {
        self.position = Position::Page(page);
        self.shown = problems;
        vec![Effect::RenderPage, Effect::Focus(Focus::Summary)]
    }

    /// A box that was left alone on a page that is posted means no.
    fn settle_boxes(&mut self, form: &Form, page: usize) {
        for place in self.places_on(form, page) {
            let Some(field) = form.field_at(&place).filter(|field| field.widget == Widget::Checkbox) else {
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
