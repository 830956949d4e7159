//! [`Value`] to serde types, with errors that say where and what, as data.
//!
//! A definition is read once into a [`Value`]; its `form` members then become typed structs through
//! this deserializer, so that no second JSON parser is carried and every error knows its pointer.
//! In structs, members that begin with `x-` are skipped: they are the author's own.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::{Number, Value, nearest};
use crate::pointer::Pointer;

/// Why a value does not fit a type, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeError {
    /// Below the value that was read; an unknown or missing member by its own pointer.
    pub pointer: Pointer,
    /// What is wrong there.
    pub kind: TypeErrorKind,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TypeErrorKind {
    /// No such member (or no such word, for a choice of words).
    Unknown {
        /// As written.
        name: String,
        /// The spelling that is close enough to be meant.
        nearest: Option<&'static str>,
        /// All that there are.
        known: &'static [&'static str],
    },
    /// A member that must be there is not.
    Missing(&'static str),
    /// A value of another type.
    Type {
        /// In words: `a string`.
        expected: String,
    },
}

/// Reads a value into a type.
pub fn from_value<'de, T: Deserialize<'de>>(value: &'de Value) -> Result<T, TypeError> {
    T::deserialize(Reader(value)).map_err(Error::finish)
}

/// A [`TypeError`] on its way out; tokens are collected from the inside.
#[derive(Debug)]
struct Error {
    tokens: Vec<String>,
    kind: TypeErrorKind,
}

impl Error {
    fn new(kind: TypeErrorKind) -> Self {
        Self { tokens: Vec::new(), kind }
    }

    fn inside(mut self, token: &str) -> Self {
        self.tokens.push(token.to_owned());
        self
    }

    fn finish(self) -> TypeError {
        let mut pointer = Pointer::root();
        for token in self.tokens.iter().rev() {
            pointer.push(token);
        }
        if let TypeErrorKind::Missing(name) = self.kind {
            pointer.push(name);
        }
        TypeError { pointer, kind: self.kind }
    }
}

/// The crate's own type names, in an author's words.
fn in_words(expected: &dyn de::Expected) -> String {
    let name = expected.to_string();
    match name.as_str() {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a map" => "an object".to_owned(),
        "a boolean" => "true or false".to_owned(),
        _ => name,
    }
}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(TypeErrorKind::Type { expected: message.to_string() })
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(TypeErrorKind::Type { expected: in_words(expected) })
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(TypeErrorKind::Type { expected: in_words(expected) })
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        let nearest = nearest(name, &mut known.iter().copied());
        Self::new(TypeErrorKind::Unknown { name: name.to_owned(), nearest, known })
    }

    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Self {
        Self::unknown_field(name, known)
    }

    fn missing_field(name: &'static str) -> Self {
        Self::new(TypeErrorKind::Missing(name))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value does not fit")
    }
}

impl std::error::Error for Error {}

#[derive(Clone, Copy)]
struct Reader<'de>(&'de Value);

impl<'de> de::Deserializer<'de> for Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(Number::Int(int)) => match u64::try_from(*int) {
                Ok(natural) => visitor.visit_u64(natural),
                Err(_) => visitor.visit_i64(*int),
            },
            // No member of a definition is anything but a small whole number.
            Value::Number(Number::Text(_)) => Err(de::Error::invalid_type(Unexpected::Unit, &visitor)),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Items { items: items.iter(), next: 0 }),
            Value::Object(object) => visitor.visit_map(Members::new(object, false)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.0 {
            Value::Object(object) => visitor.visit_map(Members::new(object, true)),
            _ => Err(de::Error::invalid_type(Unexpected::Unit, &visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.0 {
            Value::String(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            _ => Err(Error::new(TypeErrorKind::Type { expected: "a string".to_owned() })),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map identifier
    }
}

struct Items<'de> {
    items: std::slice::Iter<'de, Value>,
    next: usize,
}

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(item) = self.items.next() else { return Ok(None) };
        self.next += 1;
        seed.deserialize(Reader(item)).map(Some).map_err(|error| error.inside(&(self.next - 1).to_string()))
    }
}

struct Members<'de> {
    members: Box<dyn Iterator<Item = (&'de str, &'de Value)> + 'de>,
    open: Option<(&'de str, &'de Value)>,
}

impl<'de> Members<'de> {
    fn new(object: &'de super::Object, skip_own: bool) -> Self {
        let members = object.iter().filter(move |(name, _)| !(skip_own && name.starts_with("x-")));
        Self { members: Box::new(members), open: None }
    }
}

impl<'de> de::MapAccess<'de> for Members<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.open = self.members.next();
        let Some((name, _)) = self.open else { return Ok(None) };
        let name_reader = de::value::BorrowedStrDeserializer::new(name);
        seed.deserialize(name_reader).map(Some).map_err(|error: Error| error.inside(name))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let (name, value) = self.open.take().unwrap_or(("", &Value::Null));
        seed.deserialize(Reader(value)).map_err(|error| error.inside(name))
    }
}

#[cfg(test)]
mod tests {
    use crate::map::Map;

    use serde::Deserialize;

    use super::{TypeErrorKind, from_value};
    use crate::json::parse;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase", expecting = "an object")]
    struct Sample {
        title: String,
        max_width: Option<u32>,
        #[serde(default)]
        pages: Vec<Page>,
        #[serde(default)]
        words: Map<String, String>,
        kind: Option<Kind>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields, expecting = "an object")]
    struct Page {
        open: bool,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        YesNo,
        Text,
    }

    #[test]
    fn reads_structs_and_skips_the_authors_own_members() {
        let text = r#"{"title":"å","maxWidth":3,"x-own":[1],"pages":[{"open":true}],"words":{"x-a":"b"},"kind":"yes-no"}"#;
        let value = parse(text).unwrap();
        let sample: Sample = from_value(&value).unwrap();
        assert_eq!((sample.title.as_str(), sample.max_width, sample.kind), ("å", Some(3), Some(Kind::YesNo)));
        assert_eq!((sample.pages, sample.words.len()), (vec![Page { open: true }], 1));
    }

    #[test]
    fn errors_say_where_and_what() {
        let wrong = |expected: &str| TypeErrorKind::Type { expected: expected.to_owned() };
        let known = &["title", "maxWidth", "pages", "words", "kind"][..];
        let unknown =
            |name: &str, nearest, known| TypeErrorKind::Unknown { name: name.to_owned(), nearest, known };
        let cases = [
            (r#"{"title":"","pagse":[]}"#, "/pagse", unknown("pagse", Some("pages"), known)),
            (r#"{"title":"","color":1}"#, "/color", unknown("color", None, known)),
            (r"{}", "/title", TypeErrorKind::Missing("title")),
            (r#"{"title":1}"#, "/title", wrong("a string")),
            (r#"{"title":"","maxWidth":-1}"#, "/maxWidth", wrong("a whole number")),
            (r#"{"title":"","maxWidth":1.5}"#, "/maxWidth", wrong("a whole number")),
            (r#"{"title":"","pages":[{"open":true},{"open":0}]}"#, "/pages/1/open", wrong("true or false")),
            (r#"{"title":"","pages":{}}"#, "/pages", wrong("a list")),
            (r#"{"title":"","words":{"a/b":0}}"#, "/words/a~1b", wrong("a string")),
            (
                r#"{"title":"","kind":"yesno"}"#,
                "/kind",
                unknown("yesno", Some("yes-no"), &["yes-no", "text"]),
            ),
            ("[]", "", wrong("an object")),
        ];
        for (text, pointer, kind) in cases {
            let error = from_value::<Sample>(&parse(text).unwrap()).unwrap_err();
            assert_eq!((error.pointer.as_str(), error.kind), (pointer, kind), "{text}");
        }
    }
}
