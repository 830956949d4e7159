//! How questions are asked: one file per widget.
//!
//! A widget has its own parsing or its own markup. Each file has the same parts in the same order: what it asks and why it
//! is asked so; `WRITTEN`, what an author's schema says to get it; `WIDGET`, how what is typed is read, spelled, told and
//! shown; then the functions that these name. To add one: its file and its line below, its words in
//! `locales/*/widgets.ftl`, its block in `css/widgets.css`, its form in `forms/`.
//!
//! Shared by several: `line` (one line of text), `options` (radios and boxes), `parts` (several texts under one legend).

mod address;
mod checkbox;
mod checkboxes;
mod code;
mod combobox;
mod country;
mod custom;
mod date;
mod date_range;
mod declaration;
mod duration;
mod email;
mod file;
mod group;
mod hidden;
mod identifier;
mod line;
mod location;
mod memorable_date;
mod money;
mod month;
mod number;
mod options;
mod parts;
mod radios;
mod rows;
mod select;
mod signature;
mod telephone;
mod text;
mod textarea;
mod time;
mod url;
mod yes_no;

pub(crate) use file::chosen;
pub(crate) use radios::is_other;
pub(crate) use rows::{are_full as rows_are_full, key as row_key, tail as row_tail};

use crate::answers::{Answer, Parts};
use crate::form::{Field, Shape};
use crate::json::{Value, write};
use crate::packed::{WITH_RARE, packed};
use crate::view::{Element, Question, View};

/// What an author's schema says to get a widget.
#[derive(Debug)]
pub(crate) struct Written {
    /// Its name in `form.widget`.
    pub(crate) name: &'static str,
    /// What must stand beside that, for the diagnostic.
    pub(crate) needs: &'static str,
    /// Whether it can ask for such a value.
    pub(crate) fits: fn(&Shape<'_>) -> bool,
    /// Whether it asks for such a value where the author names no widget.
    pub(crate) natural: fn(&Shape<'_>) -> bool,
}

/// What is particular to a widget.
#[derive(Debug)]
pub(crate) struct Spec {
    /// What its controls post.
    pub(crate) posts: Posts,
    /// What a citizen does with it, for the verb of sentences: `text`, `choice`, `date` … (`locales/*/problems.ftl`).
    pub(crate) verb: &'static str,
    /// Whether a `default` stands in it from the start. Radios and boxes are never prefilled: an answer that nobody gave
    /// must not look like one.
    pub(crate) prefills: bool,
    /// Whether a value was understood and is spelled anew in another language.
    pub(crate) respells: fn(&Value) -> bool,
    /// Whether it is rendered again at every key, since it says something about what was typed.
    pub(crate) follows: fn(&Field) -> bool,
    /// Whether a text below the control, with the id suffix `-c`, is part of its description.
    pub(crate) tells: fn(&Field) -> bool,
    /// What a raw answer means in a language; `None` is absent. A text that cannot be understood stays a text, so that
    /// the check names it.
    pub(crate) read: fn(&Field, &Answer, &str) -> Option<Value>,
    /// How a value is shown in its controls in a language; the inverse of `read`.
    pub(crate) spell: fn(&Field, &Value, &str) -> Parts,
    /// How check answers and texts tell an answer, where neither the options nor what was typed do.
    pub(crate) told: fn(&View<'_>, &Value) -> Option<String>,
    /// What is shown.
    pub(crate) show: fn(&Question<'_>) -> Element,
    /// What the id of the control where a problem is mended has after that of the question, by the problem's part.
    pub(crate) target: fn(&Field, Option<&Answer>, Option<&str>) -> &'static str,
}

/// What the controls of a widget post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Posts {
    /// It has none of its own.
    Nothing,
    /// A text for each of these parts: `[""]` for one control.
    Texts(&'static [&'static str]),
    /// One box, which posts nothing when it is not ticked.
    Box,
    /// A box for each option, all of one name.
    Boxes,
}

/// One line of text, from which others differ in a few points.
const LINE: Spec = Spec {
    posts: Posts::Texts(&[""]),
    verb: "text",
    prefills: true,
    respells: |_| false,
    follows: |_| false,
    tells: |_| false,
    read: line::read,
    spell: |_, value, _| one(spelled(value)),
    told: |_, _| None,
    show: line::show,
    target: |_, _, _| "",
};

/// A value as its only control holds it.
fn spelled(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => write(other),
    }
}

/// The raw text of a widget with one control.
fn one(text: String) -> Parts {
    vec![(String::new(), text)]
}

/// The widgets, each list in the order in which a value is offered to them; those that a core without what is rare does not
/// know (`schema/rare.rs`) come first.
macro_rules! registered {
    (
        rare { $($(#[$rare_doc:meta])* $rare:ident = $rare_file:ident,)* }
        usual { $($(#[$doc:meta])* $name:ident = $file:ident,)* }
    ) => {
        /// How a question is asked. A widget has its own parsing or its own markup.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Widget { $($(#[$rare_doc])* $rare,)* $($(#[$doc])* $name,)* }

        packed! { enum Widget { $($rare,)* $($name),* } }

        impl Widget {
            const ALL: &[Self] = &[$(Self::$rare,)* $(Self::$name),*];

            /// Whether only a core with what is rare knows it.
            pub(crate) fn is_rare(self) -> bool {
                matches!(self, $(Self::$rare)|*)
            }

            /// What is particular to it.
            pub(crate) fn spec(self) -> &'static Spec {
                match self {
                    $(Self::$rare => if WITH_RARE { &$rare_file::WIDGET } else { &text::WIDGET },)*
                    $(Self::$name => &$file::WIDGET,)*
                }
            }

            /// How it is written.
            pub(crate) fn written(self) -> &'static Written {
                match self {
                    $(Self::$rare => &$rare_file::WRITTEN,)*
                    $(Self::$name => &$file::WRITTEN,)*
                }
            }
        }
    };
}

registered! {
    rare {
        /// An address in its parts.
        Address = address,
        /// A first and a last date.
        DateRange = date_range,
        /// A file, or several.
        File = file,
        /// A month of a year.
        Month = month,
        /// How long something takes.
        Duration = duration,
        /// A country or a nationality.
        Country = country,
        /// A place in words, or where the device is.
        Location = location,
        /// As the host asks it, in a page with script.
        Custom = custom,
    }
    usual {
        /// In the answers but never shown.
        Hidden = hidden,
        /// Members under one heading; has no value of its own.
        Group = group,
        /// Any of few options, each as a box: a list of values.
        Checkboxes = checkboxes,
        /// A list of equal groups or questions with add and remove.
        Rows = rows,
        /// One of few options.
        Radios = radios,
        /// One of very many options, by typing a part of it.
        Combobox = combobox,
        /// One of many options.
        Select = select,
        /// One box: consent (`const: true`) or a plain boolean.
        Checkbox = checkbox,
        /// A boolean as two radios.
        YesNo = yes_no,
        /// What one declares, in full, and a box.
        Declaration = declaration,
        /// A number, in the locale's style.
        Number = number,
        /// A date one remembers, as day, month and year.
        MemorableDate = memorable_date,
        /// An amount of money.
        Money = money,
        /// A date not far away, in one line.
        Date = date,
        /// A time of day.
        Time = time,
        /// The address of a page.
        Url = url,
        /// A code that was sent to the citizen.
        OneTimeCode = code,
        /// A typed name below what is signed.
        Signature = signature,
        /// An e-mail address.
        Email = email,
        /// A telephone number.
        Telephone = telephone,
        /// An identifier with separators (`dk-cpr`): no spelling help.
        Identifier = identifier,
        /// Several lines, with a character count where `maxLength` is set.
        Textarea = textarea,
        /// One line of text.
        #[default]
        Text = text,
    }
}

impl Widget {
    /// The widget with this name in `form.widget`; names that begin with `x-` are the host's.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let name = if name.starts_with("x-") { custom::WRITTEN.name } else { name };
        Self::ALL.iter().copied().find(|widget| widget.written().name == name)
    }

    /// Whether it holds questions and asks none itself.
    pub fn has_members(self) -> bool {
        self.spec().posts == Posts::Nothing
    }

    /// Whether it offers options.
    pub(crate) fn has_options(self) -> bool {
        matches!(self, Self::Radios | Self::Select | Self::Combobox | Self::Checkboxes)
    }

    /// Whether its members are those of an object.
    pub fn is_group(self) -> bool {
        self.has_members() && self != Self::Rows
    }

    /// The names in `form.widget`.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|widget| widget.written().name)
    }

    /// The widget of a value where the author names none.
    pub(crate) fn natural(shape: &Shape<'_>) -> Self {
        Self::ALL.iter().copied().find(|widget| (widget.written().natural)(shape)).unwrap_or(Self::Text)
    }
}
