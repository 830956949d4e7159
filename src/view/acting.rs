//! Whom the form is filled in for, when that is not who sits at the keyboard.

use super::{Element, View, answer, el, page, texts};
use crate::form::Acting;
use crate::i18n::Phrase;
use crate::pointer::Place;
use crate::session::Position;

/// Below the heading, on every page: for whom, and a button to where that is decided. Nothing while the citizen
/// fills in for themselves.
pub(super) fn notice(view: &View<'_>, changeable: bool) -> Option<Element> {
    let acting = view.form.acting.as_ref().filter(|_| view.session.acts_for_another(view.form))?;
    let is_sent = view.session.position() == Position::Receipt;
    let change = if is_sent || !changeable { None } else { change(view, acting) };
    let notice = el("p").attr("class", "bl-acting").children(texts::among(&sentence(view, acting, is_sent)));
    Some(match change {
        Some(change) => notice.child(" ").child(change),
        None => notice,
    })
}

fn sentence(view: &View<'_>, acting: &Acting, is_sent: bool) -> Phrase {
    let field = acting.name.and_then(|id| view.form.field(id));
    match field.and_then(|field| answer::words(view, field, &field.place)) {
        Some(name) => view.phrase_with(if is_sent { "acted-for" } else { "acting-for" }, &[("name", name)]),
        None if is_sent => view.phrase("acted-for-another"),
        None => view.phrase("acting-for-another"),
    }
}

/// Not on the page that asks: the question itself stands there.
fn change(view: &View<'_>, acting: &Acting) -> Option<Element> {
    let question = view.form.field(acting.question?)?;
    if let Position::Page(index) = view.session.position()
        && view.session.page_of(view.form, &question.place) == Some(index)
    {
        return None;
    }
    Some(page::change(view, question, &question.place))
}

/// Whether a question is about somebody else than who fills it in.
pub(super) fn is_about_another(view: &View<'_>, place: &Place) -> bool {
    let Some(acting) = &view.form.acting else { return false };
    let field = place.field();
    let mut about = acting.about.iter().filter_map(|id| view.form.field(*id));
    about.any(|about| about.place.holds(&field)) && view.session.acts_for_another(view.form)
}
