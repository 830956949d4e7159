//! From a parsed pattern to text (Project Fluent, "Resolver"); never fails, never runs away.

use std::borrow::Cow;

use fluent_syntax::ast::{
    CallArguments, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::bundle::Bundle;
use super::plural;
use crate::json::Number;
use crate::problem::Arg;

/// How many placeables one message may resolve (as in `fluent-bundle`).
const MAX_PLACEABLES: u32 = 100;

/// The longest text of one message, in bytes.
const MAX_TEXT: usize = 8 * 1024;

/// What a message resolved to.
pub(super) struct Resolved {
    pub(super) text: String,
    /// A variable, message, term or function was missing; its name stands in the text.
    pub(super) incomplete: bool,
}

/// Formats a pattern of a bundle. With `isolate`, values stand between U+2068 and U+2069, so that
/// their direction of writing does not disturb the sentence.
pub(super) fn resolve<'a>(
    bundle: &'a Bundle,
    pattern: &'a Pattern<String>,
    args: &'a [(&'a str, Arg)],
    isolate: bool,
) -> Resolved {
    let mut scope = Scope {
        bundle,
        args,
        local: None,
        isolate,
        placeables: 0,
        path: vec![pattern],
        out: String::new(),
        incomplete: false,
    };
    scope.pattern(pattern);
    Resolved { text: scope.out, incomplete: scope.incomplete }
}

/// What an expression is worth.
#[derive(Clone)]
enum Value<'a> {
    Text(Cow<'a, str>),
    Number(Number),
    /// Missing or not understood.
    Nothing,
}

struct Scope<'a> {
    bundle: &'a Bundle,
    args: &'a [(&'a str, Arg)],
    /// Inside a term, its own arguments and no others.
    local: Option<Vec<(&'a str, Value<'a>)>>,
    isolate: bool,
    placeables: u32,
    /// The patterns that are being written, to find cycles.
    path: Vec<&'a Pattern<String>>,
    out: String,
    incomplete: bool,
}

impl<'a> Scope<'a> {
    fn is_full(&self) -> bool {
        self.placeables > MAX_PLACEABLES || self.out.len() >= MAX_TEXT
    }

    fn pattern(&mut self, pattern: &'a Pattern<String>) {
        let alone = pattern.elements.len() == 1;
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.push(value),
                PatternElement::Placeable { expression } => {
                    self.placeables += 1;
                    if self.is_full() {
                        return;
                    }
                    // The marks go round the limit, so that the one is never without the other.
                    let isolate = self.isolate && !alone && needs_isolation(expression);
                    self.out.extend(isolate.then_some('\u{2068}'));
                    self.expression(expression);
                    self.out.extend(isolate.then_some('\u{2069}'));
                }
            }
        }
    }

    /// Adds text up to the limit.
    fn push(&mut self, text: &str) {
        let room = MAX_TEXT.saturating_sub(self.out.len());
        let end = (0..=room.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        self.out.push_str(end.and_then(|end| text.get(..end)).unwrap_or_default());
    }

    fn expression(&mut self, expression: &'a Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                let selector = self.value(selector);
                if let Some(variant) = self.chosen(&selector, variants) {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn chosen(&self, selector: &Value, variants: &'a [Variant<String>]) -> Option<&'a Variant<String>> {
        let matches = |key: &VariantKey<String>| match (key, selector) {
            (VariantKey::Identifier { name }, Value::Text(text)) => name == text,
            (VariantKey::Identifier { name }, Value::Number(number)) => {
                plural::is_category(name, &self.bundle.tag, &number.to_text())
            }
            (VariantKey::NumberLiteral { value }, Value::Number(number)) => {
                Number::parse(value).is_some_and(|key| key == *number)
            }
            _ => false,
        };
        let chosen = variants.iter().find(|variant| matches(&variant.key));
        chosen.or_else(|| variants.iter().find(|variant| variant.default))
    }

    fn inline(&mut self, inline: &'a InlineExpression<String>) {
        match inline {
            InlineExpression::MessageReference { id, attribute } => {
                self.reference(&id.name, attribute.as_ref().map(|own| own.name.as_str()));
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let local = arguments.as_ref().map(|arguments| self.named(arguments)).unwrap_or_default();
                let outer = self.local.replace(local);
                self.reference(&["-", &id.name].concat(), attribute.as_ref().map(|own| own.name.as_str()));
                self.local = outer;
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => match self.value(inline) {
                Value::Text(text) => self.push(&text),
                Value::Number(number) => {
                    let text = self.bundle.signs.write(&number);
                    self.push(&text);
                }
                Value::Nothing => self.missing(inline),
            },
        }
    }

    /// Writes another message or term, unless that leads back here.
    fn reference(&mut self, id: &str, attribute: Option<&str>) {
        let pattern = self.bundle.get(id).and_then(|entry| entry.pattern(attribute));
        let on_path = |pattern: &&Pattern<String>| self.path.iter().any(|own| std::ptr::eq(*own, *pattern));
        if let Some(pattern) = pattern.filter(|pattern| !on_path(pattern)) {
            self.path.push(pattern);
            self.pattern(pattern);
            self.path.pop();
        } else {
            let dot = if attribute.is_some() { "." } else { "" };
            self.stand_in(&[id, dot, attribute.unwrap_or_default()]);
        }
    }

    fn missing(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => self.stand_in(&["$", &id.name]),
            InlineExpression::FunctionReference { id, .. } => self.stand_in(&[&id.name, "()"]),
            _ => self.stand_in(&[]),
        }
    }

    /// Writes the name of what is missing, in braces.
    fn stand_in(&mut self, name: &[&str]) {
        self.incomplete = true;
        self.push("{");
        for part in name {
            self.push(part);
        }
        self.push("}");
    }

    fn value(&mut self, inline: &'a InlineExpression<String>) -> Value<'a> {
        match inline {
            InlineExpression::StringLiteral { value } => Value::Text(unescape_unicode_to_string(value)),
            InlineExpression::NumberLiteral { value } => number(value),
            InlineExpression::VariableReference { id } => self.variable(&id.name),
            InlineExpression::FunctionReference { id, arguments } => {
                let first =
                    arguments.positional.first().map_or(Value::Nothing, |argument| self.value(argument));
                call(&id.name, first)
            }
            _ => {
                let outer = std::mem::take(&mut self.out);
                self.inline(inline);
                Value::Text(Cow::Owned(std::mem::replace(&mut self.out, outer)))
            }
        }
    }

    fn variable(&self, name: &str) -> Value<'a> {
        match &self.local {
            Some(local) => {
                local.iter().find(|(own, _)| *own == name).map_or(Value::Nothing, |(_, value)| value.clone())
            }
            None => match self.args.iter().find(|(own, _)| *own == name) {
                Some((_, Arg::Text(text))) => Value::Text(without_isolation(text)),
                Some((_, Arg::Number(number))) => Value::Number(number.clone()),
                None => Value::Nothing,
            },
        }
    }

    fn named(&mut self, arguments: &'a CallArguments<String>) -> Vec<(&'a str, Value<'a>)> {
        arguments
            .named
            .iter()
            .map(|argument| (argument.name.name.as_str(), self.value(&argument.value)))
            .collect()
    }
}

/// Message references and literals are the translator's own words.
fn needs_isolation(expression: &Expression<String>) -> bool {
    !matches!(
        expression,
        Expression::Inline(
            InlineExpression::MessageReference { .. }
                | InlineExpression::TermReference { .. }
                | InlineExpression::StringLiteral { .. }
        )
    )
}

/// The functions that messages may call.
///
/// `NUMBER(12.5)` writes a number as the language does; `INLINE($label)` writes a label as it stands
/// inside a sentence: `Barn` as `barn`, but `CPR` as it is.
fn call<'a>(name: &str, argument: Value<'a>) -> Value<'a> {
    match (name, argument) {
        ("NUMBER", Value::Number(number)) => Value::Number(number),
        ("INLINE", Value::Text(text)) => Value::Text(Cow::Owned(inline(&text))),
        _ => Value::Nothing,
    }
}

fn inline(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

fn number(literal: &str) -> Value<'_> {
    Number::parse(literal).map_or(Value::Text(Cow::Borrowed(literal)), Value::Number)
}

/// A value must not close the isolation around it.
fn without_isolation(text: &str) -> Cow<'_, str> {
    let mark = |c| matches!(c, '\u{2066}'..='\u{2069}');
    if text.contains(mark) { Cow::Owned(text.replace(mark, "")) } else { Cow::Borrowed(text) }
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
        let pattern =
            bundle.get("m").and_then(|entry| entry.pattern(None)).expect("the message m has a value");
        let resolved = resolve(&bundle, pattern, args, isolate);
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
