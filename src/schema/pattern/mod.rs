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
mod property;
mod run;
mod set;
mod table;

#[cfg(test)]
mod tests;

pub use parse::{Error, ErrorKind};
pub(crate) use property::has as has_property;
pub(crate) use run::Scratch;

use crate::packed::packed;
use program::Program;
use set::Set;
use table::Table;

/// What all patterns of one schema together may take.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    /// Instructions, written out.
    steps: usize,
    /// Work on tables; without it patterns run as programs.
    work: usize,
    /// Ranges of characters, of all `\p{…}` together.
    ranges: usize,
    /// The properties that were looked up, by name.
    properties: Vec<(String, Option<Set>)>,
}

/// More different properties than this are refused: to look one up takes time.
const MAX_PROPERTIES: usize = 32;

impl Room {
    /// What `\p{name}` means: `Err` when there is no room for it, `None` when there is no such property.
    fn property(&mut self, name: &str) -> Result<Option<Set>, ErrorKind> {
        let known = self.properties.iter().position(|(own, _)| own == name);
        let place = match known {
            Some(place) => place,
            None if self.properties.len() >= MAX_PROPERTIES => return Err(ErrorKind::Property),
            None => {
                self.properties.push((name.to_owned(), property::members(name)));
                self.properties.len() - 1
            }
        };
        let Some((_, Some(set))) = self.properties.get(place) else { return Ok(None) };
        self.ranges = self.ranges.checked_sub(set.len()).ok_or(ErrorKind::Property)?;
        Ok(Some(set.clone()))
    }
}

impl Default for Room {
    fn default() -> Self {
        Self { steps: 200_000, work: 1_000_000, ranges: 1_000_000, properties: Vec::new() }
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
        let parsed = parse::parse(source, Some(room))?;
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
#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
pub(crate) fn is_pattern(source: &str) -> bool {
    parse::parse(source, None).is_ok()
}

/// Whether the platform takes the text for a pattern: the reader of patterns is not in the page's core.
#[cfg(all(not(feature = "tools"), target_arch = "wasm32"))]
pub(crate) fn is_pattern(source: &str) -> bool {
    use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
    #[wasm_bindgen]
    extern "C" {
        type RegExp;
        #[wasm_bindgen(catch, constructor)]
        fn new(source: &str, flags: &str) -> Result<RegExp, JsValue>;
    }
    RegExp::new(source, "u").is_ok()
}
