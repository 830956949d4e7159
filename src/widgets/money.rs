//! An amount of money, in the style of the language: typed with or without groups, `kr.`, `€` or `,-`; shown with groups
//! and, where there is a fraction, two decimals.

use super::line::{self, Line};
use super::{LINE, Spec, Written, number, one, spelled};
use crate::answers::{Answer, Parts};
use crate::form::{Field, Kind};
use crate::json::{Number, Value};
use crate::parse;
use crate::view::{Element, Question};

pub(super) const WRITTEN: Written = Written {
    name: "money",
    needs: "\"type\": \"number\" or \"integer\"",
    fits: |shape| shape.kind == Kind::Number,
    natural: |_| false,
};

pub(super) const WIDGET: Spec =
    Spec { respells: |value| matches!(value, Value::Number(_)), read, spell, show, ..LINE };

fn read(field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
    let amount = parse::money(answer.part(""), locale).and_then(|text| Number::parse(&text));
    amount.map_or_else(|| number::read(field, answer, locale), |number| Some(Value::Number(number)))
}

fn spell(_: &Field, value: &Value, locale: &str) -> Parts {
    one(match value {
        Value::Number(number) => parse::spell_money(&number.to_text(), locale),
        other => spelled(other),
    })
}

fn show(question: &Question<'_>) -> Element {
    line::element(question, &Line { mode: number::mode(question.field), width: Some(10), ..Line::TEXT })
}
