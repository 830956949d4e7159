//! Radios and boxes, shared by the widgets that have them.

use super::line;
use crate::answers::Answer;
use crate::form::Field;
use crate::i18n::Phrase;
use crate::json::{Value, decimal};
use crate::view::{Element, Question, el, texts};

/// What a choice needs, for the diagnostic.
pub(super) const NEEDS: &str = "options: \"oneOf\" with \"const\" and \"title\", or \"enum\"";

/// One answer that can be chosen.
pub(super) struct Offered<'a> {
    pub(super) key: &'a str,
    pub(super) label: Phrase,
    pub(super) hint: Option<Phrase>,
}

/// The value of the option chosen.
pub(super) fn read(field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
    let chosen = field.choices.iter().find(|choice| choice.key == answer.part(""));
    chosen.map(|choice| choice.value.clone()).or_else(|| line::read(field, answer, locale))
}

/// The options of a question.
pub(super) fn of<'q>(question: &'q Question<'_>) -> impl Iterator<Item = Offered<'q>> {
    let (view, field) = (&question.view, question.field);
    field.choices.iter().map(move |choice| Offered {
        key: &choice.key,
        label: texts::choice_label(view, field, choice, Some(&question.place)),
        hint: texts::choice_hint(view, field, choice, &question.place),
    })
}

/// The group carries what is required and invalid: said of each option it would be noise.
pub(super) fn radiogroup<'a>(question: &Question<'_>, options: impl Iterator<Item = Offered<'a>>) -> Element {
    let fieldset = fieldset(question, "radio", options);
    // A radiogroup may hold nothing else that has a role, as the details of a help text, the buttons of a row and the line
    // for an answer of one's own do.
    let has_help = texts::help(&question.view, question.field, &question.place).is_some();
    if question.place.is_row() || has_help || question.field.other.is_some() {
        return fieldset;
    }
    fieldset
        .attr("role", "radiogroup")
        .attr_opt("aria-required", question.field.required.then_some("true"))
        .attr_opt("aria-invalid", question.invalid())
}

/// The options under the question's legend.
pub(super) fn fieldset<'a>(
    question: &Question<'_>,
    kind: &'static str,
    options: impl Iterator<Item = Offered<'a>>,
) -> Element {
    let exclusive = question.field.exclusive.as_deref();
    let options = options.enumerate().flat_map(|(index, option)| {
        // "None of these" stands apart.
        let is_apart = index > 0 && exclusive == Some(option.key);
        let or = is_apart
            .then(|| texts::put(el("div").attr("class", "bl-options__or"), &question.view.phrase("or")));
        or.into_iter().chain([one(question, kind, index, &option)])
    });
    question.fieldset(el("div").attr("class", "bl-options").children(options))
}

fn one(question: &Question<'_>, kind: &'static str, index: usize, answer: &Offered<'_>) -> Element {
    let is_radio = kind == "radio";
    let is_chosen =
        if is_radio { question.raw("") == answer.key } else { !question.raw(answer.key).is_empty() };
    let number = decimal(index as u64);
    // The first has the question's id: it is where the error summary leads.
    let id = if index == 0 { question.id.clone() } else { question.sub_id(&["-", &number].concat()) };
    let hint_id = answer.hint.is_some().then(|| question.sub_id(&["-h", &number].concat()));
    let described: Vec<String> = question.error_id().into_iter().chain(hint_id.clone()).collect();
    let input = el("input")
        .attr("class", if is_radio { "bl-tick bl-tick--radio" } else { "bl-tick" })
        .attr("type", kind)
        .attr("id", id.clone())
        .attr("name", question.name(""))
        .attr("value", answer.key.to_owned())
        .flag("checked", is_chosen)
        .attr_opt("aria-describedby", (!described.is_empty()).then(|| described.join(" ")));
    let label = el("label").attr("class", "bl-option__label").attr("for", id);
    let hint = answer.hint.as_ref().map(|hint| {
        let element = el("div").attr("class", "bl-hint bl-option__hint").attr_opt("id", hint_id);
        element.children(texts::among(hint))
    });
    el("div")
        .attr("class", "bl-option")
        .child(input)
        .child(label.children(texts::among(&answer.label)))
        .children(hint)
}
