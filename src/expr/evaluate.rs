//! What an expression gives for answers. Total: what has no meaning is `null`.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::ops::Op;
use super::{Date, Decimal, Expression, Kinds, Reference, Source, Term};
use crate::json::Value;
use crate::pointer::Pointer;

/// A value in an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// Absent, irrelevant, or without meaning.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// An exact decimal.
    Number(Decimal),
    /// A text.
    Text(String),
    /// A civil date. An answer that is one is a text until a date is wanted.
    Date(Date),
    /// Rows, or several values.
    List(Vec<Data>),
    /// What is looked into by a `var` inside rows.
    Json(Value),
}

/// What an expression may know.
#[derive(Clone, Copy)]
pub struct Scope<'s, 'v> {
    /// The value that a reference means; `None` where it is absent or irrelevant.
    pub lookup: &'s dyn Fn(&Reference) -> Option<Cow<'v, Value>>,
    /// The civil date, `YYYY-MM-DD`; another text makes `today` null.
    pub today: &'s str,
    /// The birth date that an identifier carries, by its format and text.
    pub birth_date: fn(&str, &str) -> Option<Date>,
}

/// One evaluation looks at so many terms at most; over that everything is `null`.
const MOST_STEPS: u32 = 200_000;

impl Expression {
    /// The value, or `Null`.
    pub fn evaluate(&self, scope: &Scope<'_, '_>) -> Data {
        let mut run = Run { scope, rows: Vec::new(), steps: MOST_STEPS };
        let data = run.term(&self.0);
        if run.steps == 0 { Data::Null } else { data.only(self.1) }
    }

    /// Whether it gives `true`.
    pub fn holds(&self, scope: &Scope<'_, '_>) -> bool {
        self.evaluate(scope) == Data::Boolean(true)
    }
}

impl Data {
    /// As an answer: `None` for what is none.
    pub fn to_json(&self) -> Option<Value> {
        Some(match self {
            Self::Null | Self::List(_) => return None,
            Self::Boolean(flag) => Value::Bool(*flag),
            Self::Number(decimal) => Value::Number(decimal.to_number()?),
            Self::Text(text) => Value::String(text.clone()),
            Self::Date(date) => Value::String(date.to_text()),
            Self::Json(value) => value.clone(),
        })
    }

    fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Boolean(*flag),
            Value::Number(number) => Decimal::from_number(number).map_or(Self::Null, Self::Number),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Object(_) => Self::Json(value.clone()),
        }
    }

    /// Itself where it is of these kinds, else null: an answer may be what its schema does not allow.
    fn only(self, kinds: Kinds) -> Self {
        let own = match &self {
            Self::Text(_) if !kinds.meet(Kinds::TEXT) => return self.date().map_or(Self::Null, Self::Date),
            Self::Null | Self::Json(_) => Kinds::NULL,
            Self::Boolean(_) => Kinds::BOOLEAN,
            Self::Number(_) => Kinds::NUMBER,
            Self::Text(_) => Kinds::TEXT,
            Self::Date(_) => Kinds::STRING,
            Self::List(_) => Kinds::LIST,
        };
        if own.meet(kinds) { self } else { Self::Null }
    }

    fn boolean(&self) -> Option<bool> {
        if let Self::Boolean(flag) = self { Some(*flag) } else { None }
    }

    fn number(&self) -> Option<Decimal> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Text(text) => Date::parse(text),
            _ => None,
        }
    }

    /// Which is greater, of two numbers or two dates.
    fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self.number(), other.number()) {
            (Some(own), Some(other)) => own.compare(other),
            _ => Some(self.date()?.cmp(&other.date()?)),
        }
    }

    /// Strictly equal; `None` where one is null.
    fn equals(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Null, _) | (_, Self::Null) => None,
            (Self::Date(date), text) | (text, Self::Date(date)) => Some(text.date() == Some(*date)),
            _ => Some(self == other),
        }
    }
}

struct Run<'s, 'v> {
    scope: &'s Scope<'s, 'v>,
    /// The rows that are looked at, the innermost last.
    rows: Vec<Value>,
    steps: u32,
}

impl Run<'_, '_> {
    fn term(&mut self, term: &Term) -> Data {
        self.steps = self.steps.saturating_sub(1);
        if self.steps == 0 {
            return Data::Null;
        }
        match term {
            Term::Literal(data) => data.clone(),
            Term::Var(Source::Answer(reference)) => {
                (self.scope.lookup)(reference).map_or(Data::Null, |value| Data::of(&value))
            }
            Term::Var(Source::Row(above, pointer)) => self.in_row(*above, pointer).unwrap_or(Data::Null),
            Term::Apply(op, arguments) => self.apply(*op, arguments).unwrap_or(Data::Null),
        }
    }

    fn in_row(&self, above: u32, pointer: &Pointer) -> Option<Data> {
        let row = self.rows.iter().rev().nth(above as usize)?;
        Some(Data::of(row.at(pointer)?))
    }

    /// `None` is null.
    fn apply(&mut self, op: Op, arguments: &[Term]) -> Option<Data> {
        match op {
            Op::If => return self.choose(arguments),
            Op::And | Op::Or => return self.both_or_one(op == Op::Or, arguments),
            Op::Coalesce => return self.first(arguments),
            Op::Count | Op::Sum | Op::Some | Op::All => return self.over_rows(op, arguments),
            _ => {}
        }
        let data: Vec<Data> = arguments.iter().map(|term| self.term(term)).collect();
        let boolean = |flag: Option<bool>| flag.map(Data::Boolean);
        match op {
            Op::Present => Some(Data::Boolean(data.first() != Some(&Data::Null))),
            Op::Not => boolean(data.first()?.boolean().map(|flag| !flag)),
            Op::Equal => boolean(data.first()?.equals(data.get(1)?)),
            Op::Differs => boolean(data.first()?.equals(data.get(1)?).map(|same| !same)),
            Op::In => boolean(is_among(data.first()?, data.get(1)?)),
            Op::Less => boolean(in_order(&data, Ordering::is_lt)),
            Op::AtMost => boolean(in_order(&data, Ordering::is_le)),
            Op::Greater => boolean(in_order(&data, Ordering::is_gt)),
            Op::AtLeast => boolean(in_order(&data, Ordering::is_ge)),
            Op::Min => extreme(&data, Ordering::is_lt),
            Op::Max => extreme(&data, Ordering::is_gt),
            Op::Cat => joined(&data).map(Data::Text),
            Op::Today
            | Op::PlusTime
            | Op::YearsBetween
            | Op::MonthsBetween
            | Op::DaysBetween
            | Op::BirthDate => self.time(op, &data),
            _ => calculate(op, &data).map(Data::Number),
        }
    }

    /// The value after the first condition that holds; null where one before it is null.
    fn choose(&mut self, arguments: &[Term]) -> Option<Data> {
        let mut rest = arguments;
        while let [condition, value, after @ ..] = rest {
            if self.term(condition).boolean()? {
                return Some(self.term(value));
            }
            rest = after;
        }
        rest.first().map(|value| self.term(value))
    }

    /// `and` is false as soon as one is false, `or` true as soon as one is true; else null where one is null.
    fn both_or_one(&mut self, decisive: bool, arguments: &[Term]) -> Option<Data> {
        let mut result = Some(!decisive);
        for term in arguments {
            match self.term(term).boolean() {
                Some(flag) if flag == decisive => return Some(Data::Boolean(decisive)),
                Some(_) => {}
                None => result = None,
            }
        }
        result.map(Data::Boolean)
    }

    fn first(&mut self, arguments: &[Term]) -> Option<Data> {
        arguments.iter().map(|term| self.term(term)).find(|data| *data != Data::Null)
    }

    /// Absent rows are none. A row whose condition is null counts as not holding; a sum with a null is null.
    fn over_rows(&mut self, op: Op, arguments: &[Term]) -> Option<Data> {
        let rows = match arguments.first()? {
            Term::Var(Source::Answer(reference)) => (self.scope.lookup)(reference).map(Cow::into_owned),
            Term::Var(Source::Row(above, pointer)) => {
                self.rows.iter().rev().nth(*above as usize).and_then(|row| row.at(pointer)).cloned()
            }
            _ => None,
        };
        let rows = if let Some(Value::Array(rows)) = rows { rows } else { Vec::new() };
        let Some(body) = arguments.get(1) else {
            return Some(Data::Number(whole(rows.len())?));
        };
        let (mut sum, mut held, total) = (Decimal::from_number(&0.into())?, 0, rows.len());
        for row in rows {
            self.rows.push(row);
            let data = self.term(body);
            self.rows.pop();
            if op == Op::Sum {
                sum = sum.plus(data.number()?)?;
            }
            held += usize::from(data.boolean() == Some(true));
        }
        Some(match op {
            Op::Sum => Data::Number(sum),
            Op::Count => Data::Number(whole(held)?),
            Op::Some => Data::Boolean(held > 0),
            _ => Data::Boolean(held == total),
        })
    }

    fn time(&self, op: Op, data: &[Data]) -> Option<Data> {
        if op == Op::Today {
            return Date::parse(self.scope.today).map(Data::Date);
        }
        let first = data.first()?;
        if op == Op::BirthDate {
            let (Data::Text(text), Data::Text(format)) = (first, data.get(1)?) else { return None };
            return (self.scope.birth_date)(format, text).map(Data::Date);
        }
        let (from, second) = (first.date()?, data.get(1)?);
        if op == Op::PlusTime {
            let (amount, Data::Text(unit)) = (second.number()?.to_int()?, data.get(2)?) else { return None };
            return match unit.as_str() {
                "day" => from.plus_days(amount),
                "month" => from.plus_months(amount),
                _ => from.plus_months(amount.checked_mul(12)?),
            }
            .map(Data::Date);
        }
        let other = second.date()?;
        let between = match op {
            Op::YearsBetween => from.months_until(other) / 12,
            Op::MonthsBetween => from.months_until(other),
            _ => from.days_until(other),
        };
        Decimal::from_number(&between.into()).map(Data::Number)
    }
}

fn whole(count: usize) -> Option<Decimal> {
    Decimal::from_number(&i64::try_from(count).ok()?.into())
}

fn is_among(needle: &Data, hay: &Data) -> Option<bool> {
    let Data::List(items) = hay else { return None };
    let mut found = Some(false);
    for item in items {
        match needle.equals(item) {
            Some(true) => return Some(true),
            None if *needle == Data::Null => found = None,
            _ => {}
        }
    }
    found
}

/// Whether each is in this order with the next.
fn in_order(data: &[Data], fits: fn(Ordering) -> bool) -> Option<bool> {
    let mut all = true;
    for (one, next) in data.iter().zip(data.iter().skip(1)) {
        all &= fits(one.compare(next)?);
    }
    Some(all)
}

fn extreme(data: &[Data], wins: fn(Ordering) -> bool) -> Option<Data> {
    let (mut best, rest) = data.split_first()?;
    // One alone must be something that has an order.
    best.compare(best)?;
    for one in rest {
        if wins(one.compare(best)?) {
            best = one;
        }
    }
    Some(best.clone())
}

fn joined(data: &[Data]) -> Option<String> {
    let mut joined = String::new();
    for one in data {
        let Data::Text(text) = one else { return None };
        joined.push_str(text);
    }
    Some(joined)
}

fn calculate(op: Op, data: &[Data]) -> Option<Decimal> {
    let (first, rest) = data.split_first()?;
    let first = first.number()?;
    let second = || rest.first()?.number();
    let places = |data: Option<&Data>| u32::try_from(data?.number()?.to_int()?).ok();
    match op {
        Op::Plus => rest.iter().try_fold(first, |sum, data| sum.plus(data.number()?)),
        Op::Times => rest.iter().try_fold(first, |product, data| product.times(data.number()?)),
        Op::Minus if rest.is_empty() => first.negated(),
        Op::Minus => first.plus(second()?.negated()?),
        Op::Divide => first.divided_by(second()?, places(rest.get(1))?),
        _ => first.round(places(rest.first())?),
    }
}
