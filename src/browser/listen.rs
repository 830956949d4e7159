//! DOM events to session events.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use super::dom::{Control, Done, Live};
use super::focus;
use super::mount::Page;
use crate::form::TICKED;
use crate::pointer::ControlName;
use crate::session::{self, Action, Event, Position};
use crate::widgets::Posts;

#[wasm_bindgen]
extern "C" {
    /// Any of the events that are listened to.
    pub type DomEvent;

    #[wasm_bindgen(method, getter, structural, js_name = type)]
    fn kind(this: &DomEvent) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn target(this: &DomEvent) -> Option<Control>;
    #[wasm_bindgen(method, structural, js_name = preventDefault)]
    fn prevent_default(this: &DomEvent);
    /// Of `input`.
    #[wasm_bindgen(method, getter, structural, js_name = isComposing)]
    fn is_composing(this: &DomEvent) -> Option<bool>;
    /// Of `click`: how many clicks in a row.
    #[wasm_bindgen(method, getter, structural)]
    fn detail(this: &DomEvent) -> i32;
    /// Of `submit`.
    #[wasm_bindgen(method, getter, structural)]
    fn submitter(this: &DomEvent) -> Option<Control>;
}

impl Page {
    /// Takes an event that reached the form.
    pub(super) fn handle(&self, event: &DomEvent) -> Done {
        match event.kind().as_str() {
            "submit" => self.pressed(event),
            "click" => self.clicked(event),
            kind => self.typed(event, kind == "compositionend"),
        }
    }

    fn typed(&self, event: &DomEvent, composed: bool) -> Done {
        let Some(control) = event.target() else { return Ok(()) };
        if event.is_composing() == Some(true) && !composed {
            self.set_composing(true);
            return Ok(());
        }
        self.set_composing(false);
        let Some((control, value)) = self.input(&control) else { return self.resume() };
        let untick = self.excluded(&control, &value);
        self.dispatch(Event::Input { control, value })?;
        for control in untick {
            self.dispatch(Event::Input { control, value: String::new() })?;
        }
        Ok(())
    }

    /// The boxes that a box which is ticked now does not go with. Without script both may be posted, and are told so.
    fn excluded(&self, control: &session::Control, value: &str) -> Vec<session::Control> {
        let field = self.loaded.form.field_at(&control.place);
        let field = field.filter(|field| field.exclusive.is_some() && !value.is_empty());
        let is_alone = |part: &str| field.is_some_and(|field| field.exclusive.as_deref() == Some(part));
        let others = field.into_iter().flat_map(|field| &field.choices).map(|choice| &choice.key);
        let others = others.filter(|key| **key != control.part && (is_alone(&control.part) || is_alone(key)));
        others.map(|key| session::Control { place: control.place.clone(), part: key.clone() }).collect()
    }

    /// What the control now says, where that is news.
    fn input(&self, control: &Control) -> Option<(session::Control, String)> {
        let name = ControlName::parse(&control.name()?)?;
        let value = match control.kind().as_deref() {
            Some("checkbox") if !control.checked() => String::new(),
            Some("radio") if !control.checked() => return None,
            Some("file") => return None,
            _ => control.value()?,
        };
        let state = self.state.borrow();
        let (place, part) = state.session.answers().control(&name)?;
        let field = self.loaded.form.field_at(&place)?;
        let is_list = field.posts() == Posts::Boxes;
        let part = if is_list { control.value().unwrap_or_default() } else { part };
        let value = if is_list && !value.is_empty() { TICKED.to_owned() } else { value };
        let before = state.session.answers().get(&place).map_or("", |answer| answer.part(&part));
        let is_news = before != value;
        let control = session::Control { place, part };
        is_news.then_some((control, value))
    }

    fn pressed(&self, event: &DomEvent) -> Done {
        event.prevent_default();
        let button = event.submitter();
        let name = button.as_ref().and_then(Control::name).unwrap_or_default();
        let value = button.as_ref().and_then(Control::value).unwrap_or_default();
        let action = self.state.borrow().session.action(&name, &value);
        match action {
            Some(Action::Language(locale)) => {
                self.host.language(&locale);
                Ok(())
            }
            Some(action) => self.dispatch(action.into()),
            None => self.press_default(),
        }
    }

    /// As Enter in a text field: Next, or Send on check answers.
    pub(super) fn press_default(&self) -> Done {
        let position = self.state.borrow().session.position();
        self.dispatch(if position == Position::Check { Event::Submit } else { Event::Next })
    }

    fn clicked(&self, event: &DomEvent) -> Done {
        let Some(target) = event.target() else { return Ok(()) };
        let target: &Live = target.unchecked_ref();
        if let Some(link) = target.closest("a[href^='#']")? {
            let href = link.get_attribute("href").unwrap_or_default();
            if href.get(1..).is_some_and(|id| focus::follow(&self.document, id)) {
                event.prevent_default();
            }
        } else if event.detail() > 1
            && let Some(button) = target.closest("button")?
            && !button.get_attribute("name").unwrap_or_default().ends_with("~add")
        {
            // The second click of a double click would press whatever has come to lie there.
            event.prevent_default();
        }
        Ok(())
    }
}
