//! Walking the questions together with the answers: places in order, values, the document.

use super::{Position, Session};
use crate::form::{Field, Form, Widget};
use crate::json::{Object, Value};
use crate::pointer::{Mark, Place, Step};
use crate::widgets::Posts;

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
        self.found(form, field, place).map(|(value, _)| value)
    }

    /// A value, and whether somebody gave it: what stands there from the start makes no optional group begun.
    pub(super) fn found(&self, form: &Form, field: &Field, place: &Place) -> Option<(Value, bool)> {
        if !self.is_relevant(place) {
            return None;
        }
        match field.widget {
            widget if widget.is_group() => self.group(form, field, place),
            Widget::Rows => self.list(form, field, place),
            _ => {
                let value = self.answers.get(place)?.value.clone()?;
                let is_left_alone = field.posts() == Posts::Box && value == Value::Bool(false);
                let is_given = !is_left_alone && field.default.as_ref() != Some(&value);
                Some((value, is_given))
            }
        }
    }

    fn group(&self, form: &Form, field: &Field, place: &Place) -> Option<(Value, bool)> {
        let (mut object, mut items, mut is_begun) = (Object::new(), Vec::new(), false);
        for (index, child) in field.children.iter().filter_map(|id| form.field(*id)).enumerate() {
            let found = self.found(form, child, &child.below(place));
            if child.mark() == Some(Mark::Value) {
                return found;
            }
            let Some((value, is_given)) = found.filter(|_| child.mark() != Some(Mark::Name)) else {
                continue;
            };
            is_begun |= is_given;
            match value {
                value if field.is_tuple() => {
                    // What was left out before it keeps its place.
                    items.resize(index, Value::Null);
                    items.push(value);
                }
                Value::Object(open) if child.mark().is_some() => {
                    open.iter().for_each(|(name, value)| drop(object.insert(name, value.clone())));
                }
                value => drop(object.insert(child.name.as_str(), value)),
            }
        }
        let value = if field.is_tuple() { Value::Array(items) } else { Value::Object(object) };
        (is_begun || field.required || place.is_root()).then_some((value, is_begun))
    }

    /// Rows in their order; of open members by their names, where of two with the same the first counts.
    fn list(&self, form: &Form, field: &Field, place: &Place) -> Option<(Value, bool)> {
        let item = field.children.first().and_then(|id| form.field(*id))?;
        let rows = self.answers.rows(place);
        let (mut members, mut items, mut is_begun) =
            (Object::new(), Vec::new(), rows.len() > field.least_rows());
        for row in rows.iter().map(|key| place.row(*key)) {
            // An empty row keeps its index, so that problems behind it point at the right one.
            let (value, is_given) = self.found(form, item, &row).unwrap_or((Value::Null, false));
            is_begun |= is_given;
            if field.mark().is_none() {
                items.push(value);
            } else if let Some(name) = self.answers.name_of(&row).filter(|name| members.get(name).is_none()) {
                members.insert(name, value);
            }
        }
        let is_there = !(members.is_empty() && items.is_empty());
        let value = if field.mark().is_some() { Value::Object(members) } else { Value::Array(items) };
        is_there.then_some((value, is_begun))
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

    /// The relevant places that are shown now: on a page, without the rows that have pages of their own, or on the
    /// page of such a row.
    pub(super) fn places_here(&self, form: &Form) -> Vec<Place> {
        match (&self.row, self.position) {
            (Some(row), _) => self.places_within(form, row),
            (None, Position::Page(page)) => {
                let mut places = self.places_on(form, page);
                places.retain(|place| form.row_page(place).is_none());
                places
            }
            (None, _) => Vec::new(),
        }
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
                self.collect(form, child, &child.below(place), places);
            }
        }
    }

    /// Every place that the place of a field stands for now: `/rows/~*/x` once per row.
    pub(super) fn instances(&self, field: &Place) -> Vec<Place> {
        self.instances_in(field, &Place::root())
    }

    /// Those of them at or below `within`.
    pub(super) fn instances_in(&self, field: &Place, within: &Place) -> Vec<Place> {
        let below = field.steps().skip(within.steps().count());
        below.fold(vec![within.clone()], |places, step| match step {
            Step::Name(name) => places.iter().map(|place| place.child(&name)).collect(),
            Step::Row(key) => places.iter().map(|place| place.row(key)).collect(),
            Step::Mark(mark) => places.iter().map(|place| place.mark(mark)).collect(),
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
