//! Questions that belong together, under one legend.

use super::{LINE, Posts, Spec, Written, rows};
use crate::form::Kind;
use crate::view::{Element, Question, el};

pub(super) const WRITTEN: Written = Written {
    name: "group",
    needs: "\"type\": \"object\"",
    fits: |shape| shape.kind == Kind::Object,
    natural: |shape| shape.kind == Kind::Object,
};

pub(super) const WIDGET: Spec =
    Spec { posts: Posts::Nothing, verb: "group", prefills: false, read: |_, _, _| None, show, ..LINE };

fn show(question: &Question<'_>) -> Element {
    if question.place.is_row() {
        return rows::row(question);
    }
    let frame = if question.field.folded { fold(question) } else { frame(question, "bl-box") };
    frame.children(members(question))
}

/// What one opens to fill in; open already where there is an answer or something to mend.
fn fold(question: &Question<'_>) -> Element {
    let (view, place) = (&question.view, &question.place);
    let is_wrong = view.session.shown().iter().any(|shown| place.holds(&shown.place));
    let is_open = is_wrong || view.session.value_at(view.form, place).is_some();
    let summary = el("summary").attr("class", "bl-legend").attr("id", question.sub_id("-l"));
    // Its role is that of a group, which its summary does not name.
    question
        .outer("details", "bl-box bl-fold", "bl-box bl-fold bl-group--error")
        .attr("aria-labelledby", question.sub_id("-l"))
        .flag("open", is_open)
        .child(summary.children(question.legend()))
        .children(question.hint())
        .children(question.help())
        .children(question.error())
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
    members.filter_map(|field| question.scene.field(field, &field.below(&question.place))).collect()
}
