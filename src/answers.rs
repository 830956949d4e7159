//! What the citizen typed and what it means, per place; rows with keys.
//!
//! Both are kept: the raw text is shown again unchanged, the parsed value is checked and sent.

use crate::map::Map;

use crate::json::{Value, decimal};
use crate::pointer::{Place, Pointer, RowKey, Step, array_index};

/// The raw text of one control, or of each part of a question that has several (`day`, `month`, `year`).
pub type Parts = Vec<(String, String)>;

/// One answered question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// What was typed or chosen: `[("", "Åse")]`, or `[("day", "31"), …]`. Never trimmed.
    pub raw: Parts,
    /// What it means; `None` is absent (never `""`, `null` or `[]`).
    pub value: Option<Value>,
}

impl Answer {
    /// The raw text of one part; `""` is the control itself.
    pub fn part(&self, part: &str) -> &str {
        self.raw.iter().find(|(own, _)| own == part).map_or("", |(_, text)| text.as_str())
    }

    /// Sets the raw text of one part.
    pub fn set_part(&mut self, part: &str, text: &str) {
        match self.raw.iter_mut().find(|(own, _)| own == part) {
            Some((_, old)) => text.clone_into(old),
            None => self.raw.push((part.to_owned(), text.to_owned())),
        }
    }
}

/// Everything that was answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    by_place: Map<Place, Answer>,
    rows: Map<Place, Vec<RowKey>>,
    last_key: RowKey,
}

impl Answers {
    /// The answer at a place.
    pub fn get(&self, place: &Place) -> Option<&Answer> {
        self.by_place.get(place)
    }

    /// The answer at a place, made empty when there is none.
    pub fn entry(&mut self, place: &Place) -> &mut Answer {
        self.by_place.entry(place.clone()).or_default()
    }

    /// Forgets everything at and below a place.
    pub fn clear(&mut self, place: &Place) {
        self.by_place.retain(|own, _| !place.holds(own));
        self.rows.retain(|own, _| !place.holds(own));
    }

    /// All answers in the order of their places.
    pub fn iter(&self) -> impl Iterator<Item = (&Place, &Answer)> {
        self.by_place.iter()
    }

    /// The keys of the rows at a place, in order.
    pub fn rows(&self, place: &Place) -> &[RowKey] {
        self.rows.get(place).map_or(&[], Vec::as_slice)
    }

    /// All lists of rows.
    pub fn row_lists(&self) -> impl Iterator<Item = (&Place, &[RowKey])> {
        self.rows.iter().map(|(place, keys)| (place, keys.as_slice()))
    }

    /// The last key given out; the next row gets one more.
    pub fn last_key(&self) -> RowKey {
        self.last_key
    }

    /// Adds a row at the end and gives its key.
    pub fn add_row(&mut self, place: &Place) -> RowKey {
        self.last_key = self.last_key.saturating_add(1);
        self.rows.entry(place.clone()).or_default().push(self.last_key);
        self.last_key
    }

    /// Sets a list of rows as it was saved; keys given later are higher than all of them.
    pub fn restore_rows(&mut self, place: &Place, keys: Vec<RowKey>, last_key: RowKey) {
        self.last_key = keys.iter().copied().max().unwrap_or(0).max(last_key).max(self.last_key);
        self.rows.insert(place.clone(), keys);
    }

    /// Removes a row with everything in it; gives the index it had.
    pub fn remove_row(&mut self, place: &Place, key: RowKey) -> Option<usize> {
        let keys = self.rows.get_mut(place)?;
        let index = keys.iter().position(|own| *own == key)?;
        keys.remove(index);
        self.clear(&place.row(key));
        Some(index)
    }

    /// Moves a row to an index of its list, the others keeping their order; false where that changes nothing.
    pub fn move_row(&mut self, place: &Place, key: RowKey, to: usize) -> bool {
        let Some(keys) = self.rows.get_mut(place) else { return false };
        let Some(from) = keys.iter().position(|own| *own == key) else { return false };
        if to == from || to >= keys.len() {
            return false;
        }
        keys.remove(from);
        keys.insert(to, key);
        true
    }

    /// Where a pointer leads now: indexes of rows become keys. `None` when there is no such row.
    pub fn place(&self, pointer: &Pointer) -> Option<Place> {
        pointer.tokens().try_fold(Place::root(), |place, token| match self.rows.get(&place) {
            Some(keys) => array_index(&token).and_then(|index| keys.get(index)).map(|key| place.row(*key)),
            None => Some(place.child(&token)),
        })
    }

    /// The pointer of a place now: keys of rows become indexes. A row that is gone has index 0.
    pub fn pointer(&self, place: &Place) -> Pointer {
        let (mut pointer, mut walked) = (Pointer::root(), Place::root());
        for step in place.steps() {
            walked = match step {
                Step::Name(name) => {
                    pointer.push(&name);
                    walked.child(&name)
                }
                Step::Row(key) => {
                    let index = self.rows(&walked).iter().position(|own| *own == key).unwrap_or(0);
                    pointer.push(&decimal(index as u64));
                    walked.row(key)
                }
                Step::AnyRow => {
                    pointer.push("-");
                    walked.any_row()
                }
            };
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::Answers;
    use crate::pointer::{Place, Pointer};

    #[test]
    fn rows_keep_their_keys_while_indexes_move() {
        let children = Place::root().child("children");
        let mut answers = Answers::default();
        let first = answers.add_row(&children);
        let second = answers.add_row(&children);
        let name = children.row(second).child("name");
        answers.entry(&name).set_part("", "Bo");
        let pointer = |text| Pointer::parse(text).unwrap_or_default();
        assert_eq!(answers.place(&pointer("/children/1/name")), Some(name.clone()));
        assert!(answers.move_row(&children, second, 0) && !answers.move_row(&children, second, 2));
        assert_eq!(
            (answers.pointer(&name), answers.rows(&children)),
            (pointer("/children/0/name"), &[second, first][..])
        );
        assert!(answers.move_row(&children, second, 1) && !answers.move_row(&children, 9, 0));
        assert_eq!(answers.remove_row(&children, first), Some(0));
        assert_eq!(answers.pointer(&name), pointer("/children/0/name"));
        assert_eq!(answers.place(&pointer("/children/1/name")), None);
        assert_eq!(answers.add_row(&children), second + 1, "a key is never used again");
        assert_eq!(answers.get(&name).map(|answer| answer.part("")), Some("Bo"));
    }
}
