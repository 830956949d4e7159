//! A body as pairs, for endpoints that take no JSON: `application/x-www-form-urlencoded` and `multipart/form-data`.
//!
//! | value | text |
//! |---|---|
//! | a text | itself |
//! | a number, a boolean | as JSON writes it |
//! | `null`, an empty list, an empty object | empty |
//! | a list, an object | a pair for each item or member |
//!
//! The boundary of a multipart body is made of the idempotency key: no answer and no file can hold it, and the same answers
//! have the same bytes when they are sent again. The content of a file stands as the boundary, `:` and the file's name among
//! those that the edge knows; the edge puts the bytes there (`js/encode.ts`).

use super::names;
use crate::form::{Encoding, Form, Naming, Widget};
use crate::json::{Value, decimal, write};
use crate::pointer::{Place, Pointer};

/// What separates the parts of a multipart body with this key.
pub(super) fn boundary(key: &str) -> String {
    let own: String = key.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(50).collect();
    ["blankett-", &own].concat()
}

/// The body as it is sent.
pub(super) fn encode(
    form: &Form,
    body: &Value,
    key: &str,
    files: &dyn Fn(&Pointer) -> Vec<String>,
) -> String {
    let multipart = Multipart { boundary: boundary(key), out: String::new() };
    let mut writer = Writer {
        form,
        files,
        naming: form.submit.naming,
        only_files: false,
        pairs: String::new(),
        multipart,
    };
    match form.submit.encoding {
        Encoding::Json => return write(body),
        Encoding::Urlencoded => {
            writer.value(body, None, None);
            return writer.pairs;
        }
        Encoding::Multipart if form.submit.envelope => {
            writer.multipart.part("data", "\r\nContent-Type: application/json", &write(body));
            writer.only_files = true;
            writer.value(body.get("data").unwrap_or(&Value::Null), None, Some(&Spot::root()));
        }
        Encoding::Multipart => writer.value(body, None, Some(&Spot::root())),
    }
    writer.multipart.end()
}

/// Where a value stands among the answers.
struct Spot {
    /// Rows as `~*`.
    place: Place,
    pointer: Pointer,
}

impl Spot {
    fn root() -> Self {
        Self { place: Place::root(), pointer: Pointer::root() }
    }

    fn below(&self, form: &Form, token: &str) -> Self {
        Self { place: form.member_place(&self.place, token), pointer: self.pointer.child(token) }
    }
}

struct Writer<'a> {
    form: &'a Form,
    files: &'a dyn Fn(&Pointer) -> Vec<String>,
    naming: Naming,
    /// The answers themselves stand in a part of their own.
    only_files: bool,
    pairs: String,
    multipart: Multipart,
}

impl Writer<'_> {
    /// A value, with `spot` where it is an answer of a multipart body.
    fn value(&mut self, value: &Value, name: Option<&str>, spot: Option<&Spot>) {
        if let Some(spot) = spot.filter(|spot| self.is_file(spot)) {
            return self.chosen(value, name, spot);
        }
        let own = name.unwrap_or_default();
        match value {
            Value::Object(members) if !members.is_empty() => {
                for (token, member) in members.iter() {
                    let below = spot.map(|spot| spot.below(self.form, token));
                    self.value(member, Some(&names::member(name, token, self.naming)), below.as_ref());
                }
            }
            Value::Array(items) if !items.is_empty() => {
                for (index, item) in items.iter().enumerate() {
                    let token = decimal(index as u64);
                    let below = spot.map(|spot| spot.below(self.form, &token));
                    self.value(item, Some(&names::item(name, &token, self.naming)), below.as_ref());
                }
            }
            // A form without answers.
            _ if name.is_none() => {}
            Value::Object(_) | Value::Array(_) | Value::Null => self.pair(own, ""),
            Value::String(text) => self.pair(own, text),
            Value::Bool(_) | Value::Number(_) => self.pair(own, &write(value)),
        }
    }

    fn pair(&mut self, name: &str, text: &str) {
        if self.only_files {
            return;
        }
        if self.form.submit.encoding == Encoding::Multipart {
            return self.multipart.part(name, "", text);
        }
        let joint = if self.pairs.is_empty() { "" } else { "&" };
        self.pairs.push_str(joint);
        self.pairs.extend(form_urlencoded::byte_serialize(name.as_bytes()));
        self.pairs.push('=');
        self.pairs.extend(form_urlencoded::byte_serialize(text.as_bytes()));
    }

    fn is_file(&self, spot: &Spot) -> bool {
        self.form.field_at(&spot.place).is_some_and(|field| field.widget == Widget::File)
    }

    /// The files of an answer, in the places of what is known of them.
    fn chosen(&mut self, value: &Value, name: Option<&str>, spot: &Spot) {
        let ids = (self.files)(&spot.pointer);
        let one = std::slice::from_ref(value);
        for (index, file) in value.as_array().unwrap_or(one).iter().enumerate() {
            let name = match value {
                Value::Array(_) => names::item(name, &decimal(index as u64), self.naming),
                _ => name.unwrap_or_default().to_owned(),
            };
            let id = ids.get(index).map_or("", |id| id.as_str());
            self.multipart.file(&name, file, id);
        }
    }
}

/// RFC 7578.
struct Multipart {
    boundary: String,
    out: String,
}

impl Multipart {
    fn part(&mut self, name: &str, more: &str, content: &str) {
        for text in [
            "--",
            &self.boundary,
            "\r\nContent-Disposition: form-data; name=\"",
            name,
            "\"",
            more,
            "\r\n\r\n",
            content,
            "\r\n",
        ] {
            self.out.push_str(text);
        }
    }

    fn file(&mut self, name: &str, file: &Value, id: &str) {
        let text = |member: &str| file.get(member).and_then(Value::as_str).unwrap_or_default();
        let is_type = |text: &&str| {
            text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+/".contains(&byte))
                && text.contains('/')
        };
        let media = Some(text("type")).filter(is_type).unwrap_or("application/octet-stream");
        let more = ["; filename=\"", &file_name(text("name")), "\"\r\nContent-Type: ", media].concat();
        let content = [&self.boundary, ":", id].concat();
        self.part(name, &more, &content);
    }

    fn end(mut self) -> String {
        for text in ["--", &self.boundary, "--\r\n"] {
            self.out.push_str(text);
        }
        self.out
    }
}

/// What ends a name in a header is written as browsers write it.
fn file_name(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '"' => text.push_str("%22"),
            '\r' => text.push_str("%0D"),
            '\n' => text.push_str("%0A"),
            _ => text.push(c),
        }
    }
    text
}
