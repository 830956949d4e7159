//! The switch between the form's languages, and the one to texts that are easy to read.
//!
//! Buttons that post, not links: what was typed on the page must come along, also without script.

use super::{Element, View, el, texts};
use crate::i18n::{EASY, autonym, easy_of};

/// Nothing where there is one language. A group, not a landmark: a page may hold several forms.
pub(super) fn switch(view: &View<'_>) -> Option<Element> {
    let label = view.words.attribute("languages", &[]);
    let tags = || view.form.languages.iter().filter(|tag| easy_of(tag).is_none());
    let items = tags().map(|tag| el("li").child(item(view, tag)));
    (tags().count() > 1).then(|| {
        el("div")
            .attr("class", "bl-languages")
            .attr("role", "group")
            .attr_opt("lang", label.lang)
            .attr("aria-label", label.text)
            .child(el("ul").attr("class", "bl-languages__list").children(items))
    })
}

/// Who reads easy texts goes on to read them in another language that has them.
fn item(view: &View<'_>, tag: &str) -> Element {
    let base = easy_of(view.words.locale());
    let element = if tag == base.unwrap_or(view.words.locale()) {
        el("span").attr("class", "bl-languages__current").attr("aria-current", "true")
    } else {
        let easy = base.map(|_| [tag, EASY].concat()).filter(|easy| view.form.languages.contains(easy));
        to(easy.unwrap_or_else(|| tag.to_owned()))
    };
    element.attr("lang", tag.to_owned()).attr("dir", "auto").child(autonym(tag))
}

/// One button between the easy texts of a language and its others; nothing where there are no easy ones.
pub(super) fn easy(view: &View<'_>) -> Option<Element> {
    let (target, words) = match easy_of(view.words.locale()) {
        Some(base) => (base.to_owned(), "easy-read-off"),
        None => ([view.words.locale(), EASY].concat(), "easy-read"),
    };
    let is_there = view.form.languages.contains(&target);
    is_there.then(|| el("p").attr("class", "bl-easy").child(texts::put(to(target), &view.phrase(words))))
}

fn to(tag: String) -> Element {
    let button = el("button").attr("class", "bl-link").attr("type", "submit");
    button.attr("name", "~language").attr("value", tag)
}
