//! Building what is sent and reading what comes back; performs nothing itself.

mod build;
mod reply;

pub use build::build;
pub use reply::{MAX_REPLY, read_reply};

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
    /// The endpoint names problems (RFC 9457 `errors[].pointer`); those without a usable pointer stand at the root.
    Rejected(Vec<Problem>),
    /// Nothing can be known: no network, timeout, truncated or unreadable reply, 5xx.
    Unsent,
    /// The endpoint refuses without saying which answer (other 4xx).
    Refused,
}

/// What the citizen gets to keep.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Receipt {
    /// The agency's reference number; empty where it gave none (the idempotency key then stands in).
    pub reference: String,
    /// When it was received, as the endpoint wrote it (RFC 3339).
    pub received: Option<String>,
    /// The reply as it came.
    pub reply: Option<Value>,
}
