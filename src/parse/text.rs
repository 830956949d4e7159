//! Text as it is sent: trimmed, without invisible characters, in NFC.

/// One line of text: line ends and tabs become spaces.
pub fn clean(text: &str) -> String {
    normalize(visible(text, ' ').trim())
}

/// Several lines of text: every kind of line end becomes `\n`.
pub fn clean_lines(text: &str) -> String {
    normalize(visible(text, '\n').trim())
}

/// Unicode normalization form C. Most text is in it already: below U+0300 every character is.
pub fn normalize(text: &str) -> String {
    if text.chars().all(|c| c < '\u{300}') { text.to_owned() } else { nfc(text) }
}

#[cfg(not(target_arch = "wasm32"))]
fn nfc(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}

/// The platform's own tables spare the page some 30 kB.
#[cfg(target_arch = "wasm32")]
fn nfc(text: &str) -> String {
    use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = String)]
        type JsText;
        #[wasm_bindgen(method)]
        fn normalize(this: &JsText) -> String;
    }
    JsValue::from_str(text).unchecked_into::<JsText>().normalize()
}

/// Drops what cannot be seen. `line_end` stands for each line end; tabs become spaces.
fn visible(text: &str, line_end: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(line_end),
            '\t' | '\u{b}' | '\u{c}' => out.push(' '),
            '\u{200c}' | '\u{200d}' => {
                if joins(out.chars().next_back()) && joins(chars.peek().copied()) {
                    out.push(c);
                }
            }
            _ if is_invisible(c) => {}
            _ => out.push(c),
        }
    }
    out
}

/// Persian, Indic scripts and emoji need their joiners to be written right; between Latin, Greek or
/// Cyrillic letters they only hide.
fn joins(c: Option<char>) -> bool {
    c.is_some_and(|c| c >= '\u{590}' && !is_invisible(c) && !c.is_whitespace())
}

/// Controls, soft hyphen, zero width characters, bidi controls, annotations and tags.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// An address of a page: `https://` in front of what has no scheme, but the name of a host.
///
/// What leads to no page (`javascript:…`, `mailto:…`, a scheme alone) becomes a text that no format for addresses accepts.
pub fn url(text: &str) -> String {
    let text = clean(text);
    if let Some(rest) = behind_scheme(&text) {
        return if host(rest).is_empty() { ["//", &text].concat() } else { text };
    }
    let host = host(&text);
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_host =
        name.contains('.') && !name.contains(['@', ' ']) && port.bytes().all(|b| b.is_ascii_digit());
    let start = match is_host {
        true => "https://",
        false if text.contains(':') => "//",
        false => "",
    };
    [start, &text].concat()
}

/// Whether an address leads to a page: what [`url`] makes of a text does, if it is an address at all.
pub fn is_page(address: &str) -> bool {
    behind_scheme(address).is_some_and(|rest| !host(rest).is_empty())
}

/// Whether there is a tag or a character reference in a text.
pub fn looks_like_html(text: &str) -> bool {
    let tag =
        |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && rest.contains('>');
    let entity = |rest: &str| {
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '#').collect();
        !name.is_empty() && rest.get(name.len()..).is_some_and(|rest| rest.starts_with(';'))
    };
    text.split('<').skip(1).any(tag) || text.split('&').skip(1).any(entity)
}

/// What stands behind `https://` or `http://`.
fn behind_scheme(address: &str) -> Option<&str> {
    ["https://", "http://"].into_iter().find_map(|scheme| {
        let (start, rest) = address.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

fn host(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_lines, is_page, url};

    #[test]
    fn text_is_trimmed_and_visible() {
        for (typed, meant) in [
            ("  Åse ", "Åse"),
            ("\u{a0}Åse\u{202f}", "Åse"),
            ("A\u{30a}se", "Åse"),
            ("a\u{200b}b\u{ad}c\u{feff}d\u{202e}e\u{0}f\u{9f}g", "abcdefg"),
            ("a\tb\r\nc\rd", "a b c d"),
            ("a\u{200d}b", "ab"),
            ("می\u{200c}خواهم\u{200c}", "می\u{200c}خواهم"),
            ("👩\u{200d}👧", "👩\u{200d}👧"),
            ("\u{200b} \u{a0}", ""),
            ("", ""),
        ] {
            assert_eq!(clean(typed), meant, "{typed:?}");
        }
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(clean_lines("\r\na\r\nb\rc\u{2028}d\te\n\n"), "a\nb\nc\nd e");
        assert_eq!(clean_lines(" \n \r\n"), "");
    }

    #[test]
    fn addresses_of_pages_have_a_scheme_and_a_host() {
        for (typed, meant) in [
            ("www.eksempel.dk", "https://www.eksempel.dk"),
            ("eksempel.dk/a?b#c", "https://eksempel.dk/a?b#c"),
            ("eksempel.dk:8080/a", "https://eksempel.dk:8080/a"),
            ("HTTPS://eksempel.dk", "HTTPS://eksempel.dk"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("https://", "//https://"),
            ("https:///a", "//https:///a"),
            ("https:eksempel.dk", "//https:eksempel.dk"),
            ("javascript:alert(1)", "//javascript:alert(1)"),
            ("javascript:a.b", "//javascript:a.b"),
            ("javascript://a.dk/%0aalert(1)", "//javascript://a.dk/%0aalert(1)"),
            ("data:text/html,a", "//data:text/html,a"),
            ("mailto:a@b.dk", "//mailto:a@b.dk"),
            ("a@b.dk", "a@b.dk"),
            ("ftp://a.dk", "//ftp://a.dk"),
            ("localhost:8080", "//localhost:8080"),
            ("tel:12345678", "//tel:12345678"),
            ("skakklubben", "skakklubben"),
        ] {
            assert_eq!(url(typed), meant, "{typed}");
            assert_eq!(is_page(meant), meant.contains("://") && !meant.starts_with("//"), "{meant}");
        }
        assert_eq!(url(" "), "");
    }
}
