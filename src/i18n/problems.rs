//! The sentence for a problem: the one place where it is chosen.

use crate::map::Map;

use super::{Answers, Phrase, Words};
use crate::json::Number;
use crate::problem::{Arg, Problem};

/// The question that a problem is about.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Its label as it is shown; empty for the form as a whole.
    pub label: &'a str,
    /// `text`, `choice`, `choices`, `date`, `yes-no`, `box`, `rows` or `group`: sentences say "write" or "choose" by it.
    pub kind: &'a str,
    /// Its message id in the form's Fluent files.
    pub message: &'a str,
    /// The label of the box that one may tick instead of answering.
    pub unknown: Option<&'a str>,
    /// Whether its numbers are years, which have no groups.
    pub is_year: bool,
    /// What a number counts.
    pub unit: Option<&'a str>,
    /// The author's sentences in the definition, by code.
    pub errors: Option<&'a Map<String, String>>,
    /// The language of the definition's own texts.
    pub language: &'a str,
    /// The answers that the author's sentences may name.
    pub answers: Answers<'a>,
}

impl Words {
    /// The sentence for a problem: the author's own in the language chosen (the attribute
    /// `.error-<code>`, then the definition), else the library's for this format, code or any.
    ///
    /// An author's sentence in another language gives way to the library's in the one chosen.
    pub fn problem(&self, problem: &Problem, asked: &Asked) -> Phrase {
        let args = arguments(problem, asked);
        let attribute = ["error-", problem.code].concat();
        let translated = self.form_text(asked.message, Some(&attribute), &args, asked.answers);
        translated.or_else(|| self.own_sentence(problem, asked)).unwrap_or_else(|| {
            let code = ["problem-", problem.code].concat();
            let format = problem.text("format").filter(|_| problem.code == "format").unwrap_or_default();
            let format = [&code, "-", format].concat();
            // A format without a sentence of its own shows one as people write it.
            let like = if problem.text("like").is_some() { "problem-format-like" } else { code.as_str() };
            let mut sentence = self.library(&[&format, like, &code, "problem"], &args, true);
            if let Some(unknown) = asked.unknown.filter(|_| problem.code == "required") {
                sentence.text.push_str(&self.text("or-unknown", &[("box", unknown.into())]).text);
            }
            sentence
        })
    }

    /// A sentence of the library about a question that is no problem of the schema.
    pub fn about(&self, message: &str, label: &str) -> Phrase {
        let args = [("label", label.into()), ("ends", ending(label).into())];
        self.library(&[message], &args, true)
    }

    fn own_sentence(&self, problem: &Problem, asked: &Asked) -> Option<Phrase> {
        let sentence = asked.errors?.get(problem.code)?;
        let phrase = self.phrase(self.filled(sentence, asked.answers), asked.language);
        Some(phrase).filter(|phrase| phrase.lang.is_none())
    }
}

/// The problem's own arguments, and what the sentences of `problems.ftl` choose by.
fn arguments<'a>(problem: &Problem, asked: &Asked) -> Vec<(&'a str, Arg)> {
    let mut args: Vec<(&str, Arg)> = problem.args.clone();
    if let Some((_, limit)) = args.iter_mut().find(|(name, _)| asked.is_year && *name == "limit")
        && let Arg::Number(year) = limit
    {
        *limit = Arg::Text(year.to_text());
    }
    args.push(("label", asked.label.into()));
    args.push(("ends", ending(asked.label).into()));
    args.push(("kind", asked.kind.into()));
    args.push(("unit", asked.unit.unwrap_or("none").into()));
    args.push(("decimals", decimals(problem.arg("limit"))));
    if asked.kind == "file" {
        args.push(("megabytes", megabytes(problem.arg("limit"))));
    }
    if problem.arg("message").is_none() {
        args.push(("message", "none".into()));
    }
    args
}

/// How a label ends: a colon after a question mark looks wrong.
fn ending(label: &str) -> &'static str {
    match label.trim_end().chars().next_back() {
        None => "none",
        Some('?' | '!' | '.' | ':' | '…' | '؟' | '۔' | '？' | '。') => "sentence",
        Some(_) => "word",
    }
}

/// Bytes as whole megabytes.
fn megabytes(limit: Option<&Arg>) -> Arg {
    let Some(Arg::Number(limit)) = limit else { return "none".into() };
    limit.to_text().parse::<usize>().map_or_else(|_| limit.clone().into(), |bytes| (bytes / 1_000_000).into())
}

/// How many decimals a multiple of this limit has, where it is 1, 0.1, 0.01 …
fn decimals(limit: Option<&Arg>) -> Arg {
    let Some(Arg::Number(limit)) = limit else { return "none".into() };
    let text = limit.to_text();
    let places = text.strip_prefix("0.").and_then(|places| places.strip_suffix('1'));
    match places {
        Some(zeros) if zeros.bytes().all(|byte| byte == b'0') => (zeros.len() + 1).into(),
        _ if *limit == Number::from(1) => 0_usize.into(),
        _ => "none".into(),
    }
}

#[cfg(test)]
mod tests {
    use crate::map::Map;

    use super::Asked;
    use crate::i18n::{BUILTIN, Phrase, Words};
    use crate::json::Number;
    use crate::pointer::Pointer;
    use crate::problem::Problem;

    fn required() -> Problem {
        Problem::new(Pointer::root(), "required")
    }

    fn asked(label: &str) -> Asked<'_> {
        let message = "name";
        Asked {
            label,
            kind: "text",
            message,
            unknown: None,
            is_year: false,
            unit: None,
            errors: None,
            language: "da",
            answers: &|_| None,
        }
    }

    fn sentence(words: &Words, problem: &Problem, asked: &Asked) -> String {
        let Phrase { text, lang } = words.problem(problem, asked);
        assert_eq!(lang, None, "{text}");
        text.replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn the_question_comes_first_and_only_once_with_a_mark() {
        let words = Words::new("da", BUILTIN, &[]);
        for (label, expected) in [
            ("Fulde navn", "Fulde navn: Udfyld feltet"),
            ("Hvad koster det?", "Hvad koster det? Udfyld feltet"),
            ("", "Udfyld feltet"),
        ] {
            assert_eq!(sentence(&words, &required(), &asked(label)), expected);
        }
    }

    #[test]
    fn the_box_for_who_cannot_answer_is_named_where_there_is_one() {
        let with_box = Asked { unknown: Some("Ved ikke"), ..asked("Løn") };
        let sentence_in = |locale| sentence(&Words::new(locale, BUILTIN, &[]), &required(), &with_box);
        assert_eq!(sentence_in("da"), "Løn: Udfyld feltet, eller sæt kryds i »Ved ikke«");
        assert_eq!(sentence_in("en"), "Løn: Enter your answer, or tick “Ved ikke”");
    }

    #[test]
    fn the_authors_sentence_comes_first_in_its_language() {
        let errors = Map::from([("required".to_owned(), "Skriv dit navn".to_owned())]);
        let own = Asked { errors: Some(&errors), ..asked("Navn") };
        let texts = [("en", "name = Name\n    .error-required = { $label }: We need it")];
        let sentence_in = |locale, texts| sentence(&Words::new(locale, BUILTIN, texts), &required(), &own);
        assert_eq!(sentence_in("da", &texts), "Skriv dit navn");
        assert_eq!(sentence_in("en", &texts), "Navn: We need it");
        assert_eq!(sentence_in("en", &[]), "Navn: Enter your answer");
    }

    #[test]
    fn limits_are_written_as_the_language_does() {
        let check = |locale, code, limit, expected: &str| {
            let limit = Number::parse(limit).unwrap_or(Number::Int(0));
            let problem = Problem::new(Pointer::root(), code).with("limit", limit);
            assert_eq!(sentence(&Words::new(locale, BUILTIN, &[]), &problem, &asked("Pris")), expected);
        };
        check("da", "minimum", "-1250.5", "Pris: Skriv \u{2212}1.250,5 eller et tal, der er større");
        check("en", "maximum", "1250.5", "Pris: Enter 1,250.5 or a number that is lower");
        check("da", "multipleOf", "0.01", "Pris: Skriv et tal med højst 2 decimaler, for eksempel 1.250,5");
        check("da", "multipleOf", "0.1", "Pris: Skriv et tal med højst 1 decimal, for eksempel 1.250,5");
        check("da", "multipleOf", "1", "Pris: Skriv et helt tal uden decimaler, for eksempel 1.250");
        check("da", "multipleOf", "0.25", "Pris: Skriv et tal, som 0,25 går op i");
        check("en", "maxLength", "1", "Pris: Enter at most 1 character");
        check("en", "minLength", "1", "Pris: Enter your answer");
    }

    #[test]
    fn unknown_codes_and_missing_limits_still_make_a_sentence() {
        let words = Words::new("en", BUILTIN, &[]);
        for code in ["minimum", "contains"] {
            let problem = Problem::new(Pointer::root(), code);
            assert_eq!(
                sentence(&words, &problem, &asked("Pris")),
                "Pris: Change the answer to what is asked for"
            );
        }
        let odd = Problem::new(Pointer::root(), "format").with("format", "hostname");
        assert_eq!(
            sentence(&words, &odd, &asked("Vært")),
            "Vært: Write the answer the way it is shown at the field"
        );
        let server = Problem::new(Pointer::root(), "server").with("message", "Number is blocked.");
        assert_eq!(sentence(&words, &server, &asked("Pris")), "Pris: Number is blocked.");
    }
}
