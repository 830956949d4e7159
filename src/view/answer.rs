//! Answers in words: as check answers shows them, and where a text of the author's names one.

use super::{Element, Node, View, el, texts};
use crate::form::{Field, Widget};
use crate::i18n::Phrase;
use crate::json::{Number, Value};
use crate::pointer::{Place, Step};
use crate::problem::Arg;

/// What an answer says.
enum Said {
    /// The labels of the options chosen, or "Yes".
    Phrases(Vec<Phrase>),
    Number(Number),
    /// The citizen's own words.
    Text(String),
}

/// An answer; `None` where there is none. What the labels of options name is looked up from `here`.
fn said(view: &View<'_>, field: &Field, place: &Place, here: Option<&Place>) -> Option<Said> {
    let answer = view.session.answers().get(place)?;
    let value = answer.value.as_ref()?;
    let is_chosen = |chosen: &Value| match (field.widget, value) {
        (Widget::Checkboxes, Value::Array(values)) => values.contains(chosen),
        _ => chosen == value,
    };
    let chosen = field.choices.iter().filter(|choice| is_chosen(&choice.value));
    let labels: Vec<Phrase> = chosen.map(|choice| texts::choice_label(view, field, choice, here)).collect();
    if !labels.is_empty() {
        return Some(Said::Phrases(labels));
    }
    if let Some(told) = (field.widget.spec().told)(view, value) {
        return Some(Said::Text(told));
    }
    Some(match value {
        Value::Bool(yes) => Said::Phrases(vec![view.phrase(if *yes { "yes" } else { "no" })]),
        Value::Number(number) if field.widget == Widget::Money => Said::Number(amount(number)),
        Value::Number(number) if field.is_year() => Said::Text(number.to_text()),
        Value::Number(number) => Said::Number(number.clone()),
        // As it was typed, since it is easier to compare with its separators.
        Value::String(_) if matches!(field.widget, Widget::Identifier | Widget::Telephone) => {
            Said::Text(answer.part("").trim().to_owned())
        }
        Value::String(text) => Said::Text(text.clone()),
        _ => return None,
    })
}

/// Half a krone is 0,50.
fn amount(number: &Number) -> Number {
    let text = number.to_text();
    let is_short = text.rsplit_once('.').is_some_and(|(_, decimals)| decimals.len() == 1);
    Number::parse(&[&text, "0"].concat()).filter(|_| is_short).unwrap_or_else(|| number.clone())
}

/// An answer as nodes; `None` where there is none.
pub(super) fn nodes(view: &View<'_>, field: &Field, place: &Place) -> Option<Vec<Node>> {
    let text = match said(view, field, place, Some(place))? {
        Said::Phrases(labels) if field.widget == Widget::Checkboxes => {
            let item = |label| el("div").children(texts::among(label)).into();
            return Some(labels.iter().map(item).collect());
        }
        Said::Phrases(labels) => return Some(labels.iter().flat_map(texts::among).collect()),
        Said::Number(number) => {
            let unit = texts::unit(view, field, place).map(|unit| ["\u{a0}", &unit.text].concat());
            [view.words.number(&number), unit.unwrap_or_default()].concat()
        }
        Said::Text(text) => text,
    };
    Some(vec![el("bdi").child(text).into()])
}

/// What stands where there is no answer.
pub(super) fn missing(view: &View<'_>, field: &Field) -> Element {
    let words = if field.compute.is_some() { "not-computed" } else { "not-answered" };
    texts::put(el("span").attr("class", "bl-mark"), &view.phrase(words))
}

/// The answer that a text at a place names by the message id of its question: in words, or as a number that
/// sentences can choose by. One that is absent is a word that says so. `None` where there is no such question.
///
/// Without a place, the text stands in an answer itself: it names no other, or one might name itself.
pub(super) fn named(view: &View<'_>, id: &str, here: Option<&Place>) -> Option<Arg> {
    let field = view.form.fields.iter().find(|field| field.message == id)?;
    let place = here.and_then(|here| beside(&field.place, here));
    let answer = place.filter(|place| view.session.is_relevant(place)).and_then(|place| {
        if field.widget == Widget::Rows {
            return Some(Arg::from(view.session.answers().rows(&place).len()));
        }
        words(view, field, &place)
    });
    Some(answer.unwrap_or_else(|| Arg::Text(view.words.attribute("answer-missing", &[]).text)))
}

/// An answer in words, or as a number; `None` where there is none.
pub(super) fn words(view: &View<'_>, field: &Field, place: &Place) -> Option<Arg> {
    Some(match said(view, field, place, None)? {
        Said::Phrases(labels) => Arg::Text(joined(&labels)),
        Said::Number(number) => Arg::Number(number),
        Said::Text(text) => Arg::Text(text),
    })
}

fn joined(labels: &[Phrase]) -> String {
    let mut text = String::new();
    for label in labels {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&label.text);
    }
    text
}

/// Where the answer of a field is, seen from a place: in rows, that of the same row.
fn beside(field: &Place, here: &Place) -> Option<Place> {
    let mut place = Place::root();
    let mut around = here.steps();
    let mut is_shared = true;
    for step in field.steps() {
        let own = around.next().filter(|_| is_shared);
        place = match (step, own) {
            (Step::Name(name), own) => {
                is_shared = own == Some(Step::Name(name.clone()));
                place.child(&name)
            }
            (Step::Mark(mark), own) => {
                is_shared = own == Some(Step::Mark(mark));
                place.mark(mark)
            }
            (_, Some(Step::Row(key))) => place.row(key),
            _ => return None,
        };
    }
    Some(place)
}

impl View<'_> {
    /// The fields whose answers stand in texts or decide about them: when one of these changes, the whole page
    /// must be rendered again.
    pub fn piped(&self) -> Vec<Place> {
        let variables = self.words.variables();
        let is_piped = |field: &&Field| field.is_piped || variables.contains(&field.message.as_str());
        self.form.fields.iter().filter(is_piped).map(|field| field.place.clone()).collect()
    }
}
