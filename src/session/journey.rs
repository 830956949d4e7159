//! From page to page: next, back, change, check answers.

use super::{Context, Control, Effect, Focus, Position, Session, Shown};
use crate::form::{Form, Widget};
use crate::pointer::Place;

impl Session {
    pub(super) fn next(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let form = context.form;
        let Position::Page(page) = self.position else { return Vec::new() };
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

    /// The page after this one; coming from "Change", the first that was never passed, else check answers.
    fn after(&self, form: &Form, page: usize) -> Position {
        let passed =
            |index: &usize| form.pages.get(*index).is_some_and(|page| self.passed.contains(&page.id));
        let mut ahead = self.journey(form).into_iter().filter(|index| self.returning || *index > page);
        let next = ahead.find(|index| !self.returning || !passed(index));
        next.map_or(Position::Check, Position::Page)
    }

    pub(super) fn back(&mut self, form: &Form) -> Vec<Effect> {
        let before = match self.position {
            Position::Page(_) if self.returning => Some(Position::Check),
            Position::Page(page) => {
                let earlier = self.journey(form).into_iter().rev().find(|index| *index < page);
                earlier.map(Position::Page)
            }
            Position::Check => self.journey(form).last().copied().map(Position::Page),
            Position::Receipt => None,
        };
        let Some(before) = before else { return Vec::new() };
        self.shown.clear();
        self.returning = false;
        self.position = before;
        vec![Effect::RenderPage, Effect::Focus(Focus::Heading)]
    }

    pub(super) fn change(&mut self, form: &Form, place: &Place) -> Vec<Effect> {
        let Some(page) = self.page_of(form, place).filter(|_| self.is_relevant(place)) else {
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
        if position == Position::Check {
            self.returning = false;
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
