//! DOM ids: the prefix, then a place's own encoding with a suffix, or a word for what stands once.
//!
//! Nothing collides. A place below the root begins with `_` after the prefix, so no word is one. Its
//! encoding holds an even number of hyphens (`Place::to_id`), a suffix adds one, and no suffix is
//! another's.

use crate::pointer::Place;
use crate::session::Way;

/// The element that is replaced when a question changes.
pub fn group(prefix: &str, place: &Place) -> String {
    of(prefix, place, "-g")
}

/// The first control of a question: for dates the day, for rows the button that adds.
pub fn control(prefix: &str, place: &Place) -> String {
    of(prefix, place, "")
}

/// The legend of a row or group, which takes focus.
pub fn legend(prefix: &str, place: &Place) -> String {
    of(prefix, place, "-l")
}

/// What holds the rows of a list.
pub fn rows(prefix: &str, list: &Place) -> String {
    of(prefix, list, "-r")
}

/// The button that moves a row.
pub fn mover(prefix: &str, place: &Place, way: Way) -> String {
    of(prefix, place, if way == Way::Up { "-u" } else { "-d" })
}

/// The page's heading, which takes focus.
pub fn heading(prefix: &str) -> String {
    word(prefix, "heading")
}

/// The error summary, which takes focus while it is not empty.
pub fn summary(prefix: &str) -> String {
    word(prefix, "summary")
}

/// The glossary, empty while the page uses no word of it.
pub(super) fn glossary(prefix: &str) -> String {
    word(prefix, "glossary")
}

/// The live region: empty at first, its text set by script to be said politely.
pub fn status(prefix: &str) -> String {
    word(prefix, "status")
}

/// A place with a suffix.
pub(super) fn of(prefix: &str, place: &Place, suffix: &str) -> String {
    let mut id = place.to_id(prefix);
    id.push_str(suffix);
    id
}

/// What stands once in a form.
pub(super) fn word(prefix: &str, word: &str) -> String {
    [prefix, word].concat()
}
