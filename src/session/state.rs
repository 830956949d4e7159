//! What a session knows, for views and edges to read.

use crate::map::Set;

use super::{Phase, Position, Shown};
use crate::answers::Answers;
use crate::form::Form;
use crate::pointer::Place;

/// One citizen filling in one form. Small enough to save whole.
#[derive(Clone, Debug)]
pub struct Session {
    pub(super) answers: Answers,
    pub(super) locale: String,
    /// The civil date, as the last context had it.
    pub(super) today: String,
    pub(super) position: Position,
    /// The row that is shown, on its own page, of a list on the page of `position`.
    pub(super) row: Option<Place>,
    /// The row was not opened from its list, so Next and Back do not lead there.
    pub(super) row_alone: bool,
    /// Back to check answers on Next: the page was opened with "Change".
    pub(super) returning: bool,
    pub(super) shown: Vec<Shown>,
    /// Problems on pages that come after the one shown: the endpoint named several.
    pub(super) pending: Vec<Shown>,
    /// Places whose condition does not hold now; what is below them is irrelevant too.
    pub(super) irrelevant: Set<Place>,
    /// Pages that were passed with Next.
    pub(super) passed: Set<String>,
    /// Soft questions that were left empty once and warned of.
    pub(super) warned: Set<Place>,
    pub(super) phase: Phase,
    /// Said at the top of the page, as a message id: the form was changed since the page was opened.
    pub(super) notice: Option<&'static str>,
    /// The idempotency key and the body it belongs to.
    pub(super) key: Option<(String, String)>,
}

impl Session {
    /// An empty form on its first page, in this language or the form's first; `today` is the civil date,
    /// `YYYY-MM-DD`.
    pub fn new(form: &Form, locale: &str, today: &str) -> Self {
        let mut session = Self {
            answers: Answers::default(),
            locale: form.language(locale).unwrap_or_default().to_owned(),
            today: today.to_owned(),
            position: Position::Page(0),
            row: None,
            row_alone: false,
            returning: false,
            shown: Vec::new(),
            pending: Vec::new(),
            irrelevant: Set::new(),
            passed: Set::new(),
            warned: Set::new(),
            phase: Phase::Editing,
            notice: None,
            key: None,
        };
        if let Some(root) = form.fields.first() {
            session.prefill(form, root, &Place::root());
        }
        session.refresh_relevance(form);
        session.position = session.start(form);
        session
    }

    /// What was answered.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The BCP 47 tag of the language chosen.
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// What the citizen sees now.
    pub fn position(&self) -> Position {
        self.position
    }

    /// The row that is shown on its own page, instead of the list that it is in.
    pub fn row(&self) -> Option<&Place> {
        self.row.as_ref()
    }

    /// Whether Next leads back to check answers.
    pub fn returning(&self) -> bool {
        self.returning
    }

    /// The problems that are shown now, in the order of the questions.
    pub fn shown(&self) -> &[Shown] {
        &self.shown
    }

    /// The problems shown at exactly this place.
    pub fn shown_at<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Shown> {
        self.shown.iter().filter(move |shown| shown.place == *place)
    }

    /// How far sending is.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// A message id of `locales/` that the page must say at its top.
    pub fn notice(&self) -> Option<&'static str> {
        self.notice
    }

    /// The idempotency key of what would be sent now, once the check-answers page was reached.
    pub fn key(&self) -> Option<&str> {
        self.key.as_ref().map(|(key, _)| key.as_str())
    }

    /// Whether the question at this place (with row keys) is asked, given the answers.
    pub fn is_relevant(&self, place: &Place) -> bool {
        self.hiding(place).next().is_none()
    }

    /// The places at and around this one whose condition does not hold.
    pub(super) fn hiding<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Place> {
        let own = |text: &'a str| self.irrelevant.range_from(text).next().filter(|own| own.as_str() == text);
        place.around().filter_map(own)
    }
}
