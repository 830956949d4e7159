//! Small letters, for the alphabets of Europe. The standard library's tables for all of Unicode cost a page 6 kB.

/// The small letter of a Latin, Greek or Cyrillic capital; every other character as it is.
///
/// Follows the simple case mapping of the Unicode Character Database for the blocks Basic Latin, Latin-1
/// Supplement, Latin Extended-A, Greek and Coptic (without its archaic letters) and Cyrillic.
pub fn lower(c: char) -> char {
    let up = |distance: u32| char::from_u32(u32::from(c) + distance).unwrap_or(c);
    let pair = |capital_is_odd: bool| if (u32::from(c) % 2 == 1) == capital_is_odd { up(1) } else { c };
    match c {
        'A'..='Z'
        | '\u{c0}'..='\u{d6}'
        | '\u{d8}'..='\u{de}'
        | '\u{391}'..='\u{3a1}'
        | '\u{3a3}'..='\u{3ab}'
        | '\u{410}'..='\u{42f}' => up(32),
        // Its small letter is an i with a dot above, which is no single character.
        '\u{130}' | '\u{138}' | '\u{149}' => c,
        '\u{178}' => '\u{ff}',
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' => pair(false),
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => pair(true),
        '\u{386}' => up(38),
        '\u{388}'..='\u{38a}' => up(37),
        '\u{38c}' => up(64),
        '\u{38e}' | '\u{38f}' => up(63),
        '\u{400}'..='\u{40f}' => up(80),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn letters_are_lowered_as_unicode_says() {
        for c in ('\0'..='\u{17e}').chain('\u{386}'..='\u{3ce}').chain('\u{400}'..='\u{45f}') {
            let mut small = c.to_lowercase();
            let meant = if small.len() == 1 { small.next().unwrap() } else { c };
            assert_eq!(lower(c), meant, "{c:?}");
        }
        assert_eq!(['漢', 'ß', '\u{1e9e}', 'ſ'].map(lower), ['漢', 'ß', '\u{1e9e}', 'ſ']);
    }
}
