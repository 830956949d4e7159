//! What only the whole arena shows: loops, how branches are told apart, the order of keywords.

use super::{Compiler, Draft, Error, ErrorKind, Schema, SchemaId};
use crate::json::Value;
use crate::schema::{Discriminator, Keyword, Node, Property, Tell, Types};

/// How many references are followed to see what a branch is.
const MAX_HOPS: usize = 16;

/// How many branches, and how many of their properties, are compared to see what tells branches apart.
const MAX_BRANCHES: usize = 1_000;
const MAX_CANDIDATES: usize = 50;

impl Compiler<'_> {
    /// Refuses loops, and turns the drafts into the schema.
    pub(super) fn finish(mut self) -> Result<Schema, Vec<Error>> {
        if let Some(id) = find_loop(&self.nodes) {
            let node = self.nodes.get(id.0 as usize).map(|node| (node.document as usize, node.place.clone()));
            (self.document, self.at) = node.unwrap_or_default();
            self.error(ErrorKind::Loop);
            return Err(self.errors);
        }
        self.tell_branches();
        let mut places = self.documents.into_iter().next().map(|main| main.places).unwrap_or_default();
        places.sort();
        let nodes = self.nodes.into_iter().map(node).collect();
        Ok(Schema {
            nodes,
            places,
            dynamic: self.dynamic.into_iter().collect(),
            patterns: self.patterns,
            steps: self.options.limits.steps,
        })
    }

    fn tell_branches(&mut self) {
        for index in 0..self.nodes.len() {
            let mut keywords =
                self.nodes.get_mut(index).map(|node| std::mem::take(&mut node.keywords)).unwrap_or_default();
            for keyword in &mut keywords {
                if let Keyword::AnyOf(branches) | Keyword::OneOf(branches) = keyword {
                    branches.tell = tell(&self.nodes, &branches.schemas);
                }
            }
            if let Some(node) = self.nodes.get_mut(index) {
                node.keywords = keywords;
            }
        }
    }
}

fn node(draft: Draft) -> Node {
    let keywords = draft.keywords;
    let unevaluated = keywords
        .iter()
        .any(|keyword| matches!(keyword, Keyword::UnevaluatedItems(_) | Keyword::UnevaluatedProperties(_)));
    Node { keywords: keywords.into(), resource: draft.resource, unevaluated }
}

/// A schema that is applied to the same value again by way of its own references.
///
/// Depth first with a stack of our own, because the chain of references may be long.
fn find_loop(nodes: &[Draft]) -> Option<SchemaId> {
    const OPEN: u8 = 1;
    const DONE: u8 = 2;
    let mut state = vec![0_u8; nodes.len()];
    let mut stack = Vec::new();
    for start in 0..nodes.len() {
        stack.push((start, false));
        while let Some((index, leaving)) = stack.pop() {
            let Some(own) = state.get_mut(index) else { continue };
            if leaving {
                *own = DONE;
                continue;
            }
            if *own != 0 {
                continue;
            }
            *own = OPEN;
            stack.push((index, true));
            let mut back = None;
            for keyword in nodes.get(index).map(|node| node.keywords.as_slice()).unwrap_or_default() {
                keyword.in_place(|next| match state.get(next.0 as usize) {
                    Some(&OPEN) => back = Some(next),
                    Some(&DONE) | None => {}
                    Some(_) => stack.push((next.0 as usize, false)),
                });
            }
            if back.is_some() {
                return back;
            }
        }
    }
    None
}

/// How a value's branch can be told.
fn tell(nodes: &[Draft], branches: &[SchemaId]) -> Tell {
    options(nodes, branches)
        .or_else(|| by_property(nodes, branches))
        .or_else(|| by_type(nodes, branches))
        .unwrap_or(Tell::Nothing)
}

/// Branches that are constants and nothing else.
fn options(nodes: &[Draft], branches: &[SchemaId]) -> Option<Tell> {
    let option = |id: &SchemaId| match nodes.get(id.0 as usize)?.keywords.as_slice() {
        [Keyword::Const(value)] => Some((**value).clone()),
        _ => None,
    };
    Some(Tell::Options(branches.iter().map(option).collect::<Option<_>>()?))
}

/// A property that has values of its own in each branch: a constant, or some.
fn by_property(nodes: &[Draft], branches: &[SchemaId]) -> Option<Tell> {
    let first = branches.first().filter(|_| branches.len() <= MAX_BRANCHES)?;
    properties(nodes, *first)?.iter().take(MAX_CANDIDATES).find_map(|Property { name, .. }| {
        let mut told: Vec<(Value, usize)> = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            let property = properties(nodes, *branch)?.iter().find(|own| own.name == *name)?;
            for value in values(nodes, property.schema)? {
                if told.len() == MAX_BRANCHES || told.iter().any(|(own, _)| own == value) {
                    return None;
                }
                told.push((value.clone(), index));
            }
        }
        let required = branches.iter().all(|branch| requires(nodes, *branch, name));
        Some(Tell::Property(Discriminator { name: name.clone(), values: told.into(), required }))
    })
}

/// Types that do not overlap, one set per branch.
fn by_type(nodes: &[Draft], branches: &[SchemaId]) -> Option<Tell> {
    let mut types: Vec<Types> = Vec::with_capacity(branches.len());
    for branch in branches {
        let own = find(nodes, *branch, |keyword| match keyword {
            Keyword::Type(types) => Some(types),
            _ => None,
        })?;
        if !types.iter().all(|other| other.is_apart_from(*own)) {
            return None;
        }
        types.push(*own);
    }
    Some(Tell::Type(types.into()))
}

fn properties(nodes: &[Draft], id: SchemaId) -> Option<&[Property]> {
    find(nodes, id, |keyword| match keyword {
        Keyword::Properties(properties) => Some(properties.as_ref()),
        _ => None,
    })
}

fn requires(nodes: &[Draft], id: SchemaId, name: &str) -> bool {
    let property = properties(nodes, id).and_then(|all| all.iter().find(|own| *own.name == *name));
    property.is_some_and(|property| property.required)
}

/// The only values that a schema takes, where it names them.
fn values(nodes: &[Draft], id: SchemaId) -> Option<&[Value]> {
    find(nodes, id, |keyword| match keyword {
        Keyword::Const(value) => Some(std::slice::from_ref(&**value)),
        Keyword::Enum(values) => Some(&**values),
        _ => None,
    })
}

/// The first keyword of a schema, or of what it refers to, in which `read` finds what it wants.
fn find<'n, T>(nodes: &'n [Draft], mut id: SchemaId, read: impl Fn(&'n Keyword) -> Option<T>) -> Option<T> {
    for _ in 0..MAX_HOPS {
        let keywords = &nodes.get(id.0 as usize)?.keywords;
        if let Some(found) = keywords.iter().find_map(&read) {
            return Some(found);
        }
        id = keywords.iter().find_map(|keyword| match keyword {
            Keyword::Ref(target) => Some(*target),
            _ => None,
        })?;
    }
    None
}
