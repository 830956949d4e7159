//! Schema and value to problems.
