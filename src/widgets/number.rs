//! A number, in the style of the language.
//!
//! A text: `type=number` drops what it cannot read, changes with the mouse wheel, follows the browser's language and not
//! the page's, and is hard to reach by voice.

use super::line::{self, Line};
use super::{LINE, Spec, Written, one, spelled};
use crate::answers::{Answer, Parts};
use crate::form::{Field, Kind};
use crate::json::{Number, Value};
use crate::parse;
use crate::view::{Element, Question};

pub(super) const WRITTEN: Written = Written {
    name: "number",
    needs: "\"type\": \"number\" or \"integer\"",
    fits: |shape| shape.kind == Kind::Number,
    natural: |shape| shape.kind == Kind::Number,
};

pub(super) const WIDGET: Spec =
    Spec { respells: |value| matches!(value, Value::Number(_)), read, spell, show, ..LINE };

fn read(field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
    let number = parse::quantity(answer.part(""), &field.beside, field.decimals, locale);
    let number = number.and_then(|text| Number::parse(&text));
    number.map_or_else(|| line::read(field, answer, locale), |number| Some(Value::Number(number)))
}

fn spell(_: &Field, value: &Value, locale: &str) -> Parts {
    one(match value {
        Value::Number(number) => parse::spell_number(&number.to_text(), locale),
        other => spelled(other),
    })
}

fn show(question: &Question<'_>) -> Element {
    line::element(question, &Line { mode: mode(question.field), width: Some(20), ..Line::TEXT })
}

/// The keyboard for numbers has no minus everywhere, so it is asked for only where no number below zero is right.
pub(super) fn mode(field: &Field) -> Option<&'static str> {
    field.limits.get("minimum").filter(|minimum| **minimum >= Number::from(0)).map(|_| "decimal")
}
