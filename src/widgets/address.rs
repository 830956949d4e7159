//! An address in its parts, each a question of its own. Where the host can look addresses up, a line and a button above them
//! fill them in (`js/lookup.ts`); they can always be filled in by hand.

use super::{Spec, Written, group};
use crate::form::Kind;
use crate::view::{Element, Question, el, texts};

pub(super) const WRITTEN: Written = Written {
    name: "address",
    needs: "\"type\": \"object\"",
    fits: |shape| shape.kind == Kind::Object,
    natural: |_| false,
};

pub(super) const WIDGET: Spec = Spec { show, ..group::WIDGET };

fn show(question: &Question<'_>) -> Element {
    group::frame(question, "bl-box").child(lookup(question)).children(group::members(question))
}

/// Hidden until the host's script says that it can look addresses up.
fn lookup(question: &Question<'_>) -> Element {
    let id = question.sub_id("-lookup");
    let phrase = |id| question.view.phrase(id);
    let label = el("label").attr("class", "bl-label").attr("for", id.clone());
    let input =
        el("input").attr("class", "bl-input").attr("type", "text").attr("id", id).attr("autocomplete", "off");
    let button = el("button").attr("class", "bl-button bl-button--secondary").attr("type", "button");
    el("div")
        .attr("class", "bl-group")
        .attr("data-bl-lookup", "address")
        .flag("hidden", true)
        .child(texts::put(label, &phrase("address-lookup")))
        .child(input)
        .child(texts::put(button, &phrase("address-find")))
        .child(el("div").attr("class", "bl-options"))
}
