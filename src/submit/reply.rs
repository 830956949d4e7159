//! Reading what an endpoint answered: received, problems, refused, or nothing that can be known.
//!
//! The reply is foreign: bounded in size and depth, read as data, and never trusted to be polite. A
//! success is only what says so completely: a login page with status 200 is none.

use super::shapes::{clean, problems};
use super::{Failure, Outcome, Receipt, resolve::resolve};
use crate::form::Form;
use crate::json::{self, Value};
use crate::problem::Problem;

/// The most bytes of a reply that are read; an edge stops there.
pub const MAX_REPLY: usize = 256 * 1024;

const MAX_DEPTH: usize = 32;

/// What an edge got for an answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reply<'a> {
    /// The status. 0 where nothing was sent (no network, no endpoint); 408 also where something was and no whole
    /// reply came in time.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: &'a str,
    /// `Content-Language`, or empty.
    pub language: &'a str,
    /// The body as text.
    pub body: &'a str,
}

/// Reads a reply.
///
/// | status | outcome |
/// |---|---|
/// | 2xx with JSON, or without a body | accepted; with 202, still being processed |
/// | 2xx with JSON that names problems and no reference (GraphQL, Altinn) | rejected |
/// | 2xx with JSON that says no (`success` or `ok` is `false`, an `error`, `status` is `error` or `fail`) | refused; with a reference unknown |
/// | 2xx with anything else, 408, 409, 425, other 5xx | unknown: it cannot be said whether it arrived |
/// | 409 with JSON that has a reference | accepted: it had arrived before |
/// | 401, 403, 412, 413, 429, 503 | what they say |
/// | 404, 405, 410, 415, 501 | closed |
/// | other 4xx with problems | rejected |
/// | other 4xx | refused: the endpoint does not say which answer |
/// | all else | unsent |
pub fn read_reply(form: &Form, locale: &str, reply: Reply<'_>) -> Outcome {
    let json = read_json(reply.content_type, reply.body);
    let has_reference = || json.as_ref().and_then(reference).is_some();
    let named =
        || json.as_ref().map_or_else(Vec::new, |json| named(form, json, speaks(reply.language, locale)));
    let failure = match reply.status {
        200..=299 if reply.body.trim().is_empty() => return accepted(None, reply.status),
        200..=299 | 409 if has_reference() => match &json {
            // What had arrived before may well be called an error.
            Some(json) if reply.status != 409 && denies(json) => Failure::Unknown,
            json => return accepted(json.as_ref(), reply.status),
        },
        200..=299 => match &json {
            Some(json) => match named() {
                named if !named.is_empty() => return Outcome::Rejected(named),
                _ if denies(json) => Failure::Refused,
                _ => return accepted(Some(json), reply.status),
            },
            None => Failure::Unknown,
        },
        401 => Failure::SignIn,
        403 => Failure::Forbidden,
        404 | 405 | 410 | 415 | 501 => Failure::Closed,
        412 => Failure::Changed,
        413 => Failure::TooLarge,
        429 | 503 => Failure::Busy,
        // A server that fails may fail after it stored, and a gateway does not know.
        408 | 409 | 425 | 500..=599 => Failure::Unknown,
        400..=499 => match named() {
            named if named.is_empty() => Failure::Refused,
            named => return Outcome::Rejected(named),
        },
        _ => Failure::Unsent,
    };
    Outcome::Failed(failure)
}

/// What the reply says is wrong, each at the question that it means.
fn named(form: &Form, json: &Value, has_texts: bool) -> Vec<Problem> {
    let (mut found, is_sure) = problems(json, has_texts);
    let mut is_about_answers = is_sure;
    for problem in &mut found {
        let (pointer, is_known) = resolve(form, &problem.pointer);
        problem.pointer = pointer;
        is_about_answers |= is_known;
    }
    if is_about_answers { found } else { Vec::new() }
}

/// Whether a reply's sentences can be shown: its language is the citizen's, or it does not say.
fn speaks(language: &str, locale: &str) -> bool {
    let primary = |tag: &str| tag.split(['-', ',']).next().unwrap_or_default().trim().to_ascii_lowercase();
    language.is_empty() || primary(language) == primary(locale)
}

/// The body as JSON, where its type says that it is (RFC 6839: `+json`).
fn read_json(content_type: &str, body: &str) -> Option<Value> {
    let media = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let says_json = media == "application/json" || media.ends_with("+json");
    if says_json && body.len() <= MAX_REPLY { json::parse_within(body, MAX_DEPTH).ok() } else { None }
}

fn accepted(json: Option<&Value>, status: u16) -> Outcome {
    let reference = json.and_then(reference).unwrap_or_default();
    let received = json.and_then(|json| said(json, "received"));
    Outcome::Accepted(Receipt { reference, received, is_processing: status == 202, reply: json.cloned() })
}

fn reference(json: &Value) -> Option<String> {
    // JSON:API has what was made in `data`.
    said(json, "reference").or_else(|| said(json, "id")).or_else(|| reference(json.get("data")?))
}

/// Whether it says of itself that nothing was received, as endpoints do that answer everything with 200.
fn denies(reply: &Value) -> bool {
    let is =
        |name, texts: &[&str]| reply.get(name).is_some_and(|value| texts.contains(&&*json::write(value)));
    let has_no_error = reply.get("error").is_none() || is("error", &["null", "false", "\"\""]);
    !has_no_error
        || is("success", &["false"])
        || is("ok", &["false"])
        || is("status", &["\"error\"", "\"fail\""])
}

/// The text or number of a member.
fn said(json: &Value, name: &str) -> Option<String> {
    match json.get(name)? {
        Value::String(text) => Some(clean(text)),
        Value::Number(number) => Some(number.to_text()),
        _ => None,
    }
}
