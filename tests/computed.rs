//! Computed values and checks in a session: rows within rows, birth dates, midnight, another language, forged posts.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests fail by panicking")]

use blankett::form::{Form, LoadOptions};
use blankett::html;
use blankett::i18n::{BUILTIN, Words};
use blankett::json::{parse, write};
use blankett::pointer::{ControlName, Place, Pointer};
use blankett::session::{Context, Control, Effect, Event, Session};
use blankett::view::{Node, Options, View};

fn load(text: &str) -> Form {
    Form::load(text, &LoadOptions::default()).unwrap_or_else(|found| panic!("{text}: {found:?}"))
}

fn apply(form: &Form, session: &mut Session, today: &str, event: Event) -> Vec<Effect> {
    session.apply(&Context { form, today, key: "key" }, event)
}

fn place(session: &Session, pointer: &str) -> Place {
    session.answers().place(&Pointer::parse(pointer).unwrap()).unwrap()
}

fn input(session: &Session, name: &str, value: &str) -> Event {
    let name = ControlName::parse(name).unwrap();
    let place = session.answers().place(&name.pointer).unwrap();
    Event::Input { control: Control { place, part: name.part }, value: value.to_owned() }
}

/// Where problems are shown, and which.
fn shown(session: &Session) -> Vec<String> {
    let told = |shown: &blankett::session::Shown| {
        let check = shown.problem.text("check").unwrap_or_default();
        format!("{} {} {check}", session.answers().pointer(&shown.place), shown.problem.code)
    };
    session.shown().iter().map(told).collect()
}

/// Trips with stages: sums of the inner rows are summed again, and a check in an inner row reads the outer.
const TRIPS: &str = r#"{"type":"object","properties":{
    "trips":{"type":"array","items":{"type":"object","properties":{
        "limit":{"type":"number"},
        "stages":{"type":"array","items":{"type":"object","properties":{
            "price":{"type":"number"},
            "tax":{"type":"number","form":{"compute":{"*":[{"var":"1/price"},0.25]}}},
            "name":{"type":"string","form":{"checks":[{"id":"cheap","message":"Too dear",
                "that":{"<=":[{"var":"1/price"},{"var":"3/limit"}]}}]}}}}},
        "sum":{"type":"number","form":{"compute":{"sum":[{"var":"1/stages"},{"+":[{"var":"0/price"},{"var":"0/tax"}]}]}}},
        "over":{"type":"number","form":{"compute":{"count":[{"var":"1/stages"},{">":[{"var":"0/price"},{"var":"2/limit"}]}]}}}}}},
    "total":{"type":"number","form":{"compute":{"sum":[{"var":"/trips"},{"var":"0/sum"}]}}},
    "dear":{"type":"number","form":{"compute":{"count":[{"var":"/trips"},
        {"some":[{"var":"0/stages"},{">":[{"var":"0/price"},50]}]}]}}}},
    "form":{"languages":["da","en"]}}"#;

#[test]
fn rows_within_rows_are_computed_and_checked() {
    let form = load(TRIPS);
    let today = "2026-01-31";
    let mut session = Session::new(&form, "da", today);
    for (rows, times) in [("/trips", 2), ("/trips/0/stages", 2), ("/trips/1/stages", 1)] {
        for _ in 0..times {
            let rows = place(&session, rows);
            apply(&form, &mut session, today, Event::AddRow(rows));
        }
    }
    for (name, value) in [
        ("/trips/0/limit", "50"),
        ("/trips/0/stages/0/price", "40"),
        ("/trips/0/stages/1/price", "60,40"),
        ("/trips/0/stages/1/name", "Bergen"),
        ("/trips/1/stages/0/price", "8"),
    ] {
        let event = input(&session, name, value);
        apply(&form, &mut session, today, event);
    }
    let whole = r#"{"trips":[{"limit":50,"stages":[{"price":40,"tax":10},{"price":60.40,"tax":15.1,"name":"Bergen"}],"sum":125.5,"over":1},{"stages":[{"price":8,"tax":2}],"sum":10,"over":0}],"total":135.5,"dear":1}"#;
    assert_eq!(write(&session.document(&form)), whole);
    apply(&form, &mut session, today, Event::Next);
    assert_eq!(shown(&session), ["/trips/0/stages/1/name checks cheap"]);
    // The limit of the outer row mends what is shown in the inner one.
    let event = input(&session, "/trips/0/limit", "61");
    apply(&form, &mut session, today, event);
    assert_eq!(shown(&session), [""; 0]);
    let stage = place(&session, "/trips/0/stages/1");
    let total = place(&session, "/total");
    let effects = apply(&form, &mut session, today, Event::RemoveRow(stage));
    let rendered = effects.iter().any(|effect| matches!(effect, Effect::Render(at) if at.contains(&total)));
    assert!(rendered, "{effects:?}");
    let left = session.document(&form);
    assert_eq!(left.get("total").map(write).as_deref(), Some("60"));
    assert_eq!(left.get("dear").map(write).as_deref(), Some("0"));
}

#[test]
fn a_forged_row_within_rows_is_named() {
    let form = load(TRIPS);
    let told = |answers: &str| -> Vec<String> {
        let problems = form.check(&parse(answers).unwrap(), "2026-01-31");
        problems.iter().map(|problem| format!("{} {}", problem.pointer, problem.code)).collect()
    };
    let right = r#"{"trips":[{"limit":9,"stages":[{"price":8,"tax":2,"name":"a"}],"sum":10,"over":0}],"total":10,"dear":0}"#;
    assert_eq!(told(right), [""; 0]);
    // What reads a forged value is computed from it, as the receiver cannot know which of the two is wrong.
    let tax_and_sum = &["/trips/0/stages/0/tax compute", "/trips/0/sum compute"][..];
    for (from, to, expected) in [
        (r#""tax":2,"#, r#""tax":3,"#, tax_and_sum),
        (r#""tax":2,"#, "", tax_and_sum),
        (r#""tax":2,"#, r#""tax":2.0,"#, &[]),
        (r#""sum":10,"#, r#""sum":11,"#, &["/total compute", "/trips/0/sum compute"]),
        (r#""limit":9"#, r#""limit":7"#, &["/trips/0/over compute", "/trips/0/stages/0/name checks"]),
        (r#""total":10"#, r#""total":"10""#, &["/total compute", "/total type"]),
        (r#","dear":0"#, r#","dear":1"#, &["/dear compute"]),
    ] {
        let mut found = told(&right.replace(from, to));
        found.sort();
        assert_eq!(found, expected, "{to}");
    }
}

#[test]
fn ages_follow_from_identifiers() {
    for (format, typed, age) in [
        ("dk-cpr", "311208-4000", Some(17)),
        ("dk-cpr", "300108-4000", Some(18)),
        ("se-personnummer", "19811228-9874", Some(44)),
        ("no-fnr", "111115 98403", Some(10)),
        ("fi-hetu", "131052-308T", Some(73)),
        ("is-kennitala", "120160-3389", Some(66)),
        ("ee-isikukood", "37605030299", Some(49)),
        ("lv-personas-kods", "161175-19997", Some(50)),
        ("lt-asmens-kodas", "33309240064", Some(92)),
        // Wrong, half typed, or without a century: nobody's age.
        ("dk-cpr", "321208-4000", None),
        ("fi-hetu", "1310", None),
        ("se-personnummer", "811228-9874", None),
        ("fo-ptal", "010190-123", None),
    ] {
        let form = load(&format!(
            r#"{{"type":"object","properties":{{"id":{{"type":"string","format":"{format}"}},
                "age":{{"type":"integer","form":{{"compute":{{"yearsBetween":[{{"birthDate":{{"var":"/id"}}}},{{"today":[]}}]}}}}}}}}}}"#
        ));
        let mut session = Session::new(&form, "", "2026-01-31");
        let event = input(&session, "/id", typed);
        apply(&form, &mut session, "2026-01-31", event);
        let found = session.document(&form).get("age").map(write);
        assert_eq!(found, age.map(|age: i32| age.to_string()), "{format} {typed}");
    }
}

#[test]
fn midnight_computes_asks_and_judges_anew() {
    let form = load(
        r#"{"type":"object","properties":{
            "day":{"type":"string","format":"date","form":{"checks":[{"id":"over","message":"Not over",
                "that":{"not-after":[{"var":"/day"},{"today":[]}]}}]}},
            "ago":{"type":"integer","form":{"compute":{"daysBetween":[{"var":"/day"},{"today":[]}]}}},
            "late":{"type":"string","form":{"when":{"expr":{">":[{"var":"/ago"},0]}}}}},"required":["late"]}"#,
    );
    let (before, after) = ("2026-01-31", "2026-02-01");
    let mut session = Session::new(&form, "", before);
    for (name, value) in [("/day~day", "1"), ("/day~month", "2"), ("/day~year", "2026")] {
        let event = input(&session, name, value);
        apply(&form, &mut session, before, event);
    }
    apply(&form, &mut session, before, Event::Next);
    assert_eq!(shown(&session), ["/day checks over"]);
    assert_eq!(write(&session.document(&form)), r#"{"day":"2026-02-01","ago":-1}"#);
    let language = Event::LocaleChosen("xx".to_owned());
    let effects = apply(&form, &mut session, after, language);
    assert_eq!(effects, [Effect::RenderPage], "the whole page may say something else now");
    assert_eq!(shown(&session), [""; 0]);
    assert_eq!(write(&session.document(&form)), r#"{"day":"2026-02-01","ago":0}"#);
    apply(&form, &mut session, "2026-02-02", Event::Next);
    assert_eq!(shown(&session), ["/late required "]);
    assert!(
        apply(&form, &mut session, "2026-02-02", Event::Submit).is_empty(),
        "the same day changes nothing"
    );
}

#[test]
fn another_language_spells_computed_numbers_anew() {
    let form = load(TRIPS);
    let mut session = Session::new(&form, "da", "2026-01-31");
    let trips = place(&session, "/trips");
    apply(&form, &mut session, "2026-01-31", Event::AddRow(trips));
    let stages = place(&session, "/trips/0/stages");
    apply(&form, &mut session, "2026-01-31", Event::AddRow(stages));
    let event = input(&session, "/trips/0/stages/0/price", "1.000,50");
    apply(&form, &mut session, "2026-01-31", event);
    for (locale, typed, total) in [("da", "1.000,50", "1.250,625"), ("en", "1000.50", "1,250.625")] {
        apply(&form, &mut session, "2026-01-31", Event::LocaleChosen(locale.to_owned()));
        let words = Words::new(session.locale(), BUILTIN, &[]);
        let view = View { form: &form, session: &session, words: &words, options: &Options::default() };
        let page = html::write(&Node::Element(view.form()));
        let output = page.split("<output").nth(4).unwrap_or_default();
        assert!(output.contains(total), "{locale} {total}: {page}");
        let price = place(&session, "/trips/0/stages/0/price");
        assert_eq!(session.answers().get(&price).unwrap().part(""), typed);
    }
}

#[test]
fn a_computed_value_that_is_posted_is_unknown_and_not_taken() {
    let form = load(TRIPS);
    let mut session = Session::new(&form, "da", "2026-01-31");
    let context = Context { form: &form, today: "2026-01-31", key: "key" };
    let pairs =
        [("/trips/0~row", "1"), ("/trips/0/limit", "5"), ("/trips/0/sum", "-1"), ("/total", "1000000")];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let stepped = session.step(&context, &pairs);
    assert_eq!(stepped.unknown, ["/trips/0/sum", "/total"]);
    assert_eq!(
        write(&session.document(&form)),
        r#"{"trips":[{"limit":5,"sum":0,"over":0}],"total":0,"dear":0}"#
    );
    assert_eq!(Session::decode(&context, "da", &pairs).1, ["/trips/0/sum", "/total"]);
    // Answers given as JSON bring no computed value either.
    session.fill(&form, &parse(r#"{"trips":[{"sum":7}],"total":7}"#).unwrap());
    assert_eq!(write(&session.document(&form)), r#"{"trips":[{"sum":0,"over":0}],"total":0,"dear":0}"#);
}
