//! Where to get help: in the same place on every page (WCAG 3.2.6).

use super::{Element, View, el, texts};

/// Nothing where the author gives no contact.
pub(super) fn element(view: &View<'_>) -> Option<Element> {
    let contact = view.form.contact.as_ref()?;
    let (title, lines) = (texts::contact_title(view, contact), texts::contact_lines(view, contact)?);
    let title = texts::put(el(view.heading_tag(1)).attr("class", "bl-contact__title"), &title);
    let paragraphs = lines.text.lines().filter(|line| !line.trim().is_empty());
    let paragraphs = paragraphs.map(|line| el("p").children(texts::inline(line.trim())));
    let body = texts::with_lang(el("div"), &lines).children(paragraphs);
    Some(el("div").attr("class", "bl-contact").child(title).child(body))
}
