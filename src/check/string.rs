//! Constraints on texts. Lengths are counted in code points.

use super::formats;
use super::run::{At, Run};
use crate::schema::Keyword;

pub(super) fn check(run: &mut Run<'_>, keyword: &Keyword, text: &str, at: &At<'_>) -> bool {
    // A code point is one to four bytes: the number of bytes often decides without counting.
    if !run.spend(text.len() / 64) {
        return false;
    }
    match keyword {
        Keyword::MinLength(limit) => {
            let holds = text.len() >= *limit && (text.len() / 4 >= *limit || text.chars().count() >= *limit);
            holds || run.fail_limit(at, "minLength", *limit)
        }
        Keyword::MaxLength(limit) => {
            let holds = text.len() <= *limit || (text.len() / 4 <= *limit && text.chars().count() <= *limit);
            holds || run.fail_limit(at, "maxLength", *limit)
        }
        Keyword::Pattern(pattern) => run.matches(*pattern, text) || run.fail(at, "pattern"),
        Keyword::Format(format) => match formats::check(*format, text) {
            Ok(()) => true,
            Err(wrong) => run.fail_format(at, *format, wrong),
        },
        _ => true,
    }
}
