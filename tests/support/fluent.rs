//! `fluent-bundle` as the judge of our resolver, and what to ask it.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use blankett::i18n::{BUILTIN, Words};
use blankett::json::Number;
use blankett::problem::Arg;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Arguments of one message.
pub(crate) type Args = Vec<(&'static str, Arg)>;

/// A bundle of `fluent-bundle` in one language.
pub(crate) struct Oracle(FluentBundle<FluentResource>);

impl Oracle {
    /// With the functions and the number style that messages rely on.
    pub(crate) fn new(tag: &str, ftl: &str, isolating: bool) -> Self {
        let mut bundle = FluentBundle::new(vec![tag.parse().expect("a language tag")]);
        bundle.set_use_isolating(isolating);
        bundle.set_formatter(Some(if ["en", "ar"].contains(&tag) {
            |value, _| write(&EN, value)
        } else {
            |value, _| write(&DA, value)
        }));
        bundle.add_builtins().expect("NUMBER is new");
        bundle.add_function("INLINE", |positional, _| inline(positional)).expect("INLINE is new");
        // What is wrong in a text is left out, as ours does.
        let resource = FluentResource::try_new(ftl.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource(resource).unwrap_or_default();
        Self(bundle)
    }

    /// A message that may be missing.
    pub(crate) fn find(&self, id: &str, args: &Args) -> Option<String> {
        self.0.get_message(id)?.value()?;
        Some(self.format(id, None, args))
    }

    /// A message, or an attribute of it.
    pub(crate) fn format(&self, id: &str, attribute: Option<&str>, args: &Args) -> String {
        let message = self.0.get_message(id).expect("the message exists");
        let pattern = match attribute {
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
            None => message.value(),
        };
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.clone()),
                Arg::Number(number) => FluentValue::try_number(Box::leak(number.to_text().into_boxed_str())),
            };
            values.set(*name, value);
        }
        self.0
            .format_pattern(pattern.expect("the pattern exists"), Some(&values), &mut Vec::new())
            .into_owned()
    }
}

static DA: LazyLock<Words> = LazyLock::new(|| Words::new("da", BUILTIN, &[]));
static EN: LazyLock<Words> = LazyLock::new(|| Words::new("en", BUILTIN, &[]));

/// `fluent-bundle` leaves the style of numbers to whoever uses it.
fn write(words: &Words, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(number) => Number::parse(&number.as_string()).map(|number| words.number(&number)),
        _ => None,
    }
}

fn inline<'a>(positional: &[FluentValue<'a>]) -> FluentValue<'a> {
    let Some(FluentValue::String(text)) = positional.first() else { return FluentValue::Error };
    let mut chars = text.chars();
    match (chars.next(), chars.as_str().chars().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            FluentValue::from(first.to_lowercase().collect::<String>() + chars.as_str())
        }
        _ => FluentValue::from(text.to_string()),
    }
}

/// The messages of a Fluent text with the variables that each uses, through references too.
pub(crate) fn messages(ftl: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = fluent_syntax::parser::parse(ftl.to_owned()).expect("the Fluent text is right");
    let mut found = BTreeMap::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut uses = Uses::default();
            message.value.iter().for_each(|value| uses.pattern(value));
            found.insert(message.id.name, uses);
        }
    }
    let variables = |uses: &Uses| {
        let further =
            uses.messages.iter().filter_map(|id| found.get(id)).flat_map(|uses: &Uses| &uses.variables);
        uses.variables.iter().chain(further).cloned().collect()
    };
    found.iter().map(|(id, uses)| (id.clone(), variables(uses))).collect()
}

#[derive(Default)]
struct Uses {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
}

impl Uses {
    fn pattern(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => self.variables.extend([id.name.clone()]),
            InlineExpression::MessageReference { id, .. } => self.messages.extend([id.name.clone()]),
            InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
                for argument in positional {
                    self.inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

/// What each variable may be, in every combination that a message can tell apart.
pub(crate) fn samples(variables: &BTreeSet<String>) -> Vec<Args> {
    let mut samples: Vec<Args> = vec![Vec::new()];
    for variable in variables {
        let values = values(variable);
        samples = samples
            .iter()
            .flat_map(|args| {
                values.1.iter().map(|value| {
                    let mut args = args.clone();
                    args.push((values.0, value.clone()));
                    args
                })
            })
            .collect();
    }
    samples
}

/// The variables that are numbers.
const COUNTED: [&str; 7] = ["count", "number", "step", "total", "size", "megabytes", "minutes"];

fn values(variable: &str) -> (&'static str, Vec<Arg>) {
    let texts = |texts: &[&str]| texts.iter().map(|text| Arg::from(*text)).collect::<Vec<_>>();
    let numbers = || [0_usize, 1, 2, 1250].map(Arg::from).to_vec();
    match variable {
        "kind" => ("kind", texts(&["text", "choice", "date", "yes-no", "box", "rows", "group"])),
        "unit" => ("unit", texts(&["none", "m²"])),
        "ends" => ("ends", texts(&["word", "sentence", "none"])),
        "part" => ("part", texts(&["day", "month", "year", ""])),
        "reason" => {
            ("reason", texts(&["missing", "digits", "range", "nonexistent", "date", "length", "check"]))
        }
        "digits" => ("digits", texts(&["8", "7-8", "none"])),
        "like" => ("like", texts(&["10 15 08 17"])),
        "type" => ("type", texts(&["integer", "number", "string"])),
        "message" => ("message", texts(&["none", "Nej \u{202e}tak"])),
        "name" => ("name", texts(&["Åse Holm"])),
        "label" => ("label", texts(&["Fulde navn", "CPR", "Barn"])),
        "box" => ("box", texts(&["Jeg ved det ikke"])),
        "decimals" => ("decimals", [numbers(), texts(&["none"])].concat()),
        "limit" => {
            ("limit", [numbers(), vec![Number::parse("-0.25").map_or_else(|| "".into(), Arg::from)]].concat())
        }
        "title" => ("title", texts(&["Om dig"])),
        "page" => ("page", texts(&["Om dig"])),
        "form" => ("form", texts(&["Ansøgning"])),
        "time" => ("time", texts(&["31. januar 2026 kl. 9.05"])),
        "day" => ("day", texts(&["31"])),
        "month" => ("month", texts(&["marts"])),
        "year" => ("year", texts(&["1980"])),
        "weekday" => ("weekday", texts(&["lørdag"])),
        "date" => ("date", texts(&["31. marts 1980"])),
        "hour" => ("hour", texts(&["9"])),
        "minute" => ("minute", texts(&["05"])),
        other => match COUNTED.iter().find(|own| **own == other) {
            Some(own) => (own, numbers()),
            None => panic!("say in values() what ${other} may be"),
        },
    }
}
