//! The error summary: what is wrong on this page, each sentence a link to its control.

use super::scene::{Scene, Wrong};
use super::{Element, View, el, ids, texts};
use crate::form::{Field, Widget};
use crate::i18n::Phrase;
use crate::pointer::Place;
use crate::problem::Arg;
use crate::widgets::rows_are_full as are_full;

/// Always there, so that it can be filled and emptied; a named group with focus only while it says
/// something. No `role=alert`: with focus it would be read twice.
pub(super) fn container(scene: &Scene<'_>) -> Element {
    let view = &scene.view;
    let id = ids::summary(&view.options.prefix);
    if scene.wrongs.is_empty() {
        return el("div").attr("id", id);
    }
    let title_id = [id.as_str(), "-t"].concat();
    let errors = scene.wrongs.iter().filter(|wrong| !wrong.is_warning()).count();
    let (words, count) =
        if errors > 0 { ("summary-heading", errors) } else { ("summary-warning", scene.wrongs.len()) };
    let phrase = view.phrase_with(words, &[("count", Arg::from(count))]);
    let title = el(view.heading_tag(1)).attr("class", "bl-summary__title").attr("id", title_id.clone());
    el("div")
        .attr("class", if errors > 0 { "bl-summary" } else { "bl-summary bl-summary--warning" })
        .attr("id", id)
        .attr("role", "group")
        .attr("aria-labelledby", title_id)
        .attr("tabindex", "-1")
        .child(texts::put(title, &phrase))
        .child(list(scene, errors > 0))
}

/// Warnings among errors say that they are, since the heading counts errors alone.
fn list(scene: &Scene<'_>, has_errors: bool) -> Element {
    let mut sorted: Vec<&str> = scene.wrongs.iter().map(|wrong| wrong.sentence.text.as_str()).collect();
    sorted.sort_unstable();
    let has_twin = |wrong: &Wrong<'_>| {
        let text = wrong.sentence.text.as_str();
        let first = sorted.partition_point(|other| *other < text);
        sorted.get(first + 1) == Some(&text)
    };
    let items = scene.wrongs.iter().map(|wrong| {
        let prefix = (has_errors && wrong.is_warning()).then_some(&scene.warning_prefix);
        item(&scene.view, wrong, has_twin(wrong), prefix)
    });
    el("ul").attr("class", "bl-summary__list").children(items)
}

/// One problem, and whether another one on the page reads the same.
fn item(view: &View<'_>, wrong: &Wrong<'_>, has_twin: bool, prefix: Option<&Phrase>) -> Element {
    let (shown, sentence) = (wrong.shown, &wrong.sentence);
    // What is wrong with the whole form, or no longer on this page, has nothing to lead to.
    let is_seen = |field: &&Field| field.is_shown() && view.session.is_relevant(&shown.place);
    let target = view.field_here(&shown.place).filter(is_seen).map(|field| {
        let id = target_id(view, field, &shown.place, shown.problem.text("part"));
        let link = el("a").attr("class", "bl-summary__link").attr("href", ["#", &id].concat());
        let link = link.children(prefix.map(|prefix| [&prefix.text, " "].concat()));
        link.children(texts::among(sentence)).children(whereabouts(view, &shown.place, has_twin))
    });
    // For tests and for counting which questions are hard; never an answer.
    el("li")
        .attr_opt("class", prefix.map(|_| "bl-summary--warning"))
        .attr("data-bl-at", view.session.answers().pointer(&shown.place).as_str().to_owned())
        .attr("data-bl-code", shown.problem.code)
        .child(target.unwrap_or_else(|| texts::put(el("span"), sentence)))
}

/// The row or group, in sight: no two links of a page may say the same and lead to different places.
fn whereabouts(view: &View<'_>, place: &Place, has_twin: bool) -> Option<String> {
    let context = texts::context(view, place);
    // The heading says which row it is, on a page of its own.
    let is_told = view.session.row().is_some_and(|row| place.parent().as_ref() == Some(row));
    let is_needed = has_twin || (place.is_in_row() && !is_told);
    let context = context.strip_prefix(", ").filter(|_| is_needed)?;
    Some([" (", context, ")"].concat())
}

/// The control where the citizen mends it.
fn target_id(view: &View<'_>, field: &Field, place: &Place, part: Option<&str>) -> String {
    let prefix = &view.options.prefix;
    match field.widget {
        Widget::Rows if rows_are_full(view, place) => ids::legend(prefix, place),
        widget if widget.is_group() && view.session.row() == Some(place) => ids::heading(prefix),
        widget if widget.is_group() => ids::legend(prefix, place),
        widget => {
            let answer = view.session.answers().get(place);
            [&ids::control(prefix, place), (widget.spec().target)(field, answer, part)].concat()
        }
    }
}

/// Whether the button that adds a row, where a problem of the list leads, is gone.
fn rows_are_full(view: &View<'_>, place: &Place) -> bool {
    view.form.field_at(place).is_some_and(|field| are_full(view, field, place))
}
