//! One page posted without script: control names and texts to the same events that a browser makes.

use super::{Action, Context, Control, Effect, Event, Position, Session, Way};
use crate::form::{Form, TICKED, Widget};
use crate::json::Value;
use crate::pointer::{ControlName, Place, Pointer, RowKey};

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
        self.take_position(form, pairs);
        let before = self.here(form);
        stepped.unknown = self.take_answers(context, pairs);
        if stepped.stale {
            self.notice = Some("form-changed");
            stepped.effects.push(Effect::RenderPage);
            return stepped;
        }
        let action = pairs.iter().find_map(|(name, value)| self.action(name, value));
        let action =
            action.unwrap_or(if self.position == Position::Check { Action::Submit } else { Action::Next });
        // A question that appeared because of these answers was never seen: show it before judging it.
        let appeared = action == Action::Next && self.here(form).iter().any(|place| !before.contains(place));
        stepped.effects =
            if appeared { vec![Effect::RenderPage] } else { self.apply(context, action.into()) };
        stepped
    }

    /// Takes the answers that a server-rendered form holds in the page: nothing is checked, unless the page
    /// was rendered with problems. From a page of another version of the form, what still fits is kept.
    pub fn adopt(&mut self, context: &Context<'_>, pairs: &Pairs, with_problems: bool) {
        self.notice_date(context);
        self.take_position(context.form, pairs);
        self.take_answers(context, pairs);
        if let (true, Position::Page(page)) = (with_problems, self.position) {
            self.show_problems_of(context.form, page);
        }
        if meta(pairs, "~form").is_some_and(|hash| hash != context.form.hash) {
            self.notice = Some("form-changed");
        }
    }

    /// The answers in posted pairs, and the names that no control of this form has.
    pub fn decode(context: &Context<'_>, locale: &str, pairs: &Pairs) -> (Value, Vec<String>) {
        let mut session = Self::new(context.form, locale, context.today);
        let unknown = session.take_answers(context, pairs);
        (session.document(context.form), unknown)
    }

    /// The page that was posted, where it is not the one expected (browser Back).
    fn take_position(&mut self, form: &Form, pairs: &Pairs) {
        let Some(id) = meta(pairs, "~page") else { return };
        let posted = form.pages.iter().position(|page| page.id == id);
        if let Some(page) = posted.filter(|page| self.journey(form).contains(page))
            && self.position != Position::Page(page)
        {
            self.shown.clear();
            self.position = Position::Page(page);
        }
    }

    /// The questions that are asked on the page shown.
    fn here(&self, form: &Form) -> Vec<Place> {
        match self.position {
            Position::Page(page) => self.places_on(form, page),
            Position::Check | Position::Receipt => Vec::new(),
        }
    }

    fn take_answers(&mut self, context: &Context<'_>, pairs: &Pairs) -> Vec<String> {
        let form = context.form;
        // The texts were typed in the language that the page was written in.
        if let Some(locale) = meta(pairs, "~locale") {
            self.choose_locale(form, locale);
        }
        let rows = self.posted_rows(form, pairs);
        let boxes = self.here(form);
        let mut unknown = Vec::new();
        for (name, value) in pairs {
            match ControlName::parse(name) {
                Some(control) if is_meta(&control) => {}
                Some(control) => match self.posted_control(form, &rows, &control) {
                    Target::Control(control) => {
                        let is_list = form
                            .field_at(&control.place)
                            .is_some_and(|field| field.widget == Widget::Checkboxes);
                        let (control, value) = if is_list {
                            tick(&control.place, value, TICKED)
                        } else {
                            (control, value.clone())
                        };
                        self.was_warned(form, &control.place);
                        self.apply_editing(context, Event::Input { control, value });
                    }
                    Target::Gone => {}
                    Target::Unknown => unknown.push(name.clone()),
                },
                None => unknown.push(name.clone()),
            }
        }
        self.empty_boxes(context, &boxes, pairs);
        unknown
    }

    /// A box that is not ticked posts nothing.
    fn empty_boxes(&mut self, context: &Context<'_>, places: &[Place], pairs: &Pairs) {
        for place in places {
            let Some(field) = context.form.field_at(place) else { continue };
            let is_box = field.widget == Widget::Checkbox;
            let name = self.answers.control_name(place, "").text();
            if is_box && !pairs.iter().any(|(own, _)| *own == name) {
                let control = Control { place: place.clone(), part: String::new() };
                self.apply_editing(context, Event::Input { control, value: String::new() });
            }
            let is_list = field.widget == Widget::Checkboxes;
            for choice in field.choices.iter().filter(|_| is_list) {
                let posted = |(own, value): &(String, String)| *own == name && *value == choice.key;
                let is_ticked =
                    self.answers.get(place).is_some_and(|answer| !answer.part(&choice.key).is_empty());
                if is_ticked && !pairs.iter().any(posted) {
                    let (control, value) = tick(place, &choice.key, "");
                    self.apply_editing(context, Event::Input { control, value });
                }
            }
        }
    }

    /// The key of each posted row. In a session that has none of a list, the page's own keys are taken over.
    fn posted_rows(&mut self, form: &Form, pairs: &Pairs) -> Vec<(Pointer, Option<Place>)> {
        let mut rows: Vec<(Pointer, Option<Place>)> = Vec::new();
        for (name, value) in pairs {
            let Some(control) = ControlName::parse(name).filter(|control| control.part == "row") else {
                continue;
            };
            let Some(key) = value.parse::<RowKey>().ok() else { continue };
            let list = control.pointer.parent().and_then(|list| resolve(&rows, &self.answers, &list, ""));
            let list = list.map(|(list, _)| list);
            let Some((_, list)) = list.and_then(|list| form.list_at(&list)) else { continue };
            let fresh =
                rows.iter().all(|(_, row)| row.as_ref().and_then(Place::parent).as_ref() != Some(&list));
            let mut keys = self.answers.rows(&list).to_vec();
            if !keys.contains(&key) && (keys.is_empty() || !fresh) && key > self.answers.last_key() {
                keys.push(key);
                self.answers.restore_rows(&list, keys.clone(), key);
            }
            rows.push((control.pointer, keys.contains(&key).then(|| list.row(key))));
        }
        self.refresh_relevance(form);
        rows
    }

    fn posted_control(&self, form: &Form, rows: &[(Pointer, Option<Place>)], name: &ControlName) -> Target {
        if matches!(name.part.as_str(), "row" | "add" | "remove" | "up" | "down") {
            return Target::Gone;
        }
        let in_gone_row = rows.iter().any(|(row, place)| place.is_none() && is_within(&name.pointer, row));
        let Some((place, part)) = resolve(rows, &self.answers, &name.pointer, &name.part) else {
            return if in_gone_row { Target::Gone } else { Target::Unknown };
        };
        let has_part = form.field_at(&place).is_some_and(|field| field.parts().contains(&part.as_str()));
        match (in_gone_row, has_part) {
            (true, _) => Target::Gone,
            (false, true) => Target::Control(Control { place, part }),
            (false, false) => Target::Unknown,
        }
    }

    /// The action that a posted button means; `None` for other names.
    pub fn action(&self, name: &str, value: &str) -> Option<Action> {
        let control = ControlName::parse(name)?;
        let place = || Some(self.answers.control(&control)?.0);
        Some(match control.part.as_str() {
            "next" => Action::Next,
            "back" => Action::Back,
            "submit" => Action::Submit,
            "again" => Action::Again,
            "copy" => Action::Copy,
            "change" => Action::Change(self.answers.control(&ControlName::parse(value)?)?.0),
            "open" => Action::Open(value.to_owned()),
            "language" => Action::Language(value.to_owned()),
            "add" => Action::AddRow(place()?),
            "remove" => Action::RemoveRow(place()?),
            "up" => Action::MoveRow(place()?, Way::Up),
            "down" => Action::MoveRow(place()?, Way::Down),
            _ => return None,
        })
    }
}

/// One of several boxes, ticked or not.
fn tick(place: &Place, key: &str, value: &str) -> (Control, String) {
    (Control { place: place.clone(), part: key.to_owned() }, value.to_owned())
}

/// What a posted name leads to.
enum Target {
    Control(Control),
    /// Something in a row that was removed since, or a button.
    Gone,
    Unknown,
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

/// `~next`, `~form` …: of the whole form, not of an answer.
fn is_meta(control: &ControlName) -> bool {
    const NAMES: [&str; 12] = [
        "form", "locale", "page", "key", "next", "back", "submit", "again", "copy", "change", "open",
        "language",
    ];
    control.pointer.is_root() && NAMES.contains(&control.part.as_str())
}

fn meta<'a>(pairs: &'a Pairs, name: &str) -> Option<&'a str> {
    pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
}

fn is_within(pointer: &Pointer, row: &Pointer) -> bool {
    let rest = pointer.as_str().strip_prefix(row.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Where a posted pointer leads: by the keys that the page was posted with, else by the rows as they are.
fn resolve(
    rows: &[(Pointer, Option<Place>)],
    answers: &crate::answers::Answers,
    pointer: &Pointer,
    part: &str,
) -> Option<(Place, String)> {
    let around = rows.iter().filter(|(row, _)| is_within(pointer, row));
    let Some((row, place)) = around.max_by_key(|(row, _)| row.as_str().len()) else {
        return answers.control_below(Place::root(), pointer, part);
    };
    let rest = Pointer::parse(pointer.as_str().get(row.as_str().len()..)?)?;
    answers.control_below(place.clone()?, &rest, part)
}
