//! The few parts of the DOM that the core touches, and questions about live nodes.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// A DOM call that failed: the JavaScript side gets it, detaches, and leaves the form to the browser.
pub(super) type Done<T = ()> = Result<T, JsValue>;

// Declared here and not taken from a crate of all DOM types: that one brings 1 kB of what nobody calls.
#[wasm_bindgen]
extern "C" {
    /// The document.
    #[wasm_bindgen(js_name = Document)]
    pub(super) type Document;

    #[wasm_bindgen(method, catch, js_name = createElement)]
    pub(super) fn create_element(this: &Document, tag: &str) -> Done<Live>;
    #[wasm_bindgen(method, js_name = createTextNode)]
    pub(super) fn create_text_node(this: &Document, text: &str) -> LiveNode;
    #[wasm_bindgen(method, js_name = getElementById)]
    pub(super) fn get_element_by_id(this: &Document, id: &str) -> Option<Live>;
    #[wasm_bindgen(method, getter, js_name = activeElement)]
    pub(super) fn active_element(this: &Document) -> Option<Live>;

    /// A node.
    #[derive(Clone)]
    #[wasm_bindgen(js_name = Node)]
    pub type LiveNode;

    #[wasm_bindgen(method, getter, js_name = nodeType)]
    pub(super) fn node_type(this: &LiveNode) -> u16;
    #[wasm_bindgen(method, getter, js_name = ownerDocument)]
    pub(super) fn owner_document(this: &LiveNode) -> Option<Document>;
    #[wasm_bindgen(method, getter, js_name = parentElement)]
    pub(super) fn parent_element(this: &LiveNode) -> Option<Live>;
    #[wasm_bindgen(method, getter, js_name = childNodes)]
    pub(super) fn child_nodes(this: &LiveNode) -> LiveNodes;
    #[wasm_bindgen(method, getter, js_name = nextSibling)]
    pub(super) fn next_sibling(this: &LiveNode) -> Option<LiveNode>;
    #[wasm_bindgen(method, js_name = hasChildNodes)]
    pub(super) fn has_child_nodes(this: &LiveNode) -> bool;
    #[wasm_bindgen(method)]
    pub(super) fn contains(this: &LiveNode, other: Option<&LiveNode>) -> bool;
    #[wasm_bindgen(method, js_name = isSameNode)]
    pub(super) fn is_same_node(this: &LiveNode, other: Option<&LiveNode>) -> bool;
    #[wasm_bindgen(method, getter, js_name = textContent)]
    pub(super) fn text_content(this: &LiveNode) -> Option<String>;
    #[wasm_bindgen(method, setter, js_name = textContent)]
    pub(super) fn set_text_content(this: &LiveNode, text: &str);
    #[wasm_bindgen(method, catch, js_name = appendChild)]
    pub(super) fn append_child(this: &LiveNode, child: &LiveNode) -> Done<LiveNode>;
    #[wasm_bindgen(method, catch, js_name = insertBefore)]
    pub(super) fn insert_before(this: &LiveNode, child: &LiveNode, next: Option<&LiveNode>)
    -> Done<LiveNode>;
    #[wasm_bindgen(method, catch, js_name = removeChild)]
    pub(super) fn remove_child(this: &LiveNode, child: &LiveNode) -> Done<LiveNode>;
    #[wasm_bindgen(method, catch, js_name = replaceChild)]
    pub(super) fn replace_child(this: &LiveNode, new: &LiveNode, old: &LiveNode) -> Done<LiveNode>;

    /// The nodes in an element.
    #[wasm_bindgen(js_name = NodeList)]
    pub(super) type LiveNodes;

    #[wasm_bindgen(method, getter)]
    pub(super) fn length(this: &LiveNodes) -> u32;
    #[wasm_bindgen(method, indexing_getter)]
    pub(super) fn get(this: &LiveNodes, index: u32) -> Option<LiveNode>;

    /// An element.
    #[derive(Clone)]
    #[wasm_bindgen(js_name = Element, extends = LiveNode)]
    pub type Live;

    #[wasm_bindgen(method, getter)]
    pub(super) fn id(this: &Live) -> String;
    #[wasm_bindgen(method, getter, js_name = className)]
    pub(super) fn class_name(this: &Live) -> String;
    #[wasm_bindgen(method, getter, js_name = localName)]
    pub(super) fn local_name(this: &Live) -> String;
    #[wasm_bindgen(method, js_name = getAttributeNames)]
    pub(super) fn get_attribute_names(this: &Live) -> Names;
    #[wasm_bindgen(method, js_name = getAttribute)]
    pub(super) fn get_attribute(this: &Live, name: &str) -> Option<String>;
    #[wasm_bindgen(method, catch, js_name = setAttribute)]
    pub(super) fn set_attribute(this: &Live, name: &str, value: &str) -> Done<()>;
    #[wasm_bindgen(method, js_name = removeAttribute)]
    pub(super) fn remove_attribute(this: &Live, name: &str);
    #[wasm_bindgen(method, js_name = querySelector)]
    pub(super) fn query_selector(this: &Live, selector: &str) -> Option<Live>;
    #[wasm_bindgen(method)]
    pub(super) fn closest(this: &Live, selector: &str) -> Option<Live>;
    #[wasm_bindgen(method, catch, js_name = replaceWith)]
    pub(super) fn replace_with(this: &Live, new: &Live) -> Done<()>;
    #[wasm_bindgen(method, js_name = scrollIntoView)]
    pub(super) fn scroll_into_view(this: &Live);
    #[wasm_bindgen(method)]
    pub(super) fn blur(this: &Live);
    #[wasm_bindgen(method)]
    pub(super) fn focus(this: &Live, options: &FocusOptions);

    /// Names of attributes.
    #[wasm_bindgen(js_name = Array)]
    pub(super) type Names;

    #[wasm_bindgen(method, indexing_getter, js_name = get)]
    fn name_at(this: &Names, index: u32) -> Option<String>;

    /// How focus moves.
    #[wasm_bindgen(js_name = Object)]
    pub(super) type FocusOptions;

    #[wasm_bindgen(constructor, js_class = "Object")]
    pub(super) fn new() -> FocusOptions;
    #[wasm_bindgen(method, setter, js_name = preventScroll)]
    pub(super) fn set_prevent_scroll(this: &FocusOptions, prevents: bool);

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

const ELEMENT_NODE: u16 = 1;
const TEXT_NODE: u16 = 3;

/// The node as an element, when it is one.
pub(super) fn as_element(node: &LiveNode) -> Option<&Live> {
    (node.node_type() == ELEMENT_NODE).then(|| node.unchecked_ref())
}

/// Whether the node is text.
pub(super) fn is_text(node: &LiveNode) -> bool {
    node.node_type() == TEXT_NODE
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
    !(0..).map_while(|index| names.name_at(index)).all(is_ours)
}

/// Whether a translator has put its own element in the place of our text.
pub(super) fn is_translated_text(node: &LiveNode) -> bool {
    as_element(node).is_some_and(|live| live.local_name() == "font")
}
