//! Walking the questions together with the answers: places in order, values, the document.

use super::Session;
use crate::form::{Field, Form, Widget};
use crate::json::{Object, Value};
use crate::pointer::{Place, Step};

impl Session {
    /// The answers as they would be sent: relevant ones only, in the order of the fields.
    pub fn document(&self, form: &Form) -> Value {
        let root = form.fields.first().and_then(|root| self.value(form, root, &Place::root()));
        root.unwrap_or_else(|| Value::Object(Object::new()))
    }

    /// The value at a place, if it is relevant and answered.
    pub fn value_at(&self, form: &Form, place: &Place) -> Option<Value> {
        self.value(form, form.field_at(place)?, place)
    }

    /// A required, relevant group is always there; an optional one only with something in it.
    fn value(&self, form: &Form, field: &Field, place: &Place) -> Option<Value> {
        if !self.is_relevant(place) {
            return None;
        }
        match field.widget {
            Widget::Group => {
                let members = field.children.iter().filter_map(|id| {
                    let child = form.field(*id)?;
                    Some((child.name.as_str(), self.value(form, child, &place.child(&child.name))?))
                });
                let object: Object = members.collect();
                let always = field.required || field.name.is_empty();
                (always || !object.is_empty()).then_some(Value::Object(object))
            }
            Widget::Rows => {
                let item = field.children.first().and_then(|id| form.field(*id))?;
                let rows = self.answers.rows(place).iter();
                // An empty row keeps its index, so that problems behind it point at the right one.
                let values = rows.map(|key| self.value(form, item, &place.row(*key)).unwrap_or(Value::Null));
                let values: Vec<Value> = values.collect();
                (!values.is_empty()).then_some(Value::Array(values))
            }
            _ => self.answers.get(place)?.value.clone(),
        }
    }

    /// The relevant places at and below a place, in the order of the questions; groups before their members.
    pub fn places_within(&self, form: &Form, place: &Place) -> Vec<Place> {
        let mut places = Vec::new();
        if let Some(field) = form.field_at(place) {
            self.collect(form, field, place, &mut places);
        }
        places
    }

    /// The relevant places on a page, in the order of the questions.
    pub fn places_on(&self, form: &Form, page: usize) -> Vec<Place> {
        let fields = form.pages.get(page).map_or(&[][..], |page| &page.fields);
        let fields = fields.iter().filter_map(|id| form.field(*id));
        fields.flat_map(|field| self.places_within(form, &field.place)).collect()
    }

    fn collect(&self, form: &Form, field: &Field, place: &Place, places: &mut Vec<Place>) {
        if !self.is_relevant(place) {
            return;
        }
        places.push(place.clone());
        let children = field.children.iter().filter_map(|id| form.field(*id));
        if field.widget == Widget::Rows {
            for child in children {
                for key in self.answers.rows(place) {
                    self.collect(form, child, &place.row(*key), places);
                }
            }
        } else {
            for child in children {
                self.collect(form, child, &place.child(&child.name), places);
            }
        }
    }

    /// Every place that the place of a field stands for now: `/rows/~*/x` once per row.
    pub(super) fn instances(&self, field: &Place) -> Vec<Place> {
        field.steps().fold(vec![Place::root()], |places, step| match step {
            Step::Name(name) => places.iter().map(|place| place.child(&name)).collect(),
            Step::Row(key) => places.iter().map(|place| place.row(key)).collect(),
            Step::AnyRow => places
                .iter()
                .flat_map(|place| self.answers.rows(place).iter().map(|key| place.row(*key)))
                .collect(),
        })
    }

    /// The index of the page that asks the question at a place.
    pub fn page_of(&self, form: &Form, place: &Place) -> Option<usize> {
        let field = place.field();
        let asks = |id: &crate::form::FieldId| form.field(*id).is_some_and(|own| own.place.holds(&field));
        form.pages.iter().position(|page| page.fields.iter().any(asks))
    }
}
