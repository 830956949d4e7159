//! One page posted without script: control names and texts to the same events that a browser makes.

use super::posted_rows::{Found, PostedRows};
use super::{Action, Context, Control, Effect, Event, Position, Session, Way};
use crate::form::{Form, TICKED};
use crate::json::Value;
use crate::map::Set;
use crate::pointer::{ControlName, Place};
use crate::widgets::Posts;

/// What a posted page did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stepped {
    /// As of [`Session::apply`]; `Send` asks the receiver to store.
    pub effects: Vec<Effect>,
    /// Names that no control of this form has.
    pub unknown: Vec<String>,
    /// The page was made from another version of the form: what still fits was kept, nothing else was done.
    pub stale: bool,
}

/// Posted names and texts in order, as `application/x-www-form-urlencoded` gives them.
type Pairs = [(String, String)];

impl Session {
    /// Takes one posted page: its answers, then the button that was pressed (Next when none was).
    ///
    /// A stale or forged page never fails: what fits is kept, the rest is reported.
    pub fn step(&mut self, context: &Context<'_>, pairs: &Pairs) -> Stepped {
        let form = context.form;
        let mut stepped = Stepped {
            stale: meta(pairs, "~form").is_some_and(|hash| hash != form.hash),
            ..Stepped::default()
        };
        self.notice_date(context);
        let rows = PostedRows::take(self, form, pairs);
        let is_there = self.take_position(form, pairs, &rows);
        let before: Set<Place> = self.places_here(form).into_iter().collect();
        stepped.unknown = self.take_answers(context, pairs, &rows);
        if stepped.stale {
            self.notice = Some("form-changed");
            stepped.effects.push(Effect::RenderPage);
            return stepped;
        }
        let action = self.pressed(pairs, &rows).filter(|_| is_there);
        // A question that appeared because of these answers was never seen: show it before judging it.
        let is_new = |place: &Place| !before.contains(place);
        let appeared = action == Some(Action::Next) && self.places_here(form).iter().any(is_new);
        stepped.effects = match action.filter(|_| !appeared) {
            Some(action) => self.apply(context, action.into()),
            None => vec![Effect::RenderPage],
        };
        stepped
    }

    /// What the button that was pressed means; `None` where it is about a row that is gone.
    fn pressed(&self, pairs: &Pairs, rows: &PostedRows) -> Option<Action> {
        let is_pressed = |name: &str| ControlName::parse(name).is_some_and(|control| is_button(&control));
        // Never by index: another row may stand there by now.
        let place = |name: &ControlName| match rows.find(&self.answers, name, false) {
            Found::Control(place, _) => Some(place),
            Found::Gone | Found::Unknown => None,
        };
        match pairs.iter().find(|(name, _)| is_pressed(name)) {
            Some((name, value)) => action(name, value, &place),
            None if self.position == Position::Check => Some(Action::Submit),
            None => Some(Action::Next),
        }
    }

    /// Takes the answers that a server-rendered form holds in the page: nothing is checked, unless the page
    /// was rendered with problems. From a page of another version of the form, what still fits is kept.
    pub fn adopt(&mut self, context: &Context<'_>, pairs: &Pairs, with_problems: bool) {
        self.notice_date(context);
        let rows = PostedRows::take(self, context.form, pairs);
        self.take_position(context.form, pairs, &rows);
        self.take_answers(context, pairs, &rows);
        if with_problems {
            self.show_problems_here(context.form);
        }
        if meta(pairs, "~form").is_some_and(|hash| hash != context.form.hash) {
            self.notice = Some("form-changed");
        }
    }

    /// The answers in posted pairs, and the names that no control of this form has.
    pub fn decode(context: &Context<'_>, locale: &str, pairs: &Pairs) -> (Value, Vec<String>) {
        let mut session = Self::new(context.form, locale, context.today);
        let rows = PostedRows::take(&mut session, context.form, pairs);
        let unknown = session.take_answers(context, pairs, &rows);
        (session.document(context.form), unknown)
    }

    /// The page that was posted, and of rows with pages of their own the row, where it is not the one expected
    /// (browser Back). False where that row is gone.
    fn take_position(&mut self, form: &Form, pairs: &Pairs, rows: &PostedRows) -> bool {
        let posted = meta(pairs, "~page").and_then(|id| form.pages.iter().position(|page| page.id == id));
        let Some(page) = posted.filter(|page| self.journey(form).contains(page)) else { return true };
        let named = meta(pairs, "~row");
        let row =
            named.and_then(ControlName::parse).and_then(|row| match rows.find(&self.answers, &row, false) {
                Found::Control(row, _) if self.spot_of(form, &row) == Some((page, Some(row.clone()))) => {
                    Some(row)
                }
                _ => None,
            });
        let is_there = row.is_some() || named.is_none();
        if self.spot() != Some((page, row.clone())) {
            self.shown.clear();
            self.stand((page, row), false);
        }
        is_there
    }

    fn take_answers(&mut self, context: &Context<'_>, pairs: &Pairs, rows: &PostedRows) -> Vec<String> {
        let form = context.form;
        // The texts were typed in the language that the page was written in.
        if let Some(locale) = meta(pairs, "~locale") {
            self.choose_locale(form, locale);
        }
        let boxes = self.places_here(form);
        let mut unknown = Vec::new();
        for (name, value) in pairs {
            match ControlName::parse(name) {
                Some(control) if is_meta(&control) => {}
                Some(control) => match rows.find(&self.answers, &control, true) {
                    Found::Control(place, part) if has_control(form, &place, &part) => {
                        let is_list =
                            form.field_at(&place).is_some_and(|field| field.posts() == Posts::Boxes);
                        let (control, value) = if is_list {
                            tick(&place, value, TICKED)
                        } else {
                            (Control { place, part }, value.clone())
                        };
                        self.was_warned(form, &control.place);
                        self.apply_editing(context, Event::Input { control, value });
                    }
                    Found::Gone => {}
                    Found::Control(..) | Found::Unknown => unknown.push(name.clone()),
                },
                None => unknown.push(name.clone()),
            }
        }
        self.empty_boxes(context, &boxes, pairs);
        unknown
    }

    /// A box that is not ticked posts nothing.
    fn empty_boxes(&mut self, context: &Context<'_>, places: &[Place], pairs: &Pairs) {
        let posted: Set<(&str, &str)> =
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for place in places {
            let Some(field) = context.form.field_at(place) else { continue };
            if field.posts() == Posts::Box {
                let name = self.answers.control_name(place, "").text();
                let first = posted.range_from(&(name.as_str(), "")).next();
                if first.is_none_or(|(own, _)| *own != name.as_str()) {
                    let control = Control { place: place.clone(), part: String::new() };
                    self.apply_editing(context, Event::Input { control, value: String::new() });
                }
            }
            for choice in field.choices.iter().filter(|_| field.posts() == Posts::Boxes) {
                let is_ticked =
                    self.answers.get(place).is_some_and(|answer| !answer.part(&choice.key).is_empty());
                let name = self.answers.control_name(place, "").text();
                if is_ticked && !posted.contains(&(name.as_str(), choice.key.as_str())) {
                    let (control, value) = tick(place, &choice.key, "");
                    self.apply_editing(context, Event::Input { control, value });
                }
            }
        }
    }

    /// The action that a button of the page shown means; `None` for other names.
    pub fn action(&self, name: &str, value: &str) -> Option<Action> {
        action(name, value, &|name: &ControlName| Some(self.answers.control(name)?.0))
    }
}

/// The action that a button means, by where names lead; `None` for other names.
fn action(name: &str, value: &str, place: &dyn Fn(&ControlName) -> Option<Place>) -> Option<Action> {
    let control = ControlName::parse(name)?;
    let own = || place(&control);
    Some(match control.part.as_str() {
        "next" => Action::Next,
        "back" => Action::Back,
        "submit" => Action::Submit,
        "again" => Action::Again,
        "copy" => Action::Copy,
        "change" => Action::Change(place(&ControlName::parse(value)?)?),
        "open" => Action::Open(value.to_owned()),
        "language" => Action::Language(value.to_owned()),
        "add" => Action::AddRow(own()?),
        "remove" => Action::RemoveRow(own()?),
        "up" => Action::MoveRow(own()?, Way::Up),
        "down" => Action::MoveRow(own()?, Way::Down),
        _ => return None,
    })
}

fn has_control(form: &Form, place: &Place, part: &str) -> bool {
    form.field_at(place).is_some_and(|field| field.has_name(part))
}

/// One of several boxes, ticked or not.
fn tick(place: &Place, key: &str, value: &str) -> (Control, String) {
    (Control { place: place.clone(), part: key.to_owned() }, value.to_owned())
}

impl From<Action> for Event {
    fn from(action: Action) -> Self {
        match action {
            Action::Next => Self::Next,
            Action::Back => Self::Back,
            Action::Submit => Self::Submit,
            Action::Again => Self::Again,
            Action::Copy => Self::Copy,
            Action::Change(place) => Self::Change(place),
            Action::Open(page) => Self::Visit(page),
            Action::Language(locale) => Self::LocaleChosen(locale),
            Action::AddRow(place) => Self::AddRow(place),
            Action::RemoveRow(row) => Self::RemoveRow(row),
            Action::MoveRow(row, way) => Self::MoveRow(row, way),
        }
    }
}

/// `~next`, `/rows~add` …
fn is_button(control: &ControlName) -> bool {
    let names: &[&str] = if control.pointer.is_root() {
        // The form itself may have members whose names are answers, which are added.
        &["next", "back", "submit", "again", "copy", "change", "open", "language", "add"]
    } else {
        &["add", "remove", "up", "down"]
    };
    names.contains(&control.part.as_str())
}

/// What is no answer: buttons, keys of rows, and what says which page it is.
fn is_meta(control: &ControlName) -> bool {
    let part = control.part.as_str();
    let of_page = control.pointer.is_root() && ["form", "locale", "page", "key"].contains(&part);
    of_page || part == "row" || is_button(control)
}

fn meta<'a>(pairs: &'a Pairs, name: &str) -> Option<&'a str> {
    pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
}
