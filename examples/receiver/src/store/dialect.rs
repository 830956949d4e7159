//! What differs between the databases: how one is reached, what each connection is told, how work begins.
//! Every other statement is the same for both.

use std::path::Path;
use std::str::FromStr as _;

use sqlx::any::AnyConnectOptions;
use sqlx::migrate::Migrator;

use crate::config::is_postgres;

/// One kind of database.
pub(super) struct Dialect {
    /// Makes the tables, or brings them up to date.
    pub(super) migrations: Migrator,
    /// Begins work that writes.
    pub(super) begin: &'static str,
    /// Makes work wait until no other instance does the same, where work does not wait by itself.
    pub(super) alone: Option<&'static str>,
    /// What each connection is told first.
    pub(super) settings: &'static [&'static str],
    /// What those are told too whose commits need not outlive a power cut.
    pub(super) hasty: &'static str,
    /// Takes what was deleted out of what was written before, where that is ours to do.
    pub(super) wipe: Option<&'static str>,
    /// How many connections there are for everything but claims.
    pub(super) connections: u32,
    /// How many units of work are done at once: never so many that nobody could read.
    pub(super) writers: usize,
}

/// A commit is on the disk before anybody is told of it. Whoever waits for another gives up after 5 seconds.
const SQLITE: Dialect = Dialect {
    migrations: sqlx::migrate!("migrations/sqlite"),
    // One at a time: two that first read and then write would else be refused, not made to wait.
    begin: "BEGIN IMMEDIATE",
    alone: None,
    settings: &[
        "PRAGMA busy_timeout = 5000",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        // Unsent answers that are deleted are overwritten, not just unlinked.
        "PRAGMA secure_delete = ON",
    ],
    hasty: "PRAGMA synchronous = NORMAL",
    wipe: Some("PRAGMA wal_checkpoint(TRUNCATE)"),
    connections: 4,
    // Those that wait for their turn here are served in order; the file's lock would go to whoever asks at the right moment.
    writers: 1,
};

/// As [`SQLITE`].
const POSTGRES: Dialect = Dialect {
    migrations: sqlx::migrate!("migrations/postgres"),
    // Whoever waited for a row or a key sees what the other committed.
    begin: "BEGIN ISOLATION LEVEL READ COMMITTED",
    // Any number, as long as it is always the same.
    alone: Some("SELECT pg_advisory_xact_lock(8081)"),
    settings: &[
        "SET lock_timeout = '5s'",
        // What an instance that hangs has begun holds nobody up for long.
        "SET idle_in_transaction_session_timeout = '10s'",
    ],
    hasty: "SET synchronous_commit = off",
    wipe: None,
    connections: 8,
    writers: 6,
};

impl Dialect {
    /// Of the database that `--database` names, and how it is reached: a file, made with its folder when missing,
    /// unless it is an address of `PostgreSQL`.
    pub(super) fn of(database: &str) -> Result<(Self, AnyConnectOptions), sqlx::Error> {
        if is_postgres(database) {
            return Ok((POSTGRES, AnyConnectOptions::from_str(database)?));
        }
        if let Some(folder) = Path::new(database).parent() {
            std::fs::create_dir_all(folder)?;
        }
        // Wholly encoded, so that nothing in a file's name is taken for a part of an address.
        let name: String = form_urlencoded::byte_serialize(database.as_bytes()).collect();
        let address = format!("sqlite:{}?mode=rwc", name.replace('+', "%20"));
        Ok((SQLITE, AnyConnectOptions::from_str(&address)?))
    }
}
