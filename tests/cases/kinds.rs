//! Which kinds of case each widget has, as the cases themselves show it: none says of itself what it is.
//!
//! | kind | what a case does with a question of the widget |
//! |---|---|
//! | empty | it is named because nothing is answered; where it may be left out, Next goes on |
//! | wrong | what is answered is named, by the form itself; of a box that must be ticked, that it is not |
//! | corrected | what was named is answered otherwise, and not named when the next button is pressed |
//! | language switched | another language is chosen while its answer is in sight |
//! | adopted | its answer stands in a page that a fresh session takes over (`twin.rs`) |
//! | without script | its answer stands in a page that is posted (`twin.rs`) |
//! | server error | the endpoint's problem is shown at it |
//!
//! Of a group and of rows all of this is said of what is in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use blankett::answers::Answer;
use blankett::form::{Form, Widget};
use blankett::i18n::Words;
use blankett::json::{Value, parse};
use blankett::pointer::{Place, Pointer};
use blankett::session::{Context, Session};

use crate::twin::Page;

/// Where the names of widgets stand in `form.schema.json`.
const NAMES: &str = "/$defs/field/properties/widget/anyOf/0/enum";

/// What a widget must have been through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Empty,
    Wrong,
    Corrected,
    LanguageSwitched,
    Adopted,
    WithoutScript,
    ServerError,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Empty,
        Self::Wrong,
        Self::Corrected,
        Self::LanguageSwitched,
        Self::Adopted,
        Self::WithoutScript,
        Self::ServerError,
    ];
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Empty => "empty",
            Self::Wrong => "wrong",
            Self::Corrected => "corrected",
            Self::LanguageSwitched => "language switched",
            Self::Adopted => "adopted",
            Self::WithoutScript => "without script",
            Self::ServerError => "server error",
        })
    }
}

/// The kinds that were seen of each widget, by its name in `form.widget`, with the first case that has it.
#[derive(Default)]
pub(crate) struct Kinds(BTreeMap<String, BTreeMap<Kind, String>>);

impl Kinds {
    /// What a widget lacks, in words.
    pub(crate) fn missing(&self) -> Vec<String> {
        let none = BTreeMap::new();
        let lacking = names().into_iter().filter_map(|name| {
            let has = self.0.get(&name).unwrap_or(&none);
            let kinds = Kind::ALL.iter().filter(|kind| !has.contains_key(kind));
            let kinds: Vec<String> = kinds.map(ToString::to_string).collect();
            (!kinds.is_empty()).then(|| format!("{name}: no case in forms/ is {}", kinds.join(", ")))
        });
        lacking.collect()
    }
}

/// Looks at one case while it runs.
pub(crate) struct Watch<'a> {
    form: &'a Form,
    case: &'a str,
    kinds: &'a mut Kinds,
    /// The session when the page came that is shown now.
    before: String,
    /// The answers that were named, until they are corrected.
    named: BTreeMap<Place, Option<Answer>>,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(form: &'a Form, case: &'a str, session: &Session, kinds: &'a mut Kinds) -> Self {
        Self { form, case, kinds, before: session.save(form), named: BTreeMap::new() }
    }

    /// The page that is about to be left by this event.
    pub(crate) fn page<'w>(&self, session: &Session, words: &'w Words, event: &Value) -> Option<Page<'w>> {
        Page::of(self.form, session, words, &self.before, event)
    }

    /// This event has happened, by which this page was left, if any was.
    pub(crate) fn look(
        &mut self,
        context: &Context<'_>,
        session: &Session,
        page: Option<Page<'_>>,
        event: &Value,
    ) -> Result<(), String> {
        self.look_at_problems(session);
        let Some(page) = page else { return Ok(()) };
        let mended = self.mended(session);
        self.note_all(Kind::Corrected, &mended);
        let may_be_empty = |place: &&Place| self.form.field_at(place).is_some_and(|field| !field.required);
        let left = page.empty.iter().filter(may_be_empty).cloned().collect();
        if event.get("next").is_some() && session.shown().is_empty() {
            self.note_all(Kind::Empty, &left);
        }
        page.adopt(context)?;
        self.note_all(Kind::Adopted, &page.answered);
        if page.post(context, session)? {
            self.note_all(Kind::WithoutScript, &page.answered);
        }
        if event.get("locale").is_some() {
            self.note_all(Kind::LanguageSwitched, &page.answered);
        }
        self.before = session.save(self.form);
        Ok(())
    }

    fn look_at_problems(&mut self, session: &Session) {
        for shown in session.shown() {
            let kind = match shown.problem.code {
                "server" => Kind::ServerError,
                "required" => Kind::Empty,
                _ => Kind::Wrong,
            };
            self.note(&shown.place, kind);
            let widget = self.form.field_at(&shown.place).map(|field| field.widget);
            if kind == Kind::Empty && matches!(widget, Some(Widget::Checkbox | Widget::Declaration)) {
                self.note(&shown.place, Kind::Wrong);
            }
            if kind != Kind::ServerError {
                let answer = session.answers().get(&shown.place).cloned();
                self.named.entry(shown.place.clone()).or_insert(answer);
            }
        }
    }

    /// What was named, is answered otherwise and no longer named.
    fn mended(&mut self, session: &Session) -> BTreeSet<Place> {
        let is_mended = |(place, answer): &(&Place, &Option<Answer>)| {
            session.shown_at(place).next().is_none() && session.answers().get(place) != answer.as_ref()
        };
        let mended: BTreeSet<Place> =
            self.named.iter().filter(is_mended).map(|(place, _)| place.clone()).collect();
        self.named.retain(|place, _| !mended.contains(place));
        mended
    }

    fn note_all(&mut self, kind: Kind, places: &BTreeSet<Place>) {
        for place in places {
            self.note(place, kind);
        }
    }

    fn note(&mut self, place: &Place, kind: Kind) {
        let mut at = self.form.field_at(place);
        while let Some(field) = at {
            let kinds = self.kinds.0.entry(name(field.widget)).or_default();
            kinds.entry(kind).or_insert_with(|| self.case.to_owned());
            at = field.parent.and_then(|parent| self.form.field(parent));
        }
    }
}

/// Every widget that asks something, as the schema of definitions has them.
fn names() -> Vec<String> {
    let schema = parse(include_str!("../../form.schema.json")).expect("JSON");
    let at = Pointer::parse(NAMES).expect("a pointer");
    let names = schema.at(&at).and_then(Value::as_array).expect("the names of widgets");
    let names = names.iter().filter_map(Value::as_str).filter(|name| *name != "hidden");
    names.map(str::to_owned).chain(["custom".to_owned()]).collect()
}

/// `MemorableDate` is `memorable-date`.
fn name(widget: Widget) -> String {
    let mut name = String::new();
    for letter in format!("{widget:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[test]
fn a_widget_without_cases_is_named_with_what_is_missing() {
    let missing = Kinds::default().missing();
    let text = "text: no case in forms/ is empty, wrong, corrected, language switched, adopted, without script, server error";
    assert!(missing.contains(&text.to_owned()), "{missing:?}");
}
