//! A form definition compiled: pages, fields, widgets, conditions over one JSON Schema.
//!
//! In reading order: `definition` (the `form` keyword as types), `layers`, `fields` and `told` (schema to fields),
//! `widget`, `particular`, `fitting` and `syntax` (what an author chose, held against what it is for), `pages`, `kinds`,
//! `conditions`, `levels`, `relevant` and `order` (who depends on whom), `load` (all of it), and what a loaded form does:
//! `relevance`, `check`, `lint`, `plain`.

mod acting;
mod bounds;
mod check;
mod conditions;
mod definition;
mod diagnostic;
mod expressions;
mod field;
mod fields;
mod fitting;
mod implied;
mod inside;
mod kinds;
mod layers;
mod levels;
mod limits;
mod lint;
mod load;
mod member;
mod message;
mod model;
mod never;
mod open;
mod order;
mod packed;
mod pages;
mod particular;
mod piped;
mod plain;
mod rare;
mod read;
pub mod relevance;
mod relevant;
mod scan;
mod sending;
mod syntax;
mod told;
mod tuple;
mod units;
mod widget;

#[cfg(test)]
mod tests;

pub use crate::expr::Reference;
pub use definition::OnHide;
pub use diagnostic::{Diagnostic, Severity};
pub use field::{Choice, Field, FieldLimits, Note, NoteKind};
pub(crate) use implied::RANGE_CHECK;
pub use lint::Spoken;
#[cfg(all(target_arch = "wasm32", feature = "tools"))]
pub(crate) use load::not_json;
pub use load::{Limits, LoadOptions};
pub use message::attribute_key;
pub use model::{
    Acting, Check, Condition, Contact, Encoding, FieldId, Form, Naming, Page, PageKind, Submit, Task, Term,
};
pub use read::TICKED;
pub(crate) use widget::{Kind, Shape};

pub use crate::widgets::Widget;
