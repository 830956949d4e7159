//! Submissions: each stored once, told apart by form and idempotency key.

use sqlx::any::AnyRow;
use sqlx::{Any, Executor, Row as _};

use super::{Store, Work};
use crate::digest;

/// What a key stands for, also when its answers are deleted (`receipts`).
const BY_KEY: &str = "SELECT reference, received, digest FROM submissions WHERE slug = $1 AND key = $2
    UNION ALL SELECT reference, received, digest FROM receipts WHERE slug = $1 AND key = $3";

/// A checked submission on its way in.
pub(crate) struct Incoming<'a> {
    pub(crate) slug: &'a str,
    pub(crate) key: &'a str,
    /// SHA-256 in hex of the body as it came.
    pub(crate) digest: &'a str,
    /// The definition's hash.
    pub(crate) definition: &'a str,
    /// `form.version` as JSON text.
    pub(crate) version: Option<String>,
    pub(crate) locale: &'a str,
    pub(crate) library: &'a str,
    /// The answers as the core writes them.
    pub(crate) answers: &'a str,
}

/// What the sender is told.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Receipt {
    pub(crate) reference: String,
    /// RFC 3339.
    pub(crate) received: String,
}

/// What came of keeping a submission.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kept {
    /// Stored now.
    New(Receipt),
    /// Stored before: same key, same body.
    Again(Receipt),
    /// The key was used for another body; nothing is stored.
    KeyReused,
}

/// A stored submission, for those who handle it.
pub(crate) struct Stored {
    pub(crate) receipt: Receipt,
    pub(crate) slug: String,
    pub(crate) key: String,
    pub(crate) digest: String,
    pub(crate) definition: String,
    pub(crate) version: Option<String>,
    pub(crate) locale: String,
    pub(crate) library: String,
    pub(crate) answers: String,
}

impl Store {
    /// What a key stands for already; `None` when it is new.
    pub(crate) async fn find(
        &self,
        slug: &str,
        key: &str,
        digest: &str,
    ) -> Result<Option<Kept>, sqlx::Error> {
        find(&self.pool, slug, key, digest).await
    }

    /// The receipt that was given under a reference.
    pub(crate) async fn receipt(&self, slug: &str, reference: &str) -> Result<Option<Receipt>, sqlx::Error> {
        let select = "SELECT reference, received FROM submissions WHERE slug = $1 AND reference = $2
            UNION ALL SELECT reference, received FROM receipts WHERE slug = $1 AND reference = $2";
        let row = sqlx::query(select).bind(slug).bind(reference).fetch_optional(&self.pool).await?;
        row.as_ref().map(receipt).transpose()
    }

    /// The receipt that was given for a key.
    pub(crate) async fn receipt_of_key(&self, slug: &str, key: &str) -> Result<Option<Receipt>, sqlx::Error> {
        let select = sqlx::query(BY_KEY).bind(slug).bind(key).bind(digest::hex(key));
        let row = select.fetch_optional(&self.pool).await?;
        row.as_ref().map(receipt).transpose()
    }

    /// The newest submissions first, at most `limit`.
    pub(crate) async fn newest(&self, limit: u32) -> Result<Vec<Stored>, sqlx::Error> {
        let select = "SELECT * FROM submissions ORDER BY rowid DESC LIMIT $1";
        sqlx::query(select).bind(i64::from(limit)).fetch_all(&self.pool).await?.iter().map(stored).collect()
    }

    /// What was stored under a reference, of whichever form.
    pub(crate) async fn case(&self, reference: &str) -> Result<Option<Stored>, sqlx::Error> {
        let select = sqlx::query("SELECT * FROM submissions WHERE reference = $1").bind(reference);
        select.fetch_optional(&self.pool).await?.as_ref().map(stored).transpose()
    }

    /// All of one form, oldest first.
    pub(crate) async fn all_of(&self, slug: &str) -> Result<Vec<Stored>, sqlx::Error> {
        let select = "SELECT * FROM submissions WHERE slug = $1 ORDER BY rowid";
        sqlx::query(select).bind(slug).fetch_all(&self.pool).await?.iter().map(stored).collect()
    }

    /// The forms that something was sent with.
    pub(crate) async fn slugs(&self) -> Result<Vec<String>, sqlx::Error> {
        let select = "SELECT DISTINCT slug FROM submissions ORDER BY slug";
        sqlx::query_scalar(select).fetch_all(&self.pool).await
    }

    /// How many there are in all.
    pub(crate) async fn count(&self) -> Result<i64, sqlx::Error> {
        sqlx::query_scalar("SELECT count(*) FROM submissions").fetch_one(&self.pool).await
    }
}

impl Work {
    /// Keeps a submission unless its key is known.
    pub(crate) async fn keep(
        &mut self,
        incoming: &Incoming<'_>,
        receipt: Receipt,
    ) -> Result<Kept, sqlx::Error> {
        let Incoming { slug, key, digest, .. } = *incoming;
        // Those whose answers are deleted are known too.
        if let Some(known) = find(&mut *self.transaction, slug, key, digest).await? {
            return Ok(known);
        }
        let insert = "INSERT INTO submissions
            (reference, slug, key, digest, definition, version, locale, library, received, answers)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (slug, key) DO NOTHING";
        let insert = sqlx::query(insert).bind(&receipt.reference).bind(slug).bind(key).bind(digest);
        let insert = insert.bind(incoming.definition).bind(&incoming.version).bind(incoming.locale);
        let insert = insert.bind(incoming.library).bind(&receipt.received).bind(incoming.answers);
        // Waits for whoever stores under this key just now, and then sees what came of it.
        if insert.execute(&mut *self.transaction).await?.rows_affected() > 0 {
            return Ok(Kept::New(receipt));
        }
        let known = find(&mut *self.transaction, slug, key, digest).await?;
        known.ok_or(sqlx::Error::RowNotFound)
    }
}

async fn find(
    database: impl Executor<'_, Database = Any>,
    slug: &str,
    key: &str,
    digest: &str,
) -> Result<Option<Kept>, sqlx::Error> {
    let select = sqlx::query(BY_KEY).bind(slug).bind(key).bind(digest::hex(key));
    let Some(row) = select.fetch_optional(database).await? else { return Ok(None) };
    let known: String = row.try_get("digest")?;
    Ok(Some(if known == digest { Kept::Again(receipt(&row)?) } else { Kept::KeyReused }))
}

fn receipt(row: &AnyRow) -> Result<Receipt, sqlx::Error> {
    Ok(Receipt { reference: row.try_get("reference")?, received: row.try_get("received")? })
}

fn stored(row: &AnyRow) -> Result<Stored, sqlx::Error> {
    Ok(Stored {
        receipt: receipt(row)?,
        slug: row.try_get("slug")?,
        key: row.try_get("key")?,
        digest: row.try_get("digest")?,
        definition: row.try_get("definition")?,
        version: row.try_get("version")?,
        locale: row.try_get("locale")?,
        library: row.try_get("library")?,
        answers: row.try_get("answers")?,
    })
}
