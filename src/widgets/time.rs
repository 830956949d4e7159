//! A time of day, in one line: `9.30`, `9:30`, `9,30`, `0930`, `9`, `kl. 9.30`, `9:30 pm`.

use super::line::{self, Line};
use super::{LINE, Spec, Written, one, spelled};
use crate::answers::{Answer, Parts};
use crate::form::Field;
use crate::json::Value;
use crate::parse;

pub(super) const WRITTEN: Written = Written {
    name: "time",
    needs: "\"type\": \"string\" with \"format\": \"local-time\"",
    fits: |shape| shape.is_text() && shape.format == "local-time",
    natural: |shape| shape.is_text() && shape.format == "local-time",
};

pub(super) const WIDGET: Spec = Spec {
    respells: |value| value.as_str().is_some_and(|text| parse::time(text).as_deref() == Some(text)),
    read,
    spell,
    told: |view, time| Some(view.words.time(time.as_str()?)),
    show: |question| line::element(question, &Line { mode: Some("numeric"), width: Some(6), ..Line::TEXT }),
    ..LINE
};

fn read(field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
    parse::time(answer.part(""))
        .map_or_else(|| line::read(field, answer, locale), |time| Some(Value::String(time)))
}

fn spell(_: &Field, value: &Value, locale: &str) -> Parts {
    one(match value {
        Value::String(time) => parse::spell_time(time, locale),
        other => spelled(other),
    })
}
