//! The Markdown subset of help texts, built as nodes: paragraphs, lists, emphasis, links.
//!
//! Whatever is not one of these is text. No HTML, no images, no scheme that runs anything: authors are
//! trusted with words only.

use super::texts::{ISOLATE, ISOLATE_END, inline, plain, split_isolated};
use super::{Element, Node, el};

/// Paragraphs and lists, divided by empty lines.
pub(super) fn blocks(source: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in source.lines().chain([""]) {
        let line = line.trim();
        let is_item = line.starts_with("- ");
        let ends = line.is_empty() || lines.first().is_some_and(|first| first.starts_with("- ") != is_item);
        if ends && !lines.is_empty() {
            nodes.push(block(&lines));
            lines.clear();
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    nodes
}

fn block(lines: &[&str]) -> Node {
    if lines.iter().all(|line| line.starts_with("- ")) {
        let item = |line: &&str| el("li").children(spans(line.get(2..).unwrap_or_default()));
        return el("ul").children(lines.iter().map(item)).into();
    }
    el("p").children(spans(&lines.join(" "))).into()
}

/// Text with emphasis and links in it.
fn spans(source: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = find_mark(source, at) {
        let rest = source.get(found..).unwrap_or_default();
        let Some((element, length)) = emphasis(rest).or_else(|| link(rest)) else {
            // What was inserted is no Markdown: on behind it.
            let inserted = split_isolated(rest).filter(|(before, ..)| before.is_empty());
            at = inserted.map_or(found + 1, |(_, _, after)| source.len() - after.len());
            continue;
        };
        nodes.extend(inline(source.get(from..found).unwrap_or_default()));
        nodes.push(element.into());
        at = found + length;
        from = at;
    }
    nodes.extend(inline(source.get(from..).unwrap_or_default()));
    nodes
}

/// Where the next mark stands that may begin something.
fn find_mark(source: &str, from: usize) -> Option<usize> {
    Some(from + source.get(from..)?.find(['*', '[', ISOLATE])?)
}

/// What stands before the first of a mark that is no part of an inserted value, and what follows it.
fn split_at(text: &str, mark: char) -> Option<(&str, &str)> {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            ISOLATE => depth += 1,
            ISOLATE_END => depth = depth.saturating_sub(1),
            _ if c == mark && depth == 0 => return Some((text.get(..at)?, text.get(at + c.len_utf8()..)?)),
            _ => {}
        }
    }
    None
}

/// `*text*` at the start, and how many bytes it is.
fn emphasis(rest: &str) -> Option<(Element, usize)> {
    let (inside, _) = split_at(rest.strip_prefix('*')?, '*')?;
    let good = !inside.is_empty() && !inside.starts_with(' ') && !inside.ends_with(' ');
    good.then(|| (el("em").children(inline(inside)), inside.len() + 2))
}

/// `[text](target)` at the start, and how many bytes it is.
fn link(rest: &str) -> Option<(Element, usize)> {
    let (words, after) = split_at(rest.strip_prefix('[')?, ']')?;
    let (target, _) = after.strip_prefix('(')?.split_once(')')?;
    let good = !words.trim().is_empty() && is_safe(target);
    let length = words.len() + target.len() + 4;
    good.then(|| (el("a").attr("href", target.to_owned()).children(inline(words)), length))
}

/// Whether a link target is https, mailto, tel or relative (not `//host`, and nothing a browser would
/// strip or turn before it looks for a scheme).
fn is_safe(target: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
    if target.is_empty() || target.contains(odd) || plain(target) != target || target.starts_with("//") {
        return false;
    }
    match target.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use crate::html;

    fn check(source: &str, expected: &str) {
        let written: String = blocks(source).iter().map(html::write).collect();
        assert_eq!(written, expected, "{source}");
    }

    #[test]
    fn blocks_and_spans() {
        check("One\ntwo.\n\nThree.", "<p>One two.</p><p>Three.</p>");
        check(
            "Such as:\n- a *b*\n- c\n\nEnd",
            "<p>Such as:</p><ul><li>a <em>b</em></li><li>c</li></ul><p>End</p>",
        );
        check(
            "See [the law](https://example.dk/a?b=1#c).",
            "<p>See <a href=\"https://example.dk/a?b=1#c\">the law</a>.</p>",
        );
        check(
            "[Call](tel:+4512345678) [us](/contact)",
            "<p><a href=\"tel:+4512345678\">Call</a> <a href=\"/contact\">us</a></p>",
        );
        check("", "");
    }

    #[test]
    fn everything_else_is_text() {
        check("2 * 3 * 4 [a] (b) [](x)", "<p>2 * 3 * 4 [a] (b) [](x)</p>");
        check("<b>x</b> & y", "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>");
        for target in [
            "javascript:x",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "//evil",
            "\\\\evil",
            "java\tscript:x",
            "http://x",
            "",
        ] {
            let source = ["[a](", target, ")"].concat();
            let written: String = blocks(&source).iter().map(html::write).collect();
            assert!(!written.contains("<a"), "{written}");
        }
    }

    #[test]
    fn inserted_values_are_isolated_and_opaque() {
        check("Hi \u{2068}[x](/y) *z*\u{2069}!", "<p>Hi <bdi>[x](/y) *z*</bdi>!</p>");
        check("*a \u{2068}b*c\u{2069} d*", "<p><em>a <bdi>b*c</bdi> d</em></p>");
        check(
            "*a \u{2068}b\u{2069}* [\u{2068}c](/d)\u{2069}",
            "<p><em>a <bdi>b</bdi></em> [<bdi>c](/d)</bdi></p>",
        );
        check("A \u{2068}b \u{2068}[c](/d)\u{2069} e\u{2069} f", "<p>A <bdi>b [c](/d) e</bdi> f</p>");
    }
}
