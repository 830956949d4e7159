//! An amount of money, in the style of the language: typed with or without groups, `,-` and its own currency; shown with groups.
//! Check answers shows a fraction with two decimals.

use super::line::{self, Line};
use super::{Spec, Written, number, one, spelled};
use crate::answers::Parts;
use crate::form::{Field, Kind};
use crate::json::Value;
use crate::parse;
use crate::view::{Element, Question};

pub(super) const WRITTEN: Written = Written {
    name: "money",
    needs: "\"type\": \"number\" or \"integer\"",
    fits: |shape| shape.kind == Kind::Number,
    natural: |_| false,
};

pub(super) const WIDGET: Spec = Spec { spell, show, ..number::WIDGET };

fn spell(_: &Field, value: &Value, locale: &str) -> Parts {
    one(match value {
        Value::Number(number) => parse::spell_money(&number.to_text(), locale),
        other => spelled(other),
    })
}

fn show(question: &Question<'_>) -> Element {
    line::element(question, &Line { mode: number::mode(question.field), width: Some(10), ..Line::TEXT })
}
