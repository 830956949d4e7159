//! The names of countries in a language, in its order.

use super::Words;

impl Words {
    /// The codes (ISO 3166-1 alpha-2, apart by spaces) with their names in the language, in the order of these.
    pub fn regions(&self, codes: &str) -> Vec<(String, String)> {
        named(self.locale(), codes)
    }

    /// The name of one country; its code where it has none.
    pub fn region(&self, code: &str) -> String {
        let found = self.regions(code).into_iter().find(|(own, _)| own == code);
        found.map_or_else(|| code.to_owned(), |(_, name)| name)
    }
}

/// From Unicode's CLDR, as `scripts/regions.mjs` wrote it.
#[cfg(not(target_arch = "wasm32"))]
fn named(locale: &str, codes: &str) -> Vec<(String, String)> {
    let lines = match super::language::primary(locale).as_str() {
        "da" => include_str!("../../locales/da/regions.txt"),
        _ => include_str!("../../locales/en/regions.txt"),
    };
    let wanted = |code: &str| codes.split(' ').any(|own| own == code);
    let named = lines.lines().filter_map(|line| line.split_once(' ')).filter(|(code, _)| wanted(code));
    named.map(|(code, name)| (code.to_owned(), name.to_owned())).collect()
}

/// The platform knows them in every language.
#[cfg(target_arch = "wasm32")]
fn named(locale: &str, codes: &str) -> Vec<(String, String)> {
    use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Intl)]
        type DisplayNames;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(tag: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;
        // Throws for what is no code at all.
        #[wasm_bindgen(method, catch)]
        fn of(this: &DisplayNames, code: &str) -> Result<String, JsValue>;

        #[wasm_bindgen(js_namespace = Intl)]
        type Collator;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(tag: &str) -> Result<Collator, JsValue>;
        #[wasm_bindgen(method)]
        fn compare(this: &Collator, a: &str, b: &str) -> i32;

        #[wasm_bindgen(js_namespace = JSON, catch)]
        fn parse(text: &str) -> Result<JsValue, JsValue>;
    }
    let names = parse(r#"{"type":"region"}"#).and_then(|options| DisplayNames::new(locale, &options));
    let (Ok(names), Ok(order)) = (names, Collator::new(locale)) else { return Vec::new() };
    let mut found: Vec<(String, String)> =
        codes.split(' ').filter_map(|code| Some((code.to_owned(), names.of(code).ok()?))).collect();
    found.sort_by(|(_, a), (_, b)| order.compare(a, b).cmp(&0));
    found
}

#[cfg(test)]
mod tests {
    use crate::i18n::{BUILTIN, Words};

    #[test]
    fn countries_stand_in_the_order_of_the_language() {
        for (locale, expected) in
            [("da", ["Danmark", "Sverige", "Åland"]), ("en", ["Åland Islands", "Denmark", "Sweden"])]
        {
            let found = Words::new(locale, BUILTIN, &[]).regions("SE AX DK");
            assert_eq!(found.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), expected);
        }
        assert_eq!(Words::new("da", BUILTIN, &[]).region("??"), "??");
    }
}
