//! More than can be stored: who would wait for long is told to come again, at once, and all else is answered.

use std::thread;

use crate::browser::{Browser, NEXT, YOU};
use crate::server::{DATA, Folder, Server, envelope, json_headers, kill_9};

const PATH: &str = "/submissions/health-supplement";

#[test]
fn who_finds_no_place_is_told_when_to_come_again() {
    let folder = Folder::new();
    // Whoever has the only place keeps it.
    let server = Server::halting_at("kept", &folder, &["--queue-limit", "1"]);
    let mut browser = Browser::open(&server);
    thread::scope(|scope| {
        let first = scope.spawn(|| server.try_post(PATH, &json_headers("first"), &envelope(DATA)));
        server.log_of("\"halted\"", 1);
        let second = server.submit("second", DATA);
        let told = (second.status, second.header("retry-after"), second.text("type"));
        assert_eq!(told, (503, Some("2"), "urn:blankett:problem:busy".to_owned()));
        assert_eq!(browser.press(NEXT, &YOU), 503);
        assert_eq!(browser.page.header("retry-after"), Some("2"));
        assert!(browser.page.body.contains("gå tilbage, og tryk på knappen igen"), "{}", browser.page.body);
        for (path, status) in [("/healthz", 204), ("/readyz", 204), ("/forms/health-supplement", 200)] {
            assert_eq!(server.get(path, &[]).status, status, "{path}");
        }
        let counted = r#"receiver_results_total{route="/submissions/{slug}",result="busy"} 1"#;
        assert!(server.get("/metrics", &[]).body.contains(counted));
        kill_9(server.id());
        assert!(first.join().unwrap().is_err());
    });
    drop(server);
    let server = Server::start(&folder, &["--queue-limit", "1"]);
    assert_eq!(server.submit("second", DATA).status, 201);
    assert_eq!(server.submit("third", DATA).status, 201, "each place is given back");
}
