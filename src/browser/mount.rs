//! One form in a page: DOM events in, the session's effects out.
//!
//! Nothing of the session is borrowed while the DOM is touched, and events that arrive meanwhile wait,
//! so that a listener of the page may call back at any time.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::dom::{Document, Done, Live};
use super::exports::{Host, Loaded, view_options};
use super::patch::Patch;
use super::{build, focus};
use crate::dto::{self, OptionsDto};
use crate::html;
use crate::i18n::Words;
use crate::json::Value;
use crate::pointer::Place;
use crate::session::{Context, Effect, Event, Phase, Session};
use crate::submit::{self, Outcome, Reply};
use crate::view::{Element, Node, Options, View, el, ids, texts};

/// A form in a page.
pub(super) struct Page {
    pub(super) loaded: Rc<Loaded>,
    pub(super) host: Host,
    pub(super) document: Document,
    /// The live `<form>`.
    pub(super) live: Live,
    pub(super) options: Options,
    pub(super) state: RefCell<State>,
    queue: RefCell<VecDeque<Event>>,
    /// Effects are being carried out.
    busy: Cell<bool>,
    /// An input method is composing: the page stands still until it is done.
    composing: Cell<bool>,
}

/// What changes.
pub(super) struct State {
    pub(super) session: Session,
    words: Words,
    /// What the live form was last brought to.
    tree: Element,
    /// The fields whose answers stand in texts, with these words.
    piped: Vec<Place>,
    /// What was last told with `blankett-page`.
    page: String,
    title: String,
}

impl State {
    pub(super) fn view<'a>(&'a self, loaded: &'a Loaded, options: &'a Options) -> View<'a> {
        View { form: &loaded.form, session: &self.session, words: &self.words, options }
    }
}

impl Page {
    /// Renders the form into `root`.
    pub(super) fn render(loaded: Rc<Loaded>, root: &Live, dto: &OptionsDto, host: Host) -> Done<Self> {
        let options = view_options(dto, dto.prefix.clone());
        let (document, state) = (document(root)?, state(&loaded, loaded.session(dto), &options));
        let live = build::build(&document, &state.tree)?;
        root.append_child(&live)?;
        Ok(Self::new(loaded, host, document, live, options, state))
    }

    /// Takes over the `<form>` that a server wrote, with what was typed into it since.
    pub(super) fn adopt(
        loaded: Rc<Loaded>,
        live: Live,
        dto: &OptionsDto,
        pairs: &[(String, String)],
        host: Host,
    ) -> Done<Self> {
        let document = document(&live)?;
        let summary = live.query_selector("[id$=summary]")?;
        let prefix =
            summary.as_ref().and_then(|summary| summary.id().strip_suffix("summary").map(str::to_owned));
        let with_problems = summary.is_some_and(|summary| summary.has_child_nodes());
        let options = Options { action: live.get_attribute("action"), ..view_options(dto, prefix) };
        let mut session = loaded.session(dto);
        session.adopt(&Context { form: &loaded.form, today: &dto.today, key: "" }, pairs, with_problems);
        let posted = pairs.iter().find(|(name, _)| name == "~page").map(|(_, page)| page.as_str());
        // Of rows with pages of their own a page holds no answers, or those of one row.
        let is_part = live.query_selector(".bl-answers, [name='~row']")?.is_some();
        if is_part || posted != Some(session.page_id(&loaded.form)) || !session.is_first(&loaded.form) {
            // The answers of earlier pages are with the server alone.
            return Err("a later page of a form is left to the server that has the earlier ones".into());
        }
        let state = state(&loaded, session, &options);
        patcher(&document, &options).element(&live, None, &state.tree)?;
        Ok(Self::new(loaded, host, document, live, options, state))
    }

    fn new(
        loaded: Rc<Loaded>,
        host: Host,
        document: Document,
        live: Live,
        options: Options,
        state: State,
    ) -> Self {
        Self {
            loaded,
            host,
            document,
            live,
            options,
            state: RefCell::new(state),
            queue: RefCell::default(),
            busy: Cell::default(),
            composing: Cell::default(),
        }
    }

    /// The answers as they would be sent.
    pub(super) fn answers(&self) -> Value {
        self.state.borrow().session.document(&self.loaded.form)
    }

    /// Remembers whether an input method is at work; what waited goes on when it is done.
    pub(super) fn set_composing(&self, composing: bool) {
        self.composing.set(composing);
    }

    /// Takes one event, now or when the effects of those before it are done.
    pub(super) fn dispatch(&self, event: Event) -> Done {
        self.queue.borrow_mut().push_back(event);
        self.resume()
    }

    /// Takes what the endpoint answered.
    pub(super) fn replied(&self, reply: Reply<'_>) -> Done {
        self.dispatch(Event::Replied(self.read(reply)))
    }

    /// Takes what became of answers that were under way when the page was closed.
    pub(super) fn found(&self, reply: Reply<'_>) -> Done {
        self.dispatch(Event::Found(self.read(reply)))
    }

    fn read(&self, reply: Reply<'_>) -> Outcome {
        let locale = self.state.borrow().session.locale().to_owned();
        submit::read_reply(&self.loaded.form, &locale, reply)
    }

    /// Works on what waits, unless that is being done already.
    pub(super) fn resume(&self) -> Done {
        if self.busy.replace(true) {
            return Ok(());
        }
        let done = self.work();
        self.busy.set(false);
        done
    }

    fn work(&self) -> Done {
        while !self.composing.get() {
            let Some(event) = self.queue.borrow_mut().pop_front() else { break };
            self.take(event)?;
        }
        Ok(())
    }

    fn take(&self, event: Event) -> Done {
        let place = place_of(&event);
        let changed = place.as_ref().map(|place| self.pointer_of(place));
        let reply = matches!(event, Event::Replied(_)).then(|| rejected(&event));
        let new_words = matches!(event, Event::LocaleChosen(_));
        let key = if changed.is_some() { String::new() } else { self.host.key() };
        let today = self.host.today();
        let effects = {
            let mut state = self.state.borrow_mut();
            let context = Context { form: &self.loaded.form, today: &today, key: &key };
            let effects = state.session.apply(&context, event);
            if new_words {
                state.words = self.loaded.words(state.session.locale());
                state.piped = state.view(&self.loaded, &self.options).piped();
            }
            effects
        };
        let is_told = self.is_told(place.as_ref(), &effects);
        if is_told || !effects.is_empty() {
            self.draw(&effects, is_told)?;
            self.tell_page();
        }
        for effect in effects {
            self.perform(effect);
        }
        if let Some(pointer) = changed {
            self.host.tell("change", &dto::detail(&[("pointer", &pointer)]));
        }
        if let Some(rejected) = reply {
            self.tell_outcome(&rejected);
        }
        Ok(())
    }

    fn pointer_of(&self, place: &Place) -> String {
        self.state.borrow().session.answers().pointer(place).as_str().to_owned()
    }

    /// Whether texts may say something else now: an answer that one of them names was typed, came, went, or was
    /// computed anew.
    fn is_told(&self, typed: Option<&Place>, effects: &[Effect]) -> bool {
        let piped = &self.state.borrow().piped;
        let holds = |place: &Place| {
            let field = place.field();
            piped.iter().any(|piped| field.holds(piped))
        };
        let holds_any =
            |effect: &Effect| matches!(effect, Effect::Render(places) if places.iter().any(holds));
        typed.is_some_and(holds) || effects.iter().any(holds_any)
    }

    /// Brings the page, or what the effects say of it, to what must be seen.
    fn draw(&self, effects: &[Effect], mut whole: bool) -> Done {
        whole |= effects.iter().any(|effect| matches!(effect, Effect::RenderPage));
        for effect in effects {
            if whole {
                break;
            }
            whole = match effect {
                Effect::Render(places) => !self.draw_fields(places)?,
                Effect::InsertRow(row) => !self.insert_row(row)?,
                Effect::RenderSummary => {
                    let summary = self.state.borrow().view(&self.loaded, &self.options).summary();
                    !self.draw_part(&summary)?
                }
                _ => false,
            };
        }
        let moves = effects.iter().any(|effect| matches!(effect, Effect::Focus(_)));
        if whole { self.draw_page(moves) } else { self.draw_glossary() }
    }

    /// Other questions and problems may use other words.
    fn draw_glossary(&self) -> Done {
        let glossary = {
            let state = self.state.borrow();
            state.view(&self.loaded, &self.options).glossary(&state.tree)
        };
        if let Some(glossary) = glossary {
            self.draw_part(&glossary)?;
        }
        Ok(())
    }

    /// `moves` where focus goes somewhere by itself afterwards: to be put on the heading first would be told to a
    /// screen reader twice.
    fn draw_page(&self, moves: bool) -> Done {
        let (old, new) = {
            let mut state = self.state.borrow_mut();
            let new = state.view(&self.loaded, &self.options).form();
            (std::mem::replace(&mut state.tree, el("form")), new)
        };
        let was_here = self.has_focus();
        self.patcher().element(&self.live, Some(&old), &new)?;
        self.state.borrow_mut().tree = new;
        if was_here && !moves && !self.has_focus() {
            // What had focus is gone (the button of a language that is now the one spoken).
            focus::keep(&self.document, &self.options.prefix);
        }
        Ok(())
    }

    fn has_focus(&self) -> bool {
        self.live.contains(self.document.active_element().as_deref())
    }

    /// False when a field is not in the page, which then must be drawn whole.
    fn draw_fields(&self, places: &[Place]) -> Done<bool> {
        for place in places {
            let field = self.state.borrow().view(&self.loaded, &self.options).field(place);
            let Some(field) = field else { return Ok(false) };
            if !self.draw_part(&field)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Puts a new row at the end of its list. False where the list is not in the page.
    fn insert_row(&self, row: &Place) -> Done<bool> {
        let id = ids::rows(&self.options.prefix, &row.parent().unwrap_or_default());
        let new = self.state.borrow().view(&self.loaded, &self.options).field(row);
        let Some((new, live)) = new.zip(self.document.get_element_by_id(&id)) else { return Ok(false) };
        let built = build::build(&self.document, &new)?;
        {
            let mut state = self.state.borrow_mut();
            let Some(tree) = find(&mut state.tree, &id) else { return Ok(false) };
            tree.children.push(new.into());
        }
        live.append_child(&built)?;
        Ok(true)
    }

    /// Brings one element, found by its id, to a new tree. False when it is not there.
    fn draw_part(&self, new: &Element) -> Done<bool> {
        let Some(id) = new.get("id").map(str::to_owned) else { return Ok(false) };
        let old = {
            let mut state = self.state.borrow_mut();
            let Some(place) = find(&mut state.tree, &id) else { return Ok(false) };
            std::mem::replace(place, new.clone())
        };
        let Some(live) = self.document.get_element_by_id(&id) else { return Ok(false) };
        if live.local_name() == new.tag {
            self.patcher().element(&live, Some(&old), new)?;
        } else {
            live.replace_with_with_node_1(&*build::build(&self.document, new)?)?;
        }
        Ok(true)
    }

    fn patcher(&self) -> Patch<'_> {
        patcher(&self.document, &self.options)
    }

    /// What is not drawing.
    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Focus(focus) => focus::go(&self.document, &self.options.prefix, &focus),
            Effect::Announce { message, place, number } => {
                let text = self.announcement(message, &place, number);
                self.announce(&text);
            }
            Effect::Send(submission) => self.host.send(
                submission.endpoint.as_deref(),
                &submission.body,
                &submission.key,
                &submission.locale,
                &self.loaded.form.submit.settings,
            ),
            Effect::Stop => self.host.stop(),
            Effect::Copy => {
                let state = self.state.borrow();
                let view = state.view(&self.loaded, &self.options);
                let (name, copy) = (view.copy_name(), html::document(&view.copy(&self.host.now())));
                drop(state);
                self.host.save(&name, &copy);
            }
            // Nothing is stored outside the session.
            Effect::Forget
            | Effect::InsertRow(_)
            | Effect::Render(_)
            | Effect::RenderSummary
            | Effect::RenderPage => {}
        }
    }

    /// `$label` is what the rows of the list are called.
    fn announcement(&self, message: &str, place: &Place, number: usize) -> String {
        let state = self.state.borrow();
        let view = state.view(&self.loaded, &self.options);
        let item = view.form.field_at(place).and_then(|list| view.form.field(*list.children.first()?));
        let label = item.map(|item| texts::label(&view, item, place).text).unwrap_or_default();
        let phrase = state.words.text(message, &[("label", label.into()), ("number", number.into())]);
        texts::plain(&phrase.text)
    }

    /// A message of the library, for what the page's scripts say.
    pub(super) fn say(&self, message: &str, count: usize) -> String {
        texts::plain(&self.state.borrow().words.text(message, &[("count", count.into())]).text)
    }

    /// Says something politely, without moving focus.
    fn announce(&self, text: &str) {
        if let Some(region) = self.document.get_element_by_id(&ids::status(&self.options.prefix)) {
            region.set_text_content(Some(text));
        }
    }

    fn tell_page(&self) {
        let told = {
            let mut state = self.state.borrow_mut();
            let page = state.session.page_id(&self.loaded.form).to_owned();
            let title = state.view(&self.loaded, &self.options).title();
            if page == state.page && title == state.title {
                return;
            }
            state.page.clone_from(&page);
            state.title.clone_from(&title);
            dto::detail(&[("page", &page), ("title", &title)])
        };
        self.host.tell("page", &told);
    }

    fn tell_outcome(&self, rejected: &str) {
        let phase = self.state.borrow().session.phase().clone();
        match phase {
            Phase::Accepted(receipt) => {
                self.host.tell("accepted", &dto::detail(&[("reference", &receipt.reference)]));
            }
            _ => self.host.tell("rejected", rejected),
        }
    }
}

/// Where an answer changed.
fn place_of(event: &Event) -> Option<Place> {
    if let Event::Input { control, .. } = event { Some(control.place.clone()) } else { None }
}

fn patcher<'a>(document: &'a Document, options: &'a Options) -> Patch<'a> {
    Patch { document, prefix: &options.prefix, focused: document.active_element() }
}

/// What is told where an endpoint did not accept: the problems that it named.
fn rejected(event: &Event) -> String {
    match event {
        Event::Replied(Outcome::Rejected(problems)) => dto::rejected(problems),
        _ => dto::rejected(&[]),
    }
}

fn document(node: &Live) -> Done<Document> {
    node.owner_document().ok_or_else(|| "the element is in no document".into())
}

fn state(loaded: &Loaded, session: Session, options: &Options) -> State {
    let words = loaded.words(session.locale());
    let view = View { form: &loaded.form, session: &session, words: &words, options };
    let (tree, title, piped) = (view.form(), view.title(), view.piped());
    let page = session.page_id(&loaded.form).to_owned();
    State { session, words, tree, piped, page, title }
}

/// The element with this id in a tree. What is in a question is not in another one.
fn find<'a>(tree: &'a mut Element, id: &str) -> Option<&'a mut Element> {
    let own = tree.get("id");
    if own == Some(id) {
        return Some(tree);
    }
    if own.and_then(|own| own.strip_suffix("-g")).is_some_and(|own| !id.starts_with(own)) {
        return None;
    }
    tree.children.iter_mut().find_map(|child| match child {
        Node::Element(child) => find(child, id),
        Node::Text(_) => None,
    })
}
