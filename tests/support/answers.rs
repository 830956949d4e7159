//! Answers by chance: made after a definition, mended until the form accepts them, then edited a little.

use blankett::form::Form;
use blankett::json;
use serde_json::{Map, Value, json};

/// Numbers by chance, the same ones for the same seed (Knuth's MMIX constants).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn often(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'t, T>(&mut self, list: &'t [T]) -> &'t T {
        &list[self.below(list.len())]
    }
}

/// Answers after one definition.
pub(crate) struct Answers<'a> {
    pub(crate) definition: &'a Value,
    pub(crate) form: &'a Form,
    pub(crate) chance: Chance,
}

/// What stands in for a format without examples.
const FORMATS: [(&str, &str); 13] = [
    ("country", "SE"),
    ("date", "1999-12-31"),
    ("dk-cpr", "0102031234"),
    ("dk-cvr", "10150817"),
    ("dk-postcode", "8000"),
    ("dk-telephone", "+4520304050"),
    ("duration", "PT1H30M"),
    ("email", "ane@example.com"),
    ("iban", "SE4550000000058398257466"),
    ("local-time", "09:30"),
    ("telephone", "20304050"),
    ("uri", "https://example.org"),
    ("year-month", "2026-05"),
];

/// Every schema object that may speak of the value of a schema; branches too.
fn layers<'v>(root: &'v Value, schema: &'v Value, depth: u32) -> Vec<&'v Map<String, Value>> {
    let Some(object) = schema.as_object().filter(|_| depth <= 8) else { return Vec::new() };
    let mut found = vec![object];
    let reference = object.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
    let mut more: Vec<&Value> = reference.and_then(|pointer| root.pointer(pointer)).into_iter().collect();
    for keyword in ["allOf", "oneOf", "anyOf"] {
        more.extend(object.get(keyword).and_then(Value::as_array).into_iter().flatten());
    }
    more.extend(["then", "else"].iter().filter_map(|keyword| object.get(*keyword)));
    let dependent = object.get("dependentSchemas").and_then(Value::as_object);
    more.extend(dependent.into_iter().flat_map(Map::values));
    found.extend(more.into_iter().flat_map(|schema| layers(root, schema, depth + 1)));
    found
}

fn first<'v>(all: &[&'v Map<String, Value>], keyword: &str) -> Option<&'v Value> {
    all.iter().find_map(|layer| layer.get(keyword))
}

fn number(all: &[&Map<String, Value>], keyword: &str) -> Option<i64> {
    first(all, keyword).and_then(Value::as_i64)
}

impl<'a> Answers<'a> {
    /// One that is right as far as mending goes.
    pub(crate) fn mended(&mut self) -> Value {
        let mut answers = self.make(self.definition);
        for _ in 0..6 {
            answers = self.computed(&answers);
            let problems = self.form.check(&json::parse(&answers.to_string()).unwrap(), "2026-01-31");
            if problems.is_empty() {
                break;
            }
            for problem in problems {
                let away = problem.code != "required" && self.chance.often(40);
                self.change(&mut answers, problem.pointer.as_str(), away);
            }
        }
        answers
    }

    /// With the values that the form computes.
    fn computed(&self, answers: &Value) -> Value {
        let computed = self.form.computed(&json::parse(&answers.to_string()).unwrap(), "2026-01-31");
        serde_json::from_str(&json::write(&computed)).unwrap()
    }

    /// The same with up to two edits.
    pub(crate) fn edited(&mut self, base: &Value) -> Value {
        let mut answers = base.clone();
        for _ in 0..self.chance.below(3) {
            self.edit(&mut answers);
        }
        answers
    }

    /// The schema of a property or an item, whichever layer has one; by chance where several do.
    fn child(&mut self, schemas: &[&'a Map<String, Value>], name: &str) -> &'a Value {
        let named: Vec<&Value> =
            schemas.iter().filter_map(|layer| layer.get("properties")?.get(name)).collect();
        let at: Option<usize> = name.parse().ok();
        let item = first(schemas, "prefixItems")
            .and_then(|prefix| prefix.get(at?))
            .or_else(|| first(schemas, "items"))
            .or_else(|| first(schemas, "additionalProperties"))
            .unwrap_or(&Value::Bool(true));
        if named.is_empty() { item } else { named[self.chance.below(named.len())] }
    }

    fn make(&mut self, schema: &'a Value) -> Value {
        let all = layers(self.definition, schema, 0);
        let constants: Vec<&Value> = all.iter().filter_map(|layer| layer.get("const")).collect();
        if !constants.is_empty() {
            return constants[self.chance.below(constants.len())].clone();
        }
        if let Some(options) = first(&all, "enum").and_then(Value::as_array) {
            return self.chance.pick(options).clone();
        }
        if let Some(examples) = first(&all, "examples").and_then(Value::as_array)
            && self.chance.often(80)
        {
            return self.chance.pick(examples).clone();
        }
        let format = first(&all, "format").and_then(Value::as_str);
        if let Some((_, text)) = FORMATS.iter().find(|(name, _)| Some(*name) == format) {
            return json!(text);
        }
        let usual = if first(&all, "properties").is_some() { "object" } else { "string" };
        match first(&all, "type").and_then(Value::as_str).unwrap_or(usual) {
            "object" => self.group(&all),
            "array" => {
                let length =
                    usize::try_from(number(&all, "minItems").unwrap_or(0)).unwrap() + self.chance.below(3);
                let item = |answers: &mut Self, index: usize| {
                    let schema = answers.child(&all, &index.to_string());
                    answers.make(schema)
                };
                (0..length).map(|index| item(self, index)).collect()
            }
            kind @ ("integer" | "number") => self.number(&all, kind == "number"),
            "boolean" => json!(self.chance.often(50)),
            _ => {
                let least = usize::try_from(number(&all, "minLength").unwrap_or(0)).unwrap();
                json!("abcdefgh"[..least + self.chance.below(4)])
            }
        }
    }

    fn number(&mut self, all: &[&Map<String, Value>], halves: bool) -> Value {
        let (low, high) = (number(all, "minimum").unwrap_or(-2), number(all, "maximum").unwrap_or(12));
        let span = usize::try_from(high - low + 1).unwrap();
        let whole = low + i64::try_from(self.chance.below(span)).unwrap();
        if halves && self.chance.often(30) { json!(whole as f64 + 0.5) } else { json!(whole) }
    }

    fn group(&mut self, all: &[&'a Map<String, Value>]) -> Value {
        let mut made = Map::new();
        let names = |keyword: &str| all.iter().filter_map(|layer| layer.get(keyword)).collect::<Vec<_>>();
        let required: Vec<&Value> =
            names("required").into_iter().filter_map(Value::as_array).flatten().collect();
        let properties: Vec<&String> =
            names("properties").into_iter().filter_map(Value::as_object).flat_map(Map::keys).collect();
        for name in properties {
            let asked = required.iter().any(|own| *own == name);
            if !made.contains_key(name) && self.chance.often(if asked { 85 } else { 50 }) {
                let schema = self.child(all, name);
                made.insert(name.clone(), self.make(schema));
            }
        }
        if first(all, "additionalProperties").is_some_and(Value::is_object) {
            for name in ["others", "more", "x"] {
                if self.chance.often(40) {
                    let schema = self.child(all, name);
                    made.insert(name.to_owned(), self.make(schema));
                }
            }
        }
        Value::Object(made)
    }

    /// Puts a new value at a pointer, or takes the value away.
    fn change(&mut self, answers: &mut Value, pointer: &str, away: bool) {
        let Some((parent, last)) = pointer.rsplit_once('/') else { return };
        let unescape = |token: &str| token.replace("~1", "/").replace("~0", "~");
        let last = unescape(last);
        let mut all = layers(self.definition, self.definition, 0);
        for token in parent.split('/').skip(1) {
            let schema = self.child(&all, &unescape(token));
            all = layers(self.definition, schema, 0);
        }
        let schema = self.child(&all, &last);
        match answers.pointer_mut(parent) {
            Some(Value::Object(object)) if away => drop(object.remove(&last)),
            Some(Value::Object(object)) => drop(object.insert(last, self.make(schema))),
            Some(Value::Array(items)) => {
                let index = last.parse().unwrap_or(usize::MAX);
                if index < items.len() && away {
                    items.remove(index);
                } else if index < items.len() {
                    items[index] = self.make(schema);
                }
            }
            _ => {}
        }
    }

    fn edit(&mut self, answers: &mut Value) {
        let mut all = Vec::new();
        pointers(answers, "", &mut all);
        let pointer = self.chance.pick(&all).clone();
        let mut names: Vec<&str> =
            self.definition["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        names.push("extra");
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        match self.chance.below(4) {
            0 => self.change(answers, &pointer, true),
            1 => {
                let beside = format!("{parent}/{}", self.chance.pick(&names));
                self.change(answers, &beside, false);
            }
            _ => {
                let value = answers.pointer_mut(&pointer).unwrap();
                *value = match value.as_str().filter(|_| self.chance.often(60)) {
                    Some(own) => {
                        let shorter: String = own.chars().skip(1).collect();
                        json!(*self.chance.pick(&[format!("{own}x"), shorter]))
                    }
                    None => self.chance.pick(&wrong()).clone(),
                };
            }
        }
    }
}

fn wrong() -> [Value; 13] {
    [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(7),
        json!(""),
        json!("x"),
        json!("abcdefghijkl"),
        json!([]),
        json!({}),
        json!([1, 1]),
        json!({ "x": 1 }),
    ]
}

/// The pointers of everything in a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        _ => {}
    }
}
