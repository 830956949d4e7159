//! Fluent's grammar (Project Fluent, Syntax 1.0), walked over the text itself: no tree is built.
//!
//! A tree, and the code that builds, drops and reads it, would cost the page 4 kB more. The same walk checks a text when it is loaded, measures a pattern, and formats it: with
//! [`Walker::live`] expressions are evaluated (`resolve.rs`), without it they are only passed over.
//! `fluent-syntax` is the judge of it in tests.

use super::resolve::{Live, Value};

/// How deep placeables may nest: the walk recurses.
const MAX_NESTING: u32 = 16;

/// What kind of expression it is: some may not select, and only some are isolated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Literal,
    Number,
    Variable,
    Function,
    Message,
    Term,
    TermAttribute,
    Placeable,
    Select,
}

/// Where a pattern is and how it is laid out.
#[derive(Debug)]
pub(super) struct Extent {
    /// Its first character that is no indentation.
    pub(super) start: usize,
    /// After its last character that is no space.
    pub(super) end: usize,
    /// How far its first line is indented; 0 beside the `=`.
    pub(super) lead: usize,
    /// How far all its lines are indented.
    pub(super) indent: usize,
    /// It is one placeable and nothing else.
    pub(super) alone: bool,
}

/// The arguments of a term or function.
#[derive(Default)]
pub(super) struct Call<'a> {
    /// Whether there are brackets at all.
    is_there: bool,
    pub(super) first: Option<Value>,
    pub(super) named: Vec<(&'a str, Value)>,
}

/// A place in a Fluent text. Methods give `None` where the grammar is broken.
pub(super) struct Walker<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    depth: u32,
    /// What expressions are evaluated with.
    pub(super) live: Option<Live<'a>>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(text: &'a str, at: usize, live: Option<Live<'a>>) -> Self {
        Self { text, at, depth: 0, live }
    }

    /// Moves to the next entry or junk; false at the end.
    pub(super) fn next_entry(&mut self) -> bool {
        self.depth = 0;
        self.blank();
        self.peek().is_some()
    }

    /// An entry's patterns with their keys: first the entry itself, `None` for a message without value.
    /// A comment has none.
    pub(super) fn entry(&mut self) -> Option<Vec<(String, Option<usize>)>> {
        let start = self.at;
        if self.byte(start.wrapping_sub(1)).is_some_and(|before| before != b'\n') {
            return None;
        }
        if self.peek() == Some(b'#') {
            self.at = self.text.get(start..)?.find('\n').map_or(self.text.len(), |end| start + end);
            return Some(Vec::new());
        }
        let is_term = self.eat(b'-');
        self.identifier()?;
        let id = self.since(start);
        let (value, is_empty) = self.value()?;
        let mut patterns = vec![(id.to_owned(), (!is_empty).then_some(value))];
        while let Some((name, value)) = self.attribute_line() {
            patterns.push(([id, ".", name].concat(), Some(value)));
        }
        let is_useless = is_empty && (is_term || patterns.len() == 1);
        (!is_useless).then_some(patterns)
    }

    /// To the next line that may begin an entry.
    pub(super) fn skip_junk(&mut self) {
        while let Some(byte) = self.peek() {
            let begins_line = self.byte(self.at.wrapping_sub(1)).is_none_or(|before| before == b'\n');
            if begins_line && (byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'#')) {
                return;
            }
            self.at += 1;
        }
    }

    /// An attribute on a line of its own; stays where it is when there is none.
    fn attribute_line(&mut self) -> Option<(&'a str, usize)> {
        let before = self.at;
        self.blank();
        let found = if self.eat(b'.') { self.attribute() } else { None };
        if found.is_none() {
            self.at = before;
        }
        found
    }

    fn attribute(&mut self) -> Option<(&'a str, usize)> {
        let name = self.identifier()?;
        self.value().filter(|(_, is_empty)| !is_empty).map(|(value, _)| (name, value))
    }

    /// `=` and a pattern: where it begins, and whether it is empty.
    fn value(&mut self) -> Option<(usize, bool)> {
        self.spaces();
        self.expect(b'=')?;
        let start = self.at;
        let extent = self.extent()?;
        Some((start, extent.end == extent.start))
    }

    /// Measures the pattern here and moves behind it, formatting nothing.
    pub(super) fn extent(&mut self) -> Option<Extent> {
        let live = self.live.take();
        let extent = self.measured();
        self.live = live;
        extent
    }

    fn measured(&mut self) -> Option<Extent> {
        self.spaces();
        let mut extent = Extent { start: self.at, end: self.at, lead: 0, indent: usize::MAX, alone: false };
        let mut placeables = 0_u32;
        let mut has_text = false;
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => {
                    let Some(indent) = self.continuation() else { break };
                    extent.indent = extent.indent.min(indent);
                    if extent.end == extent.start {
                        (extent.start, extent.end, extent.lead) = (self.at, self.at, indent);
                    }
                }
                b'{' => {
                    self.placeable()?;
                    placeables += 1;
                    extent.end = self.at;
                }
                b'}' => return None,
                _ => {
                    self.at += 1;
                    if byte != b' ' {
                        has_text = true;
                        extent.end = self.at;
                    }
                }
            }
        }
        extent.alone = placeables == 1 && !has_text;
        Some(extent)
    }

    /// From a line end over empty lines to the next line of the same pattern, and how far that is
    /// indented; `None`, without moving, when the pattern ends here.
    fn continuation(&mut self) -> Option<usize> {
        let end = self.at;
        self.blank();
        let indent = self.since(end).len() - self.since(end).rfind('\n').map_or(0, |line| line + 1);
        match self.peek() {
            Some(b'{') => Some(indent),
            Some(byte) if indent > 0 && !matches!(byte, b'}' | b'.' | b'[' | b'*') => Some(indent),
            _ => {
                self.at = end;
                None
            }
        }
    }

    /// `{ … }`
    pub(super) fn placeable(&mut self) -> Option<(Kind, Value)> {
        self.expect(b'{')?;
        self.depth += 1;
        if self.depth > MAX_NESTING {
            return None;
        }
        self.blank();
        let (mut kind, mut value) = self.inline()?;
        self.blank();
        if self.text.get(self.at..)?.starts_with("->") {
            if matches!(kind, Kind::Message | Kind::Term | Kind::Placeable) {
                return None;
            }
            self.at += 2;
            (kind, value) = (Kind::Select, self.select(&value)?);
        } else if kind == Kind::TermAttribute {
            return None;
        }
        self.blank();
        self.expect(b'}')?;
        self.depth -= 1;
        Some((kind, value))
    }

    /// The variants after `->`, and the text of the chosen one.
    fn select(&mut self, selector: &Value) -> Option<Value> {
        self.spaces();
        if self.peek()? != b'\n' {
            return None;
        }
        let (mut chosen, mut default) = (None, None);
        loop {
            self.blank();
            let is_default = self.eat(b'*');
            if !is_default && self.peek() != Some(b'[') {
                break;
            }
            let key = self.variant_key()?;
            let start = self.at;
            if chosen.is_none() && self.chooses(selector, key) {
                chosen = Some(start);
            }
            if is_default && default.replace(start).is_some() {
                return None;
            }
            let extent = self.extent()?;
            if extent.end == extent.start {
                return None;
            }
        }
        let end = self.at;
        let text = self.formatted(chosen.or(default).filter(|_| default.is_some())?);
        self.at = end;
        Some(Value::Text(text))
    }

    fn variant_key(&mut self) -> Option<&'a str> {
        self.expect(b'[')?;
        self.blank();
        let start = self.at;
        if self.peek()?.is_ascii_alphabetic() {
            self.identifier()?
        } else {
            self.number()?
        };
        let key = self.since(start);
        self.blank();
        self.expect(b']')?;
        Some(key)
    }

    /// An expression without choice.
    fn inline(&mut self) -> Option<(Kind, Value)> {
        match self.peek()? {
            b'"' => self.literal().map(|text| (Kind::Literal, Value::Text(text))),
            b'$' => {
                self.at += 1;
                let name = self.identifier()?;
                Some((Kind::Variable, self.variable(name)))
            }
            b'{' => self.placeable().map(|(_, value)| (Kind::Placeable, value)),
            b'-' if self.byte(self.at + 1)?.is_ascii_alphabetic() => self.term(),
            b'-' | b'0'..=b'9' => {
                let number = self.number()?;
                Some((Kind::Number, Value::number(number)))
            }
            _ => self.message_or_function(),
        }
    }

    fn message_or_function(&mut self) -> Option<(Kind, Value)> {
        let start = self.at;
        let name = self.identifier()?;
        let call = self.call()?;
        if call.is_there {
            let is_function = !name.bytes().any(|byte| byte.is_ascii_lowercase());
            return is_function.then(|| (Kind::Function, call.apply(name)));
        }
        if self.eat(b'.') {
            self.identifier()?;
        }
        let key = self.since(start);
        Some((Kind::Message, self.reference(key)))
    }

    fn term(&mut self) -> Option<(Kind, Value)> {
        let start = self.at;
        self.at += 1;
        self.identifier()?;
        let kind = if self.eat(b'.') { Kind::TermAttribute } else { Kind::Term };
        if kind == Kind::TermAttribute {
            self.identifier()?;
        }
        let key = self.since(start);
        let call = self.call()?;
        Some((kind, self.term_reference(key, call)))
    }

    /// Arguments in brackets, if there are any; does not move when not.
    fn call(&mut self) -> Option<Call<'a>> {
        let before = self.at;
        self.blank();
        let mut call = Call { is_there: self.eat(b'('), ..Call::default() };
        if !call.is_there {
            self.at = before;
            return Some(call);
        }
        loop {
            self.blank();
            if self.eat(b')') {
                return Some(call);
            }
            if let Some(name) = self.argument_name() {
                let is_literal = matches!(self.peek()?, b'"' | b'-' | b'0'..=b'9');
                let is_new = call.named.iter().all(|(own, _)| *own != name);
                let (_, value) = self.inline().filter(|_| is_literal && is_new)?;
                call.named.push((name, value));
            } else {
                let (_, value) = self.inline().filter(|_| call.named.is_empty())?;
                call.first.get_or_insert(value);
            }
            self.blank();
            self.eat(b',');
        }
    }

    /// `name:`; stays where it is when there is none.
    fn argument_name(&mut self) -> Option<&'a str> {
        let before = self.at;
        let name = self.identifier();
        self.blank();
        let is_name = name.is_some() && self.eat(b':');
        if !is_name {
            self.at = before;
        }
        self.blank();
        name.filter(|_| is_name)
    }
}
