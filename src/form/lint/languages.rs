//! What is shown in another language than the one chosen, because nobody has written the words.

use crate::form::Form;
use crate::form::diagnostic::{Report, Severity};
use crate::json::{Value, parse};
use crate::pointer::Pointer;

/// In which languages there are words, by their tags.
#[derive(Clone, Copy, Debug)]
pub struct Spoken<'a> {
    /// The library's own, and of them the one that stands in for any other.
    pub library: &'a [&'a str],
    /// What stands in for a language that the library has no words in.
    pub fallback: &'a str,
    /// The form's texts in other languages than its first.
    pub form: &'a [&'a str],
}

/// Adds what is missing. The first language of a form is that of the definition, and easy texts are only those that differ.
pub(super) fn all(form: &Form, spoken: &Spoken<'_>, report: &mut Report) {
    let at = Pointer::root().child("form").child("languages");
    let first = form.languages.first().map_or("", String::as_str);
    let is_spoken = |tags: &[&str], tag: &str| tags.iter().any(|own| primary(own) == primary(tag));
    let is_own = |tag: &str| {
        if tag.ends_with("-x-easy") {
            spoken.form.iter().any(|own| own.eq_ignore_ascii_case(tag))
        } else {
            primary(tag) == primary(first) || is_spoken(spoken.form, tag)
        }
    };
    for (index, tag) in form.languages.iter().enumerate() {
        let mut told = String::new();
        if !is_spoken(spoken.library, tag) {
            let known = spoken.library.join(", ");
            let (fallback, start) = (spoken.fallback, "The library has no words in \"");
            told =
                [start, tag, "\": buttons, hints and problems are shown in \"", fallback, "\". It speaks "]
                    .concat();
            told = [&told, &known, ": leave \"", tag, "\" out until the library speaks it."].concat();
        }
        if index > 0 && !is_own(tag) {
            let sentence = ["The form has no texts in \"", tag, "\": all are shown in \"", first, "\". "];
            let remedy = ["Write them in NAME.", tag, ".ftl beside it, or leave \"", tag, "\" out."];
            let space = if told.is_empty() { "" } else { " " };
            told = [&told, space, &sentence.concat(), &remedy.concat()].concat();
        }
        if !told.is_empty() {
            report.add(Severity::Warning, &at.child(&index.to_string()), "language", told);
        }
    }
}

/// What is told of a definition that does not say in which language its texts are.
pub(in crate::form) fn unnamed_language(text: &str) -> Report {
    let mut report = Report::default();
    let names =
        |definition: &Value| definition.get("form").is_some_and(|form| form.get("languages").is_some());
    if parse(text).is_ok_and(|definition| !names(&definition)) {
        let message = "No language is given: the texts here are taken for English, and English buttons, hints and problems stand around \
             them. Say which it is: \"form\": { \"languages\": [\"da\"] }.";
        let at = Pointer::root().child("form").child("languages");
        report.add(Severity::Info, &at, "language", message.to_owned());
    }
    report
}

/// The language of a tag, without region and variants.
fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::Spoken;
    use crate::form::diagnostic::Severity;
    use crate::form::{Form, LoadOptions};

    fn told(languages: &str, form: &[&str]) -> Vec<String> {
        let text = format!(
            r#"{{"title":"T","properties":{{"a":{{"title":"A"}}}},"form":{{"languages":[{languages}]}}}}"#
        );
        let spoken = Spoken { library: &["da", "en"], fallback: "en", form };
        let found = Form::diagnose(&text, &LoadOptions::default(), Some(&spoken));
        let found = found.into_iter().filter(|one| one.code == "language");
        found.map(|one| format!("{} {}", one.pointer, one.message)).collect()
    }

    #[test]
    fn what_somebody_has_written_is_not_told() {
        for (languages, form) in [
            (r#""da""#, &[][..]),
            (r#""da-DK","en-GB""#, &["en"]),
            (r#""da","da-x-easy""#, &["da-x-easy"]),
            (r#""da","en""#, &["en", "da-x-easy"]),
        ] {
            assert!(told(languages, form).is_empty(), "{languages}");
        }
    }

    #[test]
    fn a_form_that_names_no_language_is_told_what_it_is_taken_for() {
        let spoken = Spoken { library: &["da", "en"], fallback: "en", form: &[] };
        let told = |text: &str, spoken| {
            let found = Form::diagnose(text, &LoadOptions::default(), spoken).into_iter();
            found
                .filter(|one| one.code == "language")
                .map(|one| (one.severity, one.pointer.to_string()))
                .collect::<Vec<_>>()
        };
        let at = "/form/languages".to_owned();
        assert_eq!(told(r#"{"title":"T","form":{"version":1}}"#, Some(&spoken)), [(Severity::Info, at)]);
        assert!(told(r#"{"title":"T"}"#, None).is_empty());
        assert!(told(r#"{"title":"T","form":{"languages":["en"]}}"#, Some(&spoken)).is_empty());
    }

    #[test]
    fn what_nobody_has_written_is_told_with_its_place() {
        let library = "/form/languages/1 The library has no words in \"sv\": buttons, hints and problems are shown in \"en\". \
                       It speaks da, en: leave \"sv\" out until the library speaks it.";
        let form = "/form/languages/1 The form has no texts in \"en\": all are shown in \"da\". \
                    Write them in NAME.en.ftl beside it, or leave \"en\" out.";
        assert_eq!(told(r#""da","sv""#, &["sv"]), [library]);
        assert_eq!(told(r#""da","en""#, &[]), [form]);
        assert_eq!(told(r#""da","da-x-easy""#, &["da"]).len(), 1);
        // Both at one place are one finding.
        let both = told(r#""da","nb""#, &[]);
        assert!(
            matches!(both.as_slice(), [one] if one.contains("no words") && one.contains("no texts")),
            "{both:?}"
        );
    }

    #[test]
    fn warnings_are_told_beside_errors() {
        let text = r#"{"title":"T","properties":{"a":{"minLength":1}},"form":{"pagez":[]}}"#;
        let found = Form::diagnose(text, &LoadOptions::default(), None);
        let told: Vec<_> =
            found.iter().map(|one| (one.severity.name(), one.code, one.pointer.as_str())).collect();
        assert!(told.contains(&("error", "unknown", "/form/pagez")), "{told:?}");
        assert!(told.contains(&("warning", "title", "/properties/a/title")), "{told:?}");
    }
}
