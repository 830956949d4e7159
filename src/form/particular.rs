//! What an author says of one way of asking, held against what can be asked so.

use super::definition::{FieldKeyword, NoteKeyword};
use super::diagnostic::{Report, did_you_mean};
use super::widget::Shape;
use super::{Choice, NoteKind, Widget, syntax};
use crate::json::nearest;
use crate::parse::DURATION_UNITS;
use crate::pointer::Pointer;

/// Reports each member of a field's `form` that its widget does not know, or that says too little.
pub(super) fn verify(
    form: &FieldKeyword,
    (widget, shape): (Widget, &Shape<'_>),
    choices: &[Choice],
    at: &Pointer,
    report: &mut Report,
) {
    let mut only = |name: &str, given: bool, fits: bool, needs: &str| {
        if given && !fits {
            report.error(&at.child(name), name_of(name), [needs, "."].concat());
        }
    };
    let is_number = matches!(widget, Widget::Number | Widget::Money);
    only("unit", form.unit.is_some(), is_number, "Only a number has a unit: this needs \"type\": \"number\"");
    let needs = "Only a duration has units: this needs \"format\": \"duration\"";
    only("units", form.units.is_some(), widget == Widget::Duration, needs);
    let needs = "Only several boxes have an option that no other goes with";
    only("exclusive", form.exclusive.is_some(), widget == Widget::Checkboxes, needs);
    let needs = "Only a combobox has options that come while one types: add \"widget\": \"combobox\"";
    only("options", form.options.is_some(), widget == Widget::Combobox, needs);
    let needs = "Only a file question says what files may be chosen: add \"widget\": \"file\"";
    only("accept", form.accept.is_some(), widget == Widget::File, needs);
    let needs = "Only a textarea has lines: add \"widget\": \"textarea\"";
    only("lines", form.lines.is_some(), widget == Widget::Textarea, needs);
    if shape.has_other && widget != Widget::Radios {
        let message = "An answer of one's own stands beside radios only: leave \"widget\" out.";
        report.error(&at.child("widget"), "widget", message);
    }
    if let Some(key) = form.exclusive.as_deref().filter(|_| widget == Widget::Checkboxes) {
        exclusive(key, choices, &at.child("exclusive"), report);
    }
    units(form.units.as_deref().unwrap_or_default(), &at.child("units"), report);
    let mut written = |name: &str, text: Option<&String>, wrong: fn(&str) -> Option<String>| {
        if let Some(message) = text.and_then(|text| wrong(text)) {
            report.error(&at.child(name), name_of(name), message);
        }
    };
    written("autocomplete", form.autocomplete.as_ref(), syntax::autocomplete);
    written("accept", form.accept.as_ref().filter(|_| widget == Widget::File), syntax::accept);
    written("options", form.options.as_ref().filter(|_| widget == Widget::Combobox), syntax::suggestions);
    notes(form.notes.as_deref().unwrap_or_default(), &at.child("notes"), report);
}

/// The code of what is told about a member: its name.
fn name_of(name: &str) -> &'static str {
    match name {
        "unit" => "unit",
        "units" => "units",
        "exclusive" => "exclusive",
        "accept" => "accept",
        "autocomplete" => "autocomplete",
        "lines" => "lines",
        _ => "options",
    }
}

fn exclusive(key: &str, choices: &[Choice], at: &Pointer, report: &mut Report) {
    if !choices.iter().any(|choice| choice.key == key) {
        let near = nearest(key, &mut choices.iter().map(|choice| choice.key.as_str()));
        let message = ["There is no option \"", key, "\".", &did_you_mean(near)].concat();
        report.error(at, "exclusive", message);
    }
}

fn units(units: &[String], at: &Pointer, report: &mut Report) {
    for (index, unit) in units.iter().enumerate() {
        let at = at.child(&index.to_string());
        if !DURATION_UNITS.contains(&unit.as_str()) {
            let known = ["\"", unit, "\" is no unit. Known here: ", &DURATION_UNITS.join(", "), "."].concat();
            report.error(&at, "units", known);
        } else if unit == "weeks" && units.len() > 1 {
            let message = "Weeks stand alone in a duration: leave the other units out, or ask for days.";
            report.error(&at, "units", message);
        }
    }
}

/// Each has a name of its own: translations call its texts by it.
fn notes(notes: &[NoteKeyword], at: &Pointer, report: &mut Report) {
    for (index, one) in notes.iter().enumerate() {
        let at = at.child(&index.to_string());
        if notes.iter().take(index).any(|other| other.id == one.id) {
            let message = ["Another note of this question has the id \"", &one.id, "\": give each its own."];
            report.error(&at.child("id"), "note", message.concat());
        }
        note(one, &at, report);
    }
}

/// An image has an address and says what it shows; everything else has a text, and details something to press.
fn note(note: &NoteKeyword, at: &Pointer, report: &mut Report) {
    let is_image = note.kind == NoteKind::Image;
    let needed: &[(&str, bool, &str)] = if is_image {
        &[
            ("src", note.src.is_some(), "An image needs \"src\", its address as seen from the page."),
            (
                "alt",
                note.alt.is_some(),
                "An image needs \"alt\": what it shows, for whoever does not see it.",
            ),
            (
                "text",
                note.text.is_none(),
                "An image has \"alt\" instead of \"text\"; \"title\" is its caption.",
            ),
        ]
    } else {
        &[
            ("text", note.text.is_some(), "A note needs \"text\"."),
            ("src", note.src.is_none(), "Only an image has \"src\": add \"kind\": \"image\"."),
            ("alt", note.alt.is_none(), "Only an image has \"alt\": add \"kind\": \"image\"."),
        ]
    };
    for (name, is_right, message) in needed {
        if !is_right {
            report.error(&at.child(name), "note", *message);
        }
    }
    if note.kind == NoteKind::Details && note.title.is_none() {
        report.error(&at.child("title"), "note", "Details need \"title\": what one presses to open them.");
    }
    if let Some(message) = note.src.as_deref().and_then(syntax::image) {
        report.error(&at.child("src"), "note", message);
    }
}

#[cfg(test)]
mod tests {
    use crate::form::tests::{Told, assert_told, definition};

    /// The schema of the question `/a`, and what is told of it.
    const BAD: [(&str, Told); 17] = [
        (r#""type":"string","form":{"unit":"kr."}"#, ("unit", "/properties/a/form/unit", "number")),
        (r#""type":"string","form":{"units":["days"]}"#, ("units", "/properties/a/form/units", "duration")),
        (
            r#""type":"string","format":"duration","form":{"units":["hour"]}"#,
            ("units", "/properties/a/form/units/0", "hours"),
        ),
        (
            r#""type":"string","format":"duration","form":{"units":["weeks","days"]}"#,
            ("units", "/properties/a/form/units/0", "alone"),
        ),
        (
            r#""type":"string","form":{"exclusive":"x"}"#,
            ("exclusive", "/properties/a/form/exclusive", "boxes"),
        ),
        (
            r#""type":"array","uniqueItems":true,"items":{"enum":["one","two"]},"form":{"exclusive":"on"}"#,
            ("exclusive", "/properties/a/form/exclusive", "one"),
        ),
        (
            r#""type":"string","form":{"widget":"text","options":"/x"}"#,
            ("options", "/properties/a/form/options", "combobox"),
        ),
        (r#""type":"string","form":{"accept":".pdf"}"#, ("accept", "/properties/a/form/accept", "file")),
        (
            r#""anyOf":[{"const":1,"title":"One"},{"type":"string"}],"form":{"widget":"select"}"#,
            ("widget", "/properties/a/form/widget", "radios"),
        ),
        (r#""const":true,"form":{"widget":"declaration"}"#, ("widget", "/properties/a/form/widget", "text")),
        (
            r#""type":"string","form":{"widget":"time"}"#,
            ("widget", "/properties/a/form/widget", "local-time"),
        ),
        (
            r#""type":"string","form":{"widget":"sgnature"}"#,
            ("unknown", "/properties/a/form/widget", "signature"),
        ),
        (r#""type":"number","form":{"widget":"x-map"}"#, ("widget", "/properties/a/form/widget", "string")),
        (
            r#""type":"string","form":{"notes":[{"id":"n","kind":"image","src":"a.png"}]}"#,
            ("note", "/properties/a/form/notes/0/alt", "what it shows"),
        ),
        (
            r#""type":"string","form":{"notes":[{"id":"n","kind":"details","text":"x"}]}"#,
            ("note", "/properties/a/form/notes/0/title", "presses"),
        ),
        (
            r#""type":"string","form":{"notes":[{"id":"n"}]}"#,
            ("note", "/properties/a/form/notes/0/text", "text"),
        ),
        (
            r#""type":"string","form":{"notes":[{"id":"n","kind":"image","alt":"x","src":"javascript:x"}]}"#,
            ("note", "/properties/a/form/notes/0/src", "https"),
        ),
    ];

    #[test]
    fn what_a_way_of_asking_does_not_know_is_told_with_its_place() {
        for (schema, told) in BAD {
            assert_told(&definition(&["{\"a\":{\"title\":\"A\",", schema, "}}"].concat(), "{}"), told);
        }
    }
}
