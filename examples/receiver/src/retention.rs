//! How long anything is kept (`--keep-days`), and the job that forgets it when its time is up.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use blankett::json::Value;
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::app::App;
use crate::limit::Limit;
use crate::log;
use crate::store::Store;

/// Receipts outlive their answers by so many days: nobody repeats a request later than that.
const RECEIPT: i64 = 7;

/// How many days answers are kept after that on which they arrived.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct KeepDays {
    /// To any form that is not named; for good where there is no number.
    others: Option<u16>,
    /// By the slug of their form.
    of: BTreeMap<String, u16>,
}

impl KeepDays {
    /// Reads `180`, `health-supplement=30` or several of them, separated by commas.
    pub(crate) fn read(list: &str) -> Option<Self> {
        let mut keep = Self::default();
        for item in list.split(',').map(str::trim) {
            match item.split_once('=') {
                None => keep.others = Some(item.parse().ok()?),
                Some((slug, days)) => {
                    keep.of.insert(slug.trim().to_owned(), days.trim().parse().ok()?);
                }
            }
        }
        Some(keep)
    }

    /// The forms that are named.
    pub(crate) fn slugs(&self) -> impl Iterator<Item = &str> {
        self.of.keys().map(String::as_str)
    }

    /// The first day whose answers are still kept today; `None` where all are.
    fn first_kept(&self, slug: &str, today: Date) -> Option<Date> {
        let days = self.of.get(slug).copied().or(self.others)?;
        today.checked_sub(i64::from(days).days()).ok()
    }
}

/// Deletes answers whose time is up, and receipts whose time is up too. Gives the number of answers.
async fn forget_sent(store: &Store, keep: &KeepDays, today: &str) -> Result<u64, sqlx::Error> {
    store.forget_receipts(today).await?;
    // A day that is none was refused at start.
    let Ok(today) = today.parse::<Date>() else { return Ok(0) };
    let Ok(until) = today.checked_add(RECEIPT.days()) else { return Ok(0) };
    let mut count = 0;
    for slug in store.slugs().await? {
        if let Some(first) = keep.first_kept(&slug, today) {
            count += store.forget_answers(&slug, &first.to_string(), &until.to_string()).await?;
        }
    }
    Ok(count)
}

/// Forgets what is too old, now and every ten minutes: claims, unsent sessions, answers, who posted.
pub(crate) async fn job(app: Arc<App>) {
    let mut interval = tokio::time::interval(Duration::from_mins(10));
    loop {
        interval.tick().await;
        app.limit.iter().for_each(Limit::forget_rested);
        if let Err(error) = app.store.forget_claims().await {
            log::store(&error);
        }
        tell("forgot-sessions", app.store.forget_old().await);
        tell("forgot-answers", forget_sent(&app.store, &app.config.keep_days, &app.today()).await);
    }
}

fn tell(event: &'static str, forgotten: Result<u64, sqlx::Error>) {
    match forgotten {
        Ok(0) => {}
        Ok(count) => {
            log::line(event, [("count", Value::from(u32::try_from(count).unwrap_or(u32::MAX)))]);
        }
        Err(error) => log::store(&error),
    }
}

#[cfg(test)]
mod tests {
    use super::{KeepDays, Store, forget_sent};
    use crate::store::{Incoming, Kept, Receipt};

    #[test]
    fn forms_have_days_of_their_own() {
        let keep = KeepDays::read("180, short=0").unwrap();
        let first = |slug| keep.first_kept(slug, "2026-07-01".parse().unwrap()).map(|day| day.to_string());
        assert_eq!(first("any").as_deref(), Some("2026-01-02"));
        assert_eq!(first("short").as_deref(), Some("2026-07-01"));
        let only = KeepDays::read("short=1").unwrap();
        assert_eq!(only.first_kept("any", "2026-07-01".parse().unwrap()), None);
        for wrong in ["", "x", "-1", "a=", "a=1,", "70000"] {
            assert_eq!(KeepDays::read(wrong), None, "{wrong}");
        }
    }

    async fn keep(store: &Store, key: &str, body: &str, received: &str) -> Kept {
        let receipt = Receipt { reference: format!("ref-{key}"), received: received.to_owned() };
        let incoming = Incoming {
            slug: "form",
            key,
            digest: body,
            definition: "d",
            version: None,
            locale: "da",
            library: "1",
            answers: &format!("{{\"name\":\"canary-{key}\"}}").repeat(300),
        };
        let mut work = store.begin().await.unwrap();
        let kept = work.keep(&incoming, receipt).await.unwrap();
        work.commit().await.unwrap();
        kept
    }

    /// Whether a text is anywhere in the database's files.
    fn is_on_disk(file: &std::path::Path, text: &str) -> bool {
        ["", "-wal"].iter().any(|end| {
            let bytes = std::fs::read(format!("{}{end}", file.display())).unwrap_or_default();
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        })
    }

    #[tokio::test]
    async fn answers_go_when_their_time_is_up_and_their_receipts_a_week_later() {
        let file = std::env::temp_dir().join(format!("{}.sqlite", crate::random::id().unwrap()));
        let store = Store::open(file.to_str().unwrap()).await.unwrap();
        keep(&store, "old", "a", "2026-01-31T23:59:59+01:00").await;
        keep(&store, "new", "a", "2026-02-01T00:00:00+01:00").await;
        let days = KeepDays::read("30").unwrap();
        assert_eq!(forget_sent(&store, &days, "2026-03-02").await.unwrap(), 0);
        assert_eq!(forget_sent(&store, &KeepDays::default(), "2036-03-02").await.unwrap(), 0, "for good");
        assert!(is_on_disk(&file, "canary-old"));
        assert_eq!(forget_sent(&store, &days, "2026-03-03").await.unwrap(), 1);
        assert!(!is_on_disk(&file, "canary-old"), "overwritten, not just unlinked");
        assert!(is_on_disk(&file, "canary-new"));
        assert!(store.case("ref-old").await.unwrap().is_none() && store.count().await.unwrap() == 1);

        let receipt = Receipt { reference: "ref-old".into(), received: "2026-01-31T23:59:59+01:00".into() };
        let again = Kept::Again(receipt.clone());
        assert_eq!(store.find("form", "old", "a").await.unwrap(), Some(again.clone()));
        assert_eq!(store.find("form", "old", "b").await.unwrap(), Some(Kept::KeyReused));
        assert_eq!(store.find("other", "old", "a").await.unwrap(), None);
        assert_eq!(store.receipt_of_key("form", "old").await.unwrap(), Some(receipt.clone()));
        assert_eq!(store.receipt("form", "ref-old").await.unwrap(), Some(receipt));
        assert_eq!(keep(&store, "old", "a", "2026-03-03T10:00:00+01:00").await, again, "not stored again");

        forget_sent(&store, &days, "2026-03-10").await.unwrap();
        assert_eq!(store.find("form", "old", "a").await.unwrap(), Some(again));
        forget_sent(&store, &days, "2026-03-11").await.unwrap();
        assert_eq!(store.find("form", "old", "a").await.unwrap(), None);
        store.close().await;
        std::fs::remove_file(file).unwrap();
    }
}
