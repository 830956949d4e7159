//! Typed text to value: what a citizen means by what was typed, in the language it was typed in.
//!
//! Every function is total: a text that has no meaning gives `None` (or, for dates, a text that no
//! format accepts), and the session then keeps what was typed as it is.

mod case;
mod clock;
mod date;
mod number;
mod piped;
mod separators;
mod signs;
mod text;

pub use case::lower;
pub use clock::{DURATION_UNITS, duration, duration_parts, spell_time, time};
pub use date::{date, month, spell_date, weekday};
pub use number::{DecimalSign, Decimals, number, quantity, spell_money, spell_number};
pub use piped::piped;
pub use separators::{identifier, national_telephone, telephone};
pub use signs::ascii;
pub use text::{clean, clean_lines, is_page, looks_like_html, normalize, url};

/// A yes/no question or a box, as its control posts it; `None` when nothing was chosen.
///
/// `on` is what a box without a value posts.
pub fn boolean(text: &str) -> Option<bool> {
    match text.trim() {
        "true" | "on" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::boolean;

    #[test]
    fn booleans_are_what_controls_post() {
        let values = ["true", " false ", "on", "", "yes", "TRUE"].map(boolean);
        assert_eq!(values, [Some(true), Some(false), Some(true), None, None, None]);
    }
}
