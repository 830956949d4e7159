//! What is left of submissions whose answers are deleted: their receipts, for some days, so that a key that
//! is sent again is still answered and nothing is stored twice.

use sqlx::Row as _;

use super::Store;
use crate::{digest, halt};

/// So many are deleted in one unit of work: senders wait for no more.
const BATCH: i64 = 100;

impl Store {
    /// Deletes the answers to a form that arrived before a day, and keeps their receipts until another. Both
    /// are `YYYY-MM-DD`. Gives their number.
    pub(crate) async fn forget_answers(
        &self,
        slug: &str,
        before: &str,
        until: &str,
    ) -> Result<u64, sqlx::Error> {
        let mut count = 0;
        loop {
            let deleted = self.forget_some(slug, before, until).await?;
            count += deleted;
            if deleted == 0 {
                break;
            }
        }
        if let Some(wipe) = self.dialect.wipe.filter(|_| count > 0) {
            sqlx::query(wipe).execute(&self.pool).await?;
        }
        Ok(count)
    }

    async fn forget_some(&self, slug: &str, before: &str, until: &str) -> Result<u64, sqlx::Error> {
        let mut work = self.begin().await?;
        // A day comes before each moment of it, as text too.
        let select = "SELECT reference, key, digest, received FROM submissions
            WHERE slug = $1 AND received < $2 ORDER BY received LIMIT $3";
        let select = sqlx::query(select).bind(slug).bind(before).bind(BATCH);
        let rows = select.fetch_all(&mut *work.transaction).await?;
        let mut count = 0;
        for row in &rows {
            let (reference, key): (String, String) = (row.try_get("reference")?, row.try_get("key")?);
            let (body, received): (String, String) = (row.try_get("digest")?, row.try_get("received")?);
            let insert = "INSERT INTO receipts (reference, slug, key, digest, received, until)
                VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
            let insert = sqlx::query(insert).bind(&reference).bind(slug).bind(digest::hex(key));
            let insert = insert.bind(body).bind(received).bind(until);
            insert.execute(&mut *work.transaction).await?;
            halt::at("receipt-kept").await;
            let delete = sqlx::query("DELETE FROM submissions WHERE reference = $1").bind(reference);
            count += delete.execute(&mut *work.transaction).await?.rows_affected();
        }
        halt::at("answers-deleted").await;
        work.commit().await?;
        Ok(count)
    }

    /// Deletes the receipts whose last day was before `today`. Gives their number.
    pub(crate) async fn forget_receipts(&self, today: &str) -> Result<u64, sqlx::Error> {
        let delete = sqlx::query("DELETE FROM receipts WHERE until < $1").bind(today);
        Ok(delete.execute(&self.pool).await?.rows_affected())
    }
}
