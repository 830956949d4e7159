//! What a validator looks at and the walk through the fields does not: branches of `anyOf`, repetition without
//! end, tuples. A schema that is also reached that way cannot give up what it says of a conditional field.

use crate::form::Form;
use crate::form::fields::Found;
use crate::form::inside::{APPLICATORS, MAPS, inside};
use crate::form::layers::Layers;
use crate::json::Value;
use crate::map::Set;
use crate::pointer::Pointer;

/// The ways out of the walk through the fields.
pub(super) struct Elsewhere<'p> {
    form: &'p Form,
    layers: &'p Layers<'p>,
    /// The schema a way leaves from, the keyword it leaves by, and where it leads.
    ways: Vec<(Pointer, &'p str, Pointer)>,
    reached: Set<Pointer>,
}

impl<'p> Elsewhere<'p> {
    /// Follows every way out.
    pub(super) fn of(form: &'p Form, found: &Found, layers: &'p Layers<'p>) -> Self {
        let mut ways: Vec<(Pointer, &'p str, Pointer)> = Vec::new();
        for (field, own) in form.fields.iter().zip(&found.layers) {
            let is_own = |at: &Pointer| own.iter().any(|(location, _)| location == at);
            for (at, _) in own {
                let Some(object) = form.definition.at(at).and_then(Value::as_object) else { continue };
                for (keyword, location) in inside(object, at) {
                    let child = match keyword {
                        "properties" => location.tokens().next_back().map(|name| field.place.child(&name)),
                        "items" => Some(field.place.any_row()),
                        _ => None,
                    };
                    let id = child.and_then(|place| form.by_place.get(&place));
                    let of_child = id.and_then(|id| found.locations.get(id.0 as usize));
                    let walked = of_child.is_some_and(|own| own.iter().any(|(known, _)| *known == location))
                        || (matches!(keyword, "allOf" | "then" | "else" | "dependentSchemas")
                            && is_own(&location));
                    if !walked {
                        ways.push((at.clone(), keyword, location));
                    }
                }
                let target = layers.target(at).filter(|target| !is_own(target));
                ways.extend(target.map(|target| (at.clone(), "$ref", target)));
            }
        }
        let reached = reach(form, layers, ways.iter().map(|(_, _, target)| target.clone()).collect());
        Self { form, layers, ways, reached }
    }

    /// Whether a schema applies to something else than the fields it was found for.
    pub(super) fn reaches(&self, at: &Pointer) -> bool {
        self.reached.contains(at)
    }

    /// The keywords that make a schema apply elsewhere and could turn what it says round.
    pub(super) fn ways_to(&self, at: &Pointer) -> Vec<(Pointer, &'p str)> {
        let turns = |(_, keyword, _): &&(Pointer, &str, Pointer)| {
            !matches!(*keyword, "properties" | "items" | "$ref")
        };
        let leads = |(_, _, target): &&(Pointer, &str, Pointer)| {
            reach(self.form, self.layers, vec![target.clone()]).contains(at)
        };
        let ways = self.ways.iter().filter(turns).filter(leads);
        ways.map(|(from, keyword, _)| (from.clone(), *keyword)).collect()
    }
}

/// All schemas that a validator comes to from these.
pub(super) fn reach(form: &Form, layers: &Layers<'_>, mut next: Vec<Pointer>) -> Set<Pointer> {
    let mut reached = Set::new();
    while let Some(at) = next.pop() {
        let Some(object) = form.definition.at(&at).and_then(Value::as_object) else { continue };
        if reached.insert(at.clone()) {
            next.extend(inside(object, &at).into_iter().map(|(_, location)| location));
            next.extend(layers.target(&at));
        }
    }
    reached
}

/// Whether a schema inside has an `$id` of its own: pointers mean something else in it.
pub(super) fn has_embedded(definition: &Value) -> bool {
    let mut next: Vec<(&Value, bool)> = vec![(definition, false)];
    while let Some((value, is_inside)) = next.pop() {
        let Some(object) = value.as_object() else { continue };
        if is_inside && object.get("$id").is_some_and(Value::is_string) {
            return true;
        }
        for (keyword, value) in object.iter() {
            match value {
                Value::Object(members)
                    if MAPS.contains(&keyword) || matches!(keyword, "$defs" | "definitions") =>
                {
                    next.extend(members.iter().map(|(_, schema)| (schema, true)));
                }
                Value::Array(items) if APPLICATORS.contains(&keyword) => {
                    next.extend(items.iter().map(|schema| (schema, true)));
                }
                value if APPLICATORS.contains(&keyword) => next.push((value, true)),
                _ => {}
            }
        }
    }
    false
}
