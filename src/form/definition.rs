//! The `form` keyword as serde types: what an author may write, with its limits.
//!
//! `version`, `conditions`, `errors` and `when` have free names or more than one shape and are read from the JSON where they
//! are used; here they only must be known members.

use serde::Deserialize;
use serde::de::IgnoredAny;
use validator::Validate;

use super::NoteKind;
use super::diagnostic::{Report, did_you_mean};
use super::sending::SubmitKeyword;
use super::{limits, syntax};
use crate::json::{self, Object, TypeError, TypeErrorKind, Value};
use crate::map::Map;
use crate::pointer::Pointer;

/// `form` at the root of a definition.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(deny_unknown_fields, rename_all = "camelCase", expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct RootKeyword {
    /// The major version of the format.
    #[validate(range(min = 1, max = 1))]
    pub(super) format: Option<u32>,
    #[allow(dead_code)] // Read from the JSON: an integer or a text.
    version: Option<IgnoredAny>,
    #[validate(length(min = 1, max = 100))]
    pub(super) languages: Option<Vec<String>>,
    #[validate(length(min = 1, max = 1000))]
    pub(super) pages: Option<Vec<PageKeyword>>,
    pub(super) submit: Option<SubmitKeyword>,
    #[allow(dead_code)] // Read from the JSON: conditions have several shapes.
    conditions: Option<IgnoredAny>,
    #[allow(dead_code)] // Read from the JSON: names are free.
    errors: Option<IgnoredAny>,
    #[validate(length(min = 1, max = 1000))]
    pub(super) checks: Option<Vec<CheckKeyword>>,
    #[serde(default)]
    pub(super) on_hide: OnHide,
    pub(super) contact: Option<ContactKeyword>,
    pub(super) receipt: Option<ReceiptKeyword>,
    pub(super) acting_for: Option<ActingKeyword>,
    #[validate(length(min = 1, max = 200))]
    pub(super) glossary: Option<Vec<TermKeyword>>,
}

/// One member of `form.pages`.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct PageKeyword {
    #[validate(length(min = 1, max = 100))]
    pub(super) id: String,
    #[validate(length(min = 1, max = 300))]
    pub(super) title: String,
    #[validate(length(max = 10_000))]
    pub(super) description: Option<String>,
    #[validate(length(max = 10_000))]
    pub(super) text: Option<String>,
    #[serde(default)]
    pub(super) kind: KindName,
    #[serde(default)]
    #[validate(length(max = 20_000))]
    pub(super) fields: Vec<String>,
    #[validate(length(min = 1, max = 50))]
    pub(super) needed: Option<Vec<String>>,
    #[validate(range(min = 1))]
    pub(super) minutes: Option<u32>,
    #[validate(length(min = 1, max = 100))]
    pub(super) tasks: Option<Vec<TaskKeyword>>,
    #[allow(dead_code)] // Read from the JSON.
    when: Option<IgnoredAny>,
}

/// What a page is for, as an author names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum KindName {
    #[default]
    Questions,
    Start,
    Tasks,
    Exit,
}

/// One of the `tasks` of a page.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct TaskKeyword {
    #[validate(length(min = 1, max = 100))]
    pub(super) id: String,
    #[validate(length(min = 1, max = 300))]
    pub(super) title: String,
    #[validate(length(min = 1, max = 1000))]
    pub(super) pages: Vec<String>,
}

/// One of `form.checks`, of the form or of a field. The expression is read from the JSON.
#[derive(Clone, Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct CheckKeyword {
    #[validate(length(min = 1, max = 100))]
    pub(super) id: String,
    #[allow(dead_code)] // Read from the JSON: an expression.
    that: IgnoredAny,
    /// The field that shows the problem; at a field, that field.
    #[validate(length(min = 1, max = 2000))]
    pub(super) at: Option<String>,
    #[validate(length(min = 1, max = 1000))]
    pub(super) message: String,
}

/// `form.contact`: where to get help, at the same place on each page.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct ContactKeyword {
    #[validate(length(min = 1, max = 300))]
    pub(super) title: String,
    #[validate(length(min = 1, max = 20))]
    pub(super) lines: Vec<String>,
}

/// `form.receipt`: what the receipt says.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct ReceiptKeyword {
    #[validate(length(min = 1, max = 10_000))]
    pub(super) next: String,
}

/// `form.actingFor`: when the form is filled in for somebody else.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct ActingKeyword {
    #[allow(dead_code)] // Read from the JSON: conditions have several shapes.
    when: IgnoredAny,
    #[validate(length(min = 1, max = 1000))]
    pub(super) about: Vec<String>,
    #[validate(length(min = 1, max = 2000))]
    pub(super) name: Option<String>,
}

/// One word of `form.glossary`.
#[derive(Clone, Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct TermKeyword {
    #[validate(length(min = 1, max = 100))]
    pub(super) id: String,
    #[validate(length(min = 1, max = 100))]
    pub(super) term: String,
    #[validate(length(min = 1, max = 2000))]
    pub(super) text: String,
}

/// One of the `notes` of a field.
#[derive(Clone, Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct NoteKeyword {
    #[validate(length(min = 1, max = 100))]
    pub(super) id: String,
    #[serde(default)]
    pub(super) kind: NoteKind,
    #[validate(length(min = 1, max = 300))]
    pub(super) title: Option<String>,
    #[validate(length(min = 1, max = 20_000))]
    pub(super) text: Option<String>,
    #[validate(length(min = 1, max = 2000))]
    pub(super) src: Option<String>,
    #[validate(length(min = 1, max = 1000))]
    pub(super) alt: Option<String>,
}

/// What happens to an answer whose question is no longer asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OnHide {
    /// Kept in memory, never sent; it comes back with its question.
    #[default]
    Keep,
    /// Forgotten.
    Clear,
}

/// `form` at a field.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(deny_unknown_fields, rename_all = "camelCase", expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct FieldKeyword {
    pub(super) widget: Option<String>,
    #[validate(length(min = 1, max = 200))]
    pub(super) autocomplete: Option<String>,
    #[validate(range(min = 1, max = 100))]
    pub(super) width: Option<u32>,
    #[serde(default)]
    pub(super) movable: bool,
    #[serde(default)]
    pub(super) paged: bool,
    #[validate(range(min = 2, max = 50))]
    pub(super) lines: Option<u32>,
    #[validate(length(min = 1, max = 10_000))]
    pub(super) help: Option<String>,
    #[validate(length(min = 1, max = 20_000))]
    pub(super) text: Option<String>,
    #[validate(length(min = 1, max = 20))]
    pub(super) notes: Option<Vec<NoteKeyword>>,
    #[validate(length(min = 1, max = 20))]
    pub(super) unit: Option<String>,
    #[validate(length(min = 1, max = 6))]
    pub(super) units: Option<Vec<String>>,
    #[validate(length(min = 1, max = 200))]
    pub(super) exclusive: Option<String>,
    #[validate(length(min = 1, max = 2000))]
    pub(super) options: Option<String>,
    #[validate(length(min = 1, max = 500))]
    pub(super) accept: Option<String>,
    #[allow(dead_code)] // Read from the JSON: names are free.
    errors: Option<IgnoredAny>,
    pub(super) on_hide: Option<OnHide>,
    #[allow(dead_code)] // Read from the JSON.
    when: Option<IgnoredAny>,
    #[allow(dead_code)] // Read from the JSON: an expression.
    compute: Option<IgnoredAny>,
    #[allow(dead_code)] // Read from the JSON: `true`, or an object with a pointer.
    soft: Option<IgnoredAny>,
    #[allow(dead_code)] // Read from the JSON with `soft`.
    unknown: Option<IgnoredAny>,
    #[validate(length(min = 1, max = 100))]
    pub(super) checks: Option<Vec<CheckKeyword>>,
}

/// Reads the root's `form`; what is wrong goes into the report.
pub(super) fn read_root(definition: &Value, report: &mut Report) -> RootKeyword {
    let at = Pointer::root().child("form");
    let Some(value) = definition.get("form") else { return RootKeyword::default() };
    if let Some(version) = value.get("version")
        && !matches!(version, Value::String(_))
        && version.as_number().is_none_or(|number| !number.is_integer())
    {
        report.error(&at.child("version"), "type", "This must be a whole number or a string.");
    }
    check_errors(value, &at, report);
    let Some(root): Option<RootKeyword> = read(value, &at, report) else { return RootKeyword::default() };
    within(&root, &at, report);
    let pages = at.child("pages");
    for (index, page) in root.pages.iter().flatten().enumerate() {
        let at = pages.child(&index.to_string());
        within(page, &at, report);
        for (index, task) in page.tasks.iter().flatten().enumerate() {
            within(task, &at.child("tasks").child(&index.to_string()), report);
        }
    }
    for (index, check) in root.checks.iter().flatten().enumerate() {
        within(check, &at.child("checks").child(&index.to_string()), report);
    }
    root.contact.iter().for_each(|contact| within(contact, &at.child("contact"), report));
    root.receipt.iter().for_each(|receipt| within(receipt, &at.child("receipt"), report));
    root.acting_for.iter().for_each(|acting| within(acting, &at.child("actingFor"), report));
    for (index, term) in root.glossary.iter().flatten().enumerate() {
        within(term, &at.child("glossary").child(&index.to_string()), report);
    }
    root
}

/// The author's sentences by code: `form.errors` of the root, or of a field.
pub(super) fn errors(schema: &Object) -> Map<String, String> {
    let mut errors = Map::new();
    let written = schema.get("form").and_then(|form| form.get("errors")).and_then(Value::as_object);
    for (code, text) in written.into_iter().flat_map(Object::iter) {
        if let Some(text) = text.as_str() {
            errors.insert(code.to_owned(), text.to_owned());
        }
    }
    errors
}

/// `errors` must be an object of texts.
fn check_errors(form: &Value, at: &Pointer, report: &mut Report) {
    let Some(errors) = form.get("errors") else { return };
    let at = at.child("errors");
    let Some(errors) = errors.as_object() else {
        return report.error(&at, "type", "This must be an object from codes to sentences.");
    };
    for (code, text) in errors.iter() {
        if text.as_str().is_none() {
            report.error(&at.child(code), "type", "This must be a string.");
        } else if let Some(message) = syntax::code(code) {
            report.error(&at.child(code), "error-code", message);
        }
    }
}

/// Reads a field's `form`; what is wrong goes into the report.
pub(super) fn read_field(value: &Value, at: &Pointer, report: &mut Report) -> FieldKeyword {
    check_errors(value, at, report);
    let Some(field): Option<FieldKeyword> = read(value, at, report) else { return FieldKeyword::default() };
    within(&field, at, report);
    for (index, check) in field.checks.iter().flatten().enumerate() {
        within(check, &at.child("checks").child(&index.to_string()), report);
    }
    for (index, note) in field.notes.iter().flatten().enumerate() {
        within(note, &at.child("notes").child(&index.to_string()), report);
    }
    field
}

fn read<'de, T: Deserialize<'de>>(value: &'de Value, at: &Pointer, report: &mut Report) -> Option<T> {
    match json::from_value(value) {
        Ok(read) => Some(read),
        Err(error) => {
            type_error(&error, at, report);
            None
        }
    }
}

fn type_error(error: &TypeError, at: &Pointer, report: &mut Report) {
    let mut pointer = at.clone();
    error.pointer.tokens().for_each(|token| pointer.push(&token));
    match &error.kind {
        TypeErrorKind::Unknown { name, nearest, known } => {
            let hint = match nearest {
                Some(_) => did_you_mean(*nearest),
                None => [" Known here: ", &known.join(", "), "."].concat(),
            };
            let own = if known.contains(&"when") || known.contains(&"id") || known.contains(&"pages") {
                " Members of your own must begin with \"x-\"."
            } else {
                ""
            };
            report.error(&pointer, "unknown", ["\"", name, "\" is not known here.", &hint, own].concat());
        }
        TypeErrorKind::Missing(name) => {
            report.error(&pointer, "missing", ["\"", name, "\" is missing here."].concat());
        }
        TypeErrorKind::Type { expected } => {
            report.error(&pointer, "type", ["This must be ", expected, "."].concat());
        }
    }
}

/// Reports each member that is outside its limits.
pub(super) fn within(value: &dyn limits::Validate, at: &Pointer, report: &mut Report) {
    let Err(errors) = value.validate() else { return };
    for (member, error) in errors.0 {
        let number = |limit: Option<u64>| limit.map(|limit| limit.to_string());
        let limit = match (number(error.min), number(error.max)) {
            (Some(min), Some(max)) => ["between ", &min, " and ", &max].concat(),
            (Some(min), None) => ["at least ", &min].concat(),
            (None, Some(max)) => ["at most ", &max].concat(),
            (None, None) => continue,
        };
        let what = if error.code == "length" { "The length of this must be " } else { "This must be " };
        report.error(&at.child(&written(member)), "limit", [what, &limit, "."].concat());
    }
}

/// The member as authors write it: `base_ms` is `baseMs`.
fn written(member: &str) -> String {
    let mut words = member.split('_');
    let mut written = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        written.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        written.push_str(letters.as_str());
    }
    written
}
