//! The address of a page. Few people write `https://`, so it is put in front of what has no scheme.

use super::line::{self, Line};
use super::{LINE, Spec, Written};
use crate::form::Shape;
use crate::parse;

pub(super) const WRITTEN: Written = Written {
    name: "url",
    needs: "\"type\": \"string\" with \"format\": \"uri\" or \"iri\"",
    fits: is_address,
    natural: is_address,
};

/// The format refuses what leads to no page (`parse::url`).
fn is_address(shape: &Shape<'_>) -> bool {
    shape.is_text() && matches!(shape.format, "uri" | "iri")
}

pub(super) const WIDGET: Spec = Spec {
    read: |_, answer, _| line::meant(parse::url(answer.part(""))),
    show: |question| line::element(question, &Line { kind: "url", literal: true, ..Line::TEXT }),
    ..LINE
};
