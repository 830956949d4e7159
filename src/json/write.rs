//! [`Value`] to JSON text: compact, members in order, numbers exactly as they are.

use super::{Number, Value};

/// Writes a value without spaces.
pub fn write(value: &Value) -> String {
    let mut text = String::new();
    write_value(value, &mut text);
    text
}

fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(Number::Text(text)) => out.push_str(text),
        Value::Number(number) => out.push_str(&number.to_text()),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            let mut sign = '[';
            for item in items {
                out.push(sign);
                write_value(item, out);
                sign = ',';
            }
            out.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Value::Object(members) => {
            let mut sign = '{';
            for (name, member) in members.iter() {
                out.push(sign);
                write_string(name, out);
                out.push(':');
                write_value(member, out);
                sign = ',';
            }
            out.push_str(if members.is_empty() { "{}" } else { "}" });
        }
    }
}

/// Writes a JSON string with its quotes; only what must be escaped is.
pub fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\x1f' => {
                out.push_str("\\u00");
                out.push(if c < '\x10' { '0' } else { '1' });
                out.extend(char::from_digit(u32::from(c) & 15, 16));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}
