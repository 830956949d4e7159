//! Whether a text has a shape; the notation is described at `schema::Identifier`.

/// Whether the text has one of the shapes between the `|`.
pub(super) fn fits(shapes: &str, text: &[u8]) -> bool {
    shapes.split('|').any(|shape| fits_one(shape.as_bytes(), text).is_some())
}

fn fits_one(mut shape: &[u8], mut text: &[u8]) -> Option<()> {
    while let Some((first, rest)) = shape.split_first() {
        if *first == b'\'' {
            let end = rest.iter().position(|byte| byte == first)?;
            text = text.strip_prefix(rest.get(..end)?)?;
            shape = rest.get(end + 1..)?;
            continue;
        }
        let (least, rest) = number(shape);
        let (most, rest) = rest.strip_prefix(b"-").map_or((least, rest), number);
        let (class, rest) = rest.split_first()?;
        let count = text.iter().take(most).take_while(|byte| is_of(**byte, *class)).count();
        text = text.get(count..).filter(|_| count >= least)?;
        shape = rest;
    }
    text.is_empty().then_some(())
}

/// How many signs a shape without texts of its own takes: the least and the most.
pub(super) fn lengths(shape: &str) -> (usize, usize) {
    let (mut rest, mut lengths) = (shape.as_bytes(), (0, 0));
    while !rest.is_empty() {
        let (least, behind) = number(rest);
        let (most, behind) = behind.strip_prefix(b"-").map_or((least, behind), number);
        lengths = (lengths.0 + least, lengths.1 + most);
        rest = behind.get(1..).unwrap_or_default();
    }
    lengths
}

/// The number that the shape begins with, and what follows.
fn number(shape: &[u8]) -> (usize, &[u8]) {
    let digits = shape.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = shape.split_at_checked(digits).unwrap_or_default();
    (digits.iter().fold(0, |number, digit| number * 10 + usize::from(digit - b'0')), rest)
}

fn is_of(byte: u8, class: u8) -> bool {
    match class {
        b'n' => byte.is_ascii_digit(),
        b'p' => matches!(byte, b'1'..=b'9'),
        b'a' => byte.is_ascii_uppercase(),
        b'c' => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
        _ => byte.is_ascii_graphic(),
    }
}

#[cfg(test)]
mod tests {
    use super::{fits, lengths};

    #[test]
    fn shapes_are_read_as_iso_13616_writes_them() {
        for (shape, good, bad) in [
            ("2n", &["12"][..], &["1", "123", "1a", ""][..]),
            ("1-3n", &["1", "123"], &["", "1234"]),
            ("1p1n", &["10"], &["01"]),
            ("2a1c1s", &["AB1-", "ABCD"], &["aB11", "AB-1", "AB1 "]),
            ("'+45'2n|'B'1n", &["+4512", "B1"], &["4512", "+45", "B", "+4512B1"]),
        ] {
            for text in good {
                assert!(fits(shape, text.as_bytes()), "{shape} {text}");
            }
            for text in bad {
                assert!(!fits(shape, text.as_bytes()), "{shape} {text}");
            }
        }
        assert_eq!(["8n", "1p7n", "2-8n"].map(lengths), [(8, 8), (8, 8), (2, 8)]);
    }
}
