//! Regular expressions of the `pattern` keyword: ECMA-262 with the `u` flag, in linear time.
//!
//! `pattern` comes from form authors and texts from anyone, so no pair of them may take long. The
//! parser reads the whole syntax; what cannot be decided in linear time (look-around, references to
//! groups) is refused when the schema is compiled, by name. What is left runs as a set of states, one
//! pass over the text (K. Thompson, "Regular expression search algorithm", 1968), or as a table where
//! the sets of states are few; with the same verdict on every platform.

mod ast;
mod parse;
mod program;
mod run;
mod set;
mod table;

#[cfg(test)]
mod tests;

pub use parse::{Error, ErrorKind};
pub(crate) use run::Scratch;

use crate::packed::packed;
use program::Program;
use table::Table;

/// What all patterns of one schema together may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Instructions, written out.
    steps: usize,
    /// Work on tables; without it patterns run as programs.
    work: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { steps: 200_000, work: 1_000_000 }
    }
}

/// A pattern that is ready to run.
#[derive(Debug)]
pub(crate) struct Pattern {
    program: Program,
    /// The program's states worked out, where they are few: one look-up per character.
    table: Option<Table>,
}

impl Pattern {
    /// Reads a pattern; says where and why it cannot be used.
    pub(crate) fn compile(source: &str, room: &mut Room) -> Result<Self, Error> {
        let parsed = parse::parse(source)?;
        if let Some(refused) = parsed.refused {
            return Err(refused);
        }
        let program = program::build(&parsed.ast, room.steps).ok_or_else(Error::too_large)?;
        room.steps -= program.steps.len();
        Ok(Self { table: table::build(&program, &mut room.work), program })
    }

    /// Works out the table of an unpacked pattern.
    pub(crate) fn prepare(&mut self, room: &mut Room) {
        self.table = table::build(&self.program, &mut room.work);
    }

    /// Whether the pattern matches somewhere in the text; and how many steps that took. Where it takes more
    /// than `most`, the verdict does not count.
    pub(crate) fn is_match(&self, text: &str, scratch: &mut Scratch, most: usize) -> (bool, usize) {
        if let Some(table) = &self.table {
            return (table.is_match(text), text.len() / 16);
        }
        run::is_match(&self.program, text, scratch, most)
    }
}

packed! {
    struct Pattern { program; table: None }
}

/// Whether the text is a pattern at all: the format `regex`.
pub(crate) fn is_pattern(source: &str) -> bool {
    parse::parse(source).is_ok()
}
