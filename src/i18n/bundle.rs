//! The messages of one language: a Fluent text, and where each pattern begins in it.

use super::numbers::Signs;
use super::syntax::Walker;

/// The longest Fluent text that is read, in bytes.
pub const MAX_FTL: usize = 256 * 1024;

/// Why a part of a Fluent text is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The language of the text.
    pub tag: String,
    /// The line where it stops making sense, from 1.
    pub line: u32,
    /// What is wrong there.
    pub kind: FaultKind,
}

impl Fault {
    /// What is wrong and how to mend it, for the author.
    pub fn message(&self) -> &'static str {
        match self.kind {
            FaultKind::Syntax => {
                "This line is no Fluent, and is left out. Where it belongs to the text before it: a line of a text is indented, and \
                 one that begins with [, * or . begins with { \"[\" }, { \"*\" } or { \".\" } instead."
            }
            FaultKind::Duplicate => {
                "Another message has this id, so this one is left out: give it another id."
            }
            FaultKind::Html => "HTML is shown as it stands here, tags and all: write plain text.",
            FaultKind::Link => "A link does not work here: put it into the .help of the question.",
            FaultKind::TooLong => "This file is longer than 256 kB, and is left out as a whole: shorten it.",
        }
    }
}

/// What is wrong with a Fluent text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// Not Fluent; the message is skipped.
    Syntax,
    /// The id stands twice; the first is used.
    Duplicate,
    /// Longer than [`MAX_FTL`]; the whole text is skipped.
    TooLong,
    /// HTML, which is shown as it stands.
    Html,
    /// A link where none works.
    Link,
}

/// The messages of one language.
#[derive(Debug)]
pub(super) struct Bundle {
    /// BCP 47.
    pub(super) tag: String,
    /// How it writes numbers.
    pub(super) signs: Signs,
    /// The Fluent texts one after the other.
    pub(super) source: String,
    /// Where each pattern begins in the source, sorted by its key: `message`, `message.attribute`,
    /// `-term`, `-term.attribute`. A message without value begins nowhere.
    patterns: Vec<(String, Option<usize>)>,
}

impl Bundle {
    /// A language without messages.
    pub(super) fn new(tag: &str) -> Self {
        Self { tag: tag.to_owned(), signs: Signs::of(tag), source: String::new(), patterns: Vec::new() }
    }

    /// Where the pattern with this key begins; what is found is good Fluent.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.patterns.get(self.place(key).ok()?)?.1
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.patterns.binary_search_by(|(own, _)| own.as_str().cmp(key))
    }

    /// Adds the messages of a Fluent text; what cannot be used is told and skipped.
    pub(super) fn add(&mut self, ftl: &str, faults: &mut Vec<Fault>) {
        let fault = |line, kind| Fault { tag: self.tag.clone(), line, kind };
        if ftl.len() > MAX_FTL {
            return faults.push(fault(1, FaultKind::TooLong));
        }
        self.source.push('\n');
        let first = self.source.len();
        self.source.extend(ftl.split('\r'));
        let line = |at| {
            let before = self.source.get(first..at).unwrap_or_default();
            u32::try_from(before.split('\n').count()).unwrap_or(u32::MAX)
        };
        let mut walker = Walker::new(&self.source, first, None);
        while walker.next_entry() {
            let start = walker.at;
            let Some(patterns) = walker.entry() else {
                faults.push(fault(line(walker.at), FaultKind::Syntax));
                walker.skip_junk();
                continue;
            };
            if !insert(&mut self.patterns, patterns) {
                faults.push(fault(line(start), FaultKind::Duplicate));
            }
        }
    }
}

/// Adds an entry's patterns; false when there is such an entry already.
fn insert(all: &mut Vec<(String, Option<usize>)>, patterns: Vec<(String, Option<usize>)>) -> bool {
    let mut is_new = true;
    for pattern in patterns {
        match all.binary_search_by(|(own, _)| own.cmp(&pattern.0)) {
            Err(place) => all.insert(place, pattern),
            Ok(_) if pattern.0.as_bytes().contains(&b'.') => {}
            Ok(_) => {
                is_new = false;
                break;
            }
        }
    }
    is_new
}

#[cfg(test)]
mod tests {
    use super::{Bundle, FaultKind, MAX_FTL};

    fn faults(ftl: &str) -> Vec<(u32, FaultKind)> {
        let mut faults = Vec::new();
        Bundle::new("da").add(ftl, &mut faults);
        faults.into_iter().map(|fault| (fault.line, fault.kind)).collect()
    }

    #[test]
    fn what_is_not_fluent_is_told_and_skipped() {
        assert_eq!(faults("a = A\r\n-t = T\n# c\n\nb = { $x ->\n *[one] B\n }\n c\n"), []);
        assert_eq!(faults("a = A\nb = { \nc = C\n"), [(3, FaultKind::Syntax)]);
        // It looks like a variant, and ends the text before it.
        assert_eq!(faults("a = A\n .b =\n  B\n\n  [c](/d) e\n\n  f\n"), [(5, FaultKind::Syntax)]);
        assert_eq!(faults("a = A\n .b =\n  B\n\n  { \"[\" }c](/d) e\n\n  f\n"), []);
        assert_eq!(faults("a = A\n\nb = B\na = C\n .x = X"), [(4, FaultKind::Duplicate)]);
        assert_eq!(faults("  a = A\n-t =\nb =\n-1"), [1, 2, 3, 4].map(|line| (line, FaultKind::Syntax)));
        let mut bundle = Bundle::new("da");
        bundle.add("a = A\nb = { $x\nc = C\nd = D\n .x = X\n .y =\ne =\n .z = Z", &mut Vec::new());
        let found = ["a", "b", "d", "d.x", "d.y", "e", "e.z"].map(|key| bundle.find(key).is_some());
        assert_eq!(found, [true, false, true, true, false, false, true]);
    }

    #[test]
    fn bombs_are_refused() {
        assert_eq!(faults(&format!("a = {}", "{".repeat(100_000))), [(1, FaultKind::Syntax)]);
        assert_eq!(faults(&format!("a = {}", "x".repeat(MAX_FTL))), [(1, FaultKind::TooLong)]);
    }
}
