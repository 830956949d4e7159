//! What JavaScript can call (`js/blankett_core.d.ts` has the types).
//!
//! Every method takes `&self`: a listener of the page may call one while another is at work.

#![expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::dom::Live;
use super::listen::DomEvent;
use super::mount::Page;
use crate::dto::{self, OptionsDto, for_javascript};
use crate::form::Form;
use crate::i18n::Words;
use crate::json;
use crate::session::{Event, Session};
use crate::submit::Reply;
use crate::view::Options;

#[wasm_bindgen]
extern "C" {
    /// What the page does for the core (`js/host.ts`).
    pub type Host;

    #[wasm_bindgen(method, structural)]
    pub(super) fn today(this: &Host) -> String;
    #[wasm_bindgen(method, structural)]
    pub(super) fn now(this: &Host) -> String;
    #[wasm_bindgen(method, structural)]
    pub(super) fn key(this: &Host) -> String;
    #[wasm_bindgen(method, structural)]
    pub(super) fn save(this: &Host, name: &str, html: &str);
    #[wasm_bindgen(method, structural)]
    pub(super) fn send(
        this: &Host,
        endpoint: Option<&str>,
        body: &str,
        key: &str,
        locale: &str,
        settings: &str,
    );
    #[wasm_bindgen(method, structural)]
    pub(super) fn stop(this: &Host);
    #[wasm_bindgen(method, structural)]
    pub(super) fn language(this: &Host, locale: &str);
    #[wasm_bindgen(method, structural)]
    pub(super) fn tell(this: &Host, event: &str, detail: &str);
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
        let mut session =
            Session::new(&self.form, options.locale.as_deref().unwrap_or_default(), &options.today);
        if let Some(answers) = options.answers.as_deref().and_then(|answers| json::parse(answers).ok()) {
            session.fill(&self.form, &answers);
        }
        session
    }
}

fn borrowed(texts: &[(String, String)]) -> Vec<(&str, &str)> {
    texts.iter().map(|(tag, text)| (tag.as_str(), text.as_str())).collect()
}

/// Options and pairs come as JSON text; what is none is as if nothing was said.
pub(super) fn read(text: &str) -> json::Value {
    json::parse(text).unwrap_or(json::Value::Null)
}

/// Reads a form that was compiled ahead; nothing where another version of the library did.
#[wasm_bindgen]
pub fn unpack(compiled: &[u8]) -> Option<FormHandle> {
    Form::unpack(compiled).map(FormHandle::new)
}

/// A loaded form.
#[wasm_bindgen(js_name = Form)]
pub struct FormHandle {
    pub(super) loaded: Rc<Loaded>,
    /// Read last, until other words are brought.
    #[cfg(feature = "tools")]
    pub(super) spoken: RefCell<Option<Rc<Words>>>,
}

impl FormHandle {
    pub(super) fn new(form: Form) -> Self {
        Self {
            loaded: Rc::new(Loaded { form, library: RefCell::default(), own: RefCell::default() }),
            #[cfg(feature = "tools")]
            spoken: RefCell::default(),
        }
    }
}

#[wasm_bindgen(js_class = Form)]
impl FormHandle {
    /// The languages it speaks, the first its own, with spaces between them.
    pub fn languages(&self) -> String {
        self.loaded.form.languages.join(" ")
    }

    /// Brings Fluent text: the library's or the form's own.
    #[wasm_bindgen(js_name = addWords)]
    pub fn add_words(&self, kind: &str, locale: String, fluent: String) {
        let texts = if kind == "library" { &self.loaded.library } else { &self.loaded.own };
        let mut texts = texts.borrow_mut();
        texts.retain(|(own, _)| *own != locale);
        texts.push((locale, fluent));
        #[cfg(feature = "tools")]
        self.spoken.take();
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

    /// Takes what the endpoint answered (`Reply`).
    pub fn replied(
        &self,
        status: u16,
        content_type: &str,
        language: &str,
        body: &str,
    ) -> Result<(), JsValue> {
        self.page.replied(Reply { status, content_type, language, body })
    }

    /// The same is sent again in so many seconds.
    pub fn waiting(&self, seconds: usize) -> Result<(), JsValue> {
        self.page.dispatch(Event::Waiting(seconds))
    }

    /// It is being asked what became of answers that were under way when the page was closed.
    pub fn asking(&self) -> Result<(), JsValue> {
        self.page.dispatch(Event::Asking)
    }

    /// Takes what the endpoint answered to that (`Reply`).
    pub fn found(&self, status: u16, content_type: &str, language: &str, body: &str) -> Result<(), JsValue> {
        self.page.found(Reply { status, content_type, language, body })
    }

    /// The page is left: what was sent is forgotten.
    pub fn leave(&self) -> Result<(), JsValue> {
        self.page.dispatch(Event::Leave)
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

    /// Shows a page that was shown before, where the answers still lead there.
    pub fn visit(&self, page: String) -> Result<(), JsValue> {
        self.page.dispatch(Event::Visit(page))
    }

    /// What its ids begin with.
    pub fn prefix(&self) -> String {
        self.page.options.prefix.clone()
    }

    /// A message of the library, as text.
    pub fn say(&self, message: &str, count: usize) -> String {
        self.page.say(message, count)
    }

    /// The answers as they would be sent, as JSON text.
    pub fn answers(&self) -> String {
        for_javascript(&self.page.answers())
    }
}
