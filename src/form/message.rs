//! Fluent message ids of fields: an injective encoding of where the question stands.
//!
//! Names are joined by `-`. Letters, digits of ASCII stay; `_` becomes `__`; every other character becomes its
//! code point in hex between `_`. Rows leave no mark, so `children/0/name` is `children-name`; their item
//! itself ends in `_-item`. The rows of open members are `_-other`, their names `_-name`. An id must begin with a letter, and `page-…`, `form-…` and `check-…` are taken, so what
//! would begin otherwise or with those names is put behind `x_-`. In an id `_` is otherwise followed by a hex digit
//! or `_`, never by `-`: that keeps the encoding injective.

use crate::pointer::{Mark, Place, Step};

/// The message id of the field at a place (rows as `~*`).
pub(super) fn message_id(place: &Place) -> String {
    let mut id = String::new();
    let mut item = false;
    for (index, step) in place.steps().enumerate() {
        item = matches!(step, Step::Row(_) | Step::AnyRow);
        let name = match step {
            Step::Name(name) => name,
            Step::Mark(mark) => {
                id.push_str(match mark {
                    Mark::Groups | Mark::Values => "_-other",
                    Mark::Name => "_-name",
                    Mark::Value => "_-value",
                });
                continue;
            }
            Step::Row(_) | Step::AnyRow => continue,
        };
        if index > 0 {
            id.push('-');
        } else if needs_prefix(&name) {
            id.push_str("x_-");
        }
        encode(&name, &mut id);
    }
    if item {
        id.push_str("_-item");
    }
    id
}

/// The end of an attribute's name: `.option-<key>`.
pub fn attribute_key(key: &str) -> String {
    let mut encoded = String::new();
    encode(key, &mut encoded);
    encoded
}

fn needs_prefix(name: &str) -> bool {
    !name.starts_with(|c: char| c.is_ascii_alphabetic()) || ["page", "form", "check"].contains(&name)
}

fn encode(name: &str, out: &mut String) {
    for c in name.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(c),
            '_' => out.push_str("__"),
            _ => {
                out.push('_');
                let mut code = u32::from(c);
                let start = out.len();
                while code > 0 || out.len() == start {
                    out.insert(start, char::from_digit(code & 15, 16).unwrap_or('0'));
                    code >>= 4;
                }
                out.push('_');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::map::Set;

    use super::{attribute_key, message_id};
    use crate::pointer::Place;

    fn id(names: &[&str]) -> String {
        let step = |place: Place, name: &&str| if *name == "*" { place.any_row() } else { place.child(name) };
        message_id(&names.iter().fold(Place::root(), step))
    }

    #[test]
    fn ids_are_readable() {
        let cases = [
            (&["name"][..], "name"),
            (&["spouse", "name"], "spouse-name"),
            (&["children", "*", "name"], "children-name"),
            (&["children", "*"], "children_-item"),
            (&["first_name"], "first__name"),
            (&["child/name"], "child_2f_name"),
            (&["15"], "x_-15"),
            (&["fødsel"], "f_f8_dsel"),
            (&["øre"], "x_-_f8_re"),
            (&["page", "you"], "x_-page-you"),
            (&["check"], "x_-check"),
        ];
        for (names, expected) in cases {
            assert_eq!(id(names), expected);
        }
        assert_eq!(attribute_key("foot-care"), "foot_2d_care");
    }

    #[test]
    fn different_places_have_different_ids() {
        let names = [
            "a", "b", "_", "-", "", "å", "e5", "_e5_", "x_-a", "x", "1", "page", "form", "a-b", "a_", "\0",
            "0", "item",
        ];
        let mut ids = Set::new();
        let mut count = 0;
        for first in names {
            for second in names {
                for path in [
                    vec![first],
                    vec![first, second],
                    vec![first, second, "*"],
                    vec![first, second, "c", first],
                ] {
                    count += usize::from(path.len() > 1 || second == "a");
                    ids.insert(id(&path));
                }
            }
        }
        assert_eq!(ids.len(), count);
        let good = |id: &String| id.starts_with(|c: char| c.is_ascii_alphabetic());
        assert!(ids.iter().all(good));
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))));
    }
}
