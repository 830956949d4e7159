//! The state machine: one event in, effects out. No clock, no randomness, no I/O.

mod event;
mod state;

pub use event::{Action, Context, Control, Effect, Event, Focus, Phase, Position, Shown};
pub use state::Session;
