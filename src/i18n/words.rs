//! The words of one session: the library's sentences and the form's own, in the language chosen.

use super::bundle::{Bundle, Fault};
use super::language::{direction, easy_of, negotiate, same_language};
use super::numbers::Signs;
use super::resolve::{Answers, Resolved, opaque, resolve};
use crate::json::Number;
use crate::parse;
use crate::problem::Arg;

/// A text of the definition that answers make longer than this, in bytes, takes no more of them.
const MAX_FILLED: usize = 16 * 1024;

/// What the library speaks where it has no words in a language.
const FALLBACK: &str = "en";

/// A text with its language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The text. Values in it may stand between U+2068 and U+2069.
    pub text: String,
    /// The BCP 47 tag of its language when that is not the one chosen; goes into `lang` (and `dir`).
    pub lang: Option<String>,
}

/// Every word in one language, with others to fall back on.
#[derive(Debug)]
pub struct Words {
    locale: String,
    /// The best language first. Never empty.
    library: Vec<Bundle>,
    /// Only what is in the language chosen: the definition itself has the texts to fall back on.
    form: Vec<Bundle>,
    faults: Vec<Fault>,
}

impl Words {
    /// Words for a locale from Fluent texts by language tag: the library's, and the form's own.
    ///
    /// The library's best match comes first, English where there is none, and the rest after it in their order. Texts of one tag
    /// are taken together. What cannot be used is skipped and told by [`Words::problems`].
    pub fn new(locale: &str, library: &[(&str, &str)], form: &[(&str, &str)]) -> Self {
        let mut faults = Vec::new();
        let tags: Vec<&str> = library.iter().map(|(tag, _)| *tag).collect();
        let best = negotiate(locale, &tags).or_else(|| tags.contains(&FALLBACK).then_some(FALLBACK));
        let mut own = bundles(library.iter().filter(|(tag, _)| Some(*tag) == best), &mut faults);
        own.append(&mut bundles(library.iter().filter(|(tag, _)| Some(*tag) != best), &mut faults));
        if own.is_empty() {
            own.push(Bundle::new(locale));
        }
        own.iter_mut().for_each(read_signs);
        // Easy texts are for who asked for them.
        let spoken = form.iter().filter(|(tag, _)| {
            same_language(tag, locale) && (easy_of(tag).is_none() || tag.eq_ignore_ascii_case(locale))
        });
        let (exact, sisters): (Vec<_>, Vec<_>) =
            spoken.partition(|(tag, _)| tag.eq_ignore_ascii_case(locale));
        let mut texts = bundles(exact.into_iter().chain(sisters), &mut faults);
        let signs = signs(&own, locale);
        for bundle in &mut texts {
            bundle.signs = signs.clone();
        }
        Self { locale: locale.to_owned(), library: own, form: texts, faults }
    }

    /// The locale chosen (BCP 47).
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// `ltr` or `rtl`.
    pub fn dir(&self) -> &'static str {
        direction(&self.locale)
    }

    /// What could not be used of the Fluent texts, for developers.
    pub fn problems(&self) -> &[Fault] {
        &self.faults
    }

    /// A sentence of the library for a text node: values in it are isolated. An id that no language
    /// has stands for itself.
    pub fn text(&self, id: &str, args: &[(&str, Arg)]) -> Phrase {
        self.library(&[id], args, true)
    }

    /// The same for an attribute or a title, where marks of isolation are of no use.
    pub fn attribute(&self, id: &str, args: &[(&str, Arg)]) -> Phrase {
        self.library(&[id], args, false)
    }

    /// A text of the form's own Fluent files, in the language chosen and in no other. What it inserts is among
    /// `args`, or an answer.
    pub fn form_text(
        &self,
        message: &str,
        attribute: Option<&str>,
        args: &[(&str, Arg)],
        answers: Answers<'_>,
    ) -> Option<Phrase> {
        let attributed = attribute.map(|attribute| [message, ".", attribute].concat());
        let key = attributed.as_deref().unwrap_or(message);
        let text = |bundle| resolve(bundle, key, args, answers, true).map(|resolved| resolved.text);
        self.form.iter().find_map(text).map(|text| Phrase { text, lang: None })
    }

    /// A text of the form: from its Fluent files, else the one that the definition itself has in its
    /// first language (`own`, `language`).
    pub fn authored(
        &self,
        message: &str,
        attribute: Option<&str>,
        own: Option<&str>,
        language: &str,
        answers: Answers<'_>,
    ) -> Option<Phrase> {
        self.form_text(message, attribute, &[], answers)
            .or_else(|| own.map(|text| self.phrase(self.filled(text, answers), language)))
    }

    /// A text of the definition with the answers that it names (`{ $id }`), each isolated; what names none stays
    /// as it is.
    pub(super) fn filled(&self, text: &str, answers: Answers<'_>) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, id, after)) = parse::piped(rest) {
            out.push_str(before);
            let written = answers(id).filter(|_| out.len() < MAX_FILLED).map(|arg| match arg {
                Arg::Text(text) => opaque(&text),
                Arg::Number(number) => self.number(&number),
            });
            match written {
                Some(written) => out.extend(["\u{2068}", &written, "\u{2069}"]),
                None => out.push_str(rest.get(before.len()..rest.len() - after.len()).unwrap_or_default()),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// The variables that the form's own Fluent files name in the language chosen: some are questions.
    pub fn variables(&self) -> Vec<&str> {
        let sources = self.form.iter().flat_map(|bundle| bundle.source.split('$').skip(1));
        let name = |rest: &'_ str| {
            let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            rest.len() - rest.trim_start_matches(goes_on).len()
        };
        sources.filter_map(|rest| rest.get(..name(rest))).collect()
    }

    /// A number with the locale's signs.
    pub fn number(&self, number: &Number) -> String {
        signs(&self.library, &self.locale).write(number)
    }

    /// A text that is in some language.
    pub(super) fn phrase(&self, text: String, language: &str) -> Phrase {
        let foreign = !same_language(language, &self.locale);
        Phrase { text, lang: foreign.then(|| language.to_owned()) }
    }

    /// The first message that a language has whole; languages in order, and ids within each.
    pub(super) fn library(&self, ids: &[&str], args: &[(&str, Arg)], isolate: bool) -> Phrase {
        let mut partial = None;
        for bundle in &self.library {
            for Resolved { text, incomplete } in
                ids.iter().filter_map(|id| resolve(bundle, id, args, &|_| None, isolate))
            {
                let phrase = self.phrase(text, &bundle.tag);
                if !incomplete {
                    return phrase;
                }
                partial.get_or_insert(phrase);
            }
        }
        let id = ids.first().copied().unwrap_or_default();
        partial.unwrap_or_else(|| Phrase { text: id.to_owned(), lang: None })
    }
}

/// One bundle a tag, in order.
fn bundles<'a>(texts: impl Iterator<Item = &'a (&'a str, &'a str)>, faults: &mut Vec<Fault>) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = Vec::new();
    for (tag, ftl) in texts {
        let at = bundles.iter().position(|bundle| bundle.tag == *tag).unwrap_or(bundles.len());
        if at == bundles.len() {
            bundles.push(Bundle::new(tag));
        }
        if let Some(bundle) = bundles.get_mut(at) {
            bundle.add(ftl, faults);
        }
    }
    bundles
}

/// Takes over the signs that the language's own messages give.
fn read_signs(bundle: &mut Bundle) {
    let read = |id| resolve(bundle, id, &[], &|_| None, false).map(|resolved| resolved.text);
    if let (Some(decimal), Some(group)) = (read("number-decimal"), read("number-group")) {
        bundle.signs = Signs { decimal, group };
    }
}

/// The signs of a locale: those that the library gives for its language, else those it is read with.
fn signs(library: &[Bundle], locale: &str) -> Signs {
    let own = library.iter().find(|bundle| same_language(&bundle.tag, locale));
    own.map_or_else(|| Signs::of(locale), |bundle| bundle.signs.clone())
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::i18n::BUILTIN;
    use crate::json::Number;
    use crate::problem::Arg;

    #[test]
    fn what_falls_back_says_its_language() {
        let words = Words::new("sv-SE", BUILTIN, &[("sv", "a = Å"), ("en", "b = B")]);
        assert_eq!((words.locale(), words.dir()), ("sv-SE", "ltr"));
        let next = words.text("next", &[]);
        assert_eq!((next.text.as_str(), next.lang.as_deref()), ("Continue", Some("en")));
        assert_eq!(
            words.form_text("a", None, &[], &|_| None).map(|phrase| phrase.text).as_deref(),
            Some("Å")
        );
        assert_eq!(
            words.form_text("b", None, &[], &|_| None),
            None,
            "the definition's own text comes before another language"
        );
        let own = words.authored("b", None, Some("Ejer"), "da", &|_| None);
        assert_eq!(own.map(|phrase| phrase.lang), Some(Some("da".to_owned())));
        assert_eq!(words.text("no-such-id", &[]).text, "no-such-id");
        let number = Number::parse("1234.5").map(|number| words.number(&number));
        assert_eq!(number.as_deref(), Some("1\u{a0}234,5"), "numbers follow the locale all the same");
    }

    #[test]
    fn a_text_of_the_definition_takes_the_answers_it_names() {
        let words = Words::new("da", BUILTIN, &[("da", "x = { $kids } { $a-b }")]);
        let answers = |id: &str| match id {
            "name" => Some(Arg::from("</bdi>{ $kids }\u{2069}")),
            "kids" => Some(Arg::from(1250_usize)),
            _ => None,
        };
        assert_eq!(
            words.filled("{ $name } { $kids} { $other } {x}", &answers),
            "\u{2068}</bdi>{ $kids }\u{2069} \u{2068}1.250\u{2069} { $other } {x}"
        );
        let long = |_: &str| Some(Arg::Text("x".repeat(9_000)));
        assert_eq!(words.filled(&"{ $a }".repeat(1_000), &long).matches('x').count(), 18_000);
        assert_eq!(words.variables(), ["kids", "a-b"]);
    }

    #[test]
    fn the_language_chosen_comes_first() {
        for (locale, next) in
            [("en", "Continue"), ("en-GB", "Continue"), ("da", "Fortsæt"), ("DA-dk", "Fortsæt")]
        {
            let words = Words::new(locale, BUILTIN, &[]);
            let phrase = words.text("next", &[]);
            assert_eq!((phrase.text.as_str(), phrase.lang), (next, None), "{locale}");
            assert_eq!(words.problems(), []);
        }
        let words =
            Words::new("da-x-easy", &[("da", "")], &[("da", "a = Let\nb = B"), ("da-x-easy", "a = Nem")]);
        let text = |id| words.form_text(id, None, &[], &|_| None).map(|phrase| phrase.text);
        assert_eq!((text("a").as_deref(), text("b").as_deref()), (Some("Nem"), Some("B")));
        let plain = Words::new("da", &[("da", "")], &[("da-x-easy", "a = Nem")]);
        assert_eq!(plain.form_text("a", None, &[], &|_| None), None, "easy texts are for who asked for them");
    }

    #[test]
    fn no_words_at_all_is_no_trap() {
        let words = Words::new("", &[], &[]);
        assert_eq!(
            (words.text("next", &[]).text.as_str(), words.date("1980-03-31").as_str()),
            ("next", "date-long")
        );
    }
}
