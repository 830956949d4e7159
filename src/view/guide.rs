//! Pages without questions: what one needs before one begins, and the list of tasks.

use super::{Element, Node, View, el, ids, texts};
use crate::form::Page;
use crate::problem::Arg;
use crate::session::{Listed, Progress};

/// What one needs at hand, and how long it takes.
pub(super) fn start(
    view: &View<'_>,
    page: &Page,
    needed: Option<&String>,
    minutes: Option<usize>,
) -> Vec<Node> {
    let mut nodes = Vec::new();
    if let Some(lines) = texts::page_needed(view, page, needed) {
        let heading = el(view.heading_tag(1)).attr("class", "bl-section");
        nodes.push(texts::put(heading, &view.phrase("needed")).into());
        let items = lines.text.lines().filter(|line| !line.trim().is_empty());
        let items = items.map(|line| el("li").children(texts::inline(line.trim())));
        let list = texts::with_lang(el("ul"), &lines).children(items);
        nodes.push(el("div").attr("class", "bl-prose").child(list).into());
    }
    if let Some(minutes) = minutes {
        let phrase = view.phrase_with("takes-minutes", &[("minutes", Arg::from(minutes))]);
        nodes.push(texts::put(el("p").attr("class", "bl-lead"), &phrase).into());
    }
    nodes
}

/// Each task as a button that opens it, with how far it is in words beside it.
pub(super) fn tasks(view: &View<'_>, page: &Page) -> Element {
    let tasks = view.session.tasks(view.form);
    el("ul").attr("class", "bl-tasks").children(tasks.iter().map(|listed| task(view, page, listed)))
}

fn task(view: &View<'_>, list: &Page, listed: &Listed<'_>) -> Element {
    let id = ids::word(&view.options.prefix, &["task-", &listed.task.id].concat());
    let opened = view.form.pages.get(listed.page);
    let button = el("button")
        .attr("class", "bl-link")
        .attr("type", "submit")
        .attr("name", "~open")
        .attr("value", opened.map_or("", |page| &page.id).to_owned())
        .attr("aria-describedby", id.clone());
    let progress = match listed.progress {
        Progress::Missing => "task-missing",
        Progress::Begun => "task-begun",
        Progress::Done => "task-done",
    };
    let title = texts::task_title(view, list, listed.task);
    let title = title.or_else(|| opened.map(|page| texts::page_title(view, page)));
    let button = match title {
        Some(title) => texts::put(button, &title),
        None => button,
    };
    let status = el("span").attr("class", "bl-task__status").attr("id", id);
    let status = texts::put(status, &view.phrase(progress));
    el("li").attr("class", "bl-task").child(button).child(status)
}
