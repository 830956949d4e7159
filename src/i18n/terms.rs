//! Whether a text uses a term of a glossary.

use crate::parse::lower;

/// A text in small letters, for [`mentions`].
pub fn folded(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// Whether a word of a text begins with a term, and so also with the term inflected; both [`folded`].
pub fn mentions(text: &str, term: &str) -> bool {
    let mut is_inside = false;
    for (at, c) in text.char_indices() {
        if !is_inside && text.get(at..).is_some_and(|rest| rest.starts_with(term)) {
            return true;
        }
        is_inside = is_letter(c);
    }
    false
}

/// Whether a word goes on with this character; no table of Unicode's is worth its weight here.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c >= '\u{c0}' && !matches!(c, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}'))
}

#[cfg(test)]
mod tests {
    use super::{folded, mentions};

    #[test]
    fn a_term_begins_a_word_whatever_its_case_and_end() {
        for (text, term, expected) in [
            ("En visitator kommer", "visitator", true),
            ("VISITATOREN kommer", "visitator", true),
            ("revisitator", "visitator", false),
            ("(Værge)", "værge", true),
            ("fåværge", "værge", false),
            ("Om personlig pleje.", "personlig pleje", true),
            ("personlig", "personlig pleje", false),
            ("", "x", false),
            ("Årsag", "ÅRSAG", true),
        ] {
            assert_eq!(mentions(&folded(text), &folded(term)), expected, "{term} in {text}");
        }
    }
}
