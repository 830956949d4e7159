//! Texts that nobody would write, made from those in `tests/support/fuzz.json` and from the test suite, where it is
//! fetched: nothing may panic, overflow the stack, or take more steps than its budget.
//!
//! A few thousand from a fixed start in every run; `BLANKETT_FUZZ_SECONDS` says how long each target runs
//! instead, and each run then starts elsewhere. The text that failed is printed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "that is how tests fail"
)]

#[path = "support/random.rs"]
#[allow(dead_code, reason = "not every test needs all of it")]
mod random;
#[path = "support/suite.rs"]
#[allow(dead_code, reason = "only some of its readers are used here")]
mod suite;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use blankett::check::{OutputFormat, check, holds, output, steps};
use blankett::form::{Form, LoadOptions, Naming};
use blankett::html;
use blankett::i18n::{BUILTIN, Words};
use blankett::json::{Value, line_and_column, locate, parse, write};
use blankett::pointer::{Place, Pointer};
use blankett::schema::{self, Limits, Schema};
use blankett::session::{Context, Control, Event, Session};
use blankett::submit::{Outcome, Reply, build, read_body, read_reply};
use blankett::view::{Options, View};
use random::Random;

/// How many texts a target gets in an ordinary run.
const TEXTS: usize = 2_000;

/// No text gets longer.
const LONGEST: usize = 4_000;

/// Texts to begin with, by kind.
type Seeds = HashMap<String, Vec<String>>;

fn seeds() -> Seeds {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/fuzz.json");
    let kept = parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    let texts = |value: &Value| {
        value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut seeds: Seeds =
        kept.as_object().unwrap().iter().map(|(kind, list)| (kind.to_owned(), texts(list))).collect();
    let replies = parse(include_str!("support/replies.json")).unwrap();
    let bodies = replies.as_array().unwrap().iter().map(|reply| match reply.get("body").unwrap() {
        Value::String(text) => text.clone(),
        body => write(body),
    });
    seeds.insert("reply".to_owned(), bodies.collect());
    let Some(suite) = suite::folder() else { return seeds };
    for path in suite::files(&suite.join("tests/draft2020-12"), true) {
        for case in suite::read(&path).as_array().unwrap() {
            seeds.get_mut("schema").unwrap().push(write(case.get("schema").unwrap()));
            for test in case.get("tests").and_then(Value::as_array).unwrap() {
                let data = test.get("data").unwrap();
                seeds.get_mut("value").unwrap().push(write(data));
                if let Some(text) = data.as_str() {
                    seeds.get_mut("format").unwrap().push(text.to_owned());
                }
            }
        }
    }
    seeds
}

/// A seed with parts cut out, doubled, replaced, or joined with another.
fn mutate(random: &mut Random, seeds: &[String]) -> String {
    let mut chars: Vec<char> = random.pick(seeds).chars().collect();
    for _ in 0..random.below(5) {
        let from = random.below(chars.len() + 1);
        let to = (from + random.below(12)).min(chars.len());
        match random.below(6) {
            0 => drop(chars.drain(from..to)),
            1 => {
                let part = chars[from..to].repeat(1 + random.below(4));
                chars.splice(from..from, part);
            }
            2 => {
                let other: Vec<char> = random.pick(seeds).chars().collect();
                let start = random.below(other.len() + 1);
                chars.splice(from..to, other[start..].iter().copied().take(40));
            }
            3 if to > from => {
                chars[from] = random.pick(&[
                    '0', '9', '-', '"', '\\', '{', ']', 'e', '\u{0}', 'å', '😀', '\u{feff}', '~', '%',
                ]);
            }
            4 => {
                let number =
                    random.pick(&["-1", "0", "1e999", "4294967296", "18446744073709551616", "0.1", "null"]);
                chars.splice(from..to, number.chars());
            }
            _ => {}
        }
    }
    chars.into_iter().take(LONGEST).collect()
}

/// A seed in which a part is replaced by a part of another: JSON always.
fn graft(random: &mut Random, seeds: &[String]) -> Value {
    let mut value = parse(&random.pick(seeds)).unwrap_or(Value::Null);
    for _ in 0..random.below(3) {
        let other = parse(&random.pick(seeds)).unwrap_or(Value::Null);
        let places = places(&other);
        let part = other.at(&random.pick(&places)).cloned().unwrap_or(Value::Null);
        let places = self::places(&value);
        value = replaced(&value, &random.pick(&places), &Pointer::root(), &part);
    }
    value
}

/// The pointers of a value and of all in it.
fn places(value: &Value) -> Vec<Pointer> {
    let mut found = vec![Pointer::root()];
    let below = |found: &mut Vec<Pointer>, token: &str, value: &Value| {
        found.extend(places(value).iter().map(|place| {
            place.tokens().fold(Pointer::root().child(token), |built, token| built.child(&token))
        }));
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, member)| below(&mut found, name, member)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| below(&mut found, &index.to_string(), item));
        }
        _ => {}
    }
    found
}

fn replaced(value: &Value, target: &Pointer, at: &Pointer, part: &Value) -> Value {
    if at == target {
        return part.clone();
    }
    match value {
        Value::Object(members) => Value::Object(
            members
                .iter()
                .map(|(name, member)| (name, replaced(member, target, &at.child(name), part)))
                .collect(),
        ),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            Value::Array(
                items
                    .map(|(index, item)| replaced(item, target, &at.child(&index.to_string()), part))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

/// Runs a target on texts of a kind until its time or number is over.
fn run(kind: &str, target: impl Fn(&str, &mut Random, &Seeds)) {
    let seeds = seeds();
    let seconds =
        std::env::var("BLANKETT_FUZZ_SECONDS").ok().map(|text| Duration::from_secs(text.parse().unwrap()));
    let start = match seconds {
        None => 1,
        Some(_) => SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs(),
    };
    let mut random = Random(start);
    let (began, mut texts, mut accepted) = (Instant::now(), 0_usize, steps());
    while seconds.map_or(texts < TEXTS, |seconds| began.elapsed() < seconds) {
        let text = mutate(&mut random, &seeds[kind]);
        let state = random.0;
        let outcome = catch_unwind(AssertUnwindSafe(|| target(&text, &mut random, &seeds)));
        assert!(outcome.is_ok(), "failed on {text:?} (state {state})");
        texts += 1;
    }
    accepted = steps() - accepted;
    println!("{kind}: {texts} texts in {} ms, {accepted} steps of checking", began.elapsed().as_millis());
}

/// Compiles and checks within the budget; all three questions have one answer, but that an output, which costs
/// more, may reach the limit where a check does not.
fn check_within_budget(schema: &Value, value: &Value) {
    let options = schema::Options::default();
    let Ok((compiled, sources)) = Schema::compile_with_sources(schema, &options) else { return };
    let before = steps();
    let problems = check(&compiled, compiled.root(), value);
    assert!(steps() - before <= Limits::default().steps * 2, "{} steps", steps() - before);
    assert_eq!(holds(&compiled, compiled.root(), value), problems.is_empty());
    let told = output(&compiled, &sources, value, OutputFormat::Detailed);
    let is_over =
        told.get("error").and_then(Value::as_str).is_some_and(|error| error.contains("too many steps"));
    assert!(is_over || told.get("valid") == Some(&Value::Bool(problems.is_empty())), "{}", write(&told));
}

fn object(name: &str, value: &str) -> Value {
    let mut object = blankett::json::Object::new();
    object.insert(name, value);
    Value::Object(object)
}

#[test]
fn json() {
    run("json", |text, _, _| match parse(text) {
        Ok(value) => assert_eq!(parse(&write(&value)), Ok(value)),
        Err(error) => {
            let (line, column) = line_and_column(text, error.offset);
            assert!(line >= 1 && column >= 1 && error.offset <= text.len());
        }
    });
}

/// Texts of every kind that name the answer `a`, in the definition and in Fluent.
const PIPING: &str = r#"{"title":"T { $a }","properties":{"a":{"type":"string","title":"A"},
    "b":{"title":"B { $a }","description":"{ $a }{ $a }","oneOf":[{"const":1,"title":"{ $a }","description":"C *{ $a }*"}],
        "form":{"help":"{ $a }\n- *{ $a }* [d](https://example.org)\n- [{ $a }](/x) *e\n\n{ $a }*"}}},
    "form":{"languages":["da","en"],"contact":{"title":"{ $a }","lines":["{ $a }","{ $a }"]}}}"#;
const PIPING_EN: &str = "b = B { $a }\n .hint = { $a }\n .help = { $a }\n .option-1 = { INLINE($a) }\n .option-1-hint = \
    { $a ->\n   [x] X\n  *[other] *{ $a }* [f](/g)\n }";

#[test]
fn answer() {
    let form = Form::load(PIPING, &LoadOptions::default()).unwrap();
    // The names of the tags, but for those around what was inserted.
    let tags = |locale: &str, value: &str| {
        let context = Context { form: &form, today: "2026-01-31", key: "k" };
        let mut session = Session::new(&form, locale, context.today);
        let control = Control { place: Place::root().child("a"), part: String::new() };
        session.apply(&context, Event::Input { control, value: value.to_owned() });
        let words = Words::new(locale, BUILTIN, &[("en", PIPING_EN)]);
        let view = View { form: &form, session: &session, words: &words, options: &Options::default() };
        let html = html::write(&view.form().into());
        let name = |tag: &str| tag.split(['>', ' ']).next().unwrap_or_default().to_owned();
        let names = html.split('<').map(name);
        names.filter(|name| !name.ends_with("bdi")).collect::<Vec<_>>()
    };
    let plain = ["da", "en"].map(|locale| tags(locale, "y"));
    run("answer", |text, _, _| assert_eq!(["da", "en"].map(|locale| tags(locale, text)), plain));
}

#[test]
fn pointer() {
    run("pointer", |text, random, seeds| {
        if let Some(pointer) = Pointer::parse(text) {
            let again = pointer.tokens().fold(Pointer::root(), |built, token| built.child(&token));
            assert_eq!(again, pointer);
            locate(&random.pick(&seeds["value"]), &pointer);
        }
        if let Some(place) = Place::parse(text) {
            assert_eq!(Place::parse(place.as_str()), Some(place));
        }
        check_within_budget(&object("$ref", text), &Value::Null);
        check_within_budget(&object("$id", text), &Value::Null);
    });
}

/// Bodies of replies, as frameworks write them and worse.
#[test]
fn reply() {
    let form = Form::load(PIPING, &LoadOptions::default()).unwrap();
    run("reply", |text, _, _| {
        for status in [200, 409, 422] {
            let reply = Reply { status, content_type: "application/json", language: "", body: text };
            let Outcome::Rejected(problems) = read_reply(&form, "da", reply) else { continue };
            assert!(!problems.is_empty() && problems.len() <= 200);
            let longest = problems.iter().filter_map(|problem| problem.text("message")).map(str::len).max();
            // Several sentences about one answer are one.
            assert!(longest.unwrap_or_default() <= 4 * text.len().max(500), "{longest:?}");
        }
    });
}

/// What comes back of pairs that nobody would write is the same when it is written and read once more.
#[test]
fn pairs() {
    let forms = [Naming::Brackets, Naming::Dots, Naming::Mixed].map(|naming| {
        let mut form = Form::load(BODY, &LoadOptions::default()).unwrap();
        form.submit.naming = naming;
        form
    });
    run("pairs", |text, random, _| {
        let form = &forms[random.below(3)];
        let read = |body: &str| read_body(form, body.as_bytes()).unwrap().body;
        let once = read(text);
        let again = read(&build(form, &once, "da", "k", &|_| Vec::new()).body);
        assert_eq!(write(&again), write(&once));
    });
}

const BODY: &str = r#"{"properties":{"a":{"type":"string"},"n":{"type":"number"},"b":{"type":"array","items":{"type":"object",
    "properties":{"c":{"type":"integer"},"d":{"type":"array","items":{"enum":[1,2,"x"]}}}}}},
    "form":{"submit":{"encoding":"urlencoded"}}}"#;

#[test]
fn pattern() {
    run("pattern", |text, random, seeds| {
        let other = mutate(random, &seeds["pattern"]).repeat(20);
        check_within_budget(&object("pattern", text), &Value::from(other));
    });
}

#[test]
fn format() {
    let names: Vec<&str> = [
        "date",
        "time",
        "date-time",
        "duration",
        "email",
        "idn-email",
        "hostname",
        "idn-hostname",
        "ipv4",
        "ipv6",
        "uri",
        "uri-reference",
        "iri",
        "iri-reference",
        "uri-template",
        "uuid",
        "json-pointer",
        "relative-json-pointer",
        "regex",
        "local-time",
    ]
    .into_iter()
    .chain(blankett::schema::identifiers().map(|(name, _)| name))
    .collect();
    run("format", |text, random, _| {
        let value = Value::from(text);
        for name in &names {
            check_within_budget(&object("format", name), &value);
        }
        let long = Value::from(text.repeat(1 + random.below(200)));
        check_within_budget(&object("format", random.pick(&names)), &long);
    });
}

#[test]
fn schema() {
    run("schema", |text, random, seeds| {
        let schema = parse(text).unwrap_or_else(|_| graft(random, &seeds["schema"]));
        check_within_budget(&schema, &graft(random, &seeds["value"]));
    });
}

#[test]
fn form() {
    run("schema", |text, random, seeds| {
        let text = match parse(text) {
            Ok(_) => text.to_owned(),
            Err(_) => write(&graft(random, &seeds["schema"])),
        };
        match Form::load(&text, &LoadOptions::default()) {
            Ok(form) => {
                form.check(&graft(random, &seeds["value"]), "2026-01-31");
                form.plain_schema();
                form.lint();
            }
            Err(found) => assert!(!found.is_empty() && found.iter().all(|one| one.line.is_some()), "{text}"),
        }
    });
}
