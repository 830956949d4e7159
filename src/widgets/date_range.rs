//! A first and a last date, side by side. That the last is not before the first is a check of the form's own
//! (`form/implied.rs`).

use super::{Spec, Written, group};
use crate::form::Kind;
use crate::view::{Element, Question, el};

pub(super) const WRITTEN: Written = Written {
    name: "date-range",
    needs: "\"type\": \"object\" with two properties of \"format\": \"date\"",
    fits: |shape| shape.kind == Kind::Object,
    natural: |_| false,
};

pub(super) const WIDGET: Spec = Spec { show, ..group::WIDGET };

fn show(question: &Question<'_>) -> Element {
    group::frame(question, "bl-box")
        .child(el("div").attr("class", "bl-range").children(group::members(question)))
}
