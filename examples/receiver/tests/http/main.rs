//! The receiver from outside: a real process, a real database, HTTP. All of it with `SQLite`, and then
//! with `PostgreSQL` (`postgresql.rs`).
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests and their helpers fail by panicking"
)]

mod admin;
mod browser;
mod cluster;
mod database;
mod durability;
mod instances;
mod journey;
mod kills;
mod observe;
mod overload;
mod postgresql;
mod retention;
mod server;
mod start;
mod submissions;
mod tls;
