//! One unit of output: where it is about, and what it says.

use crate::json::{Object, Value};

/// What one keyword or schema says, with what stands below it.
pub(super) struct Unit {
    /// The way to it, through references.
    pub(super) keyword: String,
    /// Its URI.
    pub(super) absolute: Option<String>,
    /// The value that it is about.
    pub(super) instance: String,
    /// The sentence of an error, or an annotation.
    pub(super) own: Option<Value>,
    /// Of the same kind: errors, or annotations.
    pub(super) parts: Vec<Unit>,
}

/// Under which name units of a kind stand.
pub(super) fn list_name(valid: bool) -> &'static str {
    if valid { "annotations" } else { "errors" }
}

impl Unit {
    /// The verdict and the places.
    pub(super) fn located(&self, valid: bool) -> Object {
        let mut object = Object::new();
        object.insert("valid", valid);
        object.insert("keywordLocation", self.keyword.as_str());
        if let Some(absolute) = &self.absolute {
            object.insert("absoluteKeywordLocation", absolute.as_str());
        }
        object.insert("instanceLocation", self.instance.as_str());
        object
    }

    fn with_own(&self, valid: bool) -> Object {
        let mut object = self.located(valid);
        if let Some(own) = &self.own {
            object.insert(if valid { "annotation" } else { "error" }, own.clone());
        }
        object
    }

    /// In the structure of the schema.
    pub(super) fn nested(&self, valid: bool) -> Value {
        let mut object = self.with_own(valid);
        if !self.parts.is_empty() {
            let parts = self.parts.iter().map(|part| part.nested(valid)).collect();
            object.insert(list_name(valid), Value::Array(parts));
        }
        object.into()
    }

    /// In one list, each before those below it. What is wrong below a schema is said of the schema too;
    /// annotations stand only where they were made.
    pub(super) fn flat(&self, valid: bool, list: &mut Vec<Value>) {
        if self.own.is_some() || !valid {
            let mut object = self.with_own(valid);
            if self.own.is_none() {
                object.insert("error", "what stands here does not hold: see the errors below it");
            }
            list.push(object.into());
        }
        for part in &self.parts {
            part.flat(valid, list);
        }
    }
}
