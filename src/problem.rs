//! What is wrong with an answer, as data; sentences are made last, per language, by `i18n`.

use crate::json::Number;
use crate::pointer::Pointer;

/// One thing that the citizen (or the sender of JSON) must mend.
///
/// It never holds the value itself, so that no answer reaches a log through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where to act: the missing property for `required`, else the value.
    pub pointer: Pointer,
    /// The JSON Schema keyword, or one of ours: `false`, `checks`, `compute`, `limit`, `file`, `soft`, `server`.
    pub code: &'static str,
    /// What the sentence needs: `limit`, `format`, `part`, `reason` …
    pub args: Vec<(&'static str, Arg)>,
}

/// One argument of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A word or a server's sentence.
    Text(String),
    /// A limit.
    Number(Number),
}

impl Problem {
    /// A problem without arguments.
    pub fn new(pointer: Pointer, code: &'static str) -> Self {
        Self { pointer, code, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// The argument with this name.
    pub fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|(own, _)| *own == name).map(|(_, arg)| arg)
    }

    /// The text of an argument that is one.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.arg(name)? {
            Arg::Text(text) => Some(text),
            Arg::Number(_) => None,
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Number> for Arg {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(Number::from(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}
