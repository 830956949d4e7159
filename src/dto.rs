//! What JavaScript gets and gives: structs made by hand from core types, so that neither side's shape binds the other.
//!
//! Nothing here knows of a browser; it compiles and is tested natively. JSON whose names come from
//! a form or a citizen (answers, schemas) crosses as text instead, see [`for_javascript`].

use crate::map::Map;

use serde::Serialize;

use crate::form::{Diagnostic, Limits, LoadOptions};
use crate::i18n::Fault;
use crate::json::{Number, Object, Value, write};
use crate::pointer::Place;
use crate::problem::{Arg, Problem};
use crate::session::{Shown, told_at};
use crate::submit::{Outcome, Submission};
use crate::view::{View, texts};

/// `LoadOptions` of `types.d.ts`. What is absent is as by default.
pub fn load_options(options: &Value) -> LoadOptions {
    let mut load = LoadOptions::default();
    if let Some(assertion) = options.get("formatAssertion").and_then(Value::as_bool) {
        load.schema.format_assertion = assertion;
    }
    if let Some(resources) = options.get("resources").and_then(Value::as_object) {
        load.schema.resources =
            resources.iter().map(|(uri, schema)| (uri.to_owned(), schema.clone())).collect();
    }
    let limit = |name, or| options.get("limits").and_then(|limits| size(limits.get(name)?)).unwrap_or(or);
    load.limits = Limits {
        bytes: limit("bytes", load.limits.bytes),
        depth: limit("depth", load.limits.depth),
        fields: limit("fields", load.limits.fields),
    };
    load
}

fn size(value: &Value) -> Option<usize> {
    match value {
        Value::Number(Number::Int(int)) => usize::try_from(*int).ok(),
        _ => None,
    }
}

/// Options of `check`, `render`, `step` and `mount`; each reads those it documents.
#[derive(Debug, Default)]
pub struct OptionsDto {
    /// BCP 47; the form's first language when absent or unknown.
    pub locale: Option<String>,
    /// The civil date, `YYYY-MM-DD`.
    pub today: String,
    /// A time stamp (RFC 3339).
    pub now: Option<String>,
    /// A fresh random key.
    pub key: Option<String>,
    /// The page to show.
    pub page: Option<String>,
    /// `form`, `review` or `copy`.
    pub mode: Option<String>,
    /// Before every id.
    pub prefix: Option<String>,
    /// Where the form posts without script.
    pub action: Option<String>,
    /// 1 to 5.
    pub heading_level: Option<u8>,
    /// JSON text.
    pub answers: Option<String>,
    /// What a `StepDto` gave.
    pub state: Option<String>,
}

impl OptionsDto {
    /// Reads the options; what is absent or of another type is as by default.
    ///
    /// By hand: a derived reader is six times the bytes, and the TypeScript types refuse the rest.
    pub fn read(options: &Value) -> Self {
        let text = |name| options.get(name).and_then(Value::as_str).map(str::to_owned);
        Self {
            locale: text("locale"),
            today: text("today").unwrap_or_default(),
            now: text("now"),
            key: text("key"),
            page: text("page"),
            mode: text("mode"),
            prefix: text("prefix"),
            action: text("action"),
            heading_level: options
                .get("headingLevel")
                .and_then(size)
                .and_then(|level| u8::try_from(level).ok()),
            answers: text("answers"),
            state: text("state"),
        }
    }
}

/// Posted names and texts: a list of lists of two.
pub fn pairs(value: &Value) -> Vec<(String, String)> {
    let pair = |pair: &Value| match pair.as_array()? {
        [Value::String(name), Value::String(text)] => Some((name.clone(), text.clone())),
        _ => None,
    };
    value.as_array().unwrap_or_default().iter().filter_map(pair).collect()
}

/// A problem with its sentence.
#[derive(Debug, Serialize)]
pub struct ProblemDto {
    pointer: String,
    code: &'static str,
    args: Map<&'static str, ArgDto>,
    message: String,
}

/// An argument of a problem.
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ArgDto {
    /// Text, and numbers that JavaScript cannot hold.
    Text(String),
    /// The others.
    Number(f64),
}

/// A diagnostic.
#[derive(Debug, Serialize)]
pub struct DiagnosticDto {
    pointer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    severity: &'static str,
    code: &'static str,
    message: String,
}

/// A fragment of HTML and the title of its page.
#[derive(Debug, Serialize)]
pub struct RenderedDto {
    /// The complete `<form>`.
    pub html: String,
    /// For `<title>`.
    pub title: String,
}

/// What came of a page posted without script.
#[derive(Debug, Serialize)]
pub struct StepDto {
    /// The saved session.
    pub state: String,
    /// The page's id, `~check` or `~receipt`.
    pub page: String,
    /// The document's title.
    pub title: String,
    /// The complete `<form>`.
    pub html: String,
    /// Those that are shown.
    pub problems: Vec<ProblemDto>,
    /// JSON text, see [`for_javascript`].
    pub answers: String,
    /// Names that are none of the form's.
    pub unknown: Vec<String>,
    /// What to send now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submission: Option<SubmissionDto>,
    /// The file that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy: Option<CopyDto>,
}

/// What came of a reply.
#[derive(Debug, Serialize)]
pub struct OutcomeDto {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    problems: Vec<ProblemDto>,
}

/// A copy of the answers as a file.
#[derive(Debug, Serialize)]
pub struct CopyDto {
    /// In ASCII.
    pub name: String,
    /// A whole document.
    pub html: String,
}

/// A request to perform.
#[derive(Debug, Serialize)]
pub struct SubmissionDto {
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint: Option<String>,
    body: String,
    key: String,
    locale: String,
}

/// Posted names read as answers.
#[derive(Debug, Serialize)]
pub struct DecodedDto {
    /// JSON text, see [`for_javascript`].
    pub answers: String,
    /// Names that are none of the form's.
    pub unknown: Vec<String>,
}

/// `detail` of a custom event as JSON text: names and texts.
pub fn detail(members: &[(&str, &str)]) -> String {
    write(&texts_of(members))
}

/// `detail` of `blankett-rejected` as JSON text: what the endpoint named. No sentence, nothing that was typed.
pub fn rejected(problems: &[Problem]) -> String {
    let mark = |problem: &Problem| texts_of(&[("pointer", problem.pointer.as_str()), ("code", problem.code)]);
    let marks = Value::Array(problems.iter().map(mark).collect());
    write(&Object::from_iter([("problems", marks)]).into())
}

fn texts_of(members: &[(&str, &str)]) -> Value {
    members.iter().copied().collect::<Object>().into()
}

impl OutcomeDto {
    /// An outcome with its problems as the words of `view` say them.
    pub fn new(outcome: &Outcome, view: &View<'_>) -> Self {
        let of = |kind| Self { kind, reference: None, problems: Vec::new() };
        match outcome {
            Outcome::Accepted(receipt) => Self {
                reference: Some(receipt.reference.clone()).filter(|text| !text.is_empty()),
                ..of("accepted")
            },
            Outcome::Rejected(problems) => Self {
                problems: problems.iter().map(|problem| ProblemDto::new(problem, view)).collect(),
                ..of("rejected")
            },
            Outcome::Failed(failure) => of(failure.word()),
        }
    }
}

impl ProblemDto {
    /// A problem as the words of `view` say it; its session holds the answers.
    pub fn new(problem: &Problem, view: &View<'_>) -> Self {
        let place = view.session.answers().place(&problem.pointer).unwrap_or_default();
        let place = told_at(place, problem);
        Self::at(problem, &place, problem.pointer.as_str().to_owned(), view)
    }

    /// A problem that is shown: its row may have moved since it was found.
    pub fn shown(shown: &Shown, view: &View<'_>) -> Self {
        let pointer = view.session.answers().pointer(&shown.place).as_str().to_owned();
        Self::at(&shown.problem, &shown.place, pointer, view)
    }

    fn at(problem: &Problem, place: &Place, pointer: String, view: &View<'_>) -> Self {
        let field = view.form.field_at(place).filter(|_| !place.is_root());
        let sentence = texts::problem(view, field, place, problem);
        Self {
            pointer,
            code: problem.code,
            args: problem.args.iter().map(|(name, arg)| (*name, ArgDto::from(arg))).collect(),
            message: texts::plain(&sentence.text),
        }
    }
}

impl From<&Arg> for ArgDto {
    fn from(arg: &Arg) -> Self {
        match arg {
            Arg::Text(text) => Self::Text(text.clone()),
            Arg::Number(number) => {
                to_float(number).map_or_else(|| Self::Text(number.to_text()), Self::Number)
            }
        }
    }
}

impl From<&Diagnostic> for DiagnosticDto {
    fn from(diagnostic: &Diagnostic) -> Self {
        Self {
            pointer: diagnostic.pointer.to_string(),
            line: diagnostic.line,
            column: diagnostic.column,
            severity: diagnostic.severity.name(),
            code: diagnostic.code,
            message: diagnostic.message.clone(),
        }
    }
}

impl From<&Fault> for DiagnosticDto {
    fn from(fault: &Fault) -> Self {
        let (pointer, message) = (String::new(), fault.message().to_owned());
        Self {
            pointer,
            line: Some(fault.line),
            column: Some(1),
            severity: "warning",
            code: "fluent",
            message,
        }
    }
}

impl From<Submission> for SubmissionDto {
    fn from(submission: Submission) -> Self {
        let Submission { endpoint, body, key, locale } = submission;
        Self { endpoint, body, key, locale }
    }
}

/// JSON text for `JSON.parse`: numbers that a double would change are texts, all else is as it was.
pub fn for_javascript(value: &Value) -> String {
    write(&tame(value))
}

fn tame(value: &Value) -> Value {
    match value {
        Value::Number(number) if to_float(number).is_none() => Value::String(number.to_text()),
        Value::Array(items) => Value::Array(items.iter().map(tame).collect()),
        Value::Object(object) => {
            Value::Object(object.iter().map(|(name, member)| (name, tame(member))).collect())
        }
        other => other.clone(),
    }
}

/// The double that prints as this number again; `None` where there may be none.
///
/// Exact without a decimal parser: an integer below 2^53 divided by a power of ten below 10^22 is
/// rounded once, correctly (Clinger 1990), and fifteen digits survive the way there and back.
#[expect(clippy::cast_precision_loss, reason = "digits beyond 2^53 are refused")]
fn to_float(number: &Number) -> Option<f64> {
    const SAFE: u64 = 1 << 53;
    let text = match number {
        Number::Int(int) => return (int.unsigned_abs() < SAFE).then_some(*int as f64),
        Number::Text(text) => text,
    };
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = [whole, decimals]
        .concat()
        .parse::<i64>()
        .ok()
        .filter(|digits| digits.unsigned_abs() < 1_000_000_000_000_000)?;
    let places = i32::try_from(decimals.len()).ok().filter(|places| *places <= 15)?;
    let is_negative_zero = digits == 0 && text.starts_with('-');
    (!is_negative_zero).then(|| digits as f64 / 10_f64.powi(places))
}

#[cfg(test)]
mod tests {
    use super::{ArgDto, OptionsDto, detail, for_javascript, load_options, pairs, rejected, to_float};
    use crate::json::{Number, parse};
    use crate::pointer::Pointer;
    use crate::problem::{Arg, Problem};

    #[test]
    fn numbers_that_a_double_would_change_stay_text() {
        for (number, float) in [
            ("0", Some(0.0)),
            ("-12", Some(-12.0)),
            ("9007199254740991", Some(9_007_199_254_740_991.0)),
            ("9007199254740993", None),
            ("0.1", Some(0.1)),
            ("-1234.50", Some(-1234.5)),
            ("1.0000000000000001", None),
            ("123456789012345.6", None),
            ("-0", None),
            ("1e400", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(Number::parse(number).as_ref().and_then(to_float), float, "{number}");
        }
    }

    #[test]
    fn doubles_print_as_the_decimals_they_came_from() {
        for digits in (0..100_000_u32).step_by(37) {
            let text = format!("{}.{:03}", digits / 1000, digits % 1000);
            let float = Number::parse(&text).as_ref().and_then(to_float).unwrap();
            assert_eq!(float.to_string(), text.trim_end_matches('0').trim_end_matches('.'));
        }
    }

    #[test]
    fn javascript_gets_names_and_digits_unchanged() {
        let given = r#"{"__proto__":{"a":[9007199254740993,1.5,"x"]},"15":null}"#;
        let text = for_javascript(&parse(given).unwrap());
        assert_eq!(text, r#"{"__proto__":{"a":["9007199254740993",1.5,"x"]},"15":null}"#);
    }

    #[test]
    fn load_options_are_read_one_by_one() {
        let given =
            r#"{"formatAssertion":false,"resources":{"urn:a":true},"limits":{"fields":3,"depth":"x"}}"#;
        let options = load_options(&parse(given).unwrap());
        assert!(!options.schema.format_assertion);
        assert_eq!(options.schema.resources, [("urn:a".to_owned(), true.into())]);
        assert_eq!((options.limits.fields, options.limits.depth), (3, 64));
    }

    #[test]
    fn options_and_pairs_are_read_and_the_rest_is_not() {
        let options = OptionsDto::read(&parse(r#"{"locale":"da","headingLevel":3,"page":5,"x":1}"#).unwrap());
        assert_eq!(
            (options.locale.as_deref(), options.heading_level, options.page),
            (Some("da"), Some(3), None)
        );
        assert_eq!(pairs(&parse(r#"[["/a","1"],["/b"],5]"#).unwrap()), [("/a".to_owned(), "1".to_owned())]);
    }

    #[test]
    fn events_tell_names_and_texts() {
        assert_eq!(detail(&[("page", "you"), ("title", "\"A\"")]), r#"{"page":"you","title":"\"A\""}"#);
        let problem = Problem::new(Pointer::root().child("a"), "required").with("limit", 3_usize);
        assert_eq!(rejected(&[problem]), r#"{"problems":[{"pointer":"/a","code":"required"}]}"#);
    }

    #[test]
    fn arguments_become_what_javascript_can_hold() {
        assert_eq!(ArgDto::from(&Arg::from("date")), ArgDto::Text("date".to_owned()));
        assert_eq!(ArgDto::from(&Arg::from(100_usize)), ArgDto::Number(100.0));
    }
}
