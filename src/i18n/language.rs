//! Language tags (BCP 47): matching, direction of writing, names.

/// Languages by their own names, which are the same in every language.
const AUTONYMS: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("bs", "Bosanski"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fo", "Føroyskt"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("is", "Íslenska"),
    ("kl", "Kalaallisut"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("nn", "Norsk nynorsk"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("se", "Davvisámegiella"),
    ("sma", "Åarjelsaemien"),
    ("smj", "Julevsámegiella"),
    ("so", "Soomaali"),
    ("sv", "Svenska"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
];

/// The name of a language in itself; the tag for one that has none here.
pub fn autonym(tag: &str) -> &str {
    let named = |wanted: &str| AUTONYMS.iter().find(|(own, _)| *own == wanted).map(|(_, name)| *name);
    named(&primary(tag)).unwrap_or(tag)
}

/// How the tag of an easy-to-read variant ends.
pub const EASY: &str = "-x-easy";

/// The language that a tag is the easy-to-read variant of: `da` of `da-x-easy`.
pub fn easy_of(tag: &str) -> Option<&str> {
    tag.strip_suffix(EASY)
}

/// The value of the `dir` attribute for a language.
pub fn direction(tag: &str) -> &'static str {
    let mirrored = tag.eq_ignore_ascii_case("qps-plocm");
    let rtl =
        matches!(primary(tag).as_str(), "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi");
    if rtl || mirrored { "rtl" } else { "ltr" }
}

/// The tag among those available that serves the wanted one best: itself, itself shortened from the
/// end (RFC 4647 section 3.4), or a sister of the same language.
pub fn negotiate<'a>(wanted: &str, available: &[&'a str]) -> Option<&'a str> {
    let mut range = wanted;
    loop {
        if let Some(tag) = available.iter().find(|tag| tag.eq_ignore_ascii_case(range)) {
            return Some(tag);
        }
        match range.rfind('-').and_then(|end| range.get(..end)) {
            Some(shorter) => range = shorter,
            None => break,
        }
    }
    available.iter().find(|tag| same_language(tag, wanted)).copied()
}

/// Whether a text in one is understood by whoever chose the other.
pub(super) fn same_language(a: &str, b: &str) -> bool {
    primary(a) == primary(b)
}

/// The language subtag, lower case. Norwegian without a variety is Bokmål.
pub(super) fn primary(tag: &str) -> String {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if language == "no" { "nb".to_owned() } else { language }
}

#[cfg(test)]
mod tests {
    use super::{AUTONYMS, autonym, direction, negotiate};

    #[test]
    fn the_nearest_language_is_chosen() {
        let available = ["en", "da", "nb", "pt-BR", "zh-Hant"];
        for (wanted, chosen) in [
            ("da", Some("da")),
            ("da-DK", Some("da")),
            ("DA-dk-x-easy", Some("da")),
            ("no", Some("nb")),
            ("pt-PT", Some("pt-BR")),
            ("zh-Hant-TW", Some("zh-Hant")),
            ("sv", None),
            ("", None),
        ] {
            assert_eq!(negotiate(wanted, &available), chosen, "{wanted}");
        }
    }

    #[test]
    fn languages_are_written_their_way() {
        let directions = ["ar", "fa-IR", "he", "ur", "qps-plocm", "da", "qps-ploc"].map(direction);
        assert_eq!(directions, ["rtl", "rtl", "rtl", "rtl", "rtl", "ltr", "ltr"]);
        assert_eq!(["da-DK", "no", "xx"].map(autonym), ["Dansk", "Norsk bokmål", "xx"]);
        assert!(AUTONYMS.is_sorted());
    }
}
