//! A language that nobody speaks, made from one that somebody does: accented letters show which words
//! never came from `locales/`, and 40 % more of them show where a layout is too tight.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// The same messages, every word of them accented and lengthened; variables and choices stay.
///
/// Used under the tag `qps-ploc`, or `qps-plocm` to be written from right to left.
pub(crate) fn pseudo(ftl: &str) -> String {
    let mut resource = fluent_syntax::parser::parse(ftl.to_owned()).expect("the Fluent text is right");
    for entry in &mut resource.body {
        match entry {
            Entry::Message(message) if !message.id.name.starts_with("number-") => {
                message.value.iter_mut().for_each(pattern);
                message.attributes.iter_mut().for_each(|attribute| pattern(&mut attribute.value));
            }
            Entry::Term(term) => pattern(&mut term.value),
            _ => {}
        }
    }
    fluent_syntax::serializer::serialize(&resource)
}

fn pattern(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = accented(value),
            PatternElement::Placeable { expression } => self::expression(expression),
        }
    }
}

fn expression(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => {
            for variant in variants {
                pattern(&mut variant.value);
            }
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => self::expression(expression),
        Expression::Inline(_) => {}
    }
}

/// Each vowel becomes an accented one, and stands three times.
fn accented(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let accented = match c {
            'a' | 'æ' | 'å' => 'ā',
            'e' | 'é' => 'ē',
            'i' => 'ī',
            'o' | 'ø' => 'ō',
            'u' => 'ū',
            'y' => 'ȳ',
            'A' | 'Æ' | 'Å' => 'Ā',
            'E' => 'Ē',
            'I' => 'Ī',
            'O' | 'Ø' => 'Ō',
            'U' => 'Ū',
            'Y' => 'Ȳ',
            _ => {
                out.push(c);
                continue;
            }
        };
        out.push(accented);
        out.extend(accented.to_lowercase().chain(accented.to_lowercase()));
    }
    out
}
