//! One form filled in without script: every page is posted, taken by the core, and shown again.
//!
//! Nothing is kept before something is posted. Then the unsent answers live under a random id in a
//! cookie; a post that is taken is answered 303, so that reloading repeats nothing.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use blankett::html;
use blankett::session::{Context, Effect, Event, Focus, Session};
use blankett::submit::{Failure, Outcome, Receipt, Submission};
use blankett::view::{Options, View, ids};

use crate::accept::{self, Fault};
use crate::app::App;
use crate::catalog::Entry;
use crate::observe::Told;
use crate::problem::Kind;
use crate::security::{self, Source};
use crate::store::{self, Held, Kept, Sent, Work};
use crate::{clock, digest, halt, language, pages, random, submissions};

/// `GET /forms/{slug}`, or one of the form's files.
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    if let Some(file) = app.catalog.file(&name) {
        return file;
    }
    let Some(entry) = app.catalog.get(&name) else {
        return pages::refused(&app, &headers, Kind::NotFound, None);
    };
    let id = security::session_id(&headers);
    if id.is_none() && query.as_deref() == Some(STARTED) {
        return pages::no_cookies(&app, &headers, &entry.slug);
    }
    let held = match id {
        Some(id) => app.store.held(id, &entry.slug).await,
        None => Ok(None),
    };
    match held {
        Ok(held) => page(entry, &session(entry, held, &headers, &app.today()), StatusCode::OK),
        Err(error) => {
            crate::log::store(&error);
            pages::refused(&app, &headers, Kind::Unavailable, Some(entry))
        }
    }
}

/// The query of the redirect after the first post: who comes back without the cookie refused it.
const STARTED: &str = "started";

/// `POST /forms/{slug}`
pub(crate) async fn post(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some(entry) = app.catalog.get(&name) else {
        return pages::refused(&app, &headers, Kind::NotFound, None);
    };
    match take(&app, entry, &headers, body).await {
        Ok(response) => response,
        Err(kind) => pages::refused(&app, &headers, kind, Some(entry)),
    }
}

/// Takes one posted page in one unit of work: two posts of one citizen never overtake each other.
async fn take(app: &App, entry: &Entry, headers: &HeaderMap, body: Body) -> Result<Response, Kind> {
    let source = security::source(headers, &app.config);
    if source == Source::Foreign {
        return Err(Kind::ForeignOrigin);
    }
    let pairs = posted_pairs(headers, body, app.config.body_limit).await?;
    let _place = app.place()?;
    let mut work = app.store.begin().await?;
    let (id, held) = whose(&mut work, entry, source, security::session_id(headers)).await?;
    let is_first = held.is_none();
    if is_first {
        // What is too old to be held may still lie there.
        work.forget(&id, &entry.slug).await?;
        halt::at("page-begun").await;
    }
    let again = pairs.iter().any(|(name, _)| name == "~again");
    let taken = match held {
        // Back, and sent once more: what was sent stays sent.
        Some(Held::Sent(_)) if !again => Taken::Redirect(String::new()),
        Some(Held::Sent(sent)) => {
            work.forget(&id, &entry.slug).await?;
            halt::at("page-forgotten").await;
            let fresh = Session::new(&entry.form, &sent.locale, &app.today());
            work.hold(&id, &entry.slug, &fresh.save(&entry.form)).await?;
            Taken::Redirect(String::new())
        }
        held => step(app, &mut work, entry, &id, session(entry, held, headers, &app.today()), &pairs).await?,
    };
    work.commit().await?;
    halt::at("page-committed").await;
    let mut response = reply(entry, taken, is_first);
    if is_first {
        response.headers_mut().insert(header::SET_COOKIE, security::cookie(&id, &app.config));
    }
    Ok(response)
}

/// What a posted page led to.
enum Taken {
    /// To the page that is next, and to a place on it.
    Redirect(String),
    /// The same page again, with what there is to say.
    Page(Box<Session>, StatusCode),
    /// The receipt. The one page that is not behind a redirect: it holds the answers a last time, as a copy to
    /// keep, and nothing of them is left here.
    Sent(Box<Session>, Told),
    /// The answers so far, as a file.
    Copy(Box<Session>),
}

/// What the citizen sees next.
fn reply(entry: &Entry, taken: Taken, is_first: bool) -> Response {
    match taken {
        Taken::Redirect(fragment) => {
            let query = if is_first { STARTED } else { "" };
            redirect(&entry.slug, query, &fragment)
        }
        Taken::Page(session, status) => page(entry, &session, status),
        Taken::Sent(session, told) => {
            let mut response = page(entry, &session, StatusCode::OK);
            response.extensions_mut().insert(told);
            response
        }
        Taken::Copy(session) => copy(entry, &session),
    }
}

/// Gives the page to the core and does what it asks for.
async fn step(
    app: &App,
    work: &mut Work,
    entry: &Entry,
    id: &str,
    mut session: Session,
    pairs: &[(String, String)],
) -> Result<Taken, Kind> {
    let (today, key) = (app.today(), random::id()?);
    let context = Context { form: &entry.form, today: &today, key: &key };
    let stepped = session.step(&context, pairs);
    let mut effects = stepped.effects;
    if let Some(submission) = effects.iter().find_map(as_submission).cloned() {
        match send(work, entry, &submission, &today).await? {
            Ok((sent, told)) => {
                halt::at("page-kept").await;
                work.sent(id, &entry.slug, &sent).await?;
                halt::at("page-sent").await;
                session.apply(&context, Event::Replied(Outcome::Accepted(receipt(sent.receipt))));
                return Ok(Taken::Sent(Box::new(session), told));
            }
            Err(outcome) => effects = session.apply(&context, Event::Replied(outcome)),
        }
    }
    work.hold(id, &entry.slug, &session.save(&entry.form)).await?;
    halt::at("page-held").await;
    if effects.contains(&Effect::Copy) {
        return Ok(Taken::Copy(Box::new(session)));
    }
    let focus =
        effects.iter().find_map(|effect| if let Effect::Focus(focus) = effect { Some(focus) } else { None });
    Ok(match focus {
        Some(Focus::Summary) => Taken::Page(Box::new(session), StatusCode::UNPROCESSABLE_ENTITY),
        _ if stepped.stale => Taken::Page(Box::new(session), StatusCode::OK),
        Some(Focus::Field(place) | Focus::Legend(place)) => Taken::Redirect(ids::group(PREFIX, place)),
        Some(Focus::Add(place)) => Taken::Redirect(ids::control(PREFIX, place)),
        Some(Focus::Move(place, way)) => Taken::Redirect(ids::mover(PREFIX, place, *way)),
        _ => Taken::Redirect(String::new()),
    })
}

fn as_submission(effect: &Effect) -> Option<&Submission> {
    if let Effect::Send(submission) = effect { Some(submission) } else { None }
}

/// Stores what the core would send. The outcome says why it was not stored.
async fn send(
    work: &mut Work,
    entry: &Entry,
    submission: &Submission,
    today: &str,
) -> Result<Result<(Sent, Told), Outcome>, Kind> {
    let checked = match accept::check(entry, submission.body.as_bytes(), today) {
        Ok(checked) => checked,
        Err(Fault::Problems(problems)) => return Ok(Err(Outcome::Rejected(problems))),
        Err(_) => return Ok(Err(Outcome::Failed(Failure::Refused))),
    };
    let digest = digest::hex(&submission.body);
    let locale = submission.locale.clone();
    let kept = accept::keep(work, entry, &checked, &submission.key, &digest, &locale).await?;
    let told = Told::from(&kept);
    Ok(match kept {
        Kept::New(receipt) | Kept::Again(receipt) => Ok((Sent { receipt, locale }, told)),
        Kept::KeyReused => Err(Outcome::Failed(Failure::Refused)),
    })
}

/// Whose answers these are: an id, and what is held under it.
///
/// A page of the agency always begins anew: its HTML is the same for everybody, so it must never
/// continue what somebody else began at the same machine. Unknown ids are never taken over.
async fn whose(
    work: &mut Work,
    entry: &Entry,
    source: Source,
    id: Option<&str>,
) -> Result<(String, Option<Held>), Kind> {
    let known = match id {
        Some(id) if source == Source::Own && work.knows(id).await? => Some(id),
        _ => None,
    };
    match known {
        Some(id) => Ok((id.to_owned(), work.held(id, &entry.slug).await?)),
        None => Ok((random::id()?, None)),
    }
}

/// The session that is held, or a new one in the reader's language.
fn session(entry: &Entry, held: Option<Held>, headers: &HeaderMap, today: &str) -> Session {
    let fresh = || {
        let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Session::new(&entry.form, language::choose(header, &entry.languages()).unwrap_or_default(), today)
    };
    match held {
        None => fresh(),
        Some(Held::Unsent(state)) => Session::restore(&entry.form, &state, today).unwrap_or_else(fresh),
        Some(Held::Sent(sent)) => Session::accepted(&entry.form, &sent.locale, receipt(sent.receipt)),
    }
}

fn receipt(receipt: store::Receipt) -> Receipt {
    Receipt { reference: receipt.reference, received: Some(receipt.received), ..Receipt::default() }
}

/// Names and texts of a posted page in order.
async fn posted_pairs(headers: &HeaderMap, body: Body, limit: usize) -> Result<Vec<(String, String)>, Kind> {
    let media_type =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Kind::UnsupportedType);
    }
    let body = submissions::read(body, limit).await?;
    Ok(form_urlencoded::parse(body.as_bytes()).into_owned().collect())
}

/// Begins the ids on a page.
const PREFIX: &str = "bl-";

fn page(entry: &Entry, session: &Session, status: StatusCode) -> Response {
    with_view(entry, session, |view| {
        let words = view.words;
        pages::frame(status, words.locale(), words.dir(), &view.title(), vec![view.form().into()])
    })
}

/// The browser saves it and stays on its page.
fn copy(entry: &Entry, session: &Session) -> Response {
    with_view(entry, session, |view| {
        let disposition = format!("attachment; filename=\"{}\"", view.copy_name());
        let file = html::document(&view.copy(&clock::now()));
        ([(header::CONTENT_DISPOSITION, disposition)], Html(file)).into_response()
    })
}

fn with_view<T>(entry: &Entry, session: &Session, look: impl FnOnce(&View<'_>) -> T) -> T {
    let action = Some(format!("/forms/{}", entry.slug));
    let options = Options { prefix: PREFIX.to_owned(), action, heading_level: 1 };
    look(&View { form: &entry.form, session, words: entry.words(session.locale()), options: &options })
}

fn redirect(slug: &str, query: &str, fragment: &str) -> Response {
    let mark = |sign: &str, text: &str| if text.is_empty() { String::new() } else { format!("{sign}{text}") };
    let location = format!("/forms/{slug}{}{}", mark("?", query), mark("#", fragment));
    let location = HeaderValue::try_from(location).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
