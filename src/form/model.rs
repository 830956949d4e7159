//! The compiled form as plain data; immutable once loaded.

use serde::Deserialize;

use super::diagnostic::Diagnostic;
use super::field::Field;
use crate::expr::{Expression, Reference};
use crate::json::Value;
use crate::map::Map;
use crate::pointer::{Mark, Place, Pointer};
use crate::schema::{Schema, SchemaId};
use crate::widgets::Widget;

/// A form definition that loaded without errors.
#[derive(Debug)]
pub struct Form {
    /// `$id`, or empty.
    pub id: String,
    /// `title` of the definition in the first language.
    pub title: String,
    /// `description` of the definition in the first language.
    pub description: Option<String>,
    /// `form.version`, the author's own.
    pub version: Option<Value>,
    /// Lower-case hex SHA-256 of the definition written compactly in its own order.
    pub hash: String,
    /// BCP 47 tags; the first is the language of the definition's own texts. Never empty.
    pub languages: Vec<String>,
    /// In order. Never empty.
    pub pages: Vec<Page>,
    /// All fields, parents before children, in document order. The first is the root group.
    pub fields: Vec<Field>,
    /// For the place of each field (rows as `~*`), its id.
    pub by_place: Map<Place, FieldId>,
    /// Fields with a condition, each after those whose relevance its condition depends on.
    pub order: Vec<FieldId>,
    /// Where the answers go.
    pub submit: Submit,
    /// What must hold beside the schema, in the order of the definition.
    pub checks: Vec<Check>,
    /// Where to get help, shown on each page.
    pub contact: Option<Contact>,
    /// What happens after sending, in the first language, Markdown subset.
    pub receipt_next: Option<String>,
    /// Whom the form is filled in for, where that may be somebody else.
    pub acting: Option<Acting>,
    /// Words that need explaining, in the order of the definition.
    pub glossary: Vec<Term>,
    /// The author's sentences per problem code for the whole form, first language.
    pub errors: Map<String, String>,
    /// What was noticed on loading, for lint; without lines.
    pub(super) notes: Vec<Diagnostic>,
    /// The schema that `check` and conditions run.
    pub schema: Schema,
    /// The definition as it was given.
    pub definition: Value,
}

/// The place of a field in [`Form::fields`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub u32);

/// One page.
#[derive(Debug)]
pub struct Page {
    /// The author's id, used in cases, saved sessions and message ids.
    pub id: String,
    /// The heading in the first language.
    pub title: String,
    /// A line below the heading in the first language.
    pub description: Option<String>,
    /// Longer text below it in the first language, Markdown subset.
    pub text: Option<String>,
    /// What it is for.
    pub kind: PageKind,
    /// The questions in order; a page of another kind has none.
    pub fields: Vec<FieldId>,
    /// A page without questions is shown only while this holds. Where there are questions, theirs have it.
    pub when: Option<Condition>,
}

/// What a page is for.
#[derive(Debug, PartialEq, Eq)]
pub enum PageKind {
    /// Questions.
    Questions,
    /// What to know before one begins.
    Start {
        /// What one needs at hand, one a line, in the first language.
        needed: Option<String>,
        /// How long it takes.
        minutes: Option<usize>,
    },
    /// A list of tasks, to be done in any order.
    Tasks(Vec<Task>),
    /// The end, before anything was sent: for whom the form is not.
    Exit,
}

/// Pages that belong together.
#[derive(Debug, PartialEq, Eq)]
pub struct Task {
    /// The author's id.
    pub id: String,
    /// Its name in the first language; none where it is that of its only page.
    pub title: Option<String>,
    /// The indexes of its pages, in order.
    pub pages: Vec<usize>,
}

/// When something is relevant (`FORMAT.md`, Conditions).
#[derive(Clone, Debug)]
pub enum Condition {
    /// Every referenced value is present and satisfies its schema.
    All(Vec<(Reference, SchemaId)>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// All hold.
    Every(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The value is there, whatever it is.
    Present(Reference),
    /// The expression gives `true`.
    Expression(Expression),
}

/// One of `form.checks`: what must hold between answers.
#[derive(Clone, Debug)]
pub struct Check {
    /// The author's name for it; its sentence has the message id `check-<id>`.
    pub id: String,
    /// The field that shows the problem, rows as `~*`; relative pointers begin here.
    pub owner: Place,
    /// Only `false` is a problem: what cannot be judged yet is none.
    pub that: Expression,
    /// The fields that it reads.
    pub reads: Vec<Place>,
    /// What to mend, in the first language.
    pub message: String,
}

/// `form.contact`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The heading in the first language.
    pub title: String,
    /// One line of text each, in the first language.
    pub lines: Vec<String>,
}

/// `form.actingFor`.
#[derive(Clone, Debug)]
pub struct Acting {
    /// It is filled in for somebody else while this holds.
    pub when: Condition,
    /// The questions about that person, each with all below it.
    pub about: Vec<FieldId>,
    /// The question that asks what the person is called.
    pub name: Option<FieldId>,
    /// The question that decides whom the form is filled in for.
    pub question: Option<FieldId>,
}

/// One word of `form.glossary`; its message id is `form-term-<id>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The author's name for it.
    pub id: String,
    /// The word, in the first language.
    pub term: String,
    /// What it means, in the first language.
    pub text: String,
}

/// `form.submit`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Submit {
    /// Where to post; only the page's own origin unless the host lists others.
    pub endpoint: Option<String>,
    /// Whether the body is `{ schema, language, data, meta }` instead of the bare answers.
    pub envelope: bool,
    /// How the body is written.
    pub encoding: Encoding,
    /// How members of members are called, where the body is written as pairs.
    pub naming: Naming,
    /// Where in the body the idempotency key stands, for endpoints that read no header.
    pub key_at: Option<Pointer>,
    /// How to post, as the edge reads it: the other members of `form.submit` as JSON, or empty.
    pub settings: String,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// `application/json`.
    #[default]
    Json,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data`: files go with the answers.
    Multipart,
}

/// How the value at `/a/0/b` is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Naming {
    /// `a[0][b]`.
    #[default]
    Brackets,
    /// `a.0.b`.
    Dots,
    /// `a[0].b`.
    Mixed,
}

impl Submit {
    /// Whether the body is more than the JSON that most endpoints take.
    pub(crate) fn is_rare(&self) -> bool {
        self.encoding != Encoding::Json || self.key_at.is_some()
    }
}

impl Page {
    /// Whether it has questions.
    pub fn is_asking(&self) -> bool {
        matches!(self.kind, PageKind::Questions)
    }

    /// Whether the journey ends with it.
    pub fn is_exit(&self) -> bool {
        matches!(self.kind, PageKind::Exit)
    }
}

impl Form {
    /// The form's language for a BCP 47 tag: the tag itself or, shorter by a subtag at a time, what it begins with (RFC 4647,
    /// section 3.4: `en-GB` is served by `en`); else the form's first.
    pub fn language(&self, tag: &str) -> Option<&str> {
        let mut tags = std::iter::successors(Some(tag), |tag| Some(tag.rsplit_once('-')?.0));
        let own = |tag: &str| self.languages.iter().find(|own| own.eq_ignore_ascii_case(tag));
        tags.find_map(own).or(self.languages.first()).map(String::as_str)
    }

    /// A field by its id. Ids come from this form, so the root stands in for one that does not.
    pub fn field(&self, id: FieldId) -> Option<&Field> {
        self.fields.get(id.0 as usize)
    }

    /// The rows at a place: a list, or the open members of the group there, with where these stand.
    pub fn list_at(&self, place: &Place) -> Option<(&Field, Place)> {
        let field = self.field_at(place)?;
        if field.widget == Widget::Rows {
            return Some((field, place.clone()));
        }
        let mut children = field.children.iter().filter_map(|id| self.field(*id));
        let open = children.find(|child| child.widget == Widget::Rows && child.mark().is_some())?;
        Some((open, open.below(place)))
    }

    /// The place of a member or an item of what stands at a place, rows as `~*`: a question's own, that of the rows, or
    /// that of the members whose names are answers.
    pub fn member_place(&self, around: &Place, token: &str) -> Place {
        let own = around.child(token);
        match self.list_at(around) {
            Some((list, at)) if list.mark.is_none() => at.any_row(),
            Some((list, at)) if self.field_at(&own).is_none() => match list.mark {
                Some(Mark::Values) => at.any_row().mark(Mark::Value),
                _ => at.any_row(),
            },
            _ => own,
        }
    }

    /// The row with a page of its own that a place is, or stands in.
    pub fn row_page(&self, place: &Place) -> Option<Place> {
        let row = place.outer_row()?;
        self.field_at(&row.parent()?).filter(|list| list.paged).map(|_| row)
    }

    /// The field that a place (with row keys or `~*`) belongs to.
    pub fn field_at(&self, place: &Place) -> Option<&Field> {
        self.fields.get(self.by_place.get(&place.field())?.0 as usize)
    }
}
