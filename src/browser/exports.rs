//! What JavaScript can call (`js/blankett_core.d.ts` has the types).
//!
//! Every method takes `&self`: a listener of the page may call one while another is at work.

#![expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::dom::{Done, Live};
use super::listen::DomEvent;
use super::mount::Page;
use crate::dto::{
    self, DecodedDto, DiagnosticDto, OptionsDto, ProblemDto, RenderedDto, StepDto, SubmissionDto,
    for_javascript, load_options,
};
use crate::form::Form;
use crate::html;
use crate::i18n::Words;
use crate::json;
use crate::pointer::Pointer;
use crate::problem::Problem;
use crate::session::{Context, Effect, Event, Session};
use crate::submit;
use crate::view::{Node, Options, View};

#[wasm_bindgen]
extern "C" {
    /// What the page does for the core (`js/host.ts`).
    pub type Host;

    #[wasm_bindgen(method, structural)]
    pub(super) fn today(this: &Host) -> String;
    #[wasm_bindgen(method, structural)]
    pub(super) fn key(this: &Host) -> String;
    #[wasm_bindgen(method, structural)]
    pub(super) fn send(this: &Host, endpoint: Option<&str>, body: &str, key: &str, locale: &str);
    #[wasm_bindgen(method, structural)]
    pub(super) fn language(this: &Host, locale: &str);
    #[wasm_bindgen(method, structural)]
    fn tell(this: &Host, event: &str, detail: JsValue);
}

impl Host {
    /// Dispatches a custom event.
    pub(super) fn tell_dto(&self, event: &str, detail: &impl Serialize) {
        if let Ok(detail) = to_js(detail) {
            self.tell(event, detail);
        }
    }
}

/// A form with the words that were brought to it.
pub(super) struct Loaded {
    pub(super) form: Form,
    /// Language tag and Fluent text.
    library: RefCell<Vec<(String, String)>>,
    own: RefCell<Vec<(String, String)>>,
}

impl Loaded {
    pub(super) fn words(&self, locale: &str) -> Words {
        let (library, own) = (self.library.borrow(), self.own.borrow());
        Words::new(locale, &borrowed(&library), &borrowed(&own))
    }

    /// A session in the language that the form speaks, with the answers it begins with.
    pub(super) fn session(&self, options: &OptionsDto) -> Session {
        let mut session = Session::new(&self.form, options.locale.as_deref().unwrap_or_default());
        if let Some(answers) = options.answers.as_deref().and_then(|answers| json::parse(answers).ok()) {
            session.fill(&self.form, &answers);
        }
        session
    }
}

fn borrowed(texts: &[(String, String)]) -> Vec<(&str, &str)> {
    texts.iter().map(|(tag, text)| (tag.as_str(), text.as_str())).collect()
}

/// The one place where Rust values become JavaScript's.
fn to_js(value: &impl Serialize) -> Done<JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// Options and pairs come as JSON text; what is none is as if nothing was said.
fn read(text: &str) -> json::Value {
    json::parse(text).unwrap_or(json::Value::Null)
}

/// Compiles a definition. Throws the list of its diagnostics.
#[wasm_bindgen]
pub fn load(definition: &str, options: &str) -> Result<FormHandle, JsValue> {
    match Form::load(definition, &load_options(&read(options))) {
        Ok(form) => {
            let loaded = Loaded { form, library: RefCell::default(), own: RefCell::default() };
            Ok(FormHandle { loaded: Rc::new(loaded) })
        }
        Err(diagnostics) => Err(to_js(&diagnostics.iter().map(DiagnosticDto::from).collect::<Vec<_>>())?),
    }
}

/// A loaded form.
#[wasm_bindgen(js_name = Form)]
pub struct FormHandle {
    loaded: Rc<Loaded>,
}

#[wasm_bindgen(js_class = Form)]
impl FormHandle {
    /// The languages it speaks, the first its own.
    pub fn languages(&self) -> Vec<String> {
        self.loaded.form.languages.clone()
    }

    /// Brings Fluent text: the library's or the form's own.
    #[wasm_bindgen(js_name = addWords)]
    pub fn add_words(&self, kind: &str, locale: String, fluent: String) {
        let texts = if kind == "library" { &self.loaded.library } else { &self.loaded.own };
        let mut texts = texts.borrow_mut();
        texts.retain(|(own, _)| *own != locale);
        texts.push((locale, fluent));
    }

    /// The problems of answers given as JSON text.
    pub fn check(&self, answers: &str, options: &str) -> Result<JsValue, JsValue> {
        let options = OptionsDto::read(&read(options));
        let form = &self.loaded.form;
        // The only JSON that `JSON.stringify` writes and the core does not read is too deep.
        let (problems, answers) = match json::parse(answers) {
            Ok(answers) => (form.check(&answers), answers),
            Err(_) => (vec![Problem::new(Pointer::root(), "limit")], json::Value::Null),
        };
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
        let wanted = match options.mode.as_deref() {
            Some("review") => Some("~check"),
            _ => options.page.as_deref(),
        };
        if wanted.is_some_and(|page| !session.open(&self.loaded.form, page)) {
            return Err(JsValue::from_str("the form has no such page for these answers"));
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
        body: &str,
        options: &str,
    ) -> Result<JsValue, JsValue> {
        let options = OptionsDto::read(&read(options));
        let mut session = self.restored(&options);
        let context = self.context(&options);
        // Sending is not saved: the same answers are asked to be sent once more, under the same key.
        session.apply(&context, Event::Submit);
        let effects = session.apply(&context, Event::Replied(submit::read_reply(status, content_type, body)));
        self.stepped(&session, effects, Vec::new(), &options)
    }

    /// Posted names as answers.
    pub fn decode(&self, pairs: &str) -> Result<JsValue, JsValue> {
        let (answers, unknown) =
            Session::decode(&self.context(&OptionsDto::default()), "", &dto::pairs(&read(pairs)));
        to_js(&DecodedDto { answers: for_javascript(&answers), unknown })
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

    /// Takes over the form inside `root`, whose fields hold `pairs`, or renders one there.
    pub fn mount(&self, root: &Live, pairs: &str, options: &str, host: Host) -> Result<Mount, JsValue> {
        let options = OptionsDto::read(&read(options));
        let loaded = Rc::clone(&self.loaded);
        let page = match root.query_selector("form.bl")? {
            Some(live) => Page::adopt(loaded, live, &options, &dto::pairs(&read(pairs)), host)?,
            None => Page::render(loaded, root, &options, host)?,
        };
        Ok(Mount { page })
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
        let restored = options.state.as_deref().and_then(|state| Session::restore(&self.loaded.form, state));
        restored.unwrap_or_else(|| self.loaded.session(options))
    }

    fn with_view<T>(
        &self,
        session: &Session,
        options: &OptionsDto,
        use_view: impl FnOnce(&View<'_>) -> T,
    ) -> T {
        let words = self.loaded.words(session.locale());
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
            })
        })
    }
}

fn rendered(view: &View<'_>) -> RenderedDto {
    RenderedDto { html: html::write(&Node::Element(view.form())), title: view.title() }
}

/// What the host decides, with the library's defaults.
pub(super) fn view_options(dto: &OptionsDto, prefix: Option<String>) -> Options {
    let default = Options::default();
    Options {
        prefix: prefix.unwrap_or(default.prefix),
        action: dto.action.clone(),
        heading_level: dto.heading_level.unwrap_or(default.heading_level),
    }
}

/// A form in a page.
#[wasm_bindgen]
pub struct Mount {
    page: Page,
}

#[wasm_bindgen]
impl Mount {
    /// The live `<form>`.
    pub fn form(&self) -> Live {
        self.page.live.clone()
    }

    /// Takes an event that reached the form.
    pub fn handle(&self, event: &DomEvent) -> Result<(), JsValue> {
        self.page.handle(event)
    }

    /// Takes what the endpoint answered; status 0 when it did not.
    pub fn replied(&self, status: u16, content_type: &str, body: &str) -> Result<(), JsValue> {
        self.page.dispatch(Event::Replied(submit::read_reply(status, content_type, body)))
    }

    /// Changes the language; its words were brought before.
    #[wasm_bindgen(js_name = setLocale)]
    pub fn set_locale(&self, locale: String) -> Result<(), JsValue> {
        self.page.dispatch(Event::LocaleChosen(locale))
    }

    /// Presses the button that leads on.
    pub fn submit(&self) -> Result<(), JsValue> {
        self.page.press_default()
    }

    /// The answers as they would be sent, as JSON text.
    pub fn answers(&self) -> String {
        for_javascript(&self.page.answers())
    }
}
