//! A list of equal groups or questions. Its buttons post, so that rows come and go without script too.

use super::base::Question;
use super::{Element, View, el, group, texts};
use crate::form::Field;
use crate::json::Number;
use crate::pointer::Place;
use crate::problem::Arg;

pub(super) fn element(question: &Question<'_>) -> Element {
    let (view, place) = (&question.view, &question.place);
    let item = question.field.children.first().and_then(|id| view.form.field(*id));
    let keys = view.session.answers().rows(place);
    let rows = keys.iter().filter_map(|key| question.scene.field(item?, &place.row(*key)));
    group::frame(question, "bl-box").children(rows).children(item.and_then(|item| add(question, item)))
}

/// What every row ends with: its key, so that a posted page finds it again wherever it stands by then,
/// and the button that removes it.
pub(super) fn tail(question: &Question<'_>) -> Vec<Element> {
    let key = question.place.as_str().rsplit_once("~k").map_or("", |(_, key)| key);
    let key =
        el("input").attr("type", "hidden").attr("name", question.name("row")).attr("value", key.to_owned());
    let args = row_args(question);
    let remove = el("button")
        .attr("class", "bl-button bl-button--secondary")
        .attr("type", "submit")
        .attr("name", question.name("remove"));
    let remove = texts::put(remove, &question.view.phrase_with("row-remove", &args));
    vec![key, remove.children(outer_context(question))]
}

/// What the words of a row are made with.
fn row_args(question: &Question<'_>) -> [(&'static str, Arg); 2] {
    let index = texts::row_index(&question.view, &question.place).unwrap_or(0);
    let label = texts::bare_label(&question.view, question.field).text;
    [("label", Arg::Text(label)), ("number", Arg::from(index + 1))]
}

/// Which row a button is about, where rows stand in rows: no two buttons may have the same name.
fn outer_context(question: &Question<'_>) -> Option<Element> {
    let context = texts::context(&question.view, &question.place);
    (!context.is_empty()).then(|| texts::spoken(&context))
}

/// Whether a list has as many rows as it may have.
pub(super) fn are_full(view: &View<'_>, field: &Field, place: &Place) -> bool {
    let count = Number::from(i64::try_from(view.session.answers().rows(place).len()).unwrap_or(i64::MAX));
    field.limits.get("maxItems").is_some_and(|most| count >= *most)
}

/// The button that adds a row, until there are as many as there may be. It has the question's own id:
/// it is where the error summary leads.
fn add(question: &Question<'_>, item: &Field) -> Option<Element> {
    let label = texts::bare_label(&question.view, item).text;
    let add = el("button")
        .attr("class", "bl-button bl-button--secondary")
        .attr("type", "submit")
        .attr("id", question.id.clone())
        .attr("name", question.name("add"))
        .attr_opt("aria-describedby", question.error_id());
    let phrase = question.view.phrase_with("row-add", &[("label", Arg::Text(label))]);
    (!are_full(&question.view, question.field, &question.place))
        .then(|| texts::put(add, &phrase).children(outer_context(question)))
}
