//! `kill -9` between each write and the next: once started again, and sent the same again, there is one record.

use std::thread;

use crate::browser::{self, APPLICATION, Browser, HOUSEHOLD, NEXT, YOU};
use crate::server::{DATA, Folder, Reply, Server, envelope, json_headers, kill_9};

const PATH: &str = "/submissions/health-supplement";

/// Posts to a receiver that halts on the way, and kills it there. The sender gets no answer.
fn post_and_kill(place: &str, folder: &Folder, key: &str, data: &str) {
    let server = Server::halting_at(place, folder, &[]);
    thread::scope(|scope| {
        let post = scope.spawn(|| server.try_post(PATH, &json_headers(key), &envelope(data)).is_err());
        server.log_of("\"halted\"", 1);
        kill_9(server.id());
        assert!(post.join().unwrap(), "{place}: nothing was answered");
    });
}

#[test]
fn whoever_sends_again_after_a_kill_has_one_record() {
    let folder = Folder::new();
    let places = ["claimed", "kept", "fulfilled", "committed"];
    for place in places {
        post_and_kill(place, &folder, place, DATA);
    }
    post_and_kill("refused", &folder, "refused", "{}");
    let server = Server::start(&folder, &[]);
    assert_eq!(server.stored().len(), 1, "only what was committed");
    assert_eq!(server.get(&format!("{PATH}/by-key/committed"), &[]).status, 200);
    assert_eq!(server.submit("refused", "{}").status, 409);
    // The time of those who were killed runs out.
    folder.database().execute(sqlx::query("UPDATE in_flight SET until = until - 60"));
    for place in places {
        let is_there = place == "committed";
        let (status, replayed) = if is_there { (200, Some("true")) } else { (201, None) };
        let first = server.submit(place, DATA);
        assert_eq!((first.status, first.header("idempotent-replayed")), (status, replayed), "{place}");
        let second = server.submit(place, DATA);
        assert_eq!((second.status, &second.body), (200, &first.body), "{place}");
    }
    assert_eq!(server.submit("refused", DATA).status, 201, "what was refused may be mended");
    assert_eq!(server.stored().len(), places.len() + 1);
}

#[test]
fn a_kill_while_answers_are_deleted_loses_no_receipt() {
    let folder = Folder::new();
    let sent = Server::start(&folder, &[]).submit("k", DATA);
    let later = ["--keep-days", "30", "--today", "2199-01-01"];
    for place in ["receipt-kept", "answers-deleted"] {
        let server = Server::halting_at(place, &folder, &later);
        server.log_of("\"halted\"", 1);
        kill_9(server.id());
        drop(server);
        let server = Server::start(&folder, &[]);
        assert_eq!(server.stored().len(), 1, "{place}: all of it or nothing");
        assert_eq!(server.submit("k", DATA).body, sent.body);
    }
    let server = Server::start(&folder, &later);
    server.log_of("\"forgot-answers\"", 1);
    assert_eq!(server.stored().len(), 0);
    assert_eq!(server.submit("k", DATA).body, sent.body);
}

/// What a browser keeps while the receiver is away.
struct Tab {
    cookie: Option<String>,
    page: Reply,
}

impl Tab {
    fn of(Browser { cookie, page, .. }: Browser<'_>) -> Self {
        Self { cookie, page }
    }

    fn at(self, server: &Server) -> Browser<'_> {
        Browser { server, cookie: self.cookie, page: self.page }
    }

    /// Presses a button at a receiver that halts on the way, and kills it there. The page stays as it is.
    fn press_and_kill(
        self,
        place: &str,
        folder: &Folder,
        button: (&str, &str),
        answers: &[(&str, &str)],
    ) -> Self {
        let server = Server::halting_at(place, folder, &[]);
        let browser = self.at(&server);
        thread::scope(|scope| {
            let press = scope.spawn(|| browser.try_press(button, answers).is_err());
            server.log_of("\"halted\"", 1);
            kill_9(server.id());
            assert!(press.join().unwrap(), "{place}: nothing was answered");
        });
        Self::of(browser)
    }
}

#[test]
fn whoever_presses_again_after_a_kill_goes_on() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mut tab = Tab::of(Browser::open(&server));
    drop(server);
    for place in ["page-begun", "page-held"] {
        tab = tab.press_and_kill(place, &folder, NEXT, &YOU);
    }
    let server = Server::start(&folder, &[]);
    let mut browser = tab.at(&server);
    assert_eq!((browser.press(NEXT, &YOU), browser.at().as_str()), (303, "household"));
    browser.press(("/children~add", ""), &[]);
    let mut tab = Tab::of(browser);
    drop(server);
    for place in ["page-held", "page-committed"] {
        tab = tab.press_and_kill(place, &folder, NEXT, &HOUSEHOLD);
    }
    let server = Server::start(&folder, &[]);
    let mut browser = tab.at(&server);
    assert_eq!((browser.press(NEXT, &HOUSEHOLD), browser.at().as_str()), (303, "application"));
    assert_eq!((browser.press(NEXT, &APPLICATION), browser.at().as_str()), (303, "~check"));
    assert!(browser.page.body.contains("Åse Berg") && browser.page.body.contains("1.234,5"));
}

#[test]
fn whoever_sends_a_page_again_after_a_kill_has_one_record() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mut browser = Browser::open(&server);
    browser::fill_in(&mut browser);
    let (check, mut tab) = (browser.page.body.clone(), Tab::of(browser));
    drop(server);
    let submit = ("~submit", "");
    for place in ["page-kept", "page-sent"] {
        tab = tab.press_and_kill(place, &folder, submit, &[]);
    }
    let server = Server::start(&folder, &[]);
    let browser = tab.at(&server);
    assert_eq!((server.stored().len(), browser.visit(browser::PATH).body), (0, check));
    let tab = Tab::of(browser);
    drop(server);
    let tab = tab.press_and_kill("page-committed", &folder, submit, &[]);
    let server = Server::start(&folder, &[]);
    let mut browser = tab.at(&server);
    assert_eq!(browser.press(submit, &[]), 303);
    let receipt = browser.page.body.clone();
    let reference = server.stored()[0].get("reference").and_then(|value| value.as_str()).unwrap().to_owned();
    assert!(receipt.contains(&reference) && !receipt.contains("Åse Berg"));
    let tab = Tab::of(browser);
    drop(server);

    let tab = tab.press_and_kill("page-forgotten", &folder, ("~again", ""), &[]);
    let server = Server::start(&folder, &[]);
    let mut browser = tab.at(&server);
    assert_eq!(browser.visit(browser::PATH).body, receipt);
    assert_eq!((browser.press(("~again", ""), &[]), browser.at().as_str()), (303, "you"));
    assert_eq!(server.stored().len(), 1);
}
