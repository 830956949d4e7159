//! The compiled form as plain data; immutable once loaded.

use serde::Deserialize;

use super::definition::OnHide;
use super::diagnostic::Diagnostic;
use crate::expr::{Expression, Reference};
use crate::json::{Number, Value};
use crate::map::Map;
use crate::pointer::{Mark, Place, Pointer};
use crate::schema::{Identifier, Schema, SchemaId};
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

/// One question, or a group of them.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one fact of its schema")]
pub struct Field {
    /// The property name; empty for the root, for the item of rows and for what has a mark.
    pub name: String,
    /// Of open members (`additionalProperties`, `patternProperties`): their rows, and what is in these.
    pub mark: Option<Mark>,
    /// A group whose value is a list: its members stand at `0`, `1` …
    pub tuple: bool,
    /// A group that is closed until something in it is answered.
    pub folded: bool,
    /// Where its answer lives, rows as `~*`.
    pub place: Place,
    /// The group or rows it is in; only the root has none.
    pub parent: Option<FieldId>,
    /// For groups the members; for rows the one item (a group or a single question).
    pub children: Vec<FieldId>,
    /// How it is asked.
    pub widget: Widget,
    /// The row of its `format`, where that is an identifier: its separators, whether it is digits alone.
    pub(crate) identifier: Option<&'static Identifier>,
    /// The compiled schema of its answer.
    pub schema: SchemaId,
    /// Where its schema stands in the definition: the first place, where there are several.
    pub location: Pointer,
    /// Whether its parent requires it (when relevant).
    pub required: bool,
    /// Not required, but one who leaves it empty is warned once.
    pub soft: bool,
    /// It asks why the soft question that this leads to is left empty.
    pub reason_for: Option<Reference>,
    /// The box that is ticked by who cannot answer it.
    pub unknown: Option<Reference>,
    /// It is such a box itself.
    pub instead: bool,
    /// What gives its value; it is shown and never asked.
    pub compute: Option<Expression>,
    /// Relevant only while this holds: its own `when`, its page's, and that of the branches it stands in.
    pub when: Option<Condition>,
    /// Whether some of `when` was written as `when`; branches alone are plain JSON Schema.
    pub has_own_condition: bool,
    /// The Fluent message id: an injective encoding of the schema location (`docs/form-format.md`).
    pub message: String,
    /// `title`, or the property name.
    pub label: String,
    /// Whether there is a `title`.
    pub titled: bool,
    /// `description`.
    pub hint: Option<String>,
    /// `form.help`: longer text, Markdown subset.
    pub help: Option<String>,
    /// The HTML autofill tokens.
    pub autocomplete: Option<String>,
    /// Whether rows have buttons that move them.
    pub movable: bool,
    /// Whether each row has a page of its own; such rows are groups and stand in no other rows.
    pub paged: bool,
    /// How many characters wide the answer usually is.
    pub width: Option<u32>,
    /// How many lines of a longer text are seen.
    pub lines: Option<u32>,
    /// `form.text`: what one must know to answer, in sight; first language, Markdown subset.
    pub text: Option<String>,
    /// What stands before the question.
    pub notes: Vec<Note>,
    /// What a number counts, in the first language: `kr.`, `m²`.
    pub unit: Option<String>,
    /// The units in which a duration is asked for.
    pub units: Vec<String>,
    /// Of several boxes, the key of the option that no other goes with.
    pub exclusive: Option<String>,
    /// Besides the options, an answer of one's own: the label of that option in the first language.
    pub other: Option<String>,
    /// `readOnly`: the host gives its value; it is shown and never asked.
    pub read_only: bool,
    /// The host's name for how it is asked in a page with script.
    pub custom: Option<String>,
    /// Of files, what may be chosen, as HTML's `accept` has it.
    pub accept: Option<String>,
    /// Whether several files may be chosen.
    pub several: bool,
    /// Where options come from while one types: an address of the host's, or its name for them.
    pub source: Option<String>,
    /// The options of radios and selects.
    pub choices: Vec<Choice>,
    /// `const`: the only value there is, as of a consent.
    pub constant: Option<Value>,
    /// The author's sentences per problem code, first language.
    pub errors: Map<String, String>,
    /// `default`, for texts and selects; `const`, for a hidden field.
    pub default: Option<Value>,
    /// What happens to its answer when it is no longer asked.
    pub on_hide: OnHide,
    /// `minLength`, `maxLength`, `minimum`, `maximum`, `minItems`, `maxItems` where they stand directly on the field.
    pub limits: FieldLimits,
    /// Whether a text of the definition names its answer, or follows it.
    pub is_piped: bool,
    /// The fields whose condition reads this one.
    pub readers: Vec<FieldId>,
}

impl Field {
    /// Whether an identifier can be written with digits alone, as far as its format tells.
    pub fn is_of_digits(&self) -> bool {
        self.identifier.is_none_or(Identifier::is_numeric)
    }

    /// Its place, where the group around it has this one.
    pub fn below(&self, around: &Place) -> Place {
        match self.mark() {
            Some(mark) => around.mark(mark),
            None => around.child(&self.name),
        }
    }

    /// Whether its value comes from elsewhere: it is shown and never asked.
    pub fn is_given(&self) -> bool {
        self.compute.is_some() || self.read_only
    }

    /// Whether it is ever shown: a group or list in which nothing can be asked is not.
    pub fn is_shown(&self) -> bool {
        match self.widget {
            Widget::Hidden => false,
            widget => !widget.has_members() || !self.children.is_empty(),
        }
    }

    /// How many rows a list cannot do without. One that is optional may be left out as a whole.
    pub fn least_rows(&self) -> usize {
        if self.required { self.limits.count("minItems").unwrap_or(0) } else { 0 }
    }
}

/// The limits of a field by the name of their keyword; few.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldLimits(pub(super) Vec<(&'static str, Number)>);

impl FieldLimits {
    /// The limit that a keyword sets.
    pub fn get(&self, keyword: &str) -> Option<&Number> {
        self.0.iter().find(|(own, _)| *own == keyword).map(|(_, limit)| limit)
    }

    /// The limit that a keyword sets to a count.
    pub fn count(&self, keyword: &str) -> Option<usize> {
        match self.get(keyword)? {
            Number::Int(int) => usize::try_from(*int).ok(),
            Number::Text(_) => None,
        }
    }
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is sent.
    pub value: Value,
    /// What is posted by the control and used in `.option-<key>`: the text of the value.
    pub key: String,
    /// The label in the first language.
    pub label: String,
    /// A short hint in the first language.
    pub hint: Option<String>,
}

/// What stands before a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The author's name for it; its texts are the attributes `.note-<id>` and `.note-<id>-title` of the question.
    pub id: String,
    /// How it looks.
    pub kind: NoteKind,
    /// What it is called, in the first language; of details, what one presses.
    pub title: Option<String>,
    /// What it says, in the first language, Markdown subset; of an image, what that shows (plain text).
    pub text: String,
    /// Of an image, its address, as seen from the page.
    pub source: Option<String>,
}

/// How a note looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Set apart from the questions.
    #[default]
    Inset,
    /// What one must not overlook.
    Warning,
    /// Closed until one opens it.
    Details,
    /// A picture; its text says what it shows.
    Image,
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
