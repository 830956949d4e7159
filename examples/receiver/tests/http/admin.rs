//! Who may see what was stored, and what the log never says.

use crate::server::{DATA, Folder, Server, envelope, json_headers};
use blankett::json::{self, Value};

#[test]
fn this_machine_may_look_and_a_proxy_may_not() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let reference = server.submit("k", DATA).text("reference");
    assert_eq!(server.get("/admin", &[]).header("location"), Some("/admin/submissions"));
    let page = server.get("/admin/submissions", &[]);
    assert_eq!(page.status, 200);
    assert!(page.body.contains(&reference) && page.header("access-control-allow-origin").is_none());
    assert!(!page.body.contains("Åse Berg"), "answers stand on the page of their case");
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
    let page = server.get(&format!("/admin/submissions/{}", reply.text("reference")), &[]).body;
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
}

#[test]
fn all_of_a_form_is_exported() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    server.submit("a", &DATA.replace("Åse Berg", "=HYPERLINK(\\\"https://evil.example\\\")"));
    server.submit("b", &DATA.replace(r#"[{"name":"Bo","born":"2015-01-02"}]"#, "[]"));
    let page = server.get("/admin/submissions", &[]).body;
    assert!(page.contains(r#"href="/admin/export/health-supplement.csv""#));

    let file = server.get("/admin/export/health-supplement.csv", &[]);
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8; header=present"));
    assert!(file.header("content-disposition").is_some_and(|disposition| disposition.contains("attachment")));
    let mut read = csv::Reader::from_reader(file.body.trim_start_matches('\u{feff}').as_bytes());
    let names = read.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = read.records().map(Result::unwrap).collect();
    let cell = |row: usize, name| rows[row].get(names.iter().position(|own| own == name).unwrap()).unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(cell(0, "/name"), "'=HYPERLINK(\"https://evil.example\")");
    assert_eq!((cell(0, "/children/0/name"), cell(1, "/children/0/name")), ("Bo", ""));
    assert_eq!((cell(1, "/name"), cell(1, "/savings"), cell(1, "/consent")), ("Åse Berg", "1234.50", "true"));

    let lines = server.get("/admin/export/health-supplement.jsonl", &[]).body;
    let lines: Vec<_> = lines.lines().map(|line| json::parse(line).unwrap()).collect();
    let name = |line: &Value| line.get("answers")?.get("name")?.as_str().map(str::to_owned);
    assert_eq!(name(&lines[0]).as_deref(), Some("=HYPERLINK(\"https://evil.example\")"), "as it was sent");
    assert_eq!((lines.len(), name(&lines[1]).as_deref()), (2, Some("Åse Berg")));

    assert_eq!(server.get("/admin/export/travel-expenses.csv", &[]).status, 200, "nothing was sent with it");
    for path in ["none.csv", "health-supplement.xls", "health-supplement"] {
        assert_eq!(server.get(&format!("/admin/export/{path}"), &[]).status, 404);
    }
    let proxy = [("x-forwarded-for", "192.0.2.1")];
    assert_eq!(server.get("/admin/export/health-supplement.csv", &proxy).status, 403);
}

/// A folder of forms with one form, whose title has a place to fill.
fn forms(folder: &Folder, label: &str, text: &str) -> String {
    let path = folder.path().join("forms/visit");
    std::fs::create_dir_all(&path).unwrap();
    let definition = format!(
        r#"{{"title":"Visit","type":"object","form":{{"languages":["en","da"],"submit":{{"endpoint":"/submissions/visit","envelope":true}}}},
            "properties":{{"when":{{"type":"string","title":"{label}"}},"way":{{"type":"string","title":"Way","default":"bus"}}}}}}"#
    );
    std::fs::write(path.join("visit.form.json"), definition).unwrap();
    std::fs::write(path.join("visit.da.ftl"), text).unwrap();
    folder.path().join("forms").to_string_lossy().into_owned()
}

#[test]
fn a_case_is_shown_with_the_questions_of_then() {
    let folder = Folder::new();
    let path = forms(&folder, "When did you come?", "when = Hvornår kom du?\n");
    let server = Server::start(&folder, &["--forms", &path]);
    let sent = server.post("/submissions/visit", &json_headers("k"), &envelope(r#"{"when":"i går"}"#));
    assert_eq!(sent.status, 201, "{}", sent.body);
    drop(server);
    forms(&folder, "When do you come?", "when = Hvornår kommer du?\n");
    let server = Server::start(&folder, &["--forms", &path]);
    let page = server.get(&format!("/admin/submissions/{}", sent.text("reference")), &[]).body;
    assert!(page.contains("Hvornår kom du?") && !page.contains("Hvornår kommer du?"), "{page}");
    assert!(page.contains("lang=\"da\"") && page.contains("i går"), "{page}");
    assert!(!page.contains(">bus<"), "what was not answered has no default: {page}");
    assert!(!page.contains("<button") && !page.contains("<input"), "{page}");
    assert_eq!(server.get("/admin/submissions/AAAA-AAAA-AAAA", &[]).status, 404);
}

#[test]
fn who_read_what_is_written_down() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--admin-token", "s3cret"]);
    let reference = server.submit("k", DATA).text("reference");
    let case = format!("/admin/submissions/{reference}");
    let (anna, token) = (("authorization", "Basic YW5uYTpzM2NyZXQ="), ("authorization", "Bearer s3cret"));
    for (path, shown, status) in [
        ("/admin/submissions", vec![anna], 200),
        (&case, vec![anna], 200),
        (&case, vec![], 401),
        ("/admin/export/health-supplement.csv", vec![token], 200),
    ] {
        assert_eq!(server.get(path, &shown).status, status, "{path}");
    }
    let reads = server.get("/admin/reads", &[token]).body;
    let reads: Vec<_> = reads.lines().map(|line| json::parse(line).unwrap()).collect();
    let text = |read: &Value, name| read.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let reads: Vec<_> = reads
        .iter()
        .map(|read| ["reader", "what", "form", "reference"].map(|name| text(read, name)))
        .collect();
    let form = "health-supplement";
    let expected =
        [["anna", "list", "", ""], ["anna", "case", form, &reference], ["bearer", "csv", form, ""]];
    assert_eq!(reads, expected);
    for change in ["UPDATE reads SET reader = 'bo'", "DELETE FROM reads"] {
        assert!(folder.database().try_to(sqlx::query(change)).is_err(), "{change}");
    }
}
