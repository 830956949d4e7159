//! Schema resources: `$schema`, `$vocabulary`, `$id`, `$anchor`, `$dynamicAnchor` (2020-12 core, section 8).

use super::{Compiler, Dialect, ErrorKind, ResourceId, SchemaId, Vocabularies};
use crate::json::{Object, Value};
use crate::pointer::Pointer;
use crate::schema::uri;

/// A schema with a URI of its own.
pub(super) struct Resource {
    /// Absolute and without fragment; empty when nothing gave one.
    pub(super) uri: String,
    pub(super) document: usize,
    /// Where its root stands in the document.
    pub(super) place: Pointer,
    pub(super) root: SchemaId,
    pub(super) vocabularies: Vocabularies,
}

impl Compiler<'_> {
    /// Opens a resource whose root is the schema that the walk is at.
    pub(super) fn add_resource(
        &mut self,
        uri: String,
        root: SchemaId,
        vocabularies: Vocabularies,
    ) -> ResourceId {
        let id = u32::try_from(self.resources.len()).unwrap_or(u32::MAX);
        self.by_uri.entry(uri.clone()).or_insert(id);
        let (document, place) = (self.document, self.at.clone());
        self.resources.push(Resource { uri, document, place, root, vocabularies });
        id
    }

    /// The vocabularies of the resource that the walk is in.
    pub(super) fn vocabularies(&self) -> Vocabularies {
        let known = self.resources.get(self.resource as usize).map(|resource| resource.vocabularies);
        known.unwrap_or(Vocabularies::none(Dialect::Draft202012))
    }

    /// The URI of the resource that the walk is in.
    pub(super) fn base(&self) -> &str {
        self.resources.get(self.resource as usize).map_or("", |resource| resource.uri.as_str())
    }

    /// Whether the schema is the root of the resource that the walk is in.
    pub(super) fn at_resource_root(&self, id: SchemaId) -> bool {
        self.resources.get(self.resource as usize).is_some_and(|resource| resource.root == id)
    }

    /// Reads what gives the schema a name or a dialect; may open a new resource.
    pub(super) fn identify(&mut self, id: SchemaId, members: &Object) {
        let own = self.text(members, "$id").unwrap_or_default();
        let (own_uri, fragment) = own.split_once('#').unwrap_or((own, ""));
        let opens = !own_uri.is_empty();
        let vocabularies = match self.text(members, "$schema") {
            Some(dialect) if opens || self.at_resource_root(id) => self.dialect(dialect),
            _ => self.vocabularies(),
        };
        if opens {
            self.open(id, own_uri, vocabularies);
        } else if let Some(resource) = self.resources.get_mut(self.resource as usize) {
            resource.vocabularies = vocabularies;
        }
        if vocabularies.dialect == Dialect::Draft7 {
            if !fragment.is_empty() && !fragment.starts_with('/') {
                self.anchor("$id", fragment, id);
            }
            return;
        }
        if !fragment.is_empty() {
            self.error_at("$id", ErrorKind::Expected("a URI without a fragment; name a place with $anchor"));
        }
        self.anchors(id, members, vocabularies.dialect);
    }

    fn open(&mut self, id: SchemaId, own_uri: &str, vocabularies: Vocabularies) {
        let uri = uri::resolve(self.base(), own_uri);
        // The root's own $id may repeat the URI under which the document was handed in.
        let is_known = self
            .by_uri
            .get(&uri)
            .is_some_and(|known| self.resources.get(*known as usize).is_some_and(|known| known.root != id));
        if is_known {
            self.error_at("$id", ErrorKind::Duplicate(uri.clone()));
        }
        if self.at_resource_root(id) {
            // One resource with two URIs: where it was found, and its own.
            self.by_uri.insert(uri.clone(), self.resource);
            if let Some(resource) = self.resources.get_mut(self.resource as usize) {
                resource.uri = uri;
                resource.vocabularies = vocabularies;
            }
        } else {
            self.resource = self.add_resource(uri, id, vocabularies);
            if let Some(node) = self.nodes.get_mut(id.0 as usize) {
                node.resource = self.resource;
            }
        }
    }

    fn anchors(&mut self, id: SchemaId, members: &Object, dialect: Dialect) {
        if let Some(name) = self.text(members, "$anchor") {
            self.anchor("$anchor", name, id);
        }
        if dialect == Dialect::Draft201909 {
            if members.get("$recursiveAnchor").and_then(Value::as_bool) == Some(true) {
                // Works like a dynamic anchor whose name no author can write.
                self.dynamic_anchor("", id);
            }
        } else if let Some(name) = self.text(members, "$dynamicAnchor") {
            self.anchor("$dynamicAnchor", name, id);
            self.dynamic_anchor(name, id);
        }
    }

    fn anchor(&mut self, keyword: &str, name: &str, id: SchemaId) {
        let starts_well = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
        if !starts_well || !name.chars().all(is_plain) {
            return self.error_at(keyword, ErrorKind::Expected("a name of letters, digits, -, _ and ."));
        }
        if self.anchors.insert((self.resource, name.to_owned()), id).is_some_and(|old| old != id) {
            self.error_at(keyword, ErrorKind::Duplicate(name.to_owned()));
        }
    }

    fn dynamic_anchor(&mut self, name: &str, id: SchemaId) {
        let number = self.dynamic_number(name);
        self.dynamic.insert((self.resource, number), id);
    }

    /// The number that stands for the name of a dynamic anchor.
    pub(super) fn dynamic_number(&mut self, name: &str) -> u32 {
        let known = self.dynamic_names.iter().position(|own| own == name);
        let number = known.unwrap_or_else(|| {
            self.dynamic_names.push(name.to_owned());
            self.dynamic_names.len() - 1
        });
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// The vocabularies of the dialect with this URI: a known one, or one whose meta-schema is at hand.
    fn dialect(&mut self, name: &str) -> Vocabularies {
        let format_assertion = self.options.format_assertion;
        if let Some(dialect) = Dialect::named(name) {
            return Vocabularies::all(dialect, format_assertion);
        }
        let without_fragment = name.strip_suffix('#').unwrap_or(name);
        let meta =
            self.options.resources.iter().find(|(uri, _)| uri == without_fragment).map(|(_, meta)| meta);
        let Some(meta) = meta else {
            self.error_at("$schema", ErrorKind::Dialect(name.to_owned()));
            return self.vocabularies();
        };
        let of_meta = meta.get("$schema").and_then(Value::as_str).and_then(Dialect::named);
        let dialect = of_meta.unwrap_or(self.options.dialect);
        let Some(listed) = meta.get("$vocabulary").and_then(Value::as_object) else {
            return Vocabularies::all(dialect, format_assertion);
        };
        let mut vocabularies = Vocabularies::none(dialect);
        for (uri, required) in listed.iter() {
            if !vocabularies.add(uri, format_assertion) && required.as_bool() == Some(true) {
                self.error_at("$schema", ErrorKind::Vocabulary(uri.to_owned()));
            }
        }
        vocabularies
    }

    /// The text of a member; anything else there is an error.
    fn text<'m>(&mut self, members: &'m Object, name: &str) -> Option<&'m str> {
        let value = members.get(name)?;
        if value.as_str().is_none() {
            self.error_at(name, ErrorKind::Expected("a text"));
        }
        value.as_str()
    }

    fn error_at(&mut self, keyword: &str, kind: ErrorKind) {
        self.at.push(keyword);
        self.error(kind);
        self.at.pop();
    }
}
