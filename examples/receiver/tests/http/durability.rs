//! Nothing twice and nothing lost: duplicates that race, and a receiver that is killed while it stores.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use crate::server::{DATA, Folder, Reply, Server, envelope, json_headers, kill_9};
use blankett::json::{self, Value};

const PATH: &str = "/submissions/health-supplement";

fn references(server: &Server) -> Vec<String> {
    let reference = |stored: &Value| stored.get("reference").and_then(Value::as_str).unwrap().to_owned();
    server.stored().iter().map(reference).collect()
}

#[test]
fn racing_duplicates_become_one_row() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    for round in 0..5 {
        let key = format!("key-{round}");
        let replies: Vec<_> = thread::scope(|scope| {
            let posts: Vec<_> = (0..16).map(|_| scope.spawn(|| server.submit(&key, DATA))).collect();
            posts.into_iter().map(|post| post.join().unwrap()).collect()
        });
        let waits = |reply: &&Reply| reply.status == 409;
        assert!(replies.iter().filter(waits).all(|reply| reply.header("retry-after") == Some("1")));
        let answered: Vec<_> = replies.iter().filter(|reply| !waits(reply)).collect();
        let given: BTreeSet<_> = answered.iter().map(|reply| reply.text("reference")).collect();
        assert_eq!(given.len(), 1);
        assert_eq!(answered.iter().filter(|reply| reply.status == 201).count(), 1);
        assert!(answered.iter().all(|reply| reply.status == 201 || reply.status == 200));
        assert_eq!(server.submit(&key, DATA).status, 200, "nothing is in flight any more");
        assert_eq!(server.stored().len(), round + 1);
    }
}

/// Posts under new keys until the receiver is gone; notes each reference that arrived whole.
fn post_until_gone(server: &Server, sender: usize, acknowledged: &Mutex<Vec<String>>) {
    for number in 0.. {
        let key = format!("{sender}-{number}");
        let Ok(mut response) = server.try_post(PATH, &json_headers(&key), &envelope(DATA)) else { return };
        let Ok(body) = response.body_mut().read_to_string() else { return };
        assert_eq!(response.status().as_u16(), 201, "{body}");
        let reference =
            json::parse(&body).ok().and_then(|body| Some(body.get("reference")?.as_str()?.to_owned()));
        acknowledged.lock().unwrap().push(reference.unwrap());
    }
}

/// So many are acknowledged before the receiver is killed.
const ENOUGH: usize = 20;

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let folder = Folder::new();
    let acknowledged = Mutex::new(Vec::new());
    for round in 0..3 {
        let server = Server::start(&folder, &[]);
        let pid = server.id();
        thread::scope(|scope| {
            let (server, known) = (&server, &acknowledged);
            let send = |sender| scope.spawn(move || post_until_gone(server, round * 6 + sender, known));
            let senders = [0, 1, 2, 3, 4, 5].map(send);
            // In the middle of it, however long that takes here.
            let is_early = || known.lock().unwrap().len() < (round + 1) * ENOUGH;
            while is_early() && senders.iter().any(|sender| !sender.is_finished()) {
                thread::sleep(Duration::from_millis(10));
            }
            kill_9(pid);
        });
    }
    let acknowledged = acknowledged.into_inner().unwrap();
    let server = Server::start(&folder, &[]);
    let stored: BTreeSet<_> = references(&server).into_iter().collect();
    let lost: Vec<_> = acknowledged.iter().filter(|reference| !stored.contains(*reference)).collect();
    assert_eq!(lost, Vec::<&String>::new(), "of {}", acknowledged.len());
}
