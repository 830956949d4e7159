//! How much checks have cost, for tests: counted, because time depends on the machine.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// How many steps the checks of this thread have taken so far: about one for each keyword evaluation, the
/// measure of [`crate::schema::Limits::steps`]. Not in WebAssembly.
pub fn steps() -> u64 {
    STEPS.get()
}

pub(super) fn add(steps: u64) {
    STEPS.set(STEPS.get().saturating_add(steps));
}
