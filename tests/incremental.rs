//! A keystroke costs the same in a small form and in a large one, counted in keyword evaluations.

#![allow(clippy::unwrap_used, clippy::panic, reason = "that is how tests fail")]

use blankett::check::steps;
use blankett::form::{Form, LoadOptions};
use blankett::pointer::Place;
use blankett::session::{Context, Control, Effect, Event, Session};

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
