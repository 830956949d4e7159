//! What operators see: a log and counts, neither of which holds anything of anybody.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use blankett::json::{self, Value};

use crate::server::{DATA, Folder, Server, json_headers};

/// Stands in everything that a sender may choose.
const CANARY: &str = "Canary7319";

/// An address that no part of the receiver's own text holds.
const SENDER: &str = "198.51.100.77";

/// A request that no well-behaved client sends.
fn send_raw(server: &Server, head: &str) {
    let mut stream = TcpStream::connect(server.origin.trim_start_matches("http://")).unwrap();
    write!(stream, "{head}\r\nhost: localhost\r\nconnection: close\r\n\r\n").unwrap();
    stream.read_to_end(&mut Vec::new()).unwrap();
}

#[test]
fn nothing_of_senders_or_answers_is_in_the_log_or_the_counts() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--behind-proxy", "--admin-token", "Canary7319-token"]);
    let answers = DATA.replace("Åse Berg", CANARY);
    let reference = server.submit(CANARY, &answers).text("reference");
    server.submit(CANARY, &answers);
    server.submit(CANARY, DATA);
    server.submit("other", &DATA.replace("\"name\"", &format!("\"{CANARY}\"")));
    server.submit("third", &DATA.replace("2015-01-02", CANARY));
    let mut headers = json_headers(CANARY).to_vec();
    headers.extend([("x-forwarded-for", SENDER), ("user-agent", CANARY), ("referer", CANARY)]);
    server.post(&format!("/submissions/{CANARY}"), &headers, CANARY);
    server.get(&format!("/{CANARY}?q={CANARY}"), &[("cookie", CANARY), ("accept-language", CANARY)]);
    server.get(&format!("/forms/{CANARY}"), &[("x-forwarded-for", SENDER)]);
    server.get(&format!("/submissions/health-supplement/by-key/{CANARY}"), &[]);
    server.get(&format!("/submissions/health-supplement/{reference}"), &[]);
    let token = [("authorization", "Bearer Canary7319-token")];
    server.get(&format!("/admin/submissions/{reference}?{CANARY}"), &token);
    server.get(&format!("/admin/submissions?{CANARY}"), &[("authorization", CANARY)]);
    let pairs = [("content-type", "application/x-www-form-urlencoded")];
    server.post("/forms/health-supplement", &pairs, &format!("/name={CANARY}&{CANARY}=1"));
    send_raw(&server, &format!("{CANARY} /forms/{CANARY} HTTP/1.1"));
    // Each claim fails from now on.
    folder.database().execute(sqlx::query("ALTER TABLE in_flight RENAME TO gone"));
    assert_eq!(server.submit("broken-Canary7319", &answers).status, 503);

    let log = server.log_of("\"request\"", 15);
    let counts = server.get("/metrics", &token).body;
    assert!(log.contains("store-failed") && log.contains("\"other\"") && counts.contains("other"));
    for text in [&log, &counts] {
        for secret in [CANARY, SENDER, "127.0.0.1:", "0101451234", reference.as_str()] {
            // The first line says where the receiver listens.
            let text = text.split_once('}').map_or("", |(_, rest)| rest);
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
}

#[test]
fn the_log_is_one_object_per_line() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    server.submit("k", DATA);
    server.submit("k", "{}");
    let log = server.log_of("\"request\"", 2);
    let lines: Vec<_> = log.lines().map(|line| json::parse(line).unwrap()).collect();
    let requests = lines.iter().filter(|line| line.get("event").and_then(Value::as_str) == Some("request"));
    let read = |line: &Value| {
        let status = line.get("status").map(json::write).unwrap_or_default();
        let text = |name| line.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        [text("method"), text("route"), status, text("result")]
    };
    let route = "/submissions/{slug}";
    let expected = [["POST", route, "201", "stored"], ["POST", route, "422", "key-reused"]];
    assert_eq!(requests.map(read).collect::<Vec<_>>(), expected);
    assert!(lines.iter().all(|line| line.get("time").is_some()));
}

#[test]
fn requests_are_counted_for_those_who_may_look() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    server.submit("k", DATA);
    server.submit("k", DATA);
    server.submit("other", "{}");
    server.get("/nowhere", &[]);
    server.log_of("\"request\"", 4);
    let reply = server.get("/metrics", &[]);
    assert!(
        reply.header("content-type").is_some_and(|kind| kind.starts_with("application/openmetrics-text"))
    );
    for line in [
        r#"receiver_requests_total{method="POST",route="/submissions/{slug}",status="2xx"} 2"#,
        r#"receiver_requests_total{method="POST",route="/submissions/{slug}",status="4xx"} 1"#,
        r#"receiver_requests_total{method="GET",route="none",status="4xx"} 1"#,
        r#"receiver_results_total{route="/submissions/{slug}",result="stored"} 1"#,
        r#"receiver_results_total{route="/submissions/{slug}",result="replayed"} 1"#,
        r#"receiver_results_total{route="/submissions/{slug}",result="invalid-answers"} 1"#,
        r#"receiver_request_seconds_count{route="/submissions/{slug}"} 3"#,
        "receiver_in_flight 1",
        "receiver_database_errors_total 0",
        "# EOF",
    ] {
        assert!(reply.body.lines().any(|own| own == line), "{line}: {}", reply.body);
    }
    assert_eq!(server.get("/metrics", &[("x-forwarded-for", "192.0.2.1")]).status, 403);
    drop(server);
    let server = Server::start(&folder, &["--admin-token", "s3cret"]);
    assert_eq!(server.get("/metrics", &[]).status, 401);
    assert_eq!(server.get("/metrics", &[("authorization", "Bearer s3cret")]).status, 200);
}
