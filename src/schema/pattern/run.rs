//! A program over a text: all states at once, one character at a time.

use super::ast::Assert;
use super::program::{Program, Step};

/// Memory that matches share, so that only the first of a check allocates.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(super) now: States,
    next: States,
    pub(super) stack: Vec<u32>,
}

/// A set of instructions that keeps the order in which they were added.
#[derive(Debug, Default)]
pub(super) struct States {
    pub(super) list: Vec<u32>,
    /// Where in `list` an instruction would be; old numbers do no harm.
    places: Vec<u32>,
}

impl States {
    pub(super) fn reset(&mut self, steps: usize) {
        self.list.clear();
        if self.places.len() < steps {
            self.places.resize(steps, 0);
        }
    }

    /// Adds an instruction; `false` when it was there.
    fn add(&mut self, step: u32) -> bool {
        let Some(place) = self.places.get_mut(step as usize) else { return false };
        if self.list.get(*place as usize) == Some(&step) {
            return false;
        }
        *place = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(step);
        true
    }
}

/// The characters on both sides of a place in the text.
#[derive(Clone, Copy)]
pub(super) struct Between {
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
}

impl Between {
    fn is(self, assert: Assert) -> bool {
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        match assert {
            Assert::Start => self.before.is_none(),
            Assert::End => self.after.is_none(),
            Assert::Boundary => is_word(self.before) != is_word(self.after),
            Assert::NoBoundary => is_word(self.before) == is_word(self.after),
        }
    }
}

/// Whether the program matches somewhere in the text, and how many steps that took.
pub(super) fn is_match(program: &Program, text: &str, scratch: &mut Scratch, most: usize) -> (bool, usize) {
    let mut work = 0;
    let mut chars = text.chars();
    let mut place = Between { before: None, after: chars.next() };
    scratch.now.reset(program.steps.len());
    loop {
        let may_begin = place.before.is_none() || !program.anchored;
        if may_begin && follow(program, 0, place, &mut scratch.now, &mut scratch.stack) {
            return (true, work);
        }
        work += scratch.now.list.len() + 1;
        let Some(c) = place.after.filter(|_| work <= most) else { return (false, work) };
        if scratch.now.list.is_empty() && program.anchored {
            return (false, work);
        }
        place = Between { before: Some(c), after: chars.next() };
        scratch.next.reset(program.steps.len());
        for state in &scratch.now.list {
            if program.takes(*state, c)
                && follow(program, *state + 1, place, &mut scratch.next, &mut scratch.stack)
            {
                return (true, work);
            }
        }
        std::mem::swap(&mut scratch.now, &mut scratch.next);
    }
}

/// Adds an instruction and all that can be reached from it without taking a character; whether the
/// end of the program is among them.
pub(super) fn follow(
    program: &Program,
    start: u32,
    place: Between,
    states: &mut States,
    stack: &mut Vec<u32>,
) -> bool {
    stack.clear();
    stack.push(start);
    while let Some(step) = stack.pop() {
        if !states.add(step) {
            continue;
        }
        match program.steps.get(step as usize) {
            Some(Step::Match) => return true,
            Some(Step::Assert(assert)) if place.is(*assert) => stack.push(step + 1),
            Some(Step::Split(one, other)) => stack.extend([*other, *one]),
            Some(Step::Jump(to)) => stack.push(*to),
            _ => {}
        }
    }
    false
}
