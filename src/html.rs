//! Nodes to HTML text: the only place that escapes.
//!
//! What is written reads back as the same tree (HTML Living Standard section 13.2): texts and attribute
//! values keep every character, except the one no HTML text can hold: U+0000 is left out, as from every answer (`parse::clean`).

use crate::view::{Element, Node};

/// Elements without an end tag (section 13.1.2) that a view may use.
const VOID: [&str; 5] = ["input", "br", "hr", "meta", "img"];

/// Attributes whose presence is their value.
const BOOLEAN: [&str; 8] =
    ["novalidate", "hidden", "checked", "selected", "open", "disabled", "readonly", "multiple"];

/// Writes a node and everything below it.
pub fn write(node: &Node) -> String {
    let mut out = String::new();
    write_node(node, &mut out);
    out
}

/// Writes a whole document, given its `html` element.
pub fn document(root: &Element) -> String {
    let mut out = String::from("<!DOCTYPE html>\n");
    write_element(root, &mut out);
    out.push('\n');
    out
}

fn write_node(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => escape(text, out),
        Node::Element(element) => write_element(element, out),
    }
}

fn write_element(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(element.tag);
    for (name, value) in &element.attributes {
        out.push(' ');
        out.push_str(name);
        if value.is_empty() && BOOLEAN.contains(name) {
            continue;
        }
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    out.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    // A parser drops one line feed right after these start tags (section 13.2.6.4.7): give it one to drop.
    if matches!(element.tag, "textarea" | "pre") && starts_with_newline(element) {
        out.push('\n');
    }
    for child in &element.children {
        write_node(child, out);
    }
    out.push_str("</");
    out.push_str(element.tag);
    out.push('>');
}

fn starts_with_newline(element: &Element) -> bool {
    matches!(element.children.first(), Some(Node::Text(text)) if text.starts_with('\n'))
}

/// Escapes for texts and for double-quoted attribute values alike: one way, so that none is forgotten.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser turns a bare carriage return into a line feed; a reference stays.
            '\r' => out.push_str("&#13;"),
            '\0' => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::view::{Node, el, text};

    /// Texts that have broken escaping somewhere, and pseudo-random mixtures of their characters.
    fn hostile_texts() -> Vec<String> {
        let mut texts: Vec<String> = [
            "</textarea><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onfocus='alert(1)",
            "&lt;b&gt; &amp;amp; &#60;",
            "<!-- --> <![CDATA[ ]]> <?x?>",
            "\n\nleading lines",
            "\r\nwindows\rmac",
            "\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}",
            "\u{2028}\u{2029}\u{feff}\u{fffe}\u{10ffff}",
            "`${x}` {{x}} %3C",
            "",
        ]
        .map(str::to_owned)
        .to_vec();
        let alphabet: Vec<char> = texts.concat().chars().collect();
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        for length in 0..400 {
            let mut next = || {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                alphabet[usize::try_from(state % 1_000_003).unwrap() % alphabet.len()]
            };
            texts.push((0..length % 40).map(|_| next()).collect());
        }
        texts
    }

    /// Reads back what a parser would: only the five references that are written.
    fn unescape(html: &str) -> String {
        html.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#13;", "\r")
            .replace("&amp;", "&")
    }

    #[test]
    fn no_text_escapes_from_where_it_stands() {
        for hostile in hostile_texts() {
            let html =
                write(&Node::from(el("p").attr("title", hostile.clone()).child(text(hostile.clone()))));
            let (attribute, rest) = html.strip_prefix("<p title=\"").unwrap().split_once("\">").unwrap();
            let content = rest.strip_suffix("</p>").unwrap();
            for written in [attribute, content] {
                assert!(!written.contains(['<', '>', '"', '\0', '\r']), "{written}");
                assert_eq!(unescape(written), hostile);
            }
        }
    }

    #[test]
    fn ampersands_always_begin_a_known_reference() {
        for hostile in hostile_texts() {
            for (at, _) in write(&text(hostile.clone())).match_indices('&') {
                let html = write(&text(hostile.clone()));
                assert!(
                    ["&amp;", "&lt;", "&gt;", "&quot;", "&#13;"]
                        .iter()
                        .any(|known| html.get(at..).is_some_and(|rest| rest.starts_with(known))),
                    "{html}"
                );
            }
        }
    }

    #[test]
    fn a_textarea_keeps_its_first_line_feed_and_its_end_tag() {
        let area = |content: &str| write(&Node::from(el("textarea").child(text(content))));
        assert_eq!(area("\nb"), "<textarea>\n\nb</textarea>");
        assert_eq!(area("b"), "<textarea>b</textarea>");
        assert_eq!(area("</textarea>"), "<textarea>&lt;/textarea&gt;</textarea>");
        assert_eq!(write(&Node::from(el("p").child(text("\nb")))), "<p>\nb</p>");
    }

    #[test]
    fn what_html_cannot_hold_is_replaced() {
        assert_eq!(write(&text("a\0b")), "ab");
    }

    #[test]
    fn void_elements_and_boolean_attributes() {
        let input = el("input").attr("value", "").flag("checked", true).flag("hidden", false);
        assert_eq!(write(&Node::from(input)), "<input value=\"\" checked>");
        assert_eq!(write(&Node::from(el("p").child(el("br")).child("x"))), "<p><br>x</p>");
        assert_eq!(write(&Node::from(el("div"))), "<div></div>");
    }
}
