//! What a definition that loads should still be told: citizens would be worse served by it.

mod languages;
mod names;
mod schemas;
mod spelling;
mod texts;
mod values;

use crate::form::diagnostic::{Diagnostic, Report, Severity, did_you_mean};
use crate::form::{Field, FieldId, Form, Widget};
use crate::json::{Object, Value, nearest};
use crate::pointer::Pointer;
use crate::schema::Format;

pub use languages::Spoken;
pub(super) use languages::unnamed_language;

impl Form {
    /// Findings in the order of the definition; pointers without lines (see [`Form::lint_text`]).
    pub fn lint(&self) -> Vec<Diagnostic> {
        self.findings(None).finish(None)
    }

    /// As [`Form::lint`], with lines and columns in the text that the form was loaded from.
    pub fn lint_text(&self, text: &str) -> Vec<Diagnostic> {
        self.findings(None).finish(Some(text))
    }

    pub(super) fn findings(&self, spoken: Option<&Spoken<'_>>) -> Report {
        let mut report = Report::default();
        for note in &self.notes {
            report.add(note.severity, &note.pointer, note.code, note.message.clone());
        }
        if let Some(spoken) = spoken {
            languages::all(self, spoken, &mut report);
        }
        let mut lint = Lint { form: self, report };
        lint.whole();
        schemas::all(&mut lint);
        for field in self.fields.iter().skip(1) {
            lint.field(field);
        }
        for page in &self.pages {
            lint.labels(&page.id, &page.fields);
        }
        self.inexact(&mut lint.report);
        lint.report
    }
}

/// With more options than this a page is slow to open.
const MOST_OPTIONS: usize = 5000;

struct Lint<'a> {
    form: &'a Form,
    report: Report,
}

impl Lint<'_> {
    fn warn(&mut self, at: &Pointer, code: &'static str, message: &[&str]) {
        self.report.add(Severity::Warning, at, code, message.concat());
    }

    fn whole(&mut self) {
        let root = Pointer::root();
        if self.form.title.is_empty() {
            self.warn(
                &root.child("title"),
                "title",
                &["The form has no \"title\": it is the heading and the page's name."],
            );
        }
        if self.form.fields.len() == 1 {
            self.warn(
                &root,
                "nothing-to-ask",
                &["This schema names no properties of an object, so there is nothing to ask."],
            );
        }
        let submit = root.child("form").child("submit");
        match &self.form.submit.endpoint {
            None => {
                let message = "No endpoint is given here: the page must give one, or nothing can be sent.";
                self.report.add(Severity::Info, &submit, "endpoint", message.to_owned());
            }
            Some(endpoint) => self.endpoint(endpoint, &submit.child("endpoint")),
        }
        texts::plain(self, &root.child("description"), self.form.description.as_deref());
    }

    fn endpoint(&mut self, endpoint: &str, at: &Pointer) {
        if endpoint.starts_with("http:") {
            let message = "Answers would travel unencrypted: use https, or a path on the page's own origin.";
            self.report.add(Severity::Warning, at, "endpoint", message.to_owned());
        } else if !endpoint.starts_with('/') || endpoint.starts_with("//") {
            let message =
                "Another origin than the page's: the host must list it before anything is sent there.";
            self.report.add(Severity::Info, at, "endpoint", message.to_owned());
        }
        let message = "Pages without script are posted to the form's \"action\". An endpoint that takes only JSON \
                       leaves people without script no way to send: put a receiver in front of it.";
        self.report.add(Severity::Info, at, "no-script", message.to_owned());
    }

    fn field(&mut self, field: &Field) {
        let at = &field.location;
        self.dead_end(field);
        if field.widget == Widget::Hidden {
            return;
        }
        if !field.titled && !field.name.is_empty() {
            let message =
                ["\"", &field.name, "\" has no \"title\": its property name stands in as the label."];
            self.warn(&at.child("title"), "title", &message);
        }
        let in_rows = field.name.is_empty();
        if field.widget.is_group() && !field.required && !in_rows && self.has_required(field) {
            let message = "This group is optional, but has required questions: they are only asked for once something \
                           in the group is answered. Add it to \"required\" if it should always be filled in.";
            self.warn(at, "optional-group", &[message]);
        }
        texts::plain(self, &at.child("description"), field.hint.as_deref());
        self.choices(field);
        values::default(self, field);
        self.format(field);
        if field.widget.is_rare() {
            let message = "Pages with this question fetch a core that is some kilobytes larger.";
            self.report.add(Severity::Info, at, "rare", message.to_owned());
        }
    }

    /// What must be there and is never asked needs a value from somewhere.
    fn dead_end(&mut self, field: &Field) {
        let is_asked = field.widget != Widget::Hidden && !field.read_only;
        let has_value = field.compute.is_some() || field.default.is_some() || field.constant.is_some();
        if !field.required || is_asked || has_value || field.name.is_empty() {
            return;
        }
        let (severity, message) = if field.read_only {
            let message = "This must be there, and is only shown: the host must give it, or nobody can send the form. \
                           Else add \"compute\" or a \"default\".";
            (Severity::Info, message)
        } else {
            let message = "This must be there, and is never asked: nobody can send the form unless the host gives it. Add a \
                           \"const\", \"compute\" or \"default\", or leave it out of \"required\".";
            (Severity::Warning, message)
        };
        self.report.add(severity, &field.location, "dead-end", message.to_owned());
    }

    /// A format that nobody knows checks nothing, which is rarely meant where its name is nearly that of another.
    fn format(&mut self, field: &Field) {
        let at = field.location.child("format");
        let Some(name) = self.form.definition.at(&at).and_then(Value::as_str) else { return };
        let near = nearest(name, &mut Format::names()).filter(|_| Format::named(name).is_none());
        if near.is_some() {
            let message = ["The format \"", name, "\" is not known and checks nothing.", &did_you_mean(near)];
            self.warn(&at, "format", &message);
        }
    }

    fn has_required(&self, group: &Field) -> bool {
        let required = |id: &FieldId| self.form.field(*id).is_some_and(|child| child.required);
        group.children.iter().any(required)
    }

    fn choices(&mut self, field: &Field) {
        // An object that gives who has a text: it is quick for many, and there already.
        let mut known = Object::new();
        for choice in &field.choices {
            let at = &field.location;
            if choice.label.trim().is_empty() {
                self.warn(at, "option", &["The option \"", &choice.key, "\" has no text."]);
            }
            // The same option twice is told where it stands.
            if let Some(Value::String(other)) = known.insert(choice.label.as_str(), choice.key.as_str())
                && other != choice.key
            {
                let message = ["The options \"", &other, "\" and \"", &choice.key, "\" have the same text."];
                self.warn(at, "option", &message);
            }
        }
        if field.widget == Widget::Checkboxes
            && field.limits.count("minItems").is_some_and(|least| least > field.choices.len())
        {
            let message =
                "There are fewer options than must be chosen: no answer can be right. Change one of the two.";
            self.warn(&field.location.child("minItems"), "limits", &[message]);
        }
        if field.choices.len() > MOST_OPTIONS {
            let message = "A page with so many options takes seconds to open on a slow phone: name where they come from in \
                           \"form\".\"options\", and the page asks there while one types (\"widget\": \"combobox\").";
            self.warn(&field.location, "many-options", &[message]);
        }
        if field.choices.len() == 1 && field.required {
            self.warn(
                &field.location,
                "option",
                &["There is only one option, so there is nothing to choose."],
            );
        }
    }

    /// Two questions with the same label on a page cannot be told apart in the error summary.
    fn labels(&mut self, page: &str, fields: &[FieldId]) {
        let mut known = Object::new();
        let mut next: Vec<FieldId> = fields.iter().rev().copied().collect();
        while let Some(field) = next.pop().and_then(|id| self.form.field(id)) {
            next.extend(field.children.iter().rev());
            if field.name.is_empty() || matches!(field.widget, Widget::Hidden) {
                continue;
            }
            if let Some(Value::String(other)) = known.insert(field.label.as_str(), field.place.as_str()) {
                let both = ["\"", &other, "\" and \"", field.place.as_str()].concat();
                let message =
                    [&both, "\" have the same label on the page \"", page, "\": say which is meant."];
                self.warn(&field.location.child("title"), "same-label", &message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MOST_OPTIONS;
    use crate::form::tests::{definition, form};

    const HEALTH: &str = include_str!("../../../forms/health-supplement/health-supplement.form.json");

    #[test]
    fn the_health_supplement_has_nothing_to_mend() {
        let found = form(HEALTH).lint();
        let told: Vec<&str> = found.iter().map(|one| one.code).collect();
        assert_eq!(told, ["no-script", "looser-format"]);
    }

    /// Properties, and the findings about them: code and pointer.
    const FINDINGS: [(&str, &[(&str, &str)]); 14] = [
        (r#"{"a":{"title":"A"}}"#, &[]),
        (r#"{"a":{}}"#, &[("title", "/properties/a/title")]),
        (r#"{"a":{"title":" "}}"#, &[("title", "/properties/a/title")]),
        (r#"{"a":{"title":"A <b>x</b>"}}"#, &[("markup", "/properties/a/title")]),
        (r#"{"a":{"title":"A < b > c & d; e"}}"#, &[]),
        (
            r#"{"a":{"title":"A","description":"See [this](https://x.example)"}}"#,
            &[("markup", "/properties/a/description")],
        ),
        (
            r#"{"a":{"title":"A"},"g":{"title":"G","properties":{"a":{"title":"A"}}}}"#,
            &[("same-label", "/properties/g/properties/a/title")],
        ),
        (
            r#"{"g":{"title":"G","required":["a"],"properties":{"a":{"title":"A"}}}}"#,
            &[("optional-group", "/properties/g")],
        ),
        (r#"{"a":{"title":"A","minLength":5,"maxLength":4}}"#, &[("limits", "/properties/a/minLength")]),
        (r#"{"a":{"title":"A","format":"dk-cprr"}}"#, &[("format", "/properties/a/format")]),
        (r#"{"a":{"title":"A","format":"something-of-ours"}}"#, &[]),
        (r#"{"a":{"title":"A","format":"duration"}}"#, &[("rare", "/properties/a")]),
        (
            r#"{"a":{"title":"A","oneOf":[{"const":1,"title":"x"},{"const":2,"title":"x"}]}}"#,
            &[("option", "/properties/a")],
        ),
        (
            r#"{"g":{"title":"G","properties":{"a":{"title":"A"}},
                "anyOf":[{"properties":{"b":{"title":"B"}}},{"properties":{"c":{"title":"C"}}}]}}"#,
            &[("discriminator", "/properties/g/anyOf")],
        ),
    ];

    #[test]
    fn more_options_than_a_page_opens_quickly_with_are_told() {
        for (count, expected) in [(MOST_OPTIONS, &[][..]), (MOST_OPTIONS + 1, &["many-options"])] {
            let options: Vec<String> = (0..count).map(|n| format!(r#""{n}""#)).collect();
            let form = form(&definition(
                &format!(r#"{{"a":{{"title":"A","enum":[{}]}}}}"#, options.join(",")),
                "{}",
            ));
            let found = form.lint();
            let told: Vec<&str> = found
                .iter()
                .filter(|one| one.pointer.as_str() == "/properties/a")
                .map(|one| one.code)
                .collect();
            assert_eq!(told, expected, "{count}");
        }
    }

    #[test]
    fn findings_have_place_and_remedy() {
        for (properties, expected) in FINDINGS {
            let text = definition(properties, r#"{"submit":{"endpoint":"/x"}}"#);
            let found = form(&text).lint_text(&text);
            assert!(
                found.iter().all(|one| one.line.is_some() && one.message.ends_with(['.', '?'])),
                "{found:?}"
            );
            let told = found.iter().map(|one| (one.code, one.pointer.as_str()));
            let told: Vec<_> =
                told.filter(|told| !matches!(told, ("no-script", _) | ("title", "/title"))).collect();
            assert_eq!(told, expected, "{properties}");
        }
    }
}
