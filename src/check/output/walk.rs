//! The walk that keeps what each keyword says.

use super::annotations;
use super::unit::Unit;
use super::words;
use crate::check::run::{At, MAX_DEPTH, Run};
use crate::check::seen::Seen;
use crate::json::Value;
use crate::pointer::Pointer;
use crate::schema::{Keyword, Node, Schema, SchemaId, Sources};

/// A walk over a value.
pub(super) struct Walk<'w> {
    pub(super) run: Run<'w>,
    pub(super) schema: &'w Schema,
    pub(super) sources: &'w Sources<'w>,
    value: &'w Value,
}

/// One schema applied to one value, and how the walk came there.
pub(super) struct Site<'a> {
    pub(super) id: SchemaId,
    pub(super) value: &'a Value,
    pub(super) at: &'a At<'a>,
    pub(super) way: Way<'a>,
}

/// The way to a schema: a chain on the stack that becomes text only in a unit.
#[derive(Clone, Copy)]
pub(super) struct Way<'a> {
    pub(super) up: Option<&'a Way<'a>>,
    /// A part of a JSON Pointer.
    pub(super) part: &'a str,
    /// Whether it passes a reference.
    pub(super) crosses: bool,
}

/// What the keywords of a schema, or the schemas below a keyword, say.
#[derive(Default)]
pub(super) struct Found {
    pub(super) errors: Vec<Unit>,
    pub(super) annotations: Vec<Unit>,
}

impl Way<'_> {
    fn write(&self, text: &mut String) {
        if let Some(up) = self.up {
            up.write(text);
        }
        text.push_str(self.part);
    }
}

impl<'w> Walk<'w> {
    pub(super) fn new(schema: &'w Schema, sources: &'w Sources<'w>, value: &'w Value) -> Self {
        let mut run = Run::new(schema, false);
        run.whole = Some(value);
        Self { run, schema, sources, value }
    }

    /// Applies the whole schema: the verdict, and the root of what is to be said.
    pub(super) fn whole(mut self) -> (bool, Option<Unit>) {
        let pointer = Pointer::root();
        let at = At::Start(&pointer);
        let way = Way { up: None, part: "", crosses: false };
        let site = Site { id: self.schema.root(), value: self.value, at: &at, way };
        let (valid, units) = self.apply(&site, &mut Seen::default());
        if self.run.over {
            return (false, Some(self.unit(&site, "", Some(words::LIMIT.into()), Vec::new())));
        }
        if units.is_empty() {
            return (valid, Some(self.unit(&site, "", None, Vec::new())));
        }
        (valid, self.gather(&site, "", None, units))
    }

    /// Applies a schema: whether it holds, with its annotations if it does and its errors if not.
    pub(super) fn apply(&mut self, site: &Site<'_>, seen: &mut Seen) -> (bool, Vec<Unit>) {
        let Some(node) = self.schema.node(site.id) else { return (true, Vec::new()) };
        if self.run.over || self.run.depth >= MAX_DEPTH || !self.run.spend(1) {
            self.run.over = true;
            return (false, Vec::new());
        }
        self.run.depth += 1;
        let enters = self.run.scope.last() != Some(&node.resource) && self.schema.has_dynamic();
        if enters {
            self.run.scope.push(node.resource);
        }
        let mut own = Seen::default();
        let found = self.keywords(node, site, &mut own);
        if enters {
            self.run.scope.pop();
        }
        self.run.depth -= 1;
        let valid = found.errors.is_empty() && !self.run.over;
        if valid {
            seen.merge(&own);
        }
        (valid, if valid { found.annotations } else { found.errors })
    }

    fn keywords(&mut self, node: &Node, site: &Site<'_>, seen: &mut Seen) -> Found {
        let mut found = Found::default();
        self.own_annotations(site, &mut found);
        self.required(node, site, &mut found);
        for keyword in &node.keywords {
            let is_rest = matches!(keyword, Keyword::UnevaluatedItems(_) | Keyword::UnevaluatedProperties(_));
            // What failed evaluated nothing: it would be told twice.
            if self.run.over || (is_rest && !found.errors.is_empty()) {
                break;
            }
            match words::assertion(keyword, self.sources.members(site.id)) {
                Some(name) => {
                    if !self.run.keyword(keyword, site.value, site.at, None) {
                        self.fail(site, name, &mut found);
                    }
                }
                None => self.applicator(keyword, site, seen, &mut found),
            }
        }
        found
    }

    /// What the keywords say that constrain nothing.
    fn own_annotations(&mut self, site: &Site<'_>, found: &mut Found) {
        let Some(members) = self.sources.members(site.id) else { return };
        for (name, value) in members.iter() {
            if annotations::annotates(name, members, site.value) {
                self.run.spend(annotations::cost(value));
                if self.run.over {
                    return;
                }
                let name = Pointer::root().child(name);
                found.annotations.extend(self.gather(site, name.as_str(), Some(value.clone()), Vec::new()));
            }
        }
    }

    /// `required` is compiled into two places, so it is read where it is written.
    fn required(&mut self, node: &Node, site: &Site<'_>, found: &mut Found) {
        let asks = |keyword: &Keyword| match keyword {
            Keyword::Required(_) => true,
            Keyword::Properties(properties) => properties.iter().any(|property| property.required),
            _ => false,
        };
        let Some(members) = site.value.as_object().filter(|_| node.keywords.iter().any(asks)) else { return };
        let listed = self.sources.keyword(site.id, "required").and_then(Value::as_array).unwrap_or_default();
        self.run.spend(listed.len() / 8);
        if listed.iter().filter_map(Value::as_str).any(|name| members.get(name).is_none()) {
            self.fail(site, "/required", found);
        }
    }

    /// Adds the error of a keyword.
    pub(super) fn fail(&mut self, site: &Site<'_>, name: &str, found: &mut Found) {
        let value = name.strip_prefix('/').and_then(|name| self.sources.keyword(site.id, name));
        let sentence = words::error(name, value, site.value);
        self.run.spend(sentence.len() / 64);
        found.errors.extend(self.gather(site, name, Some(sentence.into()), Vec::new()));
    }

    /// One unit for all this; none where nothing is said, and only what is below where nothing else is.
    pub(super) fn gather(
        &mut self,
        site: &Site<'_>,
        name: &str,
        own: Option<Value>,
        mut parts: Vec<Unit>,
    ) -> Option<Unit> {
        if own.is_none() && parts.len() < 2 {
            return parts.pop();
        }
        Some(self.unit(site, name, own, parts))
    }

    /// Places may be long, so they are paid for.
    fn unit(&mut self, site: &Site<'_>, name: &str, own: Option<Value>, parts: Vec<Unit>) -> Unit {
        let mut keyword = String::new();
        site.way.write(&mut keyword);
        keyword.push_str(name);
        let absolute = self.sources.absolute(site.id, name, site.way.crosses);
        let mut instance = String::new();
        write_place(site.at, &mut instance);
        let bytes = keyword.len() + instance.len() + absolute.as_ref().map_or(0, String::len);
        self.run.spend(bytes / 64);
        Unit { keyword, absolute, instance, own, parts }
    }
}

/// The pointer to a value, written once: it may be long, and stands in every unit.
fn write_place(at: &At<'_>, text: &mut String) {
    match at {
        At::Start(pointer) => text.push_str(pointer.as_str()),
        At::Name(up, name) => {
            write_place(up, text);
            text.push_str(Pointer::root().child(name).as_str());
        }
        At::Index(up, index) => {
            write_place(up, text);
            text.push('/');
            text.push_str(&index.to_string());
        }
    }
}
