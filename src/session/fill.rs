//! Beginning with answers: prefilled, imported, or shown for review.

use super::{Context, Effect, Position, Session};
use crate::answers::Answers;
use crate::form::{Field, Form, Widget};
use crate::json::{Object, Value};
use crate::pointer::{Mark, Place};

impl Session {
    /// A session with exactly these answers, to show again what was sent: a default is none. `today` is the civil
    /// date of then.
    pub fn of_answers(form: &Form, locale: &str, today: &str, answers: &Value) -> Self {
        let mut session = Self::new(form, locale, today);
        session.answers = Answers::default();
        session.fill(form, answers);
        session
    }

    /// Takes over answers given as JSON. What no question asks for is left out; an answer of the wrong type
    /// is kept as its JSON text, so that the check names it and nothing is lost.
    pub fn fill(&mut self, form: &Form, answers: &Value) {
        if let Some(root) = form.fields.first() {
            self.fill_field(form, root, &Place::root(), answers);
        }
        self.refresh_relevance(form);
        if let Position::Page(page) = self.position
            && !self.journey(form).contains(&page)
        {
            self.position = self.start(form);
        }
    }

    /// Shows a page by its id, or `~check`. False when the answers lead to no such page.
    pub fn open(&mut self, form: &Form, id: &str) -> bool {
        let page = self
            .journey(form)
            .into_iter()
            .find(|index| form.pages.get(*index).is_some_and(|page| page.id == id));
        let end = Some(self.end(form)).filter(|end| id == "~check" && *end == Position::Check);
        let position = page.map(Position::Page).or(end);
        if let Some(position) = position {
            self.position = position;
            self.row = None;
        }
        position.is_some()
    }

    /// As [`Session::open`], when somebody comes to a page of a task, or back to a page; nothing when the answers lead
    /// there no more.
    pub(super) fn visit(&mut self, context: &Context<'_>, id: &str) -> Vec<Effect> {
        if !self.open(context.form, id) {
            return Vec::new();
        }
        self.returning = false;
        self.go_to(context, self.position)
    }

    fn fill_group(&mut self, form: &Form, field: &Field, place: &Place, value: &Value) {
        for (index, child) in field.children.iter().filter_map(|id| form.field(*id)).enumerate() {
            let below = child.below(place);
            let value = match (child.mark(), value) {
                (None, Value::Array(items)) if field.is_tuple() => items.get(index),
                (None, value) => value.get(&child.name),
                (Some(Mark::Value), value) => Some(value),
                (Some(Mark::Name), _) => None,
                (Some(_), value) => {
                    self.fill_open(form, field, child, &below, value);
                    None
                }
            };
            if let Some(value) = value {
                self.fill_field(form, child, &below, value);
            }
        }
    }

    /// Members that no question of the group is named for.
    fn fill_open(&mut self, form: &Form, group: &Field, list: &Field, place: &Place, value: &Value) {
        let Some(item) = list.children.first().and_then(|id| form.field(*id)) else { return };
        self.answers.clear(place);
        for (name, value) in value.as_object().into_iter().flat_map(Object::iter) {
            if !form.names(group, name) {
                let row = place.row(self.answers.add_row(place));
                let answer = self.answers.entry(&row.mark(Mark::Name));
                answer.set_part("", name);
                answer.value = Some(name.into());
                self.fill_field(form, item, &row, value);
            }
        }
    }

    fn fill_field(&mut self, form: &Form, field: &Field, place: &Place, value: &Value) {
        match (field.widget, value) {
            (widget, _) if widget.is_group() => self.fill_group(form, field, place, value),
            (Widget::Rows, Value::Array(items)) => {
                let Some(item) = field.children.first().and_then(|id| form.field(*id)) else { return };
                self.answers.clear(place);
                for value in items {
                    let row = place.row(self.answers.add_row(place));
                    self.fill_field(form, item, &row, value);
                }
            }
            (Widget::Rows, _) => {}
            _ => {
                let raw = form.spell(field, value, &self.locale);
                let answer = self.answers.entry(place);
                answer.raw = raw;
                answer.value = Some(value.clone());
            }
        }
    }
}
