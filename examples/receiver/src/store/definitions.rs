//! Every definition that was ever served, with the texts that were last served with it, so that old answers
//! keep their questions.

use sqlx::Row as _;

use super::Store;

/// A definition that answers were checked against.
pub(crate) struct Definition {
    pub(crate) text: String,
    /// Fluent by language.
    pub(crate) texts: Vec<(String, String)>,
}

impl Store {
    /// Remembers a definition by its hash.
    pub(crate) async fn keep_definition<'a>(
        &self,
        hash: &str,
        slug: &str,
        text: &str,
        texts: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<(), sqlx::Error> {
        let mut work = self.begin().await?;
        let insert = "INSERT INTO definitions (hash, slug, text) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        sqlx::query(insert).bind(hash).bind(slug).bind(text).execute(&mut *work.transaction).await?;
        for (language, text) in texts {
            let upsert = "INSERT INTO texts (definition, language, text) VALUES ($1, $2, $3)
                ON CONFLICT (definition, language) DO UPDATE SET text = $3";
            let upsert = sqlx::query(upsert).bind(hash).bind(language).bind(text);
            upsert.execute(&mut *work.transaction).await?;
        }
        work.commit().await
    }

    /// The definition with this hash.
    pub(crate) async fn definition(&self, hash: &str) -> Result<Option<Definition>, sqlx::Error> {
        let select = sqlx::query_scalar("SELECT text FROM definitions WHERE hash = $1").bind(hash);
        let Some(text) = select.fetch_optional(&self.pool).await? else { return Ok(None) };
        let select = sqlx::query("SELECT language, text FROM texts WHERE definition = $1").bind(hash);
        let rows = select.fetch_all(&self.pool).await?;
        let pairs = rows.iter().map(|row| Ok((row.try_get("language")?, row.try_get("text")?)));
        Ok(Some(Definition { text, texts: pairs.collect::<Result<_, sqlx::Error>>()? }))
    }
}
