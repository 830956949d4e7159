//! Answers as the form sends them (`form.submit.encoding`): `POST /submissions/{slug}`.
//!
//! 201 with a reference once it is stored; 200 and `Idempotent-Replayed: true` for the same key with the
//! same body, 409 while the first request with it is being worked on; everything else is a problem that says what to mend.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use blankett::form::Encoding;
use blankett::json::{self, Number, Object, Value};
use blankett::pointer::Pointer;
use blankett::problem::{Arg, Problem};
use blankett::submit::read_body;

use crate::accept::{self, Fault};
use crate::app::App;
use crate::catalog::Entry;
use crate::language;
use crate::observe::Told;
use crate::problem::{Kind, Refusal};
use crate::security::{Source, source};
use crate::store::{Claim, Claimed, Kept, Receipt};
use crate::{digest, halt};

/// Takes one submission.
pub(crate) async fn post(
    State(app): State<Arc<App>>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let entry = app.catalog.get(&slug).ok_or(Kind::NotFound)?;
    admit(&app, entry, &headers)?;
    let body = bytes(body, app.config.body_limit).await?;
    let key = key(entry, &headers, &body).ok_or(Kind::KeyMissing)?;
    let place = app.place()?;
    let digest = digest::hex(&body);
    // Before anything is checked: what was accepted stays accepted when the form changes.
    if let Some(known) = app.store.find(&slug, &key, &digest).await? {
        return reply(&slug, known);
    }
    let claim = match app.store.claim(&slug, &key, &digest).await? {
        Claimed::Now(claim) => claim,
        Claimed::Before => return Err(Kind::InFlight.into()),
        Claimed::ForAnotherBody => return Err(Kind::KeyReused.into()),
    };
    // A task of its own: a sender who hangs up does not leave a key half used.
    let work = tokio::spawn(async move {
        let _place = place;
        let kept = take(&app, &slug, &headers, &body, &Key { key, digest }, &claim).await;
        if kept.is_err() {
            halt::at("refused").await;
            app.store.let_go(&claim).await?;
        }
        reply(&slug, kept?)
    });
    work.await.map_err(|_| Kind::Unavailable)?
}

/// A key, and the SHA-256 of the body that it stands for.
struct Key {
    key: String,
    digest: String,
}

/// Checks and stores.
async fn take(
    app: &App,
    slug: &str,
    headers: &HeaderMap,
    body: &[u8],
    Key { key, digest }: &Key,
    claim: &Claim,
) -> Result<Kept, Refusal> {
    let entry = app.catalog.get(slug).ok_or(Kind::NotFound)?;
    let tags = entry.languages();
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let wanted = text(header::ACCEPT_LANGUAGE).or_else(|| text(header::CONTENT_LANGUAGE));
    let checked = accept::check(entry, body, &app.today())
        .map_err(|fault| refusal(app, entry, &fault, language::choose(wanted, &tags).unwrap_or_default()))?;
    let locale = language::choose(text(header::CONTENT_LANGUAGE).or(wanted), &tags).unwrap_or_default();
    halt::at("claimed").await;
    let mut work = app.store.begin().await?;
    let kept = accept::keep(&mut work, entry, &checked, key, digest, locale).await?;
    halt::at("kept").await;
    work.fulfil(claim).await?;
    halt::at("fulfilled").await;
    work.commit().await?;
    halt::at("committed").await;
    Ok(kept)
}

/// Tells whether a submission arrived. The reference is unguessable, and no answer is told.
pub(crate) async fn status(
    State(app): State<Arc<App>>,
    Path((slug, reference)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let receipt = app.store.receipt(&slug, &reference).await?.ok_or(Kind::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], receipt_json(receipt)).into_response())
}

/// As [`status`], for a sender who never got the reference: what an endpoint's `statusUrl` asks. A key is as
/// unguessable as a reference.
pub(crate) async fn status_by_key(
    State(app): State<Arc<App>>,
    Path((slug, key)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    // In this order: what is stored in between is found.
    let is_in_flight = app.store.is_in_flight(&slug, &key).await?;
    let unknown = if is_in_flight { Kind::InFlight } else { Kind::NotFound };
    let receipt = app.store.receipt_of_key(&slug, &key).await?.ok_or(unknown)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], receipt_json(receipt)).into_response())
}

/// Judges the headers.
fn admit(app: &App, entry: &Entry, headers: &HeaderMap) -> Result<(), Refusal> {
    if source(headers, &app.config) == Source::Foreign {
        return Err(Kind::ForeignOrigin.into());
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = text("content-type").split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case(written_as(entry.form.submit.encoding)) {
        return Err(Kind::UnsupportedType.into());
    }
    Ok(())
}

/// The key: in the body, where the form says so, else in its header.
fn key(entry: &Entry, headers: &HeaderMap, body: &[u8]) -> Option<String> {
    let key = match &entry.form.submit.key_at {
        Some(at) => read_body(&entry.form, body)?.body.at(at)?.as_str()?.to_owned(),
        None => headers.get("idempotency-key")?.to_str().ok()?.trim().to_owned(),
    };
    let key = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or(&key);
    let good = (1..=255).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    good.then(|| key.to_owned())
}

/// The media type of what a form sends.
fn written_as(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Json => "application/json",
        Encoding::Urlencoded => "application/x-www-form-urlencoded",
        Encoding::Multipart => "multipart/form-data",
    }
}

/// Reads a body of at most `limit` bytes.
async fn bytes(body: Body, limit: usize) -> Result<Bytes, Kind> {
    to_bytes(body, limit).await.map_err(|error| {
        let too_large = std::error::Error::source(&error)
            .is_some_and(|source| source.to_string().contains("length limit"));
        if too_large { Kind::TooLarge } else { Kind::UnreadableBody }
    })
}

/// As UTF-8.
pub(crate) async fn read(body: Body, limit: usize) -> Result<String, Kind> {
    String::from_utf8(bytes(body, limit).await?.into()).map_err(|_| Kind::UnreadableBody)
}

fn reply(slug: &str, kept: Kept) -> Result<Response, Refusal> {
    let told = Told::from(&kept);
    let (status, receipt) = match kept {
        Kept::New(receipt) => (StatusCode::CREATED, receipt),
        Kept::Again(receipt) => (StatusCode::OK, receipt),
        Kept::KeyReused => return Err(Kind::KeyReused.into()),
    };
    let location = format!("/submissions/{slug}/{}", receipt.reference);
    let mut response = (status, receipt_json(receipt)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.extend(HeaderValue::try_from(location).ok().map(|location| (header::LOCATION, location)));
    if status == StatusCode::OK {
        headers.insert(HeaderName::from_static("idempotent-replayed"), HeaderValue::from_static("true"));
    }
    response.extensions_mut().insert(told);
    Ok(response)
}

fn receipt_json(receipt: Receipt) -> String {
    let members: Object =
        [("reference", receipt.reference), ("received", receipt.received)].into_iter().collect();
    json::write(&Value::Object(members))
}

/// What the sender must mend, with sentences in a language of the form.
fn refusal(app: &App, entry: &Entry, fault: &Fault, locale: &str) -> Refusal {
    let errors = match fault {
        Fault::Unreadable => return Kind::UnreadableBody.into(),
        Fault::Files => return Kind::UnsupportedType.into(),
        Fault::Unknown(pointers) => {
            let detail = app.catalog.say(locale, "error-unknown");
            pointers.iter().map(|pointer| error(pointer, "unknown", Object::new(), &detail)).collect()
        }
        Fault::Problems(problems) => {
            problems.iter().map(|problem| described(entry, problem, locale)).collect()
        }
    };
    Refusal::of_answers(errors, locale.to_owned())
}

fn described(entry: &Entry, problem: &Problem, locale: &str) -> Value {
    let params = problem.args.iter().map(|(name, arg)| {
        let value = match arg {
            Arg::Text(text) => Value::from(text.as_str()),
            Arg::Number(number) => Value::Number(Number::clone(number)),
        };
        (*name, value)
    });
    error(&problem.pointer, problem.code, params.collect(), &entry.sentence(problem, locale))
}

fn error(pointer: &Pointer, code: &str, params: Object, detail: &str) -> Value {
    let mut error = Object::new();
    error.insert("pointer", fragment(pointer));
    error.insert("code", code);
    error.insert("params", params);
    error.insert("detail", detail);
    Value::Object(error)
}

/// A pointer as a URI fragment (RFC 6901 section 6).
fn fragment(pointer: &Pointer) -> String {
    pointer.as_str().bytes().fold(String::from("#"), |mut fragment, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                fragment.push(char::from(byte));
            }
            _ => {
                let _ = write!(fragment, "%{byte:02X}");
            }
        }
        fragment
    })
}

#[cfg(test)]
mod tests {
    use blankett::pointer::Pointer;

    #[test]
    fn pointers_become_fragments() {
        for (pointer, fragment) in
            [("", "#"), ("/spouse/født", "#/spouse/f%C3%B8dt"), ("/a b~1c%", "#/a%20b~1c%25")]
        {
            assert_eq!(super::fragment(&Pointer::parse(pointer).unwrap()), fragment);
        }
    }
}
