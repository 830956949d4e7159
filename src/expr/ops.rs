//! The operations, as data.

use super::Kinds;

/// An operation of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
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

/// What an operation takes and gives.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) op: Op,
    /// The least and the most arguments.
    pub(super) arguments: (usize, usize),
    /// What each argument must be.
    pub(super) takes: Kinds,
    /// What it gives; where it gives one of its arguments, what those are is given.
    pub(super) gives: Kinds,
}

/// As many arguments as one likes.
pub(super) const MANY: usize = 100;
const ORDERED: Kinds = Kinds(Kinds::NUMBER.0 | Kinds::DATE.0);
const SINGLE: Kinds = Kinds(Kinds::ANY.0 & !Kinds::LIST.0);
const BOOLEAN: Kinds = Kinds::BOOLEAN;
const NUMBER: Kinds = Kinds::NUMBER;
const DATE: Kinds = Kinds::DATE;
const LIST: Kinds = Kinds::LIST;
const ANY: Kinds = Kinds::ANY;

/// Every operation. `after` and its three siblings are CertLogic's names for comparing dates.
pub(super) const OPS: &[Row] = &[
    row("if", Op::If, (2, MANY), ANY, ANY),
    row("and", Op::And, (1, MANY), BOOLEAN, BOOLEAN),
    row("or", Op::Or, (1, MANY), BOOLEAN, BOOLEAN),
    row("!", Op::Not, (1, 1), BOOLEAN, BOOLEAN),
    row("present", Op::Present, (1, 1), ANY, BOOLEAN),
    row("??", Op::Coalesce, (2, MANY), SINGLE, SINGLE),
    row("===", Op::Equal, (2, 2), SINGLE, BOOLEAN),
    row("!==", Op::Differs, (2, 2), SINGLE, BOOLEAN),
    row("in", Op::In, (2, 2), ANY, BOOLEAN),
    row("<", Op::Less, (2, 3), ORDERED, BOOLEAN),
    row("<=", Op::AtMost, (2, 3), ORDERED, BOOLEAN),
    row(">", Op::Greater, (2, 3), ORDERED, BOOLEAN),
    row(">=", Op::AtLeast, (2, 3), ORDERED, BOOLEAN),
    row("before", Op::Less, (2, 3), DATE, BOOLEAN),
    row("not-after", Op::AtMost, (2, 3), DATE, BOOLEAN),
    row("after", Op::Greater, (2, 3), DATE, BOOLEAN),
    row("not-before", Op::AtLeast, (2, 3), DATE, BOOLEAN),
    row("+", Op::Plus, (1, MANY), NUMBER, NUMBER),
    row("-", Op::Minus, (1, 2), NUMBER, NUMBER),
    row("*", Op::Times, (1, MANY), NUMBER, NUMBER),
    row("/", Op::Divide, (3, 3), NUMBER, NUMBER),
    row("round", Op::Round, (2, 2), NUMBER, NUMBER),
    row("min", Op::Min, (1, MANY), ORDERED, ORDERED),
    row("max", Op::Max, (1, MANY), ORDERED, ORDERED),
    row("cat", Op::Cat, (1, MANY), Kinds::TEXT, Kinds::TEXT),
    row("today", Op::Today, (0, 0), ANY, DATE),
    row("plusTime", Op::PlusTime, (3, 3), ANY, DATE),
    row("yearsBetween", Op::YearsBetween, (2, 2), DATE, NUMBER),
    row("monthsBetween", Op::MonthsBetween, (2, 2), DATE, NUMBER),
    row("daysBetween", Op::DaysBetween, (2, 2), DATE, NUMBER),
    row("birthDate", Op::BirthDate, (1, 1), Kinds::TEXT, DATE),
    row("count", Op::Count, (1, 2), LIST, NUMBER),
    row("sum", Op::Sum, (2, 2), LIST, NUMBER),
    row("some", Op::Some, (2, 2), LIST, BOOLEAN),
    row("all", Op::All, (2, 2), LIST, BOOLEAN),
];

const fn row(name: &'static str, op: Op, arguments: (usize, usize), takes: Kinds, gives: Kinds) -> Row {
    Row { name, op, arguments, takes, gives }
}

impl Op {
    /// Whether the second argument is looked at once for each row of the first.
    pub(super) fn is_over_rows(self) -> bool {
        matches!(self, Self::Count | Self::Sum | Self::Some | Self::All)
    }
}
