//! Which pages there are, given the answers: the journey, its steps, its tasks.

use super::{Position, Session};
use crate::form::{Form, Page, PageKind, Task, relevance};
use crate::pointer::Place;

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// None of its pages was passed.
    Missing,
    /// Some page was passed; another was not, or something in it is wrong.
    Begun,
    /// All is answered.
    Done,
}

/// A task of the list, as it is now.
#[derive(Debug)]
pub struct Listed<'a> {
    /// Its id and name.
    pub task: &'a Task,
    /// The page that its button opens: the first that is not done, else its first.
    pub page: usize,
    /// How far it is.
    pub progress: Progress,
}

impl Session {
    /// The indexes of the pages that are shown, given the answers. An exit page is the last.
    pub fn journey(&self, form: &Form) -> Vec<usize> {
        let mut journey = Vec::new();
        for (index, page) in form.pages.iter().enumerate() {
            if self.shows(form, page) {
                journey.push(index);
                if page.is_exit() {
                    break;
                }
            }
        }
        journey
    }

    /// A page with questions while one of them is asked; another while its own condition holds.
    fn shows(&self, form: &Form, page: &Page) -> bool {
        if page.is_asking() {
            let mut fields = page.fields.iter().filter_map(|id| form.field(*id));
            return fields.any(|field| self.is_relevant(&field.place));
        }
        page.when.as_ref().is_none_or(|condition| {
            self.with_scope(form, &Place::root(), |scope| relevance::holds(form, condition, scope))
        })
    }

    /// "Step n of m", from 1: pages with questions, and check answers as the last; `None` elsewhere.
    pub fn progress(&self, form: &Form) -> Option<(usize, usize)> {
        let mut steps = self.journey(form);
        steps.retain(|index| form.pages.get(*index).is_some_and(Page::is_asking));
        let last = steps.len() + 1;
        match self.position {
            Position::Page(page) => steps.iter().position(|index| *index == page).map(|at| (at + 1, last)),
            Position::Check => Some((last, last)),
            Position::Receipt => None,
        }
    }

    /// Where the journey begins.
    pub(super) fn start(&self, form: &Form) -> Position {
        self.journey(form).first().copied().map_or(Position::Check, Position::Page)
    }

    /// Whether no page is before the one shown.
    pub fn is_first(&self, form: &Form) -> bool {
        self.row.is_none() && self.journey(form).first().copied().map(Position::Page) == Some(self.position)
    }

    /// Where the journey ends: at an exit page, else with check answers.
    pub(super) fn end(&self, form: &Form) -> Position {
        let last = self.journey(form).last().copied();
        let exit = last.filter(|index| form.pages.get(*index).is_some_and(Page::is_exit));
        exit.map_or(Position::Check, Position::Page)
    }

    /// The list of tasks, where it is shown: its page and all of its tasks.
    pub(super) fn task_list<'a>(&self, form: &'a Form) -> Option<(usize, &'a [Task])> {
        self.journey(form).into_iter().find_map(|index| match &form.pages.get(index)?.kind {
            PageKind::Tasks(tasks) => Some((index, tasks.as_slice())),
            _ => None,
        })
    }

    /// The tasks that have pages to be shown, in order; none where there is no list.
    pub fn tasks<'a>(&self, form: &'a Form) -> Vec<Listed<'a>> {
        let (journey, undone) = (self.journey(form), self.undone(form));
        let tasks = self.task_list(form).map_or(&[][..], |(_, tasks)| tasks);
        let listed = tasks.iter().filter_map(|task| {
            let mut pages = task.pages.iter().copied().filter(|page| journey.contains(page));
            let first = pages.clone().next()?;
            let open = pages.clone().find(|page| undone.contains(page));
            let progress = match open {
                None => Progress::Done,
                _ if pages.any(|page| self.is_passed(form, page)) => Progress::Begun,
                _ => Progress::Missing,
            };
            Some(Listed { task, page: open.unwrap_or(first), progress })
        });
        listed.collect()
    }

    /// The pages of the journey with questions that were never passed, or where something is wrong.
    pub(super) fn undone(&self, form: &Form) -> Vec<usize> {
        let problems = self.find_problems(form);
        let wrong = |page| problems.iter().any(|shown| self.page_of(form, &shown.place) == Some(page));
        let mut undone = self.journey(form);
        undone.retain(|index| {
            let is_asking = form.pages.get(*index).is_some_and(Page::is_asking);
            is_asking && (!self.is_passed(form, *index) || wrong(*index))
        });
        undone
    }

    /// Whether something was answered on a page, and nothing there is wrong or missing.
    pub(super) fn is_filled_in(&self, form: &Form, page: usize) -> bool {
        let fields = form.pages.get(page).map_or(&[][..], |page| &page.fields);
        let mut fields = fields.iter().filter_map(|id| form.field(*id));
        fields.any(|field| self.found(form, field, &field.place).is_some_and(|(_, is_given)| is_given))
            && self.find_problems(form).iter().all(|shown| self.page_of(form, &shown.place) != Some(page))
    }

    /// Whether Next led on from a page once, or Back led away from it when all was right.
    pub(super) fn is_passed(&self, form: &Form, page: usize) -> bool {
        form.pages.get(page).is_some_and(|page| self.passed.contains(&page.id))
    }
}
