//! Words that need explaining: those of the glossary that the page uses, closed until asked for.
//!
//! Below the questions and in the same place on every page, since neither labels nor hints may hold anything to
//! press.

use super::{Element, Node, View, el, ids, texts};
use crate::form::Term;
use crate::i18n::{folded, mentions};

/// The terms that stand in the texts of a page; empty where none does. `None` for a form without glossary.
pub(super) fn element(view: &View<'_>, page: &Element) -> Option<Element> {
    if view.form.glossary.is_empty() {
        return None;
    }
    let id = ids::glossary(&view.options.prefix);
    let mut text = String::new();
    collect(page, &id, &mut text);
    let text = folded(&text);
    let is_used = |term: &&Term| mentions(&text, &folded(&texts::term(view, term).text));
    let items: Vec<Element> =
        view.form.glossary.iter().filter(is_used).map(|term| item(view, term)).collect();
    let details = (!items.is_empty()).then(|| {
        let summary = texts::put(el("summary"), &view.phrase("glossary"));
        let list = el("dl").attr("class", "bl-help__text").children(items);
        el("details").attr("class", "bl-help").child(summary).child(list)
    });
    Some(el("div").attr("id", id).children(details))
}

fn item(view: &View<'_>, term: &Term) -> Element {
    let (word, meaning) = (texts::term(view, term), texts::term_text(view, term));
    let meaning = meaning.map(|meaning| texts::put(el("dd").attr("class", "bl-term__text"), &meaning));
    el("div").child(texts::put(el("dt").attr("class", "bl-term"), &word)).children(meaning)
}

/// All that the form says; not what the citizen wrote, nor the glossary itself.
fn collect(element: &Element, glossary: &str, text: &mut String) {
    if matches!(element.tag, "bdi" | "textarea") || element.get("id") == Some(glossary) {
        return;
    }
    for child in &element.children {
        match child {
            Node::Text(own) => text.push_str(own),
            Node::Element(child) => collect(child, glossary, text),
        }
    }
    text.push(' ');
}
