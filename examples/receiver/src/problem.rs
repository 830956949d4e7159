//! What is wrong with a request, as RFC 9457 `application/problem+json`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use blankett::json::{self, Object, Value};

use crate::observe::Told;

/// The kinds of problems; each is documented by its `title`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The answers do not fit the form: see `errors`.
    InvalidAnswers,
    /// The body is not JSON, or not of the shape that the form asks for.
    UnreadableBody,
    /// `Idempotency-Key` is missing or no key.
    KeyMissing,
    /// The key stands for another body already.
    KeyReused,
    /// The first request with the key is still being worked on.
    InFlight,
    /// The body is longer than the limit.
    TooLarge,
    /// The body is no `application/json`.
    UnsupportedType,
    /// The page that posts is on an origin that may not.
    ForeignOrigin,
    /// There is no such form or submission.
    NotFound,
    /// The address is right, the method is not.
    MethodNotAllowed,
    /// Only for those who handle submissions.
    Forbidden,
    /// The sender posts too often, and may again in so many seconds.
    TooMany { seconds: u32 },
    /// As many posts as may wait are waiting: the same request may be sent again.
    Busy,
    /// The database does not answer or is full: the same request may be sent again.
    Unavailable,
}

impl Kind {
    /// The status, which a page for people has too.
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::UnreadableBody | Self::KeyMissing => StatusCode::BAD_REQUEST,
            Self::ForeignOrigin | Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::InFlight => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::InvalidAnswers | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The end of `type`.
    pub(crate) fn code(self) -> &'static str {
        self.words().0
    }

    /// The end of `type`, and `title`.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::InvalidAnswers => ("invalid-answers", "Some answers must be mended."),
            Self::UnreadableBody => ("unreadable-body", "The body is not the JSON that the form sends."),
            Self::KeyMissing => {
                ("key-missing", "Idempotency-Key must hold 1 to 255 visible ASCII characters.")
            }
            Self::KeyReused => ("key-reused", "This Idempotency-Key was used for another body."),
            Self::InFlight => ("in-flight", "A request with this key is being worked on. Send it again."),
            Self::TooLarge => ("too-large", "The body is too large."),
            Self::UnsupportedType => ("unsupported-type", "The body must be application/json."),
            Self::ForeignOrigin => ("foreign-origin", "Pages of this origin may not send this form."),
            Self::NotFound => ("not-found", "There is nothing at this address."),
            Self::MethodNotAllowed => ("method-not-allowed", "This address takes another method."),
            Self::Forbidden => ("forbidden", "Only those who handle submissions may see this."),
            Self::TooMany { .. } => ("too-many", "Too much comes from this address. Wait a little."),
            Self::Busy => ("busy", "Too much is being sent just now. Send it again."),
            Self::Unavailable => ("unavailable", "It cannot be stored just now. Send it again."),
        }
    }

    /// In how many seconds the same may be sent again, where waiting helps.
    pub(crate) fn retry_after(self) -> Option<HeaderValue> {
        let seconds = match self {
            Self::TooMany { seconds } => seconds,
            Self::InFlight => 1,
            Self::Busy => 2,
            Self::Unavailable => 5,
            _ => return None,
        };
        Some(seconds.into())
    }
}

/// A refusal with what the sender needs to mend it.
#[derive(Debug)]
pub(crate) struct Refusal {
    kind: Kind,
    errors: Vec<Value>,
    language: Option<String>,
}

impl Refusal {
    /// The answers that must be mended; each error is an object with `pointer`, `code`, `params` and `detail`.
    pub(crate) fn of_answers(errors: Vec<Value>, language: String) -> Self {
        Self { kind: Kind::InvalidAnswers, errors, language: Some(language) }
    }
}

impl From<Kind> for Refusal {
    fn from(kind: Kind) -> Self {
        Self { kind, errors: Vec::new(), language: None }
    }
}

/// What the store says is for the log; the sender is asked to try again.
impl From<sqlx::Error> for Kind {
    fn from(error: sqlx::Error) -> Self {
        crate::log::store(&error);
        Self::Unavailable
    }
}

impl From<getrandom::Error> for Kind {
    fn from(_: getrandom::Error) -> Self {
        Self::Unavailable
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Kind::from(error).into()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = self.kind.status();
        let (name, title) = self.kind.words();
        let mut body = Object::new();
        body.insert("type", format!("urn:blankett:problem:{name}"));
        body.insert("title", title);
        body.insert("status", u32::from(status.as_u16()));
        if !self.errors.is_empty() {
            body.insert("errors", Value::Array(self.errors));
        }
        let mut response = (status, json::write(&Value::Object(body))).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(language) = self.language.and_then(|language| language.parse().ok()) {
            headers.insert(header::CONTENT_LANGUAGE, language);
        }
        headers.extend(self.kind.retry_after().map(|seconds| (header::RETRY_AFTER, seconds)));
        response.extensions_mut().insert(Told(name));
        response
    }
}
