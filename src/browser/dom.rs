//! The few parts of the DOM that the core touches, and questions about live nodes.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

pub(super) use web_sys::{Document, Element as Live, Node as LiveNode};

/// A DOM call that failed: the JavaScript side gets it, detaches, and leaves the form to the browser.
pub(super) type Done<T = ()> = Result<T, JsValue>;

#[wasm_bindgen]
extern "C" {
    /// An input, a select, a textarea or a button: what they have in common, without one class for each.
    #[wasm_bindgen(extends = Live, extends = LiveNode)]
    pub(super) type Control;

    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn name(this: &Control) -> Option<String>;
    #[wasm_bindgen(method, getter, structural, js_name = type)]
    pub(super) fn kind(this: &Control) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn value(this: &Control) -> Option<String>;
    #[wasm_bindgen(method, setter, structural)]
    pub(super) fn set_value(this: &Control, value: &str);
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn checked(this: &Control) -> bool;
    #[wasm_bindgen(method, setter, structural)]
    pub(super) fn set_checked(this: &Control, checked: bool);
}

/// The node as an element, when it is one.
pub(super) fn as_element(node: &LiveNode) -> Option<&Live> {
    (node.node_type() == LiveNode::ELEMENT_NODE).then(|| node.unchecked_ref())
}

/// Whether the node is text.
pub(super) fn is_text(node: &LiveNode) -> bool {
    node.node_type() == LiveNode::TEXT_NODE
}

/// Whether somebody else put the node there: an extension, a translator, a script of the page.
///
/// Ours have an id that begins with the form's prefix or a class that begins with `bl-`, or are
/// plain elements with only such attributes as the core gives.
pub(super) fn is_foreign(node: &LiveNode, prefix: &str) -> bool {
    let Some(live) = as_element(node) else {
        return !is_text(node) || node.text_content().is_none_or(|text| text.trim().is_empty());
    };
    let has_our_name = live.id().starts_with(prefix) || live.class_name().starts_with("bl-");
    let tag = live.local_name();
    !has_our_name
        && (tag.as_bytes().contains(&b'-')
            || NEVER_OURS.contains(&tag.as_str())
            || has_foreign_attribute(live))
}

/// Elements that the core never makes.
const NEVER_OURS: [&str; 5] = ["canvas", "iframe", "img", "link", "script"];

/// Attributes that the core gives to elements without a class and an id.
const OURS: [&str; 15] = [
    "class", "dir", "for", "hidden", "href", "hreflang", "label", "lang", "name", "rel", "role", "selected",
    "tabindex", "type", "value",
];

fn has_foreign_attribute(live: &Live) -> bool {
    let is_ours = |name: String| {
        name.starts_with("aria-") || name.starts_with("data-bl-") || OURS.contains(&name.as_str())
    };
    let names = live.get_attribute_names();
    !(0..names.length()).filter_map(|index| names.get(index).as_string()).all(is_ours)
}

/// Whether a translator has put its own element in the place of our text.
pub(super) fn is_translated_text(node: &LiveNode) -> bool {
    as_element(node).is_some_and(|live| live.local_name() == "font")
}
