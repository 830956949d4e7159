//! Which of the languages on offer a reader wants (RFC 9110 section 12.5.4).

use blankett::i18n::negotiate;

/// The best of `offered` for an `Accept-Language` or `Content-Language` header; the first when none fits.
pub(crate) fn choose<'a>(header: Option<&str>, offered: &[&'a str]) -> Option<&'a str> {
    let mut wanted: Vec<(u16, &str)> = header.unwrap_or_default().split(',').filter_map(range).collect();
    wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let found = wanted.iter().find_map(|(_, tag)| negotiate(tag, offered));
    found.or_else(|| offered.first().copied())
}

/// One entry with its weight in thousandths; those with none are not wanted.
fn range(entry: &str) -> Option<(u16, &str)> {
    let (tag, weight) = match entry.split_once(';') {
        None => (entry, 1000),
        Some((tag, weight)) => (tag, thousandths(weight.trim().strip_prefix("q=")?)?),
    };
    (weight > 0 && !tag.trim().is_empty()).then(|| (weight, tag.trim()))
}

fn thousandths(weight: &str) -> Option<u16> {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    let digits = format!("{part:0<3}");
    let good = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let part: u16 = good.then(|| digits.parse().ok())??;
    match whole {
        "0" => Some(part),
        "1" => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::choose;

    #[test]
    fn the_most_wanted_language_on_offer_is_chosen() {
        for (header, expected) in [
            (None, "da"),
            (Some(""), "da"),
            (Some("en"), "en"),
            (Some("en-GB,en;q=0.9"), "en"),
            (Some("sv, en;q=0.5, da;q=0.6"), "da"),
            (Some("da;q=0, en;q=0.001"), "en"),
            (Some("da;q=x, EN;q=1.000"), "en"),
            (Some("*"), "da"),
        ] {
            assert_eq!(choose(header, &["da", "en"]), Some(expected), "{header:?}");
        }
    }
}
