//! From the text of a definition to a [`Form`], or to everything that is wrong with it.

use sha2::{Digest, Sha256};

use super::conditions::Conditions;
use super::definition::{self, ContactKeyword, RootKeyword};
use super::diagnostic::{Diagnostic, Report};
use super::fields;
use super::layers::Layers;
use super::lint::{Spoken, unnamed_language};
use super::{Contact, Form, acting, kinds, never, pages, relevant, scan, sending, syntax};
use crate::json::{self, ErrorKind, Value};
use crate::pointer::Pointer;
use crate::schema::{self, Schema};

/// How a definition is loaded.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// How its schema is compiled.
    pub schema: schema::Options,
    /// How much it may be.
    pub limits: Limits,
}

/// How much a definition may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of its text.
    pub bytes: usize,
    /// How deep its JSON nests.
    pub depth: usize,
    /// How many fields there may be.
    pub fields: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 2_000_000, depth: 64, fields: 20_000 }
    }
}

impl Limits {
    /// What a definition with too many fields is told.
    pub(super) fn sentence(&self) -> String {
        ["There are more than ", &self.fields.to_string(), " fields: a host may raise this limit."].concat()
    }
}

impl Form {
    /// Loads a definition from its JSON text; diagnostics have lines and columns.
    pub fn load(text: &str, options: &LoadOptions) -> Result<Self, Vec<Diagnostic>> {
        let (loaded, report) = read_text(text, options)?;
        finish(loaded, report, Some(text))
    }

    /// All that its author should know of a definition: what is wrong with it, and what [`Form::lint`] tells beside that, as far
    /// as the form can be understood; with `spoken`, of the languages that nobody has written words in.
    pub fn diagnose(text: &str, options: &LoadOptions, spoken: Option<&Spoken<'_>>) -> Vec<Diagnostic> {
        match read_text(text, options) {
            Ok((form, mut report)) => {
                if let Some(form) = form {
                    let mut advice = form.findings(spoken);
                    if spoken.is_some() {
                        advice.extend(unnamed_language(text));
                    }
                    report.advise(advice);
                }
                report.finish(Some(text))
            }
            Err(found) => found,
        }
    }

    /// Loads a definition that is already JSON; diagnostics have pointers only.
    pub fn load_value(definition: Value, options: &LoadOptions) -> Result<Self, Vec<Diagnostic>> {
        let mut report = Report::default();
        let loaded = load(definition, options, &mut report);
        finish(loaded, report, None)
    }
}

/// What a text holds: a form as far as it can be understood, and what is wrong with it.
fn read_text(text: &str, options: &LoadOptions) -> Result<(Option<Form>, Report), Vec<Diagnostic>> {
    let mut report = Report::default();
    let loaded = if text.len() > options.limits.bytes {
        let message =
            ["The definition is longer than ", &options.limits.bytes.to_string(), " bytes."].concat();
        report.error(&Pointer::root(), "limit", message);
        None
    } else {
        match json::parse_within(text, options.limits.depth) {
            Ok(definition) => load(definition, options, &mut report),
            Err(error) => return Err(vec![not_json(text, error)]),
        }
    };
    Ok((loaded, report))
}

fn finish(loaded: Option<Form>, report: Report, text: Option<&str>) -> Result<Form, Vec<Diagnostic>> {
    match loaded {
        Some(form) if report.is_empty() => Ok(form),
        _ => Err(report.finish(text)),
    }
}

/// What is wrong with a text that is no JSON.
pub(crate) fn not_json(text: &str, error: json::Error) -> Diagnostic {
    let (line, column) = json::line_and_column(text, error.offset);
    let (code, message) = match error.kind {
        ErrorKind::Depth => ("limit", "Arrays and objects nest too deeply here."),
        ErrorKind::DuplicateName => {
            ("json", "This name stands twice in the same object: remove one of the two.")
        }
        ErrorKind::End => {
            ("json", "The JSON ends too early: a bracket, a brace or a quotation mark is not closed.")
        }
        ErrorKind::Number => ("json", "This is not a JSON number."),
        ErrorKind::String => {
            ("json", "This text has a character that JSON only allows escaped, or a bad escape.")
        }
        _ => (
            "json",
            "This is not JSON: look for a missing or superfluous comma, or a missing quotation mark.",
        ),
    };
    let (line, column, message) = (Some(line), Some(column), message.to_owned());
    Diagnostic { pointer: Pointer::root(), line, column, severity: super::Severity::Error, code, message }
}

fn load(definition: Value, options: &LoadOptions, report: &mut Report) -> Option<Form> {
    let (keyword, schema, root) = read(&definition, options, report)?;
    let layers = Layers::new(&definition, &schema);
    let mut found = fields::fields(&layers, root.on_hide, &options.limits, report);
    let mut pages = pages::pages(&root, &definition, &found, report);
    let by_place = std::mem::take(&mut found.by_place);
    let mut notes = std::mem::take(&mut found.notes);
    let mut fields = std::mem::take(&mut found.fields);
    let conditions = Conditions::new(&definition, &schema, keyword, &by_place, &fields);
    let relevant = relevant::relevant(&found, &pages, &conditions, &mut notes, report);
    kinds::conditions(&mut pages, &conditions, &mut notes, report);
    never::warn(&conditions, &found, &pages, &mut notes);
    let checks = conditions.expressions().all_checks(&found.checks, report);
    let acting = root.acting_for.as_ref().and_then(|keyword| acting::acting(keyword, &conditions, report));
    let order = relevant.attach(&mut fields, &by_place);
    let (acting, decides) = acting.unzip();
    let text = |name: &str| definition.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut form = Form {
        id: text("$id"),
        title: text("title"),
        description: definition.get("description").and_then(Value::as_str).map(str::to_owned),
        version: definition.get("form").and_then(|form| form.get("version")).cloned(),
        hash: hash(&definition),
        languages: languages(&root, report),
        submit: sending::submit(root.submit.as_ref(), &definition, report),
        contact: root.contact.map(contact),
        receipt_next: root.receipt.map(|receipt| receipt.next),
        acting,
        glossary: acting::glossary(root.glossary.unwrap_or_default(), report),
        errors: definition.as_object().map(definition::errors).unwrap_or_default(),
        pages: pages.into_iter().map(|page| page.page).collect(),
        fields,
        by_place,
        order,
        checks,
        notes: notes.finish(None),
        schema,
        definition,
    };
    form.mark_piped(decides.unwrap_or_default());
    Some(form)
}

/// The name under which the schemas of conditions are compiled, the schema, and the `form` keyword.
fn read(
    definition: &Value,
    options: &LoadOptions,
    report: &mut Report,
) -> Option<(&'static str, Schema, RootKeyword)> {
    let keyword = scan::defs_keyword(definition);
    let schema = compile(&scan::compilable(definition, keyword), keyword, options, report);
    let root = definition::read_root(definition, report);
    Some((keyword, schema?, root))
}

fn compile(schema: &Value, keyword: &str, options: &LoadOptions, report: &mut Report) -> Option<Schema> {
    match Schema::compile(schema, &options.schema) {
        Ok(schema) => Some(schema),
        Err(errors) => {
            for error in errors {
                let mut message = sentence(&error.kind.to_string());
                if let Some(document) = &error.document {
                    message = [&message, " (in ", document, ")"].concat();
                }
                report.error(&scan::origin(&error.pointer, keyword), error.kind.code(), message);
            }
            None
        }
    }
}

/// With a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase().to_string()).unwrap_or_default();
    let end = if text.ends_with('.') { "" } else { "." };
    [&first, chars.as_str(), end].concat()
}

/// Lower-case hex SHA-256 of the definition written compactly in its own order.
fn hash(definition: &Value) -> String {
    let digest = Sha256::digest(json::write(definition).as_bytes());
    let hex =
        |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0'));
    digest.iter().flat_map(hex).collect()
}

/// The language of a definition that names none.
const LANGUAGE: &str = "en";

fn languages(root: &RootKeyword, report: &mut Report) -> Vec<String> {
    let languages = root.languages.clone().unwrap_or_else(|| vec![LANGUAGE.to_owned()]);
    let at = Pointer::root().child("form").child("languages");
    for (index, tag) in languages.iter().enumerate() {
        if let Some(message) = syntax::language(tag) {
            report.error(&at.child(&index.to_string()), "language", message);
        } else if languages.iter().take(index).any(|other| other.eq_ignore_ascii_case(tag)) {
            report.error(&at.child(&index.to_string()), "language", "This language stands twice.");
        } else if let Some(base) = tag.strip_suffix("-x-easy")
            && !languages.iter().any(|other| other == base)
        {
            let message = ["\"", tag, "\" are the easy texts of \"", base, "\": add that language too."];
            report.error(&at.child(&index.to_string()), "language", message.concat());
        }
    }
    languages
}

fn contact(contact: ContactKeyword) -> Contact {
    Contact { title: contact.title, lines: contact.lines }
}
