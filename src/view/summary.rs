//! The error summary: what is wrong on this page, each sentence a link to its control.

use super::{Element, View, date, el, ids, texts};
use crate::form::{Field, Widget};
use crate::pointer::Place;
use crate::problem::Arg;
use crate::session::Shown;

/// Always there, so that it can be filled and emptied; a named group with focus only while it says
/// something. No `role=alert`: with focus it would be read twice.
pub(super) fn container(view: &View<'_>) -> Element {
    let id = ids::summary(&view.options.prefix);
    let shown = view.session.shown();
    if shown.is_empty() {
        return el("div").attr("id", id);
    }
    let title_id = [id.as_str(), "-t"].concat();
    let phrase = view.phrase_with("summary-heading", &[("count", Arg::from(shown.len()))]);
    let title = el(view.heading_tag(1)).attr("class", "bl-summary__title").attr("id", title_id.clone());
    el("div")
        .attr("class", "bl-summary")
        .attr("id", id)
        .attr("role", "group")
        .attr("aria-labelledby", title_id)
        .attr("tabindex", "-1")
        .child(texts::put(title, &phrase))
        .child(
            el("ul").attr("class", "bl-summary__list").children(shown.iter().map(|shown| item(view, shown))),
        )
}

fn item(view: &View<'_>, shown: &Shown) -> Element {
    let field = view.form.field_at(&shown.place).filter(|_| !shown.place.is_root());
    let phrase = texts::problem(view, field, &shown.place, &shown.problem);
    // What is wrong with the whole form, or no longer on this page, has nothing to lead to.
    let leads = |field: &&Field| field.widget != Widget::Hidden && view.is_on_page(&shown.place);
    let target = field.filter(leads).map(|field| {
        let id = target_id(view, field.widget, &shown.place, shown.problem.text("part"));
        let link = el("a").attr("class", "bl-summary__link").attr("href", ["#", &id].concat());
        link.children(texts::among(&phrase)).children(which_row(view, &shown.place))
    });
    el("li").child(target.unwrap_or_else(|| texts::put(el("span"), &phrase)))
}

/// The row, in sight: two rows may lack the same, and no two links may say the same.
fn which_row(view: &View<'_>, place: &Place) -> Option<String> {
    let context = texts::context(view, place);
    let context = context.strip_prefix(", ").filter(|_| place.is_in_row())?;
    Some([" (", context, ")"].concat())
}

/// The control where the citizen mends it.
fn target_id(view: &View<'_>, widget: Widget, place: &Place, part: Option<&str>) -> String {
    let prefix = &view.options.prefix;
    match widget {
        Widget::MemorableDate => date::part_id(&ids::control(prefix, place), date::wrong_part(part)),
        Widget::Group => ids::legend(prefix, place),
        Widget::Rows if rows_are_full(view, place) => ids::legend(prefix, place),
        _ => ids::control(prefix, place),
    }
}

/// Whether the button that adds a row, where a problem of the list leads, is gone.
fn rows_are_full(view: &View<'_>, place: &Place) -> bool {
    view.form.field_at(place).is_some_and(|field| super::rows::are_full(view, field, place))
}
