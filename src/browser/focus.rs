//! Moving focus (`ARCHITECTURE.md` names the table): where it goes, and how it gets there in sight.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::dom::{Document, Live};
use crate::pointer::Place;
use crate::session::Focus;
use crate::view::ids;

/// Controls in the order of the page; buttons of a row are not what one wants to fill in.
const CONTROLS: &str = "input:not([type=hidden]), select, textarea";

/// Moves focus as the session asks.
pub(super) fn go(document: &Document, prefix: &str, focus: &Focus) {
    let by_id = |id: String| document.get_element_by_id(&id);
    let target = match focus {
        Focus::Summary => by_id(ids::summary(prefix)),
        Focus::Heading => by_id(ids::heading(prefix)),
        Focus::Legend(place) => by_id(ids::legend(prefix, place)),
        Focus::Add(place) => by_id(ids::control(prefix, place)),
        Focus::Move(place, way) => by_id(ids::mover(prefix, place, *way)),
        Focus::Field(place) => first_control(document, prefix, place),
    };
    if let Some(target) = target {
        focus_on(&target, false);
    }
}

/// Keeps focus in the form, at its heading, without moving the page.
pub(super) fn keep(document: &Document, prefix: &str) {
    if let Some(heading) = document.get_element_by_id(&ids::heading(prefix)) {
        focus_on(&heading, true);
    }
}

/// The control itself, or the first one of a group.
fn first_control(document: &Document, prefix: &str, place: &Place) -> Option<Live> {
    let own = document.get_element_by_id(&ids::control(prefix, place));
    own.or_else(|| {
        let group = document.get_element_by_id(&ids::group(prefix, place))?;
        group.query_selector(CONTROLS).ok().flatten()
    })
}

/// A link of the summary: first the question's label comes into sight, then focus goes to its control.
pub(super) fn follow(document: &Document, id: &str) -> bool {
    let Some(target) = document.get_element_by_id(id) else { return false };
    let question = target.closest("fieldset, .bl-group").ok().flatten();
    question.as_ref().unwrap_or(&target).scroll_into_view();
    focus_on(&target, true);
    true
}

fn focus_on(target: &Live, in_place: bool) {
    // What stands in closed details takes no focus: open them, from the inside out.
    while let Ok(Some(closed)) =
        target.closest("details:not([open]) > :not(summary)").map(|inner| inner?.parent_element())
    {
        if closed.set_attribute("open", "").is_err() {
            break;
        }
    }
    let target: &HtmlElement = target.unchecked_ref();
    if !in_place {
        // What has focus already, as the heading has after `keep`, would not be scrolled into sight.
        let _ = target.blur();
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(in_place);
    // A target that refuses focus leaves it where it was, which is what a browser does.
    let _ = target.focus_with_options(&options);
}
