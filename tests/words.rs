//! The words of `locales/` and of the forms: complete, used, and formatted as `fluent-bundle` would.

#[path = "support/fluent.rs"]
mod fluent;
#[path = "support/pseudo.rs"]
mod pseudo;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use blankett::i18n::{Asked, BUILTIN, Words, builtin};
use blankett::json::Number;
use blankett::parse;
use blankett::pointer::Pointer;
use blankett::problem::{Arg, Problem};
use blankett::schema::identifiers;
use fluent::{Args, Oracle, messages, samples};

/// Marks around values, which say nothing about the words.
fn bare(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn every_message_is_formatted_as_fluent_bundle_does() {
    let mut count = 0;
    for (tag, ftl) in BUILTIN {
        let words = Words::new(tag, BUILTIN, &[]);
        assert_eq!(words.problems(), [], "{tag}");
        let (isolating, plain) = (Oracle::new(tag, ftl, true), Oracle::new(tag, ftl, false));
        for (id, variables) in messages(ftl) {
            for args in samples(&variables) {
                assert_eq!(
                    words.text(&id, &args).text,
                    isolating.format(&id, None, &args),
                    "{tag} {id} {args:?}"
                );
                assert_eq!(
                    words.attribute(&id, &args).text,
                    plain.format(&id, None, &args),
                    "{tag} {id} {args:?}"
                );
                count += 1;
            }
        }
    }
    assert!(count > 500, "{count} messages and arguments");
}

#[test]
fn what_translators_may_write_is_formatted_as_fluent_bundle_does() {
    let ftl = include_str!("support/all.ftl");
    let args: Args = vec![
        ("one", Arg::from(1_usize)),
        ("few", Arg::from(3_usize)),
        ("half", Number::parse("0.5").map_or_else(|| "".into(), Arg::from)),
        ("name", "Åse".into()),
    ];
    for tag in ["da", "en", "pl", "ar"] {
        let words = Words::new(tag, &[(tag, ftl)], &[(tag, ftl)]);
        assert_eq!(words.problems(), []);
        let oracle = Oracle::new(tag, ftl, true);
        for (id, _) in messages(ftl) {
            assert_eq!(words.text(&id, &args).text, oracle.format(&id, None, &args), "{tag} {id}");
        }
        let attribute =
            words.form_text("attributes", Some("first"), &args, &|_| None).map(|phrase| phrase.text);
        assert_eq!(attribute, Some(oracle.format("attributes", Some("first"), &args)));
    }
}

#[test]
fn what_is_broken_is_left_out_as_fluent_syntax_does() {
    let good = include_str!("support/all.ftl");
    let ids = messages(good);
    let args: Args = vec![("one", Arg::from(1_usize)), ("few", Arg::from(3_usize)), ("name", "Åse".into())];
    let mut left_out = 0;
    for (at, sign) in good.char_indices().step_by(11).zip(["", "\"", "[", "=", "x", "("].iter().cycle()) {
        let (before, after) = good.split_at(at.0);
        let rest = if sign.is_empty() { after.get(at.1.len_utf8()..).unwrap_or_default() } else { after };
        let broken = [before, sign, rest].concat();
        let words = Words::new("en", &[("en", &broken)], &[("en", &broken)]);
        let oracle = Oracle::new("en", &broken, true);
        for id in ids.keys() {
            let own = words.form_text(id, None, &args, &|_| None).map(|phrase| phrase.text);
            assert_eq!(own, oracle.find(id, &args), "{id} with {sign:?} before {after}");
            left_out += usize::from(own.is_none());
        }
    }
    assert!(left_out > 50, "{left_out}");
}

#[test]
fn languages_have_the_same_messages_with_the_same_variables() {
    let of = |tag| builtin(tag).map(messages).unwrap_or_default();
    let first = of("da");
    assert!(first.len() > 90);
    for (tag, _) in BUILTIN {
        let own = of(tag);
        let ids =
            |messages: &BTreeMap<String, BTreeSet<String>>| messages.keys().cloned().collect::<Vec<_>>();
        assert_eq!(ids(&own), ids(&first), "{tag}");
        for (id, variables) in &first {
            // A language without plurals in a sentence may leave a variable out, but use no other.
            let unknown: Vec<_> = own[id].difference(variables).collect();
            assert!(unknown.is_empty(), "{tag} {id} uses {unknown:?}");
        }
    }
}

/// Ids that are made up of a code, a month or a failure, or that other messages and dates use.
const MADE: [&str; 8] =
    ["problem", "month-", "weekday-", "count-", "date-", "number-", "question", "failed-"];

#[test]
fn every_message_is_used() {
    let sources = sources(&["src", "js"]);
    let ids = builtin("da").map(messages).unwrap_or_default();
    let made = |id: &str| MADE.iter().any(|prefix| id.starts_with(prefix));
    let unused: Vec<_> =
        ids.keys().filter(|id| !made(id) && !sources.contains(&format!("\"{id}\""))).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

/// What stands before the id of a message in the sources.
const SAYING: [&str; 7] = [
    ".phrase(\"",
    ".phrase_with(\"",
    "words.text(\"",
    "words.attribute(\"",
    "message: \"",
    "section(\"",
    "#say(\"",
];

#[test]
fn every_message_that_is_said_exists() {
    let sources = sources(&["src/view", "src/session", "src/browser", "js"]);
    let ids = builtin("da").map(messages).unwrap_or_default();
    let after =
        |saying: &'static str| sources.split(saying).skip(1).filter_map(|rest| rest.split('"').next());
    let said: BTreeSet<&str> = SAYING.into_iter().flat_map(after).collect();
    assert!(said.len() > 20, "{said:?}");
    let unknown: Vec<_> = said.iter().filter(|id| !ids.contains_key(**id)).collect();
    assert!(unknown.is_empty(), "no language has {unknown:?}");
}

/// Everything in these folders, one text.
fn sources(folders: &[&str]) -> String {
    let mut sources = String::new();
    for folder in folders {
        read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut sources);
    }
    sources
}

fn read_all(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            read_all(&path, out);
        } else {
            out.push_str(&std::fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

const KINDS: [&str; 7] = ["text", "choice", "date", "yes-no", "box", "rows", "group"];

/// Codes that say nothing more of themselves; the last two have no message of their own.
const PLAIN: &str = "required dependentRequired enum const not oneOf anyOf allOf if dependentSchemas pattern \
    uniqueItems false checks compute limit file soft server additionalProperties propertyNames";

/// Codes with a limit.
const LIMITED: &str = "minLength maxLength minItems maxItems minimum maximum exclusiveMinimum exclusiveMaximum \
    multipleOf";

/// Every problem that the library finds or passes on, with what it says of itself.
fn problems() -> Vec<Problem> {
    let new = |code| Problem::new(Pointer::root(), code);
    let mut problems: Vec<Problem> = PLAIN.split_whitespace().map(new).collect();
    for code in LIMITED.split_whitespace() {
        problems.extend([1_usize, 2, 1250].map(|limit| new(code).with("limit", limit)));
    }
    problems.extend(["number", "integer", "string"].map(|name| new("type").with("type", name)));
    for format in ["date", "email", "dk-cpr", "telephone", "uri"] {
        let format = new("format").with("format", format);
        for reason in ["missing", "digits", "length", "range", "date", "nonexistent"] {
            let parts = ["", "day", "month", "year"];
            problems.extend(parts.map(|part| format.clone().with("part", part).with("reason", reason)));
        }
        problems.push(format);
    }
    for (format, like) in identifiers() {
        let format = new("format").with("format", format).with("like", like);
        for reason in ["digits", "length", "range", "date", "check", ""] {
            for digits in ["8", "7-8", "none"] {
                problems.push(format.clone().with("reason", reason).with("digits", digits));
            }
        }
    }
    problems.push(new("server").with("message", "Prøv en anden."));
    problems
}

#[test]
fn every_problem_of_every_kind_of_question_has_a_sentence_that_names_it_and_mends_it() {
    for (tag, _) in BUILTIN {
        let words = Words::new(tag, BUILTIN, &[]);
        for (problem, kind) in problems().iter().flat_map(|problem| KINDS.map(|kind| (problem, kind))) {
            for label in ["Fulde navn", "Hvad koster det?"] {
                let (message, answers) = ("x", &|_: &str| None);
                let asked = Asked {
                    label,
                    kind,
                    message,
                    unknown: None,
                    unit: None,
                    is_year: false,
                    errors: None,
                    language: tag,
                    answers,
                };
                let phrase = words.problem(problem, &asked);
                let text = bare(&phrase.text);
                let rest = text.strip_prefix(label).map(|rest| rest.trim_start_matches([':', ' ']));
                assert!(rest.is_some_and(|rest| rest.len() > 8), "{tag} {}: {text}", problem.code);
                assert!(
                    phrase.lang.is_none() && !text.contains(['{', '}']) && !text.contains("?:"),
                    "{tag} {text}"
                );
                if let Some(Arg::Number(limit)) =
                    problem.arg("limit").filter(|_| problem.code != "multipleOf")
                {
                    let named = text.contains(&words.number(limit));
                    assert!(named || (problem.code == "minLength" && limit.to_text() == "1"), "{tag} {text}");
                }
            }
        }
    }
}

#[test]
fn numbers_that_are_shown_are_read_back() {
    for (tag, _) in BUILTIN {
        let words = Words::new(tag, BUILTIN, &[]);
        for text in ["1234567.50", "-1234", "0.125", "1000"] {
            let written = Number::parse(text).map(|number| words.number(&number)).unwrap_or_default();
            assert_eq!(parse::number(&written, tag).as_deref(), Some(text), "{written} in {tag}");
        }
    }
}

#[test]
fn months_that_are_shown_are_read_back() {
    for (tag, _) in BUILTIN {
        let words = Words::new(tag, BUILTIN, &[]);
        for month in 1..=12 {
            let name = words.attribute(&format!("month-{month}"), &[]).text;
            assert_eq!(
                parse::date("2", &name, "1980"),
                Some(format!("1980-{month:02}-02")),
                "{name} in {tag}"
            );
        }
    }
}

/// The translator's own words.
fn without_values(text: &str) -> String {
    let after_value = |part: &str| part.split_once('\u{2069}').map_or(part, |(_, after)| after).to_owned();
    text.split('\u{2068}').map(after_value).collect()
}

#[test]
fn the_pseudo_language_has_no_word_of_the_real_one_and_is_longer() {
    let real = builtin("da").unwrap_or_default();
    let made = pseudo::pseudo(real);
    assert_eq!(messages(&made), messages(real));
    let (words, pseudo) =
        (Words::new("da", BUILTIN, &[]), Words::new("qps-plocm", &[("qps-plocm", &made)], &[]));
    assert_eq!((pseudo.dir(), pseudo.problems()), ("rtl", [].as_slice()));
    let (mut lengths, mut made_lengths) = (0, 0);
    for (id, variables) in messages(real) {
        for args in samples(&variables).into_iter().take(1) {
            let (text, made) = (words.text(&id, &args).text, pseudo.text(&id, &args).text);
            lengths += text.chars().count();
            made_lengths += made.chars().count();
            assert!(
                !without_values(&made).contains(['a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å']),
                "{id}: {made}"
            );
        }
    }
    assert!(made_lengths * 10 >= lengths * 14, "{made_lengths} against {lengths} letters");
}
