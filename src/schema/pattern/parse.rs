//! Pattern text to tree (ECMA-262, section 22.2.1, with `UnicodeMode` and named groups).

use std::fmt;

use super::ast::{Assert, Ast};
use super::set::Set;
use super::{Room, property};

/// How deep groups may nest.
const MAX_DEPTH: usize = 64;

/// Why a pattern cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// In characters from the start of the pattern, from 0.
    pub at: usize,
    /// Why.
    pub kind: ErrorKind,
}

/// Why a pattern cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// It is no pattern with the flag `u`; says what is wrong.
    Syntax(&'static str),
    /// `(?=`, `(?!`, `(?<=` or `(?<!`: cannot be decided in linear time.
    LookAround,
    /// `\1` or `\k<name>`: cannot be decided in linear time.
    BackReference,
    /// `\p{…}`: too many of them.
    Property,
    /// Groups nest too deeply.
    Depth,
    /// With its repetitions written out it is too long.
    Size,
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax(what) => what,
            Self::LookAround => "look-around is not supported: it cannot be checked in a bounded time",
            Self::BackReference => {
                "references to groups are not supported: they cannot be checked in a bounded time"
            }
            Self::Property => "there are too many different \\p{…} in this schema",
            Self::Depth => "groups nest too deeply",
            Self::Size => "it repeats too much: use minLength and maxLength for lengths",
        })
    }
}

impl Error {
    pub(super) fn too_large() -> Self {
        Self { at: 0, kind: ErrorKind::Size }
    }
}

/// A pattern that was read.
pub(super) struct Parsed {
    pub(super) ast: Ast,
    /// The first thing in it that is a pattern but cannot be run.
    pub(super) refused: Option<Error>,
}

/// Reads a whole pattern. Without room, what `\p{…}` means is not looked up: only whether it is there.
pub(super) fn parse(source: &str, room: Option<&mut Room>) -> Result<Parsed, Error> {
    let chars: Vec<char> = source.chars().collect();
    let mut parser = Parser {
        chars: &chars,
        at: 0,
        depth: 0,
        groups: 0,
        names: Vec::new(),
        numbers_used: 0,
        names_used: Vec::new(),
        refused: None,
        room,
    };
    let ast = parser.either()?;
    if parser.peek().is_some() {
        return parser.fail("a ) without a (");
    }
    let names_known = parser.names_used.iter().all(|used| parser.names.contains(used));
    if parser.numbers_used > parser.groups || !names_known {
        return parser.fail("a reference to a group that is not there");
    }
    Ok(Parsed { ast, refused: parser.refused })
}

struct Parser<'p> {
    chars: &'p [char],
    at: usize,
    depth: usize,
    groups: u32,
    names: Vec<String>,
    numbers_used: u32,
    names_used: Vec<String>,
    refused: Option<Error>,
    room: Option<&'p mut Room>,
}

type Result<T, E = Error> = std::result::Result<T, E>;

impl Parser<'_> {
    fn fail<T>(&self, what: &'static str) -> Result<T> {
        Err(Error { at: self.at, kind: ErrorKind::Syntax(what) })
    }

    fn refuse(&mut self, kind: ErrorKind) {
        let at = self.at;
        self.refused.get_or_insert(Error { at, kind });
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn eat_text(&mut self, wanted: &str) -> bool {
        let found = wanted.chars().enumerate().all(|(index, c)| self.chars.get(self.at + index) == Some(&c));
        self.at += if found { wanted.chars().count() } else { 0 };
        found
    }

    /// `Disjunction`
    fn either(&mut self) -> Result<Ast> {
        if self.depth >= MAX_DEPTH {
            return Err(Error { at: self.at, kind: ErrorKind::Depth });
        }
        self.depth += 1;
        let mut branches = vec![self.concat()?];
        while self.eat('|') {
            branches.push(self.concat()?);
        }
        self.depth -= 1;
        Ok(match branches.len() {
            1 => branches.pop().unwrap_or(Ast::Concat(Vec::new())),
            _ => Ast::Either(branches),
        })
    }

    /// `Alternative`
    fn concat(&mut self) -> Result<Ast> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            parts.push(self.term()?);
        }
        Ok(Ast::Concat(parts))
    }

    /// `Term`: an assertion, or an atom with its quantifier.
    fn term(&mut self) -> Result<Ast> {
        let start = self.at;
        let assert = match self.next() {
            Some('^') => Some(Assert::Start),
            Some('$') => Some(Assert::End),
            Some('\\') if self.eat('b') => Some(Assert::Boundary),
            Some('\\') if self.eat('B') => Some(Assert::NoBoundary),
            _ => None,
        };
        if let Some(assert) = assert {
            return Ok(Ast::Assert(assert));
        }
        self.at = start;
        for look in ["(?=", "(?!", "(?<=", "(?<!"] {
            if self.eat_text(look) {
                self.refuse(ErrorKind::LookAround);
                return self.rest_of_group();
            }
        }
        let atom = self.atom()?;
        self.quantified(atom)
    }

    /// `Atom`
    fn atom(&mut self) -> Result<Ast> {
        Ok(match self.next() {
            Some('.') => Ast::Set(Set::any()),
            Some('(') => return self.group(),
            Some('[') => Ast::Set(self.class()?),
            Some('\\') => return self.escape(),
            Some('*' | '+' | '?' | '{') => return self.fail("nothing to repeat: write \\ before * + ? {"),
            Some(']' | '}') => return self.fail("a ] or } by itself: write \\ before it"),
            Some(c) => Ast::Set(Set::one(c.into())),
            None => return self.fail("something is missing at the end"),
        })
    }

    fn group(&mut self) -> Result<Ast> {
        if self.eat_text("?:") {
            return self.rest_of_group();
        }
        self.groups += 1;
        if self.eat_text("?<") {
            let name = self.group_name()?;
            if self.names.contains(&name) {
                return self.fail("two groups of one name");
            }
            self.names.push(name);
        } else if self.peek() == Some('?') {
            return self.fail("a group of an unknown kind");
        }
        self.rest_of_group()
    }

    fn rest_of_group(&mut self) -> Result<Ast> {
        let inner = self.either()?;
        if self.eat(')') { Ok(inner) } else { self.fail("a ( without a )") }
    }

    /// `GroupName` after its `<`.
    fn group_name(&mut self) -> Result<String> {
        let mut name = String::new();
        while let Some(c) = self.next() {
            let is_start = c.is_alphabetic() || matches!(c, '$' | '_');
            match c {
                '>' if !name.is_empty() => return Ok(name),
                _ if is_start || (!name.is_empty() && c.is_alphanumeric()) => name.push(c),
                _ => break,
            }
        }
        self.fail("a group's name is not one")
    }

    /// `Quantifier`; whether it is greedy does not change what matches.
    fn quantified(&mut self, part: Ast) -> Result<Ast> {
        let (min, max) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.counted(part),
            _ => return Ok(part),
        };
        self.at += 1;
        self.eat('?');
        Ok(Ast::Repeat { part: Box::new(part), min, max })
    }

    fn counted(&mut self, part: Ast) -> Result<Ast> {
        self.at += 1;
        let Some(min) = self.number() else { return self.fail("a number is missing after {") };
        let max = if self.eat(',') { self.number() } else { Some(min) };
        if !self.eat('}') {
            return self.fail("a { without a }");
        }
        if max.is_some_and(|max| max < min) {
            return self.fail("the numbers in { } are in the wrong order");
        }
        self.eat('?');
        Ok(Ast::Repeat { part: Box::new(part), min, max })
    }

    /// Decimal digits; saturates.
    fn number(&mut self) -> Option<u32> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.at += 1;
            number = Some(number.unwrap_or(0_u32).saturating_mul(10).saturating_add(digit));
        }
        number
    }

    /// `AtomEscape` after its `\`.
    fn escape(&mut self) -> Result<Ast> {
        match self.peek() {
            Some('1'..='9') => {
                self.numbers_used = self.numbers_used.max(self.number().unwrap_or(0));
                self.refuse(ErrorKind::BackReference);
                Ok(Ast::Concat(Vec::new()))
            }
            Some('k') => {
                self.at += 1;
                if !self.eat('<') {
                    return self.fail("\\k needs the name of a group: \\k<name>");
                }
                let name = self.group_name()?;
                self.names_used.push(name);
                self.refuse(ErrorKind::BackReference);
                Ok(Ast::Concat(Vec::new()))
            }
            _ => match self.class_escape()? {
                Some(set) => Ok(Ast::Set(set.sorted())),
                None => Ok(Ast::Set(Set::one(self.character_escape(false)?))),
            },
        }
    }

    /// `\d \D \s \S \w \W \p{…} \P{…}`; `None` for any other escape.
    fn class_escape(&mut self) -> Result<Option<Set>> {
        let set = match self.peek() {
            Some('d' | 'D') => Set::digits(),
            Some('s' | 'S') => Set::space(),
            Some('w' | 'W') => Set::word(),
            Some('p' | 'P') => {
                let inverted = self.next() == Some('P');
                let set = self.property()?;
                return Ok(Some(if inverted { set.inverted() } else { set }));
            }
            _ => return Ok(None),
        };
        let inverted = self.next().is_some_and(|c| c.is_ascii_uppercase());
        Ok(Some(if inverted { set.inverted() } else { set }))
    }

    /// `UnicodePropertyValueExpression` in its braces.
    fn property(&mut self) -> Result<Set> {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '=');
        let start = self.at;
        if self.eat('{') {
            while self.peek().is_some_and(is_name) {
                self.at += 1;
            }
            let name: String = self.chars.get(start + 1..self.at).unwrap_or_default().iter().collect();
            if self.eat('}') {
                return self.members(&name);
            }
        }
        self.fail("\\p needs the name of a property: \\p{Letter}")
    }

    fn members(&mut self, name: &str) -> Result<Set> {
        let found = match &mut self.room {
            Some(room) => room.property(name),
            None => Ok(property::exists(name).then(Set::default)),
        };
        match found {
            Ok(Some(set)) => Ok(set),
            Ok(None) => {
                self.fail("there is no property of that name: \\p{Letter}, \\p{L} or \\p{Script=Greek}")
            }
            Err(kind) => {
                self.refuse(kind);
                Ok(Set::default())
            }
        }
    }

    /// `CharacterEscape`, and in a class also `\b` and `\-`.
    fn character_escape(&mut self, in_class: bool) -> Result<u32> {
        let code = match self.next() {
            Some('f') => 0x0C,
            Some('n') => 0x0A,
            Some('r') => 0x0D,
            Some('t') => 0x09,
            Some('v') => 0x0B,
            Some('b') if in_class => 0x08,
            Some('-') if in_class => 0x2D,
            Some('0') if !self.peek().is_some_and(|c| c.is_ascii_digit()) => 0,
            Some('c') => match self.next() {
                Some(letter) if letter.is_ascii_alphabetic() => u32::from(letter) % 32,
                _ => return self.fail("\\c needs a letter"),
            },
            Some('x') => match self.hex(2) {
                Some(code) => code,
                None => return self.fail("\\x needs two hexadecimal digits"),
            },
            Some('u') => return self.unicode_escape(),
            Some(c) if "^$\\.*+?()[]{}|/".contains(c) => c.into(),
            _ => return self.fail("\\ before a character that needs none"),
        };
        Ok(code)
    }

    /// `\u1234`, a pair of those for one character, or `\u{1F600}`.
    fn unicode_escape(&mut self) -> Result<u32> {
        if self.eat('{') {
            let mut code = None;
            while let Some(digit) = self.peek().and_then(|c| c.to_digit(16)) {
                self.at += 1;
                code = Some(code.unwrap_or(0_u32).saturating_mul(16).saturating_add(digit));
            }
            return match code {
                Some(code) if code <= 0x10_FFFF && self.eat('}') => Ok(code),
                _ => self.fail("\\u{ } needs a code point"),
            };
        }
        let Some(high) = self.hex(4) else { return self.fail("\\u needs four hexadecimal digits") };
        let before = self.at;
        if (0xD800..0xDC00).contains(&high) && self.eat_text("\\u") {
            match self.hex(4) {
                Some(low) if (0xDC00..0xE000).contains(&low) => {
                    return Ok(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00));
                }
                _ => self.at = before,
            }
        }
        Ok(high)
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let mut code = 0;
        for _ in 0..digits {
            code = code * 16 + self.next()?.to_digit(16)?;
        }
        Some(code)
    }

    /// `CharacterClass` after its `[`.
    fn class(&mut self) -> Result<Set> {
        let inverted = self.eat('^');
        let mut set = Set::default();
        while !self.eat(']') {
            let first = self.class_atom()?;
            let is_range = self.peek() == Some('-') && self.chars.get(self.at + 1).is_some_and(|c| *c != ']');
            if !is_range {
                set.add_all(&first.into_set());
                continue;
            }
            self.at += 1;
            match (first, self.class_atom()?) {
                (ClassAtom::One(first), ClassAtom::One(last)) if first <= last => set.add(first, last),
                (ClassAtom::One(_), ClassAtom::One(_)) => return self.fail("a range in the wrong order"),
                _ => return self.fail("a range that ends in a class: write \\ before -"),
            }
        }
        Ok(if inverted { set.inverted() } else { set.sorted() })
    }

    fn class_atom(&mut self) -> Result<ClassAtom> {
        Ok(match self.next() {
            None => return self.fail("a [ without a ]"),
            Some('\\') => match self.class_escape()? {
                Some(set) => ClassAtom::Set(set),
                None => ClassAtom::One(self.character_escape(true)?),
            },
            Some(c) => ClassAtom::One(c.into()),
        })
    }
}

/// What stands in a class.
enum ClassAtom {
    One(u32),
    Set(Set),
}

impl ClassAtom {
    fn into_set(self) -> Set {
        match self {
            Self::One(code) => Set::one(code),
            Self::Set(set) => set,
        }
    }
}
