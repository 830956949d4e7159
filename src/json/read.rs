//! JSON text to [`Value`], with a depth limit, duplicate names refused, and places for diagnostics.

use super::{Number, Object, Value, hex};
use crate::pointer::Pointer;

/// How deep arrays and objects may nest unless said otherwise.
pub const MAX_DEPTH: usize = 64;

/// The most that any stack here has room for.
const STACK_DEPTH: usize = 256;

/// Why a text is not JSON that we accept, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    /// Byte offset in the text.
    pub offset: usize,
    /// What is wrong there.
    pub kind: ErrorKind,
}

/// What is wrong with a JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A value, name or sign was expected here.
    Syntax,
    /// The text ends too early.
    End,
    /// The number is not a JSON number.
    Number,
    /// The string has a bad escape, a control character or a lone surrogate.
    String,
    /// The name stands twice in one object.
    DuplicateName,
    /// Deeper than the limit.
    Depth,
}

/// Reads one JSON text, at most [`MAX_DEPTH`] deep.
pub fn parse(text: &str) -> Result<Value, Error> {
    parse_within(text, MAX_DEPTH)
}

/// Reads one JSON text, at most `depth` deep, and never deeper than 256: readers of values recurse.
pub fn parse_within(text: &str, depth: usize) -> Result<Value, Error> {
    let mut reader = Reader::new(text, depth);
    let value = reader.value()?;
    reader.space();
    match reader.peek() {
        None => Ok(value),
        Some(_) => reader.fail(ErrorKind::Syntax),
    }
}

/// Where the value at `pointer` begins in a text that parses: a byte offset.
pub fn locate(text: &str, pointer: &Pointer) -> Option<usize> {
    let mut reader = Reader::new(text, usize::MAX);
    for token in pointer.tokens() {
        reader.space();
        match reader.peek()? {
            b'{' => reader.enter_member(&token)?,
            b'[' => reader.enter_item(crate::pointer::array_index(&token)?)?,
            _ => return None,
        }
    }
    reader.space();
    Some(reader.at)
}

/// The line and the column (in characters) of a byte offset, both from 1.
pub fn line_and_column(text: &str, offset: usize) -> (u32, u32) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let count = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    let column = before.get(line_start..).unwrap_or_default().chars().count();
    (count(before.matches('\n').count()), count(column))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, depth: usize) -> Self {
        let depth = depth.min(STACK_DEPTH);
        // A byte order mark is not JSON, but editors on Windows write it (RFC 8259 section 8.1 allows to ignore it).
        Self { text, at: if text.starts_with('\u{feff}') { 3 } else { 0 }, depth }
    }

    fn fail<T>(&self, kind: ErrorKind) -> Result<T, Error> {
        let kind = if kind == ErrorKind::Syntax && self.peek().is_none() { ErrorKind::End } else { kind };
        Err(Error { offset: self.at, kind })
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        self.space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8) -> Result<(), Error> {
        if self.eat(byte) { Ok(()) } else { self.fail(ErrorKind::Syntax) }
    }

    fn value(&mut self) -> Result<Value, Error> {
        self.space();
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => self.fail(ErrorKind::Syntax),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Error>) -> Result<Value, Error> {
        if self.depth == 0 {
            return self.fail(ErrorKind::Depth);
        }
        self.depth -= 1;
        self.at += 1;
        let value = read(self)?;
        self.depth += 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Value, Error> {
        let mut object = Object::new();
        if self.eat(b'}') {
            return Ok(Value::Object(object));
        }
        loop {
            self.space();
            let start = self.at;
            let name = self.name()?;
            let value = self.value()?;
            if object.insert(name, value).is_some() {
                return Err(Error { offset: start, kind: ErrorKind::DuplicateName });
            }
            if self.eat(b'}') {
                return Ok(Value::Object(object));
            }
            self.expect(b',')?;
        }
    }

    fn array(&mut self) -> Result<Value, Error> {
        let mut items = Vec::new();
        if self.eat(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            if self.eat(b']') {
                return Ok(Value::Array(items));
            }
            self.expect(b',')?;
        }
    }

    fn name(&mut self) -> Result<String, Error> {
        self.space();
        if self.peek() != Some(b'"') {
            return self.fail(ErrorKind::Syntax);
        }
        let name = self.string()?;
        self.expect(b':')?;
        Ok(name)
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Error> {
        if self.rest().starts_with(word) {
            self.at += word.len();
            Ok(value)
        } else {
            self.fail(ErrorKind::Syntax)
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn number(&mut self) -> Result<Value, Error> {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E')));
        let text = end.and_then(|end| rest.get(..end)).unwrap_or(rest);
        match Number::parse(text) {
            Some(number) => {
                self.at += text.len();
                Ok(Value::Number(number))
            }
            None => self.fail(ErrorKind::Number),
        }
    }

    fn string(&mut self) -> Result<String, Error> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F));
            let Some(plain) = plain else {
                self.at = self.text.len();
                return self.fail(ErrorKind::End);
            };
            text.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => match self.escape() {
                    Some(c) => text.push(c),
                    None => return Err(Error { offset: start, kind: ErrorKind::String }),
                },
                _ => return self.fail(ErrorKind::String),
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let kind = self.rest().get(1..)?.chars().next()?;
        self.at += 1 + kind.len_utf8();
        Some(match kind {
            '"' | '\\' | '/' => kind,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode_escape(),
            _ => return None,
        })
    }

    fn unicode_escape(&mut self) -> Option<char> {
        let high = self.hex4()?;
        if !(0xD800..0xDC00).contains(&high) {
            return char::from_u32(high);
        }
        self.at += self.rest().starts_with("\\u").then_some(2)?;
        let low = self.hex4().filter(|low| (0xDC00..0xE000).contains(low))?;
        char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    }

    fn hex4(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4)?;
        let code = hex(digits)?;
        self.at += 4;
        Some(code)
    }

    /// Moves behind a value, of which only strings and brackets are looked at.
    fn skip(&mut self) {
        let mut open = 0_usize;
        let mut is_escaped = false;
        let mut in_string = false;
        let rest = self.rest().bytes();
        for byte in rest {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => in_string = !in_string,
                _ if in_string => {}
                b'{' | b'[' => open += 1,
                b',' | b'}' | b']' if open == 0 => return,
                b'}' | b']' => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// From `{`, moves to the value of the member; `None` when there is no such member.
    fn enter_member(&mut self, wanted: &str) -> Option<()> {
        self.at += 1;
        while !self.eat(b'}') {
            if self.name().ok()? == wanted {
                return Some(());
            }
            self.skip();
            self.eat(b',');
        }
        None
    }

    /// From `[`, moves to the item; `None` when there are fewer.
    fn enter_item(&mut self, wanted: usize) -> Option<()> {
        self.at += 1;
        for _ in 0..wanted {
            self.skip();
            self.expect(b',').ok()?;
        }
        (!self.eat(b']')).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{ErrorKind, line_and_column, locate, parse, parse_within};
    use crate::json::write;
    use crate::pointer::Pointer;

    #[test]
    fn reads_what_it_writes() {
        for text in [r#"{"15":1.50,"a":[true,null,"\"\\ å"],"b":{}}"#, "[]", "-0", r#""""#] {
            assert_eq!(parse(text).map(|value| write(&value)), Ok(text.to_owned()), "{text}");
        }
        assert_eq!(parse(r#""\ud83d\ude00\u00e6""#).map(|value| write(&value)), Ok("\"😀æ\"".to_owned()));
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        let cases = [
            ("{\"a\":1,}", 7, ErrorKind::Syntax),
            ("[1 2]", 3, ErrorKind::Syntax),
            ("[1", 2, ErrorKind::End),
            ("\"abc", 4, ErrorKind::End),
            ("[01]", 1, ErrorKind::Number),
            (r#"["\ud83d"]"#, 1, ErrorKind::String),
            ("[\"a\nb\"]", 3, ErrorKind::String),
            (r#"{"a":1,"a":2}"#, 7, ErrorKind::DuplicateName),
            ("1 x", 2, ErrorKind::Syntax),
        ];
        for (text, offset, kind) in cases {
            assert_eq!(parse(text), Err(super::Error { offset, kind }), "{text}");
        }
        assert_eq!(parse_within("[[[]]]", 2).map_err(|e| e.kind), Err(ErrorKind::Depth));
        assert!(parse(&"[".repeat(1_000_000)).is_err());
    }

    #[test]
    fn locates_values() {
        let text = "{\n  \"a\": [1, {\"b/c\": 2}],\n  \"å\": true }";
        let place = |pointer: &str| {
            let at = locate(text, &Pointer::parse(pointer)?)?;
            Some(line_and_column(text, at))
        };
        assert_eq!(place(""), Some((1, 1)));
        assert_eq!(place("/a/1/b~1c"), Some((2, 20)));
        assert_eq!(place("/å"), Some((3, 8)));
        assert_eq!(place("/a/2"), None);
        assert_eq!(place("/missing"), None);
    }
}
