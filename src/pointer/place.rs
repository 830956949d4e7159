//! Where a value lives inside a session: rows by their keys.

use std::borrow::{Borrow, Cow};
use std::fmt;

use super::{Pointer, array_index, escape, segments, unescape};
use crate::json::decimal;
use crate::packed::{Packed, Reader, WITH_RARE};

/// The key of a row: unique in its session and never reused.
pub type RowKey = u32;

/// One step of a [`Place`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// Into the member with this name.
    Name(Cow<'a, str>),
    /// Into the row with this key.
    Row(RowKey),
    /// Into any row: only in the place of a field.
    AnyRow,
    /// Into what the same JSON value also holds.
    Mark(Mark),
}

/// Members whose names are answers stand in rows of their own. What these rows are made of has no name in the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The rows of a group's open members, where each is a group: `~m`.
    Groups,
    /// The rows of a group's open members, where each is one question: `~o`.
    Values,
    /// The name of the member that a row is: `~n`.
    Name,
    /// The question that a row of [`Mark::Values`] asks: `~v`.
    Value,
}

const MARKS: [(&str, Mark); 4] =
    [("/~m", Mark::Groups), ("/~o", Mark::Values), ("/~n", Mark::Name), ("/~v", Mark::Value)];

/// A JSON Pointer whose row indexes are replaced by row keys.
///
/// Ordered by text: everything below a place begins with its text and a slash, so it stands together, from
/// `place.child("")` on, but other places (`/a-b`) may stand between the two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place(String);

impl Place {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads the text of a place; `None` for a text that is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let segment_is_good = |segment: &str| {
            step(segment).is_some() || segment.split('~').skip(1).all(|after| after.starts_with(['0', '1']))
        };
        let good = text.is_empty() || (text.starts_with('/') && segments(text).all(segment_is_good));
        good.then(|| Self(text.to_owned()))
    }

    /// The text, for keys of maps and saved sessions.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the whole document.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The place of a member of the value here.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        let mut child = self.clone();
        child.0.push('/');
        escape(name, &mut child.0);
        child
    }

    /// The place of the row with this key.
    #[must_use]
    pub fn row(&self, key: RowKey) -> Self {
        let mut row = self.clone();
        row.0.push_str("/~k");
        row.0.push_str(&decimal(u64::from(key)));
        row
    }

    /// The place of any row, in the place of a field.
    #[must_use]
    pub fn any_row(&self) -> Self {
        Self(self.0.clone() + "/~*")
    }

    /// The place of what the value here also holds.
    #[must_use]
    pub fn mark(&self, mark: Mark) -> Self {
        let text = MARKS.iter().find(|(_, own)| *own == mark).map_or("", |(text, _)| text);
        Self([&self.0, text].concat())
    }

    /// One level up; the root has none.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').and_then(|end| self.0.get(..end)).map(|text| Self(text.to_owned()))
    }

    /// One level up in the JSON value: marks are no level of their own.
    pub fn up(&self) -> Option<Self> {
        if !WITH_RARE {
            return self.parent();
        }
        let is_mark = |place: &Self| matches!(place.steps().next_back(), Some(Step::Mark(_)));
        let mut up = self.parent()?;
        while is_mark(&up) {
            up = up.parent()?;
        }
        Some(up)
    }

    /// The row of open members whose whole value this place is.
    pub fn open_row(&self) -> Option<Self> {
        if !WITH_RARE {
            return None;
        }
        let parent = self.parent()?;
        match (parent.steps().next_back()?, self.steps().next_back()?) {
            (Step::Mark(Mark::Groups), _) => Some(self.clone()),
            (_, Step::Mark(Mark::Value)) => self.parent(),
            _ => None,
        }
    }

    /// Whether this is a row or below one.
    pub fn is_in_row(&self) -> bool {
        self.steps().any(|step| matches!(step, Step::Row(_)))
    }

    /// The texts of this place and of all around it, the nearest first.
    pub fn around(&self) -> impl Iterator<Item = &str> {
        let mut next = Some(self.as_str());
        std::iter::from_fn(move || {
            let text = next?;
            next = text.rfind('/').and_then(|end| text.get(..end));
            Some(text)
        })
    }

    /// Whether this is a row.
    pub fn is_row(&self) -> bool {
        matches!(self.steps().next_back(), Some(Step::Row(_)))
    }

    /// The outermost row that this is, or is below.
    pub fn outer_row(&self) -> Option<Self> {
        let mut end = 0;
        for segment in segments(&self.0) {
            end += 1 + segment.len();
            if matches!(step(segment), Some(Step::Row(_))) {
                return self.0.get(..end).map(|text| Self(text.to_owned()));
            }
        }
        None
    }

    /// The steps in order.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = Step<'_>> {
        segments(&self.0).map(|segment| step(segment).unwrap_or_else(|| Step::Name(unescape(segment))))
    }

    /// Whether `other` is this place or below it.
    pub fn holds(&self, other: &Place) -> bool {
        other.0.strip_prefix(self.0.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The place of the field that this place belongs to: every row key becomes `~*`.
    #[must_use]
    pub fn field(&self) -> Self {
        let mut field = String::with_capacity(self.0.len());
        for segment in segments(&self.0) {
            field.push('/');
            let is_row = matches!(step(segment), Some(Step::Row(_)));
            field.push_str(if is_row { "~*" } else { segment });
        }
        Self(field)
    }

    /// An id that is safe in HTML and in a URL fragment, different for each place:
    /// letters and digits stay, `/` becomes `_`, every other character becomes `-hex-`.
    pub fn to_id(&self, prefix: &str) -> String {
        let mut id = String::from(prefix);
        for c in self.0.chars() {
            match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' => id.push(c),
                '/' => id.push('_'),
                _ => push_hex(&mut id, c),
            }
        }
        id
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Places are in the order of their texts.
impl Borrow<str> for Place {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A pointer without rows is its own place.
impl From<Pointer> for Place {
    fn from(pointer: Pointer) -> Self {
        Self(pointer.0)
    }
}

impl Packed for Place {
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

/// The step that a segment is, if it is no name.
fn step(segment: &str) -> Option<Step<'static>> {
    let mark = segment.strip_prefix('~')?;
    if mark == "*" {
        return Some(Step::AnyRow);
    }
    if let Some(key) = mark.strip_prefix('k') {
        return array_index(key).and_then(|key| RowKey::try_from(key).ok()).map(Step::Row);
    }
    if !WITH_RARE {
        return None;
    }
    let known = MARKS.iter().find(|(text, _)| text.strip_prefix('/') == Some(segment));
    known.map(|(_, mark)| Step::Mark(*mark))
}

fn push_hex(out: &mut String, c: char) {
    out.push('-');
    let code = u32::from(c);
    let digits = (32 - code.leading_zeros()).div_ceil(4).max(1);
    for digit in (0..digits).rev() {
        out.extend(char::from_digit((code >> (digit * 4)) & 15, 16));
    }
    out.push('-');
}
