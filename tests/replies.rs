//! What comes of every class of reply, and where the problems that frameworks name are shown.
//!
//! `tests/support/replies.json` holds status, type (JSON unless said otherwise), body (a text, or JSON), the outcome in one word
//! (with the reference of a receipt) and the problems. `from` is the framework whose bodies look so, or which wrote it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "that is how tests fail")]

use blankett::form::{Form, LoadOptions};
use blankett::json::{Value, parse, write};
use blankett::problem::{Arg, Problem};
use blankett::submit::{Failure, MAX_REPLY, Outcome, Reply, read_reply};

const JSON: &str = "application/json; charset=utf-8";

/// Texts, a number, a group, rows of groups.
const DEFINITION: &str = r#"{"type":"object","properties":{
    "email":{"type":"string"},"age":{"type":"integer"},"name":{"type":"string"},
    "børn":{"type":"array","items":{"type":"object","properties":{"a/b":{"type":"string"}}}},
    "address":{"type":"object","properties":{"postCode":{"type":"string"},"zip":{"type":"string"},"street":{"type":"string"}}},
    "children":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"}}}}},
    "form":{"submit":{"endpoint":"/x"}}}"#;

fn read(status: u16, content_type: &str, language: &str, body: &str) -> Outcome {
    let form = Form::load(DEFINITION, &LoadOptions::default()).unwrap();
    read_reply(&form, "da", Reply { status, content_type, language, body })
}

fn written(problem: &Problem) -> String {
    let args = problem.args.iter().map(|(name, arg)| match arg {
        Arg::Text(text) => format!(" {name}={text}"),
        Arg::Number(number) => format!(" {name}={}", number.to_text()),
    });
    format!("{} {}{}", problem.pointer, problem.code, args.collect::<String>())
}

#[test]
fn every_reply_has_an_outcome_and_every_problem_its_question() {
    let replies = parse(include_str!("support/replies.json")).unwrap();
    for reply in replies.as_array().unwrap() {
        let text = |name: &str| reply.get(name).and_then(Value::as_str);
        let body = reply.get("body").unwrap();
        let body = body.as_str().map_or_else(|| write(body), str::to_owned);
        let status = reply.get("status").and_then(Value::as_number).unwrap().to_text().parse().unwrap();
        let mut problems = Vec::new();
        let outcome = match read(status, text("type").unwrap_or(JSON), "", &body) {
            Outcome::Accepted(receipt) => {
                let word = if receipt.is_processing { "processing" } else { "accepted" };
                format!("{word} {}", receipt.reference).trim().to_owned()
            }
            Outcome::Failed(failure) => failure.word().to_owned(),
            Outcome::Rejected(found) => {
                problems = found.iter().map(written).collect();
                "rejected".to_owned()
            }
        };
        assert_eq!(Some(&*outcome), text("outcome"), "{status} {body}");
        if let Some(expected) = reply.get("problems").and_then(Value::as_array) {
            let expected: Vec<_> = expected.iter().filter_map(Value::as_str).collect();
            assert_eq!(problems, expected, "{body}");
        }
    }
}

/// One member of `errors`, and the problem: pointer, code, arguments.
#[test]
fn problems_keep_our_codes_and_become_sentences_of_the_server_otherwise() {
    let cases = [
        (r##"{"pointer":"#/b%C3%B8rn/0/a~1b","code":"required"}"##, "/børn/0/a~1b required"),
        (r#"{"pointer":"/age","code":"maxLength","params":{"limit":5}}"#, "/age maxLength limit=5"),
        (
            r#"{"pointer":"/age","code":"maxLength","args":{"limit":5},"message":"x"}"#,
            "/age maxLength limit=5",
        ),
        (r#"{"pointer":"/age","code":"maxLength","detail":"Too long"}"#, "/age server message=Too long"),
        (
            r#"{"pointer":"/age","code":"format","params":{"format":"date","part":"day","x":"y"}}"#,
            "/age format format=date part=day",
        ),
        (
            r#"{"pointer":"/age","code":"IBAN_CLOSED","detail":"The\naccount\u202e is closed"}"#,
            "/age server message=The account is closed",
        ),
        (r#"{"pointer":"/age","code":"__proto__"}"#, "/age server"),
        (r#"{"detail":"Something"}"#, " server message=Something"),
        (r##"{"pointer":"#","code":"checks"}"##, " checks"),
        (r#"{"pointer":"/no/one","detail":"x","value":"secret"}"#, "/no/one server message=x"),
    ];
    for (error, expected) in cases {
        let body = format!(r#"{{"errors":[{error},1]}}"#);
        let Outcome::Rejected(problems) = read(422, JSON, "", &body) else { panic!("{error}") };
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!(written(problem), expected);
    }
}

#[test]
fn sentences_in_another_language_are_not_shown() {
    let body = r#"{"errors":[{"pointer":"/age","detail":"Too old"},{"pointer":"/name","code":"required"}]}"#;
    let cases = [("", "Too old"), ("da-DK", "Too old"), ("en", ""), ("en-GB, da", "")];
    for (language, expected) in cases {
        let Outcome::Rejected(problems) = read(422, JSON, language, body) else { panic!("{language}") };
        assert_eq!(problems[0].text("message").unwrap_or_default(), expected, "{language}");
        assert_eq!(problems[1].code, "required");
    }
}

#[test]
fn replies_are_bounded() {
    let many = format!(r#"{{"errors":[{}{{}}]}}"#, r#"{"detail":"x"},"#.repeat(1_000));
    assert!(matches!(read(422, JSON, "", &many), Outcome::Rejected(found) if found.len() == 200));
    let long = format!(r#"{{"errors":[{{"detail":"{}"}}]}}"#, "å".repeat(5_000));
    let Outcome::Rejected(found) = read(422, JSON, "", &long) else { panic!("no problems") };
    assert_eq!(found[0].text("message").map(|text| text.chars().count()), Some(500));
    let huge = format!(r#"{{"reference":"{}"}}"#, "x".repeat(MAX_REPLY));
    assert_eq!(read(201, JSON, "", &huge), Outcome::Failed(Failure::Unknown));
    assert_eq!(read(201, JSON, "", &"[".repeat(100_000)), Outcome::Failed(Failure::Unknown));
}
