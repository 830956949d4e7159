//! Citizens who fill in a form without script: their unsent answers, or their receipt.

use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::{Receipt, Store, Work};

/// A session is forgotten this many seconds after it began.
const LIFETIME: i64 = 24 * 60 * 60;

/// What is held under a cookie for one form.
#[derive(Debug, PartialEq)]
pub(crate) enum Held {
    /// The unsent session, as the core saves it.
    Unsent(String),
    /// It was sent; the answers are gone from here.
    Sent(Sent),
}

/// What is left of a session that was sent.
#[derive(Debug, PartialEq)]
pub(crate) struct Sent {
    pub(crate) receipt: Receipt,
    /// The language it was filled in.
    pub(crate) locale: String,
}

const SELECT: &str = "SELECT * FROM sessions WHERE id = $1 AND slug = $2 AND created > $3";

impl Store {
    /// What is held; `None` for an unknown or forgotten session.
    pub(crate) async fn held(&self, id: &str, slug: &str) -> Result<Option<Held>, sqlx::Error> {
        let select = sqlx::query(SELECT).bind(id).bind(slug).bind(crate::clock::seconds() - LIFETIME);
        select.fetch_optional(&self.pool).await?.as_ref().map(held).transpose()
    }

    /// Deletes every session older than a day. Gives their number.
    pub(crate) async fn forget_old(&self) -> Result<u64, sqlx::Error> {
        let delete = sqlx::query("DELETE FROM sessions WHERE created <= $1");
        let done = delete.bind(crate::clock::seconds() - LIFETIME).execute(&self.pool).await?;
        Ok(done.rows_affected())
    }
}

impl Work {
    /// As [`Store::held`], inside the unit of work.
    pub(crate) async fn held(&mut self, id: &str, slug: &str) -> Result<Option<Held>, sqlx::Error> {
        let select = sqlx::query(SELECT).bind(id).bind(slug).bind(crate::clock::seconds() - LIFETIME);
        select.fetch_optional(&mut *self.transaction).await?.as_ref().map(held).transpose()
    }

    /// Saves an unsent session. One that is held already keeps its age: [`Work::forget`] it to begin anew.
    pub(crate) async fn hold(&mut self, id: &str, slug: &str, state: &str) -> Result<(), sqlx::Error> {
        let upsert = "INSERT INTO sessions (id, slug, state, created) VALUES ($1, $2, $3, $4)
            ON CONFLICT (id, slug) DO UPDATE SET state = $3";
        let upsert = sqlx::query(upsert).bind(id).bind(slug).bind(state);
        upsert.bind(crate::clock::seconds()).execute(&mut *self.transaction).await?;
        Ok(())
    }

    /// Forgets the answers and leaves the receipt.
    pub(crate) async fn sent(&mut self, id: &str, slug: &str, sent: &Sent) -> Result<(), sqlx::Error> {
        let upsert = "INSERT INTO sessions (id, slug, locale, reference, received, created) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id, slug) DO UPDATE SET
                state = NULL, locale = $3, reference = $4, received = $5, created = $6";
        let upsert = sqlx::query(upsert).bind(id).bind(slug).bind(&sent.locale);
        let upsert = upsert.bind(&sent.receipt.reference).bind(&sent.receipt.received);
        upsert.bind(crate::clock::seconds()).execute(&mut *self.transaction).await?;
        Ok(())
    }

    /// Forgets a session of one form.
    pub(crate) async fn forget(&mut self, id: &str, slug: &str) -> Result<(), sqlx::Error> {
        let delete = sqlx::query("DELETE FROM sessions WHERE id = $1 AND slug = $2").bind(id).bind(slug);
        delete.execute(&mut *self.transaction).await?;
        Ok(())
    }

    /// Whether any form has a session under this id. From here on nobody else writes to them.
    pub(crate) async fn knows(&mut self, id: &str) -> Result<bool, sqlx::Error> {
        // Changes nothing: the one way to hold rows that both databases have.
        let touch = sqlx::query("UPDATE sessions SET id = id WHERE id = $1 AND created > $2");
        let touch = touch.bind(id).bind(crate::clock::seconds() - LIFETIME);
        Ok(touch.execute(&mut *self.transaction).await?.rows_affected() > 0)
    }
}

fn held(row: &AnyRow) -> Result<Held, sqlx::Error> {
    if let Some(state) = row.try_get("state")? {
        return Ok(Held::Unsent(state));
    }
    let receipt = Receipt { reference: row.try_get("reference")?, received: row.try_get("received")? };
    Ok(Held::Sent(Sent { receipt, locale: row.try_get("locale")? }))
}

#[cfg(test)]
mod tests {
    use super::{Held, LIFETIME, Receipt, Sent, Store};

    async fn age(store: &Store, seconds: i64) {
        let update = sqlx::query("UPDATE sessions SET created = created - $1").bind(seconds);
        update.execute(&store.pool).await.unwrap();
    }

    #[tokio::test]
    async fn a_session_is_held_for_a_day_and_leaves_nothing_when_sent() {
        let file = std::env::temp_dir().join(format!("{}.sqlite", crate::random::id().unwrap()));
        let store = Store::open(file.to_str().unwrap()).await.unwrap();
        let mut work = store.begin().await.unwrap();
        work.hold("id", "form", "answers").await.unwrap();
        work.commit().await.unwrap();
        age(&store, LIFETIME - 60).await;
        assert_eq!(store.held("id", "form").await.unwrap(), Some(Held::Unsent("answers".into())));
        assert_eq!(store.held("id", "other").await.unwrap(), None);

        let mut work = store.begin().await.unwrap();
        let receipt = Receipt { reference: "AAAA".into(), received: "2026-01-31T12:00:00+01:00".into() };
        work.sent("id", "form", &Sent { receipt: receipt.clone(), locale: "da".into() }).await.unwrap();
        assert!(work.knows("id").await.unwrap());
        work.commit().await.unwrap();
        let sent = Held::Sent(Sent { receipt, locale: "da".into() });
        assert_eq!(store.held("id", "form").await.unwrap(), Some(sent));
        assert_eq!(store.forget_old().await.unwrap(), 0, "the receipt has a day of its own");

        age(&store, LIFETIME).await;
        assert_eq!(store.held("id", "form").await.unwrap(), None, "too old, though not deleted yet");
        assert_eq!(store.forget_old().await.unwrap(), 1);
        store.close().await;
        std::fs::remove_file(file).unwrap();
    }
}
