//! `\p{…}`: the code points of a Unicode property (ECMA-262, section 22.2.1, `UnicodePropertyValueExpression`).
//!
//! A page would pay dearly for the tables, and each platform that runs WebAssembly has them: there its own
//! `RegExp` says which characters belong. Elsewhere a crate holds them. Either gives a set, so what
//! patterns mean, and how long they take, is the same; characters of a newer Unicode than the platform's
//! belong to no property there.

use super::set::Set;

/// Whether there is a property of this name, as ECMA-262 spells them: `L`, `Letter`, `Script=Greek`, …
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn exists(name: &str) -> bool {
    members(name).is_some()
}

/// The code points of a property.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn members(name: &str) -> Option<Set> {
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, Script};
    use icu_properties::script::ScriptWithExtensions;
    use icu_properties::{CodePointMapData, CodePointSetData, PropertyParser};

    let category = |value: &str| {
        let group = PropertyParser::<GeneralCategoryGroup>::new().get_strict(value)?;
        Some(set_of(CodePointMapData::<GeneralCategory>::new().iter_ranges_for_group(group)))
    };
    let scripts = CodePointMapData::<Script>::new();
    // ECMA-262 leaves out scripts that no character has.
    let script = |value: &str| {
        let script = PropertyParser::<Script>::new().get_strict(value)?;
        scripts.iter_ranges_for_value(script).next().map(|_| script)
    };
    // The one alias that the crate forgets.
    let name = if name == "space" { "White_Space" } else { name };
    match name.split_once('=') {
        None if name == "Any" => Some(set_of([0..=0x10_FFFF].into_iter())),
        None if name == "ASCII" => Some(set_of([0..=0x7F].into_iter())),
        None if name == "Assigned" => category("Cn").map(Set::inverted),
        None => category(name).or_else(|| {
            CodePointSetData::new_for_ecma262(name.as_bytes()).map(|set| set_of(set.iter_ranges()))
        }),
        Some(("General_Category" | "gc", value)) => category(value),
        Some(("Script" | "sc", value)) => Some(set_of(scripts.iter_ranges_for_value(script(value)?))),
        Some(("Script_Extensions" | "scx", value)) => {
            Some(set_of(ScriptWithExtensions::new().get_script_extensions_ranges(script(value)?)))
        }
        Some(_) => None,
    }
}

/// Whether a character has a property; for few characters, without a set.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn has(name: &str, c: char) -> bool {
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, Script};
    use icu_properties::{CodePointMapData, CodePointSetData, PropertyParser};

    if let Some(script) = name.strip_prefix("Script=") {
        let script = PropertyParser::<Script>::new().get_strict(script);
        return script == Some(CodePointMapData::<Script>::new().get(c));
    }
    match PropertyParser::<GeneralCategoryGroup>::new().get_strict(name) {
        Some(group) => group.contains(CodePointMapData::<GeneralCategory>::new().get(c)),
        None => CodePointSetData::new_for_ecma262(name.as_bytes()).is_some_and(|set| set.contains(c)),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn set_of(ranges: impl Iterator<Item = std::ops::RangeInclusive<u32>>) -> Set {
    let mut set = Set::default();
    for range in ranges {
        set.add(*range.start(), *range.end());
    }
    set
}

/// Whether the platform takes this name.
#[cfg(target_arch = "wasm32")]
pub(super) fn exists(name: &str) -> bool {
    platform::RegExp::runs(name).is_some()
}

/// Whether a character has a property.
#[cfg(target_arch = "wasm32")]
pub(crate) fn has(name: &str, c: char) -> bool {
    let runs = platform::RegExp::runs(name);
    runs.is_some_and(|runs| runs.find(c.encode_utf8(&mut [0; 4])).is_some())
}

/// The code points of a property, which the platform finds plane by plane; some 10 ms.
#[cfg(target_arch = "wasm32")]
pub(super) fn members(name: &str) -> Option<Set> {
    let runs = platform::RegExp::runs(name)?;
    let mut set = Set::default();
    for plane in 0..17_u32 {
        let text: String = (plane << 16..(plane + 1) << 16).filter_map(char::from_u32).collect();
        let found = runs.find(&text);
        for at in 0..found.as_ref().map_or(0, platform::Found::length) {
            let run = found.as_ref().map(|found| found.get(at)).unwrap_or_default();
            // The text is in order, so the ends of a run are those of a range; surrogates stand in no text.
            let mut chars = run.chars();
            if let Some(first) = chars.next() {
                set.add(first.into(), chars.next_back().unwrap_or(first).into());
            }
        }
    }
    Some(set)
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

    #[wasm_bindgen]
    extern "C" {
        pub(super) type RegExp;
        #[wasm_bindgen(constructor, catch)]
        fn new(source: &str, flags: &str) -> Result<RegExp, JsValue>;

        #[wasm_bindgen(js_name = String)]
        type JsText;
        #[wasm_bindgen(method, js_name = match)]
        fn match_all(this: &JsText, runs: &RegExp) -> Option<Found>;

        #[wasm_bindgen(js_name = Array)]
        pub(super) type Found;
        #[wasm_bindgen(method, getter)]
        pub(super) fn length(this: &Found) -> u32;
        #[wasm_bindgen(method, indexing_getter)]
        pub(super) fn get(this: &Found, at: u32) -> String;
    }

    impl RegExp {
        /// Runs of characters of a property.
        pub(super) fn runs(name: &str) -> Option<Self> {
            Self::new(&["\\p{", name, "}+"].concat(), "gu").ok()
        }

        /// All of them in a text.
        pub(super) fn find(&self, text: &str) -> Option<Found> {
            JsValue::from_str(text).unchecked_into::<JsText>().match_all(self)
        }
    }
}
