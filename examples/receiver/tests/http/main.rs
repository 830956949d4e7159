//! The receiver from outside: a real process, a real database, HTTP.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests and their helpers fail by panicking"
)]

mod admin;
mod durability;
mod journey;
mod retention;
mod server;
mod submissions;
