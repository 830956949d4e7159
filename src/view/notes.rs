//! What stands before a question: insets, warnings, details, pictures.

use super::base::Question;
use super::{Element, el, ids, markdown, texts};
use crate::form::{Note, NoteKind};

/// A question with its notes before it, in one element, which is replaced when the question changes.
pub(super) fn around(question: &Question<'_>, element: Element) -> Element {
    let notes = &question.field.notes;
    if notes.is_empty() {
        return element;
    }
    let id = ids::group(&question.view.options.prefix, &question.place);
    el("div").attr("id", id).children(notes.iter().map(|note| one(question, note))).child(element)
}

fn one(question: &Question<'_>, note: &Note) -> Element {
    let say =
        |end, first| texts::note(&question.view, question.field, &question.place, (&note.id, end), first);
    let text = say("", Some(&note.text)).unwrap_or_default();
    let title = say("-title", note.title.as_ref());
    if note.kind == NoteKind::Image {
        let image = el("img").attr("class", "bl-image").attr("src", note.source.clone().unwrap_or_default());
        let caption = title.map(|title| texts::put(el("figcaption").attr("class", "bl-hint"), &title));
        let image = texts::with_lang(image, &text).attr("alt", texts::plain(&text.text));
        return el("figure").attr("class", "bl-note").child(image).children(caption);
    }
    let body =
        texts::with_lang(el("div").attr("class", "bl-prose"), &text).children(markdown::blocks(&text.text));
    match note.kind {
        NoteKind::Details => {
            let summary = title.unwrap_or_else(|| question.view.phrase("help"));
            el("details").attr("class", "bl-help").child(texts::put(el("summary"), &summary)).child(body)
        }
        kind => {
            let class = if kind == NoteKind::Warning { "bl-note bl-note--warning" } else { "bl-note" };
            // A word and not only a colour says that it is a warning.
            let warns = (kind == NoteKind::Warning).then(|| question.view.phrase("warning"));
            let title =
                title.or(warns).map(|title| texts::put(el("p").attr("class", "bl-note__title"), &title));
            el("div").attr("class", class).children(title).child(body)
        }
    }
}
