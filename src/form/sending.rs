//! How answers are posted: `form.submit`. The core reads where and in which shape; the rest is for the edge that
//! posts (`js/send.ts`), and is only checked here.

use serde::Deserialize;
use serde::de::IgnoredAny;
use validator::Validate;

use super::definition::within;
use super::diagnostic::Report;
use super::model::{Encoding, Naming, Submit};
use super::syntax;
use crate::json::{Object, Value, write};
use crate::pointer::Pointer;

/// `form.submit`.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, rename_all = "camelCase", expecting = "an object")]
#[validate(crate = "super::limits")]
pub(super) struct SubmitKeyword {
    #[validate(length(min = 1, max = 2000))]
    endpoint: Option<String>,
    #[serde(default)]
    envelope: bool,
    #[serde(default)]
    encoding: Encoding,
    naming: Option<Naming>,
    files: Option<Files>,
    #[validate(length(min = 1, max = 2000))]
    status_url: Option<String>,
    #[allow(dead_code)] // Read from the JSON: the names are the authors'.
    headers: Option<IgnoredAny>,
    redirects: Option<Redirects>,
    idempotency: Option<Idempotency>,
    csrf: Option<Csrf>,
    timeout_ms: Option<Timeouts>,
    retry: Option<Retry>,
    #[allow(dead_code)] // Read by the edge.
    digest: Option<bool>,
}

/// The files that go with the answers.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, rename_all = "camelCase", expecting = "an object")]
#[validate(crate = "super::limits")]
struct Files {
    #[validate(range(min = 1, max = 1000))]
    max_megabytes: u32,
}

/// The pages that an endpoint may lead to, instead of answering itself.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, rename_all = "camelCase", expecting = "an object")]
#[validate(crate = "super::limits")]
struct Redirects {
    #[validate(length(min = 1, max = 20))]
    received: Vec<String>,
    #[serde(default)]
    #[validate(length(max = 20))]
    sign_in: Vec<String>,
}

/// How the endpoint knows the same answers again.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
struct Idempotency {
    mode: Option<Mode>,
    #[validate(length(min = 1, max = 100))]
    name: Option<String>,
    format: Option<Format>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Mode {
    Header,
    Field,
    None,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Format {
    Quoted,
    Bare,
}

/// The page's token against forged requests.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
struct Csrf {
    source: Source,
    #[validate(length(min = 1, max = 100))]
    name: String,
    #[validate(length(min = 1, max = 100))]
    header: Option<String>,
    #[validate(length(min = 1, max = 2000))]
    refresh: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Source {
    Meta,
    Cookie,
    Field,
    Endpoint,
}

/// In milliseconds.
#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[validate(crate = "super::limits")]
struct Timeouts {
    #[validate(range(min = 1000, max = 600_000))]
    attempt: Option<u32>,
    #[validate(range(min = 1000, max = 3_600_000))]
    overall: Option<u32>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields, rename_all = "camelCase", expecting = "an object")]
#[validate(crate = "super::limits")]
#[allow(clippy::struct_field_names)] // The names of the format.
struct Retry {
    #[validate(range(min = 1, max = 10))]
    attempts: Option<u32>,
    #[validate(range(min = 100, max = 60_000))]
    base_ms: Option<u32>,
    #[validate(range(min = 100, max = 600_000))]
    cap_ms: Option<u32>,
    #[validate(range(min = 1, max = 3600))]
    retry_after_cap_s: Option<u32>,
}

/// `form.submit` as the core and the edge read it.
pub(super) fn submit(keyword: Option<&SubmitKeyword>, definition: &Value, report: &mut Report) -> Submit {
    let written = definition.get("form").and_then(|form| form.get("submit")).and_then(Value::as_object);
    let (Some(keyword), Some(written)) = (keyword, written) else { return Submit::default() };
    check(keyword, written, report);
    let at = Pointer::root().child("form").child("submit");
    let taken = Taken { envelope: keyword.envelope, definition };
    check_files(keyword, &at, report);
    if let Some(redirects) = &keyword.redirects {
        check_redirects(redirects, &at.child("redirects"), report);
    }
    if let Some(csrf) = &keyword.csrf {
        check_csrf(csrf, &taken, &at.child("csrf"), report);
    }
    let key_at = keyword.idempotency.as_ref().and_then(|own| key_at(own, &taken, &at, report));
    let is_for_edge = |(name, _): &(&str, &Value)| !matches!(*name, "endpoint" | "envelope" | "naming");
    let settings: Object =
        written.iter().filter(is_for_edge).map(|(name, value)| (name, value.clone())).collect();
    let settings = if settings.is_empty() { String::new() } else { write(&Value::Object(settings)) };
    Submit {
        endpoint: keyword.endpoint.clone(),
        envelope: keyword.envelope,
        encoding: keyword.encoding,
        naming: keyword.naming.unwrap_or_default(),
        key_at,
        settings,
    }
}

/// What already stands in the body.
struct Taken<'a> {
    envelope: bool,
    definition: &'a Value,
}

impl Taken<'_> {
    /// What a new member at these names would hide, if anything.
    fn by(&self, names: &[&str]) -> Option<&'static str> {
        let question =
            |name: &&str| self.definition.get("properties").and_then(|own| own.get(name)).is_some();
        match names {
            ["schema" | "language" | "data", ..] | ["meta"] | ["meta", "library", ..] if self.envelope => {
                Some("The envelope has a member of this name: choose another.")
            }
            [name, ..] if !self.envelope && question(name) => {
                Some("A question has this name: choose another.")
            }
            _ => None,
        }
    }
}

fn check_files(keyword: &SubmitKeyword, at: &Pointer, report: &mut Report) {
    if keyword.naming.is_some() && keyword.encoding == Encoding::Json {
        let message =
            "JSON needs no names: leave this out, or choose \"urlencoded\" or \"multipart\" as \"encoding\".";
        report.error(&at.child("naming"), "encoding", message);
    }
    let Some(files) = &keyword.files else { return };
    within(files, &at.child("files"), report);
    if keyword.encoding != Encoding::Multipart {
        let message = "Files are sent only where \"encoding\" is \"multipart\".";
        report.error(&at.child("files"), "encoding", message);
    }
}

fn check_redirects(redirects: &Redirects, at: &Pointer, report: &mut Report) {
    within(redirects, at, report);
    for (name, paths) in [("received", &redirects.received), ("signIn", &redirects.sign_in)] {
        let at = at.child(name);
        for (index, path) in paths.iter().enumerate() {
            let at = at.child(&index.to_string());
            if !is_path(path) {
                let message = "Write a path on the endpoint's own origin: \"/submissions/thanks\".";
                report.error(&at, "redirect", message);
            } else if name == "signIn" && redirects.received.contains(path) {
                report.error(&at, "redirect", "This page already says that the answers were received.");
            }
        }
    }
}

/// A path alone: no origin, no query.
fn is_path(text: &str) -> bool {
    text.len() <= 2000
        && text.starts_with('/')
        && !text.starts_with("//")
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '\\'))
}

fn check_csrf(csrf: &Csrf, taken: &Taken<'_>, at: &Pointer, report: &mut Report) {
    if csrf.source == Source::Endpoint && csrf.refresh.is_none() {
        report.error(at, "csrf", "Say with \"refresh\" where the token is fetched.");
    }
    if csrf.source != Source::Field {
        return;
    }
    if csrf.header.is_some() {
        report.error(&at.child("header"), "csrf", "The token stands in the body: leave this out.");
    }
    if let Some(message) = taken.by(&[&csrf.name]) {
        report.error(&at.child("name"), "csrf", message);
    }
}

/// Where in the body the key stands.
fn key_at(own: &Idempotency, taken: &Taken<'_>, at: &Pointer, report: &mut Report) -> Option<Pointer> {
    if own.mode != Some(Mode::Field) {
        return None;
    }
    let at = at.child("idempotency");
    if own.format.is_some() {
        report.error(
            &at.child("format"),
            "idempotency",
            "The key stands in the body as it is: leave this out.",
        );
    }
    let pointer = own.name.as_deref().and_then(Pointer::parse).filter(|pointer| !pointer.is_root());
    let Some(pointer) = pointer else {
        let message =
            "Say with \"name\" where in the body the key stands, as a JSON Pointer: \"/requestId\".";
        report.error(&at, "idempotency", message);
        return None;
    };
    let names: Vec<_> = pointer.tokens().collect();
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    if let Some(message) = taken.by(&names) {
        report.error(&at.child("name"), "idempotency", message);
    }
    Some(pointer)
}

fn check(keyword: &SubmitKeyword, written: &Object, report: &mut Report) {
    let at = Pointer::root().child("form").child("submit");
    within(keyword, &at, report);
    if let Some(message) = keyword.endpoint.as_deref().and_then(syntax::endpoint) {
        report.error(&at.child("endpoint"), "endpoint", message);
    }
    keyword.idempotency.iter().for_each(|own| within(own, &at.child("idempotency"), report));
    keyword.csrf.iter().for_each(|own| within(own, &at.child("csrf"), report));
    keyword.timeout_ms.iter().for_each(|own| within(own, &at.child("timeoutMs"), report));
    keyword.retry.iter().for_each(|own| within(own, &at.child("retry"), report));
    if keyword.status_url.as_ref().is_some_and(|url| !url.contains("{key}")) {
        let message = "Say where the key goes: \"/submissions/by-key/{key}\".";
        report.error(&at.child("statusUrl"), "status-url", message);
    }
    if let Some(headers) = written.get("headers") {
        check_headers(headers, &at.child("headers"), report);
    }
}

/// What a definition may not set: the browser's own, the library's own, and what carries secrets.
const REFUSED: [&str; 12] = [
    "accept",
    "authorization",
    "connection",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "te",
    "trailer",
    "upgrade",
];
const REFUSED_FAMILIES: [&str; 4] = ["accept-", "content-", "proxy-", "sec-"];
/// Words in names of headers that carry secrets.
const SECRETS: [&str; 5] = ["api-key", "apikey", "password", "secret", "token"];

fn check_headers(headers: &Value, at: &Pointer, report: &mut Report) {
    let Some(headers) = headers.as_object() else {
        return report.error(at, "type", "This must be an object from names of headers to texts.");
    };
    for (name, value) in headers.iter() {
        let (at, lower) = (at.child(name), name.to_ascii_lowercase());
        let is_name = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte));
        let is_refused =
            REFUSED.contains(&&*lower) || REFUSED_FAMILIES.iter().any(|family| lower.starts_with(family));
        if !is_name {
            report.error(&at, "header", "This is no name of a header.");
        } else if is_refused {
            report.error(
                &at,
                "header",
                ["\"", name, "\" is set by the browser or the library: leave it out."].concat(),
            );
        } else if SECRETS.iter().any(|word| lower.contains(word)) {
            let message = "Everybody can read a definition: let the page give the token (the property \"token\") or keep the secret on a server.";
            report.error(&at, "secret", message);
        }
        match value.as_str() {
            Some(text) if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) => {}
            _ => report.error(&at, "type", "A header is a text of ASCII characters on one line."),
        }
    }
}
