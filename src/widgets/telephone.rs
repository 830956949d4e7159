//! A telephone number, with or without the country's code, spaces, hyphens and brackets.

use super::line::{self, Line};
use super::{LINE, Spec, Written};
use crate::form::Field;
use crate::parse;
use crate::schema::Identifier;

pub(super) const WRITTEN: Written = Written {
    name: "telephone",
    needs: "\"type\": \"string\"",
    fits: |shape| shape.is_text(),
    natural: |shape| shape.is_text() && (shape.format == "telephone" || is_national(shape.identifier())),
};

pub(super) const WIDGET: Spec = Spec {
    read: |field, answer, _| line::meant(read(field, answer.part(""))),
    show: |question| line::element(question, &Line { kind: "tel", width: Some(20), ..Line::TEXT }),
    ..LINE
};

fn is_national(identifier: Option<&Identifier>) -> bool {
    identifier.is_some_and(|row| row.calling_code().is_some())
}

/// In the canonical form of its format.
fn read(field: &Field, raw: &str) -> String {
    let code = field.identifier.and_then(|row| Some((row.calling_code()?, row.has_trunk_zero())));
    match code {
        Some((code, trunk_zero)) => parse::national_telephone(raw, code, trunk_zero),
        None => parse::telephone(raw),
    }
}
