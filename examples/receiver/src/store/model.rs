//! The store beside a model of it: seeded sequences of what senders, crashes and time do to one key, after each
//! step of which both must say the same, with each database. `RECEIVER_MODEL_SEEDS` has more of them run.

use std::collections::BTreeSet;

use super::{Claim, Claimed, Incoming, Kept, Receipt, Store};

#[path = "../../tests/http/cluster.rs"]
mod cluster;

/// What a key stands for.
#[derive(Default)]
struct Model {
    stored: Option<Stored>,
    claimed: Option<Mine>,
}

/// Under the key there is a record, or what is left of one.
struct Stored {
    body: &'static str,
    receipt: Receipt,
    /// Whether the answers are still there.
    is_whole: bool,
}

/// A request is being worked on.
struct Mine {
    body: &'static str,
    /// Which of [`Run::under_way`]; none of them where its instance was killed.
    number: u32,
    is_out_of_time: bool,
}

/// One request that is being worked on, also where its time is out: it may still try to store.
struct UnderWay {
    number: u32,
    body: &'static str,
    claim: Claim,
}

/// A small generator: one seed is one sequence, everywhere (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, count: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % count
    }
}

/// One key and all that happens to it.
struct Run<'a> {
    store: &'a Store,
    /// Each run has a form of its own, too.
    key: String,
    model: Model,
    under_way: Vec<UnderWay>,
    /// How many requests there were.
    count: u32,
    /// What happened in any run, so that nothing is left out of all.
    happened: &'a mut BTreeSet<&'static str>,
}

impl Run<'_> {
    /// What a request with this body finds.
    fn expected(&self, body: &str) -> Option<Kept> {
        let stored = self.model.stored.as_ref()?;
        Some(if stored.body == body { Kept::Again(stored.receipt.clone()) } else { Kept::KeyReused })
    }

    /// A request comes in, as far as to its claim.
    async fn arrive(&mut self, body: &'static str) {
        let (store, key) = (self.store, self.key.clone());
        let found = store.find(&key, &key, body).await.unwrap();
        assert_eq!(found, self.expected(body));
        if let Some(found) = found {
            self.happened.insert(if found == Kept::KeyReused { "reused" } else { "replayed" });
            return;
        }
        let claimed = store.claim(&key, &key, body).await.unwrap();
        if let Some(theirs) = self.model.claimed.as_ref().filter(|theirs| !theirs.is_out_of_time) {
            let is_same = theirs.body == body;
            assert_eq!(claimed, if is_same { Claimed::Before } else { Claimed::ForAnotherBody });
            self.happened.insert(if is_same { "told to wait" } else { "reused in flight" });
            return;
        }
        let Claimed::Now(claim) = claimed else { panic!("nobody has it: {claimed:?}") };
        self.happened.insert(if self.model.claimed.is_some() { "claimed over" } else { "claimed" });
        self.count += 1;
        self.model.claimed = Some(Mine { body, number: self.count, is_out_of_time: false });
        self.under_way.push(UnderWay { number: self.count, body, claim });
    }

    /// The claim is given back, if it is still this request's.
    fn ended(&mut self, number: u32) {
        self.model.claimed.take_if(|mine| mine.number == number);
    }

    /// A request stores its answers. Where its instance is killed before it has committed, nothing of it is left.
    async fn keep(&mut self, UnderWay { number, body, claim }: UnderWay, is_killed: bool) {
        let received = "2026-01-31T12:00:00+01:00".to_owned();
        let receipt = Receipt { reference: format!("{}-{number}", self.key), received };
        let incoming = Incoming {
            slug: &self.key,
            key: &self.key,
            digest: body,
            definition: "d",
            version: None,
            locale: "da",
            library: "1",
            answers: "{}",
        };
        let mut work = self.store.begin().await.unwrap();
        let kept = work.keep(&incoming, receipt.clone()).await.unwrap();
        assert_eq!(kept, self.expected(body).unwrap_or(Kept::New(receipt.clone())));
        work.fulfil(&claim).await.unwrap();
        if is_killed {
            self.happened.insert("killed before the commit");
            return;
        }
        work.commit().await.unwrap();
        self.ended(number);
        if matches!(kept, Kept::New(_)) {
            self.model.stored = Some(Stored { body, receipt, is_whole: true });
        } else {
            self.happened.insert("stored by another meanwhile");
        }
    }

    /// Something happens to one of the requests that are under way.
    async fn end(&mut self, random: &mut Random) {
        let count = u64::try_from(self.under_way.len()).unwrap();
        if count == 0 {
            return;
        }
        let ended = self.under_way.remove(usize::try_from(random.below(count)).unwrap());
        match random.below(5) {
            0 => {
                self.store.let_go(&ended.claim).await.unwrap();
                self.ended(ended.number);
                self.happened.insert("refused");
            }
            1 => self.keep(ended, true).await,
            2 => {
                self.happened.insert("killed with a claim");
            }
            _ => self.keep(ended, false).await,
        }
    }

    /// The time of whoever has the key runs out, which does not keep it from going on.
    async fn run_out(&mut self) {
        let update = sqlx::query("UPDATE in_flight SET until = until - 60 WHERE key = $1").bind(&self.key);
        update.execute(&self.store.claims).await.unwrap();
        self.under_way.iter_mut().for_each(|under_way| under_way.claim.age(60));
        self.model.claimed.iter_mut().for_each(|mine| mine.is_out_of_time = true);
    }

    /// The job forgets claims whose time is out; answers; then their receipts.
    async fn forget(&mut self) {
        self.store.forget_claims().await.unwrap();
        self.model.claimed.take_if(|mine| mine.is_out_of_time);
        match &mut self.model.stored {
            Some(stored) if stored.is_whole => {
                let forgotten = self.store.forget_answers(&self.key, "2026-02-01", "2026-02-08").await;
                assert_eq!(forgotten.unwrap(), 1);
                stored.is_whole = false;
                self.happened.insert("answers forgotten");
            }
            Some(_) => {
                assert_eq!(self.store.forget_receipts("2026-02-09").await.unwrap(), 1);
                self.model.stored = None;
                self.happened.insert("receipt forgotten");
            }
            None => {}
        }
    }

    /// Store and model say the same.
    async fn compare(&self) {
        let (store, key) = (self.store, self.key.as_str());
        let in_flight = self.model.claimed.as_ref().is_some_and(|mine| !mine.is_out_of_time);
        assert_eq!(store.is_in_flight(key, key).await.unwrap(), in_flight);
        let receipt = self.model.stored.as_ref().map(|stored| stored.receipt.clone());
        assert_eq!(store.receipt_of_key(key, key).await.unwrap(), receipt);
        let whole = u8::from(self.model.stored.as_ref().is_some_and(|stored| stored.is_whole));
        assert_eq!(store.all_of(key).await.unwrap().len(), usize::from(whole), "one record at most");
    }
}

/// Runs one sequence; the seed is in the message of what fails.
async fn run(store: &Store, seed: u64, happened: &mut BTreeSet<&'static str>) {
    let mut random = Random(seed);
    let (key, model) = (format!("seed-{seed}"), Model::default());
    let mut run = Run { store, key, model, under_way: Vec::new(), count: 0, happened };
    for _ in 0..12 {
        match random.below(10) {
            0..4 => run.arrive("a").await,
            4 => run.arrive("b").await,
            5..8 => run.end(&mut random).await,
            8 => run.run_out().await,
            _ => run.forget().await,
        }
        run.compare().await;
    }
    // Nothing is left for the next one to find.
    while run.model.stored.is_some() {
        run.forget().await;
    }
}

/// Runs so many sequences, unless `RECEIVER_MODEL_SEEDS` says otherwise.
async fn run_all(address: &str, count: u64) {
    let seeds = std::env::var("RECEIVER_MODEL_SEEDS").ok().and_then(|text| text.parse().ok());
    let store = Store::open(address).await.unwrap();
    let mut happened = BTreeSet::new();
    for seed in 0..seeds.unwrap_or(count) {
        run(&store, seed, &mut happened).await;
    }
    assert_eq!(happened.len(), 12, "each happened: {happened:?}");
    store.close().await;
}

#[tokio::test]
async fn whatever_happens_to_a_key_the_store_does_as_the_model() {
    // In memory, where the machine has that: nothing is proved here about disks.
    let memory = std::path::Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let file = folder.join(format!("{}.sqlite", crate::random::id().unwrap()));
    run_all(file.to_str().unwrap(), 500).await;
    std::fs::remove_file(file).unwrap();
}

#[tokio::test]
async fn whatever_happens_to_a_key_postgresql_does_as_the_model() {
    let Some(programs) = cluster::programs() else { return };
    let cluster = cluster::Cluster::start(&programs);
    run_all(&cluster.address(), 100).await;
}
