//! Who read what of that which was sent: written before it is shown, never changed.

use sqlx::Row as _;

use super::Store;

/// One look.
pub(crate) struct Read {
    /// RFC 3339.
    pub(crate) at: String,
    /// As they named themselves.
    pub(crate) reader: String,
    /// `list`, `case`, or a kind of file.
    pub(crate) what: String,
    /// Of one form.
    pub(crate) slug: Option<String>,
    /// Of one case.
    pub(crate) reference: Option<String>,
}

impl Store {
    /// Writes a look down.
    pub(crate) async fn note_read(&self, read: &Read) -> Result<(), sqlx::Error> {
        let insert = "INSERT INTO reads (read, reader, what, slug, reference) VALUES ($1, $2, $3, $4, $5)";
        let insert = sqlx::query(insert).bind(&read.at).bind(&read.reader).bind(&read.what);
        insert.bind(&read.slug).bind(&read.reference).execute(&self.pool).await?;
        Ok(())
    }

    /// Every look, oldest first.
    pub(crate) async fn reads(&self) -> Result<Vec<Read>, sqlx::Error> {
        let rows = sqlx::query("SELECT * FROM reads ORDER BY number").fetch_all(&self.pool).await?;
        let read = |row: &sqlx::any::AnyRow| {
            Ok(Read {
                at: row.try_get("read")?,
                reader: row.try_get("reader")?,
                what: row.try_get("what")?,
                slug: row.try_get("slug")?,
                reference: row.try_get("reference")?,
            })
        };
        rows.iter().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Read, Store};

    #[tokio::test]
    async fn a_look_stays_written_down() {
        let file = std::env::temp_dir().join(format!("{}.sqlite", crate::random::id().unwrap()));
        let store = Store::open(file.to_str().unwrap()).await.unwrap();
        let (at, reader) = ("2026-01-31T12:00:00+01:00".to_owned(), "anna".to_owned());
        let look = Read { at, reader, what: "list".into(), slug: None, reference: None };
        store.note_read(&look).await.unwrap();
        for change in ["UPDATE reads SET reader = 'bo'", "DELETE FROM reads"] {
            assert!(sqlx::query(change).execute(&store.pool).await.is_err(), "{change}");
        }
        let reads = store.reads().await.unwrap();
        assert_eq!(reads.iter().map(|read| read.reader.as_str()).collect::<Vec<_>>(), ["anna"]);
        store.close().await;
        std::fs::remove_file(file).unwrap();
    }
}
