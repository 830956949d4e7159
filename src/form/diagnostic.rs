//! What is wrong with a definition, for its author: place, code and an English sentence.

use crate::json;
use crate::pointer::Pointer;

/// One thing that the author of a definition must or should mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where in the definition; of a missing member, where it would stand.
    pub pointer: Pointer,
    /// The line from 1; `None` when the definition was not given as text.
    pub line: Option<u32>,
    /// The column from 1, in characters.
    pub column: Option<u32>,
    /// Whether the form loads in spite of it.
    pub severity: Severity,
    /// A short name that does not change, for tools.
    pub code: &'static str,
    /// What is wrong and what to do, in English.
    pub message: String,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The form does not load, or cannot be used in full.
    Error,
    /// Citizens will be worse served.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// `error`, `warning` or `info`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// More than this many say nothing new, and finding each line takes a walk through the text.
const MOST: usize = 100;

/// Collects diagnostics; at most one for each place and code.
#[derive(Debug, Default)]
pub(super) struct Report {
    found: Vec<Diagnostic>,
}

impl Report {
    /// Adds an error.
    pub(super) fn error(&mut self, pointer: &Pointer, code: &'static str, message: impl Into<String>) {
        self.add(Severity::Error, pointer, code, message.into());
    }

    /// Adds a finding, when there is none like it.
    pub(super) fn add(&mut self, severity: Severity, pointer: &Pointer, code: &'static str, message: String) {
        let known = |one: &Diagnostic| one.code == code && one.pointer == *pointer;
        if self.found.len() < MOST && !self.found.iter().any(known) {
            let pointer = pointer.clone();
            self.found.push(Diagnostic { pointer, line: None, column: None, severity, code, message });
        }
    }

    /// Takes over what another one found, where it is not told already.
    pub(super) fn extend(&mut self, other: Self) {
        for one in other.found {
            self.add(one.severity, &one.pointer, one.code, one.message);
        }
    }

    /// As [`Report::extend`], for advice. A form's own `form` keyword with a mistake may not have been read, so that other
    /// things said of it could be untrue: they are left for the next time.
    pub(super) fn advise(&mut self, advice: Self) {
        let is_own = |one: &Diagnostic| one.pointer.tokens().next().is_some_and(|token| token == "form");
        let is_unread = self.found.iter().any(is_own);
        let found = advice.found.into_iter().filter(|one| !(is_unread && is_own(one)));
        self.extend(Self { found: found.collect() });
    }

    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All findings in the order of the definition, with lines and columns where there is a text.
    pub(super) fn finish(self, text: Option<&str>) -> Vec<Diagnostic> {
        let (mut offsets, mut sorted) = (Vec::new(), Vec::new());
        for one in self.found {
            let (offset, placed) = place(text, one);
            // There are few: a sort would cost the page more than it saves.
            let at = offsets.iter().position(|other| *other > offset).unwrap_or(offsets.len());
            offsets.insert(at, offset);
            sorted.insert(at, placed);
        }
        sorted
    }
}

/// Finds the line of the place, or of the nearest one around it that is there.
fn place(text: Option<&str>, mut diagnostic: Diagnostic) -> (usize, Diagnostic) {
    let Some(text) = text else { return (0, diagnostic) };
    let mut around = std::iter::successors(Some(diagnostic.pointer.clone()), Pointer::parent);
    let offset = around.find_map(|pointer| json::locate(text, &pointer)).unwrap_or(0);
    let (line, column) = json::line_and_column(text, offset);
    (diagnostic.line, diagnostic.column) = (Some(line), Some(column));
    (offset, diagnostic)
}

/// `"Did you mean X?"`, where there is something near; begins with a space.
pub(super) fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| [" Did you mean \"", name, "\"?"].concat())
}
