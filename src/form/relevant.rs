//! Gives fields their conditions (their own, their page's, those of their branch) and sorts them.

use crate::map::Map;

use super::FieldId;
use super::conditions::{Compiled, Conditions};
use super::diagnostic::{Report, Severity};
use super::fields::Found;
use super::load::Order;
use super::order::{Vertex, order};
use super::pages::Built;
use crate::pointer::{Place, Pointer};

/// A conditional field on its way into the form.
struct Entry {
    field: FieldId,
    place: Place,
    /// Written by the author, with where it stands.
    own: Option<(Pointer, Compiled)>,
    implied: Option<Compiled>,
}

/// Compiles all conditions into the fields; gives who reads what, and the order to look at them.
pub(super) fn attach(
    found: &mut Found,
    pages: &[Built],
    conditions: &Conditions<'_>,
    report: &mut Report,
) -> Order {
    let mut entries = entries(found, pages, conditions, report);
    let sorted = loop {
        let vertices: Vec<Vertex> = entries.values().map(vertex).collect();
        match order(&vertices) {
            Ok(sorted) => break sorted,
            Err(cycle) => {
                let ids: Vec<FieldId> =
                    cycle.iter().filter_map(|at| vertices.get(*at)).map(|one| one.field).collect();
                break_cycle(&mut entries, &ids, found, report);
            }
        }
    };
    let mut readers: Map<Place, Vec<FieldId>> = Map::new();
    for (id, entry) in entries {
        for place in vertex(&entry).reads {
            let ids = readers.entry(place).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
        let Some(field) = found.fields.get_mut(id.0 as usize) else { continue };
        field.has_own_condition = entry.own.is_some();
        let own = entry.own.map(|(_, compiled)| compiled);
        let both = own.into_iter().chain(entry.implied).reduce(Compiled::and);
        field.when = both.map(|compiled| compiled.condition);
    }
    Order { readers, order: sorted }
}

fn vertex(entry: &Entry) -> Vertex {
    let compiled = entry.own.iter().map(|(_, compiled)| compiled).chain(&entry.implied);
    let reads = compiled.flat_map(|compiled| compiled.reads.iter().cloned()).collect();
    Vertex { field: entry.field, place: entry.place.clone(), reads }
}

fn entries(
    found: &Found,
    pages: &[Built],
    conditions: &Conditions<'_>,
    report: &mut Report,
) -> Map<FieldId, Entry> {
    let mut entries = Map::new();
    let place =
        |id: FieldId| found.fields.get(id.0 as usize).map(|field| field.place.clone()).unwrap_or_default();
    for conditional in &found.conditional {
        let (field, place) = (conditional.field, place(conditional.field));
        let own = conditional.when.as_ref().and_then(|at| {
            if place.parent().is_some_and(|rows| rows.any_row() == place) {
                let message =
                    "A row cannot have a condition: put it on the list, or on the questions in the row.";
                report.error(at, "condition-on-row", message);
                return None;
            }
            Some((at.clone(), conditions.written(at, &place, report)?))
        });
        let implied = conditions.implied(conditional, &place);
        entries.insert(field, Entry { field, place, own, implied });
    }
    for Built { page, when } in pages {
        let Some(at) = when else { continue };
        let Some(compiled) = conditions.written(at, &Place::root(), report) else { continue };
        for id in &page.fields {
            let new = Entry { field: *id, place: place(*id), own: None, implied: None };
            let entry = entries.entry(*id).or_insert(new);
            entry.own = Some(match entry.own.take() {
                Some((own_at, own)) => (own_at, compiled.clone().and(own)),
                None => (at.clone(), compiled.clone()),
            });
        }
    }
    entries
}

/// A cycle that the author wrote is an error; one that lies in the branches of a schema only means that
/// these questions are always asked.
fn break_cycle(entries: &mut Map<FieldId, Entry>, cycle: &[FieldId], found: &mut Found, report: &mut Report) {
    let names: Vec<&str> =
        cycle.iter().filter_map(|id| entries.get(id)).map(|entry| entry.place.as_str()).collect();
    let around = names.join("\", \"");
    let written = cycle.iter().find_map(|id| entries.get(id)?.own.as_ref().map(|(at, _)| at.clone()));
    if let Some(at) = &written {
        let message = match names.as_slice() {
            [_] => "This condition reads the answer that it decides about.".to_owned(),
            _ => ["These conditions read each other in a circle: \"", &around, "\"."].concat(),
        };
        report.error(at, "condition-cycle", message);
    } else if let Some(field) = cycle.first().and_then(|id| found.fields.get(id.0 as usize)) {
        let message =
            ["The branches of \"", &around, "\" depend on each other, so these are always asked."].concat();
        found.notes.add(Severity::Warning, &field.location, "condition-cycle", message);
    }
    for id in cycle {
        entries.remove(id);
    }
}
