//! What may be typed beside a number: its own unit, and other words for that. Any other unit is a problem, since it means another
//! number.

use super::Widget;
use crate::parse::lower;

/// Words for the same; what is typed is compared in lower case.
const SAME: [&[&str]; 14] = [
    &["kr.", "kr", "kroner", "krone", "kronor", "krona", "krónur", "króna"],
    &["eur", "€", "euro", "euros"],
    &["usd", "$", "us$", "dollar", "dollars"],
    &["gbp", "£", "pund", "pounds"],
    &["%", "pct.", "pct", "procent", "prosent", "percent", "per cent"],
    &["m²", "m2", "kvm", "kvm.", "kvadratmeter"],
    &["m³", "m3", "kubikmeter"],
    &["°c", "°", "c", "grader", "degrees"],
    &["år", "years", "year"],
    &["måneder", "måned", "mdr.", "mdr", "months", "month"],
    &["uger", "uge", "weeks", "week"],
    &["dage", "dag", "days", "day"],
    &["timer", "time", "t.", "t", "hours", "hour", "h"],
    &["minutter", "minut", "min.", "min", "minutes", "minute"],
];

/// The codes of the currencies whose unit is called a krone, each with the languages that mean it.
const KRONER: [(&str, &[&str]); 4] =
    [("dkk", &["da", "fo", "kl"]), ("sek", &["sv"]), ("nok", &["nb", "nn", "no", "se"]), ("isk", &["is"])];

/// The words for a unit, in lower case, the longest first. An amount of money without a unit is in the currency of the form's
/// language.
pub(super) fn beside(unit: Option<&str>, widget: Widget, language: &str) -> Vec<String> {
    if !matches!(widget, Widget::Number | Widget::Money) {
        return Vec::new();
    }
    let language = language.split('-').next().unwrap_or_default();
    let own = KRONER.iter().find(|(_, languages)| languages.contains(&language)).map(|(code, _)| *code);
    let unit: String =
        unit.or(own.filter(|_| widget == Widget::Money)).unwrap_or_default().chars().map(lower).collect();
    // "kr. om måneden" is in kroner, too.
    let first = unit.split_whitespace().next().unwrap_or_default();
    let krone = SAME.first().copied().unwrap_or_default();
    let code = if krone.contains(&first) {
        own
    } else {
        KRONER.iter().map(|(code, _)| *code).find(|code| *code == first)
    };
    let same = SAME.iter().find(|words| words.contains(&first) || (code.is_some() && **words == krone));
    let mut words: Vec<String> =
        same.into_iter().copied().flatten().copied().chain(code).map(str::to_owned).collect();
    words
        .extend([unit.as_str(), first].iter().filter(|word| !word.is_empty()).map(|word| (*word).to_owned()));
    words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::beside;
    use crate::form::Widget;

    fn knows(unit: &str, language: &str) -> impl Fn(&str) -> bool {
        let words = beside(Some(unit).filter(|unit| !unit.is_empty()), Widget::Money, language);
        move |word| words.iter().any(|own| own == word)
    }

    #[test]
    fn a_unit_has_its_own_words_and_no_others() {
        for (unit, language, known, unknown) in [
            ("kr.", "da", ["kr.", "kr", "kroner", "dkk"], ["sek", "nok", "€", "eur"]),
            ("kr. om måneden", "da", ["kr. om måneden", "kr.", "kr", "dkk"], ["sek", "om", "€", ""]),
            ("SEK", "da", ["sek", "kr", "kr.", "kronor"], ["dkk", "nok", "€", ""]),
            ("kr", "sv-FI", ["kr", "sek", "kr.", "kronor"], ["dkk", "€", "fim", ""]),
            ("€", "da", ["€", "eur", "euro", "euros"], ["kr.", "dkk", "$", ""]),
            ("", "nb", ["nok", "kr", "kr.", "kroner"], ["dkk", "sek", "€", ""]),
            ("m²", "da", ["m²", "m2", "kvm", "kvm."], ["m", "m³", "kr.", ""]),
            ("Timer", "da", ["timer", "time", "hours", "t"], ["min", "dage", "kr.", ""]),
        ] {
            let knows = knows(unit, language);
            assert!(known.iter().all(|word| knows(word)), "{unit} in {language}");
            assert!(!unknown.iter().any(|word| knows(word)), "{unit} in {language}");
        }
        assert!(beside(None, Widget::Money, "en").is_empty());
        assert!(beside(None, Widget::Number, "da").is_empty());
        assert!(beside(Some("kr."), Widget::Text, "da").is_empty());
        let words = beside(Some("kr."), Widget::Number, "da");
        assert!(words.windows(2).all(|pair| pair.first().map(String::len) >= pair.get(1).map(String::len)));
    }
}
