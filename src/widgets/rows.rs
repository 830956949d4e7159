//! A list of equal groups or questions. Its buttons post, so that rows come and go without script too.

use super::group;
use super::{LINE, Posts, Spec, Written};
use crate::form::{Field, Kind};
use crate::i18n::Phrase;
use crate::json::decimal;
use crate::pointer::{Place, Step};
use crate::problem::Arg;
use crate::session::Way;
use crate::view::{Element, Question, View, el, glance, ids, texts};

pub(super) const WRITTEN: Written = Written {
    name: "rows",
    needs: "\"type\": \"array\"",
    fits: |shape| shape.kind == Kind::Array,
    natural: |shape| shape.kind == Kind::Array,
};

pub(super) const WIDGET: Spec =
    Spec { posts: Posts::Nothing, verb: "rows", prefills: false, read: |_, _, _| None, show, ..LINE };

fn show(question: &Question<'_>) -> Element {
    let (view, place) = (&question.view, &question.place);
    let item = question.field.children.first().and_then(|id| view.form.field(*id));
    let keys = view.session.answers().rows(place);
    let rows = keys.iter().filter_map(|key| question.scene.field(item?, &place.row(*key)));
    let frame = match question.field.mark() {
        // The group around them has said what they are.
        Some(_) => question.outer("div", "bl-open", "bl-open"),
        None => group::frame(question, "bl-box"),
    };
    // In a box of their own: browsers lay a fieldset out anew, with all that is in it, when a child comes or goes.
    let rows = el("div").attr("id", ids::rows(&view.options.prefix, place)).children(rows);
    frame.child(rows).children(item.map(|item| add(question, item)))
}

/// One row of several questions: with these, or where it has a page of its own with what was answered.
pub(super) fn row(question: &Question<'_>) -> Element {
    let (view, place) = (&question.view, &question.place);
    if view.session.row() == Some(place) {
        // The page's heading says which row it is.
        return el("div")
            .attr("id", ids::group(&view.options.prefix, place))
            .attr_opt("class", question.is_wrong().then_some("bl-group--error"))
            .children(question.hint())
            .children(question.help())
            .children(question.error())
            .children(group::members(question));
    }
    let frame = group::frame(question, "bl-box bl-row");
    if has_page(view, place) {
        return frame.children(glance(view, question.field, place));
    }
    frame.children(group::members(question))
}

fn has_page(view: &View<'_>, row: &Place) -> bool {
    view.form.row_page(row).as_ref() == Some(row)
}

/// The key of a row, so that a posted page finds it again wherever it stands by then.
pub(crate) fn key(view: &View<'_>, row: &Place) -> Element {
    let key = match row.steps().next_back() {
        Some(Step::Row(key)) => decimal(u64::from(key)),
        _ => String::new(),
    };
    let name = view.session.answers().control_name(row, "row");
    el("input").attr("type", "hidden").attr("name", name.text()).attr("value", key)
}

/// What every row ends with: its key, and the buttons that open, move and remove it.
pub(crate) fn tail(question: &Question<'_>) -> Vec<Element> {
    let view = &question.view;
    let key = key(view, &question.place);
    if view.session.row() == Some(&question.place) {
        return vec![key];
    }
    let list = question.place.parent().unwrap_or_default();
    let Some(field) = view.form.field_at(&list) else { return vec![key] };
    let rows = view.session.answers().rows(&list);
    let index = texts::row_index(view, &question.place).unwrap_or(0);
    let label = texts::bare_label(view, question.field, &question.place).text;
    let args = [("label", Arg::Text(label)), ("number", Arg::from(index + 1))];
    let button = |part: &str, words: &Phrase| {
        let button = el("button").attr("class", "bl-button bl-button--secondary").attr("type", "submit");
        texts::put(button.attr("name", question.name(part)), words).children(outer_context(question))
    };
    let mover = |way: Way, part: &str, words: &Phrase| {
        button(part, words).attr("id", ids::mover(&view.options.prefix, &question.place, way))
    };
    let change = has_page(view, &question.place).then(|| {
        let button = el("button").attr("class", "bl-button bl-button--secondary").attr("type", "submit");
        let button = button.attr("name", "~change").attr("value", question.name(""));
        texts::put(button, &view.phrase_with("row-change", &args))
    });
    let up = (field.movable && index > 0).then(|| mover(Way::Up, "up", &view.phrase_with("row-up", &args)));
    let down = (field.movable && index + 1 < rows.len())
        .then(|| mover(Way::Down, "down", &view.phrase_with("row-down", &args)));
    let remove =
        (rows.len() > field.least_rows()).then(|| button("remove", &view.phrase_with("row-remove", &args)));
    let buttons: Vec<Element> = change.into_iter().chain(up).chain(down).chain(remove).collect();
    let buttons = (!buttons.is_empty()).then(|| el("div").attr("class", "bl-row__buttons").children(buttons));
    [key].into_iter().chain(buttons).collect()
}

/// Which row a button is about, where rows stand in rows: no two buttons may have the same name.
fn outer_context(question: &Question<'_>) -> Option<Element> {
    let context = texts::context(&question.view, &question.place);
    (!context.is_empty()).then(|| texts::spoken(&context))
}

/// Whether a list has as many rows as it may have.
pub(crate) fn are_full(view: &View<'_>, field: &Field, place: &Place) -> bool {
    field.limits.count("maxItems").is_some_and(|most| view.session.answers().rows(place).len() >= most)
}

/// The button that adds a row, until there are as many as there may be. It has the question's own id:
/// it is where the error summary leads.
fn add(question: &Question<'_>, item: &Field) -> Element {
    let (view, field) = (&question.view, question.field);
    if let (true, Some(limit)) = (are_full(view, field, &question.place), field.limits.get("maxItems")) {
        let phrase = view.phrase_with("rows-full", &[("limit", Arg::Number(limit.clone()))]);
        return texts::put(el("p").attr("class", "bl-hint"), &phrase);
    }
    let label = texts::bare_label(view, item, &question.place).text;
    let add = el("button")
        .attr("class", "bl-button bl-button--secondary")
        .attr("type", "submit")
        .attr("id", question.id.clone())
        .attr("name", question.name("add"))
        .attr_opt("aria-describedby", question.error_id());
    let phrase = view.phrase_with("row-add", &[("label", Arg::Text(label))]);
    texts::put(add, &phrase).children(outer_context(question))
}
