//! A JSON Schema compiled into an arena: nodes refer to each other by [`SchemaId`].
//!
//! [`Schema::compile`] reads a whole document once, checks every keyword's value, resolves every
//! reference inside the documents handed in (nothing is ever fetched), and refuses what could not be
//! checked within bounds. What is left is plain immutable data that [`crate::check`] runs.

mod compile;
mod dialect;
mod error;
mod format;
mod identifiers;
mod keyword;
mod options;
pub(crate) mod pattern;
mod places;
mod rare;
#[cfg(not(target_arch = "wasm32"))]
mod sources;
mod uri;

#[cfg(test)]
mod tests;

pub use dialect::Dialect;
pub use error::{Error, ErrorKind};
pub use identifiers::identifiers;
pub use options::{Limits, Options};
pub use pattern::{Error as PatternError, ErrorKind as PatternErrorKind};

#[cfg(not(target_arch = "wasm32"))]
pub use sources::Sources;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use compile::is_known;
pub(crate) use format::Format;
pub(crate) use identifiers::{Birth, Century, Identifier, Rule};
pub(crate) use keyword::{
    Additional, Branches, Contains, Discriminator, DynamicRef, If, Keyword, Names, PatternId, Property, Tell,
    Type, Types,
};

pub(crate) use format::COUNTRIES;

use crate::packed::packed;
use places::Places;
#[cfg(not(target_arch = "wasm32"))]
use sources::Origin;

use pattern::Pattern;

use crate::json::Value;
use crate::pointer::Pointer;

/// The place of one compiled (sub)schema in its [`Schema`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub(crate) u32);

/// A compiled schema document, with the documents that it refers to.
#[derive(Debug, Default)]
pub struct Schema {
    nodes: Vec<Node>,
    /// Where each schema of the main document stands.
    places: Places,
    /// What each `$dynamicAnchor` means in each resource, sorted.
    dynamic: Vec<((ResourceId, u32), SchemaId)>,
    patterns: Vec<Pattern>,
    steps: u64,
}

/// One compiled schema.
#[derive(Debug, Default)]
pub(crate) struct Node {
    /// The constraints in the order they are checked.
    pub(crate) keywords: Box<[Keyword]>,
    /// The schema resource that this node stands in (2020-12 core, section 4.3.5).
    pub(crate) resource: ResourceId,
    /// Whether `unevaluatedItems` or `unevaluatedProperties` stands here.
    pub(crate) unevaluated: bool,
}

packed! {
    struct SchemaId(number)
    struct Schema { nodes, dynamic, patterns; places: Places::default(), steps: Limits::default().steps }
    struct Node { keywords, resource, unevaluated }
}

/// The number of a schema resource: the document, or a subschema with an `$id`.
pub(crate) type ResourceId = u32;

impl Schema {
    /// Compiles a schema with all its subschemas; or says everything that is wrong with it.
    pub fn compile(schema: &Value, options: &Options) -> Result<Self, Vec<Error>> {
        compile::compile(schema, options)
    }

    /// As [`Schema::compile`], with where each compiled schema stands in the documents: what
    /// [`crate::check::output`] needs besides. Not in WebAssembly.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn compile_with_sources<'v>(
        schema: &'v Value,
        options: &'v Options,
    ) -> Result<(Self, Sources<'v>), Vec<Error>> {
        compile::compile_with_sources(schema, options)
    }

    /// The whole schema.
    pub fn root(&self) -> SchemaId {
        SchemaId(0)
    }

    /// The schema that stands at this place of the main document.
    ///
    /// Only places that the specification makes a schema (`/properties/name`, `/allOf/0`) and
    /// targets of references are compiled.
    pub fn at(&self, place: &Pointer) -> Option<SchemaId> {
        self.places.get(place.as_str())
    }

    /// Where the schema stands in the main document; `None` in another document.
    pub fn place(&self, id: SchemaId) -> Option<Pointer> {
        Pointer::parse(self.places.of(id)?)
    }

    /// The schema that this one's `$ref` leads to.
    pub fn target(&self, id: SchemaId) -> Option<SchemaId> {
        self.keywords(id).iter().find_map(|keyword| match keyword {
            Keyword::Ref(target) => Some(*target),
            _ => None,
        })
    }

    /// Makes ready what was unpacked.
    pub(crate) fn prepare(&mut self) {
        let mut room = pattern::Room::default();
        self.patterns.iter_mut().for_each(|pattern| pattern.prepare(&mut room));
    }

    /// The most steps that one check of 100 kB may take before it ends in the problem `limit`.
    pub(crate) fn steps(&self) -> u64 {
        self.steps
    }

    pub(crate) fn pattern(&self, id: PatternId) -> Option<&Pattern> {
        self.patterns.get(id as usize)
    }

    pub(crate) fn node(&self, id: SchemaId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    pub(crate) fn keywords(&self, id: SchemaId) -> &[Keyword] {
        self.node(id).map_or(&[], |node| &node.keywords)
    }

    /// Whether the way to a schema can matter.
    pub(crate) fn has_dynamic(&self) -> bool {
        !self.dynamic.is_empty()
    }

    /// What the dynamic anchor means in this resource.
    pub(crate) fn dynamic(&self, resource: ResourceId, anchor: u32) -> Option<SchemaId> {
        let found = self.dynamic.binary_search_by_key(&(resource, anchor), |(key, _)| *key).ok()?;
        self.dynamic.get(found).map(|(_, id)| *id)
    }
}
