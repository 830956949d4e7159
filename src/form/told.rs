//! One field as its schemas tell of it: texts, limits, options, default.

use super::definition::{self, FieldKeyword, NoteKeyword};
use super::layers::{Layer, keyword, own, text};
use super::message::message_id;
use super::{Choice, Field, FieldId, FieldLimits, Note, OnHide, Widget, units, widget};
use crate::json::Value;
use crate::map::Map;
use crate::parse::Decimals;
use crate::pointer::{Mark, Place, Pointer};
use crate::schema::Identifier;

fn note(note: NoteKeyword) -> Note {
    let text = note.text.or(note.alt).unwrap_or_default();
    Note { id: note.id, kind: note.kind, title: note.title, text, source: note.src }
}

/// The names of the limits that a field knows.
pub(super) const LIMITS: [&str; 6] = ["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"];

/// Which field it is.
pub(super) struct Identity<'x> {
    pub(super) name: &'x str,
    pub(super) place: &'x Place,
    pub(super) parent: Option<FieldId>,
    pub(super) schema: crate::schema::SchemaId,
    pub(super) location: &'x Pointer,
    pub(super) mark: Option<Mark>,
}

/// What its schema says.
pub(super) struct Told<'x, 'a> {
    pub(super) layers: &'x [Layer<'a>],
    pub(super) form: FieldKeyword,
    pub(super) on_hide: OnHide,
    pub(super) widget: Widget,
    /// The first of the form.
    pub(super) language: &'x str,
}

impl Told<'_, '_> {
    /// The field, without its children and conditions.
    pub(super) fn field(self, who: &Identity<'_>, required: bool, choices: Vec<Choice>) -> Field {
        let text_of = |name| own(self.layers).find_map(|layer| layer.object.get(name)?.as_str());
        let constant = self.constant(required).filter(|_| choices.is_empty()).cloned();
        let particular = self.particular(!choices.is_empty());
        Field {
            name: who.name.to_owned(),
            mark: who.mark,
            place: who.place.clone(),
            parent: who.parent,
            widget: self.widget,
            identifier: text(self.layers, "format").and_then(Identifier::named),
            schema: who.schema,
            location: who.location.clone(),
            required,
            message: message_id(who.place),
            label: text_of("title").unwrap_or(who.name).to_owned(),
            titled: text_of("title").is_some(),
            hint: text_of("description").map(str::to_owned),
            default: self.default(constant.as_ref()),
            constant,
            limits: self.limits(),
            errors: self.errors(),
            help: self.form.help,
            autocomplete: self.form.autocomplete,
            width: self.form.width,
            movable: self.form.movable,
            paged: self.form.paged,
            on_hide: self.on_hide,
            choices,
            ..particular
        }
    }

    /// What only some ways of asking know.
    fn particular(&self, has_choices: bool) -> Field {
        let form = self.form.clone();
        Field {
            lines: form.lines,
            text: form.text,
            notes: form.notes.into_iter().flatten().map(note).collect(),
            beside: units::beside(form.unit.as_deref(), self.widget, self.language),
            decimals: self.decimals(),
            unit: form.unit,
            units: form.units.unwrap_or_default(),
            exclusive: form.exclusive,
            other: widget::other(self.layers).filter(|_| has_choices),
            read_only: keyword(self.layers, "readOnly") == Some(&Value::Bool(true)),
            custom: form.widget.filter(|name| name.starts_with("x-")),
            accept: form.accept,
            several: self.widget == Widget::File && text(self.layers, "type") == Some("array"),
            source: form.options,
            ..Field::default()
        }
    }

    /// A whole number has none, though `1.000` is one to its schema; an amount has two unless its schema says.
    fn decimals(&self) -> Option<Decimals> {
        if keyword(self.layers, "type").and_then(widget::first_type) == Some("integer") {
            return Some(Decimals::AtMost(0));
        }
        match keyword(self.layers, "multipleOf").and_then(Value::as_number) {
            Some(step) => Decimals::of_step(&step.to_text()),
            None => (self.widget == Widget::Money).then_some(Decimals::AtMost(2)),
        }
    }

    /// The only value there is. `null` stands for nothing, so it is one only where something must stand.
    fn constant(&self, required: bool) -> Option<&Value> {
        let is_null = text(self.layers, "type") == Some("null");
        keyword(self.layers, "const").or((required && is_null).then_some(&Value::Null))
    }

    /// Of the layer that the keyword is read from.
    fn errors(&self) -> Map<String, String> {
        let layer = self.layers.iter().find(|layer| layer.object.get("form").is_some());
        let is_field = |layer: &&Layer<'_>| !layer.location.is_root();
        layer.filter(is_field).map(|layer| definition::errors(layer.object)).unwrap_or_default()
    }

    fn default(&self, constant: Option<&Value>) -> Option<Value> {
        let constant = constant.filter(|_| self.widget == Widget::Hidden);
        let default = constant.or_else(|| keyword(self.layers, "default"));
        default.filter(|_| self.widget.spec().prefills).cloned()
    }

    fn limits(&self) -> FieldLimits {
        let mut limits = FieldLimits::default();
        for layer in self.layers.iter().filter(|layer| layer.guards.is_empty()) {
            for name in LIMITS {
                let number = layer.object.get(name).and_then(Value::as_number);
                if let (Some(number), None) = (number, limits.get(name)) {
                    limits.0.push((name, number.clone()));
                }
            }
        }
        limits
    }
}
