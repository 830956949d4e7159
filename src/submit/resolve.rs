//! From where a server says that something is wrong to the question that asks for it.

use std::borrow::Cow;

use crate::form::{Field, Form};
use crate::pointer::{Pointer, array_index};

/// Names by which frameworks mean all that the names before them hold, the whole form where there are none.
const WHOLE: [&str; 6] = ["__all__", "non_field_errors", "base", "_schema", "form", "_errors"];

/// The pointer that a server's path means, and whether it was found in the form. What was not found is left as it
/// is: it then stands in the summary alone.
///
/// The path as it is comes first, then without what stands before the answers in the server's own object (`body`,
/// `/data/attributes`, an object's name), then as the end of one single field's place. Names may be written in
/// another convention (`postCode`, `post_code`).
pub(super) fn resolve(form: &Form, path: &Pointer) -> (Pointer, bool) {
    let Some(root) = form.fields.first() else { return (path.clone(), false) };
    let mut steps: Vec<Cow<'_, str>> = path.tokens().collect();
    let is_whole = |name: &Cow<'_, str>| {
        WHOLE.contains(&name.as_ref()) && !form.fields.iter().any(|field| field.name == **name)
    };
    if steps.last().is_some_and(is_whole) {
        steps.pop();
    }
    if steps.is_empty() {
        return (Pointer::root(), true);
    }
    let mut partly = None;
    let mut rest = steps.as_slice();
    while let [step, inner @ ..] = rest {
        match walk(form, root, rest) {
            Some((pointer, true)) => return (pointer, true),
            found => partly = partly.or(found),
        }
        if array_index(step).is_some() {
            break;
        }
        rest = inner;
    }
    let found = by_end(form, &steps).or(partly.map(|(pointer, _)| pointer));
    found.map_or_else(|| (path.clone(), false), |pointer| (pointer, true))
}

fn children<'a>(form: &'a Form, field: &'a Field) -> impl Iterator<Item = &'a Field> {
    field.children.iter().filter_map(|id| form.field(*id))
}

/// The steps followed from the root group, and whether all of them were fields. Those below the last field are kept.
fn walk(form: &Form, root: &Field, steps: &[Cow<'_, str>]) -> Option<(Pointer, bool)> {
    let (mut around, mut pointer) = (root, Pointer::root());
    let mut is_whole = true;
    for step in steps {
        let child = match array_index(step) {
            _ if !is_whole => None,
            Some(_) if around.is_list() => children(form, around).next(),
            None if around.is_list() => None,
            _ => named(form, around, step),
        };
        is_whole = child.is_some() || (is_whole && around.children.is_empty());
        match child {
            Some(child) => {
                pointer.push(if around.is_list() { step } else { &child.name });
                around = child;
            }
            None if around.parent.is_none() => return None,
            None => pointer.push(step),
        }
    }
    Some((pointer, is_whole))
}

/// The member with this name, or the only one whose name is the same but for how words are joined.
fn named<'a>(form: &'a Form, around: &'a Field, name: &str) -> Option<&'a Field> {
    children(form, around).find(|child| child.name == name).or_else(|| {
        let mut alike = children(form, around).filter(|child| is_same_name(&child.name, name));
        alike.next().filter(|_| alike.next().is_none())
    })
}

/// `postCode`, `PostCode`, `post_code` and `post-code`.
fn is_same_name(own: &str, name: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = char> {
        name.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase())
    }
    letters(own).eq(letters(name))
}

/// The one field outside rows whose place ends so.
fn by_end(form: &Form, steps: &[Cow<'_, str>]) -> Option<Pointer> {
    let (last, before) = steps.split_last()?;
    let ends_so = |field: &&Field| {
        let around = || field.parent.and_then(|id| form.field(id));
        let is_below = |name: &Cow<'_, str>| around().is_some_and(|around| is_same_name(&around.name, name));
        is_same_name(&field.name, last) && before.last().is_none_or(is_below)
    };
    let mut found = form.fields.iter().skip(1).filter(ends_so);
    let only = found.next().filter(|_| found.next().is_none())?;
    // A place in a row is no pointer.
    Pointer::parse(only.place.as_str())
}
