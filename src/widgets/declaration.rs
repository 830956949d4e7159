//! What a citizen declares: the statement in full, then a box whose label says "I declare this". A statement is too long
//! for the label of a box, and links do not work in labels.

use super::{Spec, Written, checkbox};
use crate::view::{Element, Question, el, texts};

pub(super) const WRITTEN: Written = Written {
    name: "declaration",
    needs: "\"const\": true, and what is declared in \"form\": {\"text\": …}",
    fits: |shape| shape.is_consent && shape.has_text,
    natural: |_| false,
};

pub(super) const WIDGET: Spec = Spec { show, ..checkbox::WIDGET };

fn show(question: &Question<'_>) -> Element {
    let label = texts::among(&question.view.phrase("declare"));
    question.fieldset(el("div").attr("class", "bl-options").child(checkbox::option(question, label)))
}
