//! Which schema stands at which place of a document.

use super::SchemaId;
use crate::json::sort_indexes;

/// Places of schemas by their pointers. Adding one costs nothing, whatever the order: a document may
/// have a hundred thousand.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// In the order in which they were added; where a place comes twice, the later counts.
    all: Vec<(String, SchemaId)>,
    /// Indexes of the first of them, sorted by pointer.
    sorted: Vec<usize>,
}

/// So many that are not sorted yet are looked through one by one.
const FEW: usize = 512;

impl Places {
    pub(crate) fn add(&mut self, place: &str, id: SchemaId) {
        self.all.push((place.to_owned(), id));
    }

    /// Makes looking up quick.
    pub(crate) fn sort(&mut self) {
        if self.all.len() > self.sorted.len() + FEW || self.sorted.is_empty() {
            self.sorted = (0..self.all.len()).collect();
            let key = |index: usize| self.all.get(index).map(|(place, _)| (place, index));
            sort_indexes(&mut self.sorted, &|one, other| key(one).cmp(&key(other)));
        }
    }

    pub(crate) fn get(&self, place: &str) -> Option<SchemaId> {
        let fresh = self.all.iter().skip(self.sorted.len()).rev().find(|(own, _)| own == place);
        let found = fresh.or_else(|| {
            let at = |index: &usize| self.all.get(*index);
            let end = self.sorted.partition_point(|index| at(index).is_some_and(|(own, _)| **own <= *place));
            self.sorted.get(end.checked_sub(1)?).and_then(at).filter(|(own, _)| own == place)
        });
        found.map(|(_, id)| *id)
    }

    /// A place of the schema.
    pub(crate) fn of(&self, id: SchemaId) -> Option<&str> {
        self.all.iter().find(|(_, own)| *own == id).map(|(place, _)| place.as_str())
    }
}
