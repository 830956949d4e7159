//! Which pages of other origins may talk to the receiver, and what they may read of its replies.

use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, Method, header};
use tower_http::cors::{AllowOrigin, CorsLayer};

/// CORS for the agency's origins. It is laid around everything, so that errors carry it too:
/// without it a browser cannot tell a refusal from a broken network.
pub(crate) fn layer(origins: &[String]) -> CorsLayer {
    let origins: Vec<HeaderValue> = origins.iter().filter_map(|origin| origin.parse().ok()).collect();
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
            header::ACCEPT_LANGUAGE,
            header::CONTENT_LANGUAGE,
        ])
        .expose_headers([
            header::LOCATION,
            header::RETRY_AFTER,
            header::CONTENT_LANGUAGE,
            HeaderName::from_static("idempotent-replayed"),
        ])
        .max_age(Duration::from_mins(10))
}
