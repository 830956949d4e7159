//! Whether a widget fits what is in the question: its members, its rows, what its file says of itself.

use super::definition::FieldKeyword;
use super::diagnostic::{Severity, did_you_mean};
use super::fields::Walk;
use super::layers::Layer;
use super::member::{items, members};
use super::widget::{self, Shape};
use super::{FieldId, Widget};
use crate::json;
use crate::pointer::{Pointer, Step};

impl<'a> Walk<'a, '_> {
    /// The widget; what the author's choice does not fit goes into the report.
    pub(super) fn widget(&mut self, layers: &[Layer<'a>], shape: &Shape<'_>, form: &FieldKeyword) -> Widget {
        let at = |name| form_location(layers).child(name);
        if let Some(name) = form.widget.as_deref().filter(|name| Widget::named(name).is_none()) {
            let hint = match json::nearest(name, &mut Widget::names()) {
                None => [" Known here: ", &Widget::names().collect::<Vec<_>>().join(", "), "."].concat(),
                nearest => did_you_mean(nearest),
            };
            let message = ["\"", name, "\" is not known here.", &hint].concat();
            self.report.error(&at("widget"), "unknown", message);
        }
        let widget = widget::widget(shape, form).unwrap_or_else(|needs| {
            self.report.error(&at("widget"), "widget", ["This widget needs ", needs, " beside it."].concat());
            Widget::Hidden
        });
        if form.movable && widget != Widget::Rows {
            let message = "Only rows can be moved: this needs \"type\": \"array\" beside it.";
            self.report.error(&at("movable"), "movable", message);
        }
        if form.paged && widget != Widget::Rows {
            let message = "Only rows can have pages of their own: this needs \"type\": \"array\" beside it.";
            self.report.error(&at("paged"), "paged", message);
        }
        widget
    }

    /// What is in a question must be what its widget asks for.
    pub(super) fn fit(&mut self, layers: &[Layer<'a>], id: FieldId) {
        match self.found.fields.get(id.0 as usize).map(|field| field.widget) {
            Some(Widget::DateRange) => self.range(layers, id),
            Some(Widget::File) => self.file(layers),
            Some(Widget::Rows) => self.paged(layers, id),
            _ => {}
        }
    }

    /// A range is of two dates.
    fn range(&mut self, layers: &[Layer<'a>], id: FieldId) {
        let field = |id: &FieldId| self.found.fields.get(id.0 as usize);
        let members = field(&id).map_or(&[][..], |range| &range.children);
        let is_date = |id: &FieldId| {
            field(id).is_some_and(|field| matches!(field.widget, Widget::Date | Widget::MemorableDate))
        };
        if members.len() != 2 || !members.iter().all(is_date) {
            let message =
                "A range is of two dates: this needs two properties of \"format\": \"date\", and no others.";
            self.report.error(&form_location(layers).child("widget"), "widget", message);
        }
    }

    /// A file is what it is called, of what type and how large, and should not be just any.
    fn file(&mut self, layers: &[Layer<'a>]) {
        let of_list = self.layers.of(&items(layers));
        let of_file = if of_list.is_empty() { layers } else { &of_list };
        let members = members(of_file);
        let says = |name: &str, keywords: &[&str]| {
            let member = members.iter().find(|(own, _)| *own == name).map(|(_, member)| &member.locations);
            let layers = self.layers.of(member.map_or(&[][..], Vec::as_slice));
            layers.iter().any(|layer| keywords.iter().any(|keyword| layer.object.get(keyword).is_some()))
        };
        let is_known = |name: &&str| members.iter().any(|(own, _)| own == name);
        let at = form_location(layers).child("widget");
        if !["name", "type", "size"].iter().all(is_known) {
            let message = "A file has the properties \"name\", \"type\" and \"size\": this needs all three.";
            return self.report.error(&at, "widget", message);
        }
        let is_small = says("size", &["maximum", "exclusiveMaximum"]);
        let is_sorted = says("type", &["enum", "const", "pattern", "oneOf", "anyOf"]);
        let message = match (is_small, is_sorted) {
            (true, true) => return,
            (false, true) => "Files of any size may be chosen: give \"size\" a \"maximum\", in bytes.",
            (true, false) => {
                "Files of any type may be chosen: give \"type\" an \"enum\", such as [\"application/pdf\"]."
            }
            (false, false) => {
                "Files of any size and type may be chosen: give \"size\" a \"maximum\", in bytes, and \"type\" an \"enum\", such \
                 as [\"application/pdf\"]."
            }
        };
        self.found.notes.add(Severity::Warning, &at, "file", message.to_owned());
    }

    /// What must be so for each row of a list to have a page of its own.
    pub(super) fn paged(&mut self, layers: &[Layer<'a>], id: FieldId) {
        let field = |id: FieldId| self.found.fields.get(id.0 as usize);
        let Some(list) = field(id) else { return };
        let is_group = |id: &FieldId| field(*id).is_some_and(|item| item.widget.is_group());
        let message = if !list.paged {
            return;
        } else if list.place.steps().any(|step| step == Step::AnyRow) {
            "Rows in rows have no pages of their own: leave this out here, or give it to the list around."
        } else if !list.children.iter().all(is_group) {
            "Rows of one question have no pages of their own: this needs \"type\": \"object\" in \"items\"."
        } else {
            return;
        };
        self.report.error(&form_location(layers).child("paged"), "paged", message);
    }
}

/// Where the `form` keyword of the first layer that has one stands.
pub(super) fn form_location(layers: &[Layer<'_>]) -> Pointer {
    let layer = layers.iter().find(|layer| layer.object.get("form").is_some());
    layer.map(|layer| layer.location.child("form")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::form::tests::{assert_told, definition};

    #[test]
    fn rows_that_can_have_no_pages_of_their_own_are_told_so() {
        let rows = |items: &str| format!(r#"{{"type":"array","items":{items},"form":{{"paged":true}}}}"#);
        let group = |member: &str| format!(r#"{{"type":"object","properties":{{"a":{member}}}}}"#);
        let (line, inner) = (rows(r#"{"type":"string"}"#), rows(&group(&rows(&group("{}")))));
        let at = "/properties/a/items/properties/a/form/paged";
        let cases = [
            (line, ("paged", "/properties/a/form/paged", "\"object\"")),
            (inner, ("paged", at, "list around")),
        ];
        for (list, told) in cases {
            assert_told(&definition(&format!(r#"{{"a":{list}}}"#), "{}"), told);
        }
    }
}
