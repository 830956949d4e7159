//! One question of a compiled form as plain data: what its schema and its `form` keyword come to.

use serde::Deserialize;

use super::definition::OnHide;
use super::model::{Condition, FieldId};
use crate::expr::{Expression, Reference};
use crate::json::{Number, Value};
use crate::map::Map;
use crate::parse::Decimals;
use crate::pointer::{Mark, Place, Pointer};
use crate::schema::{Identifier, SchemaId};
use crate::widgets::Widget;

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
    /// What may be typed beside a number: its unit and other words for it, in lower case, the longest first.
    pub beside: Vec<String>,
    /// How many decimals a number has.
    pub decimals: Option<Decimals>,
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

    /// Whether it is a list of rows.
    pub fn is_list(&self) -> bool {
        self.widget == Widget::Rows
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

    /// Whether it asks for a year, or for another number of four digits that nobody groups.
    pub fn is_year(&self) -> bool {
        let limit = |name| self.limits.get(name);
        let is_within = limit("minimum").is_some_and(|least| *least >= Number::from(1000))
            && limit("maximum").is_some_and(|most| *most <= Number::from(9999));
        is_within && self.unit.is_none() && self.decimals.is_some_and(Decimals::is_none)
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
