//! Where a value lives: JSON Pointer, the session's own place with row keys, control name, DOM id.
//!
//! | spelling | example | used by |
//! |---|---|---|
//! | [`Pointer`] | `/children/0/name` | JSON, problems, server replies |
//! | [`Place`] | `/children/~k7/name` | inside: a row's key never changes while its index does |
//! | place of a field | `/children/~*/name` | the form: `~*` stands for any row |
//! | place in open members | `/phones/~o/~k7/~v` | a member whose name is an answer: [`Mark`] |
//! | control name | `/children/0/born~day` | HTML: pointer, then `~` and a part or an action |
//! | DOM id | `bl-1-_children_-7e-k7_name` | HTML: [`Place`] made injectively safe for ids |
//!
//! In a JSON Pointer `~` is only ever followed by `0` or `1` (RFC 6901 section 3), so the marks
//! `~k`, `~*`, `~m` and the like, and the parts after `~` cannot collide with any property name.

mod place;

use std::borrow::Cow;
use std::fmt;

pub use place::{Mark, Place, RowKey, Step};

use crate::json::whole;
use crate::packed::{Packed, Reader};

/// An RFC 6901 JSON Pointer, held as its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document: the empty pointer.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a pointer strictly; `None` for a text that is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let marks_are_escapes = text.split('~').skip(1).all(|after| after.starts_with(['0', '1']));
        ((text.is_empty() || text.starts_with('/')) && marks_are_escapes).then(|| Self(text.to_owned()))
    }

    /// The pointer's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the whole document.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds one reference token, unescaped.
    pub fn push(&mut self, token: &str) {
        self.0.push('/');
        escape(token, &mut self.0);
    }

    /// Takes the last token off.
    pub fn pop(&mut self) {
        self.0.truncate(self.0.rfind('/').unwrap_or(0));
    }

    /// The pointer to a member or item of the value here.
    #[must_use]
    pub fn child(&self, token: &str) -> Self {
        let mut child = self.clone();
        child.push(token);
        child
    }

    /// The pointer one level up; the root has none.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').and_then(|end| self.0.get(..end)).map(|text| Self(text.to_owned()))
    }

    /// The unescaped tokens in order.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        segments(&self.0).map(unescape)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Packed for Pointer {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        Self::parse(&String::unpack(from)).unwrap_or_else(|| {
            from.fail();
            Self::root()
        })
    }
}

/// The array index that a token spells (RFC 6901 section 4: no leading zeros).
pub fn array_index(token: &str) -> Option<usize> {
    let canonical = token == "0" || token.starts_with(|c: char| ('1'..='9').contains(&c));
    if canonical { whole(token) } else { None }
}

/// The name of a control: a pointer, and after `~` a part of the value or an action.
///
/// `/born~day`, `/children~add`, `~next` (an action of the whole form).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlName {
    /// The value the control belongs to; the root for actions of the whole form.
    pub pointer: Pointer,
    /// The part or action; empty for the value itself.
    pub part: String,
}

impl ControlName {
    /// Reads a control name; `None` for a text that is not one.
    pub fn parse(name: &str) -> Option<Self> {
        let cut = name
            .match_indices('~')
            .map(|(at, _)| at)
            .find(|at| !name.get(at + 1..).unwrap_or_default().starts_with(['0', '1']));
        let (pointer, part) = match cut {
            Some(at) => (name.get(..at)?, name.get(at + 1..)?),
            None => (name, ""),
        };
        let part_is_good = cut.is_none() || part.starts_with(|c: char| c.is_ascii_lowercase());
        Some(Self { pointer: Pointer::parse(pointer)?, part: part_is_good.then(|| part.to_owned())? })
    }
}

impl ControlName {
    /// The name as it stands in HTML.
    pub fn text(&self) -> String {
        if self.part.is_empty() {
            return self.pointer.0.clone();
        }
        [self.pointer.as_str(), "~", &self.part].concat()
    }
}

impl fmt::Display for ControlName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

fn segments(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let mut segments = text.split('/');
    segments.next();
    segments
}

fn escape(token: &str, out: &mut String) {
    for c in token.chars() {
        match c {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            _ => out.push(c),
        }
    }
}

fn unescape(segment: &str) -> Cow<'_, str> {
    if !segment.as_bytes().contains(&b'~') {
        return Cow::Borrowed(segment);
    }
    let mut token = String::with_capacity(segment.len());
    for (index, part) in segment.split('~').enumerate() {
        // Behind each mark stands which of the two it is.
        let rest = part.get(usize::from(index > 0)..).unwrap_or_default();
        if index > 0 {
            token.push(if part.starts_with('1') { '/' } else { '~' });
        }
        token.push_str(rest);
    }
    Cow::Owned(token)
}

#[cfg(test)]
mod tests {
    use super::{ControlName, Place, Pointer, Step, array_index};

    #[test]
    fn pointers_read_and_write_every_name() {
        for (text, tokens) in
            [("", vec![]), ("/a~1b/m~0n/", vec!["a/b", "m~n", ""]), ("/15", vec!["15"]), ("/~01", vec!["~1"])]
        {
            let pointer = Pointer::parse(text).unwrap_or_default();
            assert_eq!(pointer.tokens().collect::<Vec<_>>(), tokens, "{text}");
            let mut built = Pointer::root();
            for token in tokens {
                built.push(token);
            }
            assert_eq!(built.as_str(), text);
        }
        for text in ["a", "/a~", "/a~2", "#/a"] {
            assert!(Pointer::parse(text).is_none(), "{text}");
        }
        assert_eq!(
            (array_index("10"), array_index("01"), array_index("-"), array_index("")),
            (Some(10), None, None, None)
        );
    }

    #[test]
    fn places_hold_row_keys() {
        let place = Place::root().child("børn").row(7).child("a/b");
        assert_eq!(place.as_str(), "/børn/~k7/a~1b");
        assert_eq!(place.steps().nth(1), Some(Step::Row(7)));
        assert_eq!(place.field().as_str(), "/børn/~*/a~1b");
        assert_eq!(Place::parse(place.as_str()), Some(place.clone()));
        assert!(Place::root().child("børn").holds(&place) && !Place::root().child("b").holds(&place));
        assert!(Place::parse("/~kx").is_none());
    }

    #[test]
    fn ids_are_injective_and_safe() {
        let names = ["a", "a/b", "a_b", "a.b", "a~b", "å", "e5", "", "a b", "-e5-"];
        let mut ids: Vec<String> = names.iter().map(|name| Place::root().child(name).to_id("bl-")).collect();
        ids.push(Place::root().child("a").child("b").to_id("bl-"));
        ids.push(Place::root().row(1).to_id("bl-"));
        ids.push(Place::root().child("~k1").to_id("bl-"));
        let count = ids.len();
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))));
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    #[test]
    fn control_names_carry_parts() {
        for (name, pointer, part) in [
            ("/born~day", "/born", "day"),
            ("~next", "", "next"),
            ("/a~0b~1c", "/a~0b~1c", ""),
            ("/a~0~add", "/a~0", "add"),
        ] {
            let control = ControlName::parse(name).map(|c| (c.pointer.to_string(), c.part, name.to_owned()));
            assert_eq!(control, Some((pointer.to_owned(), part.to_owned(), name.to_owned())));
            assert_eq!(ControlName::parse(name).map(|c| c.to_string()).as_deref(), Some(name));
        }
        for name in ["born", "/a~", "/a~Day", "/a~~b"] {
            assert!(ControlName::parse(name).is_none(), "{name}");
        }
    }
}
