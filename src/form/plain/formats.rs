//! Formats that JSON Schema does not know, as patterns that any validator knows.

use super::elsewhere;
use crate::form::diagnostic::Report;
use crate::form::inside::inside;
use crate::form::layers::Layers;
use crate::form::{Form, Severity};
use crate::json::{Object, Value};
use crate::pointer::Pointer;
use crate::schema::{COUNTRIES, Format, Identifier};

/// The formats of 2020-12 validation, section 7.3; what else is checked is ours.
const STANDARD: [&str; 19] = [
    "date",
    "time",
    "date-time",
    "duration",
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "iri",
    "iri-reference",
    "uri-template",
    "uuid",
    "json-pointer",
    "relative-json-pointer",
    "regex",
];

/// Formats of ours with what all their texts look like, and whether nothing else does.
///
/// A form takes separators out before it sends, so only the canonical form is accepted here.
const PATTERNS: [(&str, &str, bool); 4] = [
    ("dk-cpr", "^[0-3][0-9][01][0-9]{7}$", false),
    ("local-time", "^([01][0-9]|2[0-3]):[0-5][0-9]$", true),
    ("year-month", "^[0-9]{4}-(0[1-9]|1[0-2])$", true),
    ("telephone", "^(\\+[1-9][0-9]{2,14}|[0-9]{3,15})$", true),
];

/// Why a constraint that looks at one of them is left out.
pub(super) const UNKNOWN: &str = "it looks at a format that other validators do not know";

/// What becomes of a format of ours: the pattern, if there is one, and whether that says all.
pub(super) fn pattern(schema: &Object) -> Option<(String, bool)> {
    let name = schema
        .get("format")?
        .as_str()
        .filter(|name| !STANDARD.contains(name) && Format::named(name).is_some())?;
    if name == "country" {
        let pattern = ["^(", &COUNTRIES.replace(' ', "|"), ")$"].concat();
        return Some((pattern, schema.get("pattern").is_none()));
    }
    let known = PATTERNS.iter().find(|(own, ..)| *own == name);
    let (pattern, exact) = match known {
        Some((_, pattern, exact)) => ((*pattern).to_owned(), *exact),
        None => Identifier::named(name)?.pattern(),
    };
    Some((pattern, exact && schema.get("pattern").is_none()))
}

/// Whether a schema's copy checks less of a format: its own, one inside, or one it refers to.
pub(super) fn is_looser_in(form: &Form, layers: &Layers<'_>, value: &Value, at: &Pointer) -> bool {
    let looser = |object: &Object| matches!(pattern(object), Some((_, false)));
    let mut next = vec![(at.clone(), value)];
    let mut references = Vec::new();
    while let Some((at, value)) = next.pop() {
        let Some(object) = value.as_object() else { continue };
        if looser(object) {
            return true;
        }
        references.extend(layers.target(&at));
        for (_, location) in inside(object, &at) {
            let rest = location.as_str().get(at.as_str().len()..).and_then(Pointer::parse);
            next.extend(rest.and_then(|rest| value.at(&rest)).map(|value| (location, value)));
        }
    }
    let reached = elsewhere::reach(form, layers, references);
    reached.iter().filter_map(|at| form.definition.at(at)?.as_object()).any(looser)
}

/// Keywords that turn round what stands in them, where a looser format inside would refuse more.
pub(super) fn turned(form: &Form, layers: &Layers<'_>) -> Vec<(Pointer, &'static str)> {
    let mut found = Vec::new();
    for at in of_schemas(form) {
        let Some(object) = form.definition.at(&at).and_then(Value::as_object) else { continue };
        for keyword in ["not", "if", "oneOf", "contains"] {
            let inside = inside(object, &at);
            let mut inside = inside.iter().filter(|(own, _)| *own == keyword);
            let looser = |(_, at): &(&str, Pointer)| {
                form.definition.at(at).is_some_and(|value| is_looser_in(form, layers, value, at))
            };
            if inside.any(looser) {
                found.push((at.clone(), keyword));
            }
        }
    }
    found
}

/// Whether any format of the definition is one that the plain schema checks less of.
pub(super) fn are_looser(form: &Form) -> bool {
    let object = |at: &Pointer| form.definition.at(at).and_then(Value::as_object).and_then(pattern);
    of_schemas(form).iter().any(|at| matches!(object(at), Some((_, false))))
}

/// Says which formats the plain schema checks less of than the form.
pub(super) fn report(form: &Form, report: &mut Report) {
    for at in of_schemas(form) {
        let object = form.definition.at(&at).and_then(Value::as_object);
        if let Some((_, false)) = object.and_then(pattern) {
            let message = "Validators in other languages do not know this format of ours: of it, the plain \
                           schema checks only what a pattern can say.";
            report.add(Severity::Info, &at.child("format"), "looser-format", message.to_owned());
        }
    }
}

/// Where the schemas of a definition stand.
fn of_schemas(form: &Form) -> Vec<Pointer> {
    let (mut found, mut next) = (Vec::new(), vec![Pointer::root()]);
    while let Some(at) = next.pop() {
        let Some(object) = form.definition.at(&at).and_then(Value::as_object) else { continue };
        next.extend(inside(object, &at).into_iter().map(|(_, location)| location));
        for keyword in ["$defs", "definitions"] {
            let members = object.get(keyword).and_then(Value::as_object);
            let names = members.into_iter().flat_map(Object::iter);
            next.extend(names.map(|(name, _)| at.child(keyword).child(name)));
        }
        found.push(at);
    }
    found
}
