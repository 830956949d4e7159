//! Form, session and words to a tree of plain nodes; `widgets` has a file for each way of asking.
//!
//! The same tree is written as text by servers and built or patched by browsers, so it holds all that
//! works without script. What needs script carries the class `bl-live-only` and shows only below an
//! element with the class `bl-live`, which the browser edge sets on its own root.
//!
//! | file | what it shows |
//! |---|---|
//! | `page` | one page; the frame that every position shares |
//! | `guide` | pages without questions: what one needs, the list of tasks |
//! | `check`, `receipt` | the other positions |
//! | `copy` | the answers as a file to keep |
//! | `summary`, `language`, `acting`, `glossary`, `contact` | parts of the frame |
//! | `scene`, `base` | a field by its widget; label, hint, help, error and their wiring, shared by all |
//! | `computed`, `notes` | a value that is never asked; what stands before a question |
//! | `answer` | an answer in words, where it is shown again or named by a text |
//! | `texts`, `markdown`, `ids` | words, the author's longer texts, DOM ids |

mod acting;
mod answer;
mod base;
mod check;
mod computed;
mod contact;
mod copy;
mod glossary;
mod guide;
pub mod ids;
mod language;
mod markdown;
mod node;
mod notes;
mod page;
mod receipt;
mod scene;
mod summary;
pub mod texts;

pub(crate) use base::Question;
pub(crate) use check::glance;
pub use node::{Element, Node, Parts, el, text};

use self::scene::Scene;
use crate::form::{Field, Form};
use crate::i18n::{Phrase, Words};
use crate::pointer::Place;
use crate::problem::Arg;
use crate::session::{Position, Session};

/// Everything that decides what is seen.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The form.
    pub form: &'a Form,
    /// How far one citizen is with it.
    pub session: &'a Session,
    /// The words of the language chosen.
    pub words: &'a Words,
    /// What the host decides.
    pub options: &'a Options,
}

/// What the host decides about the HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Begins every id, so that several forms live on one page: a letter, then letters, digits, `-`, `_`.
    pub prefix: String,
    /// Where pages are posted without script; none posts to the page's own address.
    pub action: Option<String>,
    /// The level of the page's heading, 1 to 5; headings below it follow.
    pub heading_level: u8,
}

impl Default for Options {
    /// Level 2: a host's page has an `h1` of its own.
    fn default() -> Self {
        Self { prefix: "bl-".to_owned(), action: None, heading_level: 2 }
    }
}

impl View<'_> {
    /// The whole `<form>` for the session's position.
    pub fn form(&self) -> Element {
        page::form(self)
    }

    /// The element of one question, group, list of rows or row, as it stands in [`View::form`]; an empty
    /// hidden element where the question is not asked. `None` when the page does not hold it.
    pub fn field(&self, place: &Place) -> Option<Element> {
        let field = self.field_here(place)?;
        let below = self.session.shown().iter().filter(|shown| place.holds(&shown.place));
        Scene::new(*self, below).field(field, place)
    }

    /// The field at a place, where the page shown holds it. Up from the place to what the page lists: pages are
    /// long, places are not deep.
    fn field_here(&self, place: &Place) -> Option<&Field> {
        let Position::Page(page) = self.session.position() else { return None };
        let page = self.form.pages.get(page)?;
        // A row with a page of its own stands there, and as a whole in its list.
        let row = self.form.row_page(place);
        let is_seen = match self.session.row() {
            Some(open) => row.as_ref() == Some(open),
            None => row.is_none_or(|row| row == *place),
        };
        let mut id = self.form.by_place.get(&place.field()).copied();
        while let Some(at) = id.filter(|id| !page.fields.contains(id)) {
            id = self.form.field(at)?.parent;
        }
        id.filter(|_| is_seen).and_then(|_| self.form.field_at(place))
    }

    /// The container of the error summary, empty while no problem is shown.
    pub fn summary(&self) -> Element {
        summary::container(&Scene::new(*self, self.session.shown().iter()))
    }

    /// The glossary of a page that was built with [`View::form`] and changed since; `None` for a form without one.
    pub fn glossary(&self, page: &Element) -> Option<Element> {
        glossary::element(self, page)
    }

    /// All answers by page with nothing to change, under headings one level below the page's: for those who handle
    /// what was sent. They stand in an element with the class `bl`.
    pub fn answers(&self) -> Vec<Node> {
        check::answers(self, 1, false)
    }

    /// The answers as a document of its own, for [`crate::html::document`]; `now` is an RFC 3339 time stamp.
    pub fn copy(&self, now: &str) -> Element {
        copy::document(self, now)
    }

    /// What the file of [`View::copy`] is called, in ASCII.
    pub fn copy_name(&self) -> String {
        copy::file_name(self, ".html")
    }

    /// The document's title: the page's heading and the form's, with "Error:" in front while problems are
    /// shown, or "Note:" while all of them are warnings.
    pub fn title(&self) -> String {
        let (page, form) = (page::heading(self).text, texts::form_title(self).text);
        let title = if page == form {
            texts::plain(&form)
        } else {
            let args = [("page", Arg::Text(page)), ("form", Arg::Text(form))];
            self.words.attribute("document-title", &args).text
        };
        let shown = self.session.shown();
        if shown.is_empty() {
            return title;
        }
        let is_warning = shown.iter().all(|shown| shown.problem.code == "soft");
        let words = if is_warning { "document-title-warning" } else { "document-title-error" };
        self.words.attribute(words, &[("title", Arg::Text(title))]).text
    }

    /// A message of the library without arguments.
    pub(crate) fn phrase(&self, id: &str) -> Phrase {
        self.words.text(id, &[])
    }

    /// A message of the library.
    pub(crate) fn phrase_with(&self, id: &str, args: &[(&str, Arg)]) -> Phrase {
        self.words.text(id, args)
    }

    /// The tag of a heading so many levels below the page's.
    fn heading_tag(&self, below: u8) -> &'static str {
        match self.options.heading_level.saturating_add(below) {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }
}
