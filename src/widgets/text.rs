//! One line of text.

use super::{LINE, Spec, Written};

pub(super) const WRITTEN: Written = Written {
    name: "text",
    needs: "\"type\": \"string\"",
    fits: |shape| shape.is_text(),
    natural: |shape| shape.is_text(),
};

pub(super) const WIDGET: Spec = LINE;
