//! The plural category of a number (CLDR): `zero`, `one`, `two`, `few`, `many` or `other`.

/// The names that a variant may bear to be chosen by category.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Whether a number of this JSON text is of this category in a language.
pub(super) fn is_category(name: &str, tag: &str, number: &str) -> bool {
    CATEGORIES.contains(&name) && category(tag, number) == name
}

#[cfg(not(target_arch = "wasm32"))]
fn category(tag: &str, number: &str) -> &'static str {
    use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
    let language = super::language::primary(tag).parse::<unic_langid::LanguageIdentifier>();
    let rules =
        language.ok().and_then(|language| PluralRules::create(language, PluralRuleType::CARDINAL).ok());
    match rules.and_then(|rules| rules.select(number).ok()) {
        Some(PluralCategory::ZERO) => "zero",
        Some(PluralCategory::ONE) => "one",
        Some(PluralCategory::TWO) => "two",
        Some(PluralCategory::FEW) => "few",
        Some(PluralCategory::MANY) => "many",
        _ => "other",
    }
}

/// The platform knows the rules; it reads the number from its text, which spares a float parser.
#[cfg(target_arch = "wasm32")]
fn category(tag: &str, number: &str) -> String {
    use std::cell::RefCell;
    use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Intl)]
        type PluralRules;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(tag: &str) -> Result<PluralRules, JsValue>;
        #[wasm_bindgen(method)]
        fn select(this: &PluralRules, number: &str) -> String;
    }
    thread_local! {
        // Making rules takes the platform a thousand times as long as asking them.
        static LAST: RefCell<(String, Option<PluralRules>)> = const { RefCell::new((String::new(), None)) };
    }
    LAST.with_borrow_mut(|(of, rules)| {
        if of != tag {
            *rules = PluralRules::new(tag).ok();
            tag.clone_into(of);
        }
        rules.as_ref().map(|rules| rules.select(number)).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::{category, is_category};

    #[test]
    fn languages_have_their_own_categories() {
        for (tag, number, expected) in [
            ("da", "1", "one"),
            ("da-DK", "2", "other"),
            ("da", "0.5", "one"),
            ("en", "1", "one"),
            ("en", "1.0", "other"),
            ("pl", "3", "few"),
            ("ar", "0", "zero"),
            ("qps-ploc", "1", "other"),
            ("???", "1", "other"),
        ] {
            assert_eq!(category(tag, number), expected, "{number} in {tag}");
        }
        assert!(is_category("one", "da", "1") && !is_category("box", "da", "1"));
    }
}
