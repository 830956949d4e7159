//! Pages posted without script while rows come and go: what is pressed and typed reaches the row that was seen,
//! or nothing.
#![allow(clippy::expect_used, reason = "tests fail by panicking")]

use blankett::form::{Form, LoadOptions};
use blankett::json::write;
use blankett::session::{Context, Session, Stepped};

fn form(slug: &str) -> Form {
    let path = format!("{}/forms/{slug}/{slug}.form.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a definition");
    Form::load(&text, &LoadOptions::default()).expect("the form loads")
}

/// A browser without script: the session is saved and restored between two posts.
struct Browser<'a> {
    form: &'a Form,
    session: Session,
}

impl<'a> Browser<'a> {
    /// On a page, as its address would show it.
    fn on(form: &'a Form, page: &str) -> Self {
        let mut session = Session::new(form, "da", "2026-01-31");
        assert!(session.open(form, page), "{page}");
        Self { form, session }
    }

    fn post(&mut self, pairs: &[(&str, &str)]) -> Stepped {
        let saved = self.session.save(self.form);
        self.session = Session::restore(self.form, &saved, "2026-01-31").expect("restores");
        assert_eq!(self.session.save(self.form), saved, "nothing is lost between two posts");
        let context = Context { form: self.form, today: "2026-01-31", key: "key" };
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.session.step(&context, &pairs)
    }

    /// The page, and the row whose own page it is.
    fn shown(&self) -> (&str, Option<String>) {
        let row = self.session.row().map(|row| self.session.answers().pointer(row).to_string());
        (self.session.page_id(self.form), row)
    }

    fn children(&self) -> String {
        let document = self.session.document(self.form);
        document.get("children").or(document.get("days")).map(write).unwrap_or_default()
    }
}

const LIST: (&str, &str) = ("~page", "children");

/// Two rows with pages of their own, keys 1 and 2, named Ida and Eli.
fn two_children(form: &Form) -> Browser<'_> {
    let mut browser = Browser::on(form, "children");
    browser.post(&[LIST, ("/children/0~row", "1"), ("~change", "/children/0")]);
    browser.post(&[
        LIST,
        ("~row", "/children/0"),
        ("/children/0~row", "1"),
        ("/children/0/name", "Ida"),
        ("~back", ""),
    ]);
    browser.post(&[LIST, ("/children/0~row", "1"), ("/children~add", "")]);
    browser.post(&[
        LIST,
        ("~row", "/children/1"),
        ("/children/1~row", "2"),
        ("/children/1/name", "Eli"),
        ("~back", ""),
    ]);
    assert_eq!(browser.shown(), ("children", None));
    assert_eq!(browser.children(), r#"[{"name":"Ida"},{"name":"Eli"}]"#);
    browser
}

/// The list as it was seen with both rows, and a button.
fn both<'a>(button: &'a str, value: &'a str) -> [(&'a str, &'a str); 4] {
    [LIST, ("/children/0~row", "1"), ("/children/1~row", "2"), (button, value)]
}

#[test]
fn buttons_of_a_stale_list_reach_the_row_that_was_seen() {
    let form = form("household");
    let cases = [
        // Ida, at index 0, was removed since: Eli stands there now.
        ("/children/1~remove", "", r#"[{"name":"Eli"}]"#, None),
        ("/children/0~remove", "", r#"[{"name":"Eli"}]"#, None),
        ("/children/0~down", "", r#"[{"name":"Eli"}]"#, None),
        ("~change", "/children/1", r#"[{"name":"Eli"}]"#, Some("/children/0".to_owned())),
        ("~change", "/children/0", r#"[{"name":"Eli"}]"#, None),
        ("/children~add", "", r#"[{"name":"Eli"},{}]"#, Some("/children/1".to_owned())),
    ];
    for (button, value, children, row) in cases {
        let mut browser = two_children(&form);
        browser.post(&both("/children/0~remove", ""));
        browser.post(&both(button, value));
        assert_eq!(
            (browser.shown(), browser.children()),
            (("children", row), children.to_owned()),
            "{button} {value}"
        );
    }
}

#[test]
fn buttons_reach_rows_that_were_moved() {
    let form = form("household");
    let mut browser = two_children(&form);
    browser.post(&both("/children/1~up", ""));
    assert_eq!(browser.children(), r#"[{"name":"Eli"},{"name":"Ida"}]"#);
    browser.post(&both("/children/0~remove", ""));
    assert_eq!(browser.children(), r#"[{"name":"Eli"}]"#, "Ida was at 0 when the page was seen");
}

#[test]
fn the_page_of_a_row_that_is_gone_becomes_the_list_and_nothing_is_lost() {
    let form = form("household");
    for button in [("~next", ""), ("~back", ""), ("/children/0/payers~add", "")] {
        let mut browser = two_children(&form);
        browser.post(&both("/children/0~remove", ""));
        let row = [
            LIST,
            ("~row", "/children/0"),
            ("/children/0~row", "1"),
            ("/children/0/name", "Ida Holm"),
            button,
        ];
        let stepped = browser.post(&row);
        assert_eq!((browser.shown(), stepped.unknown.len()), (("children", None), 0), "{button:?}");
        assert_eq!(browser.children(), r#"[{"name":"Eli"}]"#);
        assert!(browser.session.shown().is_empty(), "nothing is judged");
    }
}

#[test]
fn browser_back_to_the_page_of_a_row_opens_it_again() {
    let form = form("household");
    let mut browser = two_children(&form);
    browser.post(&both("/children/1~up", ""));
    let row =
        [LIST, ("~row", "/children/0"), ("/children/0~row", "1"), ("/children/0/name", ""), ("~next", "")];
    browser.post(&row);
    assert_eq!(
        browser.shown(),
        ("children", Some("/children/1".to_owned())),
        "Ida's page, who stands at 1 now"
    );
    assert_eq!(browser.session.shown().len(), 3);
    assert_eq!(browser.children(), r#"[{"name":"Eli"},{}]"#);
}

#[test]
fn what_a_forged_page_names_is_not_there() {
    let form = form("household");
    let cases: [&[(&str, &str)]; 8] = [
        // Keys that this session never gave to this list, or to any.
        &[LIST, ("/children/0~row", "0"), ("/children/0~remove", "")],
        &[LIST, ("/children/0~row", "one"), ("/children/0~remove", "")],
        &[LIST, ("/income/jobs/0~row", "1"), ("/income/jobs/0~remove", "")],
        &[LIST, ("/children/0~remove", "")],
        &[LIST, ("~change", "/children/0")],
        &[LIST, ("~row", "/children"), ("~next", "")],
        &[LIST, ("~row", "x"), ("~next", "")],
        &[LIST, ("~form", "another"), ("/children/0~row", "1"), ("/children/0~remove", "")],
    ];
    for pairs in cases {
        let mut browser = two_children(&form);
        browser.post(pairs);
        assert_eq!(
            (browser.shown(), browser.children().as_str()),
            (("children", None), r#"[{"name":"Ida"},{"name":"Eli"}]"#),
            "{pairs:?}"
        );
    }
}

#[test]
fn a_list_on_another_page_is_not_opened() {
    let form = form("household");
    let mut browser = two_children(&form);
    browser.post(&[LIST, ("/income/jobs~add", "")]);
    assert_eq!(browser.shown(), ("children", None));
    browser.post(&[("~page", "income"), ("~row", "/children/0"), ("/children/0~row", "1"), ("~next", "")]);
    assert_eq!(browser.shown(), ("income", None), "a row of another page: the list of this one, unjudged");
    assert!(browser.session.shown().is_empty());
}

#[test]
fn rows_in_rows_are_found_when_the_row_around_moved_or_went() {
    let form = form("rows");
    let seen = [
        ("~page", "programme"),
        ("/days/0/sessions/0/name", "a"),
        ("/days/0/sessions/0~row", "2"),
        ("/days/0~row", "1"),
        ("/days/1/sessions/0/name", "b"),
        ("/days/1/sessions/0~row", "4"),
        ("/days/1~row", "3"),
    ];
    let press =
        |browser: &mut Browser<'_>, button| drop(browser.post(&[&seen[..], &[(button, "")]].concat()));
    let mut browser = Browser::on(&form, "programme");
    browser.post(&[("~page", "programme"), ("/days~add", "")]);
    press(&mut browser, "/days/1~up");
    assert_eq!(browser.children(), r#"[{"sessions":[{"name":"b"}]},{"sessions":[{"name":"a"}]}]"#);
    press(&mut browser, "/days/1/sessions~add");
    assert_eq!(browser.children(), r#"[{"sessions":[{"name":"b"},{}]},{"sessions":[{"name":"a"}]}]"#);
    press(&mut browser, "/days/1~remove");
    press(&mut browser, "/days/1/sessions/0~remove");
    press(&mut browser, "/days/1/sessions~add");
    assert_eq!(
        browser.children(),
        r#"[{"sessions":[{"name":"a"}]}]"#,
        "what stood in the row is gone with it"
    );
}

#[test]
fn ten_thousand_forged_rows_are_taken_in_a_bounded_number_of_steps() {
    let form = form("rows");
    let mut pairs = vec![("~page".to_owned(), "event".to_owned())];
    for row in 0..10_000 {
        pairs.push((format!("/words/{row}~row"), format!("{}", 100 + row)));
        pairs.push((format!("/words/{row}"), "x".to_owned()));
        pairs.push((format!("/days/0/sessions/{row}~row"), "4294967295".to_owned()));
        pairs.push((format!("/{row}~up"), String::new()));
    }
    let mut session = Session::new(&form, "da", "2026-01-31");
    let context = Context { form: &form, today: "2026-01-31", key: "" };
    let stepped = session.step(&context, &pairs);
    let document = session.document(&form);
    assert_eq!(
        document.get("words").map(write).as_deref(),
        Some(r#"["x","x","x"]"#),
        "as many as there may be"
    );
    assert_eq!((stepped.unknown.len(), session.page_id(&form)), (0, "event"));
    let answers = session.answers();
    assert!(answers.last_key() < 20_000, "keys are left for rows to come");
}

#[test]
fn the_first_page_with_answers_of_the_hosts_brings_its_rows_and_no_more() {
    let text = r#"{"properties":{"r":{"type":"array","minItems":1,"items":{"type":"object","properties":
        {"n":{"type":"string"}},"required":["n"]}}},"required":["r"]}"#;
    let form = Form::load(text, &LoadOptions::default()).expect("the form loads");
    let mut session = Session::new(&form, "en", "2026-01-31");
    let context = Context { form: &form, today: "2026-01-31", key: "key" };
    let pairs = [("/r/0~row", "2"), ("/r/0/n", "A"), ("/r/1~row", "3"), ("/r/1/n", "B"), ("~next", "")];
    session.step(&context, &pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(write(&session.document(&form)), r#"{"r":[{"n":"A"},{"n":"B"}]}"#);
}
