//! The receipt: what arrived, when, under which number, and a copy to keep.

use super::{Element, Node, View, check, el, page, texts};
use crate::session::Phase;

/// Below the heading of the receipt.
pub(super) fn body(view: &View<'_>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    if let Phase::Accepted(receipt) = view.session.phase() {
        let received = receipt.received.as_deref().map(|received| time(view, received));
        let facts = el("dl")
            .attr("class", "bl-receipt")
            .child(fact(view, "receipt-reference", el("bdi").child(receipt.reference.as_str())))
            .children(received.map(|received| fact(view, "receipt-received", received)));
        nodes.push(facts.into());
    }
    let section = |id| texts::put(el(view.heading_tag(1)).attr("class", "bl-section"), &view.phrase(id));
    let paragraph = |id| texts::put(el("p").attr("class", "bl-lead"), &view.phrase(id));
    nodes.push(section("receipt-next-title").into());
    let next = texts::receipt_next(view);
    nodes.push(next.map_or_else(|| paragraph("receipt-next"), |next| page::prose(&next)).into());
    nodes.push(paragraph("receipt-keep").into());
    nodes.push(buttons(view).into());
    // A receipt that is shown once more has no answers left.
    if view.session.answers().iter().next().is_some() {
        nodes.push(section("receipt-answers").into());
        nodes.extend(check::answers(view, 2, false));
    }
    nodes
}

fn fact(view: &View<'_>, id: &str, value: Element) -> Element {
    let label = texts::put(el("dt").attr("class", "bl-mark"), &view.phrase(id));
    el("div").child(label).child(el("dd").attr("class", "bl-receipt__value").child(value))
}

fn time(view: &View<'_>, received: &str) -> Element {
    el("time").attr("datetime", received.to_owned()).child(view.words.date_time(received))
}

fn buttons(view: &View<'_>) -> Element {
    el("div")
        .attr("class", "bl-buttons")
        .child(page::live_button(view, "print", "print"))
        .child(page::live_button(view, "save", "save-copy"))
        .child(page::button(view, "bl-button bl-button--secondary", "~again", "again"))
}
