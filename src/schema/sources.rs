//! Where each compiled schema stands in the documents that it came from. Not in WebAssembly.
//!
//! A check needs none of this, so [`Schema`](super::Schema) does not hold it; what tells more than
//! problems ([`crate::check::output`]) does.

use super::{ResourceId, SchemaId, uri};
use crate::json::{Object, Value};
use crate::pointer::Pointer;

/// What a document without a URI is taken to be at, where a full URI is wanted (RFC 3986, section 5.1.4,
/// leaves the choice to us).
const DEFAULT_BASE: &str = "blankett:/schema";

/// The documents of a schema, and where each of its compiled schemas stands in them.
#[derive(Debug)]
pub struct Sources<'v> {
    pub(super) origins: Vec<Origin<'v>>,
    /// The URI of each resource, and where it stands in its document.
    pub(super) resources: Vec<(String, Pointer)>,
    /// A schema, what it refers to, and by which keyword; sorted.
    pub(super) references: Vec<(SchemaId, SchemaId, &'static str)>,
}

/// Where one compiled schema stands.
#[derive(Debug)]
pub(super) struct Origin<'v> {
    pub(super) place: Pointer,
    pub(super) resource: ResourceId,
    /// Its members, as far as they count.
    pub(super) members: Option<&'v Object>,
}

impl<'v> Sources<'v> {
    fn origin(&self, id: SchemaId) -> Option<&Origin<'v>> {
        self.origins.get(id.0 as usize)
    }

    /// The members of a schema; `None` where it is `true` or `false`, or where nothing beside its `$ref` counts.
    pub(crate) fn members(&self, id: SchemaId) -> Option<&'v Object> {
        self.origin(id)?.members
    }

    /// The value of a keyword.
    pub(crate) fn keyword(&self, id: SchemaId, name: &str) -> Option<&'v Value> {
        self.members(id)?.get(name)
    }

    /// The way from a schema to one that stands in it: `/properties/name`.
    pub(crate) fn way(&self, from: SchemaId, to: SchemaId) -> &str {
        let places = self.origin(from).zip(self.origin(to));
        let rest = places.and_then(|(from, to)| to.place.as_str().strip_prefix(from.place.as_str()));
        rest.unwrap_or_default()
    }

    /// The way from a schema to one that it refers to: `/$ref`.
    pub(crate) fn reference(&self, from: SchemaId, to: SchemaId) -> &'static str {
        let found = self.references.partition_point(|(own, target, _)| (*own, *target) < (from, to));
        self.references.get(found).map_or("/$ref", |(_, _, name)| name)
    }

    /// The URI of a place in a schema (2020-12 core, section 12.3.2); where its resource has none, only
    /// if it is `needed`.
    pub(crate) fn absolute(&self, id: SchemaId, rest: &str, needed: bool) -> Option<String> {
        let origin = self.origin(id)?;
        let (uri, root) = self.resources.get(origin.resource as usize)?;
        let is_absolute = uri::is_absolute(uri);
        if !is_absolute && !needed {
            return None;
        }
        let mut text = if is_absolute { uri.clone() } else { uri::resolve(DEFAULT_BASE, uri) };
        text.truncate(text.find('#').unwrap_or(text.len()));
        text.push('#');
        push_fragment(&mut text, origin.place.as_str().strip_prefix(root.as_str())?);
        push_fragment(&mut text, rest);
        Some(text)
    }
}

/// Adds a part of a fragment, with all that may not stand there escaped (RFC 3986, section 3.5).
fn push_fragment(uri: &mut String, part: &str) {
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            for digit in [byte >> 4, byte & 15] {
                uri.extend(char::from_digit(u32::from(digit), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
}
