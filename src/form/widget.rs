//! Which widget asks a question, by what the schema says of its value.

use super::definition::FieldKeyword;
use super::layers::{Layer, keyword, text};
use super::{Choice, Widget};
use crate::json::{Object, Value};
use crate::schema::Identifier;

/// What a schema says of a value's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
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
pub(super) fn first_type(value: &Value) -> Option<&str> {
    match value {
        Value::Array(types) => types.iter().filter_map(Value::as_str).find(|name| *name != "null"),
        other => other.as_str(),
    }
}

/// What a schema says of a value, as far as it decides how it is asked.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is one fact of the schema")]
pub(crate) struct Shape<'a> {
    /// Its type.
    pub(crate) kind: Kind,
    /// Its `format`, or empty.
    pub(crate) format: &'a str,
    /// How many options there are, of the value or of the items of a list.
    pub(crate) options: usize,
    /// `true` and nothing else.
    pub(crate) is_consent: bool,
    /// Whether an answer of one's own may be given instead of an option.
    pub(crate) has_other: bool,
    /// Whether there is a `form.text`.
    pub(crate) has_text: bool,
    /// Whether options come from elsewhere while one types.
    pub(crate) has_source: bool,
}

impl<'a> Shape<'a> {
    pub(super) fn new(layers: &[Layer<'a>], kind: Kind, choices: &[Choice], form: &FieldKeyword) -> Self {
        Self {
            kind,
            format: text(layers, "format").unwrap_or_default(),
            options: choices.len(),
            is_consent: kind == Kind::Constant && keyword(layers, "const") == Some(&Value::Bool(true)),
            has_other: other(layers).is_some(),
            has_text: form.text.is_some(),
            has_source: form.options.is_some(),
        }
    }

    /// Whether it is a text, or may be one.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.kind, Kind::String | Kind::Any)
    }

    /// Its format, where that is an identifier.
    pub(crate) fn identifier(&self) -> Option<&'static Identifier> {
        Identifier::named(self.format)
    }
}

/// The widget of a question; `Err` names what the author's choice does not fit.
pub(super) fn widget(shape: &Shape<'_>, form: &FieldKeyword) -> Result<Widget, &'static str> {
    let Some(named) = form.widget.as_deref().and_then(Widget::named) else {
        return Ok(Widget::natural(shape));
    };
    let written = named.written();
    if (written.fits)(shape) { Ok(named) } else { Err(written.needs) }
}

/// The label of an answer of one's own: beside the options, `anyOf` has one branch for any text.
pub(super) fn other(layers: &[Layer<'_>]) -> Option<String> {
    let branches = keyword(layers, "anyOf").and_then(Value::as_array)?;
    let is_null = |branch: &Value| branch.get("type").and_then(Value::as_str) == Some("null");
    let mut others = branches.iter().filter(|branch| offered(branch).is_none() && !is_null(branch));
    let (other, None) = (others.next()?, others.next()) else { return None };
    let is_text = other.get("type").and_then(Value::as_str) == Some("string") && branches.len() > 1;
    is_text.then(|| other.get("title").and_then(Value::as_str).unwrap_or_default().to_owned())
}

/// The options: `oneOf`/`anyOf` of only `const` branches, else `enum`. `null` is no option.
pub(super) fn choices(layers: &[Layer<'_>]) -> Vec<Choice> {
    for name in ["oneOf", "anyOf"] {
        let branches = keyword(layers, name).and_then(Value::as_array).unwrap_or_default();
        // Beside an answer of one's own a branch may hold several options.
        let labeled: Option<Vec<Choice>> = if name == "anyOf" && other(layers).is_some() {
            Some(branches.iter().filter_map(offered).flatten().collect())
        } else {
            branches.iter().map(labeled).collect()
        };
        if let Some(choices) = labeled.filter(|choices| !choices.is_empty()) {
            return choices.into_iter().filter(|choice| choice.value != Value::Null).collect();
        }
    }
    let values = keyword(layers, "enum").and_then(Value::as_array).unwrap_or_default();
    values.iter().filter(|value| **value != Value::Null).map(|value| choice(value, None, None)).collect()
}

/// The options of a branch: one with `const`, or several of its own.
fn offered(branch: &Value) -> Option<Vec<Choice>> {
    if let Some(choice) = labeled(branch) {
        return Some(vec![choice]);
    }
    let several = |name| branch.get(name).and_then(Value::as_array);
    if let Some(values) = several("enum") {
        return Some(values.iter().map(|value| choice(value, None, None)).collect());
    }
    several("oneOf").filter(|all| !all.is_empty())?.iter().map(labeled).collect()
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
