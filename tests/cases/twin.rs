//! Another session beside that of a case, which knows no more of a page than its HTML says: one takes the page over, as a
//! browser does with what a server wrote; one is posted to, as without script. Each must come to the same as the case's own.

use std::collections::BTreeSet;

use blankett::form::Form;
use blankett::i18n::Words;
use blankett::json::Value;
use blankett::pointer::{ControlName, Place};
use blankett::session::{Context, Phase, Session};
use blankett::view::{Element, Node, Options, View};

/// A page with what was typed in it, about to be left by a button.
pub(crate) struct Page<'a> {
    words: &'a Words,
    /// The session when the page came, as a receiver keeps it.
    before: String,
    /// The session now, and how it shows the page.
    typed: Session,
    tree: Element,
    /// What the page posts, without its buttons.
    pairs: Vec<(String, String)>,
    buttons: BTreeSet<String>,
    button: (String, String),
    /// The questions in it that are answered.
    pub(crate) answered: BTreeSet<Place>,
    /// Those that are not.
    pub(crate) empty: BTreeSet<Place>,
}

impl<'a> Page<'a> {
    /// `None` where the event presses no button, or nothing can be typed: while sending, and once it is sent.
    pub(crate) fn of(
        form: &Form,
        session: &Session,
        words: &'a Words,
        before: &str,
        event: &Value,
    ) -> Option<Self> {
        let button = button(event)?;
        if *session.phase() != Phase::Editing {
            return None;
        }
        let tree = tree(form, session, words);
        let (mut pairs, mut buttons) = (Vec::new(), BTreeSet::new());
        collect(&tree, &mut pairs, &mut buttons);
        // What was chosen in a control for files stands in no HTML.
        for (name, value) in pairs.iter_mut().filter(|(name, _)| name.ends_with("~file")) {
            let control = ControlName::parse(name).and_then(|name| session.answers().control(&name));
            let answer = control.and_then(|(place, _)| session.answers().get(&place));
            *value = answer.map_or_else(String::new, |answer| answer.part("file").to_owned());
        }
        let controls = pairs.iter().filter_map(|(name, _)| ControlName::parse(name));
        let places = controls.filter_map(|name| Some(session.answers().control(&name)?.0));
        let places =
            places.filter(|place| form.field_at(place).is_some_and(|field| !field.widget.has_members()));
        let is_answered =
            |place: &Place| session.answers().get(place).is_some_and(|answer| answer.value.is_some());
        let (answered, empty) = places.partition(is_answered);
        let (before, typed) = (before.to_owned(), session.clone());
        Some(Self { words, before, typed, tree, pairs, buttons, button, answered, empty })
    }

    /// Takes the page over: nothing that was typed may be lost, and the same page be shown, but for what was named and is
    /// judged anew.
    pub(crate) fn adopt(&self, context: &Context<'_>) -> Result<(), String> {
        let mut twin = self.twin(context)?;
        let has_problems = !self.typed.shown().is_empty();
        twin.adopt(context, &self.pairs, has_problems);
        self.same_answers(&self.typed, &twin).map_err(|reason| format!("adopted: {reason}"))?;
        let is_same = has_problems || self.tree == tree(context.form, &twin, self.words);
        if is_same { Ok(()) } else { Err("adopted: another page is shown".to_owned()) }
    }

    /// Posts the page, which must lead to where the session is now. False where it has no such button.
    pub(crate) fn post(&self, context: &Context<'_>, now: &Session) -> Result<bool, String> {
        let (name, _) = &self.button;
        if !self.buttons.contains(name) {
            return Ok(false);
        }
        let mut twin = self.twin(context)?;
        let pairs = [&self.pairs[..], std::slice::from_ref(&self.button)].concat();
        let expected = state(context.form, now);
        // What an answer brings is shown first and judged by the next post, and may bring more.
        for _ in 0..if name == "~next" { 3 } else { 1 } {
            twin.step(context, &pairs);
            if state(context.form, &twin) == expected {
                let is_same = self.same_answers(now, &twin);
                return is_same.map(|()| true).map_err(|reason| format!("posted with {name}: {reason}"));
            }
        }
        Err(format!("posted with {name}: expected {expected}, found {}", state(context.form, &twin)))
    }

    fn same_answers(&self, one: &Session, twin: &Session) -> Result<(), String> {
        let given = |session: &Session, place: &Place| {
            let answer = session.answers().get(place)?;
            let mut raw = answer.raw.clone();
            raw.retain(|(_, text)| !text.is_empty());
            raw.sort();
            Some((raw, answer.value.clone()))
        };
        for place in &self.answered {
            let (expected, found) = (given(one, place), given(twin, place));
            if expected != found {
                return Err(format!("expected {expected:?} at {place}, found {found:?}"));
            }
        }
        Ok(())
    }

    fn twin(&self, context: &Context<'_>) -> Result<Session, String> {
        Session::restore(context.form, &self.before, context.today).ok_or_else(|| "not restored".to_owned())
    }
}

/// The button that an event of a case presses, by its name and value.
fn button(event: &Value) -> Option<(String, String)> {
    let (kind, value) = event.as_object()?.iter().next()?;
    let text = value.as_str().unwrap_or_default();
    let (name, value) = match kind {
        "next" | "back" | "submit" | "again" => (format!("~{kind}"), ""),
        "change" | "open" => (format!("~{kind}"), text),
        "locale" => ("~language".to_owned(), text),
        "add" | "remove" | "up" | "down" => (format!("{text}~{kind}"), ""),
        _ => return None,
    };
    Some((name, value.to_owned()))
}

fn tree(form: &Form, session: &Session, words: &Words) -> Element {
    View { form, session, words, options: &Options::default() }.form()
}

/// What the controls in an element post, and the names of its buttons.
fn collect(element: &Element, pairs: &mut Vec<(String, String)>, buttons: &mut BTreeSet<String>) {
    let name = element.get("name").unwrap_or_default().to_owned();
    let value = element.get("value").unwrap_or_default().to_owned();
    match (element.tag, element.get("type")) {
        ("button", _) => drop(buttons.insert(name)),
        ("input", Some("checkbox" | "radio")) if element.get("checked").is_none() => {}
        ("input", _) => pairs.push((name, value)),
        ("textarea", _) => pairs.push((name, text(element))),
        ("select", _) => pairs.push((name, selected(element))),
        _ => inside(element).for_each(|child| collect(child, pairs, buttons)),
    }
}

fn inside(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|child| match child {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

/// Without the line break at its beginning, which HTML drops.
fn text(element: &Element) -> String {
    let texts = element.children.iter().filter_map(|child| match child {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) => None,
    });
    let text: String = texts.collect();
    text.strip_prefix('\n').unwrap_or(&text).to_owned()
}

/// The value of the option that is marked, or else of the first.
fn selected(element: &Element) -> String {
    let options: Vec<&Element> = inside(element).filter(|child| child.tag == "option").collect();
    let marked = options.iter().find(|option| option.get("selected").is_some()).or(options.first());
    marked.and_then(|option| option.get("value")).unwrap_or_default().to_owned()
}

/// Where a session stands and what it says.
fn state(form: &Form, session: &Session) -> String {
    let row = session.row().map(|row| session.answers().pointer(row).to_string());
    let told = |shown: &blankett::session::Shown| {
        format!("{} {}", session.answers().pointer(&shown.place), shown.problem.code)
    };
    let told: Vec<String> = session.shown().iter().map(told).collect();
    let is_sending = *session.phase() == Phase::Sending;
    let (page, language) = (session.page_id(form), session.locale());
    format!("{page}, row {row:?}, {language}, sending: {is_sending}, {}", told.join("; "))
}
