//! The shapes in which endpoints and frameworks name what is wrong (`docs/endpoint-contract.md` lists them).
//!
//! Not a reader for each, but one walk that knows what they have in common: a list or an object under one of a few
//! names, and in it a path, a sentence, a code. What holds answers (`value`, `input`, `rejectedValue`, `ctx`) is not read.

use super::path::{follow, follow_value};
use crate::json::{Number, Object, Value, decimal};
use crate::pointer::Pointer;
use crate::problem::{Arg, Problem};

const MAX_PROBLEMS: usize = 200;
const MAX_TEXT: usize = 500;

/// Under these names of a reply stands what is wrong.
const HOLDERS: [&str; 10] = [
    "errors",
    "violations",
    "invalid-params",
    "invalid_params",
    "detail",
    "details",
    "issues",
    "validation",
    "formErrors",
    "fieldErrors",
];
/// Under these names of one problem stands where.
const PATHS: [&str; 9] =
    ["pointer", "propertyPath", "field", "path", "loc", "instancePath", "name", "param", "keys"];
/// Under these, what to say, the one that says most first.
const TEXTS: [&str; 7] = ["detail", "message", "msg", "defaultMessage", "reason", "description", "title"];

/// What a reply says is wrong: pointers as the server writes them, not yet looked for in the form.
///
/// `has_texts` is whether the server's sentences are in the citizen's language; where they are not, only codes that
/// we have a sentence for say more than that the answer was not accepted.
///
/// Besides, whether the reply surely is about answers; names with lists of words at the root could be anything.
pub(super) fn problems(reply: &Value, has_texts: bool) -> (Vec<Problem>, bool) {
    let mut found = Found { problems: Vec::new(), has_texts };
    let mut is_sure = true;
    match reply {
        Value::Array(items) => found.list(&Pointer::root(), items),
        Value::Object(reply) => {
            found.reply(reply);
            is_sure = !found.problems.is_empty();
            if !is_sure {
                found.members(&Pointer::root(), reply, false);
            }
        }
        _ => {}
    }
    (found.problems, is_sure)
}

struct Found {
    problems: Vec<Problem>,
    has_texts: bool,
}

impl Found {
    fn reply(&mut self, reply: &Object) {
        if reply.get("properties").is_some() {
            return self.tree(&Pointer::root(), reply);
        }
        for value in HOLDERS.iter().filter_map(|name| reply.get(name)) {
            self.value(&Pointer::root(), value);
        }
        if let Some(error) = reply.get("error").and_then(Value::as_object) {
            self.reply(error);
        }
        if self.problems.is_empty() && text(reply, &["code"]).is_some_and(|code| code == "FST_ERR_VALIDATION")
        {
            self.sentences(text(reply, &["message"]).unwrap_or_default());
        }
    }

    /// Zod's tree: each value with `errors` of its own, `properties` and `items`.
    fn tree(&mut self, at: &Pointer, node: &Object) {
        self.list(at, node.get("errors").and_then(Value::as_array).unwrap_or_default());
        for (name, child) in
            node.get("properties").and_then(Value::as_object).into_iter().flat_map(Object::iter)
        {
            child.as_object().iter().for_each(|child| self.tree(&at.child(name), child));
        }
        let items = node.get("items").and_then(Value::as_array).unwrap_or_default();
        for (index, child) in (0_u64..).zip(items) {
            child.as_object().iter().for_each(|child| self.tree(&at.child(&decimal(index)), child));
        }
    }

    fn value(&mut self, at: &Pointer, value: &Value) {
        match value {
            Value::Array(items) => self.list(at, items),
            Value::Object(members) => match members.get("keys") {
                // Names alone.
                Some(Value::Array(keys)) => {
                    for key in keys {
                        self.add(follow_value(at, key, 0), None, None);
                    }
                }
                _ => self.members(at, members, true),
            },
            _ => {}
        }
    }

    /// Sentences, problems, or values with problems in them.
    fn list(&mut self, at: &Pointer, items: &[Value]) {
        for (index, item) in (0_u64..).zip(items) {
            match item {
                Value::String(text) => self.add(at.clone(), None, Some(text)),
                Value::Object(item) if is_problem(item) => self.problem(at, item),
                Value::Object(members) => self.members(&at.child(&decimal(index)), members, true),
                _ => {}
            }
        }
    }

    /// Names of answers with what is wrong with them; `with_texts` where a sentence may stand alone.
    fn members(&mut self, at: &Pointer, members: &Object, with_texts: bool) {
        for (name, value) in members.iter() {
            let path = follow(at, name);
            match value {
                Value::Array(items) => self.list(&path, items),
                Value::Object(item) if is_problem(item) => self.problem(&path, item),
                Value::Object(members) => self.members(&path, members, with_texts),
                Value::String(text) if with_texts => self.add(path, None, Some(text)),
                _ => {}
            }
        }
    }

    fn problem(&mut self, at: &Pointer, item: &Object) {
        let is_said_only = match item.get("severity") {
            Some(Value::String(severity)) => severity != "Error",
            Some(Value::Number(severity)) => severity.to_text() != "1",
            _ => false,
        };
        if is_said_only {
            return;
        }
        if let Some(validation) = item.get("extensions").and_then(|more| more.get("validation")) {
            return self.value(at, validation);
        }
        let source = item.get("source").and_then(Value::as_object);
        let given = PATHS.iter().find_map(|name| item.get(name).or_else(|| source?.get(name)));
        // A path of its own begins at the root, after the part of the request (FastAPI); GraphQL names one in the query.
        let mut own = match given {
            Some(given) if item.get("extensions").is_none() => {
                let first = item.get("loc").and_then(Value::as_array).and_then(<[Value]>::first);
                let is_part = first.and_then(Value::as_str) == Some("body");
                follow_value(&Pointer::root(), given, usize::from(is_part))
            }
            _ => at.clone(),
        };
        if let Some(missing) = params(item).and_then(|params| text(params, &["missingProperty"])) {
            own.push(missing);
        }
        self.add(own, Some(item), text(item, &TEXTS));
    }

    /// `body must have required property 'zip', body/email must match format "email"`
    fn sentences(&mut self, all: &str) {
        let (mut at, mut says, mut before) = (Pointer::root(), String::new(), "");
        for word in all.split(' ').chain(["body"]) {
            let word = word.strip_suffix(',').unwrap_or(word);
            if let Some(place) = word.strip_prefix("body") {
                if !says.is_empty() {
                    self.add(at, None, Some(&says));
                }
                at = follow(&Pointer::root(), place);
                says.clear();
            } else if before == "property" {
                self.push(Problem::new(follow(&at, word), "required"));
                says.clear();
            } else {
                if !says.is_empty() {
                    says.push(' ');
                }
                says.push_str(word);
            }
            before = word;
        }
    }

    fn add(&mut self, pointer: Pointer, item: Option<&Object>, says: Option<&str>) {
        let known = item.and_then(|item| known(&pointer, item));
        let says = says.filter(|_| self.has_texts).map(clean).filter(|says| !says.is_empty());
        self.push(known.unwrap_or_else(|| {
            let problem = Problem::new(pointer, "server");
            match says {
                Some(says) => problem.with("message", says),
                None => problem,
            }
        }));
    }

    /// A question shows one problem: several sentences about one answer become one.
    fn push(&mut self, problem: Problem) {
        let is_full = self.problems.len() >= MAX_PROBLEMS;
        let is_same = |own: &&mut Problem| own.code == problem.code && own.pointer == problem.pointer;
        let may_join = problem.code == "server" && !problem.pointer.is_root();
        let Some(own) = self.problems.iter_mut().find(is_same).filter(|_| may_join) else {
            if !is_full {
                self.problems.push(problem);
            }
            return;
        };
        match (own.args.first_mut(), problem.text("message")) {
            (Some((_, Arg::Text(says))), Some(more)) => {
                says.push(' ');
                says.push_str(more);
            }
            (None, Some(_)) => own.args = problem.args,
            _ => {}
        }
    }
}

/// Whether an object says what is wrong itself, instead of holding answers that do.
fn is_problem(item: &Object) -> bool {
    let says = |name: &&str| item.get(name).is_some_and(Value::is_string);
    TEXTS.iter().chain(&["code", "pointer", "error"]).any(says)
        || item.get("loc").is_some()
        || item.get("path").is_some()
}

fn text<'a>(object: &'a Object, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| object.get(name).and_then(Value::as_str))
}

/// What a sentence of ours needs to know; `args` in what `check` gives.
fn params(item: &Object) -> Option<&Object> {
    item.get("params").or_else(|| item.get("args")).and_then(Value::as_object)
}

/// Our own problem, where a server names it by our code (RFC 9457 `errors[].code`, Ajv's `keyword`, with `params`),
/// or by a framework's word for what is missing.
fn known(pointer: &Pointer, item: &Object) -> Option<Problem> {
    let code = text(item, &["code", "type", "error", "keyword"])?;
    if MISSING.contains(&code) {
        return Some(Problem::new(pointer.clone(), "required"));
    }
    let code = CODES.iter().copied().find(|own| *own == code)?;
    let params = params(item);
    if needs_limit(code) && params.is_none_or(|params| number(params, "limit").is_none()) {
        return None;
    }
    let with = |problem: Problem, name: &&'static str| match params.and_then(|own| arg(own, name)) {
        Some(arg) => problem.with(name, arg),
        None => problem,
    };
    Some(ARGS.iter().fold(Problem::new(pointer.clone(), code), with))
}

/// What frameworks call an answer that is missing: `FastAPI`, Spring, Django, Rails, Joi.
const MISSING: [&str; 8] =
    ["missing", "NotNull", "NotBlank", "NotEmpty", "blank", "any.required", "string.empty", "is_blank"];

/// The codes that have sentences of our own.
const CODES: [&str; 24] = [
    "required",
    "dependentRequired",
    "type",
    "enum",
    "const",
    "oneOf",
    "anyOf",
    "not",
    "false",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "checks",
    "compute",
    "file",
];

/// The arguments that sentences know.
const ARGS: [&str; 5] = ["limit", "type", "format", "part", "reason"];

/// All that begin with m (`minLength` … `multipleOf`) or `exclusive` are about a number.
fn needs_limit(code: &str) -> bool {
    code.starts_with('m') || code.starts_with("exclusive")
}

fn number<'a>(params: &'a Object, name: &str) -> Option<&'a Number> {
    params.get(name).and_then(Value::as_number)
}

fn arg(params: &Object, name: &str) -> Option<Arg> {
    match params.get(name)? {
        Value::Number(number) => Some(Arg::Number(number.clone())),
        Value::String(text) => Some(Arg::Text(clean(text))),
        _ => None,
    }
}

/// A server's words as text on one line: without controls and marks that turn the reading direction.
pub(super) fn clean(text: &str) -> String {
    let bad = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !bad(*c));
    plain.take(MAX_TEXT).collect::<String>().trim().to_owned()
}
