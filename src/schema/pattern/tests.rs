//! Rows of pattern, texts that match and texts that do not; and patterns that are refused.

use crate::json::Value;

use super::{ErrorKind, Pattern, Room, Scratch, is_pattern, run};

fn compile(pattern: &str) -> Result<Pattern, super::Error> {
    Pattern::compile(pattern, &mut Room::default())
}

/// The verdict, which the table and the program must share.
fn is_match(pattern: &str, text: &str) -> bool {
    let compiled = compile(pattern).unwrap_or_else(|error| panic!("{pattern}: {error:?}"));
    let by_program = run::is_match(&compiled.program, text, &mut Scratch::default(), usize::MAX).0;
    if let Some(table) = &compiled.table {
        assert_eq!(table.is_match(text), by_program, "{pattern} {text:?}");
    }
    by_program
}

#[test]
fn small_patterns_become_tables() {
    for (pattern, is_small) in
        [(r"^\w+\b@[^@\s]{1,64}$", true), ("^(a|b)*a(a|b){12}$", false), ("^.{1,1000}$", false)]
    {
        assert_eq!(compile(pattern).unwrap().table.is_some(), is_small, "{pattern}");
    }
}

#[test]
fn matches_as_ecma_262_says() {
    for (pattern, matching, others) in [
        ("", &["", "a"][..], &[][..]),
        ("^$", &[""], &["a", "\n"]),
        ("^[0-9]{4}$", &["2300"], &["230", "23000", "230a", "２３００"]),
        ("a|bc|", &["", "x"], &[]),
        ("^(a|bc)+$", &["a", "abca"], &["", "b", "abcb"]),
        ("^(?:ab?){2,3}$", &["aa", "abab", "aaa"], &["a", "aaaa"]),
        ("^a{0}b$", &["b"], &["ab"]),
        ("^a{2,}?$", &["aa", "aaaa"], &["a"]),
        ("^(a*)*$", &["", "aaaa"], &["b"]),
        ("^(|a)*b$", &["b", "aab"], &["a"]),
        ("^(^a)*$", &["", "a"], &["aa"]),
        (r"\bcat\b", &["a cat.", "cat"], &["concat", "cat_"]),
        (r"\Bcat", &["concat"], &["cat", "a cat"]),
        (r"^\d\D\w\W\s\S$", &["1a_- x"], &["1a_-xx"]),
        (r"^\s$", &["\u{a0}", "\u{2028}", "\u{feff}", "\u{3000}"], &["\u{200b}", "a"]),
        ("^.$", &["a", "😀", "\u{85}"], &["\n", "\r", "\u{2028}", "aa"]),
        ("^[^a-cx-]$", &["d", "å", "\n"], &["a", "b", "x", "-", ""]),
        ("^[]$", &[], &["", "a"]),
        ("^[^]$", &["a", "\n"], &[""]),
        (r"^[\d\-a\]\b]+$", &["1-a]\u{8}"], &["b"]),
        (r"^\u00e6\u{1F600}\uD83D\uDE00\x41\cJ\0\/\.$", &["æ😀😀A\n\0/."], &[]),
        (r"^[😀-😂]$", &["😁"], &["😃"]),
        (r"^[\ud800-\udbff]$", &[], &["😀", "a"]),
        ("^(?<year>[0-9]+)$", &["1"], &["a"]),
        (r"^\p{Letter}cole$", &["école", "ёcole"], &["1cole"]),
        (r"^\p{digit}+$", &["42", "߂", "４"], &["-%#", "a", ""]),
        (r"^\P{L}[^\p{L}][\p{Lu}\d\P{ASCII}]$", &["1-A", "..9", "..é"], &["a-A", "1-a", "1éA"]),
        (r"^\p{Script=Greek}\p{scx=Deva}\p{Emoji}\p{Alpha}$", &["α\u{964}😀x"], &["a\u{964}😀x"]),
        (r"^\p{Any}\p{Assigned}\P{ASCII}\p{Co}$", &["aaå\u{10FFFD}"], &["a\u{378}å\u{10FFFD}"]),
        ("$a", &[], &["a", ""]),
        ("a$|^b", &["xa", "bx"], &["ax", "xb"]),
    ] {
        for text in matching {
            assert!(is_match(pattern, text), "{pattern} should match {text:?}");
        }
        for text in others {
            assert!(!is_match(pattern, text), "{pattern} should not match {text:?}");
        }
    }
}

#[test]
fn only_patterns_with_the_flag_u_are_patterns() {
    let groups_and_repeats =
        r"( ) (? (?<>a) (?<1>a) (?<a>x)(?<a>y) * a** +a { a{ } ] a{2,1} a{,2} ^* (?=a)* (?i:a)";
    let classes_and_escapes = r"[ [b-a] [a-\d] \ \a \- \_ \u12 \u{110000} \u{} \x1 \c1 \01 \1 \k<a> \k \p \p{} \p{letter} \p{Block=Arrows} \p{L \pL [a-\p{L}] \b+ [\B]";
    for bad in groups_and_repeats.split(' ').chain(classes_and_escapes.split(' ')) {
        assert!(!is_pattern(bad), "{bad}");
        let kind = compile(bad).err().map(|error| error.kind);
        assert!(matches!(kind, Some(ErrorKind::Syntax(_))), "{bad} {kind:?}");
    }
}

#[test]
fn what_cannot_be_linear_is_refused_by_name() {
    for (pattern, kind, at) in [
        ("a(?=b)", ErrorKind::LookAround, 4),
        ("(?<!b)a", ErrorKind::LookAround, 4),
        (r"(a)\1", ErrorKind::BackReference, 5),
        (r"\k<a>(?<a>b)", ErrorKind::BackReference, 5),
        ("(a{1000}){1000}", ErrorKind::Size, 0),
        ("a{999999999999}", ErrorKind::Size, 0),
    ] {
        assert_eq!(compile(pattern).err().map(|error| (error.kind, error.at)), Some((kind, at)), "{pattern}");
        assert!(is_pattern(pattern), "{pattern}");
    }
    assert_eq!(compile(&r"\p{L}".repeat(3_000)).err().map(|error| error.kind), Some(ErrorKind::Property));
    let deep = ["(".repeat(5_000), ")".repeat(5_000)].concat();
    assert_eq!(compile(&deep).err().map(|error| error.kind), Some(ErrorKind::Depth));
    assert!(is_match("^(){999999999}(?:|){0,999999999}$", ""));
}

#[test]
fn work_grows_with_the_text_alone() {
    // Each of these takes exponential or quadratic time in engines that try one way after the other.
    for pattern in ["^(a+)+$", "^(a|aa)+$", "(a*)*b", "^(a?){50}a{50}$", "(.*)(.*)(.*)(.*)(.*)x"] {
        let compiled = compile(pattern).unwrap();
        let work = |length: usize| {
            run::is_match(&compiled.program, &("a".repeat(length) + "!"), &mut Scratch::default(), usize::MAX)
                .1
        };
        let (short, long) = (work(1_000), work(10_000));
        assert!(long <= 11 * short, "{pattern}: {short} {long}");
    }
}

#[test]
fn all_patterns_share_one_room() {
    let mut room = Room::default();
    let pattern = "^(a|b)*a(a|b){12}[0-9]{3000}$";
    let outcomes: Vec<_> =
        (0..200).map(|_| Pattern::compile(pattern, &mut room).map_err(|error| error.kind)).collect();
    assert!(outcomes.first().is_some_and(Result::is_ok));
    assert!(matches!(outcomes.last(), Some(Err(ErrorKind::Size))));
    assert!(Pattern::compile("^a$", &mut room).is_ok_and(|pattern| pattern.table.is_none()) || room.work > 0);
}

#[test]
fn properties_are_those_that_ecma_262_names() {
    let text = include_str!("../../../tests/support/properties.json");
    let rows = crate::json::parse(text).unwrap();
    let list = |name| rows.get(name).and_then(Value::as_array).unwrap();
    for row in list("properties") {
        let [Value::String(name), first, other] = row.as_array().unwrap() else { panic!("{row:?}") };
        let pattern = [r"^\p{", name, "}$"].concat();
        for (code, belongs) in [(first, true), (other, false)] {
            let code = code.as_number().and_then(|code| code.to_text().parse().ok()).and_then(char::from_u32);
            // Surrogates, which stand in no text, have no example; all characters have no other.
            let Some(c) = code else { continue };
            assert_eq!(is_match(&pattern, &c.to_string()), belongs, "{name} {c:?}");
        }
    }
    for name in list("none") {
        let pattern = [r"\p{", name.as_str().unwrap(), "}"].concat();
        assert!(!is_pattern(&pattern) && compile(&pattern).is_err(), "{pattern}");
    }
}
