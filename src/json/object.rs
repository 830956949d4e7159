//! An object whose members keep their order, found quickly even when there are many.

use std::cmp::Ordering;

use super::Value;

/// Below this many members a walk is quicker than the index.
const INDEXED_FROM: usize = 12;

/// The members of a JSON object in written order; names are unique.
#[derive(Clone, Debug, Default)]
pub struct Object {
    entries: Vec<(String, Value)>,
    /// Places in `entries`, sorted by name; empty while the object is small.
    sorted: Vec<usize>,
}

impl Object {
    /// An empty object.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The member with this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries.get(self.find(name).ok()?).map(|(_, value)| value)
    }

    /// The member with this name and its place in the order.
    pub fn get_full(&self, name: &str) -> Option<(usize, &Value)> {
        let place = self.find(name).ok()?;
        self.entries.get(place).map(|(_, value)| (place, value))
    }

    /// The member with this name, to change.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        let place = self.find(name).ok()?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Sets a member; a new one goes last. Gives back what was there.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.put(name.into(), value.into())
    }

    /// One function for every kind of name and value.
    fn put(&mut self, name: String, value: Value) -> Option<Value> {
        match self.find(&name) {
            Ok(place) => self.entries.get_mut(place).map(|(_, old)| std::mem::replace(old, value)),
            Err(sorted_place) => {
                let place = self.entries.len();
                self.entries.push((name, value));
                if !self.sorted.is_empty() {
                    self.sorted.insert(sorted_place, place);
                } else if place + 1 >= INDEXED_FROM {
                    self.index();
                }
                None
            }
        }
    }

    /// Takes a member out, keeping the order of the rest.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let place = self.find(name).ok()?;
        let (_, value) = self.entries.remove(place);
        self.sorted.clear();
        if self.entries.len() >= INDEXED_FROM {
            self.index();
        }
        Some(value)
    }

    /// The members in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.entries.iter().map(|(name, value)| (name.as_str(), value))
    }

    fn index(&mut self) {
        let name = |place: &usize| self.entries.get(*place).map(|(name, _)| name.as_str());
        let mut sorted: Vec<usize> = (0..self.entries.len()).collect();
        sort_indexes(&mut sorted, &|a, b| name(&a).cmp(&name(&b)));
        self.sorted = sorted;
    }

    /// The place in `entries`, or where in `sorted` a new name belongs.
    fn find(&self, name: &str) -> Result<usize, usize> {
        if self.sorted.is_empty() {
            return self.entries.iter().position(|(own, _)| own == name).ok_or(0);
        }
        let found = self
            .sorted
            .binary_search_by(|place| self.entries.get(*place).map_or("", |(own, _)| own).cmp(name))?;
        self.sorted.get(found).copied().ok_or(found)
    }
}

/// Sorts indexes by what they stand for. One copy of the sort, however many orders there are.
pub(crate) fn sort_indexes(indexes: &mut [usize], order: &dyn Fn(usize, usize) -> Ordering) {
    indexes.sort_unstable_by(|one, other| order(*one, *other));
}

/// Objects are equal when their members are, whatever the order.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl IntoIterator for Object {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<N: Into<String>, V: Into<Value>> FromIterator<(N, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        let mut object = Self::new();
        for (name, value) in members {
            object.insert(name, value);
        }
        object
    }
}

#[cfg(test)]
mod tests {
    use super::{Object, Value};

    #[test]
    fn keeps_order_and_finds_members_on_both_sides_of_the_index() {
        let names: Vec<String> = (0..40).map(|n| format!("n{}", (n * 7) % 40)).collect();
        let mut object: Object = names.iter().map(|name| (name.clone(), name.as_str())).collect();
        assert!(object.iter().map(|(name, _)| name).eq(names.iter().map(String::as_str)));
        assert_eq!(object.insert("n3", true), Some(Value::from("n3")));
        assert_eq!(object.remove("n7"), Some(Value::from("n7")));
        for name in names.iter().filter(|name| *name != "n7") {
            assert!(object.get(name).is_some(), "{name}");
        }
        assert_eq!((object.get("n7"), object.get("n3")), (None, Some(&Value::Bool(true))));
    }
}
