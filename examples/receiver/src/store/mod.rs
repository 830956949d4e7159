//! What is kept, in one `SQLite` file or in `PostgreSQL`: submissions for good or for as long as was said,
//! unsent sessions for a day.
//!
//! Any number of instances share one database. Every statement is written once, in what both understand: `$1`,
//! whole numbers and texts alone, `count(*)` for whether there is one. What differs is in `dialect.rs`.

mod definitions;
mod dialect;
mod in_flight;
#[cfg(test)]
mod model;
mod reads;
mod receipts;
mod sessions;
mod submissions;

use std::sync::Arc;
use std::time::Duration;

use dialect::Dialect;
use sqlx::any::AnyPoolOptions;
use sqlx::{Any, AnyConnection, AnyPool, Connection as _, Transaction};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

pub(crate) use definitions::Definition;
pub(crate) use in_flight::{Claim, Claimed};
pub(crate) use reads::Read;
pub(crate) use sessions::{Held, Sent};
pub(crate) use submissions::{Incoming, Kept, Receipt, Stored};

/// How long anything waits for its turn before the sender is asked to come again.
const PATIENCE: Duration = Duration::from_secs(5);

/// The database.
pub(crate) struct Store {
    pool: AnyPool,
    /// Writes what need not outlive a power cut, and so waits for no disk.
    claims: AnyPool,
    turns: Arc<Semaphore>,
    dialect: Dialect,
}

/// A unit of work: nothing of it is kept unless [`Work::commit`] ends well.
pub(crate) struct Work {
    transaction: Transaction<'static, Any>,
    /// The next one's, after it.
    _turn: OwnedSemaphorePermit,
}

impl Store {
    /// Opens the database, a file or an address (`--database`), and brings its tables up to date.
    pub(crate) async fn open(database: &str) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        let (dialect, address) = Dialect::of(database)?;
        let pool = telling(dialect.settings.to_vec()).max_connections(dialect.connections);
        let claims = telling([dialect.settings, &[dialect.hasty]].concat()).max_connections(2);
        let pool = match pool.connect_with(address.clone()).await {
            // It tried again and again, and keeps to itself what was said.
            Err(sqlx::Error::PoolTimedOut) => {
                AnyConnection::connect_with(&address).await?;
                return Err(sqlx::Error::PoolTimedOut);
            }
            opened => opened?,
        };
        let (claims, turns) = (claims.connect_lazy_with(address), Arc::new(Semaphore::new(dialect.writers)));
        let store = Self { pool, claims, turns, dialect };
        // One unit of work, so that instances that start at once wait for each other.
        let mut work = store.begin().await?;
        if let Some(alone) = store.dialect.alone {
            sqlx::query(alone).execute(&mut *work.transaction).await?;
        }
        store.dialect.migrations.run(&mut *work.transaction).await?;
        work.commit().await?;
        Ok(store)
    }

    /// Begins work that writes. In `SQLite` one at a time, in `PostgreSQL` one per row: the others wait, in order.
    pub(crate) async fn begin(&self) -> Result<Work, sqlx::Error> {
        let turn = timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await;
        let turn = turn.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        Ok(Work { transaction: self.pool.begin_with(self.dialect.begin).await?, _turn: turn })
    }

    /// Asks the database something that is answered at once.
    pub(crate) async fn answers(&self) -> Result<(), sqlx::Error> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Finishes what is running and closes the database.
    pub(crate) async fn close(&self) {
        self.claims.close().await;
        self.pool.close().await;
    }
}

/// Connections that are told something before they are used.
fn telling(settings: Vec<&'static str>) -> AnyPoolOptions {
    let settings: Arc<[_]> = settings.into();
    AnyPoolOptions::new().acquire_timeout(PATIENCE).after_connect(move |connection, _| {
        let settings = Arc::clone(&settings);
        Box::pin(async move {
            for setting in settings.iter() {
                sqlx::query(*setting).execute(&mut *connection).await?;
            }
            Ok(())
        })
    })
}

impl Work {
    /// Makes everything durable.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        self.transaction.commit().await
    }
}
