//! Expressions of others, by the meaning that ours give them: CertLogic's test suite and JsonLogic's compatibility tables.
//!
//! Every case is run. Those whose result differs on purpose stand in `tests/expressions/differences.json` under the
//! reason for it; one that does not differ any longer fails here. `tests/expressions/README.md` says where the cases
//! come from.

// A test ends by panicking, and says how much it ran.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::print_stdout, clippy::unwrap_used)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use blankett::expr::{Date, Kinds, Reference, Scope, Source, Variable, compile};
use blankett::json::{Object, Value, parse, write};
use blankett::pointer::{Place, Pointer};

/// The suites, with the name that the list of differences gives them.
const SUITES: [(&str, &str); 2] = [
    ("certlogic", include_str!("expressions/certlogic.json")),
    ("jsonlogic", include_str!("expressions/jsonlogic.json")),
];

/// Operations whose second argument is looked at once for each row.
const OVER_ROWS: [&str; 2] = ["all", "some"];

/// A rule with the way of each `var` as ours is written: `a.b` is `/a/b`, and inside rows `0/a/b`.
fn translated(rule: &Value, in_rows: bool) -> Value {
    let all = |items: &[Value], in_rows: &dyn Fn(usize) -> bool| {
        let items = items.iter().enumerate();
        Value::Array(items.map(|(index, item)| translated(item, in_rows(index))).collect())
    };
    match rule {
        Value::Array(items) => all(items, &|_| in_rows),
        Value::Object(members) => {
            let member = |(name, value): (&str, &Value)| {
                let path = if name == "var" { path(value) } else { None };
                let value = match (path, value) {
                    (Some(path), _) => Value::String(if in_rows { format!("0{path}") } else { path }),
                    (None, Value::Array(items)) if OVER_ROWS.contains(&name) => {
                        all(items, &|index| in_rows || index > 0)
                    }
                    (None, value) => translated(value, in_rows),
                };
                (name.to_owned(), value)
            };
            Value::Object(members.iter().map(member).collect::<Vec<_>>().into_iter().collect::<Object>())
        }
        plain => plain.clone(),
    }
}

/// The dotted way of a `var` as a JSON Pointer; `None` where it is computed or has a default.
fn path(value: &Value) -> Option<String> {
    let text = match value {
        Value::Array(items) if items.len() == 1 => return path(&items[0]),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_text(),
        _ => return None,
    };
    let tokens = text.split('.').filter(|token| !token.is_empty());
    Some(tokens.fold(Pointer::root(), |pointer, token| pointer.child(token)).to_string())
}

/// Anything may stand anywhere, as nothing is known of these data.
fn anything(text: &str, rows: &[Place]) -> Result<Variable, String> {
    let variable = |source, place| Variable { source, kinds: Kinds::ANY, place, format: None };
    if let Some(down) = text.strip_prefix('0').and_then(Pointer::parse) {
        return Ok(variable(Source::Row(0, down), rows.last().ok_or("not in rows")?.clone()));
    }
    let pointer = Pointer::parse(text).ok_or("no pointer")?;
    let place = pointer.tokens().fold(Place::root(), |place, token| place.child(&token));
    Ok(variable(Source::Answer(Reference::Absolute(pointer)), place))
}

/// What a rule of theirs gives here; `Err` says why it is no expression of ours.
fn evaluate(rule: &Value, data: &Value) -> Result<Value, String> {
    let rule = translated(rule, false);
    let compiled = compile(&rule, &Pointer::root(), Kinds::ANY, &anything)
        .map_err(|errors| format!("{}: {}", errors[0].pointer, errors[0].message))?;
    let lookup = |reference: &Reference| match reference {
        Reference::Absolute(pointer) => data.at(pointer).map(Cow::Borrowed),
        Reference::Relative { .. } => None,
    };
    let scope = Scope { lookup: &lookup, today: "2026-01-31", birth_date: |_, text| Date::parse(text) };
    Ok(compiled.expression.evaluate(&scope).to_json().unwrap_or(Value::Null))
}

/// Whether that is the result meant. Where theirs ends in an error, ours gives null or is refused, unless only
/// because we do not have the operation.
fn is_meant(result: &Result<Value, String>, meant: &Value) -> bool {
    match (result, meant.get("error")) {
        (Ok(value), None) => value == meant,
        (Ok(value), Some(_)) => *value == Value::Null,
        (Err(message), Some(_)) => !message.contains("There is no operation"),
        (Err(_), None) => false,
    }
}

/// The reasons for differences, each with its sentence, and the reason of each case by `suite/file/index`.
fn differences() -> (Vec<(String, String)>, BTreeMap<String, String>) {
    let list = parse(include_str!("expressions/differences.json")).unwrap();
    let (mut reasons, mut cases) = (Vec::new(), BTreeMap::new());
    for (reason, entry) in list.as_object().unwrap().iter() {
        reasons.push((reason.to_owned(), entry.get("because").and_then(Value::as_str).unwrap().to_owned()));
        for (file, indexes) in entry.get("cases").and_then(Value::as_object).unwrap().iter() {
            for index in indexes.as_array().unwrap() {
                let name = format!("{file}/{}", write(index));
                let twice = cases.insert(name.clone(), reason.to_owned());
                assert!(twice.is_none(), "{name} stands in the list twice");
            }
        }
    }
    (reasons, cases)
}

#[test]
fn the_suites_of_others_hold_or_differ_on_purpose() {
    let (reasons, mut listed) = differences();
    let mut wrong = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (suite, text) in SUITES {
        let (mut kept, mut all) = (0_usize, 0_usize);
        for (file, cases) in parse(text).unwrap().as_object().unwrap().iter() {
            for (index, case) in cases.as_array().unwrap().iter().enumerate() {
                let [rule, data, meant] = case.as_array().unwrap() else { panic!("{}", write(case)) };
                let result = evaluate(rule, data);
                let name = format!("{suite}/{file}/{index}");
                all += 1;
                match (is_meant(&result, meant), listed.remove(&name)) {
                    (true, None) => kept += 1,
                    (false, Some(reason)) => *counts.entry(reason).or_default() += 1,
                    (true, Some(reason)) => wrong.push(format!("{name} no longer differs: {reason}")),
                    (false, None) => {
                        let got = result.map_or_else(|error| format!("error {error}"), |value| write(&value));
                        wrong.push(format!("{name}\t{}\t{got}", write(case)));
                    }
                }
            }
        }
        println!("{suite}: {kept} of {all} kept, the others differ on purpose");
        assert!(kept > 0, "{suite}");
    }
    for (reason, because) in &reasons {
        println!("{:5} {reason}: {because}", counts.get(reason).copied().unwrap_or_default());
    }
    wrong.extend(listed.keys().map(|name| format!("{name} is listed, but is no case")));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
