//! What JavaScript can call beyond a form in a page: reading definitions, checking, rendering, pages posted without script, authoring.

#![expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]

use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use super::dom::Done;
use super::exports::{FormHandle, read, view_options};
use crate::dto::{
    self, CopyDto, DecodedDto, DiagnosticDto, OptionsDto, OutcomeDto, ProblemDto, RenderedDto, StepDto,
    SubmissionDto, for_javascript, load_options,
};
use crate::form::{Form, Spoken, not_json};
use crate::html;
use crate::i18n::{Words, markup};
use crate::json;
use crate::pointer::Pointer;
use crate::problem::Problem;
use crate::session::{Context, Effect, Event, Session};
use crate::submit::{self, Reply};
use crate::view::{Node, View};

/// Compiles a definition. Throws the list of its diagnostics.
#[wasm_bindgen]
pub fn load(definition: &str, options: &str) -> Result<FormHandle, JsValue> {
    match Form::load(definition, &load_options(&read(options))) {
        Ok(form) => Ok(FormHandle::new(form)),
        Err(diagnostics) => Err(to_js(&diagnostics.iter().map(DiagnosticDto::from).collect::<Vec<_>>())?),
    }
}

/// All that its author should know of a definition. `library` and `own` are the languages, with spaces between them, that there
/// are words of the library and texts of the form in; `fallback` is the one that the library speaks else.
#[wasm_bindgen]
pub fn diagnose(definition: &str, library: &str, fallback: &str, own: &str) -> Result<JsValue, JsValue> {
    let [library, form] = [library, own].map(|tags| tags.split_whitespace().collect::<Vec<_>>());
    let spoken = Spoken { library: &library, fallback, form: &form };
    let found = Form::diagnose(definition, &load_options(&json::Value::Null), Some(&spoken));
    to_js(&found.iter().map(DiagnosticDto::from).collect::<Vec<_>>())
}

/// What is wrong with the texts of a form in Fluent.
#[wasm_bindgen]
pub fn faults(fluent: &str) -> Result<JsValue, JsValue> {
    let words = Words::new("", &[], &[("", fluent)]);
    let faults = words.problems().iter().cloned().chain(markup(fluent, ""));
    to_js(&faults.map(|fault| DiagnosticDto::from(&fault)).collect::<Vec<_>>())
}

#[wasm_bindgen(js_class = Form)]
impl FormHandle {
    /// The form compiled, for [`unpack`](super::exports::unpack).
    pub fn pack(&self) -> Vec<u8> {
        self.loaded.form.pack()
    }

    /// The problems of answers given as JSON text. Where somebody wrote that text, what is no JSON is an
    /// error: throws its diagnostic. Where it was made of a value, there is nothing to mend in it.
    pub fn check(&self, answers: &str, is_written: bool, options: &str) -> Result<JsValue, JsValue> {
        let options = OptionsDto::read(&read(options));
        let form = &self.loaded.form;
        let (problems, answers) = match json::parse(answers) {
            Ok(answers) => (form.check(&answers, &options.today), answers),
            Err(error) if is_written && error.kind != json::ErrorKind::Depth => {
                return Err(to_js(&DiagnosticDto::from(&not_json(answers, error)))?);
            }
            // Too deep, or two names that differ only in halves of characters.
            Err(_) => (vec![Problem::new(Pointer::root(), "limit")], json::Value::Null),
        };
        if problems.is_empty() {
            return to_js(&Vec::<ProblemDto>::new());
        }
        // Sentences need the words, and labels with the numbers of rows.
        let mut session = self.loaded.session(&options);
        session.fill(form, &answers);
        self.with_view(&session, &options, |view| {
            to_js(&problems.iter().map(|problem| ProblemDto::new(problem, view)).collect::<Vec<_>>())
        })
    }

    /// A page as HTML.
    pub fn render(&self, options: &str) -> Result<JsValue, JsValue> {
        let options = OptionsDto::read(&read(options));
        let mut session = self.loaded.session(&options);
        if options.mode.as_deref() == Some("copy") {
            let copied = |view: &View<'_>| RenderedDto { html: copy(view, &options), title: view.title() };
            return self.with_view(&session, &options, |view| to_js(&copied(view)));
        }
        let wanted = match options.mode.as_deref() {
            Some("review") => Some("~check"),
            _ => options.page.as_deref(),
        };
        if let Some(page) = wanted.filter(|page| !session.open(&self.loaded.form, page)) {
            let message = ["the form has no page \"", page, "\" for these answers"].concat();
            return Err(JsError::new(&message).into());
        }
        self.with_view(&session, &options, |view| to_js(&rendered(view)))
    }

    /// One page posted without script; `pairs` is a JSON list of names and texts.
    pub fn step(&self, pairs: &str, options: &str) -> Result<JsValue, JsValue> {
        let (pairs, options) = (dto::pairs(&read(pairs)), OptionsDto::read(&read(options)));
        let mut session = self.restored(&options);
        let stepped = session.step(&self.context(&options), &pairs);
        self.stepped(&session, stepped.effects, stepped.unknown, &options)
    }

    /// The page that follows the reply to what [`FormHandle::step`] asked to send.
    pub fn reply(
        &self,
        status: u16,
        content_type: &str,
        language: &str,
        body: &str,
        options: &str,
    ) -> Result<JsValue, JsValue> {
        let options = OptionsDto::read(&read(options));
        let mut session = self.restored(&options);
        let context = self.context(&options);
        // Sending is not saved: the same answers are asked to be sent once more, under the same key.
        session.apply(&context, Event::Submit);
        let reply = Reply { status, content_type, language, body };
        let outcome = submit::read_reply(&self.loaded.form, session.locale(), reply);
        let effects = session.apply(&context, Event::Replied(outcome));
        self.stepped(&session, effects, Vec::new(), &options)
    }

    /// What a reply to the answers of `options` means, without a page to show it in.
    pub fn outcome(
        &self,
        status: u16,
        content_type: &str,
        language: &str,
        body: &str,
        options: &str,
    ) -> Result<JsValue, JsValue> {
        let options = OptionsDto::read(&read(options));
        let session = self.loaded.session(&options);
        let reply = Reply { status, content_type, language, body };
        let outcome = submit::read_reply(&self.loaded.form, session.locale(), reply);
        self.with_view(&session, &options, |view| to_js(&OutcomeDto::new(&outcome, view)))
    }

    /// Posted names as answers.
    pub fn decode(&self, pairs: &str) -> Result<JsValue, JsValue> {
        let (answers, unknown) =
            Session::decode(&self.context(&OptionsDto::default()), "", &dto::pairs(&read(pairs)));
        to_js(&DecodedDto { answers: for_javascript(&answers), unknown })
    }

    /// Answers given as JSON text with every computed value as it must be, as JSON text; the same text where it
    /// is none.
    pub fn computed(&self, answers: &str, options: &str) -> String {
        let options = OptionsDto::read(&read(options));
        let Ok(given) = json::parse(answers) else { return answers.to_owned() };
        for_javascript(&self.loaded.form.computed(&given, &options.today))
    }

    /// The plain JSON Schema, as JSON text.
    pub fn schema(&self) -> String {
        for_javascript(&self.loaded.form.plain_schema())
    }

    /// What an author should know; with lines where the definition's text is given.
    pub fn lint(&self, definition: Option<String>) -> Result<JsValue, JsValue> {
        let form = &self.loaded.form;
        let found = definition.map_or_else(|| form.lint(), |text| form.lint_text(&text));
        to_js(&found.iter().map(DiagnosticDto::from).collect::<Vec<_>>())
    }
}

/// Shared by the exports above.
impl FormHandle {
    fn context<'a>(&'a self, options: &'a OptionsDto) -> Context<'a> {
        Context {
            form: &self.loaded.form,
            today: &options.today,
            key: options.key.as_deref().unwrap_or_default(),
        }
    }

    fn restored(&self, options: &OptionsDto) -> Session {
        let restored = options
            .state
            .as_deref()
            .and_then(|state| Session::restore(&self.loaded.form, state, &options.today));
        restored.unwrap_or_else(|| self.loaded.session(options))
    }

    /// The words of a language. A server asks for the same ones again and again, and to read them takes longer than most calls.
    fn words(&self, locale: &str) -> Rc<Words> {
        let mut last = self.spoken.borrow_mut();
        match &*last {
            Some(words) if words.locale() == locale => Rc::clone(words),
            _ => Rc::clone(last.insert(Rc::new(self.loaded.words(locale)))),
        }
    }

    fn with_view<T>(
        &self,
        session: &Session,
        options: &OptionsDto,
        use_view: impl FnOnce(&View<'_>) -> T,
    ) -> T {
        let words = self.words(session.locale());
        let options = view_options(options, options.prefix.clone());
        use_view(&View { form: &self.loaded.form, session, words: &words, options: &options })
    }

    fn stepped(
        &self,
        session: &Session,
        effects: Vec<Effect>,
        unknown: Vec<String>,
        options: &OptionsDto,
    ) -> Result<JsValue, JsValue> {
        let form = &self.loaded.form;
        let send = |effect| match effect {
            Effect::Send(submission) => Some(SubmissionDto::from(submission)),
            _ => None,
        };
        let is_copied = effects.contains(&Effect::Copy);
        let submission = effects.into_iter().find_map(send);
        self.with_view(session, options, |view| {
            let RenderedDto { html, title } = rendered(view);
            to_js(&StepDto {
                state: session.save(form),
                page: session.page_id(form).to_owned(),
                title,
                html,
                problems: session.shown().iter().map(|shown| ProblemDto::shown(shown, view)).collect(),
                answers: for_javascript(&session.document(form)),
                unknown,
                submission,
                copy: is_copied.then(|| CopyDto { name: view.copy_name(), html: copy(view, options) }),
            })
        })
    }
}

fn copy(view: &View<'_>, options: &OptionsDto) -> String {
    html::document(&view.copy(options.now.as_deref().unwrap_or_default()))
}

fn rendered(view: &View<'_>) -> RenderedDto {
    RenderedDto { html: html::write(&Node::Element(view.form())), title: view.title() }
}

/// The one place where Rust values become JavaScript's.
fn to_js(value: &impl Serialize) -> Done<JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
