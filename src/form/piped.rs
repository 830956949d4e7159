//! The answers that the definition's texts name (`{ $id }`): found when it is loaded, so that a page knows which
//! answers to follow.

use super::diagnostic::{Report, Severity, did_you_mean};
use super::{Field, FieldId, Form, PageKind};
use crate::json::nearest;
use crate::parse;
use crate::pointer::{Place, Pointer};

impl Form {
    /// Marks the fields whose answers are named, and those that decide whom the form is filled in for; tells of names that lead nowhere, and of answers that a text cannot
    /// show where it stands.
    pub(super) fn mark_piped(&mut self, decides: Vec<FieldId>) {
        let name = self.acting.as_ref().and_then(|acting| acting.name);
        let piped = decides.into_iter().chain(name).map(|id| id.0 as usize).collect();
        let mut found = Found { form: self, piped, report: Report::default() };
        found.whole();
        for field in &self.fields {
            found.field(field);
        }
        let Found { piped, report, .. } = found;
        self.notes.extend(report.finish(None));
        for index in piped {
            if let Some(field) = self.fields.get_mut(index) {
                field.is_piped = true;
            }
        }
    }
}

struct Found<'a> {
    form: &'a Form,
    /// Indexes of fields.
    piped: Vec<usize>,
    report: Report,
}

impl Found<'_> {
    fn whole(&mut self) {
        let (form, root, place) = (self.form, Pointer::root(), Place::root());
        self.text(&form.title, &root.child("title"), &place);
        self.optional(form.description.as_ref(), &root.child("description"), &place);
        let root = root.child("form");
        for (index, page) in form.pages.iter().enumerate() {
            let at = root.child("pages").child(&index.to_string());
            self.text(&page.title, &at.child("title"), &place);
            self.optional(page.description.as_ref(), &at.child("description"), &place);
            self.optional(page.text.as_ref(), &at.child("text"), &place);
            match &page.kind {
                PageKind::Start { needed, .. } => self.optional(needed.as_ref(), &at.child("start"), &place),
                PageKind::Tasks(tasks) => {
                    for task in tasks {
                        self.optional(task.title.as_ref(), &at.child("tasks"), &place);
                    }
                }
                PageKind::Questions | PageKind::Exit => {}
            }
        }
        self.optional(form.receipt_next.as_ref(), &root.child("receipt"), &place);
        if let Some(contact) = &form.contact {
            let at = root.child("contact");
            self.text(&contact.title, &at.child("title"), &place);
            contact.lines.iter().for_each(|line| self.text(line, &at.child("lines"), &place));
        }
        for (index, term) in form.glossary.iter().enumerate() {
            let at = root.child("glossary").child(&index.to_string());
            self.text(&term.term, &at.child("term"), &place);
            self.text(&term.text, &at.child("text"), &place);
        }
        for (code, sentence) in &form.errors {
            self.text(sentence, &root.child("errors").child(code), &place);
        }
        for check in &form.checks {
            let owner = form.field_at(&check.owner).filter(|_| !check.owner.is_root());
            let at = owner.map_or_else(|| root.clone(), |owner| owner.location.child("form"));
            self.text(&check.message, &at.child("checks"), &check.owner);
        }
    }

    fn field(&mut self, field: &Field) {
        let (at, place) = (&field.location, &field.place);
        if field.titled && !place.is_root() {
            self.text(&field.label, &at.child("title"), place);
        }
        if !place.is_root() {
            self.optional(field.hint.as_ref(), &at.child("description"), place);
        }
        self.optional(field.help.as_ref(), &at.child("form").child("help"), place);
        for (code, sentence) in &field.errors {
            self.text(sentence, &at.child("form").child("errors").child(code), place);
        }
        for choice in &field.choices {
            self.text(&choice.label, at, place);
            self.optional(choice.hint.as_ref(), at, place);
        }
    }

    fn optional(&mut self, text: Option<&String>, at: &Pointer, place: &Place) {
        if let Some(text) = text {
            self.text(text, at, place);
        }
    }

    /// A text that stands at a place.
    fn text(&mut self, text: &str, at: &Pointer, place: &Place) {
        let mut rest = text;
        while let Some((_, id, after)) = parse::piped(rest) {
            rest = after;
            let index = self.form.fields.iter().position(|field| field.message == id);
            match index.and_then(|index| Some((index, self.form.fields.get(index)?))) {
                Some((index, field)) => {
                    self.piped.push(index);
                    self.shown(field, at, place);
                }
                None => self.unknown(id, at),
            }
        }
    }

    fn unknown(&mut self, id: &str, at: &Pointer) {
        let mut ids = self.form.fields.iter().skip(1).map(|field| field.message.as_str());
        let hint = did_you_mean(nearest(id, &mut ids));
        let message = ["\"{ $", id, " }\" names no question, so it is shown as it stands here.", &hint];
        self.report.add(Severity::Warning, at, "text-answer", message.concat());
    }

    /// Whether an answer can be shown where the text stands.
    fn shown(&mut self, field: &Field, at: &Pointer, place: &Place) {
        let name = ["\"{ $", &field.message, " }\" "].concat();
        let row = innermost_row(&field.place).filter(|row| !row.holds(place));
        let message = if field.widget.is_group() {
            "names a group, which has no answer of its own: name one of its questions."
        } else if row.is_some() {
            "is asked in each row, but this text stands outside of them, so no answer can be shown."
        } else {
            return;
        };
        self.report.add(Severity::Warning, at, "text-answer", [&name, message].concat());
    }
}

/// The nearest place at or above one that is a row.
fn innermost_row(place: &Place) -> Option<Place> {
    let is_row = |place: &Place| place.parent().is_some_and(|list| list.any_row() == *place);
    std::iter::successors(Some(place.clone()), Place::parent).find(is_row)
}

#[cfg(test)]
mod tests {
    use crate::form::tests::{definition, form};

    #[test]
    fn names_that_lead_nowhere_are_told() {
        let cases: [(&str, &[&str]); 5] = [
            (r#"{"a":{"title":"A { $a } { $ } { a }"}}"#, &[]),
            (r#"{"a":{"title":"A","form":{"help":"{ $x-y-z }"}}}"#, &["/properties/a/form/help"]),
            (
                r#"{"a":{"title":"A { $g }"},"g":{"title":"G { $g-b }","properties":{"b":{"title":"B"}}}}"#,
                &["/properties/a/title"],
            ),
            (
                r#"{"r":{"title":"R { $r } { $r-b }","items":{"title":"I { $r-b }",
                    "properties":{"b":{"title":"B"},"c":{"title":"C { $r-b }"}}}}}"#,
                &["/properties/r/title"],
            ),
            (r#"{"a":{"title":"A","oneOf":[{"const":1,"title":"{ $b }"}]},"b":{"title":"{ $a }"}}"#, &[]),
        ];
        for (properties, expected) in cases {
            let found = form(&definition(properties, "{}")).lint();
            let told = found.iter().filter(|one| one.code == "text-answer");
            let told: Vec<&str> = told.map(|one| one.pointer.as_str()).collect();
            assert_eq!(told, expected, "{properties}");
        }
    }
}
