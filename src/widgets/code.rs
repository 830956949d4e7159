//! A code that was sent to the citizen: one line, since split boxes fail assistive technology and autofill; spaces do not
//! matter.

use super::line::{self, Line};
use super::{LINE, Spec, Written};
use crate::parse;

pub(super) const WRITTEN: Written = Written {
    name: "one-time-code",
    needs: "\"type\": \"string\"",
    fits: |shape| shape.is_text(),
    natural: |_| false,
};

const LOOK: Line<'_> = Line {
    mode: Some("numeric"),
    literal: true,
    width: Some(10),
    autocomplete: Some("one-time-code"),
    ..Line::TEXT
};

pub(super) const WIDGET: Spec = Spec {
    read: |_, answer, _| line::meant(parse::identifier(answer.part(""), None)),
    show: |question| line::element(question, &LOOK),
    ..LINE
};
