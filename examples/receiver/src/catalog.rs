//! The forms in the folder, loaded and compiled once at start: definition, texts, words of each language.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use blankett::form::{Form, LoadOptions, Widget};
use blankett::i18n::{BUILTIN, Phrase, Words};
use blankett::pointer::{Place, Pointer, array_index};
use blankett::problem::Problem;
use blankett::session::Session;
use blankett::view::{Options, View, texts};

/// How the file of a definition ends; the slug is the name of its folder.
const FORM: &str = ".form.json";

/// How the same form ends, compiled.
const COMPILED: &str = ".form.bin";

/// How a picture ends.
const PICTURE: &str = ".svg";

/// What the receiver's own pages say.
const OWN: [(&str, &str); 2] =
    [("da", include_str!("../locales/da.ftl")), ("en", include_str!("../locales/en.ftl"))];

/// All forms by slug.
pub(crate) struct Catalog {
    entries: BTreeMap<String, Entry>,
    own: Vec<Words>,
}

/// One form.
pub(crate) struct Entry {
    pub(crate) slug: String,
    pub(crate) form: Form,
    /// The definition as it stands in its file.
    pub(crate) definition: String,
    /// What a page loads instead of the definition.
    compiled: Vec<u8>,
    /// The form's own Fluent texts by language.
    texts: BTreeMap<String, String>,
    /// The pictures beside the definition that its notes show, by name.
    pictures: BTreeMap<String, String>,
    /// The words of the form's first language.
    first: Words,
    /// The words of its other languages.
    others: Vec<Words>,
}

impl Catalog {
    /// Loads every folder that holds a definition. The error names the file and what is wrong in it.
    pub(crate) fn load(folder: &Path) -> Result<Self, String> {
        let mut entries = BTreeMap::new();
        for path in files(folder)?.into_iter().filter(|path| path.is_dir()) {
            let inside = files(&path)?;
            if let Some(definition) = inside.iter().find(|path| name_of(path).ends_with(FORM)) {
                let slug = name_of(&path);
                entries.insert(slug.clone(), Entry::load(slug, definition, &inside)?);
            }
        }
        if entries.is_empty() {
            return Err(format!("{} holds no folder with a definition (NAME{FORM})", folder.display()));
        }
        let own = OWN.iter().map(|(tag, _)| Words::new(tag, &OWN, &[])).collect();
        Ok(Self { entries, own })
    }

    /// The form with this slug.
    pub(crate) fn get(&self, slug: &str) -> Option<&Entry> {
        self.entries.get(slug)
    }

    /// All forms in the order of their slugs.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// A sentence of the receiver's own.
    pub(crate) fn say(&self, locale: &str, id: &str) -> String {
        let words = self.own.iter().find(|words| words.locale() == locale).or(self.own.first());
        words.map(|words| words.attribute(id, &[]).text).unwrap_or_default()
    }

    /// `{slug}.form.bin`, `{slug}.form.json` or `{slug}.{lang}.ftl`, for pages that load a form from here.
    pub(crate) fn file(&self, name: &str) -> Option<Response> {
        let (media_type, bytes) = if let Some(slug) = name.strip_suffix(COMPILED) {
            ("application/octet-stream", self.get(slug)?.compiled.clone())
        } else if let Some(slug) = name.strip_suffix(FORM) {
            ("application/json", self.get(slug)?.definition.clone().into())
        } else {
            let (slug, lang) = name.strip_suffix(".ftl")?.rsplit_once('.')?;
            ("text/plain; charset=utf-8", self.get(slug)?.texts.get(lang)?.clone().into())
        };
        let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "no-cache")];
        Some((headers, bytes).into_response())
    }
}

impl Entry {
    /// A picture by its name.
    pub(crate) fn picture(&self, name: &str) -> Option<Response> {
        let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "no-cache")];
        Some((headers, self.pictures.get(name)?.clone()).into_response())
    }

    fn load(slug: String, path: &Path, inside: &[PathBuf]) -> Result<Self, String> {
        let definition = read(path)?;
        let form = Form::load(&definition, &LoadOptions::default()).map_err(|diagnostics| {
            let lines = diagnostics.iter().map(|found| {
                let (line, column) = (found.line.unwrap_or(1), found.column.unwrap_or(1));
                format!("\n{}:{line}:{column}: {}", path.display(), found.message)
            });
            format!("a form does not load{}", lines.collect::<String>())
        })?;
        let stem = name_of(path).trim_end_matches(FORM).to_owned() + ".";
        let (mut texts, mut pictures) = (BTreeMap::new(), BTreeMap::new());
        for path in inside {
            let name = name_of(path);
            if name.ends_with(PICTURE) {
                pictures.insert(name, read(path)?);
                continue;
            }
            let lang = name.strip_prefix(&stem).and_then(|rest| rest.strip_suffix(".ftl"));
            if let Some(lang) = lang {
                texts.insert(lang.to_owned(), read(path)?);
            }
        }
        let pairs: Vec<(&str, &str)> =
            texts.iter().map(|(lang, ftl)| (lang.as_str(), ftl.as_str())).collect();
        let words = |lang: &String| Words::new(lang, BUILTIN, &pairs);
        let first = form.languages.first().map_or_else(|| words(&String::new()), words);
        let others = form.languages.iter().skip(1).map(words).collect();
        let compiled = form.pack();
        Ok(Self { slug, form, definition, compiled, texts, pictures, first, others })
    }

    /// The form's own texts by language.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }

    /// The form's languages, its own first.
    pub(crate) fn languages(&self) -> Vec<&str> {
        self.form.languages.iter().map(String::as_str).collect()
    }

    /// Exactly this language, where the form has it.
    pub(crate) fn language(&self, tag: &str) -> Option<&str> {
        self.form.languages.iter().map(String::as_str).find(|own| *own == tag)
    }

    /// The words of a language of the form; of its first for any other.
    pub(crate) fn words(&self, locale: &str) -> &Words {
        self.others.iter().find(|words| words.locale() == locale).unwrap_or(&self.first)
    }

    /// The form's title.
    pub(crate) fn title(&self, locale: &str) -> Phrase {
        self.view(locale, texts::form_title)
    }

    /// What is wrong with an answer, as a sentence.
    pub(crate) fn sentence(&self, problem: &Problem, locale: &str) -> String {
        let place = self.place(&problem.pointer);
        let say = |view: &View<'_>| texts::problem(view, self.form.field_at(&place), &place, problem);
        texts::plain(&self.view(locale, say).text)
    }

    /// Reads words from the view of an empty form.
    fn view<T>(&self, locale: &str, read: impl FnOnce(&View<'_>) -> T) -> T {
        let (session, options) = (Session::new(&self.form, locale, ""), Options::default());
        let words = self.words(session.locale());
        read(&View { form: &self.form, session: &session, words, options: &options })
    }

    /// The place of the field that a pointer leads to, whatever the row.
    fn place(&self, pointer: &Pointer) -> Place {
        pointer.tokens().fold(Place::root(), |place, token| {
            let is_list = self.form.field_at(&place).is_some_and(|field| field.widget == Widget::Rows);
            if is_list && array_index(&token).is_some() { place.any_row() } else { place.child(&token) }
        })
    }
}

/// What is in a folder, in the order of the names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let cannot = |error: std::io::Error| format!("{} cannot be read: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(cannot)?;
    let mut paths =
        entries.map(|entry| Ok(entry.map_err(cannot)?.path())).collect::<Result<Vec<_>, String>>()?;
    paths.sort();
    Ok(paths)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}
