//! The texts of a form in the language chosen, and phrases as nodes.
//!
//! The author's first language stands in the definition, others in Fluent files. What falls back to the
//! first language carries its `lang` (WCAG 3.1.2). What texts say of answers (`{ $id }`) is looked up from where
//! they stand.

use super::{Element, Node, View, answer, el, text as text_node};
use crate::form::{Choice, Contact, Field, Page, Task, Term, attribute_key};
use crate::i18n::{Asked, Phrase};
use crate::pointer::{Mark, Place, Step};
use crate::problem::{Arg, Problem};
use crate::widgets::is_other;

/// First strong isolate and its end, which Fluent puts around what it inserts.
pub(super) const ISOLATE: char = '\u{2068}';
pub(super) const ISOLATE_END: char = '\u{2069}';

/// The form's title.
pub fn form_title(view: &View<'_>) -> Phrase {
    let own = find(view, "form-title", &view.form.title, &Place::root());
    if own.text.is_empty() { view.phrase("form-untitled") } else { own }
}

/// Whom the form is for.
pub(super) fn form_description(view: &View<'_>) -> Option<Phrase> {
    find_attribute(view, "form-title", "description", view.form.description.as_ref(), Some(&Place::root()))
}

pub(super) fn page_title(view: &View<'_>, page: &Page) -> Phrase {
    let own = find(view, &["page-", &page.id].concat(), &page.title, &Place::root());
    if own.text.is_empty() { form_title(view) } else { own }
}

pub(super) fn page_description(view: &View<'_>, page: &Page) -> Option<Phrase> {
    let (id, first) = (["page-", &page.id].concat(), page.description.as_ref());
    find_attribute(view, &id, "description", first, Some(&Place::root()))
}

pub(super) fn page_text(view: &View<'_>, page: &Page) -> Option<Phrase> {
    find_attribute(view, &["page-", &page.id].concat(), "text", page.text.as_ref(), Some(&Place::root()))
}

/// What one needs, one a line.
pub(super) fn page_needed(view: &View<'_>, page: &Page, first: Option<&String>) -> Option<Phrase> {
    find_attribute(view, &["page-", &page.id].concat(), "needed", first, Some(&Place::root()))
}

/// What a task is called, where it is not called as its page. The page of the list has the texts.
pub(super) fn task_title(view: &View<'_>, list: &Page, task: &Task) -> Option<Phrase> {
    let attribute = ["task-", &task.id].concat();
    find_attribute(view, &["page-", &list.id].concat(), &attribute, task.title.as_ref(), Some(&Place::root()))
}

/// What happens after sending.
pub(super) fn receipt_next(view: &View<'_>) -> Option<Phrase> {
    find_attribute(view, "form-receipt", "next", view.form.receipt_next.as_ref(), Some(&Place::root()))
}

/// The heading of the contact.
pub(super) fn contact_title(view: &View<'_>, contact: &Contact) -> Phrase {
    find(view, "form-contact", &contact.title, &Place::root())
}

/// The lines of the contact, one a line.
pub(super) fn contact_lines(view: &View<'_>, contact: &Contact) -> Option<Phrase> {
    let lines = contact.lines.join("\n");
    find_attribute(view, "form-contact", "lines", Some(&lines), Some(&Place::root()))
}

/// A word of the glossary.
pub(super) fn term(view: &View<'_>, term: &Term) -> Phrase {
    find(view, &["form-term-", &term.id].concat(), &term.term, &Place::root())
}

/// What a word of the glossary means.
pub(super) fn term_text(view: &View<'_>, term: &Term) -> Option<Phrase> {
    let id = ["form-term-", &term.id].concat();
    find_attribute(view, &id, "text", Some(&term.text), Some(&Place::root()))
}

/// What a question is called where it stands: a row by its number.
pub fn label(view: &View<'_>, field: &Field, place: &Place) -> Phrase {
    let own = bare_label(view, field, place);
    let Some(index) = row_index(view, place) else { return own };
    view.words.text("row-heading", &[("label", Arg::Text(own.text)), ("number", Arg::from(index + 1))])
}

/// The index of the row that a place is.
pub(crate) fn row_index(view: &View<'_>, place: &Place) -> Option<usize> {
    let Some(Step::Row(key)) = place.steps().next_back() else { return None };
    view.session.answers().rows(&place.parent()?).iter().position(|row| *row == key)
}

/// What a field is called by itself.
pub(crate) fn bare_label(view: &View<'_>, field: &Field, place: &Place) -> Phrase {
    let own = find(view, &field.message, &field.label, place);
    match field.mark().filter(|_| own.text.is_empty()) {
        Some(Mark::Name) => return view.phrase("member-name"),
        Some(Mark::Value) => return view.phrase("member-value"),
        _ => {}
    }
    // What stands in rows without a name of its own is called as the list is.
    let list = field.parent.filter(|_| own.text.is_empty()).and_then(|id| view.form.field(id));
    match list {
        Some(root) if root.parent.is_none() => view.phrase("member-value"),
        Some(list) => bare_label(view, list, place),
        None => own,
    }
}

/// A question's label with those of the row and groups it stands in: unique on its page.
pub(crate) fn full_label(view: &View<'_>, field: &Field, place: &Place) -> String {
    let mut full = plain(&label(view, field, place).text);
    full.push_str(&context(view, place));
    full
}

/// The labels of the rows and groups that a place stands in, the nearest first, each after a comma.
pub(crate) fn context(view: &View<'_>, place: &Place) -> String {
    let mut full = String::new();
    let mut above = place.parent();
    while let Some(outer) = above {
        let group = view.form.field_at(&outer).filter(|field| field.widget.is_group());
        if let Some(field) = group.filter(|_| !outer.is_root()) {
            full.push_str(", ");
            full.push_str(&plain(&label(view, field, &outer).text));
        }
        above = outer.parent();
    }
    full
}

pub(crate) fn hint(view: &View<'_>, field: &Field, place: &Place) -> Option<Phrase> {
    find_attribute(view, &field.message, "hint", field.hint.as_ref(), Some(place))
}

pub(crate) fn help(view: &View<'_>, field: &Field, place: &Place) -> Option<Phrase> {
    find_attribute(view, &field.message, "help", field.help.as_ref(), Some(place))
}

pub(crate) fn text(view: &View<'_>, field: &Field, place: &Place) -> Option<Phrase> {
    find_attribute(view, &field.message, "text", field.text.as_ref(), Some(place))
}

pub(crate) fn unit(view: &View<'_>, field: &Field, place: &Place) -> Option<Phrase> {
    find_attribute(view, &field.message, "unit", Some(field.unit.as_ref()?), Some(place))
}

/// The label of an answer of one's own, beside the options.
pub(crate) fn other(view: &View<'_>, field: &Field, place: &Place) -> Phrase {
    let own = field.other.as_ref().filter(|label| !label.is_empty());
    let found = own.and_then(|label| find_attribute(view, &field.message, "other", Some(label), Some(place)));
    found.unwrap_or_else(|| view.phrase("other"))
}

/// What a note says, or with the end `-title` what it is called.
pub(super) fn note(
    view: &View<'_>,
    field: &Field,
    place: &Place,
    (id, end): (&str, &str),
    first: Option<&String>,
) -> Option<Phrase> {
    let attribute = ["note-", &attribute_key(id), end].concat();
    find_attribute(view, &field.message, &attribute, Some(first?), Some(place))
}

/// Without a place, as part of an answer that another text names.
pub(crate) fn choice_label(view: &View<'_>, field: &Field, choice: &Choice, place: Option<&Place>) -> Phrase {
    let attribute = option_attribute(&choice.key, "");
    let found = find_attribute(view, &field.message, &attribute, Some(&choice.label), place);
    found.unwrap_or_else(|| Phrase { text: choice.label.clone(), lang: None })
}

pub(crate) fn choice_hint(view: &View<'_>, field: &Field, choice: &Choice, place: &Place) -> Option<Phrase> {
    let attribute = option_attribute(&choice.key, "-hint");
    find_attribute(view, &field.message, &attribute, choice.hint.as_ref(), Some(place))
}

/// The sentence for a problem at a field, or at the whole form.
pub fn problem(view: &View<'_>, field: Option<&Field>, place: &Place, problem: &Problem) -> Phrase {
    if let Some(check) = view.form.checks.iter().find(|check| problem.text("check") == Some(&check.id)) {
        if !check.id.starts_with('~') {
            return find(view, &["check-", &check.id].concat(), &check.message, place);
        }
        // The library's own has the library's sentence.
        let label = field.map(|field| label(view, field, place).text).unwrap_or_default();
        return view.words.about(&check.message, &label);
    }
    let label = field.map(|field| label(view, field, place).text).unwrap_or_default();
    let own = field.map(|field| &field.errors).filter(|errors| errors.contains_key(problem.code));
    let errors = own.unwrap_or(&view.form.errors);
    let unknown = field.and_then(|field| unknown_label(view, field, place));
    let unit = field.and_then(|field| unit(view, field, place));
    let asked = Asked {
        label: &label,
        unknown: unknown.as_deref(),
        is_year: field.is_some_and(Field::is_year),
        unit: unit.as_ref().map(|unit| unit.text.as_str()),
        kind: field.map_or("group", |field| verb(view, field, place)),
        message: field.map_or("", |field| &field.message),
        errors: Some(errors),
        language: first_language(view),
        answers: &|id| answer::named(view, id, Some(place)),
    };
    view.words.problem(problem, &asked)
}

/// What a citizen does, for the verb of sentences; who has chosen an answer of one's own writes it.
fn verb(view: &View<'_>, field: &Field, place: &Place) -> &'static str {
    let is_own = field.other.is_some() && view.session.answers().get(place).is_some_and(is_other);
    if is_own { "text" } else { field.widget.spec().verb }
}

/// What the box is called that one may tick instead of answering.
fn unknown_label(view: &View<'_>, field: &Field, place: &Place) -> Option<String> {
    let unknown = view.session.resolve(place, field.unknown.as_ref()?)?;
    Some(plain(&bare_label(view, view.form.field_at(&unknown)?, &unknown).text))
}

/// The Fluent attribute of an option.
fn option_attribute(key: &str, suffix: &str) -> String {
    ["option-", &attribute_key(key), suffix].concat()
}

/// A text that every field or page has.
fn find(view: &View<'_>, message: &str, first: &str, here: &Place) -> Phrase {
    let answers = |id: &str| answer::named(view, id, Some(here));
    let found = view.words.authored(message, None, Some(first), first_language(view), &answers);
    found.unwrap_or_else(|| Phrase { text: first.to_owned(), lang: None })
}

fn find_attribute(
    view: &View<'_>,
    message: &str,
    attribute: &str,
    first: Option<&String>,
    here: Option<&Place>,
) -> Option<Phrase> {
    let answers = |id: &str| answer::named(view, id, here);
    let first = first.map(String::as_str);
    view.words.authored(message, Some(attribute), first, first_language(view), &answers)
}

/// The language of the definition's own texts.
fn first_language<'a>(view: &View<'a>) -> &'a str {
    view.form.languages.first().map_or("", String::as_str)
}

/// Puts a phrase into an element that holds nothing else.
pub(crate) fn put(element: Element, phrase: &Phrase) -> Element {
    with_lang(element, phrase).children(inline(&phrase.text))
}

/// A phrase among others: in a span of its own only where it is in another language.
pub(crate) fn among(phrase: &Phrase) -> Vec<Node> {
    if phrase.lang.is_some() { vec![put(el("span"), phrase).into()] } else { inline(&phrase.text) }
}

/// Text that is spoken but not seen.
pub(crate) fn spoken(text: &str) -> Element {
    el("span").attr("class", "bl-vh").child(text)
}

/// A text whose inserted values stand in `<bdi>`, so that they cannot turn the words around them.
pub(crate) fn inline(source: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut rest = source;
    while let Some((before, value, after)) = split_isolated(rest) {
        if !before.is_empty() {
            nodes.push(text_node(before));
        }
        let value = plain(value);
        let turns = value.chars().any(turns);
        nodes.push(if turns { el("bdi").child(value).into() } else { text_node(value) });
        rest = after;
    }
    if !rest.is_empty() {
        nodes.push(text_node(rest));
    }
    nodes
}

/// What stands before the first inserted value of a text, the value with all that is inserted in it, and the rest.
pub(super) fn split_isolated(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(ISOLATE)?;
    let mut depth = 1;
    for (at, c) in rest.char_indices() {
        match c {
            ISOLATE => depth += 1,
            ISOLATE_END => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((before, rest.get(..at)?, rest.get(at + c.len_utf8()..)?));
        }
    }
    Some((before, rest, ""))
}

/// Whether a character may turn what stands around it. Digits do not, nor punctuation, spaces and signs.
fn turns(c: char) -> bool {
    c.is_ascii_alphabetic() || (c >= '\u{c0}' && !matches!(c, '\u{2000}'..='\u{22ff}'))
}

/// A text without isolation marks, for titles and attributes, which hold no elements.
pub fn plain(text: &str) -> String {
    text.replace([ISOLATE, ISOLATE_END], "")
}

/// `dir` as well, since a fallback may run the other way than the page.
pub(crate) fn with_lang(element: Element, phrase: &Phrase) -> Element {
    match &phrase.lang {
        Some(lang) => element.attr("lang", lang.clone()).attr("dir", "auto"),
        None => element,
    }
}
