//! The one way in: a body is read, checked and stored here, whether a script sent it or the receiver
//! built it from posted pages. So both leave the same bytes.

use blankett::form::{Field, Form, Widget};
use blankett::json::{self, Object, Value};
use blankett::pointer::{Place, Pointer};
use blankett::problem::Problem;
use blankett::submit::{Decoded, read_body};

use crate::catalog::Entry;
use crate::problem::Kind;
use crate::store::{Incoming, Kept, Receipt, Work};
use crate::{clock, random};

/// A body that may be stored.
pub(crate) struct Checked {
    /// The relevant answers as the core writes them.
    answers: String,
    /// The language they were given in, if the body says so.
    locale: Option<String>,
}

/// Why a body may not be stored.
pub(crate) enum Fault {
    /// It is not what this form sends.
    Unreadable,
    /// It holds files, which nobody would keep here.
    Files,
    /// The form has no question of these names.
    Unknown(Vec<Pointer>),
    /// These answers must be mended.
    Problems(Vec<Problem>),
}

/// Reads a body and checks its answers.
pub(crate) fn check(entry: &Entry, body: &[u8], today: &str) -> Result<Checked, Fault> {
    let Decoded { mut body, files, .. } = read_body(&entry.form, body).ok_or(Fault::Unreadable)?;
    if files > 0 {
        return Err(Fault::Files);
    }
    if let Some(pointer) = &entry.form.submit.key_at {
        body.put(pointer, None);
    }
    let (answers, locale) = open(entry, &body)?;
    let mut unknown = Vec::new();
    collect_unknown(entry, answers, &Place::root(), &Pointer::root(), &mut unknown);
    if !unknown.is_empty() {
        return Err(Fault::Unknown(unknown));
    }
    let problems = entry.form.check(answers, today);
    if !problems.is_empty() {
        return Err(Fault::Problems(problems));
    }
    let pruned = entry.form.prune(answers, today);
    Ok(Checked { answers: json::write(&in_order(&entry.form, &Place::root(), &pruned)), locale })
}

/// Stores checked answers under their key, unless the key is known.
pub(crate) async fn keep(
    work: &mut Work,
    entry: &Entry,
    checked: &Checked,
    key: &str,
    digest: &str,
    locale: &str,
) -> Result<Kept, Kind> {
    let incoming = Incoming {
        slug: &entry.slug,
        key,
        digest,
        definition: &entry.form.hash,
        version: entry.form.version.as_ref().map(json::write),
        locale: checked.locale.as_deref().and_then(|tag| entry.language(tag)).unwrap_or(locale),
        // Receiver and library are released together.
        library: env!("CARGO_PKG_VERSION"),
        answers: &checked.answers,
    };
    let receipt = Receipt { reference: random::reference()?, received: clock::now() };
    Ok(work.keep(&incoming, receipt).await?)
}

/// The answers inside a body, and the language it names: `{ schema, language, data, meta }` or the bare answers.
fn open<'a>(entry: &Entry, body: &'a Value) -> Result<(&'a Value, Option<String>), Fault> {
    if !entry.form.submit.envelope {
        return Ok((body, None));
    }
    let answers = body.get("data").ok_or(Fault::Unreadable)?;
    let locale = body.get("language").and_then(Value::as_str).map(str::to_owned);
    Ok((answers, locale))
}

/// Walks the answers beside the fields. What a question holds inside is the schema's own matter.
fn collect_unknown(
    entry: &Entry,
    value: &Value,
    place: &Place,
    pointer: &Pointer,
    unknown: &mut Vec<Pointer>,
) {
    let Some(field) = entry.form.field_at(place) else {
        unknown.push(pointer.clone());
        return;
    };
    match (field.widget, value) {
        (widget, Value::Object(members)) if widget.is_group() => {
            for (name, member) in members.iter() {
                let below = entry.form.member_place(place, name);
                collect_unknown(entry, member, &below, &pointer.child(name), unknown);
            }
        }
        // A tuple: each of its members stands at its index.
        (widget, Value::Array(items)) if widget.is_group() => {
            for (index, item) in items.iter().enumerate().map(|(index, item)| (index.to_string(), item)) {
                collect_unknown(entry, item, &place.child(&index), &pointer.child(&index), unknown);
            }
        }
        (Widget::Rows, Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                collect_unknown(entry, item, &place.any_row(), &pointer.child(&index.to_string()), unknown);
            }
        }
        _ => {}
    }
}

/// The answers in the order of the questions, whatever the order they were sent in.
fn in_order(form: &Form, place: &Place, value: &Value) -> Value {
    match (form.field_at(place).map(|field| (field.widget, &field.children)), value) {
        (Some((widget, children)), Value::Object(members)) if widget.is_group() => {
            let fields = children.iter().filter_map(|id| form.field(*id));
            let member = |field: &Field| {
                let member = members.get(&field.name)?;
                Some((field.name.clone(), in_order(form, &place.child(&field.name), member)))
            };
            let mut all: Object = fields.filter_map(member).collect();
            for (name, member) in members.iter() {
                if all.get(name).is_none() {
                    all.insert(name, in_order(form, &form.member_place(place, name), member));
                }
            }
            Value::Object(all)
        }
        (Some((Widget::Rows, _)), Value::Array(items)) => {
            Value::Array(items.iter().map(|item| in_order(form, &place.any_row(), item)).collect())
        }
        _ => value.clone(),
    }
}
