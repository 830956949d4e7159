//! The HTML of every widget, as it is and by what must hold of any of it.
//!
//! `tests/html/*.html` hold what is expected, one element a line; `UPDATE_EXPECT=1 cargo test --test html`
//! writes them anew, to be read as a diff.

// A test ends by panicking.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use blankett::form::{Form, LoadOptions};
use blankett::html;
use blankett::i18n::{BUILTIN, Words};
use blankett::pointer::{ControlName, Place, Pointer};
use blankett::session::{Context, Control, Event, Session};
use blankett::view::{Element, Node, Options, View, ids};

/// A form, a session and what shows them.
struct Fixture {
    form: Form,
    session: Session,
    words: Words,
    options: Options,
}

impl Fixture {
    fn new(locale: &str) -> Self {
        let text = include_str!("html/widgets.form.json");
        let form = Form::load(text, &LoadOptions::default()).expect("a good definition");
        let session = Session::new(&form, locale, "2026-01-31");
        let options = Options { prefix: "bl-1-".into(), action: Some("/form".into()), heading_level: 1 };
        Self { form, session, words: Words::new(locale, BUILTIN, &[]), options }
    }

    fn view(&self) -> View<'_> {
        View { form: &self.form, session: &self.session, words: &self.words, options: &self.options }
    }

    fn happen(&mut self, event: Event) {
        let context = Context { form: &self.form, today: "2026-01-31", key: "key" };
        self.session.apply(&context, event);
    }

    fn input(&mut self, name: &str, value: &str) {
        let name = ControlName::parse(name).expect("a control name");
        let place = self.session.answers().place(&name.pointer).expect("a place");
        self.happen(Event::Input { control: Control { place, part: name.part }, value: value.to_owned() });
    }

    /// Two children and a tag, everything else answered.
    fn answered() -> Self {
        let mut fixture = Self::new("en");
        fixture.with_rows();
        for (name, value) in [
            ("/name", "Åse </textarea>"),
            ("/cpr", "010203-1234"),
            ("/price", "1.5"),
            ("/reason", "\nBecause"),
            ("/born~day", "31"),
            ("/born~month", "3"),
            ("/born~year", "1980"),
            ("/kind", "b c"),
            ("/size", "11"),
            ("/married", "true"),
            ("/spouse/name", "Bo"),
            ("/children/0/born~day", "1"),
            ("/children/0/born~month", "2"),
            ("/children/0/born~year", "2015"),
            ("/children/1/born~day", "1"),
            ("/children/1/born~month", "2"),
            ("/children/1/born~year", "2016"),
            ("/tags/0", "red"),
            ("/tags/1", "green"),
            ("/topics~b", "true"),
            ("/consent", "true"),
        ] {
            fixture.input(name, value);
        }
        fixture
    }

    fn with_rows(&mut self) {
        for list in ["children", "children", "tags", "tags"] {
            self.happen(Event::AddRow(Place::root().child(list)));
        }
    }

    /// Everything is wrong that can be.
    fn wrong() -> Self {
        let mut fixture = Self::new("en");
        fixture.with_rows();
        fixture.input("/married", "true");
        for (name, value) in [
            ("/a~1b", "nobody"),
            ("/15", "x"),
            ("/price", "-1"),
            ("/reason", "far more than twenty characters"),
            ("/born~day", "31"),
            ("/born~month", "2"),
            ("/born~year", "1980"),
        ] {
            fixture.input(name, value);
        }
        fixture.happen(Event::Next);
        fixture
    }

    fn checked() -> Self {
        let mut fixture = Self::answered();
        fixture.happen(Event::Next);
        fixture
    }

    /// One of each, by name.
    fn all() -> [(&'static str, Self); 4] {
        [
            ("empty", Self::new("en")),
            ("answered", Self::answered()),
            ("wrong", Self::wrong()),
            ("checked", Self::checked()),
        ]
    }
}

/// One element a line; what holds only text stays on its line.
fn pretty(node: &Node, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let element = match node {
        Node::Element(element) if !element.children.iter().all(|child| matches!(child, Node::Text(_))) => {
            element
        }
        _ => return format!("{indent}{}\n", html::write(node)),
    };
    let mut empty = element.clone();
    empty.children.clear();
    let written = html::write(&Node::from(empty));
    let (start, end) = written.split_at(written.len() - element.tag.len() - 3);
    let inside: String = element.children.iter().map(|child| pretty(child, depth + 1)).collect();
    format!("{indent}{start}\n{inside}{indent}{end}\n")
}

#[test]
fn the_html_is_as_expected() {
    for (name, fixture) in Fixture::all() {
        let found = pretty(&fixture.view().form().into(), 0);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/html/{name}.html"));
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, &found).expect("writable");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let line = expected.lines().zip(found.lines()).position(|(a, b)| a != b);
        let line = line.unwrap_or_else(|| expected.lines().count().min(found.lines().count()));
        assert!(
            expected == found,
            "{name}.html, line {}:\nexpected {}\nfound    {}\nif it should be so: UPDATE_EXPECT=1 cargo test --test html",
            line + 1,
            expected.lines().nth(line).unwrap_or("nothing"),
            found.lines().nth(line).unwrap_or("nothing"),
        );
    }
}

fn elements(element: &Element) -> Vec<&Element> {
    let below = element.children.iter().filter_map(|child| match child {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    std::iter::once(element).chain(below.flat_map(elements)).collect()
}

#[test]
fn ids_are_unique_and_every_reference_leads_somewhere() {
    for (name, fixture) in Fixture::all() {
        let form = fixture.view().form();
        let all = elements(&form);
        let ids: Vec<&str> = all.iter().filter_map(|element| element.get("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{name}");
        for element in all {
            let listed =
                ["for", "aria-describedby", "aria-labelledby"].iter().filter_map(|key| element.get(key));
            let target = element.get("href").and_then(|href| href.strip_prefix('#'));
            for id in listed.flat_map(str::split_whitespace).chain(target) {
                assert!(unique.contains(id), "{name}: {id} on <{}>", element.tag);
            }
        }
    }
}

#[test]
fn every_field_by_itself_is_the_one_in_the_form() {
    for (name, fixture) in Fixture::all().into_iter().take(3) {
        let (view, form) = (fixture.view(), fixture.view().form());
        let mut count = 0;
        for element in elements(&form) {
            let Some(place) = element.get("id").and_then(|id| place_of_group(&fixture, id)) else { continue };
            assert_eq!(view.field(&place).as_ref(), Some(element), "{name}: {place}");
            count += 1;
        }
        assert!(count >= 15, "{name}: {count} fields");
        assert_eq!(view.field(&Place::root().child("nowhere")), None);
    }
    let checked = Fixture::checked();
    assert_eq!(checked.view().field(&Place::root().child("name")), None, "check answers holds no field");
}

/// The place whose element has this id.
fn place_of_group(fixture: &Fixture, id: &str) -> Option<Place> {
    let answers = fixture.session.answers();
    let pointers =
        ["/name", "/a~1b", "/15", "/cpr", "/price", "/change", "/reason", "/born", "/kind", "/size"];
    let more = [
        "/married",
        "/spouse",
        "/spouse/name",
        "/children",
        "/children/0",
        "/children/0/born",
        "/children/1",
    ];
    let rest = ["/children/1/born", "/tags", "/tags/0", "/news", "/consent"];
    let all = pointers.iter().chain(&more).chain(&rest);
    let mut places = all.filter_map(|pointer| answers.place(&Pointer::parse(pointer)?));
    places.find(|place| ids::group("bl-1-", place) == id)
}

#[test]
fn every_name_leads_back_to_its_question() {
    for (name, fixture) in Fixture::all() {
        for element in elements(&fixture.view().form()) {
            let Some(control) = element.get("name") else { continue };
            let parsed = ControlName::parse(control).unwrap_or_else(|| panic!("{name}: {control}"));
            if parsed.pointer.is_root() {
                continue;
            }
            let place = fixture.session.answers().place(&parsed.pointer);
            assert!(place.is_some_and(|place| fixture.form.field_at(&place).is_some()), "{name}: {control}");
        }
    }
}

#[test]
fn what_harms_is_nowhere() {
    for (name, fixture) in Fixture::all() {
        for element in elements(&fixture.view().form()) {
            for (attribute, value) in &element.attributes {
                let banned =
                    ["style", "title", "required", "placeholder", "maxlength", "autofocus", "aria-expanded"];
                assert!(!banned.contains(attribute) && !attribute.starts_with("on"), "{name}: {attribute}");
                assert!(*attribute != "type" || value != "number", "{name}: type=number");
                assert!(*attribute != "tabindex" || value == "-1", "{name}: tabindex={value}");
            }
            let nested =
                elements(element).len() > 1 && elements(element).iter().any(|inner| inner.tag == "a");
            assert!(
                !(nested && matches!(element.tag, "label" | "legend" | "button")),
                "{name}: a link in a label"
            );
        }
    }
}

#[test]
fn a_question_that_is_not_asked_leaves_an_empty_element() {
    let fixture = Fixture::new("en");
    let spouse = fixture.view().field(&Place::root().child("spouse")).expect("on the page");
    assert_eq!((spouse.get("hidden"), spouse.children.len()), (Some(""), 0));
    assert_eq!(spouse.get("id"), Some("bl-1-_spouse-g"));
}

#[test]
fn the_title_says_that_there_are_errors() {
    assert_eq!(Fixture::new("en").view().title(), "Every widget", "one page has the form's own title");
    assert_eq!(Fixture::wrong().view().title(), "Error: Every widget");
    let checked = Fixture::checked();
    assert_eq!(checked.view().title(), "Check your answers before you send them – Every widget");
}

#[test]
fn names_that_look_alike_have_ids_of_their_own() {
    let place = |text: &str| Place::parse(text).expect("a place");
    let places = ["/a", "/a/e", "/a-e", "/a-", "/a_e", "/e", "/a-g", "/-", "/~k1", "/heading"].map(place);
    let mut all: Vec<String> = places
        .iter()
        .flat_map(|place| [ids::group("p", place), ids::control("p", place), ids::legend("p", place)])
        .collect();
    all.extend([ids::heading("p"), ids::summary("p"), ids::status("p")]);
    let unique: BTreeSet<&String> = all.iter().collect();
    assert_eq!(unique.len(), all.len());
}

#[test]
fn no_two_links_or_buttons_of_a_page_say_the_same() {
    for (name, fixture) in Fixture::all() {
        let form = fixture.view().form();
        let mut said = BTreeSet::new();
        for element in elements(&form) {
            // Enter presses the hidden one as if it were the seen one.
            if matches!(element.tag, "a" | "button" | "summary") && element.get("aria-hidden").is_none() {
                let text = text_of(element);
                assert!(said.insert(text.clone()), "{name}: {text}");
            }
        }
        assert!(!said.is_empty(), "{name}");
    }
}

fn text_of(element: &Element) -> String {
    let texts = element.children.iter().map(|child| match child {
        Node::Text(text) => text.clone(),
        Node::Element(element) => text_of(element),
    });
    texts.collect()
}
