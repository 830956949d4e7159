//! Texts with what is shown as it stands: tags, and links where there can be none.

use super::Lint;
use super::schemas::Seen;
use crate::json::{Object, Value};
use crate::parse::looks_like_html;
use crate::pointer::Pointer;

/// Members of a `form` keyword with plain texts: one, a list, or one for each name.
const PLAIN: [&str; 7] = ["title", "description", "alt", "unit", "term", "lines", "needed"];

/// Those with sentences about an answer, which may show how an address is written.
const SENTENCES: [&str; 2] = ["message", "errors"];

/// Those with the small Markdown of help.
const RICH: [&str; 3] = ["help", "text", "next"];

/// The title of a schema, the description of an option, and every text of a `form` keyword.
pub(super) fn of_schema(lint: &mut Lint<'_>, seen: &Seen<'_, '_>) {
    let text = |name: &str| seen.object.get(name).and_then(Value::as_str);
    plain(lint, &seen.at.child("title"), text("title"));
    if seen.object.get("const").is_some() {
        plain(lint, &seen.at.child("description"), text("description"));
    }
    let at = seen.at.child("form");
    seen.object.get("form").into_iter().for_each(|form| below(lint, form, &at));
}

/// Every text in a `form` keyword. Names are free in `conditions` and in members of the author's own.
fn below(lint: &mut Lint<'_>, value: &Value, at: &Pointer) {
    let here = |name: &str| at.child(name);
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| below(lint, item, &here(&index.to_string())));
        }
        Value::Object(members) => {
            for (name, value) in members.iter().filter(|(name, _)| !name.starts_with("x-")) {
                match name {
                    "when" | "conditions" | "that" | "compute" => {}
                    name if PLAIN.contains(&name) => each(lint, value, &here(name), &plain),
                    name if SENTENCES.contains(&name) => each(lint, value, &here(name), &sentence),
                    name if RICH.contains(&name) => each(lint, value, &here(name), &rich),
                    name => below(lint, value, &here(name)),
                }
            }
        }
        _ => {}
    }
}

/// A text, or several.
fn each(
    lint: &mut Lint<'_>,
    value: &Value,
    at: &Pointer,
    judge: &dyn Fn(&mut Lint<'_>, &Pointer, Option<&str>),
) {
    let items = value.as_array().unwrap_or_default().iter().enumerate();
    let items = items.map(|(index, item)| (index.to_string(), item));
    let members = value.as_object().into_iter().flat_map(Object::iter);
    judge(lint, at, value.as_str());
    for (name, text) in items.chain(members.map(|(name, text)| (name.to_owned(), text))) {
        judge(lint, &at.child(&name), text.as_str());
    }
}

/// Labels and hints are read out and used in sentences: no markup, no links, no empty text.
pub(super) fn plain(lint: &mut Lint<'_>, at: &Pointer, text: Option<&str>) {
    let Some(text) = text else { return };
    if !looks_like_html(text) && text.contains("://") {
        lint.warn(at, "markup", &[LINK]);
    } else if text.trim().is_empty() {
        lint.warn(at, "title", &["This text is empty."]);
    }
    sentence(lint, at, Some(text));
}

const LINK: &str = "A link does not work here: put it into \"form\".\"help\".";

fn sentence(lint: &mut Lint<'_>, at: &Pointer, text: Option<&str>) {
    let text = text.unwrap_or_default();
    hidden(lint, at, text);
    if looks_like_html(text) {
        lint.warn(at, "markup", &["HTML is shown as it stands here, tags and all: write plain text."]);
    } else if text.contains("](") {
        lint.warn(at, "markup", &[LINK]);
    }
}

/// What cannot be seen and turns or splits what can: a text that is not what it looks like. The marks and joiners that
/// Arabic, Persian and emoji are written with are none.
fn hidden(lint: &mut Lint<'_>, at: &Pointer, text: &str) {
    let is_hidden = |c: &char| {
        matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
            || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    };
    if let Some(c) = text.chars().find(is_hidden) {
        let code = u32::from(c);
        lint.warn(
            at,
            "hidden",
            &[&format!(
                "U+{code:04X} here cannot be seen, and can make a text look like another: delete it."
            )],
        );
    }
}

/// Help has emphasis, lists and links, each written in its own way.
fn rich(lint: &mut Lint<'_>, at: &Pointer, text: Option<&str>) {
    hidden(lint, at, text.unwrap_or_default());
    if text.is_some_and(looks_like_html) {
        let message = "HTML is shown as it stands here, tags and all: write *emphasis*, lines that begin with \"- \" and \
                       [links](https://…).";
        lint.warn(at, "markup", &[message]);
    }
}
