//! A form definition compiled: pages, fields, widgets, conditions over one JSON Schema.

mod model;

pub use model::{Choice, Condition, Field, FieldId, Form, Page, Reference, Submit, Widget};
