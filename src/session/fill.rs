//! Beginning with answers: prefilled, imported, or shown for review.

use super::{Position, Session};
use crate::form::{Field, Form, Widget};
use crate::json::Value;
use crate::pointer::Place;

impl Session {
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
            self.position = self.journey(form).first().copied().map_or(Position::Check, Position::Page);
        }
    }

    /// Shows a page by its id, or `~check`. False when the answers lead to no such page.
    pub fn open(&mut self, form: &Form, id: &str) -> bool {
        let page = self
            .journey(form)
            .into_iter()
            .find(|index| form.pages.get(*index).is_some_and(|page| page.id == id));
        let position = if id == "~check" { Some(Position::Check) } else { page.map(Position::Page) };
        self.position = position.unwrap_or(self.position);
        position.is_some()
    }

    fn fill_field(&mut self, form: &Form, field: &Field, place: &Place, value: &Value) {
        match (field.widget, value) {
            (Widget::Group, Value::Object(members)) => {
                for child in field.children.iter().filter_map(|id| form.field(*id)) {
                    if let Some(member) = members.get(&child.name) {
                        self.fill_field(form, child, &place.child(&child.name), member);
                    }
                }
            }
            (Widget::Rows, Value::Array(items)) => {
                let Some(item) = field.children.first().and_then(|id| form.field(*id)) else { return };
                self.answers.clear(place);
                for value in items {
                    let row = place.row(self.answers.add_row(place));
                    self.fill_field(form, item, &row, value);
                }
            }
            (Widget::Group | Widget::Rows, _) => {}
            _ => {
                let raw = form.spell(field, value, &self.locale);
                let answer = self.answers.entry(place);
                answer.raw = raw;
                answer.value = Some(value.clone());
            }
        }
    }
}
