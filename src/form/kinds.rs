//! The kinds of pages and their rules: a start page comes first, a task list leads to the pages behind it, an exit page
//! says when it ends.

use super::conditions::Conditions;
use super::definition::{KindName, PageKeyword, TaskKeyword};
use super::diagnostic::{Report, Severity, did_you_mean};
use super::pages::Built;
use super::{PageKind, Task};
use crate::json::nearest;
use crate::map::Set;
use crate::pointer::{Place, Pointer};

/// What a page is for. A list gets its tasks when all pages are known.
pub(super) fn kind(keyword: &PageKeyword) -> PageKind {
    match keyword.kind {
        KindName::Questions => PageKind::Questions,
        KindName::Start => PageKind::Start {
            needed: keyword.needed.as_ref().map(|lines| lines.join("\n")),
            minutes: keyword.minutes.and_then(|minutes| usize::try_from(minutes).ok()),
        },
        KindName::Tasks => PageKind::Tasks(Vec::new()),
        KindName::Exit => PageKind::Exit,
    }
}

/// The id of a page, a task or a term: a short name, once.
pub(super) fn id(what: &str, id: &str, is_taken: bool, at: &Pointer, report: &mut Report) {
    let code = match what {
        "page" => "page-id",
        "task" => "task-id",
        _ => "term-id",
    };
    let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if is_taken {
        report.error(&at.child("id"), code, ["Another ", what, " has the id \"", id, "\"."].concat());
    } else if !id.starts_with(|c: char| c.is_ascii_lowercase()) || !id.bytes().all(good) {
        let message = ["A ", what, "'s id is letters (a-z), digits and hyphens, and begins with a letter."];
        report.error(&at.child("id"), code, message.concat());
    }
}

/// Reports members that a page of this kind does not have, and a page in the wrong place; tells whether all is right.
pub(super) fn fits(keyword: &PageKeyword, index: usize, at: &Pointer, report: &mut Report) -> bool {
    let members = [
        ("needed", keyword.needed.is_some(), KindName::Start, "start"),
        ("minutes", keyword.minutes.is_some(), KindName::Start, "start"),
        ("tasks", keyword.tasks.is_some(), KindName::Tasks, "tasks"),
        ("fields", !keyword.fields.is_empty(), KindName::Questions, "questions"),
    ];
    let mut fits = true;
    for (member, is_there, kind, name) in members {
        if is_there && keyword.kind != kind {
            let message = ["\"", member, "\" belongs to a page of the kind \"", name, "\"."];
            report.error(&at.child(member), "page-kind", message.concat());
            fits = false;
        }
    }
    if keyword.kind == KindName::Questions && keyword.fields.is_empty() {
        let message = "This page asks nothing: name its questions in \"fields\", or give it the \"kind\" \"start\", \
                       \"tasks\" or \"exit\".";
        report.error(&at.child("fields"), "page-empty", message);
        fits = false;
    }
    if keyword.kind == KindName::Start && index > 0 {
        let message =
            "A start page is the first page, and there is one at most: move it, or give it another \"kind\".";
        report.error(&at.child("kind"), "page-kind", message);
    }
    fits
}

/// An exit page must say when.
pub(super) fn ends(keyword: &PageKeyword, has_condition: bool, at: &Pointer, report: &mut Report) {
    if keyword.kind == KindName::Exit && !has_condition {
        let message = "Everyone would end here, and no page behind this one would be reached: say in \"when\" for whom \
                       the form is not.";
        report.error(&at.child("when"), "unreachable", message);
    }
}

/// Gives the list of tasks its tasks: those written, or each page of questions behind it.
pub(super) fn tasks(keywords: &[PageKeyword], pages: &mut [Built], report: &mut Report) {
    let mut lists = (0..keywords.len()).filter(|index| is(keywords, *index, KindName::Tasks));
    let Some(list) = lists.next() else { return };
    for other in lists {
        let message = "There is one list of tasks at most: put these tasks into the first, or give the page another \
                       \"kind\".";
        report.error(&page_at(other).child("kind"), "page-kind", message);
    }
    let behind: Vec<usize> =
        (list + 1..keywords.len()).filter(|index| is(keywords, *index, KindName::Questions)).collect();
    let written = keywords.get(list).and_then(|keyword| keyword.tasks.as_ref());
    let tasks = if let Some(written) = written {
        Listing { keywords, behind, taken: Set::new(), report }.all(written, &page_at(list).child("tasks"))
    } else {
        let named = behind.into_iter().filter_map(|index| Some((index, keywords.get(index)?)));
        named.map(|(index, page)| Task { id: page.id.clone(), title: None, pages: vec![index] }).collect()
    };
    if let Some(built) = pages.get_mut(list) {
        built.page.kind = PageKind::Tasks(tasks);
    }
}

fn is(keywords: &[PageKeyword], index: usize, kind: KindName) -> bool {
    keywords.get(index).is_some_and(|keyword| keyword.kind == kind)
}

fn page_at(index: usize) -> Pointer {
    Pointer::root().child("form").child("pages").child(&index.to_string())
}

/// Reads a written list of tasks.
struct Listing<'x> {
    keywords: &'x [PageKeyword],
    /// The pages that tasks can have.
    behind: Vec<usize>,
    taken: Set<usize>,
    report: &'x mut Report,
}

impl Listing<'_> {
    fn all(mut self, written: &[TaskKeyword], at: &Pointer) -> Vec<Task> {
        let mut tasks: Vec<Task> = Vec::with_capacity(written.len());
        let mut complete = true;
        for (index, task) in written.iter().enumerate() {
            let at = at.child(&index.to_string());
            id("task", &task.id, tasks.iter().any(|other| other.id == task.id), &at, self.report);
            let mut pages = self.pages(task, &at.child("pages"));
            complete &= !pages.is_empty() && pages.len() == task.pages.len();
            pages.sort_unstable();
            tasks.push(Task { id: task.id.clone(), title: Some(task.title.clone()), pages });
        }
        // A task that names a page wrongly has said what is wrong.
        let left = self.behind.iter().filter(|index| complete && !self.taken.contains(index));
        for index in left {
            let id = self.keywords.get(*index).map_or("", |keyword| &keyword.id);
            let message =
                ["\"", id, "\" is on no task: name it in the \"pages\" of one, or put it before the list."];
            self.report.error(&page_at(*index).child("id"), "page-on-no-task", message.concat());
        }
        tasks
    }

    fn pages(&mut self, task: &TaskKeyword, at: &Pointer) -> Vec<usize> {
        let named = task.pages.iter().enumerate();
        named.filter_map(|(index, id)| self.page(id, &at.child(&index.to_string()))).collect()
    }

    fn page(&mut self, id: &str, at: &Pointer) -> Option<usize> {
        let id_of = |index: &usize| self.keywords.get(*index).map_or("", |keyword| keyword.id.as_str());
        let Some(page) = self.behind.iter().copied().find(|index| id_of(index) == id) else {
            let hint = did_you_mean(nearest(id, &mut self.behind.iter().map(id_of)));
            let message = ["Behind this list there is no page of questions \"", id, "\".", &hint];
            self.report.error(at, "task-page", message.concat());
            return None;
        };
        if !self.taken.insert(page) {
            let message = ["\"", id, "\" is on a task already: a page is on one."];
            self.report.error(at, "task-page", message.concat());
        }
        Some(page)
    }
}

/// Gives pages without questions their own conditions.
pub(super) fn conditions(
    pages: &mut [Built],
    conditions: &Conditions<'_>,
    notes: &mut Report,
    report: &mut Report,
) {
    for index in 0..pages.len() {
        let Some(Built { page, when: Some(at) }) = pages.get(index) else { continue };
        if page.kind == PageKind::Questions {
            continue;
        }
        let Some(compiled) = conditions.written(at, &Place::root(), report) else { continue };
        if page.kind == PageKind::Exit {
            let behind = pages.get(index + 1..).unwrap_or_default();
            asked_behind(behind, &compiled.reads, at, conditions, notes);
        }
        if let Some(built) = pages.get_mut(index) {
            built.page.when = Some(compiled.condition);
        }
    }
}

/// Whoever ends at an exit page cannot come to what stands behind it, and so could not mend it.
fn asked_behind(
    behind: &[Built],
    reads: &[Place],
    at: &Pointer,
    conditions: &Conditions<'_>,
    notes: &mut Report,
) {
    let fields = || behind.iter().flat_map(|built| &built.page.fields);
    let is_computed =
        |location: &Pointer| conditions.definition.at(&location.child("form").child("compute")).is_some();
    let asked = fields().filter_map(|id| conditions.fields.get(id.0 as usize));
    let asked = asked.filter(|field| !is_computed(&field.location));
    let holds = |read: &&Place| asked.clone().any(|field| field.place.holds(read));
    if let Some(read) = reads.iter().find(holds) {
        let message = [
            "\"",
            read.as_str(),
            "\" is asked on a page behind this one, which nobody who ended here could go back to: move this page behind \
             it.",
        ];
        notes.add(Severity::Warning, at, "page-order", message.concat());
    }
}

#[cfg(test)]
mod tests {
    use crate::form::tests::{Told, assert_told, definition};

    const START: &str = r#"{"id":"s","kind":"start","title":"S"}"#;
    const A: &str = r#"{"id":"a","title":"A","fields":["/a"]}"#;
    const B: &str = r#"{"id":"b","title":"B","fields":["/b"]}"#;

    /// Pages of a form that asks `a` and `b`, and what is wrong with them.
    const WRONG: [(&[&str], Told); 19] = [
        (
            &[r#"{"id":"p","title":"P","fields":[]}"#, A, B],
            ("page-empty", "/form/pages/0/fields", "\"kind\""),
        ),
        (&[A, B, r#"{"id":"p","title":"P"}"#], ("page-empty", "/form/pages/2/fields", "\"fields\"")),
        (&[A, START, B], ("page-kind", "/form/pages/1/kind", "first page")),
        (
            &[START, r#"{"id":"t","kind":"start","title":"T"}"#, A, B],
            ("page-kind", "/form/pages/1/kind", "one"),
        ),
        (
            &[r#"{"id":"s","kind":"start","title":"S","fields":["/a"]}"#, B],
            ("page-kind", "/form/pages/0/fields", "\"questions\""),
        ),
        (
            &[A, r#"{"id":"b","title":"B","fields":["/b"],"minutes":5}"#],
            ("page-kind", "/form/pages/1/minutes", "\"start\""),
        ),
        (
            &[r#"{"id":"s","kind":"start","title":"S","minutes":0}"#, A, B],
            ("limit", "/form/pages/0/minutes", "at least 1"),
        ),
        (&[r#"{"id":"s","kind":"strat","title":"S"}"#, A, B], ("unknown", "/form/pages/0/kind", "\"start\"")),
        (
            &[A, r#"{"id":"b","title":"B","fields":["/b"],"when":{"/b":{"const":"x"}}}"#],
            ("condition-cycle", "/form/pages/1/when", "decides about"),
        ),
        (
            &[A, r#"{"id":"x","kind":"exit","title":"X"}"#, B],
            ("unreachable", "/form/pages/1/when", "\"when\""),
        ),
        (
            &[A, r#"{"id":"x","kind":"exit","title":"X","when":{"/c":{"const":1}}}"#, B],
            ("condition-pointer", "/form/pages/1/when/~1c", "no field"),
        ),
        (
            &[
                B,
                r#"{"id":"l","kind":"tasks","title":"L","tasks":[{"id":"one","title":"One","pages":["a"]}]}"#,
                A,
                r#"{"id":"m","kind":"tasks","title":"M"}"#,
            ],
            ("page-kind", "/form/pages/3/kind", "one list"),
        ),
        (
            &[
                r#"{"id":"l","kind":"tasks","title":"L","tasks":[{"id":"one","title":"One","pages":["a"]}]}"#,
                A,
                B,
            ],
            ("page-on-no-task", "/form/pages/2/id", "\"b\""),
        ),
        (
            &[
                r#"{"id":"l","kind":"tasks","title":"L","tasks":[{"id":"one","title":"One","pages":["a","bb"]}]}"#,
                A,
                B,
            ],
            ("task-page", "/form/pages/0/tasks/0/pages/1", "\"b\""),
        ),
        (
            &[
                r#"{"id":"l","kind":"tasks","title":"L","tasks":[{"id":"one","title":"One","pages":["a","b","a"]}]}"#,
                A,
                B,
            ],
            ("task-page", "/form/pages/0/tasks/0/pages/2", "already"),
        ),
        (
            &[
                A,
                r#"{"id":"l","kind":"tasks","title":"L","tasks":[{"id":"one","title":"One","pages":["a","b"]}]}"#,
                B,
            ],
            ("task-page", "/form/pages/1/tasks/0/pages/0", "Behind this list"),
        ),
        (
            &[
                r#"{"id":"l","kind":"tasks","title":"L","tasks":[{"id":"1","title":"One","pages":["a","b"]}]}"#,
                A,
                B,
            ],
            ("task-id", "/form/pages/0/tasks/0/id", "a-z"),
        ),
        (
            &[
                r#"{"id":"l","kind":"tasks","title":"L","tasks":[{"id":"one","title":"One","pages":["a"]},{"id":"one","title":"Two","pages":["b"]}]}"#,
                A,
                B,
            ],
            ("task-id", "/form/pages/0/tasks/1/id", "Another task"),
        ),
        (
            &[
                r#"{"id":"l","kind":"tasks","title":"L","tasks":[{"id":"one","title":"One","pages":[]}]}"#,
                A,
                B,
            ],
            ("limit", "/form/pages/0/tasks/0/pages", "between 1 and 1000"),
        ),
    ];

    #[test]
    fn pages_of_each_kind_are_told_what_to_do() {
        let two = r#"{"a":{"type":"string"},"b":{"type":"string"}}"#;
        for (pages, told) in WRONG {
            assert_told(&definition(two, &[r#"{"pages":["#, &pages.join(","), "]}"].concat()), told);
        }
    }

    /// Whoever ended there could not mend the answer.
    #[test]
    fn an_exit_page_stands_behind_what_it_reads() {
        let exit = r#"{"id":"x","kind":"exit","title":"X","when":{"/b":{"const":"no"}}}"#;
        let two = r#"{"a":{"type":"string"},"b":{"type":"string"}}"#;
        for (pages, expected) in [([A, exit, B], Some("/form/pages/1/when")), ([A, B, exit], None)] {
            let text = definition(two, &[r#"{"pages":["#, &pages.join(","), "]}"].concat());
            let found = crate::form::tests::form(&text).lint();
            let found = found.iter().find(|one| one.code == "page-order");
            assert_eq!(found.map(|one| one.pointer.as_str()), expected, "{text}");
        }
    }
}
