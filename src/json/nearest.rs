//! The spelling that was probably meant.

/// The candidate nearest to a name, when it is near enough to be a slip of the pen.
///
/// At most one edit in three letters; upper and lower case of a to z count as equal.
/// Takes a trait object, so that the page has one copy of it.
pub fn nearest<'a>(name: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let name: Vec<char> = name.chars().take(LONGEST).map(|c| c.to_ascii_lowercase()).collect();
    let most = name.len().div_ceil(3);
    let mut best = None;
    for candidate in candidates {
        let edits = edits(&name, candidate);
        if edits <= best.map_or(most, |(fewest, _): (usize, _)| fewest.saturating_sub(1)) {
            best = Some((edits, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Names are compared this far, so that a hostile one costs nothing.
const LONGEST: usize = 60;

/// How many letters must be added, dropped, changed or swapped with their neighbor.
fn edits(name: &[char], candidate: &str) -> usize {
    let candidate: Vec<char> = candidate.chars().take(LONGEST).map(|c| c.to_ascii_lowercase()).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=candidate.len()).collect();
    for (row, own) in name.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in candidate.iter().enumerate() {
            let at = |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX / 2);
            let change = at(&above, column) + usize::from(own != other);
            let mut least = change.min(at(&above, column + 1) + 1).min(at(&line, column) + 1);
            let neighbors = (row.checked_sub(1).and_then(|row| name.get(row)), column.checked_sub(1));
            if let (Some(previous), Some(left)) = neighbors
                && candidate.get(left) == Some(own)
                && previous == other
            {
                least = least.min(at(&before, left) + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_and_nothing_else() {
        let words = ["pages", "submit", "languages", "errors", "memorable-date"];
        for (name, meant) in [
            ("pagse", Some("pages")),
            ("Pages", Some("pages")),
            ("language", Some("languages")),
            ("memorableDate", Some("memorable-date")),
            ("color", None),
            ("", None),
            ("zzzzzz", None),
        ] {
            assert_eq!(nearest(name, &mut words.into_iter()), meant, "{name}");
        }
        assert_eq!(nearest(&"a".repeat(1_000_000), &mut words.into_iter()), None);
    }
}
