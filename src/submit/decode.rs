//! Pairs that somebody else's form or our own encoding posted, read back as the JSON that the body stands for.
//!
//! Pairs hold texts; the form knows what they mean. An answer is a text where its schema takes one, else the number, the
//! boolean, or the nothing that its schema has least against. So what was written comes back, except where a schema takes
//! several types of one text (`"type": ["string", "number"]`): there it is a text.

use super::names;
use crate::form::{Encoding, Field, Form};
use crate::json::{Number, Object, Value, parse};
use crate::map::Map;
use crate::pointer::{Place, array_index};

/// What one pair holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Posted {
    /// A text.
    Text(String),
    /// What is known of a file: its name, type and size.
    File {
        /// What it is called.
        name: String,
        /// Its media type.
        media_type: String,
        /// In bytes.
        size: u64,
    },
}

/// A body that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The body as the same form would write it as JSON: the answers, or the envelope around them.
    pub body: Value,
    /// Names that lead nowhere, or to the place of another: their texts are left out.
    pub unknown: Vec<String>,
    /// How many of the pairs are files.
    pub files: usize,
}

/// Reads pairs by the names that `form.submit.naming` makes. Total: what is no body of this form is read as far as it
/// goes, and is for the check to judge.
pub fn decode(form: &Form, pairs: &[(String, Posted)]) -> Decoded {
    let submit = &form.submit;
    if submit.encoding == Encoding::Multipart && submit.envelope {
        return beside_files(form, pairs);
    }
    let (tree, unknown) = tree(form, pairs);
    let body = match &tree {
        Tree::Branch(members) if submit.envelope => {
            let read = |(name, member): &(String, Tree)| {
                let value = if name == "data" { answer(form, &Place::root(), member) } else { plain(member) };
                (name.clone(), value)
            };
            Value::Object(members.all.iter().map(read).collect())
        }
        tree => answer(form, &Place::root(), tree),
    };
    Decoded { body, unknown, files: files(pairs) }
}

fn files(pairs: &[(String, Posted)]) -> usize {
    pairs.iter().filter(|(_, posted)| matches!(posted, Posted::File { .. })).count()
}

/// The answers in the part `data`; beside it only files stand.
fn beside_files(form: &Form, pairs: &[(String, Posted)]) -> Decoded {
    let mut body = None;
    let mut unknown = Vec::new();
    for (name, posted) in pairs {
        match posted {
            Posted::Text(text) if name == "data" && body.is_none() => body = parse(text).ok(),
            Posted::File { .. } if names::steps(name, form.submit.naming).is_some() => {}
            _ => unknown.push(name.clone()),
        }
    }
    Decoded { body: body.unwrap_or(Value::Null), unknown, files: files(pairs) }
}

/// Texts by the steps of their names.
enum Tree {
    Leaf(Posted),
    Branch(Members),
}

/// In the order in which they came, found by their names.
#[derive(Default)]
struct Members {
    all: Vec<(String, Tree)>,
    indexes: Map<String, usize>,
}

fn tree(form: &Form, pairs: &[(String, Posted)]) -> (Tree, Vec<String>) {
    let mut root = Tree::Branch(Members::default());
    let mut unknown = Vec::new();
    for (name, posted) in pairs {
        let steps = names::steps(name, form.submit.naming);
        if !steps.is_some_and(|steps| put(&mut root, &steps, posted)) {
            unknown.push(name.clone());
        }
    }
    (root, unknown)
}

/// False where another pair stands there.
fn put(tree: &mut Tree, steps: &[String], posted: &Posted) -> bool {
    let (Tree::Branch(members), [step, rest @ ..]) = (tree, steps) else { return false };
    if let Some(index) = members.indexes.get(step) {
        return members.all.get_mut(*index).is_some_and(|(_, member)| put(member, rest, posted));
    }
    let mut member =
        if rest.is_empty() { Tree::Leaf(posted.clone()) } else { Tree::Branch(Members::default()) };
    if !rest.is_empty() {
        put(&mut member, rest, posted);
    }
    members.indexes.insert(step.clone(), members.all.len());
    members.all.push((step.clone(), member));
    true
}

fn answer(form: &Form, place: &Place, tree: &Tree) -> Value {
    let Some(field) = form.field_at(place) else { return plain(tree) };
    if !field.widget.has_members() {
        return question(form, field, tree);
    }
    let is_list = field.is_list() || field.tuple;
    match tree {
        Tree::Leaf(Posted::Text(text)) if text.is_empty() => {
            if is_list {
                Value::Array(Vec::new())
            } else {
                Value::Object(Object::new())
            }
        }
        Tree::Leaf(_) => plain(tree),
        Tree::Branch(members) => {
            let below = |(token, member): &(String, Tree)| {
                (token.clone(), answer(form, &form.member_place(place, token), member))
            };
            let members = members.all.iter().map(below).collect();
            if is_list { list(members) } else { Value::Object(members.into_iter().collect()) }
        }
    }
}

/// Items by their indexes, of which some may be missing; an object where a name is no index.
fn list(mut members: Vec<(String, Value)>) -> Value {
    let index = |(token, _): &(String, Value)| array_index(token);
    if members.iter().any(|member| index(member).is_none()) {
        return Value::Object(members.into_iter().collect());
    }
    members.sort_by_key(index);
    Value::Array(members.into_iter().map(|(_, value)| value).collect())
}

fn plain(tree: &Tree) -> Value {
    made(tree, "", &[])
}

/// How a text can be read, in the order in which the readings are offered to the schema.
const READINGS: [fn(&str) -> Option<Value>; 6] = [
    |text| Some(text.into()),
    |text| Number::parse(text).map(Value::Number),
    |text| match text {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        _ => None,
    },
    |text| text.is_empty().then(|| Value::Array(Vec::new())),
    |text| text.is_empty().then(|| Value::Object(Object::new())),
    |text| text.is_empty().then_some(Value::Null),
];

/// More members than this of one answer are texts.
const MOST: usize = 16;

/// A reading for each kind of leaf: those at the same place in every item of a list are of one kind.
type Kinds = Vec<(String, usize)>;

/// The answer to one question: with the readings that its schema has least against.
fn question(form: &Form, field: &Field, tree: &Tree) -> Value {
    let mut kinds = Kinds::new();
    collect(tree, "", &mut kinds);
    let mut best = made(tree, "", &kinds);
    let mut misfits = form.misfits(field, &best);
    for kind in 0..kinds.len().min(MOST) {
        for reading in 1..READINGS.len() {
            if misfits == 0 {
                return best;
            }
            let mut tried = kinds.clone();
            tried.iter_mut().skip(kind).take(1).for_each(|(_, own)| *own = reading);
            let value = made(tree, "", &tried);
            let found = form.misfits(field, &value);
            if found < misfits {
                (kinds, best, misfits) = (tried, value, found);
            }
        }
    }
    best
}

fn collect(tree: &Tree, at: &str, kinds: &mut Kinds) {
    match tree {
        Tree::Leaf(_) if kinds.len() < MOST && kinds.iter().all(|(own, _)| own != at) => {
            kinds.push((at.to_owned(), 0));
        }
        Tree::Leaf(_) => {}
        Tree::Branch(members) => {
            for (token, member) in &members.all {
                collect(member, &kind(at, token), kinds);
            }
        }
    }
}

fn kind(at: &str, token: &str) -> String {
    let own = if array_index(token).is_some() { "*" } else { token };
    [at, "/", own].concat()
}

fn made(tree: &Tree, at: &str, kinds: &[(String, usize)]) -> Value {
    match tree {
        Tree::Leaf(Posted::Text(text)) => {
            let reading = kinds.iter().find(|(own, _)| own == at).map_or(0, |(_, reading)| *reading);
            READINGS.get(reading).and_then(|read| read(text)).unwrap_or_else(|| text.as_str().into())
        }
        Tree::Leaf(Posted::File { name, media_type, size }) => {
            let mut file = Object::new();
            file.insert("name", name.as_str());
            file.insert("type", media_type.as_str());
            file.insert("size", Number::parse(&size.to_string()).map_or(Value::Null, Value::Number));
            Value::Object(file)
        }
        Tree::Branch(members) => {
            let below =
                |(token, member): &(String, Tree)| (token.clone(), made(member, &kind(at, token), kinds));
            list(members.all.iter().map(below).collect())
        }
    }
}
