//! Blankett: one JSON file becomes an accessible form.
//!
//! The modules stand in reading order. Each knows only those above it (the table in
//! `ARCHITECTURE.md`, enforced by `tests/tidy.rs`).

pub mod json;
pub mod map;
mod packed;
pub mod pointer;
pub mod problem;

pub mod answers;
pub mod parse;

pub mod check;
pub mod expr;
pub mod schema;

pub mod form;
pub mod submit;

pub mod i18n;
pub mod session;

pub mod view;
mod widgets;

pub mod html;

pub mod dto;

#[cfg(target_arch = "wasm32")]
mod browser;
