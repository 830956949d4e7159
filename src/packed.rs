//! Values as bytes, written and read in the order of their fields: what a compiled form is made of.
//!
//! A type is packed by naming its fields or variants in [`packed!`], one word each; the compiler refuses a
//! list that leaves one out. Bytes mean nothing without the version of the library that wrote them, which is
//! for the caller to compare. Reading is total: after the first thing that is wrong everything reads as
//! empty, so that the readers of types have no way out of their own (a fifth of their bytes), and
//! [`Reader::is_done`] tells in the end.

use crate::map::Map;

/// Whether this core has what hardly any form asks for, and reads forms that do (`src/form/rare.rs`).
pub(crate) const WITH_RARE: bool = cfg!(feature = "rare");

/// What can be packed.
pub(crate) trait Packed: Sized {
    /// Adds the value's bytes.
    fn pack(&self, out: &mut Vec<u8>);

    /// Reads what `pack` wrote.
    fn unpack(from: &mut Reader<'_>) -> Self;
}

/// Lists and boxes nest this deep: twice what a definition's JSON may by default, and conditions around it.
const DEEPEST: u32 = 256;

/// Reads packed bytes from the front.
#[derive(Debug)]
pub(crate) struct Reader<'b> {
    rest: &'b [u8],
    depth: u32,
    failed: bool,
}

impl<'b> Reader<'b> {
    /// Starts at the first of these bytes.
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes, depth: 0, failed: false }
    }

    /// Whether everything was right, and nothing is left.
    pub(crate) fn is_done(&self) -> bool {
        !self.failed && self.rest.is_empty()
    }

    /// Notes that something is wrong. From here on there is nothing to read.
    pub(crate) fn fail(&mut self) {
        self.failed = true;
        self.rest = &[];
    }

    /// The next byte; 0 when there is none.
    pub(crate) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.rest.split_first() else {
            self.fail();
            return 0;
        };
        self.rest = rest;
        *first
    }

    /// A number in groups of seven bits, the lowest first.
    fn number(&mut self) -> u64 {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
            if shift > 63 {
                self.fail();
                return 0;
            }
        }
    }

    /// A number that counts or limits: what does not fit this machine is as good as its largest.
    fn size(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or(usize::MAX)
    }

    /// The next bytes as text.
    fn text(&mut self) -> &'b str {
        let length = self.size();
        if let Some((text, rest)) = self.rest.split_at_checked(length)
            && let Ok(text) = std::str::from_utf8(text)
        {
            self.rest = rest;
            return text;
        }
        self.fail();
        ""
    }

    /// Reads what is one level further down.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.fail();
        }
        let value = read(self);
        self.depth -= 1;
        value
    }
}

fn push_number(mut number: u64, out: &mut Vec<u8>) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        out.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return;
        }
    }
}

impl Packed for u64 {
    fn pack(&self, out: &mut Vec<u8>) {
        push_number(*self, out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        from.number()
    }
}

impl Packed for usize {
    fn pack(&self, out: &mut Vec<u8>) {
        push_number(*self as u64, out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        from.size()
    }
}

impl Packed for u32 {
    fn pack(&self, out: &mut Vec<u8>) {
        push_number(u64::from(*self), out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        Self::try_from(from.number()).unwrap_or_else(|_| {
            from.fail();
            0
        })
    }
}

impl Packed for u8 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        from.byte()
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        let byte = from.byte();
        if byte > 1 {
            from.fail();
        }
        byte == 1
    }
}

impl Packed for String {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        from.text().to_owned()
    }
}

impl Packed for Box<str> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        from.text().into()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        if bool::unpack(from) { Some(T::unpack(from)) } else { None }
    }
}

impl<T: Packed> Packed for Box<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        (**self).pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        Self::new(from.nested(T::unpack))
    }
}

fn pack_all<'a, T: Packed + 'a>(items: impl ExactSizeIterator<Item = &'a T>, out: &mut Vec<u8>) {
    items.len().pack(out);
    items.for_each(|item| item.pack(out));
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_all(self.iter(), out);
    }

    /// Grows with what is really there, whatever the length says.
    fn unpack(from: &mut Reader<'_>) -> Self {
        from.nested(|from| {
            let mut items = Self::new();
            for _ in 0..from.size() {
                if from.failed {
                    break;
                }
                items.push(T::unpack(from));
            }
            items
        })
    }
}

impl<T: Packed> Packed for Box<[T]> {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_all(self.iter(), out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        Vec::unpack(from).into()
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        (A::unpack(from), B::unpack(from))
    }
}

impl<K: Packed + Ord, V: Packed> Packed for Map<K, V> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        for (key, value) in self {
            key.pack(out);
            value.pack(out);
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        Vec::<(K, V)>::unpack(from).into_iter().collect()
    }
}

/// Packs types by the names of their fields and variants, in this order:
///
/// ```text
/// packed! {
///     struct Page { id, title; cache: Cache::new() }
///     struct FieldId(number)
///     enum Condition { All(tests), Not(condition) }
/// }
/// ```
///
/// What stands behind `;` is not packed, but made anew.
macro_rules! packed {
    () => {};
    (struct $name:ident ( $($part:ident),* ) $($rest:tt)*) => {
        impl $crate::packed::Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                let Self($($part),*) = self;
                $($crate::packed::Packed::pack($part, out);)*
            }

            fn unpack(from: &mut $crate::packed::Reader<'_>) -> Self {
                $(let $part = $crate::packed::Packed::unpack(from);)*
                Self($($part),*)
            }
        }
        $crate::packed::packed! { $($rest)* }
    };
    (
        struct $name:ident { $($field:ident),* $(; $($made:ident: $new:expr),*)? $(,)? }
        $($rest:tt)*
    ) => {
        impl $crate::packed::Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                let Self { $($field,)* $($($made: _,)*)? } = self;
                $($crate::packed::Packed::pack($field, out);)*
            }

            fn unpack(from: &mut $crate::packed::Reader<'_>) -> Self {
                Self { $($field: $crate::packed::Packed::unpack(from),)* $($($made: $new,)*)? }
            }
        }
        $crate::packed::packed! { $($rest)* }
    };
    (
        enum $name:ident { $($variant:ident $(($($part:ident),*))? $({ $($field:ident),* })?),* $(,)? }
        $($rest:tt)*
    ) => {
        const _: () = {
            enum Tag { $($variant),* }

            impl $crate::packed::Packed for $name {
                fn pack(&self, out: &mut Vec<u8>) {
                    match self {$(
                        Self::$variant $(($($part),*))? $({ $($field),* })? => {
                            out.push(Tag::$variant as u8);
                            $($($crate::packed::Packed::pack($part, out);)*)?
                            $($($crate::packed::Packed::pack($field, out);)*)?
                        }
                    )*}
                }

                fn unpack(from: &mut $crate::packed::Reader<'_>) -> Self {
                    match from.byte() {
                        $(tag if tag == Tag::$variant as u8 => {
                            $($(let $part = $crate::packed::Packed::unpack(from);)*)?
                            $($(let $field = $crate::packed::Packed::unpack(from);)*)?
                            Self::$variant $(($($part),*))? $({ $($field),* })?
                        })*
                        _ => {
                            from.fail();
                            // The first variant, of nothing.
                            Self::unpack(from)
                        }
                    }
                }
            }
        };
        $crate::packed::packed! { $($rest)* }
    };
}
pub(crate) use packed;
