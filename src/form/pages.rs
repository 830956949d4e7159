//! `form.pages`: which questions stand on which page, every one on exactly one.

use super::conditions::nearest_field;
use super::definition::{PageKeyword, RootKeyword};
use super::diagnostic::{Report, did_you_mean};
use super::fields::Found;
use super::{Field, FieldId, Page, PageKind, Widget, kinds};
use crate::json::Value;
use crate::pointer::{Place, Pointer};

/// A page and where its condition stands.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) page: Page,
    pub(super) when: Option<Pointer>,
}

/// The pages of a definition; without `form.pages`, one with everything that is asked.
pub(super) fn pages(
    root: &RootKeyword,
    definition: &Value,
    found: &Found,
    report: &mut Report,
) -> Vec<Built> {
    let title = definition.get("title").and_then(Value::as_str).unwrap_or_default();
    let Some(keywords) = &root.pages else { return vec![whole(title, found)] };
    let mut taken: Vec<Option<usize>> = vec![None; found.fields.len()];
    let mut pages: Vec<Built> = Vec::with_capacity(keywords.len());
    let mut complete = !keywords.is_empty();
    for (index, keyword) in keywords.iter().enumerate() {
        let at = Pointer::root().child("form").child("pages").child(&index.to_string());
        let is_taken = pages.iter().any(|other| other.page.id == keyword.id);
        kinds::id("page", &keyword.id, is_taken, &at, report);
        let fields =
            Taking { found, page: index, report, taken: &mut taken }.all(keyword, &at.child("fields"));
        complete &= fields.len() == keyword.fields.len();
        complete &= kinds::fits(keyword, index, &at, report);
        let when = definition.at(&at.child("when")).map(|_| at.child("when"));
        kinds::ends(keyword, when.is_some(), &at, report);
        pages.push(Built { page: page(keyword, fields), when });
    }
    kinds::tasks(keywords, &mut pages, report);
    // A page that names a field wrongly has said what is wrong: the field is not also on no page.
    if complete {
        left_over(found, &taken, report);
    }
    pages
}

fn page(keyword: &PageKeyword, fields: Vec<FieldId>) -> Page {
    Page {
        id: keyword.id.clone(),
        title: keyword.title.clone(),
        description: keyword.description.clone(),
        text: keyword.text.clone(),
        kind: kinds::kind(keyword),
        fields,
        when: None,
    }
}

fn whole(title: &str, found: &Found) -> Built {
    let root = found.fields.first();
    let asked =
        |id: &&FieldId| found.fields.get(id.0 as usize).is_some_and(|field| field.widget != Widget::Hidden);
    let fields = root.map(|root| root.children.iter().filter(asked).copied().collect()).unwrap_or_default();
    let page = Page {
        id: "form".to_owned(),
        title: title.to_owned(),
        description: None,
        text: None,
        kind: PageKind::Questions,
        fields,
        when: None,
    };
    Built { page, when: None }
}

struct Taking<'x> {
    found: &'x Found,
    page: usize,
    report: &'x mut Report,
    /// For each field the page that has it.
    taken: &'x mut [Option<usize>],
}

impl Taking<'_> {
    fn all(&mut self, keyword: &PageKeyword, at: &Pointer) -> Vec<FieldId> {
        let named = keyword.fields.iter().enumerate();
        named.filter_map(|(index, text)| self.one(text, &at.child(&index.to_string()))).collect()
    }

    fn one(&mut self, text: &str, at: &Pointer) -> Option<FieldId> {
        let place = Pointer::parse(text).map(Place::from).filter(|place| !place.is_root());
        let Some(id) = place.and_then(|place| self.found.by_place.get(&place).copied()) else {
            let hint = did_you_mean(nearest_field(text, &self.found.by_place));
            self.report.error(at, "page-field", ["There is no field at \"", text, "\".", &hint].concat());
            return None;
        };
        if !self.take(id) {
            let message =
                ["\"", text, "\", or something in it, is already on a page: a question is asked once."]
                    .concat();
            self.report.error(at, "field-twice", message);
        }
        Some(id)
    }

    /// Marks a field and everything in it; `false` when something was marked already.
    fn take(&mut self, id: FieldId) -> bool {
        let mut free = true;
        let mut next = vec![id];
        while let Some(id) = next.pop() {
            if let Some(mark) = self.taken.get_mut(id.0 as usize) {
                free &= mark.replace(self.page).is_none();
            }
            next.extend(self.found.fields.get(id.0 as usize).into_iter().flat_map(|field| &field.children));
        }
        free
    }
}

/// Reports what is on no page: the outermost field of which nothing is.
fn left_over(found: &Found, taken: &[Option<usize>], report: &mut Report) {
    let taken = |id: FieldId| taken.get(id.0 as usize).is_some_and(Option::is_some);
    // Children come after their parents, so one walk backwards knows what is in each field.
    let mut some: Vec<bool> = (0..found.fields.len()).map(|_| false).collect();
    for (index, field) in found.fields.iter().enumerate().rev() {
        let own = u32::try_from(index).is_ok_and(|id| taken(FieldId(id)));
        let any = own || some.get(index).copied().unwrap_or(false);
        let parent = field.parent.and_then(|parent| some.get_mut(parent.0 as usize));
        if let (true, Some(parent)) = (any, parent) {
            *parent = true;
        }
        some.get_mut(index).into_iter().for_each(|mark| *mark = any);
    }
    let has_some = |id: FieldId| some.get(id.0 as usize).copied().unwrap_or(true);
    for (index, field) in found.fields.iter().enumerate().skip(1) {
        let outermost =
            field.parent.is_none_or(|parent| parent.0 == 0 || (has_some(parent) && !taken(parent)));
        if !some.get(index).copied().unwrap_or(true) && outermost && !is_hidden(found, field) {
            let at = field.place.as_str();
            let message = [
                "\"",
                at,
                "\" is on no page: add it to the \"fields\" of one, or give it the widget \"hidden\".",
            ];
            report.error(&field.location, "field-on-no-page", message.concat());
        }
    }
}

/// Whether a field, or everything in it, is never shown.
fn is_hidden(found: &Found, field: &Field) -> bool {
    let child = |id: &FieldId| found.fields.get(id.0 as usize).is_none_or(|child| is_hidden(found, child));
    match field.widget {
        Widget::Hidden => true,
        widget if widget.is_group() => field.children.iter().all(child),
        _ => false,
    }
}
