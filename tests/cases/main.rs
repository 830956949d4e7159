//! Every case file in `forms/<slug>/cases/`, run natively through the session: the form loaded, and
//! compiled ahead.
//!
//! The same files are run by wasm in Node (`tests/node`) and by browsers (`tests/browser`). Keys that a case
//! leaves out are not asserted. The format is described in `docs/case-files.md`.

// A test ends by panicking, and says how much it ran.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod kinds;
mod twin;

use std::fs;
use std::path::{Path, PathBuf};

use blankett::form::{Choice, Form, LoadOptions, TICKED};
use blankett::i18n::{BUILTIN, Words};
use blankett::json::{Number, Object, Value, parse, write};
use blankett::pointer::{ControlName, Place, Pointer};
use blankett::session::{Context, Control, Effect, Event, Focus, Session, Way};
use blankett::submit::{self, Reply, Submission};
use blankett::view::{Node, Options, View};

use kinds::{Kinds, Watch};

#[test]
fn every_case_holds_and_every_widget_has_each_kind() {
    let mut failures = Vec::new();
    let mut count = 0;
    let mut seen = Kinds::default();
    for (path, cases) in case_files() {
        let form = form_of(&path);
        let unpacked = Form::unpack(&form.pack()).expect("what was packed is unpacked");
        let words = words_beside(&path, &form);
        for case in cases.as_array().expect("a case file is a list") {
            count += 1;
            let description = text(case, "description");
            for (form, how) in [(&form, ""), (&unpacked, " (compiled ahead)")] {
                let kinds = how.is_empty().then_some(&mut seen);
                if let Err(reason) = run(form, &words, case, kinds) {
                    failures.push(format!("{}: {description}{how}\n    {reason}", path.display()));
                }
            }
        }
    }
    println!("{count} cases, {} failed", failures.len());
    assert!(count > 0, "no case files found");
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    let missing = seen.missing();
    assert!(missing.is_empty(), "\n{}\nwhat counts as each: tests/cases/kinds.rs", missing.join("\n"));
}

fn case_files() -> Vec<(PathBuf, Value)> {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms");
    let mut files: Vec<PathBuf> = children(&forms).flat_map(|form| children(&form.join("cases"))).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("readable");
        let cases = parse(&text).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        (path, cases)
    };
    files.into_iter().map(read).collect()
}

fn children(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()))
}

fn form_of(case_file: &Path) -> Form {
    let folder = case_file.parent().and_then(Path::parent).expect("forms/<slug>/cases/x.json");
    let slug = folder.file_name().and_then(|name| name.to_str()).expect("a name");
    let text = fs::read_to_string(folder.join(format!("{slug}.form.json"))).expect("the definition");
    Form::load(&text, &LoadOptions::default()).unwrap_or_else(|problems| panic!("{slug}: {problems:?}"))
}

/// What is said in each of the form's languages, with its own texts beside it.
fn words_beside(case_file: &Path, form: &Form) -> Vec<Words> {
    let folder = case_file.parent().and_then(Path::parent).expect("forms/<slug>/cases/x.json");
    let read = |path: PathBuf| {
        let language = path.file_name()?.to_str()?.strip_suffix(".ftl")?.rsplit_once('.')?.1.to_owned();
        Some((language, fs::read_to_string(&path).ok()?))
    };
    let texts: Vec<(String, String)> = children(folder).filter_map(read).collect();
    let own: Vec<(&str, &str)> = texts.iter().map(|(tag, ftl)| (tag.as_str(), ftl.as_str())).collect();
    form.languages.iter().map(|language| Words::new(language, BUILTIN, &own)).collect()
}

/// What a case has shown so far.
#[derive(Default)]
struct Seen {
    focus: Option<Focus>,
    sent: Option<Submission>,
}

fn run(form: &Form, words: &[Words], case: &Value, kinds: Option<&mut Kinds>) -> Result<(), String> {
    let locale = case.get("locale").and_then(Value::as_str).unwrap_or("");
    let today = case.get("today").and_then(Value::as_str).unwrap_or("2026-01-31");
    let mut session = Session::new(form, locale, today);
    let mut watch = kinds.map(|kinds| Watch::new(form, text(case, "description"), &session, kinds));
    let mut seen = Seen::default();
    for (index, event) in list(case, "events").iter().enumerate() {
        let key = format!("key-{index}");
        let context = Context { form, today, key: &key };
        let meant = events(form, &session, event)
            .ok_or_else(|| format!("event {index} means nothing: {}", write(event)))?;
        let page =
            watch.as_ref().and_then(|watch| watch.page(&session, spoken(form, words, &session), event));
        for event in meant {
            for effect in session.apply(&context, event) {
                match effect {
                    Effect::Focus(focus) => seen.focus = Some(focus),
                    Effect::Send(submission) => seen.sent = Some(submission),
                    _ => {}
                }
            }
        }
        if let Some(watch) = &mut watch {
            watch
                .look(&context, &session, page, event)
                .map_err(|reason| format!("event {index}: {reason}"))?;
        }
    }
    assert_page(form, &session, case)?;
    assert_problems(&session, case)?;
    assert_focus(&session, &seen, case)?;
    assert_says(form, words, &session, case)?;
    assert_answers(form, &session, &seen, case)
}

/// The words of the language that a session is in.
fn spoken<'a>(form: &Form, words: &'a [Words], session: &Session) -> &'a Words {
    let mut pairs = form.languages.iter().zip(words);
    pairs.find(|(language, _)| *language == session.locale()).expect("a language of the form").1
}

/// `{ "input": "/name", "value": "Bo" }`, `{ "next": true }`, `{ "add": "/children" }` …
fn events(form: &Form, session: &Session, event: &Value) -> Option<Vec<Event>> {
    let (kind, value) = event.as_object()?.iter().next()?;
    let at = |part: &str| {
        let name = ControlName { pointer: Pointer::parse(value.as_str()?)?, part: part.to_owned() };
        Some(session.answers().control(&name)?.0)
    };
    Some(vec![match kind {
        "input" => {
            let name = ControlName::parse(value.as_str()?)?;
            let (place, part) = session.answers().control(&name)?;
            form.field_at(&place)?;
            if let Some(ticked) = event.get("value")?.as_array() {
                return Some(boxes(form, &place, ticked));
            }
            let times = event.get("times").and_then(Value::as_number).and_then(Number::to_usize).unwrap_or(1);
            let value = event.get("value")?.as_str()?.repeat(times);
            Event::Input { control: Control { place, part }, value }
        }
        "next" => Event::Next,
        "back" => Event::Back,
        "submit" => Event::Submit,
        "again" => Event::Again,
        "change" => Event::Change(at("")?),
        "open" => Event::Visit(value.as_str()?.to_owned()),
        "add" => Event::AddRow(at("add")?),
        "remove" => Event::RemoveRow(at("remove")?),
        "up" => Event::MoveRow(at("up")?, Way::Up),
        "down" => Event::MoveRow(at("down")?, Way::Down),
        "locale" => Event::LocaleChosen(value.as_str()?.to_owned()),
        "reply" => {
            let status = value.get("status")?.as_number()?.to_text().parse().ok()?;
            let body = value.get("body").map(write).unwrap_or_default();
            let kind = value.get("type").and_then(Value::as_str).unwrap_or("application/json");
            let reply = Reply { status, content_type: kind, language: "", body: &body };
            Event::Replied(submit::read_reply(form, "da", reply))
        }
        _ => return None,
    }])
}

/// Exactly these boxes of a question are ticked.
fn boxes(form: &Form, place: &Place, ticked: &[Value]) -> Vec<Event> {
    let choices = form.field_at(place).map(|field| field.choices.as_slice()).unwrap_or_default();
    let event = |choice: &Choice| {
        let is_ticked = ticked.iter().any(|key| key.as_str() == Some(&choice.key));
        let control = Control { place: place.clone(), part: choice.key.clone() };
        Event::Input { control, value: if is_ticked { TICKED.to_owned() } else { String::new() } }
    };
    choices.iter().map(event).collect()
}

fn assert_page(form: &Form, session: &Session, case: &Value) -> Result<(), String> {
    let Some(expected) = case.get("page").and_then(Value::as_str) else { return Ok(()) };
    let page = session.page_id(form);
    same("page", expected, page)?;
    let Some(expected) = case.get("row") else { return Ok(()) };
    let row = session.row().map(|row| session.answers().pointer(row).to_string());
    same("row", expected.as_str().unwrap_or("none"), row.as_deref().unwrap_or("none"))
}

fn assert_problems(session: &Session, case: &Value) -> Result<(), String> {
    if case.get("problems").is_none() {
        return Ok(());
    }
    let expected = list(case, "problems").iter().map(|problem| {
        let args = problem.as_object().into_iter().flat_map(Object::iter);
        let args = args.filter(|(name, _)| !matches!(*name, "at" | "code"));
        let args: Vec<String> =
            args.map(|(name, value)| format!(" {name}={}", value.as_str().unwrap_or_default())).collect();
        format!("{} {}{}", text(problem, "at"), text(problem, "code"), args.concat())
    });
    let expected: Vec<String> = expected.collect();
    let found = session.shown().iter().enumerate().map(|(index, shown)| {
        let wanted = list(case, "problems").get(index).and_then(Value::as_object);
        let named = wanted.into_iter().flat_map(Object::iter);
        let named = named.filter(|(name, _)| !matches!(*name, "at" | "code"));
        let args: Vec<String> = named
            .map(|(name, _)| format!(" {name}={}", shown.problem.text(name).unwrap_or_default()))
            .collect();
        format!("{} {}{}", session.answers().pointer(&shown.place), shown.problem.code, args.concat())
    });
    same("problems", &expected.join("; "), &found.collect::<Vec<_>>().join("; "))
}

fn assert_focus(session: &Session, seen: &Seen, case: &Value) -> Result<(), String> {
    let Some(expected) = case.get("focus").and_then(Value::as_str) else { return Ok(()) };
    let pointer = |place| session.answers().pointer(place).to_string();
    let focus = match &seen.focus {
        None => "none".to_owned(),
        Some(Focus::Summary) => "summary".to_owned(),
        Some(Focus::Heading) => "heading".to_owned(),
        Some(Focus::Field(place)) => pointer(place),
        Some(Focus::Legend(place)) => format!("legend {}", pointer(place)),
        Some(Focus::Add(place)) => format!("add {}", pointer(place)),
        Some(Focus::Move(place, Way::Up)) => format!("up {}", pointer(place)),
        Some(Focus::Move(place, Way::Down)) => format!("down {}", pointer(place)),
    };
    same("focus", expected, &focus)
}

/// These texts stand in the page, in this order.
fn assert_says(form: &Form, words: &[Words], session: &Session, case: &Value) -> Result<(), String> {
    if case.get("says").is_none() {
        return Ok(());
    }
    let words = spoken(form, words, session);
    let view = View { form, session, words, options: &Options::default() };
    let page = all_text(&view.form().into()).replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    let mut rest = page.as_str();
    for wanted in list(case, "says").iter().filter_map(Value::as_str) {
        let Some((_, behind)) = rest.split_once(wanted) else {
            return Err(format!("says: expected {wanted:?} in {rest:?}"));
        };
        rest = behind;
    }
    Ok(())
}

fn all_text(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => element.children.iter().map(all_text).collect(),
    }
}

fn assert_answers(form: &Form, session: &Session, seen: &Seen, case: &Value) -> Result<(), String> {
    if let Some(expected) = case.get("answers") {
        same("answers", &write(expected), &write(&session.document(form)))?;
    }
    if case.get("body").is_some() {
        let lines: Vec<&str> = list(case, "body").iter().filter_map(Value::as_str).collect();
        let sent = seen.sent.as_ref().ok_or("body: nothing was sent")?;
        same("body", &lines.join("\r\n").replace("{key}", &sent.key), &sent.body)?;
    }
    let Some(expected) = case.get("submission") else { return Ok(()) };
    let sent = seen.sent.as_ref().map(|sent| {
        let read = submit::read_body(form, sent.body.as_bytes());
        let body = read.expect("the body is as the form says").body;
        write(if form.submit.envelope { body.get("data").unwrap_or(&Value::Null) } else { &body })
    });
    same("submission", &write(expected), sent.as_deref().unwrap_or("null"))
}

fn same(what: &str, expected: &str, found: &str) -> Result<(), String> {
    if expected == found { Ok(()) } else { Err(format!("{what}: expected {expected}, found {found}")) }
}

fn list<'a>(case: &'a Value, name: &str) -> &'a [Value] {
    case.get(name).and_then(Value::as_array).unwrap_or_default()
}

fn text<'a>(case: &'a Value, name: &str) -> &'a str {
    case.get(name).and_then(Value::as_str).unwrap_or_default()
}
