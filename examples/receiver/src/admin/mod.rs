//! What was stored, for those who may look. Each look is written down before anything is shown.
//!
//! | file | what it shows |
//! |---|---|
//! | this | the list, as a page or `?format=json` with all answers; who may look; who looked |
//! | `case` | one case with its questions |
//! | `export` | all of one form as a file |

pub(crate) mod case;
pub(crate) mod export;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, RawQuery, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use blankett::json::{self, Object, Value};
use blankett::view::{Element, Node, el};

use crate::app::App;
use crate::problem::{Kind, Refusal};
use crate::store::{Read, Stored};
use crate::{clock, pages, security};

/// The page shows this many; JSON gives all.
const SHOWN: u32 = 100;

/// Somebody who may look.
pub(crate) struct Reader(String);

impl FromRequestParts<Arc<App>> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let peer = ConnectInfo::<SocketAddr>::from_request_parts(parts, app).await;
        let peer = peer.map_err(axum::response::IntoResponse::into_response)?.0;
        security::reader(&parts.headers, peer, &app.config).map(Self).ok_or_else(|| locked(app))
    }
}

impl Reader {
    /// Writes down what is about to be shown. Where that fails, nothing is.
    async fn note(
        &self,
        app: &App,
        what: &str,
        slug: Option<&str>,
        reference: Option<&str>,
    ) -> Result<(), Refusal> {
        let (slug, reference) = (slug.map(str::to_owned), reference.map(str::to_owned));
        let read = Read { at: clock::now(), reader: self.0.clone(), what: what.to_owned(), slug, reference };
        Ok(app.store.note_read(&read).await?)
    }
}

/// `GET /admin/submissions`
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    reader: Reader,
) -> Result<Response, Refusal> {
    if query.is_some_and(|query| query.split('&').any(|pair| pair == "format=json")) {
        reader.note(&app, "json", None, None).await?;
        return Ok(as_json(&app.store.newest(u32::MAX).await?));
    }
    reader.note(&app, "list", None, None).await?;
    let (total, stored) = (app.store.count().await?, app.store.newest(SHOWN).await?);
    let mut main: Vec<Node> = vec![el("h1").child("Submissions").into()];
    main.push(el("p").child(format!("{total} stored; the newest {} are shown.", stored.len())).into());
    main.push(el("ul").children(stored.iter().map(|stored| item(&app, stored))).into());
    main.push(el("h2").child("Files").into());
    main.push(exports(&app.store.slugs().await?).into());
    Ok(pages::frame(StatusCode::OK, "en", "ltr", "Submissions", main))
}

/// `GET /admin/reads`: who looked at what, as JSON Lines.
pub(crate) async fn reads(State(app): State<Arc<App>>, _: Reader) -> Result<Response, Refusal> {
    let text = |text: Option<String>| text.map_or(Value::Null, Value::from);
    let line = |read: Read| {
        let members: Object = [
            ("read", read.at.into()),
            ("reader", read.reader.into()),
            ("what", read.what.into()),
            ("form", text(read.slug)),
            ("reference", text(read.reference)),
        ]
        .into_iter()
        .collect();
        json::write(&Value::Object(members)) + "\n"
    };
    let lines: String = app.store.reads().await?.into_iter().map(line).collect();
    Ok(([(header::CONTENT_TYPE, "application/jsonl")], lines).into_response())
}

/// All of one form as a file.
fn exports(slugs: &[String]) -> Element {
    let link = |slug: &str, ending: &str, name: &str| {
        let address = format!("/admin/export/{}.{ending}", export::encoded(slug));
        el("a").attr("href", address).child(format!("{slug} as {name}"))
    };
    let item = |slug: &String| {
        [("csv", "CSV"), ("jsonl", "JSON Lines")].map(|(end, name)| el("li").child(link(slug, end, name)))
    };
    el("ul").children(slugs.iter().flat_map(item))
}

/// One case in the list: no answer is shown here.
fn item(app: &App, stored: &Stored) -> Element {
    let Stored { receipt, slug, .. } = stored;
    let title = app.catalog.get(slug).map_or_else(|| slug.clone(), |entry| entry.title("en").text);
    let link = el("a").attr("href", format!("/admin/submissions/{}", receipt.reference));
    let link = link.child(receipt.reference.as_str());
    el("li").child(link).child(format!(" {title}, {}", receipt.received))
}

/// Where a token is set, a browser is asked for it.
fn locked(app: &App) -> Response {
    let mut response = Refusal::from(Kind::Forbidden).into_response();
    if app.config.admin_token.is_some() {
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        let challenge = HeaderValue::from_static("Basic realm=\"submissions\", charset=\"UTF-8\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    }
    response
}

/// The answers stand inside as text, so that they can be compared byte by byte.
fn as_json(stored: &[Stored]) -> Response {
    let items = stored.iter().map(|stored| {
        let members: Object = facts(stored).into_iter().collect();
        Value::Object(members)
    });
    let body = json::write(&Value::Array(items.collect()));
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn facts(stored: &Stored) -> Vec<(&'static str, Value)> {
    let text = |text: &String| Value::from(text.as_str());
    vec![
        ("reference", text(&stored.receipt.reference)),
        ("received", text(&stored.receipt.received)),
        ("form", text(&stored.slug)),
        ("key", text(&stored.key)),
        ("digest", text(&stored.digest)),
        ("definition", text(&stored.definition)),
        ("version", stored.version.as_ref().map_or(Value::Null, text)),
        ("locale", text(&stored.locale)),
        ("library", text(&stored.library)),
        ("answers", text(&stored.answers)),
    ]
}
