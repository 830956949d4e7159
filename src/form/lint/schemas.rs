//! The walk through every schema of a definition, those of its conditions too, and what is told of each by itself.

use super::names::{self, Values};
use super::{Lint, spelling, texts, values};
use crate::form::inside::inside;
use crate::form::layers::{Layers, own};
use crate::form::{Form, bounds, scan};
use crate::json::{Object, Value};
use crate::map::Set;
use crate::pointer::Pointer;

/// One schema, and what is around it.
pub(super) struct Seen<'a, 'x> {
    pub(super) form: &'a Form,
    pub(super) layers: &'x Layers<'a>,
    pub(super) object: &'a Object,
    pub(super) at: &'x Pointer,
    /// It stands in a condition: its author wrote each keyword for this form.
    pub(super) is_condition: bool,
    /// It decides, or must not hold: what it says need not be possible.
    pub(super) is_test: bool,
    /// Its properties are a group's questions.
    pub(super) is_asked: bool,
    /// Where the outermost schema of the same value stands.
    pub(super) outermost: &'x Pointer,
}

/// Keywords whose schemas speak of the same value.
pub(super) const IN_PLACE: [&str; 8] =
    ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

/// A schema on the way.
struct Stop {
    at: Pointer,
    is_condition: bool,
    is_test: bool,
    outermost: Pointer,
}

/// Tells of every schema.
pub(super) fn all(lint: &mut Lint<'_>) {
    let form = lint.form;
    let layers = Layers::new(&form.definition, &form.schema);
    let groups: Set<&str> =
        form.fields.iter().filter(|field| field.widget.is_group()).map(location).collect();
    let stop =
        |at: Pointer, is_condition| Stop { outermost: at.clone(), at, is_condition, is_test: is_condition };
    let mut values = Values::new();
    let mut next: Vec<Stop> =
        scan::conditions(&form.definition).into_iter().map(|at| stop(at, true)).collect();
    next.push(stop(Pointer::root(), false));
    while let Some(Stop { at, is_condition, is_test, outermost }) = next.pop() {
        let Some(object) = form.definition.at(&at).and_then(Value::as_object) else { continue };
        let is_asked = groups.contains(&at.as_str());
        let (layers, around) = (&layers, &outermost);
        let seen = Seen { form, layers, object, at: &at, is_condition, is_test, is_asked, outermost: around };
        one(lint, &seen, &mut values);
        for (keyword, at) in inside(object, &at).into_iter().chain(definitions(object, &at)) {
            let outermost = if IN_PLACE.contains(&keyword) { outermost.clone() } else { at.clone() };
            let is_test = is_test || matches!(keyword, "not" | "if");
            next.push(Stop { at, is_condition, is_test, outermost });
        }
    }
}

fn location(field: &crate::form::Field) -> &str {
    field.location.as_str()
}

/// The schemas that stand ready to be referred to.
fn definitions<'a>(object: &'a Object, at: &Pointer) -> Vec<(&'a str, Pointer)> {
    let of = |keyword: &'static str| {
        let members = object.get(keyword).and_then(Value::as_object).into_iter().flat_map(Object::iter);
        let at = at.child(keyword);
        members.map(move |(name, _)| (keyword, at.child(name)))
    };
    of("$defs").chain(of("definitions")).collect()
}

fn one(lint: &mut Lint<'_>, seen: &Seen<'_, '_>, values: &mut Values) {
    spelling::keywords(lint, seen);
    texts::of_schema(lint, seen);
    if seen.is_test && !seen.is_condition {
        return;
    }
    names::required(lint, seen, values);
    values::given(lint, seen);
    limits(lint, seen);
}

/// Limits that leave no room, between themselves or with those of what is taken together with them.
fn limits(lint: &mut Lint<'_>, seen: &Seen<'_, '_>) {
    let layers = seen.layers.of(&[(seen.at.clone(), Vec::new())]);
    for layer in own(&layers).filter(|layer| layer.guards.is_empty()) {
        for (low, high) in [(seen.object, layer.object), (layer.object, seen.object)] {
            let Some((least, most)) = bounds::crossed(low, high, &|_| true) else { continue };
            let between = ["\"", least, "\" and \"", most, "\""].concat();
            let at = if std::ptr::eq(low, seen.object) { least } else { most };
            return impossible(lint, &seen.at.child(at), &["Nothing lies between ", &between]);
        }
    }
    if let Some(keyword) = bounds::no_multiple(seen.object) {
        let what = if keyword == "type" { "No whole number" } else { "No multiple of this" };
        impossible(lint, &seen.at.child(keyword), &[what, " lies between the least and the most"]);
    }
}

fn impossible(lint: &mut Lint<'_>, at: &Pointer, why: &[&str]) {
    let message = [&why.concat(), ", so no answer can be right. Change one of them."];
    lint.warn(at, "limits", &message);
}
