//! The number of a person, an organisation, an account: separators are there for the eye, and it is no word to correct or
//! to begin with a capital.

use super::line::{self, Line};
use super::{LINE, Spec, Written};
use crate::parse;
use crate::view::{Element, Question};

pub(super) const WRITTEN: Written = Written {
    name: "identifier",
    needs: "\"type\": \"string\"",
    fits: |shape| shape.is_text(),
    natural: |shape| shape.is_text() && shape.identifier().is_some(),
};

pub(super) const WIDGET: Spec = Spec {
    read: |field, answer, _| {
        line::meant(parse::identifier(answer.part(""), field.identifier.and_then(|row| row.hyphen)))
    },
    show,
    ..LINE
};

fn show(question: &Question<'_>) -> Element {
    let mode = question.field.is_of_digits().then_some("numeric");
    line::element(question, &Line { mode, literal: true, width: Some(20), ..Line::TEXT })
}
