//! Requirement levels beside required and optional: `soft` (one is warned, once) and `unknown` (a box that says
//! one cannot answer). Both become conditions here, so that checking and the plain schema know nothing of them.

use super::conditions::{Compiled, Conditions};
use super::diagnostic::Report;
use super::expressions::reference;
use super::fields::{Conditional, Found};
use super::pages::Built;
use super::{Condition, Field, FieldId, Widget, scan};
use crate::expr::Reference;
use crate::json::Value;
use crate::pointer::{Place, Pointer};

/// What the levels of a form come to.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// For fields: where the level is written, and the condition that follows from it.
    pub(super) conditions: Vec<(FieldId, Pointer, Compiled)>,
    soft: Vec<FieldId>,
    /// The questions that ask for the reason, each with the way to the question that was left empty.
    reasons: Vec<(FieldId, Reference)>,
    /// Questions with the box that says one cannot answer, and the way to it.
    boxes: Vec<(FieldId, FieldId, Reference)>,
}

/// Reads `soft` and `unknown` of all fields.
pub(super) fn levels(
    found: &Found,
    pages: &[Built],
    conditions: &Conditions<'_>,
    report: &mut Report,
) -> Levels {
    let mut reading = Reading { found, pages, conditions, report, levels: Levels::default() };
    for (id, form) in &found.levels {
        let Some(field) = reading.field(*id) else { continue };
        reading.soft(*id, field, &form.child("soft"));
        reading.unknown(*id, field, &form.child("unknown"));
    }
    reading.levels
}

impl Levels {
    /// Puts into the fields what a session and its views need to know.
    pub(super) fn attach(self, fields: &mut [Field]) {
        let mut with = |id: FieldId, set: &mut dyn FnMut(&mut Field)| {
            fields.get_mut(id.0 as usize).into_iter().for_each(set);
        };
        self.soft.into_iter().for_each(|id| with(id, &mut |field| field.soft = true));
        for (id, reference) in self.reasons {
            with(id, &mut |field| field.reason_for = Some(reference.clone()));
        }
        for (id, ticked, reference) in self.boxes {
            with(id, &mut |field| field.unknown = Some(reference.clone()));
            with(ticked, &mut |field| field.instead = true);
        }
    }
}

struct Reading<'c, 'a, 'r> {
    found: &'c Found,
    pages: &'c [Built],
    conditions: &'c Conditions<'a>,
    report: &'r mut Report,
    levels: Levels,
}

impl<'c> Reading<'c, '_, '_> {
    fn field(&self, id: FieldId) -> Option<&'c Field> {
        self.conditions.fields.get(id.0 as usize)
    }

    /// `true`, or an object that may name the question for the reason.
    fn soft(&mut self, id: FieldId, field: &Field, at: &Pointer) {
        let reason = match self.conditions.definition.at(at) {
            None | Some(Value::Bool(false)) => return,
            Some(Value::Bool(true)) => None,
            Some(Value::Object(object)) if object.iter().all(|(name, _)| name == "reason") => {
                object.get("reason")
            }
            Some(_) => {
                let message = "This must be true, or an object with the pointer of the question for the reason: \
                               {\"reason\": \"/why\"}.";
                return self.report.error(at, "type", message);
            }
        };
        if field.required {
            let message = "This question is in \"required\" too: take it out there, or leave \"soft\" out.";
            return self.report.error(at, "soft", message);
        }
        if !self.is_question(id, field) {
            let message = "Only a question that can be left empty is soft: no group, no rows, no single box.";
            return self.report.error(at, "soft", message);
        }
        self.levels.soft.push(id);
        if let Some(reason) = reason {
            self.reason(id, field, reason, &at.child("reason"));
        }
    }

    /// The question for the reason is asked only while the soft one is not answered.
    fn reason(&mut self, soft: FieldId, field: &Field, value: &Value, at: &Pointer) {
        let Some(reason) = self.beside(soft, field, value, at) else { return };
        let Some(other) =
            self.field(reason).filter(|other| reason != soft && self.is_question(reason, other))
        else {
            let message = "The reason must be another question: no group, no rows, no single box.";
            return self.report.error(at, "soft", message);
        };
        if self.levels.reasons.iter().any(|(known, _)| *known == reason) {
            let message = "This is the reason of another question already: give each its own.";
            return self.report.error(at, "soft", message);
        }
        let Ok(way) = reference(&other.place, &field.place) else { return };
        let missing = Condition::Not(Box::new(Condition::Present(way.clone())));
        self.needs(reason, at, missing, field.place.clone());
        self.levels.reasons.push((reason, way));
    }

    /// The question is asked only while the box is not ticked.
    fn unknown(&mut self, id: FieldId, field: &Field, at: &Pointer) {
        let Some(value) = self.conditions.definition.at(at) else { return };
        let Some(ticked) = self.beside(id, field, value, at) else { return };
        let Some(other) = self.field(ticked).filter(|other| other.widget == Widget::Checkbox) else {
            let message =
                "This must lead to a box: \"const\": true, or a boolean with the widget \"checkbox\".";
            return self.report.error(at, "box", message);
        };
        let schema = scan::compiled(self.conditions.schema, at, self.conditions.keyword);
        let (Ok(way), Some(schema)) = (reference(&field.place, &other.place), schema) else { return };
        let known = Condition::Not(Box::new(Condition::All(vec![(way.clone(), schema)])));
        self.needs(id, at, known, other.place.clone());
        self.levels.boxes.push((id, ticked, way));
    }

    fn needs(&mut self, id: FieldId, at: &Pointer, condition: Condition, read: Place) {
        self.levels.conditions.push((id, at.clone(), Compiled { condition, reads: vec![read] }));
    }

    /// The question that a pointer leads to: of the same row, on the same page.
    fn beside(&mut self, id: FieldId, field: &Field, value: &Value, at: &Pointer) -> Option<FieldId> {
        let Some(text) = value.as_str() else {
            self.report.error(at, "type", "This must be the pointer of a question, such as \"/why\".");
            return None;
        };
        let place = self.conditions.place(text, &field.place);
        let place = place.map_err(|message| self.report.error(at, "condition-pointer", message)).ok()?;
        let other = *self.conditions.by_place.get(&place)?;
        if self.page(id) != self.page(other) || row(&field.place) != row(&place) {
            let message = ["\"", text, "\" must stand on the same page, in the same row, as this question."];
            self.report.error(at, "same-page", message.concat());
            return None;
        }
        Some(other)
    }

    /// Whether it can be left empty, and seen to be.
    fn is_question(&self, id: FieldId, field: &Field) -> bool {
        let is_none = field.widget.has_members() || matches!(field.widget, Widget::Hidden | Widget::Checkbox);
        let computes = |one: &Conditional| one.field == id && one.compute.is_some();
        !is_none && !field.name.is_empty() && !self.found.conditional.iter().any(computes)
    }

    /// The index of the page that asks for a field.
    fn page(&self, id: FieldId) -> Option<usize> {
        let mut around = Some(id);
        std::iter::from_fn(|| {
            let id = around?;
            around = self.field(id)?.parent;
            Some(id)
        })
        .find_map(|id| self.pages.iter().position(|built| built.page.fields.contains(&id)))
    }
}

/// The row that a place is in.
fn row(place: &Place) -> Option<Place> {
    std::iter::successors(Some(place.clone()), Place::parent)
        .find(|place| place.parent().is_some_and(|list| list.any_row() == *place))
}

#[cfg(test)]
mod tests {
    use crate::form::tests::{Told, assert_told, definition};

    /// Everything that `soft` and `unknown` can be given wrongly at a question `a`, which stands beside a question, a
    /// box, a question that must be answered, rows, and a box on another page.
    #[test]
    fn bad_levels_are_told_what_to_do() {
        let cases: [(&str, Told); 17] = [
            (r#""soft":"yes""#, ("type", "/soft", "\"reason\"")),
            (r#""soft":{"reason":"/b","x":1}"#, ("type", "/soft", "\"reason\"")),
            (r#""soft":{"reason":1}"#, ("type", "/soft/reason", "pointer")),
            (r#""soft":{"reason":"/bb"}"#, ("condition-pointer", "/soft/reason", "\"/b\"")),
            (r#""soft":{"reason":"/a"}"#, ("soft", "/soft/reason", "another question")),
            (r#""soft":{"reason":"/box"}"#, ("soft", "/soft/reason", "no single box")),
            (r#""soft":{"reason":"/rows"}"#, ("soft", "/soft/reason", "no rows")),
            (r#""soft":{"reason":"/rows/0/x"}"#, ("condition-pointer", "/soft/reason", "rows from outside")),
            (r#""soft":{"reason":"/far"}"#, ("same-page", "/soft/reason", "same page")),
            (r#""soft":true,"widget":"hidden""#, ("soft", "/soft", "left empty")),
            (r#""soft":true,"compute":"x""#, ("soft", "/soft", "left empty")),
            (r#""unknown":true"#, ("type", "/unknown", "pointer")),
            (r#""unknown":"box""#, ("condition-pointer", "/unknown", "JSON Pointer")),
            (r#""unknown":"/boks""#, ("condition-pointer", "/unknown", "\"/box\"")),
            (r#""unknown":"/b""#, ("box", "/unknown", "\"const\": true")),
            (r#""unknown":"/a""#, ("box", "/unknown", "\"const\": true")),
            (r#""unknown":"/far""#, ("same-page", "/unknown", "same page")),
        ];
        for (level, (code, at, part)) in cases {
            assert_told(&with_level(level), (code, ["/properties/a/form", at].concat().leak(), part));
        }
        let own = r#"{"a":{"type":"string","form":{"soft":true}}}"#;
        let required = definition(own, "{}").replacen('{', r#"{"required":["a"],"#, 1);
        assert_told(&required, ("soft", "/properties/a/form/soft", "\"required\""));
        let two = r#"{"a":{"type":"string","form":{"soft":{"reason":"/c"}}},
            "b":{"type":"string","form":{"soft":{"reason":"/c"}}},"c":{"type":"string"}}"#;
        assert_told(&definition(two, "{}"), ("soft", "/properties/b/form/soft/reason", "each its own"));
        let circle = r#"{"a":{"type":"string","form":{"unknown":"/box"}},"box":{"const":true,"form":{"when":{"/a":{}}}}}"#;
        assert_told(&definition(circle, "{}"), ("condition-cycle", "/properties/a/form/unknown", "circle"));
    }

    fn with_level(level: &str) -> String {
        let a = format!(r#"{{"type":"string","form":{{{level}}}}}"#);
        let properties = format!(
            r#"{{"a":{a},"b":{{"type":"string"}},"box":{{"const":true}},"far":{{"const":true}},
                "rows":{{"type":"array","items":{{"properties":{{"x":{{"const":true}}}}}}}}}}"#
        );
        let fields = if level.contains("hidden") { r#""/b""# } else { r#""/a","/b""# };
        let one = format!(r#"{{"id":"one","title":"One","fields":[{fields},"/box","/rows"]}}"#);
        definition(
            &properties,
            &format!(r#"{{"pages":[{one},{{"id":"two","title":"Two","fields":["/far"]}}]}}"#),
        )
    }
}
