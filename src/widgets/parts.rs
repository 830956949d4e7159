//! Several short texts under one legend, shared by dates, months and durations.

use crate::view::{Element, Question, el, texts};

/// One of them.
pub(super) struct Part {
    /// Its name in controls and problems, and the message id of its label.
    pub(super) name: &'static str,
    /// How many characters wide.
    pub(super) width: u32,
    /// What a browser may fill in.
    pub(super) autocomplete: Option<String>,
}

/// The question with its parts. The legend names the question, so no control has the question's own id.
pub(super) fn element(question: &Question<'_>, parts: impl Iterator<Item = Part>) -> Element {
    let parts = parts.map(|part| one(question, part));
    question.fieldset(el("div").attr("class", "bl-parts").children(parts))
}

fn one(question: &Question<'_>, part: Part) -> Element {
    let id = question.sub_id(&["-", part.name].concat());
    let label = el("label").attr("class", "bl-parts__label").attr("for", id.clone());
    let wrong = question.is_wrong_in(part.name);
    let input = el("input")
        .attr("class", if part.width <= 2 { "bl-input bl-input--2" } else { "bl-input bl-input--4" })
        .attr("type", "text")
        .attr("id", id)
        .attr("name", question.name(part.name))
        .attr_opt("aria-required", question.field.required.then_some("true"))
        .attr_opt("aria-invalid", question.invalid().filter(|_| wrong))
        .attr_opt("aria-describedby", question.error_id().filter(|_| wrong))
        .attr("inputmode", "numeric")
        .attr_opt("autocomplete", part.autocomplete)
        .attr("value", question.raw(part.name).to_owned());
    el("div")
        .attr("class", "bl-parts__part")
        .child(texts::put(label, &question.view.phrase(part.name)))
        .child(input)
}
