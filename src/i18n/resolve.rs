//! From a pattern to text (Project Fluent, "Resolver"); never fails, never runs away.

use super::bundle::Bundle;
use super::plural;
use super::syntax::{Call, Extent, Kind, Walker};
use crate::json::Number;
use crate::parse::lower;
use crate::problem::Arg;

/// How many placeables one message may resolve (as in `fluent-bundle`).
const MAX_PLACEABLES: u32 = 100;

/// The longest text of one message, in bytes; marks of isolation come on top.
const MAX_TEXT: usize = 8 * 1024;

/// What a message resolved to.
pub(super) struct Resolved {
    pub(super) text: String,
    /// A variable, message, term or function was missing; its name stands in the text.
    pub(super) incomplete: bool,
}

/// What an expression is worth.
#[derive(Clone)]
pub(super) enum Value {
    Text(String),
    Number(Number),
    /// Missing or not understood, under this name.
    Missing(String),
}

/// Answers by the message ids of their questions, for the texts of a form.
pub type Answers<'a> = &'a dyn Fn(&str) -> Option<Arg>;

/// What expressions are evaluated with.
pub(super) struct Live<'a> {
    bundle: &'a Bundle,
    args: &'a [(&'a str, Arg)],
    /// Asked for what is not among `args`.
    answers: Answers<'a>,
    /// How many of those were inserted so far.
    answered: u32,
    /// Inside a term, its own arguments and no others.
    local: Option<Vec<(&'a str, Value)>>,
    isolate: bool,
    placeables: u32,
    /// Where the patterns begin that are being formatted, to find cycles.
    path: Vec<usize>,
    incomplete: bool,
}

/// Formats the pattern of a bundle with this key, if there is one. With `isolate`, values stand between
/// U+2068 and U+2069, so that their direction of writing does not disturb the sentence.
pub(super) fn resolve(
    bundle: &Bundle,
    key: &str,
    args: &[(&str, Arg)],
    answers: Answers<'_>,
    isolate: bool,
) -> Option<Resolved> {
    let start = bundle.find(key)?;
    let live = Live {
        bundle,
        args,
        answers,
        answered: 0,
        local: None,
        isolate,
        placeables: 0,
        path: vec![start],
        incomplete: false,
    };
    let mut walker = Walker::new(&bundle.source, start, Some(live));
    let text = walker.formatted(start);
    Some(Resolved { text, incomplete: walker.live.is_some_and(|live| live.incomplete) })
}

impl Value {
    /// A number literal.
    pub(super) fn number(literal: &str) -> Self {
        Number::parse(literal).map_or_else(|| Self::Text(literal.to_owned()), Self::Number)
    }
}

impl<'a> Walker<'a> {
    /// The text of the pattern that begins there.
    pub(super) fn formatted(&mut self, start: usize) -> String {
        let mut out = String::new();
        self.at = start;
        let Some(extent) = self.extent().filter(|_| self.live.is_some()) else { return out };
        out.extend(std::iter::repeat_n(' ', extent.lead.saturating_sub(extent.indent)));
        self.at = extent.start;
        while self.at < extent.end && out.len() < MAX_TEXT {
            match self.peek() {
                Some(b'{') => {
                    if self.value_into(&mut out, &extent).is_none() {
                        break;
                    }
                }
                Some(b'\n') => {
                    out.push('\n');
                    self.dedent(extent.indent);
                }
                _ => {
                    let rest = self.text.get(self.at..extent.end).unwrap_or_default();
                    let run = rest.find(['{', '\n']).and_then(|end| rest.get(..end)).unwrap_or(rest);
                    self.at += run.len();
                    push(&mut out, run);
                }
            }
        }
        out
    }

    /// Over a line end and the indentation that all lines have; over all of it on an empty line.
    fn dedent(&mut self, indent: usize) {
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        let content = rest.trim_start_matches(' ');
        let spaces = rest.len() - content.len();
        self.at += 1 + if content.starts_with('\n') { spaces } else { spaces.min(indent) };
    }

    /// Evaluates the placeable here and writes it; `None` when it is one too many.
    fn value_into(&mut self, out: &mut String, extent: &Extent) -> Option<()> {
        let live = self.live.as_mut()?;
        live.placeables += 1;
        if live.placeables > MAX_PLACEABLES {
            return None;
        }
        let (isolate, answered) = (live.isolate, live.answered);
        let (kind, value) = self.placeable()?;
        // An answer is never read as Markdown, which it would be without marks around it.
        let is_answer = kind != Kind::Select && self.live.as_ref()?.answered != answered;
        let isolate = isolate && (!extent.alone || is_answer);
        // Message references and literals are the translator's own words.
        let isolate = isolate && !matches!(kind, Kind::Message | Kind::Term | Kind::Literal);
        out.extend(isolate.then_some('\u{2068}'));
        push(out, &self.written(value));
        out.extend(isolate.then_some('\u{2069}'));
        Some(())
    }

    fn written(&mut self, value: Value) -> String {
        match (value, &mut self.live) {
            (Value::Text(text), _) => text,
            (Value::Number(number), Some(live)) => live.bundle.signs.write(&number),
            (Value::Missing(name), Some(live)) => {
                live.incomplete = true;
                ["{", &name, "}"].concat()
            }
            (_, None) => String::new(),
        }
    }

    /// Whether a variant with this key is the one for the selector's value.
    pub(super) fn chooses(&self, selector: &Value, key: &str) -> bool {
        let Some(live) = &self.live else { return false };
        match selector {
            Value::Text(text) => text == key,
            Value::Number(number) => match Number::parse(key) {
                Some(key) => key == *number,
                None => plural::is_category(key, &live.bundle.tag, &number.to_text()),
            },
            Value::Missing(_) => false,
        }
    }

    pub(super) fn variable(&mut self, name: &str) -> Value {
        let missing = || Value::Missing(["$", name].concat());
        let Some(live) = &mut self.live else { return missing() };
        if let Some(local) = &live.local {
            return local
                .iter()
                .find(|(own, _)| *own == name)
                .map_or_else(missing, |(_, value)| value.clone());
        }
        let own = live.args.iter().find(|(own, _)| *own == name).map(|(_, arg)| arg.clone());
        let given = own.or_else(|| {
            let answer = (live.answers)(name);
            live.answered += u32::from(answer.is_some());
            answer
        });
        match given {
            Some(Arg::Text(text)) => Value::Text(opaque(&text)),
            Some(Arg::Number(number)) => Value::Number(number),
            None => missing(),
        }
    }

    /// The text of another message or term, unless that leads back here.
    pub(super) fn reference(&mut self, key: &str) -> Value {
        let missing = || Value::Missing(key.to_owned());
        let Some(live) = &mut self.live else { return missing() };
        let Some(start) = live.bundle.find(key).filter(|start| !live.path.contains(start)) else {
            return missing();
        };
        live.path.push(start);
        let here = self.at;
        let text = self.formatted(start);
        self.at = here;
        if let Some(live) = &mut self.live {
            live.path.pop();
        }
        Value::Text(text)
    }

    pub(super) fn term_reference(&mut self, key: &str, call: Call<'a>) -> Value {
        let outer = self.live.as_mut().and_then(|live| live.local.replace(call.named));
        let value = self.reference(key);
        if let Some(live) = &mut self.live {
            live.local = outer;
        }
        value
    }
}

impl Call<'_> {
    /// Calls one of the functions that messages may use.
    ///
    /// `NUMBER(12.5)` writes a number as the language does; `INLINE($label)` writes a label as it stands
    /// inside a sentence: `Barn` as `barn`, but `CPR` as it is.
    pub(super) fn apply(self, name: &str) -> Value {
        match (name, self.first) {
            ("NUMBER", Some(Value::Number(number))) => Value::Number(number),
            ("INLINE", Some(Value::Text(text))) => Value::Text(inline(&text)),
            _ => Value::Missing([name, "()"].concat()),
        }
    }
}

/// A text that is inserted into another: it must not close the isolation around it, nor end a line, which would
/// end a paragraph or begin an item of a list.
pub(super) fn opaque(text: &str) -> String {
    let inserted = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'));
    inserted.map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Adds text up to the limit.
fn push(out: &mut String, text: &str) {
    let room = MAX_TEXT.saturating_sub(out.len()).min(text.len());
    let end = (0..=room).rev().find(|end| text.is_char_boundary(*end));
    out.push_str(end.and_then(|end| text.get(..end)).unwrap_or_default());
}

/// With a small first letter, unless the second is not small either: `CPR`, `A-kasse`.
fn inline(text: &str) -> String {
    let mut chars = text.chars();
    let is_small = |c: char| (c.is_ascii_lowercase() || !c.is_ascii()) && lower(c) == c;
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if is_small(second) => [lower(first)].into_iter().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_TEXT, inline, resolve};
    use crate::i18n::bundle::Bundle;
    use crate::problem::Arg;

    /// Formats the message `m`.
    fn format(ftl: &str, args: &[(&str, Arg)], isolate: bool) -> (String, bool) {
        let mut bundle = Bundle::new("en");
        bundle.add(ftl, &mut Vec::new());
        let resolved = resolve(&bundle, "m", args, &|_| None, isolate).expect("the message m has a value");
        (resolved.text, resolved.incomplete)
    }

    #[test]
    fn values_are_isolated_in_text_and_not_in_attributes() {
        let args = [("a", Arg::from("x\u{2069}y\u{2066}"))];
        assert_eq!(format("m = A { $a }", &args, true).0, "A \u{2068}xy\u{2069}");
        assert_eq!(format("m = A { $a }", &args, false).0, "A xy");
        assert_eq!(format("m = { $a }", &args, true).0, "xy");
    }

    #[test]
    fn answers_are_isolated_and_on_one_line_wherever_they_stand() {
        let answers = |name: &str| (name == "q").then(|| Arg::from("a\n\n- b\u{2069}*c*"));
        for (ftl, text) in [
            ("m = { $q }", "\u{2068}a  - b*c*\u{2069}"),
            ("m = { INLINE($q) }", "\u{2068}a  - b*c*\u{2069}"),
            ("m = { n }\nn = { $q }", "\u{2068}a  - b*c*\u{2069}"),
            ("m = { { $q } }", "\u{2068}a  - b*c*\u{2069}"),
            ("m = { $q ->\n *[x] *B*\n }", "*B*"),
            ("m = { $q ->\n *[x] { $q }\n }", "\u{2068}a  - b*c*\u{2069}"),
            ("m = { $other }", "{$other}"),
        ] {
            let mut bundle = Bundle::new("en");
            bundle.add(ftl, &mut Vec::new());
            let resolved = resolve(&bundle, "m", &[], &answers, true);
            assert_eq!(resolved.map(|resolved| resolved.text).as_deref(), Some(text), "{ftl}");
        }
    }

    #[test]
    fn what_is_missing_is_named_and_noted() {
        for (ftl, text) in [
            ("m = A { $x }", "A {$x}"),
            ("m = A { other }", "A {other}"),
            ("m = A { -term }", "A {-term}"),
            ("m = A { other.a }", "A {other.a}"),
            ("m = A { DATETIME(1) }", "A {DATETIME()}"),
        ] {
            let (written, incomplete) = format(ftl, &[], false);
            assert_eq!((written.as_str(), incomplete), (text, true), "{ftl}");
        }
    }

    #[test]
    fn cycles_and_bombs_end() {
        assert_eq!(format("m = a { m }", &[], false).0, "a {m}");
        assert_eq!(format("m = a { n }\nn = b { m }", &[], false).0, "a b {m}");
        let level = |level: usize| format!("l{} = {}\n", level + 1, format!("{{ l{level} }}").repeat(10));
        let bomb = String::from("l0 = lol\n") + &(0..11).map(level).collect::<String>();
        assert!(format(&(bomb + "m = { l11 }"), &[], false).0.len() <= 300);
        let long = [("a", Arg::from("å".repeat(MAX_TEXT)))];
        let (text, _) = format("m = x{ $a }{ $a }", &long, true);
        assert!(text.len() <= MAX_TEXT + 6 && text.ends_with('\u{2069}'), "{}", text.len());
    }

    #[test]
    fn labels_stand_inside_sentences() {
        let labels = ["Barn", "CPR-nummer", "A-kasse", "Årsag", "é", ""].map(inline);
        assert_eq!(labels, ["barn", "CPR-nummer", "A-kasse", "årsag", "é", ""]);
    }
}
