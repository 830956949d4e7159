//! A date not far away, in one line: `5.12.2026`, `5/12 2026`, `5. december 2026`. What was understood stands below with
//! its day of the week, by which people know near dates. No calendar: those that browsers have speak the browser's language,
//! and none that is made of HTML works for all.

use super::line::{self, Line};
use super::memorable_date::is_date;
use super::{LINE, Spec, Written, one, spelled};
use crate::answers::{Answer, Parts};
use crate::form::Field;
use crate::json::Value;
use crate::parse;
use crate::view::{Element, Question, el};

pub(super) const WRITTEN: Written = Written {
    name: "date",
    needs: "\"type\": \"string\" with \"format\": \"date\"",
    fits: is_date,
    natural: |_| false,
};

pub(super) const WIDGET: Spec = Spec {
    verb: "date",
    follows: |_| true,
    tells: |_| true,
    read,
    spell,
    told: |view, date| view.words.weekday_date(date.as_str()?),
    show,
    ..LINE
};

/// What has no parts is no day either: the sentence asks for the whole date.
fn read(_: &Field, answer: &Answer, _: &str) -> Option<Value> {
    let date = parse::date(answer.part(""), "", "")?;
    Some(Value::String(date.strip_prefix("--").map(str::to_owned).unwrap_or(date)))
}

fn spell(_: &Field, value: &Value, _: &str) -> Parts {
    one(match value {
        Value::String(date) => parse::spell_date(date),
        other => spelled(other),
    })
}

fn show(question: &Question<'_>) -> Element {
    let understood = question.value().and_then(Value::as_str);
    let understood = understood.and_then(|date| question.view.words.weekday_date(date)).unwrap_or_default();
    let shown = line::element(question, &Line { width: Some(20), ..Line::TEXT });
    shown.child(
        el("div").attr("class", "bl-hint bl-limit").attr("id", question.sub_id("-c")).child(understood),
    )
}
