//! Form, session and words to a tree of plain nodes; one file per widget.
//!
//! The same tree is written as text by servers and built or patched by browsers, so it holds all that
//! works without script. What needs script carries the class `bl-live-only` and shows only below an
//! element with the class `bl-live`, which the browser edge sets on its own root.
//!
//! | file | what it shows |
//! |---|---|
//! | `page` | one page of questions; the frame that every position shares |
//! | `check`, `receipt` | the other positions |
//! | `summary`, `language`, `contact` | parts of the frame |
//! | `base` | label, hint, help, error and their wiring, shared by all widgets |
//! | `text` … `rows` | one widget each |
//! | `texts`, `markdown`, `ids` | words, the author's longer texts, DOM ids |

mod base;
mod check;
mod checkbox;
mod contact;
mod date;
mod group;
pub mod ids;
mod language;
mod markdown;
mod node;
mod page;
mod radios;
mod receipt;
mod rows;
mod select;
mod summary;
mod text;
mod textarea;
pub mod texts;

pub use node::{Element, Node, el, text};

use crate::form::{Field, Form};
use crate::i18n::{Phrase, Words};
use crate::pointer::{Place, Step};
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
        if !self.is_on_page(place) {
            return None;
        }
        self.field_element(self.form.field_at(place)?, place)
    }

    /// Whether the page holds the question, group, list of rows or row at this place.
    fn is_on_page(&self, place: &Place) -> bool {
        let Position::Page(page) = self.session.position() else { return false };
        let Some(page) = self.form.pages.get(page) else { return false };
        // Up from the place to what the page lists: pages are long, places are not deep.
        let above = std::iter::successors(Some(place.field()), Place::parent);
        above.filter_map(|place| self.form.by_place.get(&place)).any(|id| page.fields.contains(id))
    }

    /// The container of the error summary, empty while no problem is shown.
    pub fn summary(&self) -> Element {
        summary::container(self)
    }

    /// The document's title: the page's heading and the form's, with "Error:" in front while problems are
    /// shown.
    pub fn title(&self) -> String {
        let (page, form) = (page::heading(self).text, texts::form_title(self).text);
        let args = [("page", Arg::Text(page)), ("form", Arg::Text(form))];
        let title = self.words.attribute("document-title", &args).text;
        if self.session.shown().is_empty() {
            return title;
        }
        self.words.attribute("document-title-error", &[("title", Arg::Text(title))]).text
    }

    /// A message of the library without arguments.
    fn phrase(&self, id: &str) -> Phrase {
        self.words.text(id, &[])
    }

    /// A message of the library.
    fn phrase_with(&self, id: &str, args: &[(&str, Arg)]) -> Phrase {
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

    /// One field by its widget. `None` for those that are never shown.
    fn field_element(&self, field: &Field, place: &Place) -> Option<Element> {
        use crate::form::Widget;
        if field.widget == Widget::Hidden {
            return None;
        }
        if !self.session.is_relevant(place) {
            return Some(el("div").attr("id", ids::group(&self.options.prefix, place)).flag("hidden", true));
        }
        let question = base::Question::new(*self, field, place.clone());
        let element = match field.widget {
            Widget::Group if matches!(place.steps().next_back(), Some(Step::Row(_))) => rows::row(&question),
            Widget::Group => group::element(&question),
            Widget::Rows => rows::element(&question),
            Widget::Textarea { rows } => textarea::element(&question, rows),
            Widget::MemorableDate => date::element(&question),
            Widget::Radios => radios::element(&question),
            Widget::YesNo => radios::yes_no(&question),
            Widget::Select => select::element(&question),
            Widget::Checkbox => checkbox::element(&question),
            _ => text::element(&question),
        };
        Some(element)
    }
}
