//! What is in a group or a list, as the layers of its schema tell: properties with where their schemas stand, and items.

use super::Choice;
use super::layers::{Guard, Layer, Location, Test};
use crate::json::{Number, Object, Value};
use crate::map::Set;

/// A property as its group's layers tell of it.
#[derive(Debug, Default)]
pub(super) struct Member {
    /// Where its schemas stand; guards as seen from the member.
    pub(super) locations: Vec<Location>,
    /// Of a member that stands only in branches: the guards of each, as seen from the member.
    pub(super) branches: Vec<Vec<Guard>>,
    pub(super) required: bool,
    /// Of a property that tells branches apart: one option a branch.
    pub(super) choices: Vec<Choice>,
}

impl Member {
    /// Told of at these locations, with guards as seen from the group.
    fn new(locations: &[Location], required: bool) -> Self {
        let lifted: Vec<Location> =
            locations.iter().map(|(at, guards)| (at.clone(), lifted(guards))).collect();
        if lifted.iter().any(|(_, guards)| guards.is_empty()) {
            return Self { locations: lifted, required, ..Self::default() };
        }
        let branches = lifted.iter().map(|(_, guards)| guards.clone()).collect();
        match lifted.as_slice() {
            // The member has the condition itself; what is below it needs none.
            [(at, _)] => {
                Self { locations: vec![(at.clone(), Vec::new())], branches, required, ..Self::default() }
            }
            _ => Self { locations: lifted, branches, required, ..Self::default() },
        }
    }
}

/// Where the schemas of a list's items stand.
pub(super) fn items(layers: &[Layer<'_>]) -> Vec<Location> {
    let says = |layer: &&Layer<'_>| layer.object.get("items").is_some_and(|items| items.as_array().is_none());
    layers.iter().filter(says).map(|layer| (layer.location.child("items"), Vec::new())).collect()
}

/// The properties of a group in the order they are first told of.
pub(super) fn members<'a>(layers: &[Layer<'a>]) -> Vec<(&'a str, Member)> {
    let mut order: Vec<(&'a str, Vec<Location>)> = Vec::new();
    // An object that gives the place of a name: it is quick for many names, and there already.
    let mut known = Object::new();
    for layer in layers {
        let properties = layer.object.get("properties").and_then(Value::as_object);
        for (name, _) in properties.into_iter().flat_map(Object::iter) {
            let index = if let Some(Value::Number(Number::Int(index))) = known.get(name) {
                usize::try_from(*index).unwrap_or(0)
            } else {
                known.insert(name, u32::try_from(order.len()).unwrap_or(u32::MAX));
                order.push((name, Vec::new()));
                order.len() - 1
            };
            if let Some((_, locations)) = order.get_mut(index) {
                // What tells branches apart is asked once, before any of them is chosen.
                let tells =
                    |guard: &Guard| matches!(&guard.test, Test::Is(own, _) if own == name && guard.up == 0);
                let guards = layer.guards.iter().filter(|guard| !tells(guard)).cloned().collect();
                locations.push((layer.location.child("properties").child(name), guards));
            }
        }
    }
    let required: Vec<Set<&str>> = layers.iter().map(required).collect();
    let member = |(name, locations): (&'a str, Vec<Location>)| {
        let mut layers = layers.iter().zip(&required);
        let required = layers.any(|(layer, names)| names.contains(name) && applies(layer, &locations));
        (name, Member::new(&locations, required))
    };
    order.into_iter().map(member).collect()
}

fn required<'a>(layer: &Layer<'a>) -> Set<&'a str> {
    let names = layer.object.get("required").and_then(Value::as_array).unwrap_or_default();
    names.iter().filter_map(Value::as_str).collect()
}

/// Whether a layer applies whenever the member stands at all.
fn applies(layer: &Layer<'_>, locations: &[Location]) -> bool {
    layer.guards.is_empty() || locations.iter().all(|(_, guards)| *guards == layer.guards)
}

/// The guards as seen from one level further down.
fn lifted(guards: &[Guard]) -> Vec<Guard> {
    guards.iter().map(|guard| Guard { up: guard.up + 1, ..guard.clone() }).collect()
}
