//! One line of text, shared by all widgets that have one.

use crate::answers::Answer;
use crate::form::Field;
use crate::json::Value;
use crate::parse;
use crate::view::{Element, Question, el, texts};

/// How lines of text differ.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// `type`
    pub(super) kind: &'static str,
    /// `inputmode`: the keyboard of small devices.
    pub(super) mode: Option<&'static str>,
    /// Nothing to correct or to begin with a capital, as words are.
    pub(super) literal: bool,
    /// How many characters wide, where the author does not say.
    pub(super) width: Option<u32>,
    /// `autocomplete`, where the author does not say.
    pub(super) autocomplete: Option<&'a str>,
}

impl Line<'_> {
    /// Any text.
    pub(super) const TEXT: Self =
        Self { kind: "text", mode: None, literal: false, width: None, autocomplete: None };
}

/// The text, cleaned.
pub(super) fn read(_: &Field, answer: &Answer, _: &str) -> Option<Value> {
    meant(parse::clean(answer.part("")))
}

/// A text that says something.
pub(super) fn meant(text: String) -> Option<Value> {
    Some(text).filter(|text| !text.is_empty()).map(Value::String)
}

pub(super) fn show(question: &Question<'_>) -> Element {
    element(question, &Line::TEXT)
}

/// A question with one line, and beside it what the number counts.
pub(super) fn element(question: &Question<'_>, line: &Line<'_>) -> Element {
    let input = input(question, line);
    let Some(unit) = texts::unit(&question.view, question.field, &question.place) else {
        return question.single(input);
    };
    // The label says it too.
    let unit = texts::put(el("span").attr("class", "bl-unit__text").attr("aria-hidden", "true"), &unit);
    question.single(el("div").attr("class", "bl-unit").child(input).child(unit))
}

/// The line alone.
pub(super) fn input(question: &Question<'_>, line: &Line<'_>) -> Element {
    let line = &Line {
        width: question.field.width.or(line.width),
        autocomplete: question.autocomplete().or(line.autocomplete),
        ..*line
    };
    question.wire(bare(line)).attr("value", question.raw("").to_owned())
}

/// A control without its name and what it is wired to.
pub(super) fn bare(line: &Line<'_>) -> Element {
    el("input")
        .attr("class", class(line.width))
        .attr("type", line.kind)
        .attr_opt("inputmode", line.mode)
        .attr_opt("autocomplete", line.autocomplete.map(str::to_owned))
        .attr_opt("spellcheck", line.literal.then_some("false"))
        .attr_opt("autocapitalize", line.literal.then_some("none"))
}

/// The width hints how long the answer is.
fn class(width: Option<u32>) -> &'static str {
    match width {
        Some(0..=2) => "bl-input bl-input--2",
        Some(3..=6) => "bl-input bl-input--4",
        Some(7..=10) => "bl-input bl-input--10",
        Some(11..=20) => "bl-input bl-input--20",
        _ => "bl-input",
    }
}
