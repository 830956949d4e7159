//! An e-mail address. `type=email` for the keyboard; browsers refuse good addresses (`åse@example.dk`), so the form does
//! not ask them (`novalidate`).

use super::line::{self, Line};
use super::{LINE, Spec, Written};

pub(super) const WRITTEN: Written = Written {
    name: "email",
    needs: "\"type\": \"string\"",
    fits: |shape| shape.is_text(),
    natural: |shape| shape.is_text() && matches!(shape.format, "email" | "idn-email"),
};

pub(super) const WIDGET: Spec = Spec {
    show: |question| line::element(question, &Line { kind: "email", literal: true, ..Line::TEXT }),
    ..LINE
};
