//! Between what is typed and what it means, per question.

use super::{Field, Form, Widget};
use crate::answers::{Answer, Parts};
use crate::json::{Number, Value, write};
use crate::parse;
use crate::pointer::Mark;

/// The raw text of a box that is ticked.
pub const TICKED: &str = "true";

impl Form {
    /// What a raw answer means in a language; `None` is absent.
    ///
    /// A text that cannot be understood stays a text, so that the check names it.
    pub fn read(&self, field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
        let value = Self::meaning(field, answer, locale);
        // A name that a question of the group has already would hide its answer.
        let is_taken = |value: &Value| value.as_str().is_some_and(|name| self.is_taken(field, name));
        value.filter(|value| field.mark != Some(Mark::Name) || !is_taken(value))
    }

    /// Whether a name given to an open member is that of another question of the group.
    fn is_taken(&self, field: &Field, name: &str) -> bool {
        let around = |field: &Field| self.field(field.parent?);
        around(field).and_then(around).and_then(around).is_some_and(|group| self.names(group, name))
    }

    /// Whether a question of a group has this name.
    pub(crate) fn names(&self, group: &Field, name: &str) -> bool {
        let mut children = group.children.iter().filter_map(|id| self.field(*id));
        children.any(|child| child.mark.is_none() && child.name == name)
    }

    fn meaning(field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
        let raw = answer.part("");
        let meant = |text: String| Some(text).filter(|text| !text.is_empty()).map(Value::String);
        let text = |clean: fn(&str) -> String| meant(clean(raw));
        match field.widget {
            Widget::Group | Widget::Rows => None,
            Widget::Textarea { .. } => text(parse::clean_lines),
            Widget::Text | Widget::Email | Widget::Hidden => text(parse::clean),
            Widget::Telephone | Widget::Identifier => meant(read_number(field, raw)),
            Widget::MemorableDate => {
                parse::date(answer.part("day"), answer.part("month"), answer.part("year")).map(Value::String)
            }
            Widget::Number => {
                let number = parse::number(raw, locale).and_then(|text| Number::parse(&text));
                number.map_or_else(|| text(parse::clean), |number| Some(Value::Number(number)))
            }
            Widget::Radios | Widget::Select => field.choice(raw).or_else(|| text(parse::clean)),
            Widget::YesNo => parse::boolean(raw).map(Value::Bool).or_else(|| text(parse::clean)),
            Widget::Checkbox => read_box(field, raw),
            Widget::Checkboxes => {
                let ticked = field.choices.iter().filter(|choice| !answer.part(&choice.key).is_empty());
                let values: Vec<Value> = ticked.map(|choice| choice.value.clone()).collect();
                (!values.is_empty()).then_some(Value::Array(values))
            }
        }
    }

    /// How a value is shown in its controls; the inverse of [`Form::read`].
    pub fn spell(&self, field: &Field, value: &Value, locale: &str) -> Parts {
        let one = |text: String| vec![(String::new(), text)];
        match (field.widget, value) {
            (Widget::MemorableDate, Value::String(date)) => {
                let texts = date.splitn(3, '-').map(|text| text.trim_start_matches('0').to_owned());
                let parts = ["year", "month", "day"].iter().map(|part| (*part).to_owned());
                let parts: Parts = parts.zip(texts).collect();
                parts.into_iter().rev().collect()
            }
            (Widget::Checkboxes, Value::Array(values)) => {
                let ticked = field.choices.iter().filter(|choice| values.contains(&choice.value));
                ticked.map(|choice| (choice.key.clone(), TICKED.to_owned())).collect()
            }
            (Widget::Number, Value::Number(number)) => one(parse::spell_number(&number.to_text(), locale)),
            (_, Value::String(text)) => one(text.clone()),
            (_, Value::Bool(false)) if field.widget == Widget::Checkbox => one(String::new()),
            (_, Value::Bool(value)) => one(value.to_string()),
            (_, Value::Number(number)) => one(number.to_text()),
            (_, other) => one(write(other)),
        }
    }
}

impl Field {
    /// The value of the option with this key.
    fn choice(&self, key: &str) -> Option<Value> {
        self.choices.iter().find(|choice| choice.key == key).map(|choice| choice.value.clone())
    }
}

/// A number whose separators are there for the eye, in the canonical form of its format.
fn read_number(field: &Field, raw: &str) -> String {
    let code = field.identifier.and_then(|row| Some((row.calling_code()?, row.has_trunk_zero())));
    match code {
        Some((code, trunk_zero)) => parse::national_telephone(raw, code, trunk_zero),
        None if field.widget == Widget::Telephone => parse::telephone(raw),
        None => parse::identifier(raw, field.identifier.and_then(|row| row.hyphen)),
    }
}

/// A consent that is not given is absent; any other box that was posted unticked is `false`.
fn read_box(field: &Field, raw: &str) -> Option<Value> {
    match (raw.is_empty(), &field.constant) {
        (false, Some(constant)) => Some(constant.clone()),
        (false, None) => Some(Value::Bool(true)),
        (true, Some(_)) => None,
        (true, None) => Some(Value::Bool(false)),
    }
}
