//! Constraints on arrays and their items.

use std::hash::{Hash, Hasher};

use super::run::{At, Run};
use super::seen::Seen;
use crate::json::Value;
use crate::schema::{Contains, Keyword, SchemaId};

pub(super) fn check(
    run: &mut Run<'_>,
    keyword: &Keyword,
    items: &[Value],
    at: &At<'_>,
    seen: Option<&mut Seen>,
) -> bool {
    match keyword {
        Keyword::MinItems(limit) => items.len() >= *limit || run.fail_with(at, "minItems", "limit", *limit),
        Keyword::MaxItems(limit) => items.len() <= *limit || run.fail_with(at, "maxItems", "limit", *limit),
        Keyword::UniqueItems => are_unique(run, items) || run.fail(at, "uniqueItems"),
        Keyword::PrefixItems(schemas) => {
            see(seen, schemas.len().min(items.len()));
            all(run, schemas.iter().copied().zip(items).enumerate(), at)
        }
        Keyword::Items { from, schema } => {
            see(seen, items.len());
            all(run, items.iter().map(|item| (*schema, item)).enumerate().skip(*from), at)
        }
        Keyword::Contains(contains) => check_contains(run, contains, items, at, seen),
        Keyword::UnevaluatedItems(schema) => unevaluated(run, *schema, items, at, seen),
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
            min => run.fail_with(at, "minContains", "limit", min as usize),
        };
    }
    match contains.max {
        Some(max) if count > max => run.fail_with(at, "maxContains", "limit", max as usize),
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
    let mut valid = true;
    for (index, item) in items.iter().enumerate().filter(|(index, _)| !seen.has_item(*index)) {
        valid &= run.apply_rest(schema, item, &At::Index(at, index), "unevaluatedItems");
    }
    seen.items_to(items.len());
    valid
}

/// Below this many items comparing each with each is quicker.
const FEW: usize = 8;

fn are_unique(run: &mut Run<'_>, items: &[Value]) -> bool {
    if items.len() <= FEW {
        let mut rest = items.iter();
        while let Some(item) = rest.next() {
            if rest.as_slice().contains(item) {
                return false;
            }
        }
        return true;
    }
    let mut hashed: Vec<(u64, &Value)> = items.iter().map(|item| (hash(item), item)).collect();
    hashed.sort_by_key(|(hash, _)| *hash);
    let mut rest = hashed.as_slice();
    while let [(own, item), after @ ..] = rest {
        for (_, other) in after.iter().take_while(|(other, _)| other == own) {
            // Equal hashes of different values can be made on purpose, so they are paid for.
            if item == other || !run.spend(1) {
                return false;
            }
        }
        rest = after;
    }
    true
}

/// A hash that is equal for equal values: numbers by value, objects whatever the order.
fn hash(value: &Value) -> u64 {
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
    match value {
        Value::Null => hasher.write(&[0]),
        Value::Bool(value) => hasher.write(&[1, u8::from(*value)]),
        Value::Number(number) => number.hash(&mut hasher),
        Value::String(text) => hasher.write(text.as_bytes()),
        Value::Array(items) => items.iter().for_each(|item| hasher.write_u64(hash(item))),
        Value::Object(members) => {
            let member = |(name, value): (&str, &Value)| {
                let mut own = Fnv(hash(value));
                own.write(name.as_bytes());
                own.0
            };
            hasher.write_u64(members.iter().map(member).fold(0, u64::wrapping_add));
        }
    }
    hasher.0
}

/// FNV-1a: small, and good enough where collisions are only slow.
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
