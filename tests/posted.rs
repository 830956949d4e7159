//! Pages posted without script: stale, forged and repeated posts never fail and lose nothing.
#![allow(clippy::expect_used, clippy::panic, clippy::string_slice, reason = "tests fail by panicking")]

use blankett::form::{Form, LoadOptions};
use blankett::json::{Value, parse, write};
use blankett::pointer::Pointer;
use blankett::session::{Context, Effect, Session, Stepped};

fn form() -> Form {
    let text = include_str!("../forms/health-supplement/health-supplement.form.json");
    Form::load(text, &LoadOptions::default()).expect("the form loads")
}

/// A browser without script: the session is saved and restored between two posts.
struct Browser<'a> {
    form: &'a Form,
    session: Session,
    posts: usize,
}

impl<'a> Browser<'a> {
    fn new(form: &'a Form) -> Self {
        Self { form, session: Session::new(form, "da", "2026-01-31"), posts: 0 }
    }

    fn post(&mut self, pairs: &[(&str, &str)]) -> Stepped {
        self.session =
            Session::restore(self.form, &self.session.save(self.form), "2026-01-31").expect("restores");
        self.posts += 1;
        let key = format!("key-{}", self.posts);
        let context = Context { form: self.form, today: "2026-01-31", key: &key };
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.session.step(&context, &pairs)
    }

    fn page(&self) -> &str {
        self.session.page_id(self.form)
    }

    fn problems(&self) -> Vec<String> {
        let shown = self.session.shown().iter();
        shown.map(|shown| self.session.answers().pointer(&shown.place).to_string()).collect()
    }

    fn answer(&self, pointer: &str) -> Option<String> {
        let document = self.session.document(self.form);
        document.at(&blankett::pointer::Pointer::parse(pointer)?).map(write)
    }
}

const YOU: [(&str, &str); 8] = [
    ("~page", "you"),
    ("/name", "Åse"),
    ("/cpr", "010250-1234"),
    ("/phone", "20304050"),
    ("/pension", "retirement"),
    ("/pensionFrom~day", "1"),
    ("/pensionFrom~month", "3"),
    ("/pensionFrom~year", "2017"),
];

#[test]
fn the_whole_form_page_by_page() {
    let form = form();
    let mut browser = Browser::new(&form);
    browser.post(&YOU);
    assert_eq!(browser.page(), "household");
    browser.post(&[("~page", "household"), ("/married", "false"), ("/savings", "0"), ("~next", "")]);
    let application =
        [("/treatment", "glasses"), ("/price", "9,50"), ("/insured", "false"), ("/consent", "true")];
    browser.post(&application);
    assert_eq!(browser.page(), "~check");
    let first = browser.session.key().map(str::to_owned);
    let sent = browser.post(&[("~page", "~check"), ("~submit", "")]);
    let [.., Effect::Send(submission)] = sent.effects.as_slice() else { panic!("{sent:?}") };
    assert_eq!(Some(&submission.key), first.as_ref(), "the key of the check-answers page");
    let body = parse(&submission.body).expect("JSON");
    assert_eq!(body.get("data").and_then(|data| data.get("price")).map(write).as_deref(), Some("9.50"));
    let again = browser.post(&[("~page", "~check"), ("~submit", "")]);
    let [.., Effect::Send(repeated)] = again.effects.as_slice() else { panic!("{again:?}") };
    assert_eq!(repeated, submission, "posted twice: same bytes, same key");
}

#[test]
fn questions_that_appear_are_shown_before_they_are_judged() {
    let form = form();
    let mut browser = Browser::new(&form);
    browser.post(&YOU);
    browser.post(&[("~page", "household"), ("/married", "true"), ("/savings", "0"), ("~next", "")]);
    assert_eq!((browser.page(), browser.problems()), ("household", vec![]));
    browser.post(&[
        ("~page", "household"),
        ("/married", "true"),
        ("/savings", "0"),
        ("/spouse/name", ""),
        ("~next", ""),
    ]);
    assert_eq!(browser.problems(), ["/spouse/name", "/spouse/født"]);
    browser.post(&[("~page", "household"), ("~language", "en")]);
    assert_eq!(browser.session.locale(), "en");
    assert_eq!(browser.problems(), ["/spouse/name", "/spouse/født"], "a language switch keeps the problems");
}

#[test]
fn rows_are_found_by_their_key() {
    let form = form();
    let mut browser = Browser::new(&form);
    browser.post(&YOU);
    browser.post(&[("~page", "household"), ("/children~add", "")]);
    browser.post(&[
        ("~page", "household"),
        ("/children/0~row", "1"),
        ("/children/0/name", "Ida"),
        ("/children~add", ""),
    ]);
    let two = [
        ("~page", "household"),
        ("/children/0~row", "1"),
        ("/children/0/name", "Ida"),
        ("/children/1~row", "2"),
        ("/children/1/name", "Eli"),
    ];
    let remove = [&two[..], &[("/children/0~remove", "")]].concat();
    browser.post(&remove);
    assert_eq!(browser.answer("/children").as_deref(), Some(r#"[{"name":"Eli"}]"#));
    // The page from before, posted again (browser Back): the row that is gone stays gone, the other is found.
    let stale = browser.post(&[&two[..4], &[("/children/1/name", "Eli Holm"), ("~back", "")]].concat());
    assert_eq!(browser.answer("/children").as_deref(), Some(r#"[{"name":"Eli Holm"}]"#));
    assert!(stale.unknown.is_empty());
}

#[test]
fn boxes_that_are_not_ticked_are_taken_back() {
    let form = form();
    let mut browser = Browser::new(&form);
    browser.post(&YOU);
    browser.post(&[("~page", "household"), ("/married", "false"), ("/savings", "0")]);
    browser.post(&[("~page", "application"), ("/consent", "true")]);
    assert_eq!(browser.answer("/consent").as_deref(), Some("true"));
    browser.post(&[("~page", "application"), ("/insured", "true")]);
    assert_eq!(browser.answer("/consent"), None);
}

#[test]
fn a_page_out_of_order_keeps_its_answers() {
    let form = form();
    let mut browser = Browser::new(&form);
    browser.post(&YOU);
    browser.post(&[("~page", "you"), ("/name", "Bo"), ("~next", "")]);
    assert_eq!((browser.answer("/name").as_deref(), browser.page()), (Some("\"Bo\""), "household"));
    browser.post(&[("~page", "no such page"), ("/savings", "7"), ("~next", "")]);
    assert_eq!(browser.answer("/savings").as_deref(), Some("7"));
}

#[test]
fn a_page_of_another_version_is_not_judged() {
    let form = form();
    let mut browser = Browser::new(&form);
    let stepped = browser.post(&[&YOU[..], &[("~form", "another"), ("/gone", "x"), ("~next", "")]].concat());
    assert!(stepped.stale);
    assert_eq!(stepped.unknown, ["/gone"]);
    assert_eq!((browser.page(), browser.answer("/name").as_deref()), ("you", Some("\"Åse\"")));
    assert_eq!(browser.session.notice(), Some("form-changed"));
}

#[test]
fn forged_names_are_reported() {
    let form = form();
    let mut browser = Browser::new(&form);
    let names = [
        "/__proto__",
        "name",
        "/children/7/name",
        "/spouse",
        "/name~day",
        "~nothing",
        "/children/-/name",
        "//",
    ];
    let pairs: Vec<(&str, &str)> = names.iter().map(|name| (*name, "x")).collect();
    let stepped = browser.post(&pairs);
    assert_eq!(stepped.unknown, names);
    assert_eq!(browser.answer("").as_deref(), Some("{}"));
}

#[test]
fn a_saved_session_comes_back_whole() {
    let form = form();
    let mut browser = Browser::new(&form);
    browser.post(&YOU);
    browser.post(&[("~page", "household"), ("/children~add", ""), ("/savings", "1.5x")]);
    let saved = browser.session.save(&form);
    let restored = Session::restore(&form, &saved, "2026-01-31").expect("restores");
    assert_eq!(restored.save(&form), saved);
    assert_eq!(restored.answers(), browser.session.answers());
    for text in ["", "{}", "[]", r#"{"locale":"da"}"#, saved.trim_end_matches('}')] {
        assert!(Session::restore(&form, text, "2026-01-31").is_none(), "{text}");
    }
}

#[test]
fn posted_pairs_decode_to_answers() {
    let form = form();
    let context = Context { form: &form, today: "2026-01-31", key: "" };
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let rows = pairs(&[
        ("/children/0~row", "4"),
        ("/children/0/name", "Ida"),
        ("/children/1~row", "9"),
        ("/children/1/name", "Eli"),
        ("/x", ""),
    ]);
    let (answers, unknown) = Session::decode(&context, "da", &rows);
    assert_eq!(write(&answers), r#"{"children":[{"name":"Ida"},{"name":"Eli"}]}"#);
    assert_eq!(unknown, ["/x"]);
    assert_eq!(Session::decode(&context, "da", &[]).0, Value::Object(blankett::json::Object::new()));
}

/// A warning is kept between two posts: shown again with another language, given once, and followed by its reason.
#[test]
fn a_warning_is_given_once_between_posts() {
    let text = include_str!("../forms/income-statement/income-statement.form.json");
    let form = Form::load(text, &LoadOptions::default()).expect("the form loads");
    let mut browser = Browser::new(&form);
    let post = |browser: &mut Browser<'_>, button: (&'static str, &'static str)| {
        browser.post(&[("~page", "income"), ("/salary", "1"), ("/interest", ""), button]);
        (browser.page().to_owned(), browser.problems())
    };
    let asks_for = |pointer: &str| ("income".to_owned(), vec![pointer.to_owned()]);
    assert_eq!(post(&mut browser, ("~next", "")), asks_for("/interest"));
    assert_eq!(post(&mut browser, ("~language", "en")), asks_for("/interest"));
    assert_eq!(post(&mut browser, ("~next", "")), asks_for("/interestWhy"));
    browser.post(&[
        ("~page", "income"),
        ("/salary", "1"),
        ("/interest", ""),
        ("/interestWhy", "none"),
        ("~next", ""),
    ]);
    assert_eq!((browser.page(), browser.problems()), ("now", Vec::new()));
    // A page with the warning, which a server wrote, is taken over with it and the question for the reason.
    let mut session = Session::new(&form, "da", "2026-01-31");
    let context = Context { form: &form, today: "2026-01-31", key: "" };
    session.adopt(&context, &[("~page".into(), "income".into()), ("/interest".into(), String::new())], true);
    let shown: Vec<_> = session.shown().iter().map(|shown| shown.problem.code).collect();
    assert_eq!(shown, ["required", "soft"]);
    let reason = Pointer::parse("/interestWhy").and_then(|pointer| session.answers().place(&pointer));
    assert!(reason.is_some_and(|place| session.is_relevant(&place)));
}

fn outdoor_serving() -> Form {
    let text = include_str!("../forms/outdoor-serving/outdoor-serving.form.json");
    Form::load(text, &LoadOptions::default()).expect("the form loads")
}

#[test]
fn what_the_answers_do_not_lead_to_is_not_opened() {
    let form = outdoor_serving();
    let mut browser = Browser::new(&form);
    browser.post(&[("~page", "start"), ("~next", "")]);
    browser.post(&[("~page", "ground"), ("/ground", "municipality")]);
    for forged in ["nowhere", "private", "narrow", "heaters", "licence", ""] {
        let stepped = browser.post(&[("~page", "tasks"), ("~open", forged)]);
        assert_eq!((browser.page(), stepped.unknown.len()), ("tasks", 0), "{forged}");
    }
    // From a page that is no list: its answers come along.
    browser.post(&[("~page", "business"), ("/business", "Café Bro"), ("~open", "serving")]);
    assert_eq!((browser.page(), browser.answer("/business").as_deref()), ("serving", Some("\"Café Bro\"")));
}

#[test]
fn a_page_that_is_no_longer_shown_keeps_its_answers() {
    let form = outdoor_serving();
    let mut browser = Browser::new(&form);
    browser.post(&[("~page", "ground"), ("/ground", "municipality")]);
    browser.post(&[("~page", "tasks"), ("~open", "tables")]);
    browser.post(&[("~page", "tables"), ("/tables", "6"), ("/walkway", "2,5"), ("/heating", "false")]);
    assert_eq!(browser.page(), "tasks");
    // From the browser's history: no heaters are asked now.
    browser.post(&[("~page", "heaters"), ("/heaters", "3"), ("~next", "")]);
    browser.post(&[
        ("~page", "tables"),
        ("/tables", "6"),
        ("/walkway", "2,5"),
        ("/heating", "true"),
        ("~back", ""),
    ]);
    assert_eq!(browser.answer("/heaters").as_deref(), Some("3"));
}

#[test]
fn nothing_leads_past_an_exit_page() {
    let form = outdoor_serving();
    let mut browser = Browser::new(&form);
    browser.post(&[("~page", "ground"), ("/ground", "municipality")]);
    browser.post(&[("~page", "business"), ("/business", "Café Bro"), ("~back", "")]);
    browser.post(&[("~page", "ground"), ("/ground", "private")]);
    assert_eq!(browser.page(), "private");
    let stale: [&[(&str, &str)]; 7] = [
        &[("~page", "tasks"), ("~open", "business")],
        &[("~open", "~check")],
        &[("~page", "business"), ("/business", "Café Å"), ("~next", "")],
        &[("~page", "~check"), ("~submit", "")],
        &[("~page", "~check"), ("~change", "/business")],
        &[("~page", "private"), ("~next", "")],
        &[],
    ];
    for pairs in stale {
        let stepped = browser.post(pairs);
        let is_sent = stepped.effects.iter().any(|effect| matches!(effect, Effect::Send(_)));
        assert_eq!((browser.page(), is_sent), ("private", false), "{pairs:?}");
    }
    browser.post(&[("~page", "ground"), ("/ground", "municipality")]);
    assert_eq!((browser.page(), browser.answer("/business").as_deref()), ("tasks", Some("\"Café Å\"")));
}
