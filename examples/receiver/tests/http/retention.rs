//! Answers whose time is up: gone, with a receipt for those who send them again.

use crate::server::{DATA, Folder, Server};

const PATH: &str = "/submissions/health-supplement";

#[test]
fn what_was_deleted_is_still_answered() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let sent = server.submit("k", DATA);
    let reference = sent.text("reference");
    drop(server);
    let server = Server::start(&folder, &["--keep-days", "health-supplement=30", "--today", "2199-01-01"]);
    server.log_of("\"forgot-answers\"", 1);
    assert_eq!(server.stored().len(), 0);
    assert_eq!(server.get(&format!("/admin/submissions/{reference}"), &[]).status, 404);
    let again = server.submit("k", DATA);
    assert_eq!((again.status, again.header("idempotent-replayed")), (200, Some("true")));
    assert_eq!(again.body, sent.body);
    assert_eq!(
        server.submit("k", &DATA.replace("Åse", "Ida")).text("type"),
        "urn:blankett:problem:key-reused"
    );
    for path in [format!("{PATH}/{reference}"), format!("{PATH}/by-key/k")] {
        assert_eq!(server.get(&path, &[]).body, sent.body);
    }
    assert_eq!(server.stored().len(), 0);
}
