//! One of few options: all of them in sight, none chosen beforehand. Beside them there may be an answer of one's own.

use super::line::{self, Line};
use super::options::{self, Offered};
use super::{LINE, Posts, Spec, Written, one, spelled};
use crate::answers::{Answer, Parts};
use crate::form::{Field, Kind, Shape};
use crate::json::Value;
use crate::parse;
use crate::view::{Element, Question, el, texts};

/// More options than this are a select unless the author says otherwise.
const MOST: usize = 10;

pub(super) const WRITTEN: Written = Written {
    name: "radios",
    needs: options::NEEDS,
    fits: |shape| shape.kind == Kind::Choice,
    natural: |shape: &Shape<'_>| shape.kind == Kind::Choice && (shape.options <= MOST || shape.has_other),
};

pub(super) const WIDGET: Spec = Spec {
    posts: Posts::Texts(&["", "other"]),
    verb: "choice",
    prefills: false,
    // The line for an answer of one's own is there only while that is chosen.
    follows: |field| field.other.is_some(),
    read,
    spell,
    show,
    target: |_, answer, _| if answer.is_some_and(is_other) { "-other-text" } else { "" },
    ..LINE
};

/// What is posted for an answer of one's own; no option has such a key but by intent.
const OTHER: &str = "~other";

/// Whether an answer of one's own is chosen.
pub(crate) fn is_other(answer: &Answer) -> bool {
    answer.part("") == OTHER
}

fn read(field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
    if field.other.is_some() && is_other(answer) {
        return line::meant(parse::clean(answer.part("other")));
    }
    options::read(field, answer, locale)
}

fn spell(field: &Field, value: &Value, _: &str) -> Parts {
    let chosen = field.choices.iter().find(|choice| choice.value == *value);
    match (chosen, &field.other) {
        (None, Some(_)) => {
            vec![(String::new(), OTHER.to_owned()), ("other".to_owned(), spelled(value))]
        }
        _ => one(spelled(value)),
    }
}

fn show(question: &Question<'_>) -> Element {
    let other = question.field.other.is_some().then(|| Offered {
        key: OTHER,
        label: texts::other(&question.view, question.field, &question.place),
        hint: None,
    });
    let shown = options::radiogroup(question, options::of(question).chain(other));
    if question.field.other.is_none() { shown } else { shown.child(own(question)) }
}

/// The line for an answer of one's own, below the last option; without script always in sight.
fn own(question: &Question<'_>) -> Element {
    let is_closed = question.raw("") != OTHER;
    let id = question.sub_id("-other-text");
    let label = el("label").attr("class", "bl-label").attr("for", id.clone());
    let input = line::bare(&Line { width: Some(20), ..Line::TEXT })
        .attr("id", id)
        .attr("name", question.name("other"))
        .attr_opt("aria-describedby", question.error_id())
        .attr("value", question.raw("other").to_owned());
    el("div")
        .attr("class", if is_closed { "bl-other bl-other--closed" } else { "bl-other" })
        .child(texts::put(label, &question.view.phrase("other-text")))
        .child(input)
}
