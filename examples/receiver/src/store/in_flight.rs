//! Keys whose first request is being worked on: whoever sends the same meanwhile, or asks, is told so.
//!
//! It only says how things stand. That nothing is stored twice is held by the unique index on submissions.

use super::{Store, Work};

/// A claim stands for this many seconds where its instance was killed: longer than the database is waited for.
const LEASE: i64 = 15;

/// What came of claiming a key.
#[derive(Debug, PartialEq)]
pub(crate) enum Claimed {
    /// It is the caller's until it is stored or let go.
    Now(Claim),
    /// Another request with the same body has it.
    Before,
    /// Another request with another body has it.
    ForAnotherBody,
}

/// The right to store under a key.
#[derive(Debug, PartialEq)]
pub(crate) struct Claim {
    slug: String,
    key: String,
    /// Tells it from a later claim on the same key.
    until: i64,
}

#[cfg(test)]
impl Claim {
    /// As if it had been made so many seconds earlier.
    pub(super) fn age(&mut self, seconds: i64) {
        self.until -= seconds;
    }
}

const LET_GO: &str = "DELETE FROM in_flight WHERE slug = $1 AND key = $2 AND until = $3";

impl Store {
    /// Claims a key unless somebody has it.
    pub(crate) async fn claim(&self, slug: &str, key: &str, digest: &str) -> Result<Claimed, sqlx::Error> {
        let now = crate::clock::seconds();
        let until = now + LEASE;
        let upsert = "INSERT INTO in_flight (slug, key, digest, until) VALUES ($1, $2, $3, $4)
            ON CONFLICT (slug, key) DO UPDATE SET digest = $3, until = $4 WHERE in_flight.until <= $5";
        let upsert = sqlx::query(upsert).bind(slug).bind(key).bind(digest).bind(until).bind(now);
        if upsert.execute(&self.claims).await?.rows_affected() > 0 {
            return Ok(Claimed::Now(Claim { slug: slug.to_owned(), key: key.to_owned(), until }));
        }
        let select = "SELECT digest FROM in_flight WHERE slug = $1 AND key = $2";
        let theirs: Option<String> =
            sqlx::query_scalar(select).bind(slug).bind(key).fetch_optional(&self.claims).await?;
        // One that is gone by now was stored or refused: the sender learns which by sending again.
        let is_same = theirs.is_none_or(|theirs| theirs == digest);
        Ok(if is_same { Claimed::Before } else { Claimed::ForAnotherBody })
    }

    /// Gives a key back for which nothing was stored.
    pub(crate) async fn let_go(&self, claim: &Claim) -> Result<(), sqlx::Error> {
        let delete = sqlx::query(LET_GO).bind(&claim.slug).bind(&claim.key).bind(claim.until);
        delete.execute(&self.claims).await?;
        Ok(())
    }

    /// Whether a request with this key is being worked on.
    pub(crate) async fn is_in_flight(&self, slug: &str, key: &str) -> Result<bool, sqlx::Error> {
        let select = "SELECT count(*) FROM in_flight WHERE slug = $1 AND key = $2 AND until > $3";
        let select = sqlx::query_scalar(select).bind(slug).bind(key).bind(crate::clock::seconds());
        let count: i64 = select.fetch_one(&self.claims).await?;
        Ok(count > 0)
    }

    /// Deletes what killed instances left.
    pub(crate) async fn forget_claims(&self) -> Result<u64, sqlx::Error> {
        let delete = sqlx::query("DELETE FROM in_flight WHERE until <= $1").bind(crate::clock::seconds());
        Ok(delete.execute(&self.claims).await?.rows_affected())
    }
}

impl Work {
    /// Ends a claim together with what it was for.
    pub(crate) async fn fulfil(&mut self, claim: &Claim) -> Result<(), sqlx::Error> {
        let delete = sqlx::query(LET_GO).bind(&claim.slug).bind(&claim.key).bind(claim.until);
        delete.execute(&mut *self.transaction).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Claimed, LEASE, Store};

    #[tokio::test]
    async fn a_key_is_one_requests_until_it_is_let_go_or_its_time_is_out() {
        let file = std::env::temp_dir().join(format!("{}.sqlite", crate::random::id().unwrap()));
        let store = Store::open(file.to_str().unwrap()).await.unwrap();
        let Claimed::Now(mut first) = store.claim("form", "k", "a").await.unwrap() else { panic!("claimed") };
        assert_eq!(store.claim("form", "k", "a").await.unwrap(), Claimed::Before);
        assert_eq!(store.claim("form", "k", "b").await.unwrap(), Claimed::ForAnotherBody);
        assert!(store.is_in_flight("form", "k").await.unwrap());
        assert!(!store.is_in_flight("other", "k").await.unwrap());

        let update = sqlx::query("UPDATE in_flight SET until = until - $1").bind(LEASE + 1);
        update.execute(&store.pool).await.unwrap();
        first.until -= LEASE + 1;
        assert!(!store.is_in_flight("form", "k").await.unwrap());
        let Claimed::Now(second) = store.claim("form", "k", "b").await.unwrap() else { panic!("claimed") };
        assert_ne!(first, second);
        store.let_go(&first).await.unwrap();
        assert!(store.is_in_flight("form", "k").await.unwrap(), "only one's own");
        store.let_go(&second).await.unwrap();
        assert!(!store.is_in_flight("form", "k").await.unwrap());
        store.close().await;
        std::fs::remove_file(file).unwrap();
    }
}
