//! A program's sets of states, worked out beforehand into a table: state and character to state.

use crate::map::Map;

use super::ast::Assert;
use super::program::{Program, Step};
use super::run::{Between, Scratch, follow};
use super::set::Set;

/// More states than this are left to the program itself.
const MAX_STATES: usize = 256;

/// More classes of characters than this, likewise.
const MAX_CLASSES: usize = 48;

/// The work that building may take, in visited instructions.
const MAX_WORK: usize = 40_000;

/// No way from here leads to a match.
const DEAD: u16 = 0;

/// A match was found.
const MATCHED: u16 = 1;

/// Where a text begins.
const FIRST: u16 = 2;

/// Stands for the class of a byte that is only a part of a character.
const PART: u8 = u8::MAX;

/// A deterministic machine.
#[derive(Debug)]
pub(super) struct Table {
    classes: Classes,
    /// By state and class: where the next state's row begins.
    next: Vec<u16>,
    /// Whether a text may end in the state.
    ends: Vec<bool>,
}

impl Table {
    /// Of states in a row each, and the numbers of the states that they lead to.
    fn new(classes: Classes, mut next: Vec<u16>, ends: Vec<bool>) -> Option<Self> {
        let count = u16::try_from(classes.count).ok()?;
        for state in &mut next {
            *state = state.checked_mul(count)?;
        }
        Some(Self { classes, next, ends })
    }

    /// Whether the program matches somewhere in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        let first = usize::from(FIRST) * self.classes.count;
        let mut row = first;
        for (at, byte) in text.bytes().enumerate() {
            let mut class = self.classes.bytes.get(usize::from(byte)).copied().unwrap_or(PART);
            if class == PART {
                // The bytes after the first of a character are passed over.
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
                class = self.classes.of(c);
            }
            row = self.next.get(row + usize::from(class)).copied().map_or(0, usize::from);
            if row < first {
                return row == usize::from(MATCHED) * self.classes.count;
            }
        }
        self.ends.get(row / self.classes.count).copied().unwrap_or(false)
    }
}

/// Characters that no set of the program tells apart are of one class.
#[derive(Debug)]
struct Classes {
    count: usize,
    /// By byte, for characters of one byte; [`PART`] for others.
    bytes: [u8; 256],
    /// The code points where another class begins, and which.
    from: Vec<(u32, u8)>,
}

impl Classes {
    fn of(&self, c: char) -> u8 {
        let after = self.from.partition_point(|(from, _)| *from <= u32::from(c));
        after.checked_sub(1).and_then(|place| self.from.get(place)).map_or(0, |(_, class)| *class)
    }
}

/// A state while the table is built: where the program is, and what character came before.
type Kernel = (Vec<u32>, Option<char>);

struct Builder<'p> {
    program: &'p Program,
    /// Whether it matters what kind of character came before.
    has_boundary: bool,
    numbers: Map<Kernel, u16>,
    kernels: Vec<Kernel>,
    scratch: Scratch,
    /// The work that is left.
    room: usize,
}

/// Builds the table; `None` where it would be large.
pub(super) fn build(program: &Program, room: &mut usize) -> Option<Table> {
    // A page wants few bytes more than the last nanosecond: there the program itself runs.
    if cfg!(target_arch = "wasm32") {
        return None;
    }
    let is_boundary = |step: &Step| matches!(step, Step::Assert(Assert::Boundary | Assert::NoBoundary));
    let has_boundary = program.steps.iter().any(is_boundary);
    let (classes, examples) = classes(program, has_boundary)?;
    let mut builder = Builder {
        program,
        has_boundary,
        numbers: Map::new(),
        kernels: Vec::new(),
        scratch: Scratch::default(),
        room: (*room).min(MAX_WORK),
    };
    let before = builder.room;
    let states = builder.states(&examples);
    *room -= before - builder.room;
    let (next, ends) = states?;
    Table::new(classes, next, ends)
}

impl Builder<'_> {
    /// Works out every state: where each class of characters leads, and whether a text may end there.
    fn states(&mut self, examples: &[char]) -> Option<(Vec<u16>, Vec<bool>)> {
        self.number((vec![0], None))?;
        let mut next = vec![DEAD; usize::from(FIRST) * examples.len()];
        let mut ends = vec![false; usize::from(FIRST)];
        let mut done = 0;
        while let Some(kernel) = self.kernels.get(done).cloned() {
            for example in examples {
                next.push(self.after(&kernel, *example)?);
            }
            ends.push(self.reaches_end(&kernel, None));
            done += 1;
        }
        Some((next, ends))
    }

    /// The number of a state; a new one is still to be worked out.
    fn number(&mut self, kernel: Kernel) -> Option<u16> {
        if let Some(number) = self.numbers.get(&kernel) {
            return Some(*number);
        }
        let number = u16::try_from(self.kernels.len()).ok()? + FIRST;
        self.numbers.insert(kernel.clone(), number);
        self.kernels.push(kernel);
        (self.kernels.len() <= MAX_STATES && self.room > 0).then_some(number)
    }

    /// Fills the scratch with what can be reached before the next character; whether that is a match.
    fn reaches_end(&mut self, (steps, before): &Kernel, after: Option<char>) -> bool {
        let Scratch { now, stack, .. } = &mut self.scratch;
        now.reset(self.program.steps.len());
        let place = Between { before: *before, after };
        let found = steps.iter().any(|step| follow(self.program, *step, place, now, stack));
        self.room = self.room.saturating_sub(now.list.len() + 1);
        found
    }

    /// The state after a character.
    fn after(&mut self, kernel: &Kernel, c: char) -> Option<u16> {
        if self.reaches_end(kernel, Some(c)) {
            return Some(MATCHED);
        }
        let taking = self.scratch.now.list.iter().filter(|step| self.program.takes(**step, c));
        let mut steps: Vec<u32> = taking.map(|step| step + 1).collect();
        if !self.program.anchored {
            steps.push(0);
        }
        if steps.is_empty() {
            return Some(DEAD);
        }
        steps.sort_unstable();
        let is_word = self.has_boundary && Set::word().has(c);
        self.number((steps, Some(if is_word { 'a' } else { ' ' })))
    }
}

/// The classes, with an example of each.
fn classes(program: &Program, has_boundary: bool) -> Option<(Classes, Vec<char>)> {
    let word = Set::word();
    let sets: Vec<&Set> = program.sets.iter().chain(has_boundary.then_some(&word)).collect();
    let mut edges: Vec<u32> = sets.iter().flat_map(|set| set.edges()).chain([0]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut kinds: Vec<Vec<bool>> = Vec::new();
    let mut examples = Vec::new();
    let mut from = Vec::with_capacity(edges.len());
    for edge in edges {
        // Surrogates stand in no text: what begins among them is seen from their end.
        let Some(example) = char::from_u32(edge).or((edge < 0xE000).then_some('\u{E000}')) else { continue };
        let kind: Vec<bool> = sets.iter().map(|set| set.has(example)).collect();
        let class = kinds.iter().position(|own| *own == kind).unwrap_or_else(|| {
            kinds.push(kind);
            examples.push(example);
            kinds.len() - 1
        });
        from.push((edge, u8::try_from(class).ok().filter(|_| class < MAX_CLASSES)?));
    }
    let mut classes = Classes { count: kinds.len(), bytes: [PART; 256], from };
    let mut class = 0;
    for (code, own) in (0..128).zip(&mut classes.bytes) {
        class = classes.from.iter().find(|(from, _)| *from == code).map_or(class, |(_, class)| *class);
        *own = class;
    }
    Some((classes, examples))
}
