//! `$ref`, `$dynamicRef` and 2019-09's `$recursiveRef` (2020-12 core, section 8.2.3).
//!
//! References are resolved when all documents at hand have been walked, so that they may lead forward.

use super::{Compiler, ErrorKind, ResourceId, SchemaId, Site};
use crate::json::Value;
use crate::pointer::Pointer;
use crate::schema::{Dialect, DynamicRef, Keyword, uri};

/// A reference whose target is not looked for yet.
pub(super) struct Pending {
    node: SchemaId,
    /// As it is written.
    written: String,
    /// Absolute.
    target: String,
    kind: Kind,
    document: usize,
    place: Pointer,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Static,
    Dynamic,
    Recursive,
}

pub(super) fn compile<'v>(compiler: &mut Compiler<'v>, site: &mut Site<'v>, name: &str, value: &'v Value) {
    let dialect = compiler.vocabularies().dialect;
    let kind = match name {
        "$dynamicRef" if dialect == Dialect::Draft202012 => Kind::Dynamic,
        "$recursiveRef" if dialect == Dialect::Draft201909 => Kind::Recursive,
        "$ref" => Kind::Static,
        _ => return,
    };
    let Some(written) = value.as_str() else {
        return compiler.expected("a URI reference");
    };
    let target = uri::resolve(compiler.base(), written);
    let (document, place) = (compiler.document, compiler.at.clone());
    compiler.pending.push(Pending {
        node: site.id,
        written: written.to_owned(),
        target,
        kind,
        document,
        place,
    });
}

impl Compiler<'_> {
    /// Resolves all references, walking further documents when they are reached.
    pub(super) fn resolve(&mut self) {
        while let Some(pending) = self.pending.pop() {
            let keyword = self.keyword_for(&pending);
            #[cfg(not(target_arch = "wasm32"))]
            self.note(&pending, keyword.as_ref());
            if let (Some(keyword), Some(node)) = (keyword, self.nodes.get_mut(pending.node.0 as usize)) {
                keyword.add_to(&mut node.keywords);
            } else {
                self.document = pending.document;
                self.at = pending.place;
                self.error(ErrorKind::Reference(pending.written));
            }
        }
    }

    /// Keeps by which keyword a schema leads to another.
    #[cfg(not(target_arch = "wasm32"))]
    fn note(&mut self, pending: &Pending, keyword: Option<&Keyword>) {
        let target = match keyword {
            Some(Keyword::Ref(schema)) => *schema,
            Some(Keyword::DynamicRef(dynamic)) => dynamic.schema,
            _ => return,
        };
        let name = match pending.kind {
            Kind::Static => "/$ref",
            Kind::Dynamic => "/$dynamicRef",
            Kind::Recursive => "/$recursiveRef",
        };
        self.references.push((pending.node, target, name));
    }

    fn keyword_for(&mut self, pending: &Pending) -> Option<Keyword> {
        let (uri, fragment) = pending.target.split_once('#').unwrap_or((&pending.target, ""));
        let fragment = uri::percent_decode(fragment)?;
        let resource = self.resource_at(uri)?;
        let schema = self.fragment(resource, &fragment)?;
        let anchor = match pending.kind {
            Kind::Static => return Some(Keyword::Ref(schema)),
            Kind::Dynamic => fragment.as_str(),
            Kind::Recursive => "",
        };
        // Dynamic only if the anchor that it leads to at first is a dynamic one.
        let number = self.dynamic_number(anchor);
        let is_dynamic = self.dynamic.get(&(resource, number)) == Some(&schema);
        Some(if is_dynamic {
            Keyword::DynamicRef(DynamicRef { schema, anchor: number })
        } else {
            Keyword::Ref(schema)
        })
    }

    fn resource_at(&mut self, uri: &str) -> Option<ResourceId> {
        if let Some(resource) = self.by_uri.get(uri) {
            return Some(*resource);
        }
        let found =
            self.options.resources.iter().find(|(own, _)| own.strip_suffix('#').unwrap_or(own) == uri);
        let (_, value) = found?;
        self.document(uri.to_owned(), value);
        self.by_uri.get(uri).copied()
    }

    fn fragment(&mut self, resource: ResourceId, fragment: &str) -> Option<SchemaId> {
        let (root, document, place) = {
            let resource = self.resources.get(resource as usize)?;
            (resource.root, resource.document, &resource.place)
        };
        if fragment.is_empty() {
            return Some(root);
        }
        if !fragment.starts_with('/') {
            return self.anchors.get(&(resource, fragment.to_owned())).copied();
        }
        let place = Pointer::parse(&[place.as_str(), fragment].concat())?;
        let known = self.documents.get_mut(document)?;
        known.places.sort();
        if let Some(id) = known.places.get(place.as_str()) {
            return Some(id);
        }
        // A place that no keyword makes a schema: it becomes one by being referred to.
        let value = known.value.at(&place)?;
        if !matches!(value, Value::Object(_) | Value::Bool(_)) {
            return None;
        }
        (self.document, self.resource, self.at, self.depth) = (document, resource, place, 0);
        Some(self.subschema(value))
    }
}
