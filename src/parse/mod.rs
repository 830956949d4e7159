//! Typed text to values, per kind of question and locale.
