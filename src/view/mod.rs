//! Form, session and words to a tree of plain nodes; one file per widget.

mod node;

pub use node::{Element, Node, el, text};
