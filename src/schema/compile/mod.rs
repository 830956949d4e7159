//! JSON to arena: one walk over each document, then references, then what only the whole can show.

mod any;
mod applicator;
mod array;
mod finish;
mod number;
mod object;
mod reference;
mod resource;
#[cfg(not(target_arch = "wasm32"))]
mod sources;
mod string;

use crate::map::Map;

use super::dialect::Vocabularies;
use super::pattern::{Pattern, Room};
use super::places::Places;
use super::{
    Dialect, Error, ErrorKind, Keyword, Options, PatternError, PatternId, ResourceId, Schema, SchemaId,
};
use crate::json::{Object, Value};
use crate::pointer::Pointer;
use reference::Pending;
use resource::Resource;

#[cfg(not(target_arch = "wasm32"))]
pub(in crate::schema) use sources::compile_with_sources;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use sources::is_known;

/// After this many errors the rest is not looked for.
const MAX_ERRORS: usize = 100;

/// Compiles the document and everything that it refers to.
pub(super) fn compile(schema: &Value, options: &Options) -> Result<Schema, Vec<Error>> {
    let mut compiler = Compiler::new(options);
    compiler.document(options.base.clone(), schema);
    compiler.resolve();
    if compiler.errors.is_empty() { compiler.finish() } else { Err(compiler.errors) }
}

/// What is known so far, and where the walk is.
struct Compiler<'v> {
    options: &'v Options,
    documents: Vec<Document<'v>>,
    nodes: Vec<Draft>,
    resources: Vec<Resource>,
    by_uri: Map<String, ResourceId>,
    /// `$anchor` and `$dynamicAnchor` of each resource.
    anchors: Map<(ResourceId, String), SchemaId>,
    /// The names of dynamic anchors; their places are their numbers.
    dynamic_names: Vec<String>,
    dynamic: Map<(ResourceId, u32), SchemaId>,
    patterns: Vec<Pattern>,
    patterns_room: Room,
    /// The patterns that were compiled, by their source.
    patterns_by_source: Map<&'v str, PatternId>,
    pending: Vec<Pending>,
    /// The keyword of each resolved reference, by its schema and where it leads.
    #[cfg(not(target_arch = "wasm32"))]
    references: Vec<(SchemaId, SchemaId, &'static str)>,
    errors: Vec<Error>,
    /// The document that the walk is in.
    document: usize,
    /// The resource that the walk is in.
    resource: ResourceId,
    /// The keyword or schema that the walk is at.
    at: Pointer,
    depth: usize,
}

/// A document and where its schemas stand.
struct Document<'v> {
    uri: String,
    value: &'v Value,
    places: Places,
}

/// A node that is still being filled.
#[derive(Default)]
struct Draft {
    keywords: Vec<Keyword>,
    resource: ResourceId,
    document: u32,
    place: Pointer,
}

/// A schema object on the walk, and its keywords as far as they are compiled.
struct Site<'v> {
    id: SchemaId,
    members: &'v Object,
    keywords: Vec<Keyword>,
}

impl<'v> Compiler<'v> {
    fn new(options: &'v Options) -> Self {
        Self {
            options,
            documents: Vec::new(),
            nodes: Vec::new(),
            resources: Vec::new(),
            by_uri: Map::new(),
            anchors: Map::new(),
            dynamic_names: Vec::new(),
            dynamic: Map::new(),
            patterns: Vec::new(),
            patterns_room: Room::default(),
            patterns_by_source: Map::new(),
            pending: Vec::new(),
            #[cfg(not(target_arch = "wasm32"))]
            references: Vec::new(),
            errors: Vec::new(),
            document: 0,
            resource: 0,
            at: Pointer::root(),
            depth: 0,
        }
    }

    /// Walks a whole document.
    fn document(&mut self, uri: String, value: &'v Value) {
        self.document = self.documents.len();
        self.documents.push(Document { uri: uri.clone(), value, places: Places::default() });
        self.at = Pointer::root();
        self.depth = 0;
        let vocabularies = Vocabularies::all(self.options.dialect, self.options.format_assertion);
        self.resource = self.add_resource(uri, SchemaId(self.next_id()), vocabularies);
        self.subschema(value);
    }

    /// Compiles the schema that the walk is at.
    fn subschema(&mut self, value: &'v Value) -> SchemaId {
        let id = SchemaId(self.next_id());
        if self.errors.len() >= MAX_ERRORS {
            return SchemaId(0);
        }
        if self.nodes.len() >= self.options.limits.schemas {
            return self.give_up(ErrorKind::Size);
        }
        if self.depth >= self.options.limits.depth {
            return self.give_up(ErrorKind::Depth);
        }
        let document = u32::try_from(self.document).unwrap_or(u32::MAX);
        self.nodes.push(Draft {
            document,
            place: self.at.clone(),
            resource: self.resource,
            ..Draft::default()
        });
        if let Some(document) = self.documents.get_mut(self.document) {
            document.places.add(self.at.as_str(), id);
        }
        self.depth += 1;
        match value {
            Value::Bool(true) => {}
            Value::Bool(false) => self.set(id, vec![Keyword::False]),
            Value::Object(members) => self.object_schema(id, members),
            _ => self.error(ErrorKind::Expected("a schema: an object, true or false")),
        }
        self.depth -= 1;
        id
    }

    /// Compiles the schema in a member or item of the value that the walk is at.
    fn child(&mut self, token: &str, value: &'v Value) -> SchemaId {
        self.at.push(token);
        let id = self.subschema(value);
        self.at.pop();
        id
    }

    fn object_schema(&mut self, id: SchemaId, members: &'v Object) {
        let outer = self.resource;
        // In draft 7 nothing beside `$ref` counts, not even `$id` (draft 7 core, section 8.3).
        let is_only_reference =
            |own: &Self| own.vocabularies().dialect == Dialect::Draft7 && members.get("$ref").is_some();
        if !is_only_reference(self) || self.at_resource_root(id) {
            self.identify(id, members);
        }
        let only_reference = is_only_reference(self);
        let mut site = Site { id, members, keywords: Vec::new() };
        for (name, value) in members.iter() {
            if !only_reference || name == "$ref" {
                self.at.push(name);
                self.keyword(&mut site, name, value);
                self.at.pop();
            }
        }
        self.set(id, site.keywords);
        self.resource = outer;
    }

    fn keyword(&mut self, site: &mut Site<'v>, name: &str, value: &'v Value) {
        if let Some((vocabulary, compile)) = family(name)
            && self.vocabularies().has(vocabulary)
        {
            compile(self, site, name, value);
        }
    }

    fn next_id(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    fn set(&mut self, id: SchemaId, keywords: Vec<Keyword>) {
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.keywords = keywords;
        }
    }

    /// Reports a limit once and stands the root in for the schema.
    fn give_up(&mut self, kind: ErrorKind) -> SchemaId {
        if self.errors.iter().all(|own| own.kind != kind) {
            self.error(kind);
        }
        SchemaId(0)
    }

    /// Reports what is wrong where the walk is. Errors come in the order of documents and pointers.
    fn error(&mut self, kind: ErrorKind) {
        if self.errors.len() >= MAX_ERRORS {
            return;
        }
        let uri = self.documents.get(self.document).map(|document| document.uri.clone());
        let document = uri.filter(|_| self.document > 0);
        let error = Error { pointer: self.at.clone(), document, kind };
        let is_before = |own: &Error| (&own.document, &own.pointer) <= (&error.document, &error.pointer);
        let place = self.errors.partition_point(is_before);
        self.errors.insert(place, error);
    }

    fn expected(&mut self, what: &'static str) {
        self.error(ErrorKind::Expected(what));
    }

    /// A limit: a whole number from 0, such as `2` or `2.0`.
    fn count(&mut self, value: &Value) -> Option<usize> {
        let count = value.as_number().and_then(crate::json::Number::to_usize);
        if count.is_none() {
            self.expected("a whole number from 0");
        }
        count
    }

    /// A pattern, compiled once however often it stands in the document.
    fn pattern(&mut self, source: &'v str) -> Result<PatternId, PatternError> {
        if let Some(id) = self.patterns_by_source.get(source) {
            return Ok(*id);
        }
        let pattern = Pattern::compile(source, &mut self.patterns_room)?;
        let id = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
        self.patterns.push(pattern);
        self.patterns_by_source.insert(source, id);
        Ok(id)
    }

    /// A pattern that stands where the walk is.
    fn pattern_here(&mut self, source: &'v str) -> Option<PatternId> {
        self.pattern(source).map_err(|error| self.error(ErrorKind::Pattern(error))).ok()
    }

    /// Subschemas by name.
    fn schemas_by_name(&mut self, value: &'v Value) -> Vec<(Box<str>, SchemaId)> {
        let Value::Object(members) = value else {
            self.expected("an object of schemas");
            return Vec::new();
        };
        members.iter().map(|(name, schema)| (name.into(), self.child(name, schema))).collect()
    }

    /// A list of subschemas, not empty.
    fn schema_list(&mut self, value: &'v Value) -> Vec<SchemaId> {
        match value.as_array() {
            Some(schemas) if !schemas.is_empty() => {
                let numbered = schemas.iter().enumerate();
                numbered.map(|(index, schema)| self.child(&index.to_string(), schema)).collect()
            }
            _ => {
                self.expected("a list of one or more schemas");
                Vec::new()
            }
        }
    }

    /// A list of different names.
    fn names(&mut self, value: &'v Value) -> Vec<&'v str> {
        let items = value.as_array().unwrap_or_default();
        let names: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        if value.as_array().is_none() || sorted.len() < items.len() {
            self.expected("a list of different texts");
        }
        names
    }
}

impl Site<'_> {
    fn add(&mut self, keyword: Keyword) {
        keyword.add_to(&mut self.keywords);
    }
}

/// Compiles one keyword of a family.
type Compile = for<'v> fn(&mut Compiler<'v>, &mut Site<'v>, &str, &'v Value);

/// The vocabulary of a keyword, and what compiles it. Unknown keywords assert nothing.
fn family(keyword: &str) -> Option<(u8, Compile)> {
    const CORE: u8 = Vocabularies::CORE;
    const APPLICATOR: u8 = Vocabularies::APPLICATOR;
    const VALIDATION: u8 = Vocabularies::VALIDATION;
    Some(match keyword {
        "$ref" | "$dynamicRef" | "$recursiveRef" => (CORE, reference::compile),
        "$defs" | "definitions" => (CORE, applicator::compile_definitions),
        "type" | "enum" | "const" => (VALIDATION, any::compile),
        "minimum" | "exclusiveMinimum" | "maximum" | "exclusiveMaximum" | "multipleOf" => {
            (VALIDATION, number::compile)
        }
        "minLength" | "maxLength" | "pattern" => (VALIDATION, string::compile),
        "format" => (CORE, string::compile),
        "minItems" | "maxItems" | "uniqueItems" | "minContains" | "maxContains" => {
            (VALIDATION, array::compile)
        }
        "items" | "prefixItems" | "additionalItems" | "contains" => (APPLICATOR, array::compile),
        "required" | "minProperties" | "maxProperties" | "dependentRequired" => (VALIDATION, object::compile),
        "properties"
        | "patternProperties"
        | "additionalProperties"
        | "propertyNames"
        | "dependentSchemas"
        | "dependencies" => (APPLICATOR, object::compile),
        "allOf" | "anyOf" | "oneOf" | "not" | "if" | "then" | "else" => (APPLICATOR, applicator::compile),
        "unevaluatedItems" | "unevaluatedProperties" => (Vocabularies::UNEVALUATED, applicator::compile),
        "title" | "description" | "$comment" | "readOnly" | "writeOnly" | "deprecated" | "examples"
        | "contentEncoding" | "contentMediaType" | "contentSchema" => (CORE, annotation),
        _ => return None,
    })
}

/// Annotations constrain nothing, but must be what the meta-schema says.
fn annotation<'v>(compiler: &mut Compiler<'v>, _: &mut Site<'v>, name: &str, value: &'v Value) {
    match (name, value) {
        // A schema that may be referred to; new in 2019-09.
        ("contentSchema", _) if compiler.vocabularies().dialect == Dialect::Draft7 => {}
        ("contentSchema", _) => drop(compiler.subschema(value)),
        ("examples", Value::Array(_)) | ("readOnly" | "writeOnly" | "deprecated", Value::Bool(_)) => {}
        ("examples", _) => compiler.expected("a list"),
        ("readOnly" | "writeOnly" | "deprecated", _) => compiler.expected("true or false"),
        (_, Value::String(_)) => {}
        _ => compiler.expected("a text"),
    }
}
