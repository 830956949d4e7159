//! Sets of characters.

use crate::packed::packed;

/// The largest code point.
const LAST: u32 = 0x10_FFFF;

/// Code points as ranges, both ends included. Surrogates may be in it, but stand in no text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Set {
    ranges: Vec<(u32, u32)>,
}

packed! {
    struct Set { ranges }
}

impl Set {
    pub(super) fn one(code: u32) -> Self {
        Self { ranges: vec![(code, code)] }
    }

    fn of(ranges: &[(u32, u32)]) -> Self {
        Self { ranges: ranges.to_vec() }
    }

    /// `\d`
    pub(super) fn digits() -> Self {
        Self::of(&[(0x30, 0x39)])
    }

    /// `\w`: without the flag `i` these are only in ASCII.
    pub(super) fn word() -> Self {
        Self::of(&[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
    }

    /// `\s`: `WhiteSpace` and `LineTerminator` (ECMA-262, sections 12.2 and 12.3).
    pub(super) fn space() -> Self {
        Self::of(&[
            (0x09, 0x0D),
            (0x20, 0x20),
            (0xA0, 0xA0),
            (0x1680, 0x1680),
            (0x2000, 0x200A),
            (0x2028, 0x2029),
            (0x202F, 0x202F),
            (0x205F, 0x205F),
            (0x3000, 0x3000),
            (0xFEFF, 0xFEFF),
        ])
    }

    /// `.`: everything but line terminators.
    pub(super) fn any() -> Self {
        Self::of(&[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)]).inverted()
    }

    /// How many ranges it has.
    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }

    pub(super) fn add(&mut self, first: u32, last: u32) {
        self.ranges.push((first, last));
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        self.ranges.extend_from_slice(&other.ranges);
    }

    /// Sorted, without overlaps.
    pub(super) fn sorted(mut self) -> Self {
        self.ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
        for (first, last) in self.ranges {
            match merged.last_mut() {
                Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
                _ => merged.push((first, last)),
            }
        }
        Self { ranges: merged }
    }

    /// Every other code point.
    pub(super) fn inverted(self) -> Self {
        let mut next = 0;
        let mut ranges = Vec::new();
        for (first, last) in self.sorted().ranges {
            if first > next {
                ranges.push((next, first - 1));
            }
            next = last + 1;
        }
        if next <= LAST {
            ranges.push((next, LAST));
        }
        Self { ranges }
    }

    /// The code points at which a character stops or begins to be in the set.
    pub(super) fn edges(&self) -> impl Iterator<Item = u32> {
        self.ranges.iter().flat_map(|(first, last)| [*first, last.saturating_add(1)])
    }

    /// For a sorted set.
    pub(super) fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        match self.ranges.as_slice() {
            [(first, last)] => (*first..=*last).contains(&code),
            ranges => {
                let after = ranges.partition_point(|(first, _)| *first <= code);
                after > 0 && ranges.get(after - 1).is_some_and(|(_, last)| code <= *last)
            }
        }
    }
}
