//! Schemas applied to the same value: references, combinations, conditions.

use super::any::{comparing, is_one_of};
use super::run::{At, Run};
use super::seen::Seen;
use crate::json::Value;
use crate::packed::WITH_RARE;
use crate::schema::{Branches, If, Keyword, SchemaId, Tell};

pub(super) fn check(
    run: &mut Run<'_>,
    keyword: &Keyword,
    value: &Value,
    at: &At<'_>,
    seen: Option<&mut Seen>,
) -> bool {
    match keyword {
        Keyword::Ref(schema) => run.apply(*schema, value, at, seen),
        Keyword::DynamicRef(dynamic) if WITH_RARE => {
            let schema = run.dynamic(dynamic.anchor).unwrap_or(dynamic.schema);
            run.apply(schema, value, at, seen)
        }
        Keyword::AllOf(schemas) => all_of(run, schemas, value, at, seen),
        Keyword::AnyOf(branches) => {
            any_of(run, branches, value, at, seen) || explain(run, branches, value, at, "anyOf")
        }
        Keyword::OneOf(branches) => match one_of(run, branches, value, at, seen) {
            0 => explain(run, branches, value, at, "oneOf"),
            1 => true,
            _ => run.fail(at, "oneOf"),
        },
        Keyword::Not(schema) => !run.try_apply(*schema, value, at, None) || run.fail(at, "not"),
        Keyword::If(parts) => check_if(run, parts, value, at, seen),
        _ => true,
    }
}

fn all_of(
    run: &mut Run<'_>,
    schemas: &[SchemaId],
    value: &Value,
    at: &At<'_>,
    mut seen: Option<&mut Seen>,
) -> bool {
    let mut valid = true;
    for schema in schemas {
        valid &= run.apply(*schema, value, at, seen.as_deref_mut());
        if !valid && !run.collecting {
            break;
        }
    }
    valid
}

/// Whether a branch holds. Where it is asked what was evaluated, all branches that hold count.
fn any_of(
    run: &mut Run<'_>,
    branches: &Branches,
    value: &Value,
    at: &At<'_>,
    seen: Option<&mut Seen>,
) -> bool {
    if let Tell::Options(values) = &branches.tell {
        return is_one_of(run, values, value);
    }
    let Some(seen) = seen else {
        return branches.schemas.iter().any(|schema| run.try_apply(*schema, value, at, None));
    };
    let mut valid = false;
    for schema in &branches.schemas {
        valid |= branch(run, *schema, value, at, seen);
    }
    valid
}

/// How many branches hold; two stand for more.
fn one_of(
    run: &mut Run<'_>,
    branches: &Branches,
    value: &Value,
    at: &At<'_>,
    mut seen: Option<&mut Seen>,
) -> usize {
    if let Tell::Options(values) = &branches.tell {
        return if run.spend(comparing(values, value)) {
            values.iter().filter(|own| *own == value).take(2).count()
        } else {
            0
        };
    }
    let mut count = 0;
    for schema in &branches.schemas {
        let holds = match &mut seen {
            Some(seen) => branch(run, *schema, value, at, seen),
            None => run.try_apply(*schema, value, at, None),
        };
        count += usize::from(holds);
        if count == 2 {
            break;
        }
    }
    count
}

/// The verdict of one branch; what it evaluated counts only if it holds.
fn branch(run: &mut Run<'_>, schema: SchemaId, value: &Value, at: &At<'_>, seen: &mut Seen) -> bool {
    let mut own = Seen::default();
    let holds = run.try_apply(schema, value, at, Some(&mut own));
    if holds {
        seen.merge(&own);
    }
    holds
}

/// Reports why no branch holds: the problems of the branch that the value is meant for where that can
/// be told, else one problem at the value.
fn explain(run: &mut Run<'_>, branches: &Branches, value: &Value, at: &At<'_>, code: &'static str) -> bool {
    if !run.collecting {
        return false;
    }
    let meant = match &branches.tell {
        Tell::Nothing | Tell::Options(_) => None,
        Tell::Type(types) => types.iter().position(|types| types.hold(value)),
        Tell::Property(discriminator) => {
            let Some(members) = value.as_object() else { return run.fail(at, code) };
            match members.get(&discriminator.name) {
                None if discriminator.required => return run.missing(at, &discriminator.name, "required"),
                None => None,
                Some(chosen) => match discriminator.values.iter().find(|(own, _)| own == chosen) {
                    None => return run.fail_at(at, &discriminator.name, code),
                    Some((_, index)) => Some(*index),
                },
            }
        }
    };
    match meant.and_then(|index| branches.schemas.get(index)) {
        Some(schema) => run.apply(*schema, value, at, None),
        None => run.fail(at, code),
    }
}

fn check_if(run: &mut Run<'_>, parts: &If, value: &Value, at: &At<'_>, mut seen: Option<&mut Seen>) -> bool {
    let holds = match &mut seen {
        Some(seen) => branch(run, parts.test, value, at, seen),
        None if parts.then.is_none() && parts.otherwise.is_none() => return true,
        None => run.try_apply(parts.test, value, at, None),
    };
    let next = if holds { parts.then } else { parts.otherwise };
    next.is_none_or(|schema| run.apply(schema, value, at, seen))
}
