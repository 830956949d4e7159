//! A JSON Schema compiled into an arena: nodes refer to each other by [`SchemaId`].

/// The place of one compiled (sub)schema in its [`Schema`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub(crate) u32);

/// A compiled schema document.
#[derive(Debug, Default)]
pub struct Schema {}
