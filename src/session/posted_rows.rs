//! Which rows a posted page speaks of: each brings its key, so that it is found wherever it stands by then.

use super::Session;
use crate::answers::{Answers, part_of, within};
use crate::form::Form;
use crate::json::whole;
use crate::map::Map;
use crate::pointer::{ControlName, Place, Pointer, RowKey};

/// The keys of the rows on a posted page, by the pointers that the rows had there.
pub(super) struct PostedRows(Map<Pointer, RowKey>);

/// Where the name of a posted control leads.
pub(super) enum Found {
    Control(Place, String),
    /// Into a row that was removed since.
    Gone,
    /// Nowhere.
    Unknown,
}

impl PostedRows {
    /// Reads the keys. Those that the session never gave out come from a page that was made without it (its
    /// first page, or one of a session that is lost), and are taken over.
    pub(super) fn take(session: &mut Session, form: &Form, pairs: &[(String, String)]) -> Self {
        let row = |(name, value): &(String, String)| {
            let control = ControlName::parse(name).filter(|control| control.part == "row")?;
            // No row has the key 0: one that cannot be read is gone.
            Some((control.pointer, whole(value).unwrap_or(0)))
        };
        let rows = Self(pairs.iter().filter_map(row).collect());
        let given_out = session.answers.last_key();
        for (pointer, _) in pairs.iter().filter_map(row).filter(|(_, key)| *key > given_out) {
            rows.take_over(session, form, &pointer, given_out);
        }
        if session.answers.last_key() > given_out {
            session.refresh_relevance(form);
        }
        rows
    }

    /// Makes the row at a pointer and those around it, whose keys come later in a page, where they are new and
    /// their list has room for them.
    fn take_over(&self, session: &mut Session, form: &Form, pointer: &Pointer, given_out: RowKey) {
        let (mut place, mut walked) = (Place::root(), Pointer::root());
        for token in pointer.tokens() {
            walked.push(&token);
            let Some(key) = self.0.get(&walked) else {
                place = within(place).child(&token);
                continue;
            };
            if let Some(row) = session.answers.row_in(place.clone(), *key) {
                place = row;
                continue;
            }
            let Some((field, list)) = form.list_at(&within(place)) else { return };
            let most = field.limits.count("maxItems").unwrap_or(usize::MAX);
            if *key > given_out {
                self.drop_unseen(session, form, &list, given_out);
            }
            let is_new = *key > given_out && session.answers.rows(&list).len() < most;
            if !is_new || !session.answers.take_row(&list, *key) {
                return;
            }
            place = list.row(*key);
        }
    }

    /// Takes out the rows that the list began with, where the page was made with others in their place.
    fn drop_unseen(&self, session: &mut Session, form: &Form, list: &Place, given_out: RowKey) {
        let is_seen = |key: &RowKey| *key > given_out || self.0.iter().any(|(_, own)| own == key);
        let unseen: Vec<RowKey> =
            session.answers.rows(list).iter().copied().filter(|key| !is_seen(key)).collect();
        for key in unseen {
            if session.is_blank(form, &list.row(key)) {
                session.answers.remove_row(list, key);
            }
        }
    }

    /// Where the name of a control leads: by the keys that the page was posted with. A row without a key goes by its
    /// index, where `by_index` says so.
    pub(super) fn find(&self, answers: &Answers, name: &ControlName, by_index: bool) -> Found {
        let (mut place, mut walked) = (Place::root(), Pointer::root());
        for token in name.pointer.tokens() {
            walked.push(&token);
            let key = self.0.get(&walked);
            let inner = match key {
                Some(key) => answers.row_in(place, *key),
                None => answers.control_in(place, &token),
            };
            place = match inner {
                Some(inner) if key.is_some() || by_index || !inner.is_row() => inner,
                None if key.is_none() => return Found::Unknown,
                _ => return Found::Gone,
            };
        }
        let (place, part) = part_of(place, &name.part);
        Found::Control(place, part)
    }
}
