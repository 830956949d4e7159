//! Expressions: what a schema cannot say, such as a sum, an age, or one answer compared with another.
//!
//! A closed, typed profile in JsonLogic's shape, descended from CertLogic (the EU's specified subset): an object
//! with one member is an operation, everything else a literal. `===` is strict, nothing is truthy, `null` propagates,
//! numbers are exact decimals, dates are civil, and nothing can be called. `docs/form-format.md` has the table of
//! operations, which is [`ops::OPS`].
//!
//! [`compile`] checks operations, their number of arguments and their types, and says everything that is wrong.
//! [`Expression::evaluate`] is total and bounded: a step that has no meaning is `null`.

mod compile;
mod date;
mod decimal;
mod evaluate;
mod ops;
mod packed;

#[cfg(test)]
mod tests;

pub use compile::{Compiled, Error, Names, Variable, compile};
pub use date::Date;
pub use decimal::Decimal;
pub use evaluate::{Data, Scope};

use ops::Op;

use crate::pointer::Pointer;

/// What a value may be, as a set: of an answer by its schema, of a result by its operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// Only `null`.
    pub const NULL: Self = Self(0);
    /// `true` and `false`.
    pub const BOOLEAN: Self = Self(1);
    /// Exact decimals.
    pub const NUMBER: Self = Self(2);
    /// Texts.
    pub const TEXT: Self = Self(4);
    /// Civil dates.
    pub const DATE: Self = Self(8);
    /// Rows, or several values.
    pub const LIST: Self = Self(16);
    /// What a JSON text may be.
    pub const STRING: Self = Self(12);
    /// Anything.
    pub const ANY: Self = Self(31);

    /// Whether a value may be of both.
    pub fn meet(self, other: Self) -> bool {
        self == Self::NULL || other == Self::NULL || self.0 & other.0 != 0
    }

    /// Either of them.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// In words, for a diagnostic.
    pub fn name(self) -> String {
        const NAMES: [(Kinds, &str); 5] = [
            (Kinds::BOOLEAN, "true or false"),
            (Kinds::NUMBER, "a number"),
            (Kinds::TEXT, "a text"),
            (Kinds::DATE, "a date"),
            (Kinds::LIST, "rows"),
        ];
        let names: Vec<&str> =
            NAMES.iter().filter(|(kind, _)| self.0 & kind.0 != 0).map(|(_, name)| *name).collect();
        if names.is_empty() { "null".to_owned() } else { names.join(" or ") }
    }
}

/// A value that an expression or a condition reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// From the root of the answers.
    Absolute(Pointer),
    /// A Relative JSON Pointer from the field that has the expression or condition.
    Relative {
        /// How many levels up.
        up: u32,
        /// And from there down.
        down: Pointer,
    },
}

/// Where a `var` looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Among the answers.
    Answer(Reference),
    /// In the row that `sum`, `count`, `some` or `all` looks at; 0 is the innermost of these.
    Row(u32, Pointer),
}

/// A compiled expression, and what it may give.
#[derive(Clone, Debug)]
pub struct Expression(Term, Kinds);

#[derive(Clone, Debug)]
enum Term {
    Literal(Data),
    Var(Source),
    Apply(Op, Vec<Term>),
}
