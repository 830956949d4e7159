//! A view while it is being built: fields by their widget, and the shown problems found quickly.

use super::base::Question;
use super::{Element, View, computed, el, ids, notes, texts};
use crate::form::Field;
use crate::i18n::Phrase;
use crate::pointer::Place;
use crate::session::Shown;
use crate::widgets::row_tail;

/// A view and the problems that what it builds may show.
pub(crate) struct Scene<'a> {
    pub(crate) view: View<'a>,
    /// In the session's order.
    pub(crate) wrongs: Vec<Wrong<'a>>,
    /// The indexes of `wrongs` by place: a walk through all of them for each of a thousand fields is too slow.
    by_place: Vec<usize>,
    /// "Error:"
    pub(crate) error_prefix: Phrase,
    /// "Note:"
    pub(crate) warning_prefix: Phrase,
}

/// A shown problem and its sentence, which summary and question both say.
pub(crate) struct Wrong<'a> {
    pub(crate) shown: &'a Shown,
    pub(crate) sentence: Phrase,
}

impl Wrong<'_> {
    /// A soft question that is left empty: one may go on.
    pub(crate) fn is_warning(&self) -> bool {
        self.shown.problem.code == "soft"
    }
}

impl<'a> Scene<'a> {
    pub(crate) fn new(view: View<'a>, shown: impl Iterator<Item = &'a Shown>) -> Self {
        let wrong = |shown: &'a Shown| {
            let field = view.form.field_at(&shown.place).filter(|_| !shown.place.is_root());
            Wrong { shown, sentence: texts::problem(&view, field, &shown.place, &shown.problem) }
        };
        let wrongs: Vec<Wrong<'_>> = shown.map(wrong).collect();
        let mut by_place: Vec<usize> = (0..wrongs.len()).collect();
        // Stable: several problems of one place keep their order.
        by_place.sort_by_key(|index| wrongs.get(*index).map(|wrong| &wrong.shown.place));
        Self {
            view,
            wrongs,
            by_place,
            error_prefix: view.phrase("error-prefix"),
            warning_prefix: view.phrase("warning-prefix"),
        }
    }

    /// The problems shown at exactly this place.
    pub(crate) fn wrongs_at(&self, place: &Place) -> Vec<&Wrong<'a>> {
        let wrong = |index: &usize| self.wrongs.get(*index);
        let is_before = |index: &usize| wrong(index).is_some_and(|wrong| wrong.shown.place < *place);
        let from = self.by_place.partition_point(is_before);
        let rest = self.by_place.iter().skip(from).filter_map(wrong);
        rest.take_while(|wrong| wrong.shown.place == *place).collect()
    }

    /// One field by its widget. `None` for those that are never shown.
    pub(crate) fn field(&self, field: &Field, place: &Place) -> Option<Element> {
        if !field.is_shown() {
            return None;
        }
        if !self.view.session.is_relevant(place) {
            let id = ids::group(&self.view.options.prefix, place);
            return Some(el("div").attr("id", id).flag("hidden", true));
        }
        let question = Question::new(self, field, place.clone());
        let is_given = field.is_given() && !field.widget.has_members();
        let show = if is_given { computed::element } else { field.widget.spec().show };
        let element = show(&question);
        let element = if place.is_row() { element.children(row_tail(&question)) } else { element };
        Some(notes::around(&question, element))
    }
}
