//! The messages of one language.

use fluent_syntax::ast::{Attribute, Entry as Syntax, Pattern};

use super::numbers::Signs;

/// The longest Fluent text that is read, in bytes.
pub const MAX_FTL: usize = 256 * 1024;

/// How deep placeables may nest: the parser recurses.
const MAX_NESTING: usize = 16;

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
    /// Placeables nest too deep; the whole text is skipped.
    TooDeep,
}

/// One message or term.
#[derive(Debug)]
pub(super) struct Entry {
    /// The id; a term's begins with `-`.
    id: String,
    pub(super) value: Option<Pattern<String>>,
    pub(super) attributes: Vec<Attribute<String>>,
}

/// The messages of one language.
#[derive(Debug)]
pub(super) struct Bundle {
    /// BCP 47.
    pub(super) tag: String,
    /// How it writes numbers.
    pub(super) signs: Signs,
    entries: Vec<Entry>,
    /// Indexes of `entries` in the order of their ids: small to grow, quick to search.
    sorted: Vec<usize>,
}

impl Bundle {
    /// A language without messages.
    pub(super) fn new(tag: &str) -> Self {
        Self { tag: tag.to_owned(), signs: Signs::of(tag), entries: Vec::new(), sorted: Vec::new() }
    }

    /// Adds the messages of a Fluent text; what cannot be used is told and skipped.
    pub(super) fn add(&mut self, ftl: &str, faults: &mut Vec<Fault>) {
        let fault = |line, kind| Fault { tag: self.tag.clone(), line, kind };
        if ftl.len() > MAX_FTL {
            return faults.push(fault(1, FaultKind::TooLong));
        }
        if let Some(offset) = too_deep(ftl) {
            return faults.push(fault(line(ftl, offset), FaultKind::TooDeep));
        }
        let (resource, errors) = match fluent_syntax::parser::parse_runtime(ftl.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        faults.extend(errors.iter().map(|error| fault(line(ftl, error.pos.start), FaultKind::Syntax)));
        for entry in resource.body {
            let entry = match entry {
                Syntax::Message(message) => {
                    Entry { id: message.id.name, value: message.value, attributes: message.attributes }
                }
                Syntax::Term(term) => Entry {
                    id: ["-", &term.id.name].concat(),
                    value: Some(term.value),
                    attributes: term.attributes,
                },
                _ => continue,
            };
            self.insert(ftl, entry, faults);
        }
    }

    fn insert(&mut self, ftl: &str, entry: Entry, faults: &mut Vec<Fault>) {
        match self.find(&entry.id) {
            Ok(_) => {
                let second = ftl.rfind(&["\n", &entry.id, " "].concat()).map_or(0, |at| at + 1);
                let line = line(ftl, second);
                faults.push(Fault { tag: self.tag.clone(), line, kind: FaultKind::Duplicate });
            }
            Err(place) => {
                self.sorted.insert(place, self.entries.len());
                self.entries.push(entry);
            }
        }
    }

    /// A message, or a term when the id begins with `-`.
    pub(super) fn get(&self, id: &str) -> Option<&Entry> {
        let place = self.find(id).ok()?;
        self.entries.get(*self.sorted.get(place)?)
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.sorted.binary_search_by(|at| self.entries.get(*at).map_or("", |entry| &entry.id).cmp(id))
    }
}

impl Entry {
    /// The value, or the attribute with this name.
    pub(super) fn pattern(&self, attribute: Option<&str>) -> Option<&Pattern<String>> {
        match attribute {
            None => self.value.as_ref(),
            Some(name) => self.attributes.iter().find(|own| own.id.name == name).map(|own| &own.value),
        }
    }
}

/// Where braces nest deeper than the limit. A new entry, at the beginning of a line, starts afresh.
fn too_deep(ftl: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut line_begins = true;
    for (at, byte) in ftl.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'a'..=b'z' | b'A'..=b'Z' | b'-' if line_begins => depth = 0,
            _ => {}
        }
        line_begins = byte == b'\n';
        if depth > MAX_NESTING {
            return Some(at);
        }
    }
    None
}

fn line(ftl: &str, offset: usize) -> u32 {
    crate::json::line_and_column(ftl, offset).0
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
        assert_eq!(faults("a = A\n-t = T\n# c\nb = { $x ->\n *[one] B\n }\n"), []);
        assert_eq!(faults("a = A\nb = { \nc = C\n"), [(3, FaultKind::Syntax)]);
        assert_eq!(faults("a = A\nb = B\na = C\n"), [(3, FaultKind::Duplicate)]);
        let mut bundle = Bundle::new("da");
        bundle.add("a = A\nb = { $x\nc = C\nd = D\n", &mut Vec::new());
        assert!(bundle.get("a").is_some() && bundle.get("b").is_none() && bundle.get("d").is_some());
    }

    #[test]
    fn bombs_are_refused_before_they_are_parsed() {
        assert_eq!(faults(&format!("a = {}", "{".repeat(100_000))), [(1, FaultKind::TooDeep)]);
        assert_eq!(faults(&format!("a = {}", "x".repeat(MAX_FTL))), [(1, FaultKind::TooLong)]);
        assert_eq!(faults("\na = { $x }"), []);
    }
}
