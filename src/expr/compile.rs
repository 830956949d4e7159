//! From JSON to an [`Expression`]: operations, arguments and types are checked once.

use super::ops::{MANY, OPS, Op, Row};
use super::{Data, Date, Decimal, Expression, Kinds, Source, Term};
use crate::json::{Object, Value, nearest};
use crate::pointer::{Place, Pointer};

/// What a `var` leads to.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Where it looks.
    pub source: Source,
    /// What may stand there.
    pub kinds: Kinds,
    /// The field, rows as `~*`.
    pub place: Place,
    /// Its `format`.
    pub format: Option<String>,
}

/// Finds what a `var` names: its text, and the places of one row each that it stands in, the innermost last.
/// `Err` is a sentence.
pub type Names<'n> = dyn Fn(&str, &[Place]) -> Result<Variable, String> + 'n;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Where in the definition.
    pub pointer: Pointer,
    /// What to do, in English.
    pub message: String,
}

/// An expression with what it reads.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// What is evaluated.
    pub expression: Expression,
    /// The fields that it reads.
    pub reads: Vec<Place>,
}

/// Expressions nest this deep.
const DEEPEST: usize = 32;

/// Compiles what stands at a place of the definition; its result must be able to be one of `wanted`.
pub fn compile(
    value: &Value,
    at: &Pointer,
    wanted: Kinds,
    names: &Names<'_>,
) -> Result<Compiled, Vec<Error>> {
    let mut compiler = Compiler { names, rows: Vec::new(), depth: 0, reads: Vec::new(), errors: Vec::new() };
    let term = compiler.argument(value, at, wanted);
    if compiler.errors.is_empty() {
        Ok(Compiled { expression: Expression(term.0, wanted), reads: compiler.reads })
    } else {
        Err(compiler.errors)
    }
}

struct Compiler<'n> {
    names: &'n Names<'n>,
    /// The places of the rows that are looked at, the innermost last.
    rows: Vec<Place>,
    depth: usize,
    reads: Vec<Place>,
    errors: Vec<Error>,
}

/// A term and what it may give.
type Typed = (Term, Kinds);

/// Stands where something is wrong: it fits everywhere, so that one mistake is told once.
const WRONG: Typed = (Term::Literal(Data::Null), Kinds::ANY);

impl Compiler<'_> {
    fn wrong(&mut self, at: &Pointer, message: &[&str]) -> Typed {
        self.errors.push(Error { pointer: at.clone(), message: message.concat() });
        WRONG
    }

    /// An argument that must be of some kind. A text that is written where only a date fits is that date.
    fn argument(&mut self, value: &Value, at: &Pointer, takes: Kinds) -> Typed {
        let typed = self.term(value, at);
        if typed.1.meet(takes) {
            return typed;
        }
        match as_date(&typed.0) {
            Some(date) if takes.meet(Kinds::DATE) => date,
            _ => self.wrong(at, &["This must be ", &takes.name(), ", but it is ", &typed.1.name(), "."]),
        }
    }

    fn term(&mut self, value: &Value, at: &Pointer) -> Typed {
        let (data, kinds) = match value {
            Value::Object(object) => return self.operation(object, at),
            Value::Null => (Data::Null, Kinds::NULL),
            Value::Bool(flag) => (Data::Boolean(*flag), Kinds::BOOLEAN),
            Value::String(text) => (Data::Text(text.clone()), Kinds::TEXT),
            Value::Number(number) => match Decimal::from_number(number) {
                Some(decimal) => (Data::Number(decimal), Kinds::NUMBER),
                None => return self.wrong(at, &["This number has more than 38 digits."]),
            },
            Value::Array(_) => return self.wrong(at, &["A list may only be the second argument of \"in\"."]),
        };
        (Term::Literal(data), kinds)
    }

    fn operation(&mut self, object: &Object, at: &Pointer) -> Typed {
        let mut members = object.iter();
        let (Some((name, value)), None) = (members.next(), members.next()) else {
            return self
                .wrong(at, &["An operation is an object with one member, such as {\"var\": \"/name\"}."]);
        };
        let at = at.child(name);
        if name == "var" {
            return self.var(value, &at);
        }
        let Some(row) = OPS.iter().find(|row| row.name == name) else {
            let hint = match nearest(name, &mut OPS.iter().map(|row| row.name).chain(["var"])) {
                Some(near) => [" Did you mean \"", near, "\"?"].concat(),
                None => String::new(),
            };
            return self.wrong(&at, &["There is no operation \"", name, "\".", &hint]);
        };
        // As in JsonLogic, one argument needs no list around it.
        let (arguments, is_list) = match value {
            Value::Array(items) => (items.as_slice(), true),
            single => (std::slice::from_ref(single), false),
        };
        let (least, most) = row.arguments;
        if !(least..=most).contains(&arguments.len()) {
            let count = match (least, most) {
                (1, 1) => "one argument".to_owned(),
                _ if least == most => [&least.to_string(), " arguments"].concat(),
                (_, MANY) => [&least.to_string(), " or more arguments"].concat(),
                _ => [&least.to_string(), " to ", &most.to_string(), " arguments"].concat(),
            };
            return self.wrong(&at, &["\"", name, "\" takes ", &count, " in a list."]);
        }
        if self.depth == DEEPEST {
            return self.wrong(&at, &["Expressions nest too deeply here."]);
        }
        self.depth += 1;
        let place = |index: usize| if is_list { at.child(&index.to_string()) } else { at.clone() };
        let typed = self.apply(row, arguments, &place);
        self.depth -= 1;
        typed
    }

    fn var(&mut self, value: &Value, at: &Pointer) -> Typed {
        let Some(text) = value.as_str() else {
            return self
                .wrong(at, &["\"var\" takes one JSON Pointer, such as \"/name\"; inside rows \"0/name\"."]);
        };
        match (self.names)(text, &self.rows) {
            Ok(Variable { source, kinds, place, .. }) => {
                self.reads.push(place);
                (Term::Var(source), kinds)
            }
            Err(message) => self.wrong(at, &[&message]),
        }
    }

    fn apply(&mut self, row: &Row, arguments: &[Value], at: &dyn Fn(usize) -> Pointer) -> Typed {
        match row.op {
            Op::If => self.choice(arguments, at),
            Op::In => self.membership(arguments, at),
            Op::BirthDate => self.birth_date(arguments, at),
            op if op.is_over_rows() => self.over_rows(row, arguments, at),
            _ => {
                let takes = |index: usize| match (row.op, index) {
                    (Op::PlusTime, 0) => Kinds::DATE,
                    (Op::PlusTime, 1) => Kinds::NUMBER,
                    (Op::PlusTime, _) => Kinds::TEXT,
                    _ => row.takes,
                };
                let mut typed: Vec<Typed> = Vec::new();
                for (index, value) in arguments.iter().enumerate() {
                    typed.push(self.argument(value, &at(index), takes(index)));
                }
                self.literals(row.op, arguments, at);
                self.alike(row.op, &mut typed, at);
                let own = typed.iter().fold(Kinds::NULL, |all, (_, kinds)| all.or(*kinds));
                let gives = if matches!(row.op, Op::Min | Op::Max | Op::Coalesce) { own } else { row.gives };
                (Term::Apply(row.op, typed.into_iter().map(|(term, _)| term).collect()), gives)
            }
        }
    }

    /// Arguments that must be written out: places to round to, and units of time.
    fn literals(&mut self, op: Op, arguments: &[Value], at: &dyn Fn(usize) -> Pointer) {
        let Some((last, index)) = arguments.last().zip(arguments.len().checked_sub(1)) else { return };
        match op {
            Op::Divide | Op::Round if places(last).is_none() => {
                self.wrong(
                    &at(index),
                    &["Write how many decimals to round to: a whole number from 0 to 10."],
                );
            }
            Op::PlusTime if !matches!(last.as_str(), Some("day" | "month" | "year")) => {
                self.wrong(&at(index), &["This must be \"day\", \"month\" or \"year\"."]);
            }
            _ => {}
        }
    }

    /// What is compared must be of one kind.
    fn alike(&mut self, op: Op, typed: &mut [Typed], at: &dyn Fn(usize) -> Pointer) {
        if !matches!(
            op,
            Op::Equal | Op::Differs | Op::Less | Op::AtMost | Op::Greater | Op::AtLeast | Op::Min | Op::Max
        ) {
            return;
        }
        if typed.iter().any(|(term, kinds)| *kinds == Kinds::DATE && as_date(term).is_none()) {
            for one in typed.iter_mut() {
                if let Some(date) = as_date(&one.0) {
                    *one = date;
                }
            }
        }
        let mut common = Kinds::ANY;
        for (index, (_, kinds)) in typed.iter().enumerate() {
            if !kinds.meet(common) {
                let (own, other) = (kinds.name(), common.name());
                self.wrong(&at(index), &["This is ", &own, " and is compared with ", &other, "."]);
                return;
            }
            if *kinds != Kinds::NULL {
                common = common.and(*kinds);
            }
        }
    }

    /// Condition and value in turn, and at the end the value where none holds.
    fn choice(&mut self, arguments: &[Value], at: &dyn Fn(usize) -> Pointer) -> Typed {
        let (mut terms, mut kinds) = (Vec::new(), Kinds::NULL);
        for (index, value) in arguments.iter().enumerate() {
            let is_condition = index % 2 == 0 && index + 1 < arguments.len();
            let takes = if is_condition { Kinds::BOOLEAN } else { Kinds::ANY };
            let (term, own) = self.argument(value, &at(index), takes);
            terms.push(term);
            if !is_condition {
                kinds = kinds.or(own);
            }
        }
        (Term::Apply(Op::If, terms), kinds)
    }

    /// Whether a value is among those written out, or among several answers.
    fn membership(&mut self, arguments: &[Value], at: &dyn Fn(usize) -> Pointer) -> Typed {
        let [needle, hay] = arguments else { return WRONG };
        let mut needle = self.term(needle, &at(0));
        let hay = match hay {
            Value::Array(items) => {
                let mut list = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let at = at(1).child(&index.to_string());
                    match self.argument(item, &at, needle.1) {
                        (Term::Literal(data), _) => list.push(data),
                        _ => drop(self.wrong(&at, &["This must be a plain value."])),
                    }
                }
                Term::Literal(Data::List(list))
            }
            other => self.argument(other, &at(1), Kinds::LIST).0,
        };
        if let (Some(date), Term::Var(_)) = (as_date(&needle.0), &hay) {
            needle = date;
        }
        (Term::Apply(Op::In, vec![needle.0, hay]), Kinds::BOOLEAN)
    }

    /// The date that an identifier carries, which its format knows.
    fn birth_date(&mut self, arguments: &[Value], at: &dyn Fn(usize) -> Pointer) -> Typed {
        let text = arguments.first().and_then(|argument| argument.get("var")?.as_str());
        let format = text.and_then(|text| (self.names)(text, &self.rows).ok()?.format);
        let Some((argument, format)) = arguments.first().zip(format) else {
            return self
                .wrong(&at(0), &["This must be a \"var\" that leads to an identifier with a \"format\"."]);
        };
        let (term, _) = self.argument(argument, &at(0), Kinds::TEXT);
        (Term::Apply(Op::BirthDate, vec![term, Term::Literal(Data::Text(format))]), Kinds::DATE)
    }

    /// Rows, and what is looked at once for each of them.
    fn over_rows(&mut self, row: &Row, arguments: &[Value], at: &dyn Fn(usize) -> Pointer) -> Typed {
        let Some((list, body)) = arguments.split_first() else { return WRONG };
        let before = self.reads.len();
        let (list, _) = self.argument(list, &at(0), Kinds::LIST);
        let place = match (&list, self.reads.get(before)) {
            (Term::Var(_), Some(place)) => place.any_row(),
            _ if self.errors.is_empty() => {
                return self.wrong(&at(0), &["This must be a \"var\" that leads to rows."]);
            }
            _ => return WRONG,
        };
        let mut terms = vec![list];
        if let Some(body) = body.first() {
            let wanted = if row.op == Op::Sum { Kinds::NUMBER } else { Kinds::BOOLEAN };
            self.rows.push(place);
            terms.push(self.argument(body, &at(1), wanted).0);
            self.rows.pop();
        }
        (Term::Apply(row.op, terms), row.gives)
    }
}

/// The places to round to that an argument says.
fn places(value: &Value) -> Option<usize> {
    value.as_number()?.to_usize().filter(|places| *places <= 10)
}

/// A written text that is a date, as one.
fn as_date(term: &Term) -> Option<Typed> {
    let Term::Literal(Data::Text(text)) = term else { return None };
    Some((Term::Literal(Data::Date(Date::parse(text)?)), Kinds::DATE))
}
