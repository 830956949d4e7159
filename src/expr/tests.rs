//! The case table, and bounds.

use std::borrow::Cow;

use super::{Date, Kinds, Reference, Scope, Source, Variable, compile};
use crate::json::{Value, parse, write};
use crate::pointer::{Place, Pointer};

/// Any pointer leads to anything: types are tested where a form knows them.
fn anything(text: &str, rows: &[Place]) -> Result<Variable, String> {
    let variable =
        |source, place| Variable { source, kinds: Kinds::ANY, place, format: Some("date".to_owned()) };
    if let Some(down) = text.strip_prefix('0').and_then(Pointer::parse) {
        let place = rows.last().ok_or("not in rows")?.clone();
        return Ok(variable(Source::Row(0, down), place));
    }
    let pointer = Pointer::parse(text).ok_or_else(|| ["\"", text, "\" is no pointer"].concat())?;
    let place = pointer.tokens().fold(Place::root(), |place, token| place.child(&token));
    Ok(variable(Source::Answer(Reference::Absolute(pointer)), place))
}

fn evaluate(expression: &Value, data: &Value) -> String {
    let compiled = match compile(expression, &Pointer::root(), Kinds::ANY, &anything) {
        Ok(compiled) => compiled,
        Err(errors) => return format!("error {}", errors[0].pointer),
    };
    let lookup = |reference: &Reference| match reference {
        Reference::Absolute(pointer) => data.at(pointer).map(Cow::Borrowed),
        Reference::Relative { .. } => None,
    };
    let scope = Scope { lookup: &lookup, today: "2026-01-31", birth_date: |_, text| Date::parse(text) };
    compiled.expression.evaluate(&scope).to_json().map_or_else(|| "null".to_owned(), |value| write(&value))
}

/// `tests/expressions.json`: `[expression, data, expected]`.
#[test]
fn every_case_gives_what_it_says() {
    let cases = parse(include_str!("../../tests/expressions.json")).unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (_, group) in cases.as_object().unwrap().iter() {
        for case in group.as_array().unwrap() {
            let [expression, data, expected] = case.as_array().unwrap() else { panic!("{}", write(case)) };
            let got = evaluate(expression, data);
            let meant = match expected.get("error") {
                Some(pointer) => format!("error {}", pointer.as_str().unwrap()),
                None => write(expected),
            };
            if got != meant {
                wrong.push(format!("{} gives {got}", write(case)));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 150, "{count}");
}

#[test]
fn deep_and_endless_expressions_end() {
    let nested = format!("{}true{}", "{\"!\":".repeat(33), "}".repeat(33));
    assert!(evaluate(&parse(&nested).unwrap(), &Value::Null).starts_with("error"), "too deep");
    let rows = format!("{{\"r\":[{}0]}}", "0,".repeat(1000));
    let all = r#"{"all":[{"var":"/r"},{"all":[{"var":"/r"},{"===":[1,1]}]}]}"#;
    // A million looks are more than one evaluation may take.
    assert_eq!(evaluate(&parse(all).unwrap(), &parse(&rows).unwrap()), "null");
}
