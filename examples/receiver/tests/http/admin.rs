//! Who may see what was stored, and what the log never says.

use crate::server::{DATA, Folder, Server};

#[test]
fn this_machine_may_look_and_a_proxy_may_not() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    server.submit("k", DATA);
    let page = server.get("/admin/submissions", &[]);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Åse Berg") && page.header("access-control-allow-origin").is_none());
    assert_eq!(server.get("/admin/submissions", &[("x-forwarded-for", "192.0.2.1")]).status, 403);
    assert_eq!(server.get("/admin/submissions", &[("host", "evil.example")]).status, 403);
}

#[test]
fn with_a_token_only_its_holder_may_look() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--admin-token", "s3cret"]);
    let refused = server.get("/admin/submissions", &[]);
    assert_eq!(refused.status, 401);
    assert!(refused.header("www-authenticate").is_some_and(|challenge| challenge.starts_with("Basic ")));
    let shown = [("authorization", "Bearer s3cret")];
    assert_eq!(
        server.get("/admin/submissions?format=json", &shown).json().as_array().map(<[_]>::len),
        Some(0)
    );
}

#[test]
fn markup_in_answers_stays_text() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let reply = server.submit("k", &DATA.replace("Åse Berg", "<script>alert(1)</script>"));
    assert_eq!(reply.status, 201);
    let page = server.get("/admin/submissions", &[]).body;
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
}

#[test]
fn the_log_holds_no_answers_names_or_addresses() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let canary = "Canary7319";
    server.submit(canary, &DATA.replace("Åse Berg", canary));
    server.submit("other", &DATA.replace("\"name\"", &format!("\"{canary}\"")));
    server.get(&format!("/{canary}?q={canary}"), &[("cookie", canary), ("accept-language", canary)]);
    server.get(&format!("/forms/{canary}"), &[]);
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    server.post("/forms/health-supplement", &headers, &format!("/name={canary}&{canary}=1"));
    let log = server.log_of(5);
    assert!(!log.contains(canary), "{log}");
}
