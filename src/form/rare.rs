//! Which forms ask for what is rare: what the core that most pages fetch does without.
//!
//! Rare are members whose names are answers, tuples, what `src/schema/rare.rs` lists, bodies that are more than JSON, and
//! some widgets: to make another one rare, move its line in `widgets/mod.rs`. The code for it begins with a look at
//! `WITH_RARE`, so that the linker leaves out the rest. Conditions, expressions, rows, pages and tasks are never rare.

use super::{Field, Form};
use crate::packed::WITH_RARE;
use crate::pointer::Mark;

impl Form {
    /// Whether only a core with the feature `rare` can show it and check by it.
    pub(crate) fn is_rare(&self) -> bool {
        self.fields.iter().any(Field::is_rare) || self.schema.is_rare() || self.submit.is_rare()
    }

    /// What a page that a server wrote says of it, so that the right core is fetched at once (`js/element.ts`).
    pub(crate) fn core(&self) -> Option<&'static str> {
        (WITH_RARE && self.is_rare()).then_some("rare")
    }
}

impl Field {
    /// Whether it makes the form rare.
    fn is_rare(&self) -> bool {
        self.mark.is_some() || self.tuple || self.widget.is_rare()
    }

    /// What it is among members whose names are answers.
    pub(crate) fn mark(&self) -> Option<Mark> {
        self.mark.filter(|_| WITH_RARE)
    }

    /// Whether its members are the items of a tuple.
    pub(crate) fn is_tuple(&self) -> bool {
        WITH_RARE && self.tuple
    }
}
