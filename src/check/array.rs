//! Constraints on arrays and their items.

use std::hash::{Hash, Hasher};

use super::any::weight;
use super::run::{At, Run};
use super::seen::Seen;
use crate::json::Value;
use crate::packed::WITH_RARE;
use crate::schema::{Contains, Keyword, SchemaId};

pub(super) fn check(
    run: &mut Run<'_>,
    keyword: &Keyword,
    items: &[Value],
    at: &At<'_>,
    seen: Option<&mut Seen>,
) -> bool {
    match keyword {
        Keyword::MinItems(limit) => items.len() >= *limit || run.fail_limit(at, "minItems", *limit),
        Keyword::MaxItems(limit) => items.len() <= *limit || run.fail_limit(at, "maxItems", *limit),
        Keyword::UniqueItems => are_unique(run, items) || run.fail(at, "uniqueItems"),
        Keyword::PrefixItems(schemas) if WITH_RARE => {
            see(seen, schemas.len().min(items.len()));
            all(run, schemas.iter().copied().zip(items).enumerate(), at)
        }
        Keyword::Items { from, schema } => {
            see(seen, items.len());
            all(run, items.iter().map(|item| (*schema, item)).enumerate().skip(*from), at)
        }
        Keyword::Contains(contains) => check_contains(run, contains, items, at, seen),
        Keyword::UnevaluatedItems(schema) if WITH_RARE => unevaluated(run, *schema, items, at, seen),
        _ => true,
    }
}

fn see(seen: Option<&mut Seen>, items: usize) {
    if let Some(seen) = seen {
        seen.items_to(items);
    }
}

/// Applies to each item the schema that stands with it.
fn all<'v>(
    run: &mut Run<'_>,
    items: impl Iterator<Item = (usize, (SchemaId, &'v Value))>,
    at: &At<'_>,
) -> bool {
    let mut valid = true;
    for (index, (schema, item)) in items {
        valid &= run.apply(schema, item, &At::Index(at, index), None);
        if !valid && !run.collecting {
            break;
        }
    }
    valid
}

/// `contains` with the number of items that it wants.
fn check_contains(
    run: &mut Run<'_>,
    contains: &Contains,
    items: &[Value],
    at: &At<'_>,
    seen: Option<&mut Seen>,
) -> bool {
    let mut seen = seen.filter(|_| contains.evaluates);
    let mut count = 0;
    for (index, item) in items.iter().enumerate() {
        if run.try_apply(contains.schema, item, &At::Index(at, index), None) {
            count += 1;
            match &mut seen {
                Some(seen) => seen.item(index),
                None if contains.max.is_none() && count >= contains.min => break,
                None => {}
            }
        }
    }
    if count < contains.min {
        return match contains.min {
            1 => run.fail(at, "contains"),
            min => run.fail_limit(at, "minContains", min as usize),
        };
    }
    match contains.max {
        Some(max) if count > max => run.fail_limit(at, "maxContains", max as usize),
        _ => true,
    }
}

fn unevaluated(
    run: &mut Run<'_>,
    schema: SchemaId,
    items: &[Value],
    at: &At<'_>,
    seen: Option<&mut Seen>,
) -> bool {
    let Some(seen) = seen else { return true };
    let mut valid = run.spend(items.len() / 8);
    for (index, item) in items.iter().enumerate().filter(|(index, _)| !seen.has_item(*index)) {
        valid &= run.apply_rest(schema, item, &At::Index(at, index), "unevaluatedItems");
    }
    seen.items_to(items.len());
    valid
}

/// Below this many items comparing each with each is quicker.
const FEW: usize = 8;

fn are_unique(run: &mut Run<'_>, items: &[Value]) -> bool {
    let size = items.iter().fold(0, |sum, item| sum + weight(item, 64));
    if !run.spend(size / 4) {
        return false;
    }
    if items.len() <= FEW {
        let mut rest = items.iter();
        while let Some(item) = rest.next() {
            if rest.as_slice().contains(item) {
                return false;
            }
        }
        return true;
    }
    // Open addressing at half load: a place holds the hash and the number of the item, from 1.
    let size = (items.len() * 2).next_power_of_two();
    let mut table = vec![(0_u64, 0_usize); size];
    for (index, item) in items.iter().enumerate() {
        let own = hash(item);
        let mut place = fold(own) & (size - 1);
        while let Some((other, number @ 1..)) = table.get(place) {
            // Equal hashes of different values can be made on purpose, so steps are paid for.
            let is_same = *other == own && items.get(*number - 1) == Some(item);
            if is_same || !run.spend(1) {
                return false;
            }
            place = (place + 1) & (size - 1);
        }
        if let Some(free) = table.get_mut(place) {
            *free = (own, index + 1);
        }
    }
    true
}

/// A hash that is equal for equal values: numbers by value, objects whatever the order.
fn hash(value: &Value) -> u64 {
    let mut hasher = Mix(0);
    match value {
        Value::Null => hasher.write_u64(1),
        Value::Bool(value) => hasher.write_u64(2 + u64::from(*value)),
        Value::Number(number) => number.hash(&mut hasher),
        Value::String(text) => hasher.write(text.as_bytes()),
        Value::Array(items) => items.iter().for_each(|item| hasher.write_u64(hash(item))),
        Value::Object(members) => {
            let member = |(name, value): (&str, &Value)| {
                let mut own = Mix(hash(value));
                own.write(name.as_bytes());
                own.0
            };
            hasher.write_u64(members.iter().map(member).fold(0, u64::wrapping_add));
        }
    }
    hasher.0
}

/// The well-mixed upper half of a hash.
fn fold(hash: u64) -> usize {
    usize::try_from(hash >> 32).unwrap_or(0)
}

/// Multiplies eight bytes at a time: small, and good enough where collisions are only slow.
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
            self.write_u64(word);
        }
        self.write_u64(bytes.len() as u64);
    }

    fn write_u64(&mut self, word: u64) {
        // The constant is 2^64 divided by the golden ratio.
        let mixed = (self.0 ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 29;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
