//! Tree to instructions.

use super::ast::{Assert, Ast};
use super::set::Set;
use crate::packed::packed;

/// How many instructions a program may have.
const MAX_LENGTH: usize = 4_000;

/// Instructions; the first is where a match begins.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    /// The different sets of characters in it.
    pub(super) sets: Vec<Set>,
    /// Whether a match can only begin at the start of the text.
    pub(super) anchored: bool,
}

/// One instruction. Places are indexes of instructions.
#[derive(Debug)]
pub(super) enum Step {
    /// Takes one character of the set with this number, then goes on with the next instruction.
    Take(u32),
    /// Goes on if the place is the one wanted.
    Assert(Assert),
    /// Goes on at both places.
    Split(u32, u32),
    Jump(u32),
    Match,
}

packed! {
    struct Program { steps, sets, anchored }
    enum Step { Take(set), Assert(assert), Split(one, other), Jump(to), Match }
}

/// Builds the program; `None` when it gets too long, or longer than there is room.
pub(super) fn build(ast: &Ast, room: usize) -> Option<Program> {
    let mut builder = Builder { steps: Vec::new(), sets: Vec::new(), room: room.min(MAX_LENGTH) };
    builder.ast(ast)?;
    builder.push(Step::Match)?;
    Some(Program { steps: builder.steps, sets: builder.sets, anchored: begins_at_start(ast) })
}

impl Program {
    /// Whether the instruction takes this character.
    pub(super) fn takes(&self, step: u32, c: char) -> bool {
        match self.steps.get(step as usize) {
            Some(Step::Take(set)) => self.sets.get(*set as usize).is_some_and(|set| set.has(c)),
            _ => false,
        }
    }
}

fn begins_at_start(ast: &Ast) -> bool {
    match ast {
        Ast::Assert(assert) => *assert == Assert::Start,
        Ast::Concat(parts) => parts.first().is_some_and(begins_at_start),
        Ast::Either(branches) => branches.iter().all(begins_at_start),
        Ast::Repeat { part, min, .. } => *min > 0 && begins_at_start(part),
        Ast::Set(_) => false,
    }
}

struct Builder {
    steps: Vec<Step>,
    sets: Vec<Set>,
    room: usize,
}

impl Builder {
    fn here(&self) -> u32 {
        u32::try_from(self.steps.len()).unwrap_or(u32::MAX)
    }

    /// Adds an instruction; gives its place.
    fn push(&mut self, step: Step) -> Option<u32> {
        let place = self.here();
        (self.steps.len() < self.room).then(|| self.steps.push(step))?;
        Some(place)
    }

    /// The number of a set; equal sets have one.
    fn number(&mut self, set: &Set) -> u32 {
        let known = self.sets.iter().position(|own| own == set);
        let number = known.unwrap_or_else(|| {
            self.sets.push(set.clone());
            self.sets.len() - 1
        });
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// Sets the target that was not known when the instruction was added: the second of a split.
    fn aim(&mut self, place: u32, target: u32) {
        if let Some(Step::Split(_, end) | Step::Jump(end)) = self.steps.get_mut(place as usize) {
            *end = target;
        }
    }

    fn aim_here(&mut self, places: &[u32]) {
        let here = self.here();
        for place in places {
            self.aim(*place, here);
        }
    }

    fn ast(&mut self, ast: &Ast) -> Option<()> {
        match ast {
            Ast::Assert(assert) => self.push(Step::Assert(*assert)).map(drop),
            Ast::Set(set) => {
                let number = self.number(set);
                self.push(Step::Take(number)).map(drop)
            }
            Ast::Concat(parts) => parts.iter().try_for_each(|part| self.ast(part)),
            Ast::Either(branches) => self.either(branches),
            Ast::Repeat { part, min, max } => self.repeat(part, *min, *max),
        }
    }

    fn either(&mut self, branches: &[Ast]) -> Option<()> {
        let mut ends = Vec::with_capacity(branches.len());
        for (index, branch) in branches.iter().enumerate() {
            if index + 1 == branches.len() {
                self.ast(branch)?;
                break;
            }
            let split = self.push(Step::Split(self.here() + 1, 0))?;
            self.ast(branch)?;
            ends.push(self.push(Step::Jump(0))?);
            self.aim(split, self.here());
        }
        self.aim_here(&ends);
        Some(())
    }

    /// Writes the part out as often as it must come, then as often as it may.
    fn repeat(&mut self, part: &Ast, min: u32, max: Option<u32>) -> Option<()> {
        if is_empty(part) {
            return Some(());
        }
        for _ in 0..min {
            self.ast(part)?;
        }
        let Some(max) = max else {
            let split = self.push(Step::Split(self.here() + 1, 0))?;
            self.ast(part)?;
            self.push(Step::Jump(split))?;
            self.aim(split, self.here());
            return Some(());
        };
        let mut splits = Vec::new();
        for _ in min..max {
            splits.push(self.push(Step::Split(self.here() + 1, 0))?);
            self.ast(part)?;
        }
        self.aim_here(&splits);
        Some(())
    }
}

/// Whether the part is the empty text, however often.
fn is_empty(ast: &Ast) -> bool {
    match ast {
        Ast::Concat(parts) | Ast::Either(parts) => parts.iter().all(is_empty),
        Ast::Repeat { part, max, .. } => *max == Some(0) || is_empty(part),
        Ast::Assert(_) | Ast::Set(_) => false,
    }
}
