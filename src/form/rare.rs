//! Which forms ask for what is rare: what the core that most pages fetch does without.
//!
//! To make a widget rare, move its line (`widgets/mod.rs`); else name it here, and return early at the entrance to its
//! code unless `WITH_RARE`: the linker leaves out the rest. Conditions, expressions, rows, pages and tasks are never rare.

use super::Form;
use crate::schema::WITH_RARE;

impl Form {
    /// Whether only a core with the feature `rare` can show it and check by it.
    pub(crate) fn is_rare(&self) -> bool {
        self.schema.is_rare() || self.fields.iter().any(|field| field.widget.is_rare())
    }

    /// What a page that a server wrote says of it, so that the right core is fetched at once (`js/element.ts`).
    pub(crate) fn core(&self) -> Option<&'static str> {
        (WITH_RARE && self.is_rare()).then_some("rare")
    }
}
