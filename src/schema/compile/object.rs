//! Members of objects (2020-12 core, sections 10.2.2.4 and 10.3.2; validation, section 6.5).

use super::{Compiler, Dialect, Site, Vocabularies};
use crate::json::Value;
use crate::schema::{Additional, Keyword, Names, Property};

pub(super) fn compile<'v>(compiler: &mut Compiler<'v>, site: &mut Site<'v>, name: &str, value: &'v Value) {
    let keyword = match name {
        "required" => required(compiler, site, value),
        "minProperties" => compiler.count(value).map(Keyword::MinProperties),
        "maxProperties" => compiler.count(value).map(Keyword::MaxProperties),
        "properties" => Some(properties(compiler, site, value)),
        "patternProperties" => pattern_properties(compiler, value),
        "additionalProperties" => Some(additional(compiler, site, value)),
        "propertyNames" => Some(Keyword::PropertyNames(compiler.subschema(value))),
        "dependencies" => return dependencies(compiler, site, value),
        "dependentRequired" if since_2019(compiler) => dependent_required(compiler, value),
        "dependentSchemas" if since_2019(compiler) => {
            Some(Keyword::DependentSchemas(compiler.schemas_by_name(value).into()))
        }
        _ => None,
    };
    if let Some(keyword) = keyword {
        site.add(keyword);
    }
}

fn since_2019(compiler: &Compiler<'_>) -> bool {
    compiler.vocabularies().dialect >= Dialect::Draft201909
}

/// A listed name is marked where its property stands, so that it is looked up once.
fn properties<'v>(compiler: &mut Compiler<'v>, site: &Site<'v>, value: &'v Value) -> Keyword {
    let asserts = compiler.vocabularies().has(Vocabularies::VALIDATION);
    let listed = site.members.get("required").filter(|_| asserts).and_then(Value::as_array);
    let mut listed: Vec<&str> = listed.unwrap_or_default().iter().filter_map(Value::as_str).collect();
    listed.sort_unstable();
    let schemas = compiler.schemas_by_name(value).into_iter();
    let mark = |(name, schema): (Box<str>, _)| {
        let required = listed.binary_search(&&*name).is_ok();
        Property { name, schema, required }
    };
    Keyword::Properties(schemas.map(mark).collect())
}

/// The names that are not marked under `properties`.
fn required<'v>(compiler: &mut Compiler<'v>, site: &Site<'v>, value: &'v Value) -> Option<Keyword> {
    let marks = compiler.vocabularies().has(Vocabularies::APPLICATOR);
    let properties = site.members.get("properties").filter(|_| marks);
    let mut names = compiler.names(value);
    names.retain(|name| properties.is_none_or(|properties| properties.get(name).is_none()));
    (!names.is_empty()).then(|| Keyword::Required(boxed(&names)))
}

fn boxed(names: &[&str]) -> Names {
    names.iter().map(|name| (*name).into()).collect()
}

/// `additionalProperties` needs to know its siblings.
fn additional<'v>(compiler: &mut Compiler<'v>, site: &Site<'v>, value: &'v Value) -> Keyword {
    let siblings = |name| match site.members.get(name) {
        Some(Value::Object(members)) => members.iter().map(|(name, _)| name).collect(),
        _ => Vec::new(),
    };
    let mut names = siblings("properties");
    names.sort_unstable();
    let mut patterns = Vec::new();
    for source in siblings("patternProperties") {
        // A pattern that does not compile is reported where it stands.
        patterns.extend(compiler.pattern(source).ok());
    }
    let schema = compiler.subschema(value);
    let additional = Additional { names: boxed(&names), patterns: patterns.into(), schema };
    Keyword::AdditionalProperties(Box::new(additional))
}

fn pattern_properties<'v>(compiler: &mut Compiler<'v>, value: &'v Value) -> Option<Keyword> {
    let Value::Object(members) = value else {
        compiler.expected("an object of schemas by pattern");
        return None;
    };
    let mut properties = Vec::with_capacity(members.len());
    for (source, schema) in members.iter() {
        compiler.at.push(source);
        let pattern = compiler.pattern_here(source);
        let schema = compiler.subschema(schema);
        compiler.at.pop();
        properties.extend(pattern.map(|pattern| (pattern, schema)));
    }
    Some(Keyword::PatternProperties(properties.into()))
}

fn dependent_required<'v>(compiler: &mut Compiler<'v>, value: &'v Value) -> Option<Keyword> {
    let Value::Object(members) = value else {
        compiler.expected("an object of lists of names");
        return None;
    };
    let mut dependent = Vec::with_capacity(members.len());
    for (name, names) in members.iter() {
        compiler.at.push(name);
        dependent.push((name.into(), boxed(&compiler.names(names))));
        compiler.at.pop();
    }
    Some(Keyword::DependentRequired(dependent.into()))
}

/// One keyword for names and for schemas (draft 7 validation, section 6.5.7); later drafts keep it for
/// compatibility.
fn dependencies<'v>(compiler: &mut Compiler<'v>, site: &mut Site<'v>, value: &'v Value) {
    let Value::Object(members) = value else {
        return compiler.expected("an object of schemas or lists of names");
    };
    let (mut names, mut schemas) = (Vec::new(), Vec::new());
    for (name, dependency) in members.iter() {
        if dependency.as_array().is_some() {
            compiler.at.push(name);
            names.push((name.into(), boxed(&compiler.names(dependency))));
            compiler.at.pop();
        } else {
            schemas.push((name.into(), compiler.child(name, dependency)));
        }
    }
    site.add(Keyword::DependentRequired(names.into()));
    site.add(Keyword::DependentSchemas(schemas.into()));
}
