//! Prints every state of some forms' pages as JSON: `[{ "name", "lang", "dir", "title", "html" }]`.
//!
//! ```sh
//! cargo run --quiet --example states > states.json
//! ```
//!
//! The accessibility tests look at them in Chromium; a person can too.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use blankett::form::{Form, LoadOptions};
use blankett::html;
use blankett::i18n::{BUILTIN, Words};
use blankett::json::{self, Object, Value};
use blankett::pointer::{ControlName, Place, Pointer};
use blankett::problem::Problem;
use blankett::session::{Context, Control, Event, Session};
use blankett::submit::{Outcome, Receipt};
use blankett::view::{Options, View};

/// What a citizen answers on each page of `forms/health-supplement`.
const ANSWERS: [&[(&str, &str)]; 3] = [
    &[
        ("/name", "Åse <b>Ærlig</b> & søn"),
        ("/cpr", "010203-1234"),
        ("/phone", "12 34 56 78"),
        ("/email", "aase@example.dk"),
        ("/pension", "early"),
        ("/pensionFrom~day", "31"),
        ("/pensionFrom~month", "marts"),
        ("/pensionFrom~year", "1999"),
    ],
    &[
        ("/married", "true"),
        ("/spouse/name", "Bo Ærlig"),
        ("/spouse/født~day", "1"),
        ("/spouse/født~month", "2"),
        ("/spouse/født~year", "1950"),
        ("/savings", "12.500"),
    ],
    &[
        ("/treatment", "glasses"),
        ("/price", "1.250,50"),
        ("/insured", "false"),
        ("/reason", "Jeg kan ikke læse uden.\n\n\"Citat\" </textarea><script>alert(1)</script>"),
        ("/consent", "true"),
    ],
];

/// What a citizen answers about each child.
const CHILD: [(&str, &str); 4] =
    [("/name", "Ida"), ("/born~day", "3"), ("/born~month", "4"), ("/born~year", "2015")];

/// On the pages of `forms/outdoor-serving` that have questions of the first task.
const FIRST_TASK: [(&str, &str); 2] = [("/business", "Café Bro"), ("/cvr", "10 15 08 17")];

/// What a citizen answers of a child in `forms/household`, whose rows have pages of their own.
const PAGED: [(&str, &str); 6] = [
    ("/children/0/name", "Ida <b>Ærlig</b>"),
    ("/children/0/born~day", "3"),
    ("/children/0/born~month", "4"),
    ("/children/0/born~year", "2022"),
    ("/children/0/care", "kindergarten"),
    ("/children/0/place", "Solsikken"),
];

/// What somebody who helps answers on each page of `forms/home-help`.
const FOR_ANOTHER: [&[(&str, &str)]; 3] = [
    &[
        ("/who", "other"),
        ("/helper/name", "Bo Holm"),
        ("/helper/relation", "guardian"),
        ("/helper/phone", "20304050"),
    ],
    &[
        ("/person/name", "Åse </bdi> & { $who }"),
        ("/person/cpr", "010250-1234"),
        ("/person/address", "Lærkevej 3"),
    ],
    &[
        ("/needs~care", "true"),
        ("/start~day", "1"),
        ("/start~month", "3"),
        ("/start~year", "2026"),
        ("/why", "At komme i bad"),
        ("/consent", "true"),
    ],
];

/// The forms that hold every widget.
const FAMILIES: [&str; 6] = ["choices", "dates", "numbers", "places", "statements", "texts"];

fn main() -> io::Result<()> {
    let health = Read::form("health-supplement")?;
    let mut states = health.states();
    for locale in ["da", "en"] {
        states.walk(locale);
    }
    states.odd_languages();
    let mut found = states.found;
    let income = Read::form("income-statement")?;
    let mut states = income.states();
    states.levels();
    found.append(&mut states.found);
    let serving = Read::form("outdoor-serving")?;
    let mut states = serving.states();
    for locale in ["da", "en"] {
        states.guide(locale);
    }
    found.append(&mut states.found);
    let help = Read::form("home-help")?;
    let mut states = help.states();
    for locale in ["da", "en", "da-x-easy"] {
        states.for_another(locale);
    }
    found.append(&mut states.found);
    let household = Read::form("household")?;
    let mut states = household.states();
    states.rows_with_pages();
    found.append(&mut states.found);
    let company = Read::form("company")?;
    let mut states = company.states();
    states.shapes();
    found.append(&mut states.found);
    for slug in FAMILIES {
        let family = Read::form(slug)?;
        let mut states = family.states();
        states.pages(slug);
        found.append(&mut states.found);
    }
    io::stdout().write_all(json::write(&Value::Array(found)).as_bytes())
}

/// A form of `forms/` with its texts in other languages.
struct Read {
    form: Form,
    texts: Vec<(String, String)>,
}

impl Read {
    fn form(slug: &str) -> io::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms").join(slug);
        let text = fs::read_to_string(root.join([slug, ".form.json"].concat()))?;
        let form = Form::load(&text, &LoadOptions::default())
            .map_err(|found| io::Error::other(format!("{found:?}")))?;
        let others = form.languages.iter().skip(1);
        let texts = others
            .map(|tag| Ok((tag.clone(), fs::read_to_string(root.join([slug, ".", tag, ".ftl"].concat()))?)));
        Ok(Self { texts: texts.collect::<io::Result<_>>()?, form })
    }

    fn states(&self) -> States<'_> {
        let texts = self.texts.iter().map(|(tag, text)| (tag.as_str(), text.as_str())).collect();
        States { form: &self.form, texts, found: Vec::new() }
    }
}

/// The states seen so far.
struct States<'a> {
    form: &'a Form,
    texts: Vec<(&'a str, &'a str)>,
    found: Vec<Value>,
}

impl States<'_> {
    /// One citizen's way from the first page to the receipt, with everything that can go wrong.
    fn walk(&mut self, locale: &str) {
        let mut session = Session::new(self.form, locale, "2026-01-31");
        for (index, answers) in ANSWERS.iter().enumerate() {
            let page = self.form.pages.get(index).map_or("", |page| page.id.as_str());
            self.see(&[page, " empty"], &session);
            self.happen(&mut session, Event::Next);
            self.see(&[page, " with errors"], &session);
            if page == "household" {
                self.children(&mut session);
            }
            self.answer(&mut session, "", answers);
            self.see(&[page, " answered"], &session);
            self.happen(&mut session, Event::Next);
        }
        self.see(&["check answers"], &session);
        self.send(&mut session);
    }

    /// Yes opens the questions about the partner; two children are added, all left empty.
    fn children(&mut self, session: &mut Session) {
        self.answer(session, "", &[("/married", "true")]);
        let children = Place::root().child("children");
        for _ in 0..2 {
            self.happen(session, Event::AddRow(children.clone()));
        }
        self.see(&["household with partner and two children"], session);
        self.happen(session, Event::Next);
        self.see(&["household with errors in rows"], session);
        for index in ["0", "1"] {
            self.answer(session, &["/children/", index].concat(), &CHILD);
        }
    }

    /// A list whose rows have pages of their own: empty, answered, and a row with what can be wrong in it.
    fn rows_with_pages(&mut self) {
        let mut session = Session::new(self.form, "da", "2026-01-31");
        session.open(self.form, "children");
        let children = Place::root().child("children");
        self.see(&["list of rows with pages"], &session);
        self.happen(&mut session, Event::Next);
        self.see(&["page of a row with errors"], &session);
        self.answer(&mut session, "", &PAGED);
        let row = session.row().cloned().unwrap_or_default();
        self.happen(&mut session, Event::AddRow(row.child("payers")));
        self.happen(&mut session, Event::Next);
        self.see(&["page of a row answered"], &session);
        let payer = row.child("payers").row(session.answers().last_key());
        self.happen(&mut session, Event::RemoveRow(payer));
        self.happen(&mut session, Event::Next);
        self.happen(&mut session, Event::AddRow(children));
        self.see(&["page of a new row"], &session);
        self.answer(&mut session, "", &[("/children/1/name", "Eli")]);
        self.happen(&mut session, Event::Back);
        self.see(&["list of two rows with pages"], &session);
        session.open(self.form, "~check");
        self.see(&["check answers with rows that have pages"], &session);
    }

    /// Everything that can come of sending.
    fn send(&mut self, session: &mut Session) {
        let change = Place::root().child("savings");
        let mut changing = session.clone();
        self.happen(&mut changing, Event::Change(change));
        self.see(&["household opened with change"], &changing);
        self.happen(session, Event::Submit);
        self.see(&["sending"], session);
        let problem = |pointer: &str| Problem::new(Pointer::parse(pointer).unwrap_or_default(), "server");
        let receipt = Receipt {
            reference: "HT-2026-00042".into(),
            received: Some("2026-11-22T09:05:00+01:00".into()),
            reply: None,
        };
        for (name, outcome) in [
            ("unsent", Outcome::Unsent),
            ("refused", Outcome::Refused),
            ("rejected at a question", Outcome::Rejected(vec![problem("/cpr")])),
            ("rejected as a whole", Outcome::Rejected(vec![problem("")])),
            ("receipt", Outcome::Accepted(receipt)),
        ] {
            let mut after = session.clone();
            self.happen(&mut after, Event::Replied(outcome));
            self.see(&[name], &after);
        }
    }

    /// A soft question that is skipped, alone and beside errors, its reason, and a box for who cannot answer.
    fn levels(&mut self) {
        let mut session = Session::new(self.form, "da", "2026-01-31");
        self.happen(&mut session, Event::Next);
        self.see(&["a warning beside an error"], &session);
        self.answer(&mut session, "", &[("/salaryUnknown", "true"), ("/salaryWhy", "Sygdom")]);
        self.see(&["a warning alone, and a box that is ticked"], &session);
        self.answer(&mut session, "", &[("/interest", "0")]);
        self.happen(&mut session, Event::Next);
        self.happen(&mut session, Event::AddRow(Place::root().child("jobs")));
        self.happen(&mut session, Event::Next);
        self.see(&["warnings and errors in rows"], &session);
    }

    /// Pages without questions: the first, an end, the list of tasks, and what happens next.
    fn guide(&mut self, locale: &str) {
        let mut session = Session::new(self.form, locale, "2026-01-31");
        self.see(&["start page"], &session);
        self.happen(&mut session, Event::Next);
        self.answer(&mut session, "", &[("/ground", "private")]);
        self.happen(&mut session, Event::Next);
        self.see(&["exit page"], &session);
        self.happen(&mut session, Event::Back);
        self.answer(&mut session, "", &[("/ground", "municipality")]);
        self.happen(&mut session, Event::Next);
        self.see(&["tasks"], &session);
        self.happen(&mut session, Event::Visit("business".into()));
        self.answer(&mut session, "", &FIRST_TASK);
        self.happen(&mut session, Event::Next);
        self.happen(&mut session, Event::Back);
        self.happen(&mut session, Event::Back);
        self.see(&["tasks begun"], &session);
        let receipt = Receipt { reference: "UDE-7".into(), received: None, reply: None };
        self.see(&["receipt with what happens next"], &Session::accepted(self.form, locale, receipt));
    }

    /// Texts that say what was answered, for whom the form is filled in, and words that are explained.
    fn for_another(&mut self, locale: &str) {
        let mut session = Session::new(self.form, locale, "2026-01-31");
        for (page, answers) in self.form.pages.iter().zip(FOR_ANOTHER) {
            self.answer(&mut session, "", answers);
            self.see(&["home help: ", &page.id], &session);
            self.happen(&mut session, Event::Next);
        }
        self.see(&["home help: check answers"], &session);
    }

    /// A list with positions, rows that one names, and groups that are closed until they are needed.
    fn shapes(&mut self) {
        let mut session = Session::new(self.form, "da", "2026-01-31");
        self.answer(&mut session, "", &[("/name", "Møllebageriet"), ("/position/1", "12,5")]);
        self.happen(&mut session, Event::Next);
        self.see(&["positions with a gap"], &session);
        self.answer(&mut session, "", &[("/position/0", "55,6")]);
        self.happen(&mut session, Event::Next);
        let root = Place::root();
        self.happen(&mut session, Event::AddRow(root.child("phones")));
        self.happen(&mut session, Event::AddRow(root.child("contacts")));
        self.see(&["rows that one names"], &session);
        let twice = [("/phones/0~name", "Salg"), ("/phones/1~name", "Salg"), ("/phones/1", "12")];
        self.answer(&mut session, "", &twice);
        self.happen(&mut session, Event::Next);
        self.see(&["rows that one names with errors"], &session);
        let right = [
            ("/phones/0", "20304050"),
            ("/phones/1~name", "Klager"),
            ("/phones/1", "12345678"),
            ("/contacts/director", "Åse Holm"),
            ("/contacts/0~name", "Bogholder"),
            ("/contacts/0/name", "Bo Lund"),
        ];
        self.answer(&mut session, "", &right);
        self.happen(&mut session, Event::Next);
        self.see(&["groups that are closed"], &session);
        self.answer(&mut session, "", &[("/owner/owner/cvr", "10150817")]);
        self.happen(&mut session, Event::AddRow(root.child("departments")));
        self.happen(&mut session, Event::Next);
        self.see(&["groups that are open, with errors"], &session);
        self.answer(
            &mut session,
            "",
            &[("/owner/name", "A"), ("/owner/owner/name", "B"), ("/departments/0/name", "C")],
        );
        self.happen(&mut session, Event::Next);
        self.see(&["check answers with rows that one names"], &session);
    }

    /// Every page that is there from the start, empty and with what is wrong in it.
    fn pages(&mut self, slug: &str) {
        let start = Session::new(self.form, "da", "2026-01-31");
        for index in start.journey(self.form) {
            let Some(page) = self.form.pages.get(index) else { continue };
            let mut session = start.clone();
            session.open(self.form, &page.id);
            self.see(&[slug, ": ", &page.id, " empty"], &session);
            self.happen(&mut session, Event::Next);
            if !session.shown().is_empty() {
                self.see(&[slug, ": ", &page.id, " with errors"], &session);
            }
        }
    }

    /// The other direction of writing, and words that fall back to another language.
    fn odd_languages(&mut self) {
        for (name, locale) in [("right to left", "ar"), ("without words of its own", "sv")] {
            let mut session = Session::new(self.form, "da", "2026-01-31");
            self.happen(&mut session, Event::Next);
            self.see_in(locale, name, &session);
        }
    }

    fn answer(&self, session: &mut Session, base: &str, answers: &[(&str, &str)]) {
        for (name, value) in answers {
            let name = ControlName::parse(&[base, name].concat());
            let Some((place, part)) = name.and_then(|name| session.answers().control(&name)) else {
                continue;
            };
            let value = (*value).to_owned();
            self.happen(session, Event::Input { control: Control { place, part }, value });
        }
    }

    fn happen(&self, session: &mut Session, event: Event) {
        session.apply(&Context { form: self.form, today: "2026-01-31", key: "key" }, event);
    }

    fn see(&mut self, name: &[&str], session: &Session) {
        let locale = session.locale();
        self.see_in(locale, &[&name.concat(), " (", locale, ")"].concat(), session);
    }

    fn see_in(&mut self, locale: &str, name: &str, session: &Session) {
        let words = Words::new(locale, BUILTIN, &self.texts);
        let options = Options { prefix: "bl-1-".into(), action: Some("/form".into()), heading_level: 1 };
        let view = View { form: self.form, session, words: &words, options: &options };
        let mut state = Object::new();
        state.insert("name", name);
        state.insert("lang", words.locale());
        state.insert("dir", words.dir());
        state.insert("title", view.title());
        state.insert("html", html::write(&view.form().into()));
        self.found.push(state.into());
    }
}
