//! Members of an object whose names are answers (`additionalProperties`, `patternProperties`): rows of a name and a
//! value.

use super::definition::FieldKeyword;
use super::diagnostic::Severity;
use super::fields::Walk;
use super::layers::{Layer, keyword};
use super::member::Member;
use super::told::{Identity, Told};
use super::widget::{self, Kind, Shape};
use super::{FieldId, FieldLimits, Widget};
use crate::json::{Object, Value};
use crate::pointer::{Mark, Place, Pointer, array_index};

/// Keywords that tell people something, and answers nothing.
const NOTES: [&str; 9] = [
    "title",
    "description",
    "$comment",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "form",
];

/// Where the schema of an object's open members stands, if there is something to ask.
pub(super) fn members(layers: &[Layer<'_>]) -> Option<Pointer> {
    let asks = |schema: &Value| {
        let mut keywords = schema.as_object().into_iter().flat_map(Object::iter);
        keywords.any(|(keyword, _)| !NOTES.contains(&keyword))
    };
    let own = layers.iter().filter(|layer| layer.guards.is_empty());
    own.into_iter().find_map(|layer| {
        let at = |name| layer.location.child(name);
        if layer.object.get("additionalProperties").is_some_and(asks) {
            return Some(at("additionalProperties"));
        }
        let patterns = layer.object.get("patternProperties").and_then(Value::as_object);
        let mut patterns = patterns.into_iter().flat_map(Object::iter);
        let (pattern, _) = patterns.find(|(_, schema)| asks(schema))?;
        Some(at("patternProperties").child(pattern))
    })
}

impl<'a> Walk<'a, '_> {
    /// Adds the rows, with a question for the name in each.
    pub(super) fn open(&mut self, at: &Pointer, layers: &[Layer<'a>], group: FieldId, place: &Place) {
        let locations = vec![(at.clone(), Vec::new())];
        let inner = self.layers.of(&locations);
        let kind = Kind::of(&inner, &widget::choices(&inner));
        if self.found.fields.len() >= self.most() || self.has_numbers(at, group) {
            return;
        }
        let mark = if kind == Kind::Object { Mark::Groups } else { Mark::Values };
        let list_at = place.mark(mark);
        let list = self.made(&[], Widget::Rows, &list_at, group, at, Some(mark));
        self.limit(list, layers, group);
        self.above.push(list);
        let row = list_at.any_row();
        let member = Member { locations, required: true, ..Member::default() };
        if mark == Mark::Groups {
            self.field(member, "", &row, Some(list), None);
        } else {
            let item = self.made(&inner, Widget::Group, &row, list, at, None);
            self.above.push(item);
            self.name(layers, item, &row, at);
            self.field(member, "", &row.mark(Mark::Value), Some(item), Some(Mark::Value));
            self.above.pop();
        }
        self.above.pop();
    }

    /// The question for the name of a member.
    pub(super) fn name(&mut self, layers: &[Layer<'a>], row: FieldId, place: &Place, at: &Pointer) {
        let names = layers.iter().find(|layer| layer.object.get("propertyNames").is_some());
        let names = names.map(|layer| (layer.location.child("propertyNames"), Vec::new()));
        let inner = self.layers.of(names.as_slice());
        let choices = widget::choices(&inner);
        let kind = if choices.is_empty() { Kind::String } else { Kind::Choice };
        let widget = Widget::natural(&Shape::new(&inner, kind, &choices, &FieldKeyword::default()));
        let id = self.made(&inner, widget, &place.mark(Mark::Name), row, at, Some(Mark::Name));
        if let Some(field) = self.found.fields.get_mut(id.0 as usize) {
            field.choices = choices;
        }
    }

    /// A field that no schema of its own asks for.
    fn made(
        &mut self,
        layers: &[Layer<'a>],
        widget: Widget,
        place: &Place,
        parent: FieldId,
        at: &Pointer,
        mark: Option<Mark>,
    ) -> FieldId {
        let schema = self.layers.schema.at(at).unwrap_or_else(|| self.layers.schema.root());
        let form = FieldKeyword::default();
        let told = Told { layers, on_hide: self.on_hide, form, widget, language: self.language() };
        let who = Identity { name: "", place, parent: Some(parent), schema, location: at, mark };
        let field = told.field(&who, true, Vec::new());
        self.found.locations.push(Vec::new());
        self.found.layers.push(Vec::new());
        self.push(field)
    }

    /// As many rows as the group must and may have members, where all of them are open.
    fn limit(&mut self, list: FieldId, layers: &[Layer<'_>], group: FieldId) {
        let around = self.found.fields.get(group.0 as usize);
        let required = around.is_some_and(|group| group.required);
        let only = around.is_some_and(|group| group.children == [list]);
        let Some(field) = self.found.fields.get_mut(list.0 as usize).filter(|_| only) else { return };
        field.required = required;
        let mut limits = FieldLimits::default();
        for (own, name) in [("minItems", "minProperties"), ("maxItems", "maxProperties")] {
            let limit = keyword(layers, name).and_then(Value::as_number);
            limits.0.extend(limit.map(|limit| (own, limit.clone())));
        }
        field.limits = limits;
    }

    /// A name that is a number would be taken for the index of a row.
    fn has_numbers(&mut self, at: &Pointer, group: FieldId) -> bool {
        let children = self.found.fields.get(group.0 as usize).map(|group| group.children.as_slice());
        let is_number = |id: &FieldId| {
            self.found.fields.get(id.0 as usize).is_some_and(|child| array_index(&child.name).is_some())
        };
        let has = children.unwrap_or_default().iter().any(is_number);
        if has {
            let message =
                "A question of this object has a number as its name, so no other members are asked.";
            self.found.notes.add(Severity::Info, at, "open-members", message.to_owned());
        }
        has
    }
}
