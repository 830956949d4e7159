//! Expressions in a form: what a `var` leads to, what may stand there, and `compute` and `checks`.

use super::conditions::{Compiled, Conditions};
use super::diagnostic::Report;
use super::{Check, Condition, Field, FieldId, implied};
use crate::expr::{self, Kinds, Reference, Source, Variable};
use crate::json::{Object, Value};
use crate::pointer::{Place, Pointer, Step};
use crate::schema::{Schema, SchemaId};

/// What an expression is compiled against.
pub(super) struct Expressions<'a, 'c> {
    pub(super) conditions: &'c Conditions<'a>,
}

impl Expressions<'_, '_> {
    /// Compiles what stands at a place of the definition, for what stands at `owner`.
    pub(super) fn compile(
        &self,
        value: &Value,
        at: &Pointer,
        owner: &Place,
        wanted: Kinds,
        report: &mut Report,
    ) -> Option<expr::Compiled> {
        let names = |text: &str, rows: &[Place]| self.variable(text, owner, rows);
        match expr::compile(value, at, wanted, &names) {
            Ok(compiled) => Some(compiled),
            Err(errors) => {
                for error in errors {
                    report.error(&error.pointer, "expression", error.message);
                }
                None
            }
        }
    }

    /// An expression as a condition.
    pub(super) fn condition(
        &self,
        value: &Value,
        at: &Pointer,
        owner: &Place,
        report: &mut Report,
    ) -> Option<Compiled> {
        let compiled = self.compile(value, at, owner, Kinds::BOOLEAN, report)?;
        Some(Compiled { condition: Condition::Expression(compiled.expression), reads: compiled.reads })
    }

    /// What a `var` of `owner` leads to, or of the rows that it looks at: the innermost row that holds it.
    fn variable(&self, text: &str, owner: &Place, rows: &[Place]) -> Result<Variable, String> {
        let from = rows.last().unwrap_or(owner);
        let place = self.conditions.place(text, from)?;
        let field =
            self.conditions.by_place.get(&place).and_then(|id| self.conditions.fields.get(id.0 as usize));
        let Some(field) = field else { return Err(["There is no field at \"", text, "\"."].concat()) };
        let above = rows.iter().rev().position(|row| row.holds(&place));
        let source = match above.zip(rows.iter().rev().find(|row| row.holds(&place))) {
            Some((above, row)) => Source::Row(u32::try_from(above).unwrap_or(u32::MAX), below(row, &place)),
            None => Source::Answer(reference(owner, &place)?),
        };
        let kinds = kinds(self.conditions.schema, field.schema, 8);
        Ok(Variable { source, kinds, place, format: field.identifier.map(|row| row.name.to_owned()) })
    }

    /// The `compute` of a field, which must give what the field may hold.
    pub(super) fn computed(
        &self,
        field: &Field,
        at: &Pointer,
        report: &mut Report,
    ) -> Option<expr::Compiled> {
        let value = self.conditions.definition.at(at)?;
        if field.widget.has_members() {
            report.error(at, "compute", "Groups and rows are not computed: compute the questions in them.");
            return None;
        }
        self.compile(value, at, &field.place, kinds(self.conditions.schema, field.schema, 8), report)
    }

    /// `form.checks` of the whole form and of its fields, and what follows from how questions are asked.
    pub(super) fn all_checks(&self, of_fields: &[(FieldId, Pointer)], report: &mut Report) -> Vec<Check> {
        let mut checks = Vec::new();
        self.checks(&Pointer::root().child("form").child("checks"), None, &mut checks, report);
        for (id, at) in of_fields {
            self.checks(at, self.conditions.fields.get(id.0 as usize), &mut checks, report);
        }
        implied::checks(self.conditions, &mut checks, report);
        checks
    }

    fn checks(&self, at: &Pointer, own: Option<&Field>, checks: &mut Vec<Check>, report: &mut Report) {
        let list = self.conditions.definition.at(at).and_then(Value::as_array).unwrap_or_default();
        for (index, item) in list.iter().enumerate() {
            let at = at.child(&index.to_string());
            let Some(check) = item.as_object().and_then(|item| self.check(item, &at, own, report)) else {
                continue;
            };
            if checks.iter().any(|other| other.id == check.id) {
                let message = ["Another check has the id \"", &check.id, "\"."].concat();
                report.error(&at.child("id"), "check-id", message);
            }
            checks.push(check);
        }
    }

    fn check(&self, item: &Object, at: &Pointer, own: Option<&Field>, report: &mut Report) -> Option<Check> {
        let text = |name: &str| item.get(name).and_then(Value::as_str);
        let owner = if let Some(field) = own {
            field.place.clone()
        } else {
            let Some(pointer) = text("at") else {
                report.error(at, "missing", "\"at\" is missing here: the question that shows the problem.");
                return None;
            };
            let place = self.conditions.place(pointer, &Place::root());
            place.map_err(|message| report.error(&at.child("at"), "condition-pointer", message)).ok()?
        };
        let that = self.compile(item.get("that")?, &at.child("that"), &owner, Kinds::BOOLEAN, report)?;
        Some(Check {
            id: text("id")?.to_owned(),
            owner,
            that: that.expression,
            reads: that.reads,
            message: text("message")?.to_owned(),
        })
    }
}

/// The way from a row to what is in it.
fn below(row: &Place, place: &Place) -> Pointer {
    let steps = place.steps().skip(row.steps().count());
    steps.fold(Pointer::root(), |pointer, step| match step {
        Step::Name(name) => pointer.child(&name),
        // Rows inside the row are the list that another operation looks at.
        Step::AnyRow | Step::Row(_) | Step::Mark(_) => pointer,
    })
}

/// How a field reaches another: from the root, or up to the last row that both stand in and down.
pub(super) fn reference(owner: &Place, place: &Place) -> Result<Reference, String> {
    let steps: Vec<Step<'_>> = place.steps().collect();
    let last_row = steps.iter().rposition(|step| *step == Step::AnyRow);
    let Some(last_row) = last_row else { return Ok(Reference::Absolute(names(&steps))) };
    let (shared, rest) = steps.split_at_checked(last_row + 1).unwrap_or((&steps, &[]));
    let own: Vec<Step<'_>> = owner.steps().collect();
    if !own.starts_with(shared) {
        let message =
            "This leads into rows from outside: look at rows with \"sum\", \"count\", \"some\" or \"all\".";
        return Err(message.to_owned());
    }
    let levels = own.iter().skip(shared.len()).filter(|step| !matches!(step, Step::Mark(_))).count();
    let up = u32::try_from(levels).unwrap_or(u32::MAX);
    Ok(Reference::Relative { up, down: names(rest) })
}

fn names(steps: &[Step<'_>]) -> Pointer {
    steps.iter().fold(Pointer::root(), |pointer, step| match step {
        Step::Name(name) => pointer.child(name),
        Step::AnyRow | Step::Row(_) | Step::Mark(_) => pointer,
    })
}

/// What a value may be by its schema, as far as that says it plainly.
fn kinds(schema: &Schema, id: SchemaId, depth: u32) -> Kinds {
    use crate::schema::{Format, Keyword, Tell, Type};
    let Some(depth) = depth.checked_sub(1) else { return Kinds::ANY };
    let mut all = Kinds::ANY;
    for keyword in schema.keywords(id) {
        let said = match keyword {
            Keyword::Type(types) => {
                const KINDS: [(Type, Kinds); 5] = [
                    (Type::Boolean, Kinds::BOOLEAN),
                    (Type::Number, Kinds::NUMBER),
                    (Type::Integer, Kinds::NUMBER),
                    (Type::String, Kinds::STRING),
                    (Type::Array, Kinds::LIST),
                ];
                let has = KINDS.iter().filter(|(one, _)| types.has(*one));
                has.fold(Kinds::NULL, |all, (_, kinds)| all.or(*kinds))
            }
            Keyword::Format(Format::Date) => Kinds::DATE,
            Keyword::Format(_) => Kinds::TEXT,
            Keyword::Const(value) => kinds_of([&**value]),
            Keyword::Enum(values) => kinds_of(values),
            Keyword::OneOf(branches) | Keyword::AnyOf(branches) => match &branches.tell {
                Tell::Options(values) => kinds_of(values),
                _ => continue,
            },
            Keyword::Ref(target) => kinds(schema, *target, depth),
            _ => continue,
        };
        all = all.and(said);
    }
    match all {
        // An object, or a contradiction: whatever it is, the schema judges it.
        Kinds::NULL => Kinds::ANY,
        // Without a format it is no date.
        Kinds::STRING => Kinds::TEXT,
        all => all,
    }
}

fn kinds_of<'v>(values: impl IntoIterator<Item = &'v Value>) -> Kinds {
    values.into_iter().fold(Kinds::NULL, |all, value| {
        all.or(match value {
            Value::Bool(_) => Kinds::BOOLEAN,
            Value::Number(_) => Kinds::NUMBER,
            Value::String(_) => Kinds::TEXT,
            Value::Array(_) => Kinds::LIST,
            Value::Null | Value::Object(_) => Kinds::NULL,
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::form::tests::{Told, assert_told, definition};

    /// The `form` keyword of the number `/b`, and what is told of it.
    const BAD: [(&str, Told); 9] = [
        (r#"{"compute":"x"}"#, ("expression", "/properties/b/form/compute", "a number")),
        (
            r#"{"compute":{"+":[{"var":"/t"},1]}}"#,
            ("expression", "/properties/b/form/compute/+/0", "is a text"),
        ),
        (
            r#"{"compute":{"max":[{"var":"/d"},{"var":"/n"}]}}"#,
            ("expression", "/properties/b/form/compute/max/1", "a date"),
        ),
        (
            r#"{"compute":{"var":"/rows/0/x"}}"#,
            ("expression", "/properties/b/form/compute/var", "rows from outside"),
        ),
        (
            r#"{"compute":{"sum":[{"var":"/rows"},{"var":"0/y"}]}}"#,
            ("expression", "/properties/b/form/compute/sum/1/var", "0/y"),
        ),
        (r#"{"compute":{"var":"/b"}}"#, ("condition-cycle", "/properties/b/form/compute", "decides about")),
        (
            r#"{"checks":[{"id":"a","that":1,"message":"A"}]}"#,
            ("expression", "/properties/b/form/checks/0/that", "true or false"),
        ),
        (
            r#"{"checks":[{"id":"a","that":true}]}"#,
            ("missing", "/properties/b/form/checks/0/message", "message"),
        ),
        (
            r#"{"checks":[{"id":"a","that":true,"message":"A"},{"id":"a","that":true,"message":"A"}]}"#,
            ("check-id", "/properties/b/form/checks/1/id", "a"),
        ),
    ];

    #[test]
    fn what_cannot_be_computed_or_checked_is_told_so() {
        let field = |form: &str| {
            let properties = format!(
                r#"{{"n":{{"type":"number"}},"t":{{"type":"string"}},"d":{{"type":"string","format":"date"}},
                    "rows":{{"items":{{"properties":{{"x":{{"type":"number"}}}}}}}},"b":{{"type":"number","form":{form}}}}}"#
            );
            definition(&properties, "{}")
        };
        for (form, told) in BAD {
            assert_told(&field(form), told);
        }
    }

    #[test]
    fn a_check_of_the_form_says_where_it_shows() {
        let root = |checks: &str| definition(r#"{"a":{}}"#, &format!(r#"{{"checks":[{checks}]}}"#));
        assert_told(&root(r#"{"id":"a","that":true,"message":"A"}"#), ("missing", "/form/checks/0", "at"));
        let far = r#"{"id":"a","at":"/c","that":true,"message":"A"}"#;
        assert_told(&root(far), ("condition-pointer", "/form/checks/0/at", "/c"));
    }
}
