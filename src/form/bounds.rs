//! Limits that leave no room between them: a least above a most, a range that no multiple lies in.

use crate::expr::Decimal;
use crate::json::{Number, Object, Value};

/// Types with the keywords that set a least, and those that set a most: the including before the excluding.
const BOUNDS: [(&[&str], &[&str], &[&str]); 5] = [
    (&["number", "integer"], &LOWS, &HIGHS),
    (&["string"], &["minLength"], &["maxLength"]),
    (&["array"], &["minItems"], &["maxItems"]),
    (&["array"], &["minContains"], &["maxContains"]),
    (&["object"], &["minProperties"], &["maxProperties"]),
];

const LOWS: [&str; 2] = ["minimum", "exclusiveMinimum"];
const HIGHS: [&str; 2] = ["maximum", "exclusiveMaximum"];

/// The keyword of one schema, and that of another, between which no value lies, among those about types that `concerns`
/// names.
pub(super) fn crossed(
    low: &Object,
    high: &Object,
    concerns: &dyn Fn(&[&str]) -> bool,
) -> Option<(&'static str, &'static str)> {
    for (_, lows, highs) in BOUNDS.iter().filter(|(types, ..)| concerns(types)) {
        for (low_excludes, low_name) in lows.iter().enumerate() {
            for (high_excludes, high_name) in highs.iter().enumerate() {
                let (Some(least), Some(most)) = (number(low, low_name), number(high, high_name)) else {
                    continue;
                };
                if least > most || (least == most && low_excludes + high_excludes > 0) {
                    return Some((low_name, high_name));
                }
            }
        }
    }
    None
}

/// The keyword because of which no number lies within the limits of a schema, though they do not cross.
pub(super) fn no_multiple(schema: &Object) -> Option<&'static str> {
    let is_whole = schema.get("type").and_then(Value::as_str) == Some("integer");
    let written = number(schema, "multipleOf");
    let (keyword, step) = match written {
        Some(step) if !is_whole || step.is_integer() => ("multipleOf", Decimal::from_number(step)?),
        None if is_whole => ("type", Decimal::from_number(&Number::Int(1))?),
        _ => return None,
    };
    let (low, low_excludes) = tightest(schema, &LOWS, &|new, old| new > old)?;
    let (high, high_excludes) = tightest(schema, &HIGHS, &|new, old| new < old)?;
    let (low, high) = (Decimal::from_number(low)?, Decimal::from_number(high)?);
    let is_enough = |value: Decimal| {
        let order = value.compare(low)?;
        Some(order.is_gt() || (order.is_eq() && !low_excludes))
    };
    // Rounding never goes above the first multiple that is enough, and stays at most two below it.
    let mut first = low.divided_by(step, 0)?.times(step)?;
    for _ in 0..2 {
        if !is_enough(first)? {
            first = first.plus(step)?;
        }
    }
    let order = first.compare(high)?;
    (order.is_gt() || (order.is_eq() && high_excludes)).then_some(keyword)
}

/// The limit that leaves least room, and whether it excludes itself.
fn tightest<'a>(
    schema: &'a Object,
    names: &[&str; 2],
    is_tighter: &dyn Fn(&Number, &Number) -> bool,
) -> Option<(&'a Number, bool)> {
    let [including, excluding] = names.map(|name| number(schema, name));
    match (including, excluding) {
        (Some(limit), Some(other)) if is_tighter(limit, other) => Some((limit, false)),
        (_, Some(limit)) => Some((limit, true)),
        (limit, None) => Some((limit?, false)),
    }
}

fn number<'a>(schema: &'a Object, name: &str) -> Option<&'a Number> {
    schema.get(name).and_then(Value::as_number)
}

#[cfg(test)]
mod tests {
    use super::no_multiple;
    use crate::json::parse;

    #[test]
    fn a_range_may_hold_no_multiple() {
        for (schema, keyword) in [
            (r#"{"multipleOf":5,"minimum":6,"maximum":9}"#, Some("multipleOf")),
            (r#"{"multipleOf":5,"minimum":6,"maximum":10}"#, None),
            (
                r#"{"multipleOf":5,"minimum":5,"exclusiveMinimum":5,"exclusiveMaximum":10}"#,
                Some("multipleOf"),
            ),
            (r#"{"multipleOf":5,"minimum":-4,"maximum":-1}"#, Some("multipleOf")),
            (r#"{"multipleOf":5,"minimum":-7.5,"maximum":-5}"#, None),
            (r#"{"multipleOf":0.25,"minimum":0.3,"maximum":0.4}"#, Some("multipleOf")),
            (r#"{"type":"integer","minimum":0.2,"maximum":0.8}"#, Some("type")),
            (r#"{"type":"integer","multipleOf":0.5,"minimum":0.2,"maximum":0.8}"#, None),
            (r#"{"type":"number","minimum":0.2,"maximum":0.8}"#, None),
        ] {
            let schema = parse(schema).unwrap();
            assert_eq!(schema.as_object().and_then(no_multiple), keyword, "{schema:?}");
        }
    }
}
