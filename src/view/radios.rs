//! One of few options, and yes or no: all of them in sight, none chosen beforehand.

use super::base::Question;
use super::{Element, el, texts};
use crate::i18n::Phrase;
use crate::json::decimal;

/// One answer that can be chosen.
struct Answer<'a> {
    key: &'a str,
    label: Phrase,
    hint: Option<Phrase>,
}

pub(super) fn element(question: &Question<'_>) -> Element {
    let (view, field) = (&question.view, question.field);
    let options = field.choices.iter().map(|choice| Answer {
        key: &choice.key,
        label: texts::choice_label(view, field, choice),
        hint: texts::choice_hint(view, field, choice),
    });
    fieldset(question, options)
}

pub(super) fn yes_no(question: &Question<'_>) -> Element {
    let option = |(key, id)| Answer { key, label: question.view.phrase(id), hint: None };
    fieldset(question, [("true", "yes"), ("false", "no")].into_iter().map(option))
}

/// The group carries what is required and invalid: said of each option it would be noise.
fn fieldset<'a>(question: &Question<'_>, options: impl Iterator<Item = Answer<'a>>) -> Element {
    let options = options.enumerate().map(|(index, option)| one(question, index, &option));
    let fieldset = question.fieldset(el("div").attr("class", "bl-options").children(options));
    // A radiogroup may hold nothing else that has a role, as the details of a help text and the buttons of a
    // row do.
    if question.is_row() || texts::help(&question.view, question.field).is_some() {
        return fieldset;
    }
    fieldset
        .attr("role", "radiogroup")
        .attr_opt("aria-required", question.field.required.then_some("true"))
        .attr_opt("aria-invalid", question.is_wrong().then_some("true"))
}

fn one(question: &Question<'_>, index: usize, answer: &Answer<'_>) -> Element {
    let number = decimal(index as u64);
    // The first has the question's id: it is where the error summary leads.
    let id = if index == 0 { question.id.clone() } else { question.sub_id(&["-", &number].concat()) };
    let hint_id = answer.hint.is_some().then(|| question.sub_id(&["-h", &number].concat()));
    let described: Vec<String> = question.error_id().into_iter().chain(hint_id.clone()).collect();
    let input = el("input")
        .attr("class", "bl-tick bl-tick--radio")
        .attr("type", "radio")
        .attr("id", id.clone())
        .attr("name", question.name(""))
        .attr("value", answer.key.to_owned())
        .flag("checked", question.raw("") == answer.key)
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
