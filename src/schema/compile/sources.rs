//! The same compilation, with where everything stands. Not in WebAssembly.

use super::{Compiler, Dialect, Draft, Error, Options, Schema};
use crate::json::Value;
use crate::schema::{Origin, Sources};

/// As [`super::compile`], and where each compiled schema stands.
pub(in crate::schema) fn compile_with_sources<'v>(
    schema: &'v Value,
    options: &'v Options,
) -> Result<(Schema, Sources<'v>), Vec<Error>> {
    let mut compiler = Compiler::new(options);
    compiler.document(options.base.clone(), schema);
    compiler.resolve();
    if !compiler.errors.is_empty() {
        return Err(compiler.errors);
    }
    let sources = compiler.sources();
    Ok((compiler.finish()?, sources))
}

/// Whether a keyword has a meaning in any of the dialects; all others are annotations.
pub(crate) fn is_known(keyword: &str) -> bool {
    super::family(keyword).is_some()
}

impl<'v> Compiler<'v> {
    fn sources(&mut self) -> Sources<'v> {
        let resources = self.resources.iter().map(|own| (own.uri.clone(), own.place.clone())).collect();
        let origins = self.nodes.iter().map(|draft| self.origin(draft)).collect();
        let mut references = std::mem::take(&mut self.references);
        references.sort_unstable();
        Sources { origins, resources, references }
    }

    fn origin(&self, draft: &Draft) -> Origin<'v> {
        let document = self.documents.get(draft.document as usize).map(|document| document.value);
        let members = document.and_then(|value| value.at(&draft.place)).and_then(Value::as_object);
        let resource = self.resources.get(draft.resource as usize);
        let is_draft7 = resource.is_some_and(|own| own.vocabularies.dialect == Dialect::Draft7);
        let members = members.filter(|members| !is_draft7 || members.get("$ref").is_none());
        Origin { place: draft.place.clone(), resource: draft.resource, members }
    }
}
