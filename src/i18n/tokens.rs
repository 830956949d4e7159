//! The smallest parts of Fluent's grammar: literals, identifiers, blanks and single characters.

use super::syntax::Walker;
use crate::json::hex;

impl<'a> Walker<'a> {
    /// A string in quotes, its escapes replaced.
    pub(super) fn literal(&mut self) -> Option<String> {
        self.expect(b'"')?;
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | b'\n') {
                self.at += 1;
            }
            text.push_str(self.since(start));
            if self.eat(b'"') {
                return Some(text);
            }
            self.expect(b'\\')?;
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let kind = self.peek()?;
        self.at += 1;
        let length = match kind {
            b'"' | b'\\' => return Some(char::from(kind)),
            b'u' => 4,
            b'U' => 6,
            _ => return None,
        };
        let digits = self.text.get(self.at..self.at + length)?;
        self.at += length;
        Some(char::from_u32(hex(digits)?).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    pub(super) fn number(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.eat(b'-');
        self.digits()?;
        if self.eat(b'.') {
            self.digits()?;
        }
        Some(self.since(start))
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    pub(super) fn identifier(&mut self) -> Option<&'a str> {
        let start = self.at;
        let goes_on = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if self.peek()?.is_ascii_alphabetic() {
            while self.peek().is_some_and(goes_on) {
                self.at += 1;
            }
        }
        Some(self.since(start)).filter(|name| !name.is_empty())
    }

    /// Over spaces and line ends.
    pub(super) fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n')) {
            self.at += 1;
        }
    }

    pub(super) fn spaces(&mut self) {
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(super) fn expect(&mut self, byte: u8) -> Option<()> {
        self.eat(byte).then_some(())
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The text from there to here.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }
}
