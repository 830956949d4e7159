//! What operators see of each request: one line in the log, and counts (`GET /metrics`, `OpenMetrics`, as
//! Prometheus reads it). Routes, codes and durations only: never an answer, a key, an address or a form's name.

use std::sync::LazyLock;
use std::sync::atomic::AtomicU64;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use blankett::json::Value;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::admin::Reader;
use crate::log;
use crate::problem::{Kind, Refusal};
use crate::store::Kept;

/// What came of a request, on its response: `stored`, `replayed`, or the code of a problem.
#[derive(Clone, Copy)]
pub(crate) struct Told(pub(crate) &'static str);

impl From<&Kept> for Told {
    fn from(kept: &Kept) -> Self {
        Self(match kept {
            Kept::New(_) => "stored",
            Kept::Again(_) => "replayed",
            Kept::KeyReused => Kind::KeyReused.code(),
        })
    }
}

/// Names of labels and what they say: all from this program, so that they are few.
type Labels<const N: usize> = [(&'static str, String); N];

/// In seconds.
const DURATIONS: [f64; 8] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

struct Metrics {
    registry: Registry,
    requests: Family<Labels<3>, Counter>,
    results: Family<Labels<2>, Counter>,
    durations: Family<Labels<1>, Histogram, fn() -> Histogram>,
    in_flight: Gauge,
    database_errors: Counter<u64, AtomicU64>,
}

/// Of this process.
static METRICS: LazyLock<Metrics> = LazyLock::new(|| {
    let (mut registry, in_flight, database_errors) =
        (Registry::with_prefix("receiver"), Gauge::default(), Counter::default());
    let (requests, results) = (Family::default(), Family::default());
    let durations: Family<_, _, fn() -> Histogram> =
        Family::new_with_constructor(|| Histogram::new(DURATIONS));
    registry.register("requests", "Requests that were answered, by class of status", requests.clone());
    registry.register("results", "Posts that were stored, replayed, or refused by code", results.clone());
    registry.register("request_seconds", "How long answering took", durations.clone());
    registry.register("in_flight", "Requests that are being answered", in_flight.clone());
    registry.register("database_errors", "Times that the database failed", database_errors.clone());
    Metrics { registry, requests, results, durations, in_flight, database_errors }
});

/// Counts a failure of the database.
pub(crate) fn database_failed() {
    METRICS.database_errors.inc();
}

/// A request that is being answered, also where its sender hangs up.
struct InFlight;

impl InFlight {
    fn new() -> Self {
        METRICS.in_flight.inc();
        Self
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        METRICS.in_flight.dec();
    }
}

/// Writes the line and counts.
pub(crate) async fn layer(request: Request, next: Next) -> Response {
    let (started, _in_flight) = (Instant::now(), InFlight::new());
    let method = method(request.method());
    // The route, never the address itself, which may hold what somebody typed.
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    let (status, elapsed) = (response.status().as_u16(), started.elapsed());
    let told = response.extensions().get::<Told>().copied();

    let class = format!("{}xx", status / 100);
    let labels = [("method", method.to_owned()), ("route", route.clone()), ("status", class)];
    METRICS.requests.get_or_create(&labels).inc();
    METRICS.durations.get_or_create(&[("route", route.clone())]).observe(elapsed.as_secs_f64());
    if let Some(Told(result)) = told.filter(|_| method == "POST") {
        let labels = [("route", route.clone()), ("result", result.to_owned())];
        METRICS.results.get_or_create(&labels).inc();
    }
    let milliseconds = u32::try_from(elapsed.as_millis()).unwrap_or(u32::MAX);
    let fields = [
        ("method", Value::from(method)),
        ("route", Value::from(route)),
        ("status", Value::from(u32::from(status))),
        ("milliseconds", Value::from(milliseconds)),
    ];
    log::line("request", fields.into_iter().chain(told.map(|Told(result)| ("result", result.into()))));
    response
}

/// A method that the receiver knows: any other is somebody's word.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// `GET /metrics`, for who may see submissions: how many come and when says something of people too.
pub(crate) async fn metrics(_: Reader) -> Result<Response, Refusal> {
    let mut text = String::new();
    encode(&mut text, &METRICS.registry).map_err(|_| Kind::Unavailable)?;
    let media_type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, media_type)], text).into_response())
}
