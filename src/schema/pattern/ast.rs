//! What a pattern means, as a tree.

use super::set::Set;
use crate::packed::packed;

/// A part of a pattern. Groups leave no trace: nothing refers to them.
#[derive(Debug)]
pub(super) enum Ast {
    /// Nothing, at this place.
    Assert(Assert),
    /// One character of a set.
    Set(Set),
    /// One part after the other; none is the empty text.
    Concat(Vec<Ast>),
    /// One of the parts.
    Either(Vec<Ast>),
    /// The part, `min` to `max` times; without end when there is no `max`.
    Repeat { part: Box<Ast>, min: u32, max: Option<u32> },
}

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Assert {
    Start,
    End,
    /// Between a word character and another, or the start or end.
    Boundary,
    NoBoundary,
}

packed! {
    enum Assert { Start, End, Boundary, NoBoundary }
}
