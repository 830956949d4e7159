//! Constraints on objects and their members.

use super::run::{At, Run};
use super::seen::Seen;
use crate::json::{Object, Value};
use crate::packed::WITH_RARE;
use crate::schema::{Additional, Keyword, PatternId, Property, SchemaId};

pub(super) fn check(
    run: &mut Run<'_>,
    keyword: &Keyword,
    value: &Value,
    members: &Object,
    at: &At<'_>,
    seen: Option<&mut Seen>,
) -> bool {
    match keyword {
        Keyword::Required(names) => required(run, names, members, at, "required"),
        Keyword::DependentRequired(dependent) => {
            run.spend(dependent.len() / 8);
            let present = dependent.iter().filter(|(name, _)| members.get(name).is_some());
            present.fold(true, |valid, (_, names)| {
                required(run, names, members, at, "dependentRequired") && valid
            })
        }
        Keyword::Properties(properties) => check_properties(run, properties, members, at, seen),
        Keyword::AdditionalProperties(additional) => check_additional(run, additional, members, at, seen),
        Keyword::DependentSchemas(dependent) => dependent_schemas(run, dependent, value, members, at, seen),
        _ => !WITH_RARE || check_rare(run, keyword, members, at, seen),
    }
}

/// Those that `Keyword::is_rare` names.
fn check_rare(
    run: &mut Run<'_>,
    keyword: &Keyword,
    members: &Object,
    at: &At<'_>,
    seen: Option<&mut Seen>,
) -> bool {
    match keyword {
        Keyword::MinProperties(limit) => {
            members.len() >= *limit || run.fail_limit(at, "minProperties", *limit)
        }
        Keyword::MaxProperties(limit) => {
            members.len() <= *limit || run.fail_limit(at, "maxProperties", *limit)
        }
        Keyword::PatternProperties(properties) => check_patterns(run, properties, members, at, seen),
        Keyword::PropertyNames(schema) => check_names(run, *schema, members, at),
        Keyword::UnevaluatedProperties(schema) => unevaluated(run, *schema, members, at, seen),
        _ => true,
    }
}

/// Each missing member is a problem of its own, at the place where it should be.
fn required(
    run: &mut Run<'_>,
    names: &[Box<str>],
    members: &Object,
    at: &At<'_>,
    code: &'static str,
) -> bool {
    let mut valid = true;
    for (index, name) in names.iter().enumerate() {
        if members.get(name).is_none() {
            valid &= run.missing(at, name, code);
            if !valid && !run.collecting {
                return run.spend(index / 8) && valid;
            }
        }
    }
    run.spend(names.len() / 8) && valid
}

fn check_properties(
    run: &mut Run<'_>,
    properties: &[Property],
    members: &Object,
    at: &At<'_>,
    mut seen: Option<&mut Seen>,
) -> bool {
    let mut valid = run.spend(properties.len() / 8);
    // Answers mostly come in the order of the schema; then the next member is the one.
    let mut next = members.iter().enumerate().peekable();
    for Property { name, schema, required } in properties {
        let found = match next.next_if(|(_, (own, _))| **own == **name) {
            Some((index, (_, member))) => Some((index, member)),
            None => members.get_full(name),
        };
        if let Some((index, member)) = found {
            if let Some(seen) = &mut seen {
                seen.member(index);
            }
            valid &= run.apply(*schema, member, &At::Name(at, name), None);
        } else if *required {
            valid &= run.missing(at, name, "required");
        }
        if !valid && !run.collecting {
            break;
        }
    }
    valid
}

fn check_patterns(
    run: &mut Run<'_>,
    properties: &[(PatternId, SchemaId)],
    members: &Object,
    at: &At<'_>,
    mut seen: Option<&mut Seen>,
) -> bool {
    let mut valid = true;
    for (pattern, schema) in properties {
        for (index, (name, member)) in members.iter().enumerate() {
            if !run.matches(*pattern, name) {
                continue;
            }
            if let Some(seen) = &mut seen {
                seen.member(index);
            }
            valid &= run.apply(*schema, member, &At::Name(at, name), None);
        }
    }
    valid
}

fn check_additional(
    run: &mut Run<'_>,
    additional: &Additional,
    members: &Object,
    at: &At<'_>,
    mut seen: Option<&mut Seen>,
) -> bool {
    let mut valid = run.spend(members.len() / 8);
    for (index, (name, member)) in members.iter().enumerate() {
        let is_named = additional.names.binary_search_by(|own| (**own).cmp(name)).is_ok();
        if is_named || WITH_RARE && additional.patterns.iter().any(|pattern| run.matches(*pattern, name)) {
            continue;
        }
        if let Some(seen) = &mut seen {
            seen.member(index);
        }
        valid &= run.apply_rest(additional.schema, member, &At::Name(at, name), "additionalProperties");
        if !valid && !run.collecting {
            break;
        }
    }
    valid
}

/// The problem stands at the member whose name is wrong.
fn check_names(run: &mut Run<'_>, schema: SchemaId, members: &Object, at: &At<'_>) -> bool {
    let mut valid = true;
    for (name, _) in members.iter() {
        if !run.try_apply(schema, &Value::from(name), at, None) {
            valid = run.fail_at(at, name, "propertyNames");
        }
    }
    valid
}

fn dependent_schemas(
    run: &mut Run<'_>,
    dependent: &[(Box<str>, SchemaId)],
    value: &Value,
    members: &Object,
    at: &At<'_>,
    mut seen: Option<&mut Seen>,
) -> bool {
    let mut valid = run.spend(dependent.len() / 8);
    for (_, schema) in dependent.iter().filter(|(name, _)| members.get(name).is_some()) {
        valid &= run.apply(*schema, value, at, seen.as_deref_mut());
    }
    valid
}

fn unevaluated(
    run: &mut Run<'_>,
    schema: SchemaId,
    members: &Object,
    at: &At<'_>,
    seen: Option<&mut Seen>,
) -> bool {
    let Some(seen) = seen else { return true };
    let mut valid = run.spend(members.len() / 8);
    let rest = members.iter().enumerate().filter(|(index, _)| !seen.has_member(*index));
    for (_, (name, member)) in rest {
        valid &= run.apply_rest(schema, member, &At::Name(at, name), "unevaluatedProperties");
    }
    seen.all_members();
    valid
}
