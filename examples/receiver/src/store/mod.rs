//! What is kept, in one `SQLite` file: submissions for good or for as long as was said, unsent
//! sessions for a day.
//!
//! Write-ahead log with `synchronous=FULL`: a commit is on the disk before anybody is told of it.

mod definitions;
mod in_flight;
mod reads;
mod receipts;
mod sessions;
mod submissions;

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, SqlitePool, Transaction};

pub(crate) use definitions::Definition;
pub(crate) use in_flight::{Claim, Claimed};
pub(crate) use reads::Read;
pub(crate) use sessions::{Held, Sent};
pub(crate) use submissions::{Incoming, Kept, Receipt, Stored};

/// How long anything waits for its turn before the sender is asked to come again.
const PATIENCE: Duration = Duration::from_secs(5);

/// The database.
pub(crate) struct Store {
    pool: SqlitePool,
    /// Writes what need not outlive a power cut, and so waits for no disk.
    claims: SqlitePool,
}

/// A unit of work: nothing of it is kept unless [`Work::commit`] ends well.
pub(crate) struct Work {
    transaction: Transaction<'static, Sqlite>,
}

impl Store {
    /// Opens the file, made with its folder when missing, and brings its tables up to date.
    pub(crate) async fn open(file: &Path) -> Result<Self, sqlx::Error> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(PATIENCE)
            // Unsent answers that are deleted are overwritten, not just unlinked.
            .pragma("secure_delete", "ON");
        let pool = SqlitePoolOptions::new().acquire_timeout(PATIENCE);
        let claims = pool.clone().max_connections(2);
        let pool = pool.max_connections(4).connect_with(options.clone()).await?;
        sqlx::migrate!().run(&pool).await?;
        let claims = claims.connect_with(options.synchronous(SqliteSynchronous::Normal)).await?;
        Ok(Self { pool, claims })
    }

    /// Begins work that writes. One at a time: the others wait for [`PATIENCE`].
    pub(crate) async fn begin(&self) -> Result<Work, sqlx::Error> {
        Ok(Work { transaction: self.pool.begin_with("BEGIN IMMEDIATE").await? })
    }

    /// Asks the database something that is answered at once.
    pub(crate) async fn answers(&self) -> Result<(), sqlx::Error> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Finishes what is running and closes the file.
    pub(crate) async fn close(&self) {
        self.claims.close().await;
        self.pool.close().await;
    }
}

impl Work {
    /// Makes everything durable.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        self.transaction.commit().await
    }
}
