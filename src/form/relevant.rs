//! Gives fields their conditions (their own, their page's, those of their branch) and computed values, and sorts them.

use super::conditions::{Compiled, Conditions};
use super::diagnostic::{Report, Severity};
use super::fields::Found;
use super::levels::{Levels, levels};
use super::order::{Vertex, order};
use super::pages::Built;
use super::{Field, FieldId, PageKind};
use crate::expr;
use crate::map::Map;
use crate::pointer::{Place, Pointer};

/// A field on its way into the form, with what makes it conditional or computes it.
#[derive(Default)]
struct Entry {
    /// Written by the author, with where it stands.
    own: Option<(Pointer, Compiled)>,
    implied: Option<Compiled>,
    compute: Option<(Pointer, expr::Compiled)>,
}

impl Entry {
    /// One more condition of the author's must hold.
    fn also(&mut self, at: &Pointer, compiled: &Compiled) {
        self.own = Some(match self.own.take() {
            Some((own_at, own)) => (own_at, compiled.clone().and(own)),
            None => (at.clone(), compiled.clone()),
        });
    }

    fn reads(&self) -> Vec<&Place> {
        let compiled = self.own.iter().map(|(_, compiled)| compiled).chain(&self.implied);
        let computed = self.compute.iter().flat_map(|(_, compiled)| &compiled.reads);
        compiled.flat_map(|compiled| &compiled.reads).chain(computed).collect()
    }

    /// Where the author wrote it.
    fn at(&self) -> Option<&Pointer> {
        self.own.as_ref().map(|(at, _)| at).or(self.compute.as_ref().map(|(at, _)| at))
    }
}

/// What is looked at again when answers change, before it is in the fields.
pub(super) struct Relevant {
    entries: Vec<Option<Entry>>,
    levels: Levels,
    order: Vec<FieldId>,
}

/// Compiles all conditions and computed values, and finds the order to look at them.
pub(super) fn relevant(
    found: &Found,
    pages: &[Built],
    conditions: &Conditions<'_>,
    notes: &mut Report,
    report: &mut Report,
) -> Relevant {
    let levels = levels(found, pages, conditions, report);
    let mut entries = entries(found, pages, &levels, conditions, report);
    let order = loop {
        let vertices: Vec<Vertex<'_>> =
            entries.iter().map(|entry| entry.as_ref().map(Entry::reads).unwrap_or_default()).collect();
        let conditional = |id: FieldId| entries.get(id.0 as usize).is_some_and(Option::is_some);
        match order(&vertices, &conditional, conditions.by_place) {
            Ok(sorted) => break sorted,
            Err(cycle) => break_cycle(&mut entries, &cycle, conditions.fields, notes, report),
        }
    };
    Relevant { entries, levels, order }
}

impl Relevant {
    /// Puts conditions into their fields, with who reads them; gives the order to look at them.
    pub(super) fn attach(self, fields: &mut [Field], by_place: &Map<Place, FieldId>) -> Vec<FieldId> {
        for (index, entry) in self.entries.into_iter().enumerate() {
            let (Some(entry), Ok(id)) = (entry, u32::try_from(index)) else { continue };
            for place in entry.reads() {
                let read = by_place.get(place).and_then(|id| fields.get_mut(id.0 as usize));
                let readers = read.map(|field| &mut field.readers);
                readers
                    .into_iter()
                    .filter(|ids| ids.last() != Some(&FieldId(id)))
                    .for_each(|ids| ids.push(FieldId(id)));
            }
            let Some(field) = fields.get_mut(index) else { continue };
            field.has_own_condition = entry.own.is_some();
            field.compute = entry.compute.map(|(_, compiled)| compiled.expression);
            let own = entry.own.map(|(_, compiled)| compiled);
            let both = match (own, entry.implied) {
                (Some(own), Some(implied)) => Some(own.and(implied)),
                (own, implied) => own.or(implied),
            };
            field.when = both.map(|compiled| compiled.condition);
        }
        self.levels.attach(fields);
        self.order
    }
}

/// One entry for each field that is asked only sometimes or computed.
fn entries(
    found: &Found,
    pages: &[Built],
    levels: &Levels,
    conditions: &Conditions<'_>,
    report: &mut Report,
) -> Vec<Option<Entry>> {
    let mut entries: Vec<Option<Entry>> = Vec::new();
    entries.resize_with(conditions.fields.len(), || None);
    for conditional in &found.conditional {
        let index = conditional.field.0 as usize;
        let (Some(field), Some(entry)) = (conditions.fields.get(index), entries.get_mut(index)) else {
            continue;
        };
        let mut own = None;
        if let Some(at) = &conditional.when {
            let is_row = field.place.parent().is_some_and(|rows| rows.any_row() == field.place);
            if is_row || field.mark.is_some() {
                let message =
                    "A row cannot have a condition: put it on the list, or on the questions in the row.";
                report.error(at, "condition-on-row", message);
            } else {
                own = conditions.written(at, &field.place, report).map(|compiled| (at.clone(), compiled));
            }
        }
        let implied = conditions.implied(conditional, &field.place);
        let compute = conditional.compute.as_ref().and_then(|at| {
            let compiled = conditions.expressions().computed(field, at, report)?;
            Some((at.clone(), compiled))
        });
        if own.is_some() || implied.is_some() || compute.is_some() {
            *entry = Some(Entry { own, implied, compute });
        }
    }
    for (id, at, compiled) in &levels.conditions {
        let entry = entries.get_mut(id.0 as usize).into_iter();
        entry.for_each(|entry| entry.get_or_insert_default().also(at, compiled));
    }
    for Built { page, when } in pages {
        let Some(at) = when.as_ref().filter(|_| page.kind == PageKind::Questions) else { continue };
        let Some(compiled) = conditions.written(at, &Place::root(), report) else { continue };
        for id in &page.fields {
            let Some(entry) = entries.get_mut(id.0 as usize) else { continue };
            entry.get_or_insert_default().also(at, &compiled);
        }
    }
    entries
}

/// A cycle that the author wrote is an error; one that lies in the branches of a schema only means that
/// these questions are always asked.
fn break_cycle(
    entries: &mut [Option<Entry>],
    cycle: &[FieldId],
    fields: &[Field],
    notes: &mut Report,
    report: &mut Report,
) {
    let entry = |id: &FieldId| entries.get(id.0 as usize)?.as_ref();
    let around = cycle.iter().filter_map(|id| fields.get(id.0 as usize));
    let names: Vec<&str> = around.map(|field| field.place.as_str()).collect();
    let around = names.join("\", \"");
    if let Some(at) = cycle.iter().find_map(|id| entry(id)?.at()) {
        let message = match names.as_slice() {
            [_] => "This reads the answer that it decides about: let it read another.".to_owned(),
            _ => [
                "These read each other in a circle: \"",
                &around,
                "\". Let one of them do without the others.",
            ]
            .concat(),
        };
        report.error(at, "condition-cycle", message);
    } else if let Some(field) = cycle.first().and_then(|id| fields.get(id.0 as usize)) {
        let message =
            ["The branches of \"", &around, "\" depend on each other, so these are always asked."].concat();
        notes.add(Severity::Warning, &field.location, "condition-cycle", message);
    }
    for id in cycle {
        entries.get_mut(id.0 as usize).into_iter().for_each(|entry| *entry = None);
    }
}
