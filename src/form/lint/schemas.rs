//! The walk through every schema of a definition, those of its conditions too, and what is told of each by itself.

use super::{Lint, names, spelling, texts, values};
use crate::form::inside::inside;
use crate::form::layers::{Layers, own};
use crate::form::{Form, bounds, scan};
use crate::json::{Object, Value};
use crate::map::Set;
use crate::pointer::Pointer;
use crate::schema::SchemaId;

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
    /// The schemas around it that speak of the same value, from the outermost.
    pub(super) around: &'x [Pointer],
}

impl Seen<'_, '_> {
    /// The compiled schema.
    pub(super) fn compiled(&self) -> Option<SchemaId> {
        let own = self.form.schema.at(self.at);
        own.or_else(|| scan::compiled(&self.form.schema, self.at, scan::defs_keyword(&self.form.definition)))
    }
}

/// Keywords whose schemas speak of the same value.
pub(super) const IN_PLACE: [&str; 8] =
    ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

/// A schema on the way.
struct Stop {
    at: Pointer,
    is_condition: bool,
    is_test: bool,
    around: Vec<Pointer>,
}

/// Tells of every schema.
pub(super) fn all(lint: &mut Lint<'_>) {
    let form = lint.form;
    let layers = Layers::new(&form.definition, &form.schema);
    let groups: Set<&str> =
        form.fields.iter().filter(|field| field.widget.is_group()).map(location).collect();
    let stop = |at, is_condition| Stop { at, is_condition, is_test: is_condition, around: Vec::new() };
    let mut next: Vec<Stop> =
        scan::conditions(&form.definition).into_iter().map(|at| stop(at, true)).collect();
    next.push(stop(Pointer::root(), false));
    while let Some(Stop { at, is_condition, is_test, around }) = next.pop() {
        let Some(object) = form.definition.at(&at).and_then(Value::as_object) else { continue };
        let is_asked = groups.contains(&at.as_str());
        let (layers, around) = (&layers, around.as_slice());
        let seen = Seen { form, layers, object, at: &at, is_condition, is_test, is_asked, around };
        one(lint, &seen);
        for (keyword, at) in inside(object, &at).into_iter().chain(definitions(object, &at)) {
            let is_same = IN_PLACE.contains(&keyword);
            let around =
                if is_same { [seen.around, std::slice::from_ref(seen.at)].concat() } else { Vec::new() };
            next.push(Stop { at, is_condition, is_test: is_test || matches!(keyword, "not" | "if"), around });
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

fn one(lint: &mut Lint<'_>, seen: &Seen<'_, '_>) {
    spelling::keywords(lint, seen);
    texts::of_schema(lint, seen);
    if seen.is_test && !seen.is_condition {
        return;
    }
    names::required(lint, seen);
    values::given(lint, seen);
    limits(lint, seen);
}

/// Limits that leave no room, between themselves or with those of what is taken together with them.
fn limits(lint: &mut Lint<'_>, seen: &Seen<'_, '_>) {
    let layers = seen.layers.of(&[(seen.at.clone(), Vec::new())]);
    for layer in own(&layers).filter(|layer| layer.guards.is_empty()) {
        for (low, high) in [(seen.object, layer.object), (layer.object, seen.object)] {
            let Some((least, most)) = bounds::crossed(low, high, &|_| true) else { continue };
            let message = [
                "\"",
                least,
                "\" leaves nothing up to \"",
                most,
                "\": no answer can be right. Change one of the two.",
            ];
            let at = if std::ptr::eq(low, seen.object) { least } else { most };
            return lint.warn(&seen.at.child(at), "limits", &message);
        }
    }
    if let Some(keyword) = bounds::no_multiple(seen.object) {
        let message = "No number between the least and the most is a multiple of this, so no answer can be right. Change the limits.";
        let message = if keyword == "type" {
            "No whole number lies between the least and the most, so no answer can be right. Change the limits."
        } else {
            message
        };
        lint.warn(&seen.at.child(keyword), "limits", &[message]);
    }
}
