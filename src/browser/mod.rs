//! The edge in a browser and in Node: exports, and live DOM brought to the core's node trees.
//!
//! JavaScript owns the listeners, the network and the custom events; this module turns a DOM event
//! into a session event and the session's effects into DOM changes. Nothing outside imports it.
//!
//! | file | what it does |
//! |---|---|
//! | `exports` | what JavaScript calls for a form in a page |
//! | `tools` | what else it calls; not in the page's core |
//! | `mount` | one form in a page: events in, effects out |
//! | `listen` | DOM events to session events |
//! | `build`, `patch` | node trees to new and to live DOM |
//! | `focus`, `dom` | moving focus; questions about live nodes |

mod build;
mod dom;
mod exports;
mod focus;
mod listen;
mod mount;
mod patch;
#[cfg(feature = "tools")]
mod tools;

/// Smaller than the standard library's, and quicker.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
