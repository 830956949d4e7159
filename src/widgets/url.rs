//! The address of a page. Few people write `https://`, so it is put in front of what has no scheme.

use super::line::{self, Line};
use super::{LINE, Spec, Written};
use crate::parse;

pub(super) const WRITTEN: Written = Written {
    name: "url",
    needs: "\"type\": \"string\"",
    fits: |shape| shape.is_text(),
    natural: |shape| shape.is_text() && matches!(shape.format, "uri" | "iri"),
};

pub(super) const WIDGET: Spec = Spec {
    read: |_, answer, _| line::meant(parse::url(answer.part(""))),
    show: |question| line::element(question, &Line { kind: "url", literal: true, ..Line::TEXT }),
    ..LINE
};
