//! One page, and the frame that every position shares.

use super::scene::Scene;
use super::{
    Element, Node, View, acting, base, check, contact, copy, el, glossary, guide, ids, language, markdown,
    receipt, summary, texts,
};
use crate::form::{Field, Page, PageKind};
use crate::i18n::Phrase;
use crate::pointer::Place;
use crate::problem::Arg;
use crate::session::{Phase, Position};

/// From this many questions on they stand in stretches, and a browser leaves out those out of sight.
const LONG: usize = 40;

/// How many questions a stretch has: with one each a browser watches as many boxes as there are questions.
const STRETCH: usize = 10;

/// The `<form>` for the session's position.
pub(super) fn form(view: &View<'_>) -> Element {
    let scene = Scene::new(*view, view.session.shown().iter());
    let body = match view.session.position() {
        Position::Page(index) => {
            view.form.pages.get(index).map(|page| body(&scene, page)).unwrap_or_default()
        }
        Position::Check => check::body(view),
        Position::Receipt => receipt::body(view),
    };
    let contact = contact::element(view);
    let behind = 1 + usize::from(contact.is_some());
    let mut form = el("form")
        .attr("class", "bl")
        .attr("method", "post")
        .attr_opt("action", view.options.action.clone())
        // What a page's own encoding cannot hold would be lost.
        .attr("accept-charset", "utf-8")
        .flag("novalidate", true)
        .attr("lang", view.words.locale().to_owned())
        .attr("dir", view.words.dir())
        .attr_opt("data-bl-core", view.form.core())
        .children(state(view))
        .children(default_button(view))
        .children(language::switch(view))
        .children(language::easy(view))
        .children(progress(view))
        .child(heading_element(view))
        .children(acting::notice(view, true))
        .children(notice(view))
        .child(summary::container(&scene))
        .children(body)
        .children(contact)
        .child(status(view));
    if let Some(glossary) = glossary::element(view, &form) {
        let at = form.children.len().saturating_sub(behind);
        form.children.insert(at, glossary.into());
    }
    form
}

/// What a page posted without script must bring back.
fn state(view: &View<'_>) -> Vec<Element> {
    let page = match view.session.position() {
        Position::Page(index) => view.form.pages.get(index).map_or("", |page| page.id.as_str()),
        Position::Check => "~check",
        Position::Receipt => "~receipt",
    };
    let mut inputs =
        vec![hidden("~form", &view.form.hash), hidden("~locale", view.words.locale()), hidden("~page", page)];
    inputs.extend(view.session.row().map(|row| {
        let name = view.session.answers().control_name(row, "");
        hidden("~row", &name.text())
    }));
    inputs.extend(view.session.key().map(|key| hidden("~key", key)));
    inputs
}

fn hidden(name: &'static str, value: &str) -> Element {
    el("input").attr("type", "hidden").attr("name", name).attr("value", value.to_owned())
}

/// The button that Enter in a text presses: a browser takes the first, which would be a language.
fn default_button(view: &View<'_>) -> Option<Element> {
    let button = el("button").attr("class", "bl-vh").attr("type", "submit").attr("name", "~next");
    let button = button.attr("tabindex", "-1").attr("aria-hidden", "true");
    let Position::Page(index) = view.session.position() else { return None };
    view.form.pages.get(index)?.is_asking().then(|| texts::put(button, &view.phrase("next")))
}

/// "Step 2 of 4", as text: a bar would be spoken as a percentage.
fn progress(view: &View<'_>) -> Option<Element> {
    let (step, total) = view.session.progress(view.form)?;
    let phrase = view.phrase_with("step-of", &[("step", Arg::from(step)), ("total", Arg::from(total))]);
    Some(texts::put(el("p").attr("class", "bl-step"), &phrase))
}

/// What the page is called.
pub(super) fn heading(view: &View<'_>) -> Phrase {
    match (view.session.position(), view.session.phase()) {
        (Position::Page(index), _) => {
            if let Some((row, item)) = open_row(view) {
                return texts::label(view, item, row);
            }
            let page = view.form.pages.get(index);
            page.map_or_else(|| texts::form_title(view), |page| texts::page_title(view, page))
        }
        (Position::Receipt, _) => view.phrase("receipt-title"),
        (Position::Check, Phase::Failed(failure)) => view.phrase(&failed(failure.word(), "-title")),
        (Position::Check, _) => view.phrase("check-answers-title"),
    }
}

/// The message for a failure: its title, or what to do.
pub(super) fn failed(word: &str, part: &str) -> String {
    ["failed-", word, part].concat()
}

/// It takes focus when the position changes, and so says where the citizen is.
fn heading_element(view: &View<'_>) -> Element {
    let heading_element = el(view.heading_tag(0))
        .attr("class", "bl-heading")
        .attr("id", ids::heading(&view.options.prefix))
        .attr("tabindex", "-1");
    texts::put(heading_element, &heading(view))
}

fn notice(view: &View<'_>) -> Option<Element> {
    let id = view.session.notice()?;
    Some(texts::put(el("p").attr("class", "bl-notice"), &view.phrase(id)))
}

/// Empty when the page is made, so that what script writes into it later is said, and said once.
fn status(view: &View<'_>) -> Element {
    el("p").attr("class", "bl-vh").attr("id", ids::status(&view.options.prefix)).attr("role", "status")
}

/// Below the heading: the author's texts, then what the page is for.
fn body(scene: &Scene<'_>, page: &Page) -> Vec<Node> {
    let view = &scene.view;
    let about_form = view.session.is_first(view.form).then(|| texts::form_description(view)).flatten();
    // What the page says of its list is read before a row of it is opened.
    let page_itself = open_row(view).is_none().then_some(page);
    let leads =
        about_form.into_iter().chain(page_itself.and_then(|page| texts::page_description(view, page)));
    let mut nodes: Vec<Node> =
        leads.map(|phrase| texts::put(el("p").attr("class", "bl-lead"), &phrase).into()).collect();
    nodes.extend(
        page_itself.and_then(|page| texts::page_text(view, page)).map(|phrase| prose(&phrase).into()),
    );
    match &page.kind {
        PageKind::Questions => nodes.extend(questions(scene, page)),
        PageKind::Start { needed, minutes } => {
            nodes.extend(guide::start(view, page, needed.as_ref(), *minutes));
        }
        PageKind::Tasks(_) => nodes.push(guide::tasks(view, page).into()),
        PageKind::Exit => {}
    }
    nodes.push(buttons(view, page).into());
    nodes
}

/// Longer text of the author's.
pub(super) fn prose(phrase: &Phrase) -> Element {
    let element = texts::with_lang(el("div").attr("class", "bl-prose"), phrase);
    element.children(markdown::blocks(&phrase.text))
}

fn questions(scene: &Scene<'_>, page: &Page) -> Vec<Node> {
    let view = &scene.view;
    let fields = page.fields.iter().filter_map(|id| view.form.field(*id));
    let elements: Vec<Element> = match open_row(view) {
        Some((row, item)) => scene.field(item, row).into_iter().collect(),
        None => fields.filter_map(|field| scene.field(field, &field.place)).collect(),
    };
    let elements = if elements.len() < LONG { elements } else { stretches(elements) };
    let mut nodes: Vec<Node> = what_to_answer(view).map(Node::from).into_iter().collect();
    nodes.push(el("div").attr("class", "bl-fields").children(elements).into());
    nodes
}

fn stretches(questions: Vec<Element>) -> Vec<Element> {
    let mut rest = questions.into_iter();
    let next = || {
        let some: Vec<Element> = rest.by_ref().take(STRETCH).collect();
        (!some.is_empty()).then(|| el("div").attr("class", "bl-stretch").children(some))
    };
    std::iter::from_fn(next).collect()
}

/// The row that is shown on a page of its own, and what it is a row of.
fn open_row<'a>(view: &View<'a>) -> Option<(&'a Place, &'a Field)> {
    let row = view.session.row()?;
    Some((row, view.form.field_at(row)?))
}

fn what_to_answer(view: &View<'_>) -> Option<Element> {
    let id = match base::required_and_optional(view) {
        (0, _) => return None,
        (_, 0) => "all-required",
        _ => "optional-marked",
    };
    Some(texts::put(el("p").attr("class", "bl-lead"), &view.phrase(id)))
}

/// Forward comes first, on every page in the same place; from an exit page nothing leads on.
fn buttons(view: &View<'_>, page: &Page) -> Element {
    let next = match page.kind {
        PageKind::Start { .. } => "start",
        _ if view.session.returning() || view.session.row().is_some() => "save",
        _ => "next",
    };
    let next = (!page.is_exit()).then(|| button(view, "bl-button", "~next", next));
    let back = (!view.session.is_first(view.form))
        .then(|| button(view, "bl-button bl-button--secondary", "~back", "back"));
    el("div").attr("class", "bl-buttons").children(next).children(back)
}

/// A button that posts, with its words.
pub(super) fn button(view: &View<'_>, class: &'static str, name: &'static str, words: &str) -> Element {
    let button = el("button").attr("class", class).attr("type", "submit").attr("name", name);
    texts::put(button, &view.phrase(words))
}

/// A button to the question at a place. It posts, and is no link: without script the page to change is made by the
/// answer to it.
pub(super) fn change(view: &View<'_>, field: &Field, place: &Place) -> Element {
    let name = view.session.answers().control_name(place, "");
    let about = texts::full_label(view, field, place);
    button(view, "bl-link", "~change", "change")
        .attr("value", name.text())
        .child(texts::spoken(&[": ", &about].concat()))
}

/// A button that only script can serve: the browser's own menu prints too.
pub(super) fn print_button(view: &View<'_>) -> Element {
    let button = el("button").attr("class", "bl-button bl-button--secondary bl-live-only");
    let button = button.attr("type", "button").attr("data-bl-action", "print");
    texts::put(button, &view.phrase("print"))
}

/// Saves the answers as a program reads them: in a page the edge has them as they would be sent.
pub(super) fn data_button(view: &View<'_>) -> Element {
    let button = el("button").attr("class", "bl-button bl-button--secondary bl-live-only");
    let button = button.attr("type", "button").attr("data-bl-action", "save-data");
    texts::put(button.attr("value", copy::file_name(view, ".json")), &view.phrase("save-data"))
}
