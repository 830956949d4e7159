//! The body of a submission: the answers alone, or in an envelope that says what they answer.

use std::borrow::Cow;

use super::Submission;
use super::encode::encode;
use crate::form::Form;
use crate::json::{Object, Value, write};
use crate::packed::WITH_RARE;
use crate::pointer::Pointer;

/// The version of the library, which stored submissions carry.
const LIBRARY: &str = env!("CARGO_PKG_VERSION");

/// Builds what the edge sends. The body is written here, once; nobody serialises it again.
///
/// With an envelope (`form.submit.envelope`) the body is
/// `{ "schema": { "id", "version", "sha256" }, "language", "data", "meta": { "library" } }`, where `id` and
/// `version` are left out when the definition has none. How it is written says `form.submit.encoding`; the content of a
/// file is not known here: `files` names those of the question at a pointer, and the edge puts each in the place of its
/// name (see [`encode`](super::encode)).
pub fn build(
    form: &Form,
    data: &Value,
    locale: &str,
    key: &str,
    files: &dyn Fn(&Pointer) -> Vec<String>,
) -> Submission {
    let submit = &form.submit;
    let body = if WITH_RARE && submit.is_rare() {
        let mut body = if submit.envelope { envelope(form, data, locale) } else { data.clone() };
        if let Some(pointer) = &submit.key_at {
            let names: Vec<_> = pointer.tokens().collect();
            plant(&mut body, &names, key);
        }
        encode(form, &body, key, files)
    } else if submit.envelope {
        write(&envelope(form, data, locale))
    } else {
        write(data)
    };
    let (key, locale) = (key.to_owned(), locale.to_owned());
    Submission { endpoint: submit.endpoint.clone(), body, key, locale }
}

/// Puts the key where the endpoint reads it.
fn plant(value: &mut Value, names: &[Cow<'_, str>], key: &str) {
    let [name, rest @ ..] = names else { return *value = key.into() };
    if !matches!(value, Value::Object(_)) {
        *value = Value::Object(Object::new());
    }
    let Value::Object(members) = value else { return };
    if members.get(name).is_none() {
        members.insert(&**name, Value::Null);
    }
    if let Some(member) = members.get_mut(name) {
        plant(member, rest, key);
    }
}

fn envelope(form: &Form, data: &Value, locale: &str) -> Value {
    let mut schema = Object::new();
    if !form.id.is_empty() {
        schema.insert("id", form.id.as_str());
    }
    if let Some(version) = &form.version {
        schema.insert("version", version.clone());
    }
    schema.insert("sha256", form.hash.as_str());
    let mut envelope = Object::new();
    envelope.insert("schema", schema);
    envelope.insert("language", locale);
    envelope.insert("data", data.clone());
    envelope.insert("meta", [("library", LIBRARY)].into_iter().collect::<Object>());
    Value::Object(envelope)
}

#[cfg(test)]
mod tests {
    use super::build;
    use crate::form::{Form, LoadOptions};
    use crate::json::parse;

    #[test]
    fn bodies_are_the_answers_or_an_envelope() {
        let data = parse(r#"{"å":1.50,"15":true}"#).unwrap();
        let version = env!("CARGO_PKG_VERSION");
        let cases = [
            ("{}".to_owned(), "X", r#"{"å":1.50,"15":true}"#.to_owned()),
            (
                r#"{"$id":"urn:x","form":{"version":2,"submit":{"endpoint":"/s","envelope":true}}}"#
                    .to_owned(),
                "/s",
                format!(
                    r#"{{"schema":{{"id":"urn:x","version":2,"sha256":"HASH"}},"language":"da","data":{{"å":1.50,"15":true}},"meta":{{"library":"{version}"}}}}"#
                ),
            ),
        ];
        for (definition, endpoint, body) in cases {
            let form = Form::load(&definition, &LoadOptions::default()).unwrap();
            let sent = build(&form, &data, "da", "key-1", &|_| Vec::new());
            assert_eq!(sent.body, body.replace("HASH", &form.hash));
            assert_eq!((sent.endpoint.as_deref().unwrap_or("X"), sent.key.as_str()), (endpoint, "key-1"));
        }
    }
}
