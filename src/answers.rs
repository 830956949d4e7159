//! What the citizen typed and what it means, per place; rows with keys.
//!
//! Both are kept: the raw text is shown again unchanged, the parsed value is checked and sent.

use crate::map::Map;

use crate::json::{Value, decimal};
use crate::packed::WITH_RARE;
use crate::pointer::{ControlName, Mark, Place, Pointer, RowKey, Step, array_index};

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

    /// Adds a row with a key that a page brought; false for one so high that none would be left after it.
    pub fn take_row(&mut self, place: &Place, key: RowKey) -> bool {
        let is_good = key <= RowKey::MAX / 2;
        if is_good {
            self.last_key = self.last_key.max(key);
            self.rows.entry(place.clone()).or_default().push(key);
        }
        is_good
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

    /// Where a pointer leads now: indexes of rows, and names that are answers, become keys. `None` when there is
    /// no such row.
    pub fn place(&self, pointer: &Pointer) -> Option<Place> {
        pointer.tokens().try_fold(Place::root(), |place, token| {
            if let Some(keys) = self.rows.get(&place) {
                return array_index(&token).and_then(|index| keys.get(index)).map(|key| place.row(*key));
            }
            Some(
                self.open_row(&place, &|row, _| self.name_of(row) == Some(&*token))
                    .map_or_else(|| place.child(&token), |row| inside(&row)),
            )
        })
    }

    /// The place of a control, and the part that it is; in its name a row of open members has its index.
    pub fn control(&self, name: &ControlName) -> Option<(Place, String)> {
        let mut tokens = name.pointer.tokens();
        let place = tokens.try_fold(Place::root(), |place, token| self.control_in(place, &token))?;
        Some(part_of(place, &name.part))
    }

    /// Where one token of a control's name leads from a place.
    pub fn control_in(&self, place: Place, token: &str) -> Option<Place> {
        let place = within(place);
        let index = array_index(token);
        Some(match self.rows.get(&place) {
            Some(keys) => place.row(*keys.get(index?)?),
            None => self.open_row(&place, &|_, own| Some(own) == index).unwrap_or_else(|| place.child(token)),
        })
    }

    /// The row with this key in the list at a place, or among the open members of the group there.
    pub fn row_in(&self, place: Place, key: RowKey) -> Option<Place> {
        let place = within(place);
        let row = |list: Place| self.rows(&list).contains(&key).then(|| list.row(key));
        row(place.mark(Mark::Groups)).or_else(|| row(place.mark(Mark::Values))).or_else(|| row(place))
    }

    /// The first row of the open members of a group that is as wanted, by its place and index.
    fn open_row(&self, group: &Place, wanted: &dyn Fn(&Place, usize) -> bool) -> Option<Place> {
        if !WITH_RARE {
            return None;
        }
        [Mark::Groups, Mark::Values].into_iter().find_map(|mark| {
            let list = group.mark(mark);
            let mut rows = self.rows(&list).iter().map(|key| list.row(*key)).enumerate();
            rows.find(|(index, row)| wanted(row, *index)).map(|(_, row)| row)
        })
    }

    /// The name of the member that a row of open members is, if it has one that can be used.
    pub fn name_of(&self, row: &Place) -> Option<&str> {
        if !WITH_RARE {
            return None;
        }
        self.get(&row.mark(Mark::Name))?.value.as_ref()?.as_str()
    }

    /// The pointer of a place now: keys of rows become indexes, or the names that they have. A row that is gone
    /// has index 0.
    pub fn pointer(&self, place: &Place) -> Pointer {
        self.walk(place, &|row| self.name_of(row).unwrap_or_default().to_owned())
    }

    /// The name of a control; it stays while the name of a member is being typed.
    pub fn control_name(&self, place: &Place, part: &str) -> ControlName {
        let is_name = place.steps().next_back() == Some(Step::Mark(Mark::Name));
        let pointer = self.walk(place, &|row| decimal(self.index(row) as u64));
        ControlName { pointer, part: if is_name { "name" } else { part }.to_owned() }
    }

    fn walk(&self, place: &Place, open: &dyn Fn(&Place) -> String) -> Pointer {
        let (mut pointer, mut walked, mut is_open) = (Pointer::root(), Place::root(), false);
        for step in place.steps() {
            walked = match step {
                Step::Name(name) => {
                    pointer.push(&name);
                    walked.child(&name)
                }
                Step::Row(key) => {
                    let row = walked.row(key);
                    pointer.push(&if is_open { open(&row) } else { decimal(self.index(&row) as u64) });
                    row
                }
                Step::AnyRow => {
                    pointer.push("-");
                    walked.any_row()
                }
                Step::Mark(mark) => walked.mark(mark),
            };
            is_open = matches!(step_of(&walked), Some(Step::Mark(Mark::Groups | Mark::Values)));
        }
        pointer
    }

    /// Where a row stands among those of its list; 0 when it is gone.
    fn index(&self, row: &Place) -> usize {
        let Some((list, Step::Row(key))) = row.parent().zip(step_of(row)) else { return 0 };
        self.rows(&list).iter().position(|own| *own == key).unwrap_or(0)
    }
}

fn step_of(place: &Place) -> Option<Step<'_>> {
    place.steps().next_back()
}

/// The place of a control, and the part that it is, by where the pointer in its name leads.
pub fn part_of(place: Place, part: &str) -> (Place, String) {
    match part {
        "row" | "remove" | "up" | "down" => (place, part.to_owned()),
        "name" if is_open_row(&place) => (place.mark(Mark::Name), String::new()),
        _ => (within(place), part.to_owned()),
    }
}

/// In an open row the control of what it holds is meant, not the row's own.
pub fn within(place: Place) -> Place {
    if is_open_row(&place) { inside(&place) } else { place }
}

/// Whether a place is a row of open members.
fn is_open_row(place: &Place) -> bool {
    WITH_RARE && matches!(place.steps().rev().nth(1), Some(Step::Mark(Mark::Groups | Mark::Values)))
}

/// The place of the value of a row of open members.
fn inside(row: &Place) -> Place {
    let is_value = row.steps().rev().nth(1) == Some(Step::Mark(Mark::Values));
    if is_value { row.mark(Mark::Value) } else { row.clone() }
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
