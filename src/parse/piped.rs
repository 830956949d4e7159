//! Where a text of an author's names an answer: `{ $id }`.

/// The first place in a text that names an answer: what stands before it, the id, what follows. Other braces
/// are text.
pub fn piped(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find('{')?;
        from = start + 1;
        let Some(inside) = text.get(from..)?.trim_start_matches(' ').strip_prefix('$') else { continue };
        let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let after = inside.trim_start_matches(goes_on);
        let id = inside.get(..inside.len() - after.len())?;
        if let (true, Some(after)) = (begins(id), after.trim_start_matches(' ').strip_prefix('}')) {
            return Some((text.get(..start)?, id, after));
        }
    }
}

fn begins(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::piped;

    #[test]
    fn only_what_looks_like_a_variable_names_an_answer() {
        for text in ["", "{ name }", "{$}", "{ $1 }", "{ $a b }", "{ $a", "$a", "{{", "{ $a.b }", "{ $å }"] {
            assert_eq!(piped(text), None, "{text}");
        }
        for (text, found) in [
            ("{ $name }", ("", "name", "")),
            ("{$a-b_c}!", ("", "a-b_c", "!")),
            ("{ x { $a }}", ("{ x ", "a", "}")),
            ("{{ $b} { $c }", ("{", "b", " { $c }")),
            ("å { $1 } {   $a1   } å", ("å { $1 } ", "a1", " å")),
        ] {
            assert_eq!(piped(text), Some(found), "{text}");
        }
    }
}
