//! The database of one test: a file of `SQLite`, or one of its own in `PostgreSQL`.

use std::path::Path;

use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Connection as _};

/// The environment's variable with the address of a database of `PostgreSQL` beside which the tests make theirs.
pub(crate) const BESIDE: &str = "RECEIVER_TESTS_POSTGRES";

/// One database.
pub(crate) struct Database {
    /// As `--database` takes it.
    pub(crate) address: String,
    /// Its name in `PostgreSQL`, and an address of the server that it is on.
    served: Option<(String, String)>,
}

impl Database {
    /// In a folder, or with its name.
    pub(crate) fn new(folder: &Path, name: &str) -> Self {
        let Ok(beside) = std::env::var(BESIDE) else {
            return Self { address: format!("{}/data/receiver.sqlite", folder.display()), served: None };
        };
        let name = name.replace('-', "_");
        execute(&beside, sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}")))).unwrap();
        let (server, query) = beside.split_once('?').unwrap_or((&beside, ""));
        let (server, _) = server.rsplit_once('/').expect("an address ends with /NAME");
        Self { address: format!("{server}/{name}?{query}"), served: Some((name, beside)) }
    }

    /// Changes something behind the receiver's back.
    pub(crate) fn execute(&self, statement: Query<'_, Any, AnyArguments>) {
        self.try_to(statement).unwrap();
    }

    /// As [`Database::execute`], for what the database may refuse.
    pub(crate) fn try_to(&self, statement: Query<'_, Any, AnyArguments>) -> Result<(), sqlx::Error> {
        let file = format!("sqlite:{}", self.address);
        execute(if self.served.is_some() { &self.address } else { &file }, statement)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some((name, beside)) = &self.served {
            let _ = execute(beside, sqlx::query(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))));
        }
    }
}

fn execute(address: &str, statement: Query<'_, Any, AnyArguments>) -> Result<(), sqlx::Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        sqlx::any::install_default_drivers();
        let mut connection = AnyConnection::connect(address).await?;
        statement.execute(&mut connection).await?;
        connection.close().await
    })
}
