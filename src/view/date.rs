//! A date one remembers, as three texts: no calendar to page through, and month names may be written.

use super::base::Question;
use super::{Element, el, texts};

const PARTS: [(&str, &str); 3] =
    [("day", "bl-input bl-input--2"), ("month", "bl-input bl-input--4"), ("year", "bl-input bl-input--4")];

pub(super) fn element(question: &Question<'_>) -> Element {
    question.fieldset(
        el("div").attr("class", "bl-date").children(PARTS.map(|(part, class)| one(question, part, class))),
    )
}

/// The id of a part's control. The legend names the question, so no control has the question's own id.
pub(super) fn part_id(question_id: &str, part: &str) -> String {
    [question_id, "-", part].concat()
}

/// The first part that is wrong.
pub(super) fn wrong_part(problem_part: Option<&str>) -> &'static str {
    PARTS.iter().map(|(part, _)| *part).find(|part| Some(*part) == problem_part).unwrap_or("day")
}

fn one(question: &Question<'_>, part: &'static str, class: &'static str) -> Element {
    let id = part_id(&question.id, part);
    let label = el("label").attr("class", "bl-date__label").attr("for", id.clone());
    let wrong = question.is_wrong_in(part);
    // `bday` is about the citizen; its parts have tokens of their own.
    let autofill = match question.autocomplete() {
        Some("bday") => Some(["bday-", part].concat()),
        Some("off") => Some("off".to_owned()),
        _ => None,
    };
    let input = el("input")
        .attr("class", class)
        .attr("type", "text")
        .attr("id", id)
        .attr("name", question.name(part))
        .attr_opt("aria-required", question.field.required.then_some("true"))
        .attr_opt("aria-invalid", question.invalid().filter(|_| wrong))
        .attr_opt("aria-describedby", question.error_id().filter(|_| wrong))
        .attr("inputmode", "numeric")
        .attr_opt("autocomplete", autofill)
        .attr("value", question.raw(part).to_owned());
    el("div")
        .attr("class", "bl-date__part")
        .child(texts::put(label, &question.view.phrase(part)))
        .child(input)
}
