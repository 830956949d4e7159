//! One of very many options, by typing a part of it. A select, or where the options come from elsewhere a line of text, until
//! a script of its own (`js/combobox.ts`) makes a combobox of it; both work without.

use super::line::{self, Line};
use super::options;
use super::{LINE, Spec, Written, select};
use crate::answers::Answer;
use crate::form::{Field, Kind, Shape};
use crate::json::Value;
use crate::view::{Element, Question};

/// A select of more options than this is a combobox unless the author says otherwise.
const MOST: usize = 50;

pub(super) const WRITTEN: Written = Written {
    name: "combobox",
    needs: "options: \"oneOf\" with \"const\" and \"title\", or \"type\": \"string\" with \"form\": {\"options\": …}",
    fits: |shape| shape.kind == Kind::Choice || (shape.is_text() && shape.has_source),
    natural: |shape: &Shape<'_>| {
        (shape.kind == Kind::Choice && shape.options > MOST) || (shape.is_text() && shape.has_source)
    },
};

pub(super) const WIDGET: Spec = Spec { verb: "choice", read, show, ..LINE };

fn read(field: &Field, answer: &Answer, locale: &str) -> Option<Value> {
    let read = if field.source.is_some() { line::read } else { options::read };
    read(field, answer, locale)
}

fn show(question: &Question<'_>) -> Element {
    let control = match &question.field.source {
        Some(source) => line::input(question, &Line::TEXT).attr("data-bl-options", source.clone()),
        None => select::control(question),
    };
    question.single(control.attr("data-bl-combobox", ""))
}
