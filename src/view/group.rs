//! Questions that belong together, under one legend.

use super::base::Question;
use super::{Element, el};

pub(super) fn element(question: &Question<'_>) -> Element {
    frame(question, "bl-box").children(members(question))
}

/// A fieldset with the question's legend, hint, help and error, to be filled.
pub(super) fn frame(question: &Question<'_>, class: &'static str) -> Element {
    let legend = el("legend")
        .attr("class", "bl-legend")
        .attr("id", question.sub_id("-l"))
        .attr("tabindex", "-1")
        .children(question.legend());
    question
        .outer("fieldset", class, "bl-box bl-group--error")
        .attr_opt("aria-describedby", question.described_by())
        .child(legend)
        .children(question.hint())
        .children(question.help())
        .children(question.error())
}

/// The questions of a group or row.
pub(super) fn members(question: &Question<'_>) -> Vec<Element> {
    let members = question.field.children.iter().filter_map(|id| question.view.form.field(*id));
    members.filter_map(|field| question.scene.field(field, &question.place.child(&field.name))).collect()
}
