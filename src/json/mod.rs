//! JSON as the core holds it: exact number texts, members in their written order.
//!
//! A form's answers must reach the agency with the digits that were typed, and a diagnostic must
//! point at a line. Both are lost by a parser that turns numbers into floats and objects into hash
//! maps, so the core has its own small reader and writer (RFC 8259).

mod de;
mod digits;
mod nearest;
mod number;
mod object;
mod packed;
mod read;
mod short;
mod write;

pub use de::{TypeError, TypeErrorKind, from_value};
pub use digits::{decimal, hex, whole};
pub use nearest::nearest;
pub use number::Number;
pub use object::Object;
pub(crate) use object::sort_indexes;
pub use read::{Error, ErrorKind, MAX_DEPTH, line_and_column, locate, parse, parse_within};
pub use write::{write, write_string};

/// One JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number with its exact decimal text.
    Number(Number),
    /// Text, already unescaped.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object; members in written order, names unique.
    Object(Object),
}

impl Value {
    /// The text of a string value.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Whether the value is text.
    pub fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    /// The value of a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The items of an array.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The object.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The member of an object by its name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.as_object()?.get(name)
    }

    /// The value at a pointer below this one.
    pub fn at(&self, pointer: &crate::pointer::Pointer) -> Option<&Value> {
        pointer.tokens().try_fold(self, |value, token| match value {
            Self::Object(object) => object.get(&token),
            Self::Array(items) => items.get(crate::pointer::array_index(&token)?),
            _ => None,
        })
    }

    /// Sets the member at a pointer, or takes it away; nothing happens where no object is around it.
    pub fn put(&mut self, pointer: &crate::pointer::Pointer, value: Option<Self>) {
        let mut tokens: Vec<_> = pointer.tokens().collect();
        let Some(name) = tokens.pop() else { return };
        let around = tokens.iter().try_fold(self, |value, token| match value {
            Self::Object(object) => object.get_mut(token),
            Self::Array(items) => items.get_mut(crate::pointer::array_index(token)?),
            _ => None,
        });
        if let Some(Self::Object(object)) = around {
            match value {
                Some(value) => drop(object.insert(name, value)),
                None => drop(object.remove(&name)),
            }
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(Number::from(i64::from(number)))
    }
}
