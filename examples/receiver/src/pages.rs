//! HTML for people: the frame around every page, the list of forms, and what is said when there is no form.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use blankett::html;
use blankett::view::{Element, Node, el};

use crate::app::App;
use crate::catalog::Entry;
use crate::language;
use crate::observe::Told;
use crate::problem::Kind;

/// Languages of the receiver's own pages.
pub(crate) const LANGUAGES: [&str; 2] = ["da", "en"];

/// A whole page around what is in its `main`.
pub(crate) fn frame(status: StatusCode, lang: &str, dir: &str, title: &str, main: Vec<Node>) -> Response {
    let main = el("main").children(main);
    let root = el("html").attr("lang", lang.to_owned()).attr("dir", dir.to_owned());
    let open = html::write(&root.into());
    let title = html::write(&el("title").child(title).into());
    let main = html::write(&main.into());
    let page = format!(
        "<!doctype html>\n{open}\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{title}\n\
         <link rel=\"stylesheet\" href=\"/page.css\">\n<link rel=\"stylesheet\" href=\"/css/blankett.css\">\n</head>\n<body>\n{main}\n</body>\n</html>\n",
        open = open.trim_end_matches("</html>"),
    );
    (status, Html(page)).into_response()
}

/// The language a reader wants of the receiver's own pages.
pub(crate) fn wanted(headers: &HeaderMap) -> &'static str {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    language::choose(header, &LANGUAGES).unwrap_or("da")
}

/// `GET /`
pub(crate) async fn gallery(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    let lang = wanted(&headers);
    let say = |id: &str| app.catalog.say(lang, id);
    let forms = app.catalog.iter().map(|entry| {
        let title = entry.title(lang);
        let link = el("a").attr("href", format!("/forms/{}", entry.slug)).attr_opt("lang", title.lang);
        el("li").child(link.child(title.text))
    });
    let mut main: Vec<Node> = vec![
        el("h1").child(say("gallery-title")).into(),
        el("p").child(say("gallery-intro")).into(),
        el("ul").children(forms).into(),
    ];
    if let Some(agency) = app.config.agency_origins.first() {
        let link = el("a").attr("href", format!("{agency}/")).child(say("gallery-agency"));
        main.push(el("p").child(link).into());
    }
    frame(StatusCode::OK, lang, "ltr", &say("gallery-title"), main)
}

/// `GET /page.css`
pub(crate) async fn own_style() -> Response {
    ([STYLE, (header::CACHE_CONTROL, "no-cache")], include_str!("page.css")).into_response()
}

const STYLE: (HeaderName, &str) = (header::CONTENT_TYPE, "text/css; charset=utf-8");

/// `GET /css/{file}`: the stylesheet and the parts it imports.
pub(crate) async fn style(State(app): State<Arc<App>>, Path(file): Path<String>) -> Response {
    let is_style = file
        .strip_suffix(".css")
        .is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
    let style = if is_style { tokio::fs::read(app.config.css.join(&file)).await.ok() } else { None };
    let headers = [STYLE, (header::CACHE_CONTROL, "no-cache")];
    style.map_or_else(|| Kind::NotFound.status().into_response(), |style| (headers, style).into_response())
}

/// `GET /forms/{slug}/{picture}`: a picture that a note of the form shows.
pub(crate) async fn picture(
    State(app): State<Arc<App>>,
    Path((slug, picture)): Path<(String, String)>,
) -> Response {
    let found = app.catalog.get(&slug).and_then(|entry| entry.picture(&picture));
    found.unwrap_or_else(|| Kind::NotFound.status().into_response())
}

/// Every other address.
pub(crate) async fn not_found(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    refused(&app, &headers, Kind::NotFound, None)
}

/// Tells a citizen why there is no form, and what to do.
pub(crate) fn refused(app: &App, headers: &HeaderMap, kind: Kind, entry: Option<&Entry>) -> Response {
    let lang = wanted(headers);
    let name = match kind {
        Kind::NotFound | Kind::MethodNotAllowed => "not-found",
        Kind::ForeignOrigin => "foreign",
        Kind::TooLarge => "too-large",
        Kind::TooMany { .. } => "too-many",
        Kind::Busy | Kind::Unavailable => "unavailable",
        _ => "unreadable",
    };
    let slug = entry.map(|entry| entry.slug.as_str());
    let mut response = sorry(app, kind.status(), lang, name, slug);
    response.headers_mut().extend(kind.retry_after().map(|seconds| (header::RETRY_AFTER, seconds)));
    response.extensions_mut().insert(Told(kind.code()));
    response
}

/// The browser does not give back the cookie that holds the answers together.
pub(crate) fn no_cookies(app: &App, headers: &HeaderMap, slug: &str) -> Response {
    sorry(app, StatusCode::OK, wanted(headers), "cookies", Some(slug))
}

fn sorry(app: &App, status: StatusCode, lang: &str, name: &str, slug: Option<&str>) -> Response {
    let say = |id: &str| app.catalog.say(lang, id);
    let title = say(&format!("{name}-title"));
    let (address, link) = match slug {
        Some(slug) => (format!("/forms/{slug}"), say("to-form")),
        None => ("/".to_owned(), say("to-gallery")),
    };
    let link: Element = el("a").attr("href", address).child(link);
    let main = vec![
        el("h1").child(title.clone()).into(),
        el("p").child(say(name)).into(),
        el("p").child(link).into(),
    ];
    frame(status, lang, "ltr", &title, main)
}
