//! Puts the parts together: routes, layers, the way up and down.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, serve};
use blankett::json::Value;
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower_http::timeout::TimeoutLayer;

use crate::catalog::Catalog;
use crate::config::Config;
use crate::limit::Limit;
use crate::problem::{Kind, Refusal};
use crate::store::Store;
use crate::{admin, clock, cors, journey, limit, log, observe, pages, retention, security, submissions};

/// What every handler may use.
pub(crate) struct App {
    pub(crate) config: Config,
    pub(crate) catalog: Catalog,
    pub(crate) store: Store,
    /// None where everybody may post as often as they like.
    pub(crate) limit: Option<Limit>,
    queue: Arc<Semaphore>,
}

impl App {
    /// A place in the queue of posts, or that there is none: who could not be served in time learns it at once. To be
    /// asked for when the body has been read, so that slow senders hold none.
    pub(crate) fn place(&self) -> Result<OwnedSemaphorePermit, Kind> {
        Arc::clone(&self.queue).try_acquire_owned().map_err(|_| Kind::Busy)
    }

    /// The civil date at the agency.
    pub(crate) fn today(&self) -> String {
        self.config.today.clone().unwrap_or_else(clock::today)
    }
}

/// A request that takes longer than this is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves until the process is asked to stop. The error is one line for the person who started it.
pub(crate) async fn run(config: Config) -> Result<(), String> {
    let catalog = Catalog::load(&config.forms)?;
    if !config.css.join("blankett.css").is_file() {
        return Err(format!("--css: {} holds no blankett.css", config.css.display()));
    }
    let store = Store::open(&config.database)
        .await
        .map_err(|error| format!("the database does not open: {error}"))?;
    for entry in catalog.iter() {
        let kept =
            store.keep_definition(&entry.form.hash, &entry.slug, &entry.definition, entry.texts()).await;
        kept.map_err(|error| format!("the database cannot be written: {error}"))?;
    }
    let kept = store.slugs().await.map_err(|error| format!("the database cannot be read: {error}"))?;
    let is_known = |slug: &&str| catalog.get(slug).is_some() || kept.iter().any(|kept| kept == slug);
    if let Some(slug) = config.keep_days.slugs().find(|slug| !is_known(slug)) {
        return Err(format!("--keep-days: there is no form {slug}"));
    }
    let address = SocketAddr::new(config.address, config.port);
    let listener =
        TcpListener::bind(address).await.map_err(|error| format!("{address} cannot be used: {error}"))?;
    let bound = listener.local_addr().map_err(|error| error.to_string())?;
    let limit = config.rate_limit.map(Limit::new);
    let queue = Arc::new(Semaphore::new(config.queue_limit.get().into()));
    let app = Arc::new(App { config, catalog, store, limit, queue });
    let forgetting = tokio::spawn(retention::job(Arc::clone(&app)));
    log::line("listening", [("address", Value::from(bound.to_string()))]);
    let service = router(Arc::clone(&app)).into_make_service_with_connect_info::<SocketAddr>();
    let served = serve(listener, service).with_graceful_shutdown(asked_to_stop()).await;
    forgetting.abort();
    app.store.close().await;
    log::line("stopped", []);
    served.map_err(|error| error.to_string())
}

fn router(app: Arc<App>) -> Router {
    let origins = cors::layer(&app.config.agency_origins);
    Router::new()
        .route("/", get(pages::gallery))
        .route("/page.css", get(pages::own_style))
        .route("/css/{file}", get(pages::style))
        .route("/favicon.ico", get(StatusCode::NO_CONTENT))
        .route("/forms/{name}", get(journey::get).post(journey::post))
        .route("/forms/{name}/{picture}", get(pages::picture))
        .route("/submissions/{slug}", post(submissions::post))
        .route("/submissions/{slug}/{reference}", get(submissions::status))
        .route("/submissions/{slug}/by-key/{key}", get(submissions::status_by_key))
        .route("/healthz", get(StatusCode::NO_CONTENT))
        .route("/readyz", get(ready))
        .route("/metrics", get(observe::metrics))
        .route("/admin", get(async || Redirect::to("/admin/submissions")))
        .route("/admin/submissions", get(admin::list))
        .route("/admin/submissions/{reference}", get(admin::case::get))
        .route("/admin/reads", get(admin::reads))
        .route("/admin/export/{name}", get(admin::export::get))
        .fallback(pages::not_found)
        .method_not_allowed_fallback(async || Refusal::from(Kind::MethodNotAllowed).into_response())
        .layer(from_fn_with_state(Arc::clone(&app), limit::layer))
        .layer(from_fn(storable))
        .with_state(app)
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE))
        .layer(origins)
        .layer(from_fn(security::headers))
        .layer(from_fn(observe::layer))
}

/// Whether requests can be served now: a load balancer sends them elsewhere while the database does not answer.
async fn ready(State(app): State<Arc<App>>) -> Result<StatusCode, Refusal> {
    app.store.answers().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Nothing is found at an address with a NUL in it, which no text in `PostgreSQL` can hold, so it is not asked.
async fn storable(request: Request, next: Next) -> Response {
    if request.uri().path().contains("%00") {
        return Refusal::from(Kind::NotFound).into_response();
    }
    next.run(request).await
}

/// Ends when the process is told to stop. What is under way is finished first.
async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
