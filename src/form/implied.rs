//! Checks that follow from how a question is asked: the last date of a range is not before the first, and "none of these"
//! goes with nothing else.

use super::conditions::Conditions;
use super::diagnostic::Report;
use super::{Check, Field, Widget};
use crate::expr::Kinds;
use crate::json::{self, Value};
use crate::pointer::Pointer;

/// How the id of the check of a range begins: that its last date is not before its first.
pub(crate) const RANGE_CHECK: &str = "~range ";

/// Adds them; their ids begin with `~`, which no author's does, and their messages are the library's.
pub(super) fn checks(conditions: &Conditions<'_>, checks: &mut Vec<Check>, report: &mut Report) {
    for field in conditions.fields {
        let Some((id, message, that)) = implied(conditions, field) else { continue };
        let Ok(that) = json::parse(&that) else { continue };
        let at = field.location.child("form");
        let compiled = conditions.expressions().compile(&that, &at, &field.place, Kinds::BOOLEAN, report);
        checks.extend(compiled.map(|compiled| Check {
            id: [id, field.place.as_str()].concat(),
            owner: field.place.clone(),
            that: compiled.expression,
            reads: compiled.reads,
            message: message.to_owned(),
        }));
    }
}

/// Its name, its message and its expression.
fn implied(conditions: &Conditions<'_>, field: &Field) -> Option<(&'static str, &'static str, String)> {
    if let Some(key) = field.exclusive.as_ref().filter(|_| field.widget == Widget::Checkboxes) {
        let chosen = field.choices.iter().find(|choice| choice.key == *key)?;
        let value = json::write(&chosen.value);
        let is_alone =
            [r#"{"or":[{"!":[{"in":["#, &value, r#",{"var":"0"}]}]},{"===":[{"count":[{"var":"0"}]},1]}]}"#];
        return Some(("~exclusive ", "check-exclusive", is_alone.concat()));
    }
    if field.widget != Widget::DateRange {
        return None;
    }
    let mut members = field.children.iter().filter_map(|id| conditions.fields.get(id.0 as usize));
    let mut var = || {
        Some(
            ["{\"var\":", &json::write(&Value::String(["0/", &token(&members.next()?.name)].concat())), "}"]
                .concat(),
        )
    };
    let (first, last) = (var()?, var()?);
    Some((RANGE_CHECK, "check-range", [r#"{"not-after":["#, &first, ",", &last, "]}"].concat()))
}

/// A name in a pointer.
fn token(name: &str) -> String {
    Pointer::root().child(name).as_str().trim_start_matches('/').to_owned()
}
