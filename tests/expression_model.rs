//! Expressions and forms that nobody would write: nothing panics, the same comes out each time, and a session knows
//! after every event what a fresh check of its answers says.
//!
//! The same ones in every run, from a fixed start; what failed is printed.

// A test ends by panicking, and says how much it ran.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::print_stdout, clippy::unwrap_used)]

#[path = "support/random.rs"]
mod random;

use std::borrow::Cow;

use blankett::expr::{Date, Kinds, Reference, Scope, Source, Variable, compile};
use blankett::form::{Form, LoadOptions};
use blankett::json::{parse, write};
use blankett::pointer::{ControlName, Place, Pointer};
use blankett::session::{Context, Control, Event, Position, Session};
use random::Random;

/// Expressions of one run.
const EXPRESSIONS: usize = 20_000;
/// Forms of one run, and events on each.
const FORMS: usize = 150;
const EVENTS: usize = 25;

const OPERATIONS: [&str; 36] = [
    "if",
    "and",
    "or",
    "!",
    "present",
    "??",
    "===",
    "!==",
    "in",
    "<",
    "<=",
    ">",
    ">=",
    "before",
    "not-after",
    "after",
    "not-before",
    "+",
    "-",
    "*",
    "/",
    "round",
    "min",
    "max",
    "cat",
    "today",
    "plusTime",
    "yearsBetween",
    "monthsBetween",
    "daysBetween",
    "birthDate",
    "count",
    "sum",
    "some",
    "all",
    "other",
];

const PLAIN: [&str; 22] = [
    "0",
    "1",
    "-1",
    "0.1",
    "1e30",
    "-1e-30",
    "99999999999999999999999999999999999999",
    "1e99",
    "18",
    "true",
    "false",
    "null",
    "\"\"",
    "\"day\"",
    "\"month\"",
    "\"year\"",
    "\"2024-02-29\"",
    "\"0000-01-01\"",
    "\"9999-12-31\"",
    "\"2023-02-29\"",
    "9223372036854775807",
    "170141183460469231731687303715884105727",
];

const WAYS: [&str; 9] = ["/n", "/t", "/d", "/b", "/r", "/r/0/x", "0", "0/x", "0/r"];

/// Any JSON in the shape of an expression; mostly of the right number of arguments.
fn wild(random: &mut Random, depth: usize) -> String {
    if depth == 0 || random.percent(25) {
        return if random.percent(50) {
            format!("{{\"var\":\"{}\"}}", random.pick(&WAYS))
        } else {
            random.pick(&PLAIN).to_owned()
        };
    }
    let operation = random.pick(&OPERATIONS);
    let many = match operation {
        "today" => 0,
        "!" | "present" | "birthDate" => 1,
        "if" | "/" | "plusTime" => 3,
        _ => 2,
    };
    let many = if random.percent(10) { random.below(5) } else { many };
    let mut arguments: Vec<String> = (0..many).map(|_| wild(random, depth - 1)).collect();
    match (operation, arguments.last_mut()) {
        ("/" | "round", Some(last)) => *last = random.below(12).to_string(),
        ("plusTime", Some(last)) => random.pick(&["\"day\"", "\"month\"", "\"year\""]).clone_into(last),
        ("in", Some(last)) => *last = format!("[{},{}]", random.pick(&PLAIN), random.pick(&PLAIN)),
        ("sum" | "count" | "some" | "all" | "birthDate", _) => {
            if let Some(first) = arguments.first_mut() {
                *first = format!("{{\"var\":\"{}\"}}", random.pick(&["/r", "/r", "0/r", "/t"]));
            }
        }
        _ => {}
    }
    format!("{{\"{operation}\":[{}]}}", arguments.join(","))
}

/// Answers as unlikely as the expressions.
fn data(random: &mut Random) -> String {
    let row = |random: &mut Random| {
        let inner = random.pick(&PLAIN);
        format!("{{\"x\":{},\"r\":[{{\"x\":{inner}}},{inner}]}}", random.pick(&PLAIN))
    };
    let rows: Vec<String> = (0..random.below(4)).map(|_| row(random)).collect();
    let mut any = || random.pick(&PLAIN);
    let (n, t, d, b) = (any(), any(), any(), any());
    format!("{{\"n\":{n},\"t\":{t},\"d\":{d},\"b\":{b},\"r\":[{}]}}", rows.join(","))
}

fn anything(text: &str, rows: &[Place]) -> Result<Variable, String> {
    let variable =
        |source, place| Variable { source, kinds: Kinds::ANY, place, format: Some("date".to_owned()) };
    if let Some(down) = text.strip_prefix('0').and_then(Pointer::parse) {
        return Ok(variable(Source::Row(0, down), rows.last().ok_or("not in rows")?.clone()));
    }
    let pointer = Pointer::parse(text).ok_or("no pointer")?;
    let place = pointer.tokens().fold(Place::root(), |place, token| place.child(&token));
    Ok(variable(Source::Answer(Reference::Absolute(pointer)), place))
}

#[test]
fn any_expression_gives_the_same_each_time() {
    let mut random = Random(4);
    let (mut compiled, mut known) = (0, 0);
    for _ in 0..EXPRESSIONS {
        let text = wild(&mut random, 4);
        let answers = parse(&data(&mut random)).unwrap();
        let expression = parse(&text).unwrap();
        let build = || compile(&expression, &Pointer::root(), Kinds::ANY, &anything);
        let (Ok(one), Ok(other)) = (build(), build()) else { continue };
        let lookup = |reference: &Reference| match reference {
            Reference::Absolute(pointer) => answers.at(pointer).map(Cow::Borrowed),
            Reference::Relative { .. } => None,
        };
        let scope = Scope { lookup: &lookup, today: "2026-01-31", birth_date: |_, text| Date::parse(text) };
        let given = one.expression.evaluate(&scope);
        assert_eq!(given, other.expression.evaluate(&scope), "{text} {}", write(&answers));
        if let Some(value) = given.to_json() {
            assert_eq!(parse(&write(&value)), Ok(value), "{text}");
            known += 1;
        }
        compiled += 1;
    }
    println!("{compiled} of {EXPRESSIONS} expressions compiled, {known} gave a value");
    assert!(compiled > EXPRESSIONS / 20 && known > EXPRESSIONS / 50, "{compiled} {known}");
}

/// What an expression may give.
#[derive(Clone, Copy)]
enum Gives {
    Number,
    Boolean,
    Date,
}

/// What an expression may read: ways to numbers, to true or false, and to rows.
#[derive(Clone, Default)]
struct Sight {
    numbers: Vec<String>,
    flags: Vec<String>,
    lists: Vec<String>,
}

impl Sight {
    fn of(numbers: &[&str], flags: &[&str], lists: &[&str]) -> Self {
        let owned = |ways: &[&str]| ways.iter().map(|way| (*way).to_owned()).collect();
        Self { numbers: owned(numbers), flags: owned(flags), lists: owned(lists) }
    }

    /// This, and from the root what another sees.
    fn and(mut self, other: &Self) -> Self {
        let from_root = |ways: &[String]| -> Vec<String> {
            ways.iter().filter(|way| way.starts_with('/')).cloned().collect()
        };
        self.numbers.extend(from_root(&other.numbers));
        self.flags.extend(from_root(&other.flags));
        self.lists.extend(from_root(&other.lists));
        self
    }
}

/// An expression of one kind over what it may read.
fn typed(random: &mut Random, gives: Gives, depth: usize, sight: &Sight) -> String {
    let var = |way: &str| format!("{{\"var\":\"{way}\"}}");
    if depth == 0 {
        return match gives {
            Gives::Number if random.percent(30) => random.pick(&["0", "1", "2.5", "-3"]).to_owned(),
            Gives::Number => var(&random.pick(&sight.numbers)),
            Gives::Boolean => var(&random.pick(&sight.flags)),
            Gives::Date if random.percent(30) => "{\"today\":[]}".to_owned(),
            Gives::Date => var("/d"),
        };
    }
    let sub = |random: &mut Random, gives| typed(random, gives, depth - 1, sight);
    let two = |one: String, other: String, name: &str| format!("{{\"{name}\":[{one},{other}]}}");
    match (gives, random.below(5)) {
        (Gives::Number, 0 | 1) if !sight.lists.is_empty() => {
            let (name, gives) = random.pick(&[("sum", Gives::Number), ("count", Gives::Boolean)]);
            over(random, name, gives, depth, sight)
        }
        (Gives::Boolean, 0 | 1) if !sight.lists.is_empty() => {
            let name = random.pick(&["some", "all"]);
            over(random, name, Gives::Boolean, depth, sight)
        }
        (Gives::Number, 2) => two(sub(random, Gives::Date), sub(random, Gives::Date), "daysBetween"),
        (Gives::Number, 3) => two(sub(random, Gives::Number), "0".to_owned(), "??"),
        (Gives::Number, _) => {
            let name = random.pick(&["+", "-", "*", "max"]);
            two(sub(random, Gives::Number), sub(random, Gives::Number), name)
        }
        (Gives::Boolean, 2) => two(sub(random, Gives::Boolean), sub(random, Gives::Boolean), "and"),
        (Gives::Boolean, 3) => format!("{{\"present\":{}}}", sub(random, Gives::Number)),
        (Gives::Boolean, _) => two(sub(random, Gives::Number), sub(random, Gives::Number), "<"),
        (Gives::Date, 0) => {
            format!("{{\"plusTime\":[{},{},\"month\"]}}", var("/d"), sub(random, Gives::Number))
        }
        (Gives::Date, _) => sub(random, Gives::Date),
    }
}

/// What is asked of each row of a list.
fn over(random: &mut Random, name: &str, gives: Gives, depth: usize, sight: &Sight) -> String {
    let list = random.pick(&sight.lists);
    let inner: &[&str] = if list == "/rows" { &["0/more"] } else { &[] };
    let sight = Sight::of(&["0/x", "0/s"], &["0/f"], inner).and(sight);
    let body = typed(random, gives, depth - 1, &sight);
    format!("{{\"{name}\":[{{\"var\":\"{list}\"}},{body}]}}")
}

/// A question that is asked, computed and checked by chance; `computed` is what it may be computed as.
fn question(
    random: &mut Random,
    (name, kind): (&str, &str),
    computed: Option<Gives>,
    sight: &Sight,
    checks: &mut usize,
) -> String {
    let depth = 1 + random.below(2);
    let mut says = Vec::new();
    if random.percent(25) {
        says.push(format!("\"when\":{{\"expr\":{}}}", typed(random, Gives::Boolean, depth, sight)));
    }
    if let Some(gives) = computed.filter(|_| random.percent(60)) {
        says.push(format!("\"compute\":{}", typed(random, gives, depth, sight)));
    }
    if random.percent(30) {
        *checks += 1;
        let that = typed(random, Gives::Boolean, depth, sight);
        says.push(format!("\"checks\":[{{\"id\":\"c{checks}\",\"that\":{that},\"message\":\"Mend it\"}}]"));
    }
    format!("\"{name}\":{{{kind},\"form\":{{{}}}}}", says.join(","))
}

/// A list of rows with these questions.
fn rows(name: &str, questions: &[String]) -> String {
    let questions = questions.join(",");
    let item = format!("{{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{{{questions}}}}}");
    format!("\"{name}\":{{\"type\":\"array\",\"items\":{item}}}")
}

/// A form in which each question reads what stands before it.
fn form_text(random: &mut Random) -> String {
    let (number, flag) = ("\"type\":\"number\",\"maximum\":1000", "\"type\":\"boolean\"");
    let date = "\"type\":\"string\",\"format\":\"date\"";
    let mut checks = 0;
    let first = Sight::of(&["/a"], &["/f"], &[]);
    let mut inside = |random: &mut Random, more: Option<String>| {
        let lists: &[&str] = if more.is_some() { &["1/more"] } else { &[] };
        let flags = Sight::of(&["1/x"], &["1/f"], lists).and(&first);
        let mut questions = vec![question(random, ("x", number), None, &first, &mut checks)];
        questions.push(question(
            random,
            ("f", flag),
            None,
            &Sight::of(&["1/x"], &[], &[]).and(&first),
            &mut checks,
        ));
        questions.extend(more);
        questions.push(question(random, ("s", number), Some(Gives::Number), &flags, &mut checks));
        questions
    };
    let inner = rows("more", &inside(random, None));
    let outer = rows("rows", &inside(random, Some(inner)));
    let mut sight = Sight::of(&["/a"], &["/f"], &["/rows"]);
    let mut all = vec![
        format!("\"a\":{{{number}}},\"d\":{{{date}}},\"f\":{{{flag}}}"),
        outer,
        question(random, ("b", number), Some(Gives::Number), &sight, &mut checks),
    ];
    sight.numbers.push("/b".to_owned());
    all.push(question(random, ("e", date), Some(Gives::Date), &sight, &mut checks));
    all.push(question(random, ("g", flag), Some(Gives::Boolean), &sight, &mut checks));
    sight.flags.push("/g".to_owned());
    all.push(question(random, ("c", number), Some(Gives::Number), &sight, &mut checks));
    let properties = all.join(",");
    format!(
        "{{\"type\":\"object\",\"properties\":{{{properties}}},\"required\":[\"a\",\"c\"],\"form\":{{}}}}"
    )
}

/// What happens next, said in control names.
fn event(random: &mut Random, session: &Session) -> Option<Event> {
    let row = random.below(3);
    let place = |text: &str| session.answers().place(&Pointer::parse(text)?);
    let inner = random.below(2);
    if session.position() == Position::Check {
        return Some(Event::Back);
    }
    Some(match random.below(12) {
        0 | 1 => Event::Next,
        2 => Event::AddRow(place("/rows")?),
        3 => Event::AddRow(place(&format!("/rows/{row}/more"))?),
        4 => Event::RemoveRow(place(&format!("/rows/{row}"))?),
        5 => Event::RemoveRow(place(&format!("/rows/{row}/more/{inner}"))?),
        _ => {
            let (name, texts): (String, &[&str]) = match random.below(10) {
                0..3 => {
                    (random.pick(&["/a", "/b", "/c"]).to_owned(), &["0", "3", "2,5", "-1", "", "x", "5000"])
                }
                3 => (random.pick(&["/d~day", "/e~day"]).to_owned(), &["1", "31", ""]),
                4 => (random.pick(&["/d~month", "/e~month"]).to_owned(), &["1", "2"]),
                5 => (random.pick(&["/d~year", "/e~year"]).to_owned(), &["2024", "2026"]),
                6 => (random.pick(&["/f", "/g"]).to_owned(), &["true", "false", ""]),
                7 => (format!("/rows/{row}/more/{inner}/{}", random.pick(&["x", "s"])), &["1", "7", "", "y"]),
                8 => (format!("/rows/{row}/f"), &["true", "false"]),
                _ => (format!("/rows/{row}/{}", random.pick(&["x", "s"])), &["4", "0,5", "", "9999"]),
            };
            let name = ControlName::parse(&name)?;
            let control = Control { place: place(name.pointer.as_str())?, part: name.part };
            Event::Input { control, value: random.pick(texts).to_owned() }
        }
    })
}

/// Pointer, code and check of everything that is wrong, one for each question.
fn told<'p>(problems: impl Iterator<Item = (Pointer, &'p blankett::problem::Problem)>) -> Vec<String> {
    let mut told: Vec<(String, String)> = Vec::new();
    for (pointer, problem) in problems {
        let pointer = pointer.to_string();
        if told.iter().all(|(other, _)| *other != pointer) {
            told.push((pointer, format!("{} {}", problem.code, problem.text("check").unwrap_or_default())));
        }
    }
    told.sort();
    told.into_iter().map(|(pointer, what)| format!("{pointer} {what}")).collect()
}

/// What must be true of a session at any time.
fn assert_sound(form: &Form, session: &Session, today: &str, after: &Event, text: &str) {
    let document = session.document(form);
    let context = || format!("after {after:?}\n{text}\n{}", write(&document));
    assert_eq!(form.prune(&document, today), document, "irrelevant values, {}", context());
    assert_eq!(write(&form.computed(&document, today)), write(&document), "computed anew, {}", context());
    let again = Session::restore(form, &session.save(form), today).unwrap();
    assert_eq!(again.document(form), document, "saved and restored, {}", context());
    let fresh = form.check(&document, today);
    assert!(fresh.iter().all(|problem| problem.code != "compute"), "{fresh:?} {}", context());
    let fresh = told(fresh.iter().map(|problem| (problem.pointer.clone(), problem)));
    let shown = session.shown().iter().map(|shown| (session.answers().pointer(&shown.place), &shown.problem));
    let shown = told(shown);
    if *after == Event::Next && session.position() == Position::Page(0) {
        assert_eq!(shown, fresh, "{}", context());
    }
    for one in &shown {
        assert!(fresh.contains(one), "{one} is shown, but {fresh:?} is wrong, {}", context());
    }
}

#[test]
fn a_session_knows_what_a_fresh_check_says() {
    let mut random = Random(7);
    let mut events = 0;
    for index in 0..FORMS {
        let text = form_text(&mut random);
        let form =
            Form::load(&text, &LoadOptions::default()).unwrap_or_else(|found| panic!("{text}: {found:?}"));
        let unpacked = Form::unpack(&form.pack()).unwrap();
        let days = ["2026-01-31", "2026-02-01", "2031-01-01"];
        let mut today = days[0];
        let mut session = Session::new(&form, "da", today);
        let mut ahead = Session::new(&unpacked, "da", today);
        for _ in 0..EVENTS {
            let Some(event) = event(&mut random, &session) else { continue };
            if random.percent(5) {
                today = random.pick(&days);
            }
            let effects = session.apply(&Context { form: &form, today, key: "key" }, event.clone());
            let other = ahead.apply(&Context { form: &unpacked, today, key: "key" }, event.clone());
            assert_eq!(effects, other, "compiled ahead, form {index} after {event:?}\n{text}");
            assert_eq!(session.document(&form), ahead.document(&unpacked), "form {index}");
            assert_sound(&form, &session, today, &event, &text);
            events += 1;
        }
    }
    println!("{events} events on {FORMS} forms");
    assert!(events > FORMS * EVENTS / 2, "{events}");
}
