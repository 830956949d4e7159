//! Constraints on numbers, exact as decimals.

use super::run::{At, Run};
use crate::json::Number;
use crate::schema::Keyword;

pub(super) fn check(run: &mut Run<'_>, keyword: &Keyword, number: &Number, at: &At<'_>) -> bool {
    let mut pays = |steps| run.spend(steps);
    let (holds, code, limit) = match keyword {
        Keyword::Minimum(limit) => (number >= limit, "minimum", limit),
        Keyword::ExclusiveMinimum(limit) => (number > limit, "exclusiveMinimum", limit),
        Keyword::Maximum(limit) => (number <= limit, "maximum", limit),
        Keyword::ExclusiveMaximum(limit) => (number < limit, "exclusiveMaximum", limit),
        Keyword::MultipleOf(step) => (number.is_multiple_of(step, &mut pays), "multipleOf", step),
        _ => return true,
    };
    pays(number.cost() + limit.cost());
    holds || run.fail_with(at, code, "limit", limit.clone().into())
}
