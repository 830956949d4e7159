//! Markup in the texts of a form in Fluent, which is shown as it stands: as in a definition, so in its translations.

use super::bundle::{Fault, FaultKind};
use crate::parse::looks_like_html;

/// Attributes with the small Markdown of help, in which links work.
const RICH: [&str; 3] = ["help", "text", "next"];

/// Lines with HTML, and with links where none work.
pub fn markup(fluent: &str, tag: &str) -> Vec<Fault> {
    let mut found = Vec::new();
    let (mut id, mut attribute) = ("", "");
    for (line, text) in (1..).zip(fluent.lines()) {
        if text.starts_with('#') {
            continue;
        }
        if let Some((name, _)) = text.split_once('=') {
            let name = name.trim();
            match name.strip_prefix('.') {
                Some(name) => attribute = name,
                None if !text.starts_with([' ', '}']) => (id, attribute) = (name, ""),
                None => {}
            }
        }
        // A sentence about an answer may show how an address is written.
        let is_label = attribute == "hint" || (attribute.is_empty() && !id.starts_with("check-"));
        let is_link = text.contains("](") || (is_label && text.contains("://"));
        let kind = match is_link && !RICH.contains(&attribute) {
            _ if looks_like_html(text) => FaultKind::Html,
            true => FaultKind::Link,
            false => continue,
        };
        found.push(Fault { tag: tag.to_owned(), line, kind });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{FaultKind, markup};

    #[test]
    fn tags_and_links_are_told_with_their_line() {
        let found = |fluent: &str| -> Vec<(u32, FaultKind)> {
            markup(fluent, "en").into_iter().map(|fault| (fault.line, fault.kind)).collect()
        };
        assert_eq!(
            found("# <b>\na = A < b > c & d; e\n    .hint = { $n ->\n        *[other] 1\n    }\n"),
            []
        );
        assert_eq!(
            found("a = A\n    <b>x</b>\nb = Caf&eacute;"),
            [(2, FaultKind::Html), (3, FaultKind::Html)]
        );
        assert_eq!(
            found("a = A\n    .help = See [this](https://x.example)\n    .hint = [this](/x)"),
            [(3, FaultKind::Link)]
        );
        assert_eq!(found("a = See https://x.example"), [(1, FaultKind::Link)]);
        assert_eq!(found("check-a = Write https:// first\nb =\n    .error-pattern = Write https://"), []);
    }
}
