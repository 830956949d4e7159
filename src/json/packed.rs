//! JSON values in compiled forms.

use super::{Number, Object, Value};
use crate::packed::{Packed, Reader, packed};

packed! {
    enum Value { Null, Bool(value), Number(number), String(text), Array(items), Object(members) }
}

/// By its exact text, which is checked again: arithmetic counts on it.
impl Packed for Number {
    fn pack(&self, out: &mut Vec<u8>) {
        self.to_text().pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        Self::parse(&String::unpack(from)).unwrap_or_else(|| {
            from.fail();
            Self::Int(0)
        })
    }
}

impl Packed for Object {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        for (name, value) in self.iter() {
            name.to_owned().pack(out);
            value.pack(out);
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        Vec::<(String, Value)>::unpack(from).into_iter().collect()
    }
}
