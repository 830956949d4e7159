//! Forms compiled ahead: they are what they were before, and no bytes are too bad to read.

// A test ends by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use blankett::form::{Form, LoadOptions};
use blankett::html;
use blankett::i18n::{BUILTIN, Words};
use blankett::json::{Value, parse};
use blankett::session::{Context, Event, Session};
use blankett::view::{Node, Options, View};

/// Every definition of the repository, and small ones with what those do not have.
fn definitions() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = fs::read_dir(root.join("forms")).unwrap().map(|entry| entry.unwrap().path());
    let slug = |folder: &Path| folder.file_name().unwrap().to_string_lossy().into_owned();
    let mut texts: Vec<String> = folders
        .map(|folder| fs::read_to_string(folder.join(slug(&folder) + ".form.json")).unwrap())
        .collect();
    texts.push(include_str!("html/widgets.form.json").to_owned());
    texts.extend(SMALL.map(str::to_owned));
    texts
}

const SMALL: [&str; 6] = [
    "true",
    "false",
    r#"{"properties":{"a":{"pattern":"^(\\d{3}|[^a-z]+\\b)$","minLength":2},"b":{"enum":[1,1.50,"x",null,{"c":[true]}]}}}"#,
    r##"{"$id":"urn:tree","$dynamicAnchor":"node","properties":{"name":{"type":"string"},
        "parts":{"type":"array","items":{"$dynamicRef":"#node"},"contains":{"required":["name"]},"uniqueItems":true}},
        "unevaluatedProperties":false,"dependentRequired":{"parts":["name"]}}"##,
    r#"{"oneOf":[{"properties":{"kind":{"const":"a"},"x":{"type":"number","multipleOf":0.01}},"required":["kind"]},
        {"properties":{"kind":{"const":"b"},"y":{"format":"dk-cpr"}},"required":["kind"]}],
        "patternProperties":{"^z":{"maximum":-3}},"additionalProperties":false,"propertyNames":{"maxLength":9}}"#,
    r#"{"properties":{"a":{},"b":{"form":{"when":[{"not":{"/a":{"const":1}}},"two"],"onHide":"clear"}},
        "rows":{"items":{"properties":{"job":{"type":"boolean"},
            "pay":{"type":"number","form":{"when":{"1/job":{"const":true}}}}}}}},
        "form":{"conditions":{"two":{"/a":{"type":"string"}}},"errors":{"required":"Write it."}}}"#,
];

fn load(text: &str) -> Form {
    Form::load(text, &LoadOptions::default()).unwrap_or_else(|found| panic!("{text}: {found:?}"))
}

/// A generator of numbers by chance that gives the same ones each time (Knuth's MMIX constants).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// The page that a session is on, as HTML.
fn page(form: &Form, session: &Session) -> String {
    let words = Words::new(session.locale(), BUILTIN, &[]);
    let options = Options::default();
    html::write(&Node::Element(View { form, session, words: &words, options: &options }.form()))
}

/// What a form shows and says on the way through it with these answers.
fn walk(form: &Form, answers: &Value) -> Vec<String> {
    let context = Context { form, today: "2026-01-31", key: "key" };
    let mut session = Session::new(form, "da", "2026-01-31");
    let mut told = vec![page(form, &session), format!("{:?}", form.check(answers, "2026-01-31"))];
    session.fill(form, answers);
    for _ in 0..4 {
        let effects = session.apply(&context, Event::Next);
        told.push(format!("{effects:?}"));
        told.push(page(form, &session));
    }
    told.push(format!("{:?}", session.apply(&context, Event::Submit)));
    told
}

fn answers() -> Vec<Value> {
    let texts = [
        "{}",
        "3",
        r#"{"a":1,"b":1.5,"kind":"b","y":"1","rows":[{"job":true},{"pay":"x"}],"parts":[{"name":1}],"name":"x"}"#,
        r#"{"a":"x12","b":"x","kind":"a","x":0.015,"z":4,"rows":{},"married":true,"children":[{}],"pension":"early"}"#,
    ];
    texts.iter().map(|text| parse(text).unwrap()).collect()
}

#[test]
fn a_form_is_the_same_after_packing() {
    for text in definitions() {
        let form = load(&text);
        let unpacked = Form::unpack(&form.pack()).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(unpacked.pack(), form.pack(), "{text}");
        assert_eq!(unpacked.by_place, form.by_place, "{text}");
        for (one, other) in unpacked.fields.iter().zip(&form.fields) {
            assert_eq!((&one.place, &one.children), (&other.place, &other.children), "{text}");
        }
        for answers in answers() {
            assert_eq!(walk(&unpacked, &answers), walk(&form, &answers), "{text}");
        }
    }
}

#[test]
fn what_was_packed_has_no_definition() {
    let unpacked = Form::unpack(&load(SMALL[2]).pack()).unwrap();
    assert_eq!((unpacked.definition.clone(), unpacked.plain_schema()), (Value::Null, Value::Null));
}

#[test]
fn another_version_and_what_is_cut_short_or_too_long_are_refused() {
    let packed = load(include_str!("html/widgets.form.json")).pack();
    let version = env!("CARGO_PKG_VERSION");
    assert!(packed.starts_with(format!("blankett {version}\n").as_bytes()));
    let mut other = packed.clone();
    other["blankett ".len()] = b'9';
    assert!(Form::unpack(&other).is_none());
    for length in 0..packed.len() {
        assert!(Form::unpack(&packed[..length]).is_none(), "{length}");
    }
    assert!(Form::unpack(&[packed.as_slice(), b"\0"].concat()).is_none());
}

#[test]
fn deep_nesting_and_forged_lengths_end_at_once() {
    let packed = load("true").pack();
    let header = packed.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    for byte in 0..=255 {
        let forged = [&packed[..header], &vec![byte; 500_000]].concat();
        assert!(Form::unpack(&forged).is_none(), "{byte}");
    }
    // A list in a list in a list …: the author's version, a JSON value.
    let version = header + 3;
    let forged = [&packed[..version], &[1], [4, 1].repeat(400_000).as_slice()].concat();
    assert!(Form::unpack(&forged).is_none());
}

#[test]
fn no_change_of_bytes_is_too_bad_to_read() {
    let mut chance = Chance(7);
    let mut read = 0;
    for text in definitions() {
        let packed = load(&text).pack();
        let header = packed.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        for _ in 0..200 {
            let mut bytes = packed.clone();
            for _ in 0..=chance.below(3) {
                let at = header + chance.below(bytes.len() - header);
                match chance.below(4) {
                    0 => bytes[at] ^= 1 << chance.below(8),
                    1 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
                    2 => drop(bytes.remove(at)),
                    _ => bytes.insert(at, [0, 1, 127, 255][chance.below(4)]),
                }
            }
            let Some(form) = Form::unpack(&bytes) else { continue };
            read += 1;
            let answers = answers();
            walk(&form, &answers[chance.below(answers.len())]);
        }
    }
    assert!(read > 500, "only {read} were read: too few to say anything");
}

#[test]
fn the_first_line_says_which_core_reads_it_and_the_form_agrees() {
    let usual = load(r#"{"properties":{"a":{"type":"string","format":"email"}}}"#).pack();
    let rare = load(r#"{"properties":{"a":{"type":"string","format":"hostname"}}}"#).pack();
    assert_eq!((is_rare(&usual), is_rare(&rare)), (false, true));
    assert!(is_rare(&load(include_str!("../forms/company/company.form.json")).pack()));
    for (line, packed) in [(&usual, &rare), (&rare, &usual)] {
        let rest = packed.strip_prefix(first_line(packed)).unwrap();
        assert!(Form::unpack(&[first_line(line), rest].concat()).is_none());
    }
}

fn first_line(packed: &[u8]) -> &[u8] {
    packed.split_inclusive(|byte| *byte == b'\n').next().unwrap()
}

fn is_rare(packed: &[u8]) -> bool {
    first_line(packed).ends_with(b" rare\n")
}
