//! The switch between the form's languages.
//!
//! Buttons that post, not links: what was typed on the page must come along, also without script.

use super::{Element, View, el};
use crate::i18n::autonym;

/// Nothing where there is one language. A group, not a landmark: a page may hold several forms.
pub(super) fn switch(view: &View<'_>) -> Option<Element> {
    let label = view.words.attribute("languages", &[]);
    let items = view.form.languages.iter().map(|tag| el("li").child(item(view, tag)));
    (view.form.languages.len() > 1).then(|| {
        el("div")
            .attr("class", "bl-languages")
            .attr("role", "group")
            .attr_opt("lang", label.lang)
            .attr("aria-label", label.text)
            .child(el("ul").attr("class", "bl-languages__list").children(items))
    })
}

fn item(view: &View<'_>, tag: &str) -> Element {
    let element = if tag == view.words.locale() {
        el("span").attr("class", "bl-languages__current").attr("aria-current", "true")
    } else {
        let button = el("button").attr("class", "bl-link").attr("type", "submit");
        button.attr("name", "~language").attr("value", tag.to_owned())
    };
    element.attr("lang", tag.to_owned()).attr("dir", "auto").child(autonym(tag))
}
