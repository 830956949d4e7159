//! A place in words; where the device knows where it is, a button puts its coordinates in (`js/locate.ts`).

use super::line::{self, Line};
use super::{LINE, Spec, Written};
use crate::view::{Element, Question, el, texts};

pub(super) const WRITTEN: Written = Written {
    name: "location",
    needs: "\"type\": \"string\"",
    fits: |shape| shape.is_text(),
    natural: |_| false,
};

pub(super) const WIDGET: Spec = Spec { show, ..LINE };

fn show(question: &Question<'_>) -> Element {
    let button = el("button")
        .attr("class", "bl-button bl-button--secondary bl-live-only")
        .attr("type", "button")
        .attr("data-bl-action", "locate");
    line::element(question, &Line::TEXT).child(texts::put(button, &question.view.phrase("locate")))
}
