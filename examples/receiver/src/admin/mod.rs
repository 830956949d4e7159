//! What was stored, for those who may look: `GET /admin/submissions`, as a page or `?format=json`.

pub(crate) mod export;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use blankett::json::{self, Object, Value};
use blankett::view::{Element, Node, el};

use crate::app::App;
use crate::pages;
use crate::problem::{Kind, Refusal};
use crate::security;
use crate::store::Stored;

/// The page shows this many; JSON gives all.
const SHOWN: u32 = 100;

/// `GET /admin/submissions`
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if !security::may_look(&headers, peer, &app.config) {
        return Ok(locked(&app));
    }
    if query.is_some_and(|query| query.split('&').any(|pair| pair == "format=json")) {
        return Ok(as_json(&app.store.newest(u32::MAX).await?));
    }
    let (total, stored) = (app.store.count().await?, app.store.newest(SHOWN).await?);
    let mut main: Vec<Node> = vec![el("h1").child("Submissions").into()];
    main.push(el("p").child(format!("{total} stored; the newest {} are shown.", stored.len())).into());
    main.push(exports(&app.store.slugs().await?).into());
    main.extend(stored.iter().map(|stored| section(stored).into()));
    Ok(pages::frame(StatusCode::OK, "en", "ltr", "Submissions", main))
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

fn section(stored: &Stored) -> Element {
    let rows =
        facts(stored).into_iter().filter(|(name, _)| *name != "reference").flat_map(|(name, value)| {
            let value = value.as_str().unwrap_or("none").to_owned();
            [el("dt").child(name), el("dd").child(el("code").child(value))]
        });
    let heading = el("h2").child(stored.receipt.reference.as_str());
    el("section").child(heading).child(el("dl").children(rows))
}
