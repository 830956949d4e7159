//! Expressions in compiled forms.

use super::ops::Op;
use super::{Data, Date, Decimal, Expression, Kinds, Reference, Source, Term};
use crate::json::Number;
use crate::packed::{Packed, Reader, packed};

packed! {
    struct Expression(term, kinds)
    struct Kinds(bits)
    enum Term { Literal(data), Var(source), Apply(op, arguments) }
    enum Source { Answer(reference), Row(above, pointer) }
    enum Reference { Absolute(pointer), Relative { up, down } }
    enum Data { Null, Boolean(flag), Number(decimal), Text(text), Date(date), List(items), Json(value) }
    enum Op {
        If,
        And,
        Or,
        Not,
        Present,
        Coalesce,
        Equal,
        Differs,
        In,
        Less,
        AtMost,
        Greater,
        AtLeast,
        Plus,
        Minus,
        Times,
        Divide,
        Round,
        Min,
        Max,
        Cat,
        Today,
        PlusTime,
        YearsBetween,
        MonthsBetween,
        DaysBetween,
        BirthDate,
        Count,
        Sum,
        Some,
        All,
    }
}

/// By its text, which is read again: arithmetic counts on it.
impl Packed for Decimal {
    fn pack(&self, out: &mut Vec<u8>) {
        self.to_number().unwrap_or(Number::from(0)).pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        Self::from_number(&Number::unpack(from)).unwrap_or_else(|| {
            from.fail();
            Self::default()
        })
    }
}

/// By its text, which is read again: months count on it.
impl Packed for Date {
    fn pack(&self, out: &mut Vec<u8>) {
        self.to_text().pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        Self::parse(&String::unpack(from)).unwrap_or_else(|| {
            from.fail();
            Self::FIRST
        })
    }
}
