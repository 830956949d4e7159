//! A signature: the full name, typed, below what is signed. No drawing: that has no keyboard and no name.

use super::line::{self, Line};
use super::{LINE, Spec, Written};

pub(super) const WRITTEN: Written = Written {
    name: "signature",
    needs: "\"type\": \"string\", and what is signed in \"form\": {\"text\": …}",
    fits: |shape| shape.is_text() && shape.has_text,
    natural: |_| false,
};

const LOOK: Line<'_> = Line { width: Some(20), autocomplete: Some("name"), ..Line::TEXT };

pub(super) const WIDGET: Spec =
    Spec { verb: "signature", show: |question| line::element(question, &LOOK), ..LINE };
