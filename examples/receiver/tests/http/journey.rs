//! A citizen without script: page by page through a form, as a browser posts it.

use crate::browser::{Browser, HOUSEHOLD, NEXT, PATH, YOU, fill_in, hidden};
use crate::server::{AGENCY, DATA, Folder, Server};
use blankett::json::Value;

#[test]
fn both_routes_store_the_same_bytes() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mut browser = Browser::open(&server);
    fill_in(&mut browser);
    assert_eq!(browser.press(("~submit", ""), &[]), 200);
    let scripted = server.submit("k", DATA);
    assert_eq!(scripted.status, 201, "{}", scripted.body);
    let stored = server.stored();
    let text = |at: usize, name| stored[at].get(name).and_then(Value::as_str).unwrap();
    assert_eq!(text(0, "answers"), text(1, "answers"));
    assert_eq!(text(0, "definition"), text(1, "definition"));
    assert!(browser.page.body.contains(text(1, "reference")), "the receipt shows the reference");
}

#[test]
fn errors_keep_what_was_typed_and_say_what_to_mend() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mut browser = Browser::open(&server);
    let mut wrong = YOU;
    wrong[1].1 = "010145-123";
    wrong[5].1 = "32";
    assert_eq!((browser.press(NEXT, &wrong), browser.at().as_str()), (422, "you"));
    let html = &browser.page.body;
    for kept in ["value=\"Åse Berg\"", "value=\"010145-123\"", "value=\"32\"", "aria-invalid=\"true\""] {
        assert!(html.contains(kept), "{kept}");
    }
    assert!(html.contains("<title>Fejl: "));
    assert_eq!((browser.press(NEXT, &YOU), browser.at().as_str()), (303, "household"));
}

#[test]
fn a_language_switch_keeps_page_answers_and_rows() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mut browser = Browser::open(&server);
    browser.press(NEXT, &YOU);
    browser.press(("/children~add", ""), &[]);
    let status = browser.press(("~language", "en"), &HOUSEHOLD);
    assert_eq!((status, browser.at().as_str()), (303, "household"));
    let html = &browser.page.body;
    for kept in ["<html lang=\"en\"", "value=\"Bo\"", "Your household", "value=\"1234.50\""] {
        assert!(html.contains(kept), "{kept}");
    }
    assert_eq!(browser.press(("/children/0~remove", ""), &[]), 303);
    assert!(!browser.page.body.contains("value=\"Bo\""));
}

#[test]
fn a_copy_of_the_answers_is_a_file_and_changes_nothing() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mut browser = Browser::open(&server);
    fill_in(&mut browser);
    let check = browser.page.body.clone();
    assert_eq!(browser.press(("~copy", ""), &[]), 200);
    let copy = &browser.page;
    assert_eq!(
        copy.header("content-disposition"),
        Some("attachment; filename=\"ansoegning-om-helbredstillaeg.html\"")
    );
    assert_eq!(
        (copy.header("content-type"), copy.header("cache-control")),
        (Some("text/html; charset=utf-8"), Some("no-store"))
    );
    for kept in ["<!DOCTYPE html>", "Åse Berg", "Bo", "1.234,5", "De er ikke sendt.", "31. marts 2012"] {
        assert!(copy.body.contains(kept), "{kept}");
    }
    assert!(!copy.body.contains("<script") && !copy.body.contains("<button"));
    assert!(server.stored().is_empty());
    assert_eq!(browser.visit(PATH).body, check, "the page is as it was");
}

#[test]
fn what_was_sent_stays_sent() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mut browser = Browser::open(&server);
    fill_in(&mut browser);
    let check = hidden(&browser.page.body);
    assert_eq!(browser.press(("~submit", ""), &[]), 200);
    assert!(browser.page.body.contains("Åse Berg"), "the receipt is a copy to keep");
    let receipt = browser.visit(PATH).body;
    let reference = server.stored()[0].get("reference").and_then(Value::as_str).unwrap().to_owned();
    assert!(browser.page.body.contains(&reference) && receipt.contains(&reference));
    assert!(!receipt.contains("Åse Berg"), "the answers are gone from here");
    let origin = server.origin.clone();
    let mut again = check;
    again.push(("~submit".into(), String::new()));
    assert_eq!((browser.post(&origin, &again), browser.page.body.as_str()), (303, receipt.as_str()));
    assert_eq!(server.stored().len(), 1);
    assert_eq!((browser.press(("~again", ""), &[]), browser.at().as_str()), (303, "you"));
}

#[test]
fn the_agencys_page_begins_a_session_of_its_own() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mut first = Browser::open(&server);
    first.press(NEXT, &YOU);
    let mut pairs = hidden(&server.get(PATH, &[]).body);
    pairs.extend(YOU.map(|(name, value)| (name.to_owned(), value.replace("Åse", "Ida"))));
    pairs.push(("~back".into(), String::new()));
    let mut second = Browser { server: &server, cookie: first.cookie.clone(), page: server.get(PATH, &[]) };
    assert_eq!(second.post(AGENCY, &pairs), 303);
    assert_ne!(second.cookie, first.cookie, "it never continues what is held under an old cookie");
    assert!(second.page.body.contains("Ida Berg"));
    assert_eq!(second.post("https://evil.example", &pairs), 403);
}

#[test]
fn a_page_of_another_definition_keeps_what_fits_and_says_so() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mut browser = Browser::open(&server);
    let mut pairs = hidden(&browser.page.body);
    for (name, value) in &mut pairs {
        if name == "~form" {
            *value = "0".repeat(64);
        }
    }
    pairs.extend(YOU.map(|(name, value)| (name.to_owned(), value.to_owned())));
    pairs.push(("/shoe-size".into(), "42".into()));
    let origin = server.origin.clone();
    assert_eq!((browser.post(&origin, &pairs), browser.at().as_str()), (200, "you"));
    assert!(browser.page.body.contains("value=\"Åse Berg\""));
    assert!(browser.page.body.contains("er blevet ændret"));
}

#[test]
fn a_browser_that_refuses_cookies_is_told() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let mut browser = Browser::open(&server);
    browser.press(NEXT, &YOU);
    let started = server.get(&format!("{PATH}?started"), &[("accept-language", "en")]);
    assert!(started.body.contains("does not accept cookies"));
}

#[test]
fn pages_for_people_are_strict_and_plain() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--body-limit", "500", "--https"]);
    for path in ["/", PATH, "/forms/none", "/none"] {
        let reply = server.get(path, &[]);
        assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
        let policy = reply.header("content-security-policy").unwrap_or_default();
        assert!(policy.starts_with("default-src 'none'; style-src 'self';"), "{policy}");
        assert!(!reply.body.contains("<script") && !reply.body.contains(" style"));
        for (name, value) in [
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("referrer-policy", "same-origin"),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(reply.header(name), Some(value), "{path}");
        }
    }
    for (path, status) in
        [("/css/blankett.css", 200), ("/css/..%2Fblankett.css", 404), ("/css/none.css", 404)]
    {
        assert_eq!(server.get(path, &[]).status, status, "{path}");
    }
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let long = server.post(PATH, &headers, &format!("/name={}", "a".repeat(600)));
    assert_eq!((long.status, long.header("content-type")), (413, Some("text/html; charset=utf-8")));
    let first = server.post(PATH, &headers, "~next=");
    assert!(first.header("set-cookie").is_some_and(|cookie| cookie.ends_with("; Secure")));
    assert_eq!(server.post(PATH, &[("content-type", "text/plain")], "a=b").status, 415);
}
