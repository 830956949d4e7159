//! Building what is sent and reading what comes back; performs nothing itself.

mod build;
mod decode;
mod encode;
mod names;
mod path;
mod read;
mod reply;
mod resolve;
mod shapes;

pub use build::build;
pub use decode::{Decoded, Posted, decode};
pub use read::read_body;
pub use reply::{MAX_REPLY, Reply, read_reply};

use crate::json::Value;
use crate::problem::Problem;

/// A request that the edge performs.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// Where to post; the edge may have been given another (property, attribute, `action`).
    pub endpoint: Option<String>,
    /// The body, written once; the bytes that are sent and stored.
    pub body: String,
    /// The idempotency key: same bytes, same key.
    pub key: String,
    /// The language of the answers, for `Content-Language` and messages.
    pub locale: String,
}

/// What came of sending, as the edge read it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A complete, parsed 2xx.
    Accepted(Receipt),
    /// The endpoint names problems; those without a question of theirs stand at the root.
    Rejected(Vec<Problem>),
    /// It was not accepted, or nobody can say; everything is kept.
    Failed(Failure),
}

/// Why answers were not accepted. Each has words of its own (`failed-…` in `locales/`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing was sent.
    Unsent,
    /// Sent, and no readable answer came: it may have arrived. The same bytes can be sent again with their key.
    Unknown,
    /// The endpoint has too much to do.
    Busy,
    /// The citizen must sign in again.
    SignIn,
    /// The citizen may not send this.
    Forbidden,
    /// The endpoint takes no such form, or not any more.
    Closed,
    /// Too much was sent at once.
    TooLarge,
    /// Somebody has changed what the answers were about.
    Changed,
    /// The endpoint refuses without saying which answer.
    Refused,
}

impl Failure {
    /// Whether nobody knows, so that it would be wrong to say that nothing was sent.
    pub fn may_have_arrived(self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// The word in the names of its messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unsent => "unsent",
            Self::Unknown => "unknown",
            Self::Busy => "busy",
            Self::SignIn => "sign-in",
            Self::Forbidden => "forbidden",
            Self::Closed => "closed",
            Self::TooLarge => "too-large",
            Self::Changed => "changed",
            Self::Refused => "refused",
        }
    }
}

/// What the citizen gets to keep.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Receipt {
    /// The agency's reference number; empty where it gave none (the idempotency key then stands in).
    pub reference: String,
    /// When it was received, as the endpoint wrote it (RFC 3339).
    pub received: Option<String>,
    /// Whether the endpoint has not finished with it (202).
    pub is_processing: bool,
    /// The reply as it came.
    pub reply: Option<Value>,
}
