//! The number of a person, an organisation, an account: separators are there for the eye, and it is no word to correct or
//! to begin with a capital.

use super::line::{self, Line};
use super::{LINE, Spec, Written};
use crate::form::Field;
use crate::parse;
use crate::view::{Element, Question};

pub(super) const WRITTEN: Written = Written {
    name: "identifier",
    needs: "\"type\": \"string\"",
    fits: |shape| shape.is_text(),
    natural: |shape| shape.is_text() && shape.identifier().is_some(),
};

pub(super) const WIDGET: Spec =
    Spec { read: |field, answer, _| line::meant(read(field, answer.part(""))), show, ..LINE };

/// In canonical form. Of a Danish account the first four digits are the bank's: where another number of them stands apart, nobody
/// knows which account is meant, and it stays as it was typed.
fn read(field: &Field, raw: &str) -> String {
    let Some(row) = field.identifier else { return parse::identifier(raw, None) };
    if row.name == "dk-account" {
        let typed = parse::ascii(raw);
        if typed.find(|c: char| !c.is_ascii_digit()).is_some_and(|at| at != 4) {
            return typed;
        }
    }
    let text = parse::identifier(raw, row.hyphen);
    if row.is_numeric() { at_home(&text, row.name).to_owned() } else { text }
}

/// Without the code of the country, which people write before numbers (`DK10150817`, `SE-114 55`), and without the letters that
/// Norwegian companies write behind theirs.
fn at_home<'t>(text: &'t str, format: &str) -> &'t str {
    let country = format.get(..2).unwrap_or_default().to_ascii_uppercase();
    let number = text.strip_prefix(&country).unwrap_or(text);
    number.strip_suffix("MVA").filter(|_| country == "NO").unwrap_or(number)
}

fn show(question: &Question<'_>) -> Element {
    let mode = question.field.is_of_digits().then_some("numeric");
    line::element(question, &Line { mode, literal: true, width: Some(20), ..Line::TEXT })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::form::Field;
    use crate::schema::Identifier;

    #[test]
    fn numbers_are_read_as_they_are_written_in_their_country() {
        for (format, typed, meant) in [
            ("dk-cvr", "DK10150817", "10150817"),
            ("dk-cvr", "dk 10 15 08 17", "10150817"),
            ("dk-cvr", "SE10150817", "SE10150817"),
            ("no-orgnr", "NO 974 760 673 MVA", "974760673"),
            ("no-orgnr", "974760673mva", "974760673"),
            ("dk-cvr", "10150817MVA", "10150817MVA"),
            ("fi-ytunnus", "FI02446831", "02446831"),
            ("se-postcode", "SE-114 55", "11455"),
            ("iban", "dk50 0040 0440 1162 43", "DK5000400440116243"),
            ("dk-account", "0040 0440116243", "00400440116243"),
            ("dk-account", "0040-0440 116 243", "00400440116243"),
            ("dk-account", "00400440116243", "00400440116243"),
            ("dk-account", "٠٠٤٠ 123", "0040123"),
            ("dk-account", "040 0440116243", "040 0440116243"),
            ("dk-account", "00400 440116243", "00400 440116243"),
            ("dk-account", "DK50 0040 0440 1162 43", "DK50 0040 0440 1162 43"),
        ] {
            let field = Field { identifier: Identifier::named(format), ..Field::default() };
            assert_eq!(read(&field, typed), meant, "{typed}");
        }
    }
}
