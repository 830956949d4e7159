//! A copy of a definition without the `form` keyword, and with the schemas of conditional fields moved away.

use super::formats;
use crate::form::inside::MAPS;
use crate::form::layers::Layers;
use crate::json::{Number, Object, Value};
use crate::pointer::Pointer;

/// What leaves its place.
pub(super) struct Moved {
    /// `$defs`, or `definitions` in draft 7.
    keyword: &'static str,
    /// Whether references follow what moved.
    pub(super) follow: bool,
    /// Names that leave the `required` of the object at a location, as pointers below it.
    pub(super) required: Object,
    /// Constraints that are left out, by the object they stand in, and why.
    pub(super) dropped: Vec<(Pointer, String, &'static str)>,
    schemas: Vec<MovedSchema>,
    /// The place of each in `schemas` by its location; and the names that are taken.
    known: Object,
    names: Object,
}

/// A schema that leaves its place.
pub(super) struct MovedSchema {
    pub(super) location: Pointer,
    /// Its name in `$defs`.
    pub(super) name: String,
    /// Why the field became looser, if it did.
    loose: Option<&'static str>,
}

impl Moved {
    /// Nothing yet.
    pub(super) fn new(keyword: &'static str) -> Self {
        Self {
            keyword,
            follow: true,
            required: Object::new(),
            dropped: Vec::new(),
            schemas: Vec::new(),
            known: Object::new(),
            names: Object::new(),
        }
    }

    /// Moves the schema at a location, unless it moved before.
    pub(super) fn add(&mut self, location: &Pointer, name: String) {
        if self.index(location).is_none() {
            let index = u32::try_from(self.schemas.len()).unwrap_or(u32::MAX);
            self.known.insert(location.as_str(), index);
            self.names.insert(name.as_str(), true);
            self.schemas.push(MovedSchema { location: location.clone(), name, loose: None });
        }
    }

    /// Says why a schema that moved is checked nowhere.
    pub(super) fn loosen(&mut self, location: &Pointer, reason: &'static str) {
        if let Some(moved) = self.index(location).and_then(|index| self.schemas.get_mut(index)) {
            moved.loose = Some(reason);
        }
    }

    fn index(&self, location: &Pointer) -> Option<usize> {
        match self.known.get(location.as_str())? {
            Value::Number(Number::Int(index)) => usize::try_from(*index).ok(),
            _ => None,
        }
    }

    /// What moved from a location.
    pub(super) fn schema(&self, location: &Pointer) -> Option<&MovedSchema> {
        self.schemas.get(self.index(location)?)
    }

    /// All that moved, also what became looser: something may refer to it.
    pub(super) fn schemas(&self) -> &[MovedSchema] {
        &self.schemas
    }

    /// Whether a schema has the name already.
    pub(super) fn has_name(&self, name: &str) -> bool {
        self.names.get(name).is_some()
    }

    /// Why a constraint is left out.
    fn why_dropped(&self, at: &Pointer, keyword: &str) -> Option<&'static str> {
        let looks = match keyword {
            "then" | "else" => "if",
            _ => keyword,
        };
        let same = |(own, keyword, _): &&(Pointer, String, &str)| own == at && keyword == looks;
        self.dropped.iter().find(same).map(|(_, _, reason)| *reason)
    }
}

/// Copies schemas.
pub(super) struct Copy<'a> {
    pub(super) moved: &'a Moved,
    pub(super) layers: &'a Layers<'a>,
    /// Where addresses of pages are asked for.
    pub(super) addresses: &'a [Pointer],
    /// What is being copied: it does not move away from itself.
    pub(super) top: &'a Pointer,
}

impl Copy<'_> {
    /// The copy of a schema that stands at a place of the compiled definition.
    pub(super) fn schema(&self, value: &Value, at: &Pointer) -> Value {
        let moved = self.moved.schema(at).filter(|_| at != self.top);
        let Value::Object(object) = value else {
            return if moved.is_some() { Value::Bool(true) } else { value.clone() };
        };
        if let Some(moved) = moved {
            return annotations(object, moved.loose);
        }
        let mut copy = Object::new();
        let mut comments = Vec::new();
        for (name, value) in object.iter().filter(|(name, _)| *name != "form") {
            let kept = match self.moved.why_dropped(at, name) {
                Some(reason) => {
                    comments.push(["\"", name, "\": ", reason].concat());
                    if name == "oneOf" && reason == formats::UNKNOWN && object.get("anyOf").is_none() {
                        copy.insert("anyOf", self.keyword(name, value, at).unwrap_or(Value::Bool(true)));
                    }
                    // The schema for the rest must not apply to the first.
                    let items = value.as_array().filter(|_| matches!(name, "prefixItems" | "items"));
                    items.map(|items| Value::Array(vec![Value::Bool(true); items.len()]))
                }
                None => self.keyword(name, value, at),
            };
            if let Some(kept) = kept {
                copy.insert(name, kept);
            }
        }
        format(object, &mut copy, &mut comments);
        if self.addresses.contains(at) {
            leads_to_page(&mut copy);
        }
        comment(&mut copy, &comments);
        Value::Object(copy)
    }

    fn keyword(&self, name: &str, value: &Value, object_at: &Pointer) -> Option<Value> {
        let at = object_at.child(name);
        Some(match (name, value) {
            ("const" | "enum" | "default" | "examples" | "dependentRequired", _) => value.clone(),
            ("required", Value::Array(names)) => return self.required(names, object_at),
            ("$ref" | "$dynamicRef", Value::String(reference)) => {
                Value::String(self.reference(reference, object_at))
            }
            (_, Value::Object(members))
                if MAPS.contains(&name) || matches!(name, "$defs" | "definitions") =>
            {
                Value::Object(
                    members.iter().map(|(name, one)| (name, self.schema(one, &at.child(name)))).collect(),
                )
            }
            (_, Value::Array(items)) => {
                let item = |(index, item)| self.schema(item, &at.child(&usize::to_string(&index)));
                Value::Array(items.iter().enumerate().map(item).collect())
            }
            (_, value) => self.schema(value, &at),
        })
    }

    fn required(&self, names: &[Value], at: &Pointer) -> Option<Value> {
        let leaves = |name: &&Value| {
            name.as_str().is_some_and(|name| self.moved.required.get(at.child(name).as_str()).is_some())
        };
        let kept: Vec<Value> = names.iter().filter(|name| !leaves(name)).cloned().collect();
        (!kept.is_empty() || names.is_empty()).then_some(Value::Array(kept))
    }

    /// A reference into what moved follows it.
    fn reference(&self, text: &str, at: &Pointer) -> String {
        let target = self.layers.target(at).filter(|_| self.moved.follow && text.contains("#/"));
        let into = target.and_then(|target| {
            let around = std::iter::successors(Some(target.clone()), Pointer::parent);
            let moved = around.into_iter().find_map(|place| self.moved.schema(&place))?;
            Some((target.as_str().get(moved.location.as_str().len()..)?.to_owned(), &moved.name))
        });
        match into {
            Some((rest, name)) => ["#/", self.moved.keyword, "/", name, &rest].concat(),
            None => text.to_owned(),
        }
    }
}

/// A format that only forms know becomes its pattern.
fn format(object: &Object, copy: &mut Object, comments: &mut Vec<String>) {
    let Some((pattern, exact)) = formats::pattern(object) else { return };
    let name = copy.remove("format");
    if copy.get("pattern").is_none() {
        copy.insert("pattern", Value::String(pattern));
    }
    if let (false, Some(Value::String(name))) = (exact, name) {
        comments.push(["the format \"", &name, "\""].concat());
    }
}

/// Adds that an address leads to a page, as a form wants it (`parse::is_page`).
fn leads_to_page(copy: &mut Object) {
    let page = Value::String("^[hH][tT][tT][pP][sS]?://[^/?#]".to_owned());
    if copy.get("pattern").is_none() {
        copy.insert("pattern", page);
        return;
    }
    let mut all = copy.get("allOf").and_then(Value::as_array).unwrap_or_default().to_vec();
    all.push(Value::Object([("pattern", page)].into_iter().collect()));
    copy.insert("allOf", Value::Array(all));
}

/// What a schema says without constraining anything.
fn annotations(schema: &Object, loose: Option<&'static str>) -> Value {
    let tells = ["title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly"];
    let mut kept: Object = schema
        .iter()
        .filter(|(name, _)| tells.contains(name))
        .map(|(name, value)| (name, value.clone()))
        .collect();
    comment(&mut kept, &loose.map(str::to_owned).into_iter().collect::<Vec<_>>());
    Value::Object(kept)
}

/// Says what is not checked, after what the author says.
pub(super) fn comment(schema: &mut Object, reasons: &[String]) {
    if reasons.is_empty() {
        return;
    }
    let own = schema.get("$comment").and_then(Value::as_str).map(|own| [own, " "].concat());
    let text = [&own.unwrap_or_default(), "Not checked here: ", &reasons.join("; "), "."].concat();
    schema.insert("$comment", text);
}
