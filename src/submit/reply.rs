//! Reading what an endpoint answered: received, problems, refused, or nothing that can be known.
//!
//! The reply is foreign: bounded in size and depth, read as data, and never trusted to be polite. A
//! success is only what says so completely: a login page with status 200 is none.

use super::{Outcome, Receipt};
use crate::json::{self, Number, Object, Value};
use crate::pointer::Pointer;
use crate::problem::{Arg, Problem};

/// The most bytes of a reply that are read; an edge stops there.
pub const MAX_REPLY: usize = 256 * 1024;

const MAX_DEPTH: usize = 32;
const MAX_PROBLEMS: usize = 200;
const MAX_DETAIL: usize = 500;

/// Reads a reply that arrived whole.
///
/// | status | outcome |
/// |---|---|
/// | 2xx with JSON, or without a body | accepted |
/// | 2xx with anything else | unsent: it cannot be known whether it arrived |
/// | 409 with JSON that has a reference | accepted: it had arrived before |
/// | 408, 409, 425, 429 | unsent: try again with the same key |
/// | other 4xx with RFC 9457 `errors` | rejected, with their problems |
/// | other 4xx | refused |
/// | all else | unsent |
pub fn read_reply(status: u16, content_type: &str, body: &str) -> Outcome {
    let json = read_json(content_type, body);
    match status {
        200..=299 if body.trim().is_empty() => Outcome::Accepted(Receipt::default()),
        200..=299 => json.map_or(Outcome::Unsent, |reply| Outcome::Accepted(receipt(reply))),
        409 if json.as_ref().is_some_and(|reply| reply.get("reference").is_some()) => {
            json.map_or(Outcome::Unsent, |reply| Outcome::Accepted(receipt(reply)))
        }
        408 | 409 | 425 | 429 => Outcome::Unsent,
        400..=499 => match json.as_ref().map(problems) {
            Some(problems) if !problems.is_empty() => Outcome::Rejected(problems),
            _ => Outcome::Refused,
        },
        _ => Outcome::Unsent,
    }
}

/// The body as JSON, where its type says that it is (RFC 6839: `+json`).
fn read_json(content_type: &str, body: &str) -> Option<Value> {
    let media = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let says_json = media == "application/json" || media.ends_with("+json");
    if says_json && body.len() <= MAX_REPLY { json::parse_within(body, MAX_DEPTH).ok() } else { None }
}

fn receipt(reply: Value) -> Receipt {
    let text = |name: &str| match reply.get(name)? {
        Value::String(text) => Some(clean(text)),
        Value::Number(number) => Some(number.to_text()),
        _ => None,
    };
    let reference = text("reference").or_else(|| text("id")).unwrap_or_default();
    Receipt { reference, received: text("received"), reply: Some(reply) }
}

/// The problems of `errors` (RFC 9457 section 3).
fn problems(reply: &Value) -> Vec<Problem> {
    let errors = reply.get("errors").and_then(Value::as_array).unwrap_or_default();
    errors.iter().take(MAX_PROBLEMS).filter_map(Value::as_object).map(problem).collect()
}

fn problem(error: &Object) -> Problem {
    let text = |name: &str| error.get(name).and_then(Value::as_str);
    let pointer = text("pointer").and_then(pointer).unwrap_or_default();
    let params = error.get("params").and_then(Value::as_object);
    let known = text("code").and_then(|code| CODES.iter().find(|own| **own == code)).copied();
    match known {
        Some(code)
            if !needs_limit(code) || params.is_some_and(|params| number(params, "limit").is_some()) =>
        {
            ARGS.iter().fold(Problem::new(pointer, code), |problem, name| {
                match params.and_then(|own| arg(own, name)) {
                    Some(arg) => problem.with(name, arg),
                    None => problem,
                }
            })
        }
        _ => {
            let problem = Problem::new(pointer, "server");
            match text("detail").map(clean).filter(|detail| !detail.is_empty()) {
                Some(detail) => problem.with("message", detail),
                None => problem,
            }
        }
    }
}

/// The codes that have sentences of our own.
const CODES: [&str; 24] = [
    "required",
    "dependentRequired",
    "type",
    "enum",
    "const",
    "oneOf",
    "anyOf",
    "not",
    "false",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "checks",
    "compute",
    "file",
];

/// The arguments that sentences know.
const ARGS: [&str; 5] = ["limit", "type", "format", "part", "reason"];

/// All that begin with m (`minLength` … `multipleOf`) or `exclusive` are about a number.
fn needs_limit(code: &str) -> bool {
    code.starts_with('m') || code.starts_with("exclusive")
}

fn number<'a>(params: &'a Object, name: &str) -> Option<&'a Number> {
    params.get(name).and_then(Value::as_number)
}

fn arg(params: &Object, name: &str) -> Option<Arg> {
    match params.get(name)? {
        Value::Number(number) => Some(Arg::Number(number.clone())),
        Value::String(text) => Some(Arg::Text(clean(text))),
        _ => None,
    }
}

/// A pointer as it stands, or as a URI fragment (RFC 6901 section 6: `#/b%C3%B8rn/0`).
fn pointer(text: &str) -> Option<Pointer> {
    match text.strip_prefix('#') {
        Some(fragment) => Pointer::parse(&percent_decoded(fragment)?),
        None => Pointer::parse(text),
    }
}

/// `None` for a bad escape, and for bytes that are not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: Option<u8>| {
                    char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
                };
                digit(rest.next())? << 4 | digit(rest.next())?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// A server's words as text on one line: without controls and marks that turn the reading direction.
fn clean(text: &str) -> String {
    let bad = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !bad(*c));
    plain.take(MAX_DETAIL).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{MAX_REPLY, read_reply};
    use crate::problem::Arg;
    use crate::submit::Outcome;

    const JSON: &str = "application/json; charset=utf-8";
    const PROBLEM: &str = "application/problem+json";

    /// Status, type and body, and the outcome in one word (with the reference of a receipt).
    #[test]
    fn every_class_of_reply_has_an_outcome() {
        let cases = [
            (201, JSON, r#"{"reference":"HT-1","received":"2026-01-31T12:00:00Z"}"#, "accepted HT-1"),
            (200, JSON, r#"{"id":17}"#, "accepted 17"),
            (200, "application/vnd.agency+json", r#"{"id":"a\u202eb"}"#, "accepted ab"),
            (202, JSON, "{}", "accepted "),
            (204, "", "", "accepted "),
            (200, "text/html", "<title>Log in</title>", "unsent"),
            (200, JSON, r#"{"reference":"HT"#, "unsent"),
            (200, "text/html", r#"{"reference":"HT-1"}"#, "unsent"),
            (0, "", "", "unsent"),
            (302, "", "", "unsent"),
            (409, JSON, r#"{"reference":"HT-1"}"#, "accepted HT-1"),
            (409, PROBLEM, r#"{"title":"The first request is still running"}"#, "unsent"),
            (429, PROBLEM, r##"{"errors":[{"pointer":"#/a"}]}"##, "unsent"),
            (422, PROBLEM, r##"{"errors":[{"pointer":"#/a","code":"required"}]}"##, "rejected"),
            (400, JSON, r#"{"errors":[]}"#, "refused"),
            (400, JSON, r#"{"errors":{"a":["b"]}}"#, "refused"),
            (403, "text/html", "<h1>No</h1>", "refused"),
            (500, PROBLEM, r##"{"errors":[{"pointer":"#/a"}]}"##, "unsent"),
        ];
        for (status, content_type, body, expected) in cases {
            let outcome = match read_reply(status, content_type, body) {
                Outcome::Accepted(receipt) => format!("accepted {}", receipt.reference),
                Outcome::Rejected(_) => "rejected".to_owned(),
                Outcome::Refused => "refused".to_owned(),
                Outcome::Unsent => "unsent".to_owned(),
            };
            assert_eq!(outcome, expected, "{status} {body}");
        }
    }

    /// One member of `errors`, and the problem: pointer, code, arguments.
    #[test]
    fn problems_keep_our_codes_and_become_sentences_of_the_server_otherwise() {
        let cases = [
            (r##"{"pointer":"#/b%C3%B8rn/0/a~1b","code":"required"}"##, "/børn/0/a~1b required"),
            (r#"{"pointer":"/a","code":"maxLength","params":{"limit":5}}"#, "/a maxLength limit=5"),
            (r#"{"pointer":"/a","code":"maxLength","detail":"Too long"}"#, "/a server message=Too long"),
            (
                r#"{"pointer":"/a","code":"format","params":{"format":"date","part":"day","x":"y"}}"#,
                "/a format format=date part=day",
            ),
            (
                r#"{"pointer":"/a","code":"IBAN_CLOSED","detail":"The\naccount\u202e is closed"}"#,
                "/a server message=The account is closed",
            ),
            (r#"{"pointer":"/a","code":"__proto__"}"#, "/a server"),
            (r#"{"detail":"Something"}"#, " server message=Something"),
            (r##"{"pointer":"#/a%zz","code":"required"}"##, " required"),
            (r##"{"pointer":"#/%ff","code":"required"}"##, " required"),
            (r#"{"pointer":"a.b","detail":"x","value":"secret"}"#, " server message=x"),
            (r##"{"pointer":"#","code":"checks"}"##, " checks"),
        ];
        for (error, expected) in cases {
            let body = format!(r#"{{"errors":[{error},1]}}"#);
            let Outcome::Rejected(problems) = read_reply(422, PROBLEM, &body) else { panic!("{error}") };
            let [problem] = problems.as_slice() else { panic!("{problems:?}") };
            let args = problem.args.iter().map(|(name, arg)| match arg {
                Arg::Text(text) => format!(" {name}={text}"),
                Arg::Number(number) => format!(" {name}={}", number.to_text()),
            });
            assert_eq!(format!("{} {}{}", problem.pointer, problem.code, args.collect::<String>()), expected);
        }
    }

    #[test]
    fn replies_are_bounded() {
        let many = format!(r#"{{"errors":[{}{{}}]}}"#, r#"{"detail":"x"},"#.repeat(1_000));
        assert!(matches!(read_reply(422, PROBLEM, &many), Outcome::Rejected(found) if found.len() == 200));
        let long = format!(r#"{{"errors":[{{"detail":"{}"}}]}}"#, "å".repeat(5_000));
        let Outcome::Rejected(found) = read_reply(422, PROBLEM, &long) else { panic!("no problems") };
        assert_eq!(
            found.first().and_then(|one| one.text("message")).map(|text| text.chars().count()),
            Some(500)
        );
        let huge = format!(r#"{{"reference":"{}"}}"#, "x".repeat(MAX_REPLY));
        assert_eq!(read_reply(201, JSON, &huge), Outcome::Unsent);
        assert_eq!(read_reply(201, JSON, &"[".repeat(100_000)), Outcome::Unsent);
    }
}
