//! Which widget asks a question, by what the schema says of its value.

use super::definition::FieldKeyword;
use super::layers::{Layer, keyword};
use super::{Choice, Widget};
use crate::json::{Object, Value};
use crate::schema::Identifier;

/// More options than this are a select unless the author says otherwise.
const MOST_RADIOS: usize = 10;

/// What a schema says of a value's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    Array,
    String,
    Number,
    Boolean,
    /// One value only, by `const`; `true` is a consent.
    Constant,
    /// One of several values.
    Choice,
    /// Nothing is said.
    Any,
}

impl Kind {
    /// The kind of value that the layers speak of.
    pub(super) fn of(layers: &[Layer<'_>], choices: &[Choice]) -> Self {
        match keyword(layers, "type").and_then(first_type) {
            _ if !choices.is_empty() => Self::Choice,
            _ if keyword(layers, "const").is_some() => Self::Constant,
            // `null` and nothing else.
            Some("null") => Self::Constant,
            Some("object") => Self::Object,
            Some("array") => Self::Array,
            Some("string") => Self::String,
            Some("number" | "integer") => Self::Number,
            Some("boolean") => Self::Boolean,
            _ => Self::implied(layers),
        }
    }

    fn implied(layers: &[Layer<'_>]) -> Self {
        let says = |name| keyword(layers, name).is_some();
        if says("properties") || says("additionalProperties") || says("patternProperties") {
            Self::Object
        } else if says("items") || says("prefixItems") {
            Self::Array
        } else if says("minimum") || says("maximum") || says("multipleOf") {
            Self::Number
        } else if says("format") || says("pattern") || says("minLength") || says("maxLength") {
            Self::String
        } else {
            Self::Any
        }
    }
}

/// The first type that is not `null`: an absent answer is absent, never `null`.
fn first_type(value: &Value) -> Option<&str> {
    match value {
        Value::Array(types) => types.iter().filter_map(Value::as_str).find(|name| *name != "null"),
        other => other.as_str(),
    }
}

/// The widget of a question; `Err` names what the author's choice does not fit.
pub(super) fn widget(
    layers: &[Layer<'_>],
    kind: Kind,
    choices: &[Choice],
    form: &FieldKeyword,
) -> Result<Widget, &'static str> {
    let natural = natural(layers, kind, choices);
    let Some(named) = form.widget else { return Ok(natural) };
    let widget = named.widget(form.lines);
    let fits = match widget {
        Widget::Hidden => true,
        Widget::Group => kind == Kind::Object,
        Widget::Rows => kind == Kind::Array,
        Widget::Number => kind == Kind::Number,
        Widget::Radios | Widget::Select => kind == Kind::Choice,
        Widget::YesNo => kind == Kind::Boolean,
        Widget::Checkboxes => natural == Widget::Checkboxes,
        Widget::Checkbox => kind == Kind::Boolean || natural == Widget::Checkbox,
        Widget::MemorableDate => kind == Kind::String && natural == Widget::MemorableDate,
        _ => matches!(kind, Kind::String | Kind::Any),
    };
    if fits { Ok(widget) } else { Err(needs(widget)) }
}

/// What a widget needs, for the diagnostic.
fn needs(widget: Widget) -> &'static str {
    match widget {
        Widget::Group => "\"type\": \"object\"",
        Widget::Rows => "\"type\": \"array\"",
        Widget::Number => "\"type\": \"number\" or \"integer\"",
        Widget::Radios | Widget::Select => "options: \"oneOf\" with \"const\" and \"title\", or \"enum\"",
        Widget::YesNo => "\"type\": \"boolean\"",
        Widget::Checkboxes => "\"type\": \"array\" with \"uniqueItems\": true and options as its \"items\"",
        Widget::Checkbox => "\"type\": \"boolean\" or \"const\": true",
        Widget::MemorableDate => "\"type\": \"string\" with \"format\": \"date\"",
        _ => "\"type\": \"string\"",
    }
}

fn natural(layers: &[Layer<'_>], kind: Kind, choices: &[Choice]) -> Widget {
    match kind {
        Kind::Object => Widget::Group,
        Kind::Array if !choices.is_empty() => Widget::Checkboxes,
        Kind::Array => Widget::Rows,
        Kind::Number => Widget::Number,
        Kind::Boolean => Widget::YesNo,
        Kind::Choice if choices.len() > MOST_RADIOS => Widget::Select,
        Kind::Choice => Widget::Radios,
        Kind::Constant if keyword(layers, "const") == Some(&Value::Bool(true)) => Widget::Checkbox,
        // There is nothing to ask.
        Kind::Constant => Widget::Hidden,
        Kind::String | Kind::Any => match keyword(layers, "format").and_then(Value::as_str) {
            Some("date") => Widget::MemorableDate,
            Some("email" | "idn-email") => Widget::Email,
            Some("telephone") => Widget::Telephone,
            Some(name) => match Identifier::named(name) {
                Some(row) if row.calling_code().is_some() => Widget::Telephone,
                Some(_) => Widget::Identifier,
                None => Widget::Text,
            },
            None => Widget::Text,
        },
    }
}

/// The options: `oneOf`/`anyOf` of only `const` branches, else `enum`. `null` is no option.
pub(super) fn choices(layers: &[Layer<'_>]) -> Vec<Choice> {
    for name in ["oneOf", "anyOf"] {
        let branches = keyword(layers, name).and_then(Value::as_array).unwrap_or_default();
        let labeled: Option<Vec<Choice>> = branches.iter().map(labeled).collect();
        if let Some(choices) = labeled.filter(|choices| !choices.is_empty()) {
            return choices.into_iter().filter(|choice| choice.value != Value::Null).collect();
        }
    }
    let values = keyword(layers, "enum").and_then(Value::as_array).unwrap_or_default();
    values.iter().filter(|value| **value != Value::Null).map(|value| choice(value, None, None)).collect()
}

fn labeled(branch: &Value) -> Option<Choice> {
    let object: &Object = branch.as_object()?;
    let text = |name| object.get(name).and_then(Value::as_str);
    Some(choice(object.get("const")?, text("title"), text("description")))
}

/// The options that lead to branches, or those of the question itself: what a branch does not name has the
/// name that the question gives it.
pub(super) fn named(of_branches: Vec<Choice>, own: Vec<Choice>) -> Vec<Choice> {
    if of_branches.is_empty() {
        return own;
    }
    let name = |choice: Choice| {
        let unnamed = choice.label == choice.key && choice.hint.is_none();
        own.iter().find(|own| unnamed && own.value == choice.value).cloned().unwrap_or(choice)
    };
    of_branches.into_iter().map(name).collect()
}

/// One option; without a label its value stands in.
pub(super) fn choice(value: &Value, label: Option<&str>, hint: Option<&str>) -> Choice {
    let key = match value {
        Value::String(text) => text.clone(),
        other => crate::json::write(other),
    };
    let label = label.map_or_else(|| key.clone(), str::to_owned);
    Choice { value: value.clone(), key, label, hint: hint.map(str::to_owned) }
}
