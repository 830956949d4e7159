//! One line of text: text, e-mail, telephone, identifier, number.
//!
//! Numbers and identifiers are texts too: `type=number` drops what it cannot read, changes with the mouse
//! wheel, follows the browser's language and not the page's, and is hard to reach by voice.

use super::base::Question;
use super::{Element, el};
use crate::form::{Field, Widget};
use crate::json::Number;

pub(super) fn element(question: &Question<'_>) -> Element {
    question.single(input(question))
}

fn input(question: &Question<'_>) -> Element {
    let field = question.field;
    let kind = match field.widget {
        Widget::Email => "email",
        Widget::Telephone => "tel",
        _ => "text",
    };
    // Names, addresses and numbers are no words to correct or to begin with a capital.
    let literal = matches!(field.widget, Widget::Email | Widget::Identifier);
    let input = el("input").attr("class", class(field)).attr("type", kind);
    question
        .wire(input)
        .attr_opt("inputmode", input_mode(field))
        .attr_opt("autocomplete", question.autocomplete().map(str::to_owned))
        .attr_opt("spellcheck", literal.then_some("false"))
        .attr_opt("autocapitalize", literal.then_some("none"))
        .attr("value", question.raw("").to_owned())
}

/// The keyboard of small devices. The one for numbers has no minus everywhere, so it is asked for only
/// where no number below zero is right.
fn input_mode(field: &Field) -> Option<&'static str> {
    match field.widget {
        Widget::Identifier => field.is_of_digits().then_some("numeric"),
        Widget::Number => {
            field.limits.get("minimum").filter(|minimum| **minimum >= Number::from(0)).map(|_| "decimal")
        }
        _ => None,
    }
}

/// The width hints how long the answer is.
fn class(field: &Field) -> &'static str {
    match (field.width, field.widget) {
        (Some(0..=2), _) => "bl-input bl-input--2",
        (Some(3..=6), _) => "bl-input bl-input--4",
        (Some(7..=10), _) => "bl-input bl-input--10",
        (Some(11..=20), _) | (None, Widget::Identifier | Widget::Telephone | Widget::Number) => {
            "bl-input bl-input--20"
        }
        _ => "bl-input",
    }
}
