//! A list whose items differ by their position: a group of questions, one for each.

use super::FieldId;
use super::diagnostic::Severity;
use super::fields::Walk;
use super::layers::{Layer, keyword};
use super::member::Member;
use crate::json::{Number, Value};
use crate::pointer::{Place, Pointer};

/// The positions of a list that says what stands at each: where the first schema of each stands.
pub(super) type Prefix = Vec<Pointer>;

/// What a list says of its first items, if it does: `prefixItems`, or `items` as a list in older dialects.
pub(super) fn prefix(layers: &[Layer<'_>]) -> Option<Prefix> {
    layers.iter().find_map(|layer| {
        let listed =
            |name| Some((name, layer.object.get(name)?.as_array().filter(|items| !items.is_empty())?));
        let (name, items) = listed("prefixItems").or_else(|| listed("items"))?;
        let at = layer.location.child(name);
        Some((0..items.len()).map(|index| at.child(&index.to_string())).collect())
    })
}

impl Walk<'_, '_> {
    /// Adds a member for each position; those that the list cannot do without are required.
    pub(super) fn tuple(&mut self, layers: &[Layer<'_>], prefix: Prefix, group: FieldId, place: &Place) {
        let least = keyword(layers, "minItems").and_then(Value::as_number).and_then(Number::to_usize);
        for (index, at) in prefix.into_iter().enumerate() {
            let required = least.is_some_and(|least| index < least);
            let member = Member { locations: vec![(at, Vec::new())], required, ..Member::default() };
            let name = index.to_string();
            self.field(member, &name, &place.child(&name), Some(group), None);
        }
        let rest = layers.iter().find_map(|layer| {
            let name = if layer.object.get("prefixItems").is_some() { "items" } else { "additionalItems" };
            let more = layer.object.get(name).filter(|more| more.as_object().is_some())?;
            more.as_object().map(|_| layer.location.child(name))
        });
        if let Some(at) = rest {
            let message = "Only the items that have a position of their own are asked, and none after them.";
            self.found.notes.add(Severity::Info, &at, "more-items", message.to_owned());
        }
    }
}
