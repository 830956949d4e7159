//! Answers as JSON: stored once or refused with what to mend, readable for the agency's page either way.

use crate::server::{AGENCY, DATA, Folder, Reply, Server, envelope, json_headers};
use blankett::json::Value;
use sha2::{Digest as _, Sha256};

const PATH: &str = "/submissions/health-supplement";

/// Pointer, code and sentence of each error.
fn errors(reply: &Reply) -> Vec<(String, String, String)> {
    assert_eq!(reply.status, 422, "{}", reply.body);
    assert_eq!(reply.header("content-type"), Some("application/problem+json"));
    let json = reply.json();
    let text = |error: &Value, name| error.get(name).and_then(Value::as_str).unwrap().to_owned();
    let errors = json.get("errors").and_then(Value::as_array).unwrap();
    errors.iter().map(|error| (text(error, "pointer"), text(error, "code"), text(error, "detail"))).collect()
}

#[test]
fn right_answers_are_stored_with_what_they_were_checked_against() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let reply = server.submit("\"key-1\"", DATA);
    assert_eq!(reply.status, 201, "{}", reply.body);
    let reference = reply.text("reference");
    assert_eq!(reference.len(), 14);
    assert!(reply.text("received").contains("+0"));
    let location = reply.header("location").unwrap().to_owned();
    assert_eq!(location, format!("{PATH}/{reference}"));
    assert_eq!(server.get(&location, &[]).body, reply.body, "the same is told where it can be asked for");

    let stored = server.stored();
    let text = |name| stored[0].get(name).and_then(Value::as_str).unwrap_or_default();
    assert_eq!((stored.len(), text("key"), text("locale"), text("version")), (1, "key-1", "da", "1"));
    assert_eq!((text("definition").len(), text("digest").len()), (64, 64));
    assert!(text("answers").contains(r#""savings":1234.50"#), "digits are kept: {}", text("answers"));
}

#[test]
fn answers_are_stored_in_the_order_of_the_questions_without_irrelevant_ones() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mixed = DATA.replacen('{', r#"{"consent":true,"spouse":{"name":"Eva","født":"1950-03-31"},"#, 1);
    let mixed = mixed.replace(r#","consent":true}"#, "}");
    assert_eq!((server.submit("a", DATA).status, server.submit("b", &mixed).status), (201, 201));
    let stored = server.stored();
    assert_eq!(stored[0].get("answers"), stored[1].get("answers"));
}

#[test]
fn a_key_stands_for_one_body() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let first = server.submit("\"k\"", DATA);
    for key in ["\"k\"", "k"] {
        let again = server.submit(key, DATA);
        assert_eq!((again.status, again.header("idempotent-replayed")), (200, Some("true")));
        assert_eq!((&again.body, again.header("location")), (&first.body, first.header("location")));
    }
    let other = server.submit("k", &DATA.replace("Åse", "Ida"));
    assert_eq!((other.status, other.text("type").as_str()), (422, "urn:blankett:problem:key-reused"));
    assert_eq!(server.stored().len(), 1);
}

#[test]
fn who_got_no_answer_asks_by_key() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let path = format!("{PATH}/by-key/key-1");
    let unknown = server.get(&path, &[("origin", AGENCY)]);
    assert_eq!((unknown.status, unknown.text("type").as_str()), (404, "urn:blankett:problem:not-found"));
    let sent = server.submit("\"key-1\"", DATA);
    let found = server.get(&path, &[("origin", AGENCY)]);
    assert_eq!((found.status, &found.body), (200, &sent.body));
    assert_eq!(found.header("access-control-allow-origin"), Some(AGENCY));
    assert_eq!(server.get("/submissions/travel-expenses/by-key/key-1", &[]).status, 404);
}

/// Puts a key in flight, as an instance does that was killed then, for so many seconds.
fn put_in_flight(folder: &Folder, key: &str, body: &str, seconds: i64) {
    let digest = Sha256::digest(body).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let insert = "INSERT INTO in_flight (slug, key, digest, until) VALUES ('health-supplement', $1, $2, $3)";
    let insert = sqlx::query(insert).bind(key).bind(digest).bind(i64::try_from(now).unwrap() + seconds);
    folder.database().execute(insert);
}

#[test]
fn an_address_that_no_text_in_a_database_can_be_names_nothing() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    for path in [
        "/submissions/a%00/b",
        "/submissions/a%00/by-key/k",
        "/submissions/a/by-key/%00",
        "/submissions/a/%00",
        "/admin/submissions/%00",
        "/admin/export/%00.csv",
        "/forms/%00",
    ] {
        assert_eq!(server.get(path, &[]).status, 404, "{path}");
    }
    let answers = DATA.replace("Åse", "\\u0000");
    let reply = server.submit("k", &answers);
    assert!([201, 422].contains(&reply.status), "{}", reply.body);
}

#[test]
fn while_the_first_request_is_worked_on_the_second_is_told_so() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    put_in_flight(&folder, "busy", &envelope(DATA), 60);
    put_in_flight(&folder, "left", &envelope(DATA), -1);
    for reply in [server.submit("busy", DATA), server.get(&format!("{PATH}/by-key/busy"), &[])] {
        assert_eq!((reply.status, reply.text("type").as_str()), (409, "urn:blankett:problem:in-flight"));
        assert_eq!(reply.header("retry-after"), Some("1"));
    }
    let other = server.submit("busy", &DATA.replace("Åse", "Ida"));
    assert_eq!((other.status, other.text("type").as_str()), (422, "urn:blankett:problem:key-reused"));
    assert_eq!(server.stored().len(), 0);
    assert_eq!(server.get(&format!("{PATH}/by-key/left"), &[]).status, 404);
    assert_eq!(server.submit("left", DATA).status, 201, "the time of who was killed is out");
    // What is refused gives its key back.
    assert_eq!(server.submit("mended", "{}").status, 422);
    assert_eq!(server.submit("mended", DATA).status, 201);
}

#[test]
fn a_load_balancer_may_ask_how_it_is() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    for path in ["/healthz", "/readyz"] {
        let reply = server.get(path, &[]);
        assert_eq!((reply.status, reply.body.as_str()), (204, ""), "{path}");
    }
}

#[test]
fn who_posts_too_often_is_told_when_to_come_again() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--rate-limit", "2", "--behind-proxy"]);
    assert_eq!((server.submit("a", DATA).status, server.submit("b", DATA).status), (201, 201));
    let refused = server.submit("c", DATA);
    assert_eq!((refused.status, refused.text("type").as_str()), (429, "urn:blankett:problem:too-many"));
    assert_eq!(refused.header("access-control-allow-origin"), Some(AGENCY));
    let seconds = |reply: &Reply| reply.header("retry-after").and_then(|text| text.parse::<u32>().ok());
    assert!(seconds(&refused).is_some_and(|seconds| (25..=31).contains(&seconds)));
    let page = server.post(
        "/forms/health-supplement",
        &[("content-type", "application/x-www-form-urlencoded")],
        "~next=",
    );
    assert_eq!((page.status, page.header("content-type")), (429, Some("text/html; charset=utf-8")));
    assert!(seconds(&page).is_some() && page.body.contains("href=\"/forms/health-supplement\""));
    assert_eq!(server.get(&format!("{PATH}/by-key/a"), &[]).status, 200, "looking is not limited");
    let mut headers = json_headers("c").to_vec();
    headers.push(("x-forwarded-for", "192.0.2.1, 198.51.100.7"));
    assert_eq!(server.post(PATH, &headers, &envelope(DATA)).status, 201, "somebody else");
}

#[test]
fn wrong_answers_are_named_in_the_language_asked_for() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let wrong = DATA.replace(r#""name":"Åse Berg","#, "").replace("2015-01-02", "2015-02-30");
    let mut sentences = Vec::new();
    for language in ["da", "en-GB, da;q=0.5"] {
        let mut headers = json_headers("k").to_vec();
        headers.push(("accept-language", language));
        let reply = server.post(PATH, &headers, &envelope(&wrong));
        assert_eq!(reply.header("content-language"), language.get(..2));
        let errors = errors(&reply);
        let found: Vec<_> =
            errors.iter().map(|(pointer, code, _)| (pointer.as_str(), code.as_str())).collect();
        assert_eq!(found, [("#/name", "required"), ("#/children/0/born", "format")]);
        assert!(errors.iter().all(|(_, _, detail)| !detail.contains("2015-02-30")));
        sentences.push(errors[0].2.clone());
    }
    assert_ne!(sentences[0], sentences[1]);
    assert_eq!(server.stored().len(), 0);
}

#[test]
fn names_that_the_form_does_not_have_are_refused() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let odd = DATA.replacen('{', r#"{"__proto__":{"admin":true},"a/b":1,"#, 1);
    let odd = odd.replace(r#"{"name":"Bo","#, r#"{"name":"Bo","størrelse":2,"#);
    let found: Vec<_> =
        errors(&server.submit("k", &odd)).into_iter().map(|(pointer, code, _)| (pointer, code)).collect();
    let expected = ["#/__proto__", "#/a~1b", "#/children/0/st%C3%B8rrelse"];
    assert_eq!(found, expected.map(|pointer| (pointer.to_owned(), "unknown".to_owned())));
    assert_eq!(server.stored().len(), 0);
}

#[test]
fn every_refusal_is_a_problem_that_the_agencys_page_can_read() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--body-limit", "2000"]);
    let long = envelope(&DATA.replace("Åse", &"Å".repeat(2000)));
    let right = envelope(DATA);
    let json = ("content-type", "application/json");
    let key = ("idempotency-key", "k");
    for (path, headers, body, status, name) in [
        (PATH, vec![json], right.as_str(), 400, "key-missing"),
        (PATH, vec![json, ("idempotency-key", "a b")], &right, 400, "key-missing"),
        (PATH, vec![json, ("idempotency-key", "\"\"")], &right, 400, "key-missing"),
        (PATH, vec![("content-type", "text/plain"), key], &right, 415, "unsupported-type"),
        (PATH, vec![json, key], &long, 413, "too-large"),
        (PATH, vec![json, key], "{", 400, "unreadable-body"),
        (PATH, vec![json, key], DATA, 400, "unreadable-body"),
        (PATH, vec![json, key], r#"{"data":{}}"#, 422, "invalid-answers"),
        ("/submissions/none", vec![json, key], &right, 404, "not-found"),
        ("/submissions/health-supplement/AAAA-AAAA-AAAA", vec![json], &right, 405, "method-not-allowed"),
    ] {
        let headers: Vec<_> = headers.into_iter().chain([("origin", AGENCY)]).collect();
        let reply = server.post(path, &headers, body);
        assert_eq!((reply.status, reply.text("type")), (status, format!("urn:blankett:problem:{name}")));
        assert_eq!(reply.header("content-type"), Some("application/problem+json"), "{name}");
        assert_eq!(reply.header("access-control-allow-origin"), Some(AGENCY), "{name}");
        let exposed = reply.header("access-control-expose-headers").unwrap_or_default();
        assert!(exposed.contains("location") && exposed.contains("retry-after"), "{exposed}");
    }
    assert_eq!(server.stored().len(), 0);
}

#[test]
fn other_origins_get_neither_permission_nor_service() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let headers =
        [("content-type", "application/json"), ("idempotency-key", "k"), ("origin", "https://evil.example")];
    let reply = server.post(PATH, &headers, &envelope(DATA));
    assert_eq!((reply.status, reply.text("type").as_str()), (403, "urn:blankett:problem:foreign-origin"));
    assert_eq!(reply.header("access-control-allow-origin"), None);
    assert_eq!(server.stored().len(), 0);
}

#[test]
fn a_preflight_is_answered_for_the_agency() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let asked = "accept-language,content-language,content-type,idempotency-key";
    for (origin, allowed) in [(AGENCY, Some(AGENCY)), ("https://evil.example", None)] {
        let headers = [
            ("origin", origin),
            ("access-control-request-method", "POST"),
            ("access-control-request-headers", asked),
        ];
        let reply = server.options(PATH, &headers);
        assert_eq!((reply.status, reply.header("access-control-allow-origin")), (200, allowed));
        let names = reply.header("access-control-allow-headers").unwrap_or_default().to_owned();
        assert!(asked.split(',').all(|name| names.contains(name)), "{names}");
    }
}

#[test]
fn definitions_and_texts_are_served_to_the_agency() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    for (path, media_type) in [
        ("/forms/health-supplement.form.bin", "application/octet-stream"),
        ("/forms/health-supplement.form.json", "application/json"),
        ("/forms/health-supplement.en.ftl", "text/plain; charset=utf-8"),
    ] {
        let reply = server.get(path, &[("origin", AGENCY)]);
        assert_eq!((reply.status, reply.header("content-type")), (200, Some(media_type)));
        assert_eq!(reply.header("access-control-allow-origin"), Some(AGENCY));
    }
    assert_eq!(server.get("/forms/health-supplement.xx.ftl", &[]).status, 404);
    assert_eq!(server.get("/forms/..%2Fhealth-supplement.form.json", &[]).status, 404);
}

/// Travel expenses, with everything that is computed.
const TRAVEL: &str = r#"{"name":"Åse Holm","cpr":"0102501234","from":"2025-12-01","to":"2025-12-03","days":3,"expenses":[{"what":"Tog","price":199.50,"count":2,"sum":399}],"paid":100,"total":299}"#;

#[test]
fn forged_sums_and_checks_that_do_not_hold_are_refused() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let submit =
        |key: &str, data: &str| server.post("/submissions/travel-expenses", &json_headers(key), data);
    for (from, to, expected) in [
        (r#""total":299"#, r#""total":29900"#, vec![("#/total", "compute")]),
        (r#","total":299"#, "", vec![("#/total", "compute")]),
        (r#""sum":399"#, r#""sum":1"#, vec![("#/expenses/0/sum", "compute")]),
        (r#""days":3"#, r#""days":"3""#, vec![("#/days", "compute")]),
        (r#""to":"2025-12-03","days":3"#, r#""to":"2026-02-03","days":65"#, vec![("#/to", "checks")]),
        (r#""paid":100,"total":299"#, r#""paid":400,"total":-1"#, vec![("#/total", "checks")]),
        // Someone under 18 by the number has to name a guardian.
        ("0102501234", "0102104000", vec![("#/guardian", "required")]),
    ] {
        let found = errors(&submit("forged", &TRAVEL.replace(from, to)));
        for (pointer, code) in expected {
            assert!(found.iter().any(|(at, own, _)| at == pointer && own == code), "{to}: {found:?}");
        }
        assert!(found.iter().all(|(_, _, sentence)| !sentence.is_empty()), "{found:?}");
    }
    assert_eq!(server.stored().len(), 0);
    assert_eq!(submit("right", TRAVEL).status, 201);
    assert_eq!(submit("other-digits", &TRAVEL.replace(r#""total":299"#, r#""total":299.00"#)).status, 201);
}
