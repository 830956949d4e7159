//! The receipt: what arrived, when, under which number, and a copy to keep.

use super::{Element, Node, View, check, el, page, texts};
use crate::session::Phase;

/// Below the heading of the receipt.
pub(super) fn body(view: &View<'_>) -> Vec<Node> {
    // A receipt that is shown once more has no answers left.
    let has_answers = view.session.answers().iter().next().is_some();
    let mut nodes: Vec<Node> = facts(view).map(Node::from).into_iter().collect();
    let section = |id| texts::put(el(view.heading_tag(1)).attr("class", "bl-section"), &view.phrase(id));
    let paragraph = |id| texts::put(el("p").attr("class", "bl-lead"), &view.phrase(id));
    if matches!(view.session.phase(), Phase::Accepted(receipt) if receipt.is_processing) {
        nodes.push(paragraph("receipt-processing").into());
    }
    nodes.push(section("receipt-next-title").into());
    let next = texts::receipt_next(view);
    nodes.push(next.map_or_else(|| paragraph("receipt-next"), |next| page::prose(&next)).into());
    nodes.push(paragraph("receipt-keep").into());
    nodes.push(buttons(view, has_answers).into());
    if has_answers {
        nodes.push(section("receipt-answers").into());
        nodes.extend(check::answers(view, 2, false));
    }
    nodes
}

/// The reference and when the answers arrived; nothing before they did.
pub(super) fn facts(view: &View<'_>) -> Option<Element> {
    let Phase::Accepted(receipt) = view.session.phase() else { return None };
    let received = receipt.received.as_deref().map(|received| time(view, received));
    let list = el("dl").attr("class", "bl-receipt");
    let list = list.child(fact(view, "receipt-reference", el("bdi").child(receipt.reference.as_str())));
    Some(list.children(received.map(|received| fact(view, "receipt-received", received))))
}

fn fact(view: &View<'_>, id: &str, value: Element) -> Element {
    let label = texts::put(el("dt").attr("class", "bl-mark"), &view.phrase(id));
    el("div").child(label).child(el("dd").attr("class", "bl-receipt__value").child(value))
}

fn time(view: &View<'_>, received: &str) -> Element {
    el("time").attr("datetime", received.to_owned()).child(view.words.date_time(received))
}

/// Without script nobody has the answers any more once they were sent, so none can give a copy of them.
fn buttons(view: &View<'_>, has_answers: bool) -> Element {
    let save = "bl-button bl-button--secondary bl-live-only";
    el("div")
        .attr("class", "bl-buttons")
        .child(page::print_button(view))
        .children(has_answers.then(|| page::button(view, save, "~copy", "save-copy")))
        .children(has_answers.then(|| page::data_button(view)))
        .child(page::button(view, "bl-button bl-button--secondary", "~again", "again"))
}
