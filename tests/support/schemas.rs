//! Schemas and values for them, made up from a number: few names and few values, so that they meet.

use serde_json::{Map, Value, json};

use crate::random::Random;

/// The dialects by their `$schema`.
const DIALECTS: [&str; 3] = [
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "http://json-schema.org/draft-07/schema#",
];

const NAMES: [&str; 5] = ["a", "b", "ab", "c/~", "å"];
const TEXTS: [&str; 12] =
    ["", "a", "b", "ab", "abc", "a1", "å", "😀x", "2024-02-29", "2024-13-01", "127.0.0.1", "1.2.3.400"];
const NUMBERS: [&str; 14] =
    ["0", "1", "2", "3", "-1", "-2", "6", "10", "1.0", "0.5", "1.5", "2.25", "1e2", "12.5"];
const PATTERNS: [&str; 6] = ["^a", "b$", "[0-9]", "^.$", "^[a-cå]*$", "\\d{4}-\\d\\d"];
const TYPES: [&str; 7] = ["null", "boolean", "object", "array", "number", "string", "integer"];
const ROOT: usize = 0;

/// Writes schemas of one dialect.
struct Writer<'r> {
    random: &'r mut Random,
    dialect: usize,
}

/// Makes up a schema in one of the dialects.
pub(crate) fn schema(random: &mut Random) -> Value {
    let dialect = random.pick(&[0, 0, 0, 0, 1, 2]);
    let mut writer = Writer { random, dialect };
    let mut members = writer.members(ROOT);
    writer.definitions(&mut members);
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), DIALECTS[dialect].into());
    schema.extend(members);
    Value::Object(schema)
}

/// Makes up a value, half of the time with an eye on the schema.
pub(crate) fn value(random: &mut Random, schema: &Value) -> Value {
    if random.percent(70) { fitting(random, schema, 0) } else { any_value(random, 0) }
}

impl Writer<'_> {
    fn schema(&mut self, depth: usize) -> Value {
        match self.random.below(20) {
            0 => json!(true),
            1 => json!(false),
            2..=5 if depth >= 2 => json!({ "type": self.random.pick(&TYPES) }),
            _ if depth >= 3 => json!({ "type": self.random.pick(&TYPES) }),
            _ => Value::Object(self.members(depth)),
        }
    }

    /// Keywords that go together: those of one type of value, or those that combine.
    fn members(&mut self, depth: usize) -> Map<String, Value> {
        let mut members = Map::new();
        for _ in 0..=self.random.below(2) {
            match self.random.below(if depth == ROOT { 9 } else { 7 }) {
                0 => self.any(&mut members),
                1 => self.number(&mut members),
                2 => self.text(&mut members),
                3 | 7 => self.array(&mut members, depth),
                4 | 8 => self.object(&mut members, depth),
                5 => self.combination(&mut members, depth),
                _ => self.condition(&mut members, depth),
            }
        }
        if depth <= 1 && self.dialect < 2 && self.random.percent(25) {
            self.unevaluated(&mut members, depth);
        }
        if depth > ROOT && self.random.percent(6) {
            self.reference(&mut members);
        }
        members
    }

    fn any(&mut self, members: &mut Map<String, Value>) {
        let (one, other) = (self.random.pick(&TYPES), self.random.pick(&TYPES));
        let value = any_value(self.random, 1);
        let (keyword, value) = match self.random.below(4) {
            0 => ("type", json!(one)),
            1 if one != other => ("type", json!([one, other])),
            2 => ("const", value),
            _ => ("enum", distinct(vec![value, any_value(self.random, 1), any_value(self.random, 2)])),
        };
        members.insert(keyword.to_owned(), value);
    }

    fn number(&mut self, members: &mut Map<String, Value>) {
        let keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
        for _ in 0..=self.random.below(2) {
            let keyword = self.random.pick(&keywords);
            let limit = match keyword {
                "multipleOf" => number(self.random.pick(&["1", "2", "3", "0.5", "1.5", "0.25"])),
                _ => number(self.random.pick(&NUMBERS)),
            };
            members.insert(keyword.to_owned(), limit);
        }
        self.restrict(members, "number");
    }

    fn text(&mut self, members: &mut Map<String, Value>) {
        for _ in 0..=self.random.below(2) {
            let (keyword, value) = match self.random.below(4) {
                0 => ("minLength", json!(self.random.below(4))),
                1 => ("maxLength", json!(self.random.below(4))),
                2 => ("format", json!(self.random.pick(&["date", "ipv4", "unknown"]))),
                _ => ("pattern", json!(self.random.pick(&PATTERNS))),
            };
            members.insert(keyword.to_owned(), value);
        }
        self.restrict(members, "string");
    }

    /// Often the type stands beside what only speaks of that type.
    fn restrict(&mut self, members: &mut Map<String, Value>, name: &str) {
        if self.random.percent(30) {
            members.entry("type").or_insert_with(|| json!(name));
        }
    }

    fn array(&mut self, members: &mut Map<String, Value>, depth: usize) {
        for _ in 0..=self.random.below(3) {
            let (keyword, value) = match self.random.below(7) {
                0 => ("minItems", json!(self.random.below(3))),
                1 => ("maxItems", json!(1 + self.random.below(3))),
                2 => ("uniqueItems", json!(self.random.percent(80))),
                3 => ("contains", self.schema(depth + 1)),
                4 if self.dialect < 2 => {
                    members.insert("contains".to_owned(), self.schema(depth + 1));
                    let keyword = self.random.pick(&["minContains", "maxContains"]);
                    (keyword, json!(self.random.below(3)))
                }
                5 if self.dialect == 0 => ("prefixItems", self.list(depth)),
                5 => {
                    members.insert("additionalItems".to_owned(), self.schema(depth + 1));
                    ("items", self.list(depth))
                }
                _ => ("items", self.schema(depth + 1)),
            };
            members.insert(keyword.to_owned(), value);
        }
        self.restrict(members, "array");
    }

    fn object(&mut self, members: &mut Map<String, Value>, depth: usize) {
        for _ in 0..=self.random.below(3) {
            let (keyword, value) = match self.random.below(10) {
                0 => ("minProperties", json!(self.random.below(3))),
                1 => ("maxProperties", json!(self.random.below(4))),
                2 => ("required", self.names()),
                3 => ("patternProperties", self.by_pattern(depth)),
                4 => ("additionalProperties", self.schema(depth + 1)),
                5 => ("propertyNames", self.schema(3.max(depth))),
                6 if self.dialect == 2 => ("dependencies", self.dependencies(depth)),
                6 => ("dependentRequired", self.for_name(Self::names)),
                7 if self.dialect < 2 => ("dependentSchemas", self.for_name(|own| own.schema(depth + 1))),
                _ => ("properties", self.by_name(depth)),
            };
            members.insert(keyword.to_owned(), value);
        }
        self.restrict(members, "object");
    }

    fn combination(&mut self, members: &mut Map<String, Value>, depth: usize) {
        let (keyword, value) = match self.random.below(4) {
            0 => ("not", self.schema(depth + 1)),
            1 => ("allOf", self.list(depth)),
            2 => ("anyOf", self.list(depth)),
            _ => ("oneOf", self.list(depth)),
        };
        members.insert(keyword.to_owned(), value);
    }

    fn condition(&mut self, members: &mut Map<String, Value>, depth: usize) {
        for (keyword, percent) in [("if", 95), ("then", 80), ("else", 60)] {
            if self.random.percent(percent) {
                let schema = self.schema(depth + 1);
                members.insert(keyword.to_owned(), schema);
            }
        }
    }

    fn unevaluated(&mut self, members: &mut Map<String, Value>, depth: usize) {
        let keyword = self.random.pick(&["unevaluatedProperties", "unevaluatedItems"]);
        let schema = if self.random.percent(60) { json!(false) } else { self.schema(depth + 1) };
        members.insert(keyword.to_owned(), schema);
    }

    /// References lead to definitions, which never refer to each other: no reference is its own end.
    fn reference(&mut self, members: &mut Map<String, Value>) {
        let (keyword, target) = match self.random.below(4) {
            0 if self.dialect == 0 => ("$dynamicRef", "#d"),
            1 if self.dialect < 2 => ("$ref", "#n"),
            2 if self.dialect == 2 => ("$ref", "#/definitions/x"),
            2 => ("$ref", "#/$defs/x"),
            _ if self.dialect == 2 => ("$ref", "inner"),
            _ => ("$ref", "inner#/$defs/y"),
        };
        members.insert(keyword.to_owned(), json!(target));
    }

    fn definitions(&mut self, members: &mut Map<String, Value>) {
        let text = Value::Object(members.clone()).to_string();
        let leaf = |own: &mut Self| json!({ "type": own.random.pick(&TYPES) });
        let (x, y, n, d) = (leaf(self), leaf(self), leaf(self), leaf(self));
        if !text.contains("$ref") && !text.contains("$dynamicRef") {
            return;
        }
        members.insert("$id".to_owned(), json!("http://example.org/root"));
        if self.dialect == 2 {
            let inner = json!({ "$id": "inner", "allOf": [y] });
            members.insert("definitions".to_owned(), json!({ "x": x, "i": inner }));
            return;
        }
        let inner = json!({ "$id": "inner", "$defs": { "y": y } });
        let named = json!({ "$anchor": "n", "anyOf": [n] });
        let mut definitions = json!({ "x": x, "n": named, "i": inner });
        if self.dialect == 0 {
            definitions["d"] = json!({ "$dynamicAnchor": "d", "not": d });
        }
        members.insert("$defs".to_owned(), definitions);
    }

    fn list(&mut self, depth: usize) -> Value {
        let count = 1 + self.random.below(3);
        (0..count).map(|_| self.schema(depth + 1)).collect()
    }

    fn names(&mut self) -> Value {
        let count = self.random.below(3);
        distinct((0..count).map(|_| json!(self.random.pick(&NAMES))).collect())
    }

    fn for_name(&mut self, make: impl Fn(&mut Self) -> Value) -> Value {
        let name = self.random.pick(&NAMES);
        json!({ name: make(self) })
    }

    fn by_name(&mut self, depth: usize) -> Value {
        let count = 1 + self.random.below(4);
        let member = |_| (self.random.pick(&NAMES).to_owned(), self.schema(depth + 1));
        Value::Object((0..count).map(member).collect())
    }

    fn by_pattern(&mut self, depth: usize) -> Value {
        let pattern = self.random.pick(&PATTERNS);
        json!({ pattern: self.schema(depth + 1) })
    }

    fn dependencies(&mut self, depth: usize) -> Value {
        let (one, other) = (self.random.pick(&NAMES), self.random.pick(&NAMES));
        json!({ one: self.names(), other: self.schema(depth + 1) })
    }
}

fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

/// Without repeats, which `enum` and `required` do not want.
fn distinct(values: Vec<Value>) -> Value {
    let mut kept: Vec<Value> = Vec::new();
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    Value::Array(kept)
}

fn any_value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth >= 3 { 7 } else { 12 }) {
        0 => Value::Null,
        1 => json!(random.percent(50)),
        2..=4 => number(random.pick(&NUMBERS)),
        5 | 6 => json!(random.pick(&TEXTS)),
        7 | 8 => {
            let count = random.below(4);
            (0..count).map(|_| any_value(random, depth + 1)).collect()
        }
        _ => {
            let count = random.below(4);
            let member = |_| (random.pick(&NAMES).to_owned(), any_value(random, depth + 1));
            Value::Object((0..count).map(member).collect())
        }
    }
}

/// A value that the schema may well accept: of its type, with its members, one of its choices.
fn fitting(random: &mut Random, schema: &Value, depth: usize) -> Value {
    let Some(members) = schema.as_object().filter(|_| depth < 4) else { return any_value(random, depth + 1) };
    let listed = members.get("enum").and_then(Value::as_array);
    if let Some(listed) = listed.filter(|_| random.percent(80)) {
        return random.pick(listed);
    }
    if let Some(constant) = members.get("const").filter(|_| random.percent(80)) {
        return constant.clone();
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        if let Some(branches) = members.get(keyword).and_then(Value::as_array).filter(|_| random.percent(50))
        {
            let branch = random.pick(branches);
            return fitting(random, &branch, depth + 1);
        }
    }
    match kind(random, members) {
        "object" => fitting_object(random, members, depth),
        "array" => fitting_array(random, members, depth),
        "number" => number(random.pick(&NUMBERS)),
        "integer" => number(random.pick(&NUMBERS[..8])),
        "string" => json!(random.pick(&TEXTS)),
        "boolean" => json!(random.percent(50)),
        "null" => Value::Null,
        _ => any_value(random, depth),
    }
}

/// The type that a schema means: the one it names, or one that its other keywords speak of.
fn kind<'s>(random: &mut Random, members: &'s Map<String, Value>) -> &'s str {
    if let Some(named) = members.get("type").filter(|_| random.percent(85)) {
        let first = named.as_array().and_then(|names| names.first()).unwrap_or(named);
        return first.as_str().unwrap_or_default();
    }
    let speaks = |keywords: &[&str]| keywords.iter().any(|keyword| members.contains_key(*keyword));
    let kinds: [(&[&str], &str); 4] = [
        (&["properties", "required", "patternProperties", "additionalProperties", "minProperties"], "object"),
        (&["dependentRequired", "dependentSchemas", "dependencies", "propertyNames"], "object"),
        (&["items", "prefixItems", "contains", "minItems", "uniqueItems", "unevaluatedItems"], "array"),
        (&["pattern", "minLength", "maxLength", "format"], "string"),
    ];
    kinds.iter().find(|(keywords, _)| speaks(keywords)).map_or("", |(_, kind)| *kind)
}

fn fitting_object(random: &mut Random, members: &Map<String, Value>, depth: usize) -> Value {
    let mut object = Map::new();
    if let Some(Value::Object(properties)) = members.get("properties") {
        for (name, schema) in properties {
            if random.percent(75) {
                object.insert(name.clone(), fitting(random, schema, depth + 1));
            }
        }
    }
    if let Some(Value::Array(required)) = members.get("required") {
        for name in required.iter().filter_map(Value::as_str) {
            if random.percent(85) {
                object.entry(name).or_insert(Value::Null);
            }
        }
    }
    if object.is_empty() || random.percent(25) {
        object.insert(random.pick(&NAMES).to_owned(), any_value(random, depth + 1));
    }
    Value::Object(object)
}

fn fitting_array(random: &mut Random, members: &Map<String, Value>, depth: usize) -> Value {
    let prefix = members.get("prefixItems").or(members.get("items")).and_then(Value::as_array);
    let mut items: Vec<Value> =
        prefix.into_iter().flatten().map(|one| fitting(random, one, depth + 1)).collect();
    if let Some(contained) = members.get("contains").filter(|_| random.percent(60)) {
        items.push(fitting(random, contained, depth + 1));
    }
    for _ in 0..random.below(3) {
        let rest = members.get("items").filter(|items| !items.is_array()).unwrap_or(&Value::Null);
        items.push(fitting(random, rest, depth + 1));
    }
    Value::Array(items)
}
