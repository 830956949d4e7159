//! Words: every sentence a person reads, in the language that was chosen.
//!
//! The library's own sentences are Fluent messages in `locales/<tag>/*.ftl`; a form brings its own
//! in `NAME.<tag>.ftl`. Reading and resolving them is ours: `fluent-syntax` and a resolver over its tree
//! would cost the page 4 kB more, `fluent-bundle` 50 kB; tests hold ours to both. A sentence that is
//! missing in the chosen language is taken from another one, and [`Phrase::lang`] says so.

#[cfg(not(target_arch = "wasm32"))]
mod builtin;
mod bundle;
mod dates;
mod language;
mod markup;
mod numbers;
mod plural;
mod problems;
mod regions;
mod resolve;
mod syntax;
mod terms;
mod tokens;
mod words;

#[cfg(not(target_arch = "wasm32"))]
pub use builtin::{BUILTIN, builtin};
pub use bundle::{Fault, FaultKind, MAX_FTL};
pub use language::{EASY, autonym, direction, easy_of, negotiate};
pub use markup::markup;
pub use problems::Asked;
pub use resolve::Answers;
pub use terms::{folded, mentions};
pub use words::{Phrase, Words};
