//! Check answers: every question of the journey with its answer and a button to change it.

use super::{Element, Node, View, answer, el, ids, page, texts};
use crate::form::{Field, Widget};
use crate::pointer::Place;
use crate::problem::Arg;
use crate::session::Phase;
use crate::widgets::row_key;

/// Below the heading of the check-answers page.
pub(super) fn body(view: &View<'_>) -> Vec<Node> {
    let intro = match view.session.phase() {
        Phase::Failed(failure) => view.phrase(&page::failed(failure.word(), "-text")),
        _ => view.phrase("check-answers-intro"),
    };
    let mut nodes = vec![texts::put(el("p").attr("class", "bl-lead"), &intro).into()];
    // "Change" must find the row that was seen, also from a page that lay open while rows came and went.
    let rows = view.session.answers().row_lists();
    let rows = rows.flat_map(|(list, keys)| keys.iter().map(|key| list.row(*key)));
    nodes.extend(rows.map(|row| Node::from(row_key(view, &row))));
    nodes.extend(answers(view, 1, true));
    if let Phase::Waiting(seconds) = view.session.phase() {
        // Beside the button that was pressed, where one looks.
        let waiting = view.phrase_with("waiting", &[("number", Arg::from(*seconds))]);
        nodes.push(texts::put(el("p").attr("class", "bl-notice"), &waiting).into());
    }
    nodes.push(buttons(view).into());
    nodes
}

fn buttons(view: &View<'_>) -> Element {
    let (send, back) = match view.session.phase() {
        Phase::Sending => ("sending", "back"),
        Phase::Waiting(_) => ("sending", "stop"),
        Phase::Failed(_) => ("try-again", "back"),
        _ => ("send", "back"),
    };
    el("div")
        .attr("class", "bl-buttons")
        .child(page::button(view, "bl-button", "~submit", send))
        .child(page::button(view, "bl-button bl-button--secondary", "~back", back))
        .child(page::button(view, "bl-button bl-button--secondary", "~copy", "save-copy"))
        .children(matches!(view.session.phase(), Phase::Failed(_)).then(|| page::data_button(view)))
}

/// All answers by page, under headings so many levels below the page's; with buttons to change them, or
/// as a copy to keep.
pub(super) fn answers(view: &View<'_>, level: u8, changeable: bool) -> Vec<Node> {
    let mut list = List { view, level, changeable, nodes: Vec::new(), open: Vec::new() };
    for index in view.session.journey(view.form) {
        let Some(page) = view.form.pages.get(index).filter(|page| page.is_asking()) else { continue };
        list.close();
        let class = if level == 1 { "bl-section" } else { "bl-section bl-section--sub" };
        let heading = el(view.heading_tag(level)).attr("class", class);
        list.nodes.push(texts::put(heading, &texts::page_title(view, page)).into());
        for field in page.fields.iter().filter_map(|id| view.form.field(*id)) {
            list.field(field, &field.place);
        }
    }
    list.close();
    list.nodes
}

/// The first questions of a row with their answers, for a list whose rows have pages of their own.
pub(crate) fn glance(view: &View<'_>, item: &Field, row: &Place) -> Vec<Node> {
    let mut list = List { view, level: 0, changeable: false, nodes: Vec::new(), open: Vec::new() };
    let members = item.children.iter().filter_map(|id| view.form.field(*id));
    let members = members.map(|field| (field, field.below(row))).filter(|(field, place)| {
        let is_one = !field.widget.is_group() && field.mark().is_none() && field.is_shown();
        is_one && view.session.is_relevant(place)
    });
    for (field, place) in members.take(GLANCE) {
        list.answer(field, &place, value(view, field, &place));
    }
    list.close();
    list.nodes
}

/// How many answers tell rows apart.
const GLANCE: usize = 3;

/// Headings and definition lists, built in order.
struct List<'a> {
    view: &'a View<'a>,
    /// How far below the page's heading those of the pages are.
    level: u8,
    changeable: bool,
    nodes: Vec<Node>,
    /// The rows of the list that is not closed yet.
    open: Vec<Element>,
}

impl List<'_> {
    fn close(&mut self) {
        if !self.open.is_empty() {
            let rows = std::mem::take(&mut self.open);
            self.nodes.push(el("dl").attr("class", "bl-answers").children(rows).into());
        }
    }

    fn field(&mut self, field: &Field, place: &Place) {
        if !field.is_shown() || !self.view.session.is_relevant(place) {
            return;
        }
        match field.widget {
            widget
                if widget.is_group()
                    && field.folded
                    && self.view.session.value_at(self.view.form, place).is_none() =>
            {
                self.answer(field, place, None);
            }
            widget if widget.is_group() => self.group(field, place),
            Widget::Rows => self.rows(field, place),
            _ => self.answer(field, place, value(self.view, field, place)),
        }
    }

    /// A heading cannot say where its part ends, so a named group holds it.
    fn group(&mut self, field: &Field, place: &Place) {
        self.close();
        let before = std::mem::take(&mut self.nodes);
        let id = ids::legend(&self.view.options.prefix, place);
        // Groups in it have headings below its own.
        self.level = self.level.saturating_add(1);
        let tag = self.view.heading_tag(self.level);
        let heading = el(tag).attr("class", "bl-section bl-section--sub").attr("id", id.clone());
        self.nodes.push(texts::put(heading, &texts::label(self.view, field, place)).into());
        for child in field.children.iter().filter_map(|id| self.view.form.field(*id)) {
            self.field(child, &child.below(place));
        }
        self.level = self.level.saturating_sub(1);
        self.close();
        let group = el("div").attr("class", "bl-box bl-box--answers").attr("role", "group");
        let group = group.attr("aria-labelledby", id).children(std::mem::replace(&mut self.nodes, before));
        self.nodes.push(group.into());
    }

    fn rows(&mut self, field: &Field, place: &Place) {
        self.answer(field, place, value(self.view, field, place));
        let item = field.children.first().and_then(|id| self.view.form.field(*id));
        for key in self.view.session.answers().rows(place) {
            if let Some(item) = item {
                self.field(item, &place.row(*key));
            }
        }
    }

    fn answer(&mut self, field: &Field, place: &Place, value: Option<Vec<Node>>) {
        let label =
            texts::put(el("dt").attr("class", "bl-answer__label"), &texts::label(self.view, field, place));
        let answer = el("dd").attr("class", "bl-answer__value");
        let value = value.unwrap_or_else(|| vec![answer::missing(self.view, field).into()]);
        let answer = answer.children(value);
        let change = (self.changeable && field.compute.is_none()).then(|| {
            el("dd").attr("class", "bl-answer__change").child(page::change(self.view, field, place))
        });
        self.open.push(el("div").attr("class", "bl-answer").child(label).child(answer).children(change));
    }
}

/// An answer as nodes, of rows how many there are; `None` where there is none.
fn value(view: &View<'_>, field: &Field, place: &Place) -> Option<Vec<Node>> {
    if field.widget != Widget::Rows {
        return answer::nodes(view, field, place);
    }
    let rows = view.session.answers().rows(place).len();
    let count = view.words.number(&i64::try_from(rows).unwrap_or(i64::MAX).into());
    (rows > 0).then(|| vec![count.into()])
}
