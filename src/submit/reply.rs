//! What an endpoint's reply means. A reply is untrusted: bounded, read as data, its values dropped unread.

use super::{Outcome, Receipt};
use crate::json::{Value, parse_within};
use crate::pointer::Pointer;
use crate::problem::Problem;

/// The longest body that is read, in bytes.
const MOST_BYTES: usize = 256 * 1024;
/// The deepest body that is read.
const MOST_DEPTH: usize = 32;
/// The most problems that are taken from one reply.
const MOST_PROBLEMS: usize = 200;
/// The longest sentence that is taken from a reply, in characters.
const MOST_CHARS: usize = 500;

/// Codes of our own sentences; a reply that names one needs no sentence of its own.
const CODES: [&str; 20] = [
    "required",
    "dependentRequired",
    "type",
    "enum",
    "const",
    "oneOf",
    "anyOf",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "false",
];

/// Reads a reply. Status 0 stands for no reply at all.
///
/// Accepted is only a complete 2xx: an empty one (204), or JSON. Anything else that leaves open whether the
/// answers arrived is [`Outcome::Unsent`], and everything is kept.
pub fn read_reply(status: u16, content_type: &str, body: &str) -> Outcome {
    let json = if body.len() <= MOST_BYTES && is_json(content_type) {
        parse_within(body, MOST_DEPTH).ok()
    } else {
        None
    };
    match (status, json) {
        (200..=299, Some(reply)) => Outcome::Accepted(receipt(reply)),
        (200..=299, None) if body.is_empty() => Outcome::Accepted(Receipt::default()),
        (400 | 409 | 422, Some(reply)) => match problems(&reply) {
            problems if problems.is_empty() => Outcome::Refused,
            problems => Outcome::Rejected(problems),
        },
        (408 | 425 | 429, _) => Outcome::Unsent,
        (400..=499, _) => Outcome::Refused,
        _ => Outcome::Unsent,
    }
}

fn is_json(content_type: &str) -> bool {
    let media = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    media == "application/json" || (media.starts_with("application/") && media.ends_with("+json"))
}

fn receipt(reply: Value) -> Receipt {
    let text = |names: &[&str]| names.iter().find_map(|name| reply.get(name)).and_then(spoken);
    Receipt {
        reference: text(&["reference", "id"]).unwrap_or_default(),
        received: text(&["received"]),
        reply: Some(reply),
    }
}

fn spoken(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(clipped(text)),
        Value::Number(number) => Some(number.to_text()),
        _ => None,
    }
}

/// RFC 9457 section 3: `errors[]` with `pointer` (a URI fragment) and `detail`; ours add `code`.
fn problems(reply: &Value) -> Vec<Problem> {
    let errors = reply.get("errors").and_then(Value::as_array).unwrap_or_default();
    errors.iter().take(MOST_PROBLEMS).map(problem).collect()
}

fn problem(error: &Value) -> Problem {
    let text = |name: &str| error.get(name).and_then(Value::as_str);
    let pointer = text("pointer").and_then(read_pointer).unwrap_or_default();
    let known = text("code").and_then(|code| CODES.into_iter().find(|own| *own == code));
    match known {
        Some(code) => with_params(Problem::new(pointer, code), error.get("params")),
        None => Problem::new(pointer, "server").with("detail", clipped(text("detail").unwrap_or_default())),
    }
}

/// The limits that our own sentences name.
fn with_params(problem: Problem, params: Option<&Value>) -> Problem {
    ["limit", "format", "part", "reason"].into_iter().fold(problem, |problem, name| {
        match params.and_then(|params| params.get(name)) {
            Some(Value::String(text)) => problem.with(name, clipped(text)),
            Some(Value::Number(number)) => problem.with(name, number.clone()),
            _ => problem,
        }
    })
}

/// `#/a/b` percent-encoded (RFC 6901 section 6), or a plain pointer.
fn read_pointer(text: &str) -> Option<Pointer> {
    match text.strip_prefix('#') {
        Some(fragment) => Pointer::parse(&percent_decoded(fragment)?),
        None => Pointer::parse(text),
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn clipped(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MOST_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::read_reply;
    use crate::submit::Outcome;

    fn outcome(status: u16, kind: &str, body: &str) -> String {
        match read_reply(status, kind, body) {
            Outcome::Accepted(receipt) => format!("accepted {}", receipt.reference),
            Outcome::Rejected(problems) => {
                let each = |problem: &crate::problem::Problem| {
                    format!("{} {} {}", problem.pointer, problem.code, problem.text("detail").unwrap_or("-"))
                };
                problems.iter().map(each).collect::<Vec<_>>().join("; ")
            }
            Outcome::Unsent => "unsent".to_owned(),
            Outcome::Refused => "refused".to_owned(),
        }
    }

    #[test]
    fn every_class_of_reply() {
        let json = "application/json; charset=utf-8";
        let problem = "application/problem+json";
        let cases = [
            (201, json, r#"{"reference":"HS-1"}"#, "accepted HS-1"),
            (200, json, r#"{"id":7}"#, "accepted 7"),
            (204, "", "", "accepted "),
            (201, json, r#"{"reference":"HS"#, "unsent"),
            (200, "text/html", "<h1>Log in</h1>", "unsent"),
            (
                422,
                problem,
                r##"{"errors":[{"pointer":"#/a%20b/0","detail":"no"},{"detail":"form"}]}"##,
                "/a b/0 server no;  server form",
            ),
            (422, problem, r#"{"errors":[{"pointer":"/cpr","code":"format","value":"1"}]}"#, "/cpr format -"),
            (422, problem, "{}", "refused"),
            (400, "text/html", "<h1>Bad</h1>", "refused"),
            (404, json, "{}", "refused"),
            (429, json, "{}", "unsent"),
            (500, json, "{}", "unsent"),
            (302, "", "", "unsent"),
            (0, "", "", "unsent"),
        ];
        for (status, kind, body, expected) in cases {
            assert_eq!(outcome(status, kind, body), expected, "{status} {body}");
        }
    }

    #[test]
    fn a_hostile_reply_is_bounded() {
        let deep = "[".repeat(100_000);
        assert_eq!(outcome(422, "application/json", &deep), "refused");
        let error = format!(r#"{{"detail":"{}"}}"#, "x".repeat(10_000));
        let many = format!(r#"{{"errors":[{}]}}"#, vec![error; 20].join(","));
        let Outcome::Rejected(problems) = read_reply(422, "application/json", &many) else {
            panic!("rejected")
        };
        assert!(problems.iter().all(|problem| problem.text("detail").is_some_and(|text| text.len() == 500)));
        let long = format!(r#"{{"errors":[{}]}}"#, vec!["{}"; 1000].join(","));
        assert!(
            matches!(read_reply(422, "application/json", &long), Outcome::Rejected(list) if list.len() == 200)
        );
    }
}
