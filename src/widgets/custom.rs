//! A question of the host's own: one line of text, inside an element that the host's script takes over
//! (`docs/embedding.md`). Without script, and where the host has none for it, the line asks.

use super::line;
use super::{LINE, Spec, Written};
use crate::view::{Element, Question, el};

pub(super) const WRITTEN: Written =
    Written {
        name: "x-…", needs: "\"type\": \"string\"", fits: |shape| shape.is_text(), natural: |_| false
    };

pub(super) const WIDGET: Spec = Spec { show, ..LINE };

fn show(question: &Question<'_>) -> Element {
    let input = line::input(question, &line::Line::TEXT);
    let custom = question.field.custom.clone().unwrap_or_default();
    question.single(el("div").attr("data-bl-widget", custom).child(input))
}
