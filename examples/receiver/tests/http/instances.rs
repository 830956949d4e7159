//! Two receivers with one database: behind one address nobody can tell which of them answers.

use std::sync::Barrier;
use std::thread;

use crate::browser::{APPLICATION, Browser, HOUSEHOLD, NEXT, YOU};
use crate::server::{DATA, Folder, Reply, Server};

/// Two that are started at once, so that both find an empty database.
fn two(folder: &Folder) -> [Server; 2] {
    thread::scope(|scope| {
        let starts = [(); 2].map(|()| scope.spawn(|| Server::start(folder, &[])));
        starts.map(|start| start.join().unwrap())
    })
}

/// Does one thing with each at the same moment.
fn at_once(servers: &[Server; 2], act: impl Fn(&Server) -> Reply + Sync) -> [Reply; 2] {
    let barrier = Barrier::new(2);
    let act = |server| {
        barrier.wait();
        act(server)
    };
    thread::scope(|scope| {
        let acts = servers.each_ref().map(|server| scope.spawn(|| act(server)));
        acts.map(|act| act.join().unwrap())
    })
}

#[test]
fn one_key_sent_to_both_at_once_is_one_record() {
    let folder = Folder::new();
    let servers = two(&folder);
    let mut told_to_wait = 0;
    for round in 0..20 {
        let key = format!("key-{round}");
        let replies = at_once(&servers, |server| server.submit(&key, DATA));
        let mut statuses = replies.each_ref().map(|reply| reply.status);
        statuses.sort_unstable();
        assert!(matches!(statuses, [200, 201] | [201, 409]), "{replies:?}");
        told_to_wait += statuses.iter().filter(|status| **status == 409).count();
        let first = replies.iter().find(|reply| reply.status == 201).unwrap();
        for server in &servers {
            let again = server.submit(&key, DATA);
            assert_eq!((again.status, again.text("reference")), (200, first.text("reference")));
            let by_key = server.get(&format!("/submissions/health-supplement/by-key/{key}"), &[]);
            assert_eq!((by_key.status, &by_key.body), (200, &first.body));
            assert_eq!(server.submit(&key, &DATA.replace("Åse", "Ida")).status, 422, "another body");
        }
    }
    assert!(told_to_wait > 0, "they never met");
    for server in &servers {
        assert_eq!(server.stored().len(), 20);
    }
}

#[test]
fn a_case_begun_on_one_goes_on_on_the_other() {
    let folder = Folder::new();
    let [first, second] = two(&folder);
    let mut browser = Browser::open(&first);
    assert_eq!((browser.press(NEXT, &YOU), browser.at().as_str()), (303, "household"));
    browser.server = &second;
    assert_eq!((browser.press(("/children~add", ""), &[]), browser.at().as_str()), (303, "household"));
    browser.server = &first;
    assert_eq!((browser.press(NEXT, &HOUSEHOLD), browser.at().as_str()), (303, "application"));
    browser.server = &second;
    assert_eq!((browser.press(NEXT, &APPLICATION), browser.at().as_str()), (303, "~check"));
    assert!(browser.page.body.contains("Åse Berg"));
    assert_eq!(browser.press(("~submit", ""), &[]), 200);
    let stored = first.stored();
    let reference = stored[0].get("reference").and_then(|value| value.as_str()).unwrap();
    assert_eq!((stored.len(), browser.page.body.contains(reference)), (1, true));
}

#[test]
fn a_page_sent_to_both_at_once_is_sent_once() {
    let folder = Folder::new();
    let servers = two(&folder);
    for round in 1..=5 {
        let mut browser = Browser::open(&servers[0]);
        crate::browser::fill_in(&mut browser);
        let mut pairs = crate::browser::hidden(&browser.page.body);
        pairs.push(("~submit".into(), String::new()));
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
        let cookie = browser.cookie.clone().unwrap();
        let replies = at_once(&servers, |server| {
            let kind = ("content-type", "application/x-www-form-urlencoded");
            let headers = [kind, ("origin", server.origin.as_str()), ("cookie", &cookie)];
            server.post(crate::browser::PATH, &headers, &body)
        });
        let mut statuses = replies.each_ref().map(|reply| reply.status);
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 303], "stored by one, and the other shows where the receipt is");
        assert_eq!(servers[0].stored().len(), round);
    }
}
