//! Between what is typed and what it means, per question.

use super::{Field, Form};
use crate::answers::{Answer, Parts};
use crate::json::Value;
use crate::pointer::Mark;
use crate::widgets::Posts;

/// The raw text of a box that is ticked.
pub const TICKED: &str = "true";

impl Form {
    /// What a raw answer means in a language; `None` is absent.
    ///
    /// A text that cannot be understood stays a text, so that the check names it.
    pub fn read(&self, field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
        let value = (field.widget.spec().read)(field, answer, locale);
        // A name that a question of the group has already would hide its answer.
        let is_taken = |value: &Value| value.as_str().is_some_and(|name| self.is_taken(field, name));
        value.filter(|value| field.mark() != Some(Mark::Name) || !is_taken(value))
    }

    /// Whether a name given to an open member is that of another question of the group.
    fn is_taken(&self, field: &Field, name: &str) -> bool {
        let around = |field: &Field| self.field(field.parent?);
        around(field).and_then(around).and_then(around).is_some_and(|group| self.names(group, name))
    }

    /// Whether a question of a group has this name.
    pub(crate) fn names(&self, group: &Field, name: &str) -> bool {
        let mut children = group.children.iter().filter_map(|id| self.field(*id));
        children.any(|child| child.mark().is_none() && child.name == name)
    }

    /// How a value is shown in its controls; the inverse of [`Form::read`].
    pub fn spell(&self, field: &Field, value: &Value, locale: &str) -> Parts {
        (field.widget.spec().spell)(field, value, locale)
    }
}

impl Field {
    /// What its controls post; a computed value has none.
    pub(crate) fn posts(&self) -> Posts {
        if self.is_given() { Posts::Nothing } else { self.widget.spec().posts }
    }

    /// Whether it has a control for this part: of several boxes, one for the key of each option.
    pub(crate) fn has_part(&self, part: &str) -> bool {
        match self.posts() {
            Posts::Nothing => false,
            Posts::Texts(parts) => parts.contains(&part),
            Posts::Box => part.is_empty(),
            Posts::Boxes => self.choices.iter().any(|choice| choice.key == part),
        }
    }

    /// Whether it has a control of this name: several boxes have one in common.
    pub(crate) fn has_name(&self, part: &str) -> bool {
        if self.posts() == Posts::Boxes { part.is_empty() } else { self.has_part(part) }
    }
}
