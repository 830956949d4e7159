//! A keystroke costs the same in a small form and in a large one, counted in keyword evaluations.

#![allow(clippy::unwrap_used, clippy::panic, reason = "that is how tests fail")]

use blankett::check::steps;
use blankett::form::{Form, LoadOptions};
use blankett::i18n::{BUILTIN, Words};
use blankett::json::parse;
use blankett::pointer::{Place, Pointer};
use blankett::session::{Context, Control, Effect, Event, Session};
use blankett::view::{Element, Node, Options, View};

/// Questions with limits, a choice, a condition on the question before, and rows, over and over.
fn form(questions: usize) -> Form {
    let mut properties = Vec::new();
    let mut required = Vec::new();
    for number in 0..questions {
        let schema = match number % 5 {
            0 => r#""type":"string","minLength":2,"pattern":"^[a-z]+$""#.to_owned(),
            1 => r#""type":"integer","minimum":10,"multipleOf":2"#.to_owned(),
            2 => r#""enum":["ab","cd"]"#.to_owned(),
            3 => format!(r#""type":"string","form":{{"when":{{"/q{}":{{"const":"ab"}}}}}}"#, number - 1),
            _ => r#""type":"string","format":"date""#.to_owned(),
        };
        properties.push(format!(r#""q{number}":{{"title":"Q",{schema}}}"#));
        required.push(format!(r#""q{number}""#));
    }
    let rows = r#""rows":{"title":"R","type":"array","items":{"type":"object","properties":{"n":{"title":"N","type":"string","minLength":2}}}}"#;
    let text = format!(
        r#"{{"type":"object","properties":{{{},{rows}}},"required":[{}]}}"#,
        properties.join(","),
        required.join(",")
    );
    Form::load(&text, &LoadOptions::default()).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// The steps of each keystroke, in fields whose problems are shown.
fn keystrokes(questions: usize) -> Vec<u64> {
    let form = form(questions);
    let context = Context { form: &form, today: "2026-01-01", key: "k" };
    let mut session = Session::new(&form, "en", "2026-01-31");
    let mut apply = |event| session.apply(&context, event);
    apply(Event::Next);
    let texts = [("/q0", "a"), ("/q0", "ab"), ("/q1", "1"), ("/q1", "12"), ("/q2", "ab")];
    texts
        .map(|(pointer, value)| {
            let place = Place::parse(pointer).unwrap();
            let control = Control { place, part: String::new() };
            let before = steps();
            let effects: Vec<Effect> = apply(Event::Input { control, value: value.to_owned() });
            assert!(!effects.is_empty(), "{pointer} showed no problem that changed");
            steps() - before
        })
        .to_vec()
}

#[test]
fn a_keystroke_costs_the_same_in_a_form_of_10_and_of_10_000_questions() {
    let (few, many) = (keystrokes(10), keystrokes(10_000));
    assert_eq!(few, many);
    assert!(few.iter().all(|steps| (1..20).contains(steps)), "{few:?}");
}

/// Rows with a limit, a choice and a question that depends on it, and a check.
const ROWS: &str = r#"{"type":"object","properties":{"rows":{"title":"R","type":"array","form":{"movable":true},
    "items":{"title":"Row","type":"object","required":["n"],"properties":{
        "n":{"title":"N","type":"string","minLength":2},
        "kind":{"title":"K","enum":["ab","cd"]},
        "more":{"title":"M","type":"integer","form":{"when":{"1/kind":{"const":"ab"}}}},
        "twice":{"title":"T","form":{"compute":{"*":[2,{"var":"1/more"}]}}}}}}}}"#;

/// What one event costs in a list of so many rows: keyword evaluations, and elements built.
struct Cost<'a> {
    form: &'a Form,
    session: Session,
    words: Words,
    options: Options,
}

impl<'a> Cost<'a> {
    fn new(form: &'a Form, rows: usize) -> Self {
        let mut session = Session::new(form, "en", "2026-01-01");
        let answers = format!(r#"{{"rows":[{}]}}"#, vec![r#"{"kind":"cd"}"#; rows].join(","));
        session.fill(form, &parse(&answers).unwrap());
        Self { form, session, words: Words::new("en", BUILTIN, &[]), options: Options::default() }
    }

    fn of(&mut self, event: Event) -> (u64, usize) {
        let before = steps();
        let effects = self.session.apply(&Context { form: self.form, today: "2026-01-01", key: "k" }, event);
        let taken = steps() - before;
        let view =
            View { form: self.form, session: &self.session, words: &self.words, options: &self.options };
        let built = effects.iter().map(|effect| match effect {
            Effect::InsertRow(row) => view.field(row).iter().map(elements).sum(),
            Effect::Render(places) => {
                places.iter().filter_map(|at| view.field(at)).map(|e| elements(&e)).sum()
            }
            Effect::RenderPage => elements(&view.form()),
            _ => 0,
        });
        (taken, built.sum())
    }

    fn input(&mut self, pointer: &str, value: &str) -> (u64, usize) {
        let place = self.session.answers().place(&Pointer::parse(pointer).unwrap()).unwrap();
        let control = Control { place, part: String::new() };
        self.of(Event::Input { control, value: value.to_owned() })
    }
}

fn elements(element: &Element) -> usize {
    let inner = |node: &Node| if let Node::Element(element) = node { elements(element) } else { 0 };
    1 + element.children.iter().map(inner).sum::<usize>()
}

/// Typing, choosing what a question depends on, adding a row; then the same where problems are shown.
fn in_rows(rows: usize) -> Vec<(u64, usize)> {
    let form = Form::load(ROWS, &LoadOptions::default()).unwrap_or_else(|errors| panic!("{errors:?}"));
    let mut cost = Cost::new(&form, rows);
    let add = || Event::AddRow(Place::root().child("rows"));
    let mut found = vec![
        cost.input("/rows/2/n", "a"),
        cost.input("/rows/2/kind", "ab"),
        cost.input("/rows/2/more", "3"),
        cost.of(add()),
    ];
    cost.of(Event::Next);
    assert_eq!(cost.session.shown().len(), rows + 1, "each row has a problem");
    found.extend([cost.input("/rows/3/n", "ab"), cost.input("/rows/3/kind", "ab"), cost.of(add())]);
    found
}

#[test]
fn a_keystroke_and_a_new_row_cost_the_same_in_5_and_in_500_rows() {
    let (few, many) = (in_rows(5), in_rows(500));
    assert_eq!(few, many);
    assert!(few.iter().all(|(steps, built)| *steps < 20 && *built < 80), "{few:?}");
}
