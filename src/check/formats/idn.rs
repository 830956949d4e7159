//! Labels of other languages than English: which are labels (RFC 5891, section 4.2; RFC 5892).
//!
//! A page would pay dearly for the tables. The classes of characters come from `\p{…}`, as in patterns;
//! what reads from right to left (RFC 5893, label by label) from Unicode's blocks. What joins in Arabic
//! and Indic scripts (RFC 5892, appendix A.1 and A.2) and the spelling in ASCII come from the platform's
//! `URL`, elsewhere from a crate; both follow UTS #46.

use super::punycode::decode;
use crate::schema::pattern::has_property;

/// How long a label is in ASCII; `None` where it is none. It has characters beyond ASCII.
pub(super) fn ascii_length(label: &str) -> Option<usize> {
    encoded(label).map(|ascii| ascii.len())
}

/// Whether what stands behind `xn--`, in small letters, is a label in its only spelling.
pub(super) fn is_encoded(code: &str) -> bool {
    let label = decode(code).filter(|label| !label.is_ascii());
    label.and_then(|label| encoded(&label)).is_some_and(|ascii| ascii.strip_prefix("xn--") == Some(code))
}

/// The label in ASCII, where it is one.
fn encoded(label: &str) -> Option<String> {
    let chars: Vec<char> = label.chars().collect();
    let begins_well = chars.first().is_some_and(|c| *c != '-' && !has_property("M", *c));
    let hyphens = matches!(chars.as_slice(), [_, _, '-', '-', ..]) || chars.ends_with(&['-']);
    let is_inside = (0..chars.len()).all(|at| is_allowed(&chars, at));
    if !begins_well || hyphens || !is_inside || !has_one_direction(&chars) {
        return None;
    }
    // What it is mapped to must be itself: composed, and in small letters.
    to_ascii(label).filter(|ascii| ascii.strip_prefix("xn--").and_then(decode).as_deref() == Some(label))
}

/// RFC 5892, section 3, with the exceptions of section 2.6 and the contexts of appendix A.
fn is_allowed(label: &[char], at: usize) -> bool {
    let Some(c) = label.get(at).copied() else { return false };
    let before = at.checked_sub(1).and_then(|at| label.get(at)).copied();
    let after = label.get(at + 1).copied();
    let is_of = |script: &str, c: Option<char>| c.is_some_and(|c| has_property(script, c));
    let any_of = |first: char, last: char| label.iter().any(|c| (first..=last).contains(c));
    match c {
        'a'..='z' | '0'..='9' | '-' | 'ß' | 'ς' | '\u{6FD}' | '\u{6FE}' | '\u{F0B}' | '\u{3007}' => true,
        _ if is_joiner(c) => true,
        '·' => before == Some('l') && after == Some('l'),
        '\u{375}' => is_of("Script=Greek", after),
        '\u{5F3}' | '\u{5F4}' => is_of("Script=Hebrew", before),
        '\u{30FB}' => {
            let scripts = ["Script=Hiragana", "Script=Katakana", "Script=Han"];
            label.iter().any(|c| scripts.iter().any(|script| has_property(script, *c)))
        }
        '\u{660}'..='\u{669}' => !any_of('\u{6F0}', '\u{6F9}'),
        '\u{6F0}'..='\u{6F9}' => !any_of('\u{660}', '\u{669}'),
        _ if is_excluded(c) => false,
        _ => !has_property("CWKCF", c) && ["L", "Nd", "Mn", "Mc"].iter().any(|class| has_property(class, c)),
    }
}

/// Judged by the platform.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// RFC 5893, section 2: what has a letter or digit that reads from right to left begins with such a
/// letter, holds nothing that reads the other way, and has digits of one kind.
fn has_one_direction(label: &[char]) -> bool {
    let arabic_digit = |c: &char| matches!(*c, '\u{660}'..='\u{669}');
    let european_digit = |c: &char| matches!(*c, '0'..='9' | '\u{6F0}'..='\u{6F9}');
    let is_letter = |c: &char| is_right_to_left(*c) && has_property("L", *c);
    if !label.iter().any(|c| is_letter(c) || arabic_digit(c)) {
        return true;
    }
    let is_neutral = |c: char| c == '-' || is_joiner(c) || has_property("Mn", c);
    label.first().is_some_and(is_letter)
        && label.iter().all(|c| is_right_to_left(*c) || european_digit(c) || is_neutral(*c))
        && !(label.iter().any(arabic_digit) && label.iter().any(european_digit))
        && label.iter().rev().find(|c| !has_property("Mn", **c)) != Some(&'-')
}

/// Blocks whose letters read from right to left (`DerivedBidiClass.txt`, the defaults).
fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

/// Exceptions, and the Hangul letters and blocks of sections 2.4 and 2.9.
fn is_excluded(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{7F}'
            | '\u{640}'
            | '\u{7FA}'
            | '\u{1100}'..='\u{11FF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{302E}'..='\u{302F}'
            | '\u{3031}'..='\u{3035}'
            | '\u{303B}'
            | '\u{A960}'..='\u{A97C}'
            | '\u{D7B0}'..='\u{D7FB}'
            | '\u{1D100}'..='\u{1D24F}'
    )
}

#[cfg(not(target_arch = "wasm32"))]
fn to_ascii(label: &str) -> Option<String> {
    idna::domain_to_ascii(label).ok()
}

#[cfg(target_arch = "wasm32")]
fn to_ascii(label: &str) -> Option<String> {
    use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = URL)]
        type Address;
        #[wasm_bindgen(constructor, js_class = "URL", catch)]
        fn new(text: &str) -> Result<Address, JsValue>;
        #[wasm_bindgen(method, getter)]
        fn hostname(this: &Address) -> String;
    }
    Address::new(&["http://", label].concat()).ok().map(|address| address.hostname())
}
