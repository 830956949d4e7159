//! What the stylesheets keep to: sizes that follow the text around them, and sides that follow its direction.

use crate::sources::{Source, all};

const SIDES: [&str; 4] = ["left", "right", "top", "bottom"];
const SIDED: [&str; 5] = ["margin-", "padding-", "border-", "scroll-margin-", "scroll-padding-"];
const HEIGHTS: [&str; 6] =
    ["height", "min-height", "max-height", "block-size", "min-block-size", "max-block-size"];

/// What is wrong with one declaration, if anything.
fn judge(property: &str, value: &str) -> Option<&'static str> {
    let side = |text: &str| SIDES.iter().any(|side| text == *side || text.starts_with(&format!("{side}-")));
    let sided = SIDED.iter().any(|start| property.strip_prefix(start).is_some_and(side));
    if sided || SIDES.contains(&property) {
        return Some("a physical side; use the logical property");
    }
    if ["text-align", "float", "clear"].contains(&property) && side(value) {
        return Some("a physical side; use start or end");
    }
    if has_unit(value, "rem") {
        return Some("rem follows the page's root, not the text around the form; use em");
    }
    if HEIGHTS.contains(&property) && has_unit(value, "px") {
        return Some("a height in px cuts enlarged text; use em");
    }
    None
}

/// Whether a value holds a number with this unit.
fn has_unit(value: &str, unit: &str) -> bool {
    value.match_indices(unit).any(|(at, _)| {
        let ends = !value[at + unit.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
        ends && value[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.')
    })
}

fn complaints(file: &Source) -> Vec<String> {
    let code = file.code();
    let declarations = code.split(['{', '}', ';']).filter_map(|part| part.trim().split_once(':'));
    let wrong = declarations.filter_map(|(property, value)| {
        let why = judge(property.trim(), value.trim())?;
        Some(format!("{}: `{}:{value}`: {why}", file.path, property.trim()))
    });
    // Of ten thousand options that takes seconds.
    let slow = code.matches("~ *").map(|_| {
        format!(
            "{}: `~ *`: each element looks through all before it; leave out those of long lists",
            file.path
        )
    });
    wrong.chain(slow).collect()
}

#[test]
fn stylesheets_follow_text_and_direction() {
    let found: Vec<_> =
        all().iter().filter(|file| file.path.starts_with("css/")).flat_map(complaints).collect();
    crate::assert_none(&found);
}

#[test]
fn each_mistake_is_found() {
    let seeds = [
        "a { margin-left: 1em }",
        "a { border-right-width: 1px }",
        "a { left: 0; }",
        "@media print { a { text-align: right; } }",
        "a { font-size: 1.5rem }",
        "a { padding: calc(1rem + 2px) }",
        "a { min-block-size: 44px; }",
        "a ~ * { color: red }",
    ];
    for seed in seeds {
        assert_eq!(complaints(&Source::new("css/a.css", seed)).len(), 1, "{seed}");
    }
}

#[test]
fn logical_properties_are_fine() {
    let fine =
        "a { margin-inline-start: 1em; border-radius: 2px; min-block-size: 2.75em; text-align: start }";
    assert!(complaints(&Source::new("css/a.css", fine)).is_empty());
}
