//! `form.actingFor` and `form.glossary`: whom the form is filled in for, and words that need explaining.

use super::conditions::{Conditions, nearest_field};
use super::definition::{ActingKeyword, TermKeyword};
use super::diagnostic::{Report, did_you_mean};
use super::{Acting, Field, FieldId, Term, Widget, kinds};
use crate::pointer::{Place, Pointer};

/// The condition and the questions of `form.actingFor`, and the fields that decide about it.
pub(super) fn acting(
    keyword: &ActingKeyword,
    conditions: &Conditions<'_>,
    report: &mut Report,
) -> Option<(Acting, Vec<FieldId>)> {
    let at = Pointer::root().child("form").child("actingFor");
    let compiled = conditions.written(&at.child("when"), &Place::root(), report);
    let about = keyword.about.iter().enumerate();
    let about: Option<Vec<FieldId>> = about
        .map(|(index, text)| named(text, &at.child("about").child(&index.to_string()), conditions, report))
        .collect();
    let name = keyword.name.as_ref().map(|text| name(text, &at.child("name"), conditions, report));
    let (compiled, about) = (compiled?, about?);
    let asked = |place: &Place| {
        let id = conditions.by_place.get(place).copied()?;
        conditions.fields.get(id.0 as usize).filter(|field| field.widget != Widget::Hidden).map(|_| id)
    };
    let reads: Vec<FieldId> = compiled.reads.iter().filter_map(asked).collect();
    let question = reads.first().copied();
    let name = name.map_or(Some(None), |name| name.map(Some))?;
    Some((Acting { when: compiled.condition, about, name, question }, reads))
}

/// The field that a pointer names.
fn named(text: &str, at: &Pointer, conditions: &Conditions<'_>, report: &mut Report) -> Option<FieldId> {
    let place = Pointer::parse(text).map(Place::from).filter(|place| !place.is_root());
    let found = place.and_then(|place| conditions.by_place.get(&place).copied());
    if found.is_none() {
        let hint = did_you_mean(nearest_field(text, conditions.by_place));
        report.error(at, "unknown-field", ["There is no field at \"", text, "\".", &hint].concat());
    }
    found
}

/// The question that asks what somebody is called.
fn name(text: &str, at: &Pointer, conditions: &Conditions<'_>, report: &mut Report) -> Option<FieldId> {
    let id = named(text, at, conditions, report)?;
    let is_question = |field: &Field| !field.widget.has_members();
    if conditions.fields.get(id.0 as usize).is_some_and(is_question) {
        return Some(id);
    }
    report.error(
        at,
        "unknown-field",
        "This must lead to the question that asks for the name, not to a group.",
    );
    None
}

/// The words of a glossary, each with an id of its own.
pub(super) fn glossary(keywords: Vec<TermKeyword>, report: &mut Report) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::with_capacity(keywords.len());
    let list = Pointer::root().child("form").child("glossary");
    for (index, TermKeyword { id, term, text }) in keywords.into_iter().enumerate() {
        let is_taken = terms.iter().any(|other| other.id == id);
        kinds::id("term", &id, is_taken, &list.child(&index.to_string()), report);
        terms.push(Term { id, term, text });
    }
    terms
}
