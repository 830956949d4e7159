//! Which members and items count as evaluated, for `unevaluatedProperties` and `unevaluatedItems`
//! (2020-12 core, section 11).

/// What the schemas applied to one value have evaluated of it.
#[derive(Debug, Default)]
pub(super) struct Seen {
    members: Places,
    /// All items before this one.
    items_to: usize,
    /// Further items, found by `contains`.
    items: Places,
}

impl Seen {
    /// A member by its place in the object.
    pub(super) fn member(&mut self, index: usize) {
        self.members.add(index);
    }

    /// Every member.
    pub(super) fn all_members(&mut self) {
        self.members.all = true;
    }

    /// One item.
    pub(super) fn item(&mut self, index: usize) {
        self.items.add(index);
    }

    /// All items before `end`.
    pub(super) fn items_to(&mut self, end: usize) {
        self.items_to = self.items_to.max(end);
    }

    pub(super) fn has_member(&self, index: usize) -> bool {
        self.members.has(index)
    }

    pub(super) fn has_item(&self, index: usize) -> bool {
        index < self.items_to || self.items.has(index)
    }

    /// Adds what another schema evaluated of the same value.
    pub(super) fn merge(&mut self, other: &Self) {
        self.members.merge(&other.members);
        self.items_to(other.items_to);
        self.items.merge(&other.items);
    }
}

/// A set of small numbers: the first 64 in a word, the rest only when they are needed.
#[derive(Debug, Default)]
struct Places {
    all: bool,
    first: u64,
    rest: Vec<u64>,
}

impl Places {
    fn add(&mut self, index: usize) {
        if let Some(word) = self.word(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    fn has(&self, index: usize) -> bool {
        let word = match index / 64 {
            0 => self.first,
            word => self.rest.get(word - 1).copied().unwrap_or(0),
        };
        self.all || word >> (index % 64) & 1 == 1
    }

    fn merge(&mut self, other: &Self) {
        self.all |= other.all;
        self.first |= other.first;
        for (index, bits) in other.rest.iter().enumerate() {
            if let Some(word) = self.word(index + 1) {
                *word |= bits;
            }
        }
    }

    fn word(&mut self, word: usize) -> Option<&mut u64> {
        if word == 0 {
            return Some(&mut self.first);
        }
        if self.rest.len() < word {
            self.rest.resize(word, 0);
        }
        self.rest.get_mut(word - 1)
    }
}
