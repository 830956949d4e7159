//! The body, written once: these bytes are sent, hashed and stored.

use super::Submission;
use crate::form::Form;
use crate::json::{Object, Value, write};

/// Builds the request for answers that are right.
///
/// The body is the bare answers, or with `form.submit.envelope`
/// `{ "schema": { "id", "version", "sha256" }, "language", "data", "meta": { "library" } }`.
pub fn build(form: &Form, data: &Value, locale: &str, key: &str) -> Submission {
    let body = if form.submit.envelope { write(&envelope(form, data, locale)) } else { write(data) };
    Submission {
        endpoint: form.submit.endpoint.clone(),
        body,
        key: key.to_owned(),
        locale: locale.to_owned(),
    }
}

fn envelope(form: &Form, data: &Value, locale: &str) -> Value {
    let mut schema = Object::new();
    schema.insert("id", form.id.as_str());
    if let Some(version) = &form.version {
        schema.insert("version", version.clone());
    }
    schema.insert("sha256", form.hash.as_str());
    let mut meta = Object::new();
    meta.insert("library", env!("CARGO_PKG_VERSION"));
    let mut envelope = Object::new();
    envelope.insert("schema", schema);
    envelope.insert("language", locale);
    envelope.insert("data", data.clone());
    envelope.insert("meta", meta);
    Value::Object(envelope)
}
