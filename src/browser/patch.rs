//! Brings a live element to a node tree: the one way in which the page ever changes.
//!
//! The live DOM is compared, not a memory of it, because a server wrote it, a citizen has typed into
//! it, and extensions and translators may have added to it. The tree rendered before, where there is
//! one, only says what need not be looked at: equal parts are skipped.

use wasm_bindgen::JsCast;

use super::build::{Piece, build_piece, pieces};
use super::dom::{self, Control, Document, Done, Live, LiveNode};
use crate::view::{Element, Node};

/// Removed from adopted elements when the tree has them no more; what else is there may be foreign.
const STATES: [&str; 7] =
    ["aria-current", "aria-describedby", "aria-invalid", "class", "disabled", "hidden", "lang"];

/// What a round of patching needs to know.
pub(super) struct Patch<'a> {
    /// Makes new nodes.
    pub(super) document: &'a Document,
    /// Tells our nodes from foreign ones.
    pub(super) prefix: &'a str,
    /// The control being used: its value is never written.
    pub(super) focused: Option<Live>,
}

impl Patch<'_> {
    /// Brings `live` to `new`; `old` is the tree that was rendered there before.
    pub(super) fn element(&self, live: &Live, old: Option<&Element>, new: &Element) -> Done {
        if old == Some(new) {
            return Ok(());
        }
        let kind = Kind::of(new);
        attributes(live, old, new, kind)?;
        if kind != Kind::Textarea {
            self.children(live, old, new)?;
        }
        self.state(live.unchecked_ref(), new, kind);
        Ok(())
    }

    /// The properties that typing changes: written only where they differ, never under the hands.
    fn state(&self, control: &Control, new: &Element, kind: Kind) {
        let is_focused = self.focused.as_ref().is_some_and(|live| live.is_same_node(Some(control)));
        if is_focused {
            return;
        }
        let wanted = match kind {
            Kind::Plain => return,
            Kind::Box => {
                let checked = new.get("checked").is_some();
                if control.checked() != checked {
                    control.set_checked(checked);
                }
                return;
            }
            Kind::Text => new.get("value").unwrap_or_default().to_owned(),
            Kind::Textarea => inner_text(new),
            Kind::Select => selected(new).unwrap_or_default().to_owned(),
        };
        if control.value().as_deref() != Some(&wanted) {
            control.set_value(&wanted);
        }
    }

    fn children(&self, live: &Live, old: Option<&Element>, new: &Element) -> Done {
        let (wanted, before) = (pieces(&new.children), old.map(|old| pieces(&old.children)));
        let before = before.unwrap_or_default();
        let nodes = live.child_nodes();
        // With nothing foreign among them the nodes stand as the tree did: equal ends need no look.
        let is_as_before = usize::try_from(nodes.length()) == Ok(before.len());
        let (head, tail) = if is_as_before { equal_ends(&before, &wanted) } else { (0, 0) };
        let at = |index: usize| u32::try_from(index).ok().and_then(|index| nodes.get(index));
        let mut cursor = at(head);
        let end = if tail == 0 { None } else { at(before.len() - tail) };
        let (wanted, before) = (between(&wanted, head, tail), between(&before, head, tail));
        // Where the cursor stands among them.
        let mut place = 0;
        for (index, piece) in wanted.iter().enumerate() {
            let later = wanted.get(index..).unwrap_or_default();
            let Some((found, passed)) = self.find(cursor.as_ref(), end.as_ref(), piece, later) else {
                let built = build_piece(self.document, piece)?;
                live.insert_before(&built, cursor.as_ref())?;
                continue;
            };
            self.clear(live, cursor, Some(&found))?;
            cursor = found.next_sibling();
            place += passed;
            // What is like it may have stood for another node.
            let own = before.get(place).filter(|own| is_same(piece, own));
            place += 1;
            let old = if is_as_before { own } else { same_piece(before, index, piece) };
            self.piece(live, &found, old, piece)?;
        }
        self.clear(live, cursor, end.as_ref())
    }

    fn piece(&self, parent: &Live, found: &LiveNode, old: Option<&Piece<'_>>, new: &Piece<'_>) -> Done {
        match (new, old) {
            (Piece::Element(new), old) => {
                let old = old.and_then(|old| if let Piece::Element(old) = old { Some(*old) } else { None });
                self.element(found.unchecked_ref(), old, new)?;
            }
            (Piece::Text(new), Some(Piece::Text(old))) if new == old => {}
            // In an adopted page this is our text in another language.
            (Piece::Text(_), None) if dom::is_translated_text(found) => {}
            (Piece::Text(_), _) if dom::is_translated_text(found) => {
                parent.replace_child(&build_piece(self.document, new)?, found)?;
            }
            (Piece::Text(new), _) => {
                if found.text_content().as_deref() != Some(new) {
                    found.set_text_content(Some(new));
                }
            }
        }
        Ok(())
    }

    /// The live node for a piece, at the cursor or after it and before `end`, and how many it passed over. Nodes
    /// that a later piece wants are not passed over, except by a piece that is known by name.
    fn find(
        &self,
        cursor: Option<&LiveNode>,
        end: Option<&LiveNode>,
        piece: &Piece<'_>,
        later: &[Piece<'_>],
    ) -> Option<(LiveNode, usize)> {
        let key = key(piece);
        let mut node = cursor.cloned();
        let mut passed = 0;
        while let Some(here) = node.filter(|here| end.is_none() || !here.is_same_node(end)) {
            if matches(&here, piece, key.as_ref()) {
                return Some((here, passed));
            }
            let passable = key.is_some()
                || dom::is_foreign(&here, self.prefix)
                || !later.iter().any(|other| matches(&here, other, self::key(other).as_ref()));
            if !passable {
                return None;
            }
            node = here.next_sibling();
            passed += 1;
        }
        None
    }

    /// Removes our nodes from the cursor up to `end`; foreign ones stay.
    fn clear(&self, parent: &Live, mut cursor: Option<LiveNode>, end: Option<&LiveNode>) -> Done {
        while let Some(node) = cursor {
            if end.is_some() && node.is_same_node(end) {
                break;
            }
            cursor = node.next_sibling();
            if !dom::is_foreign(&node, self.prefix) {
                parent.remove_child(&node)?;
            }
        }
        Ok(())
    }
}

fn attributes(live: &Live, old: Option<&Element>, new: &Element, kind: Kind) -> Done {
    for (name, value) in &new.attributes {
        let same = match old {
            Some(old) => old.get(name) == Some(value),
            None => live.get_attribute(name).as_deref() == Some(value),
        };
        if !same && !kind.is_state(name) {
            live.set_attribute(name, value)?;
        }
    }
    // What was opened stays open under the hands.
    let gone = |name: &&str| new.get(name).is_none() && !kind.is_state(name) && *name != "open";
    match old {
        Some(old) => {
            for (name, _) in old.attributes.iter().filter(|(name, _)| gone(name)) {
                live.remove_attribute(name)?;
            }
        }
        None => {
            for name in STATES.iter().filter(|name| gone(name)) {
                live.remove_attribute(name)?;
            }
        }
    }
    Ok(())
}

/// How an element's state is held.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// In its attributes alone.
    Plain,
    /// `checked`
    Box,
    /// `value`, with the attribute as what it was at first
    Text,
    /// `value`, with its text as what it was at first
    Textarea,
    /// `value`, one of its options
    Select,
}

impl Kind {
    fn of(element: &Element) -> Self {
        match (element.tag, element.get("type")) {
            ("input", Some("checkbox" | "radio")) => Self::Box,
            ("input", Some("hidden" | "submit" | "button")) => Self::Plain,
            ("input", _) => Self::Text,
            ("textarea", _) => Self::Textarea,
            ("select", _) => Self::Select,
            _ => Self::Plain,
        }
    }

    /// Whether this attribute only says what the state was at first.
    fn is_state(self, name: &str) -> bool {
        match self {
            Self::Box => name == "checked",
            Self::Text => name == "value",
            _ => name == "selected",
        }
    }
}

fn inner_text(element: &Element) -> String {
    let text = |node: &Node| if let Node::Text(text) = node { text.clone() } else { String::new() };
    element.children.iter().map(text).collect()
}

fn selected(element: &Element) -> Option<&str> {
    if element.tag == "option" {
        return element.get("selected").and(element.get("value"));
    }
    element.children.iter().find_map(|child| match child {
        Node::Element(child) => selected(child),
        Node::Text(_) => None,
    })
}

/// What a node is known by among its siblings.
#[derive(PartialEq)]
struct Key<'a> {
    id: &'a str,
    name: &'a str,
    /// Tells radios, options and buttons of one name apart.
    value: &'a str,
}

fn key<'a>(piece: &'a Piece<'_>) -> Option<Key<'a>> {
    let Piece::Element(element) = piece else { return None };
    let id = element.get("id").unwrap_or_default();
    let name = element.get("name").unwrap_or_default();
    let by_value = id.is_empty() && has_identifying_value(element.tag, element.get("type"));
    let value = if by_value { element.get("value").unwrap_or_default() } else { "" };
    let name = if id.is_empty() { name } else { "" };
    (!id.is_empty() || !name.is_empty() || by_value).then_some(Key { id, name, value })
}

fn has_identifying_value(tag: &str, kind: Option<&str>) -> bool {
    tag == "option" || tag == "button" || kind == Some("radio")
}

fn matches(node: &LiveNode, piece: &Piece<'_>, key: Option<&Key<'_>>) -> bool {
    let Piece::Element(element) = piece else {
        return dom::is_text(node) || dom::is_translated_text(node);
    };
    let Some(live) = dom::as_element(node) else { return false };
    if live.local_name() != element.tag {
        return false;
    }
    let attribute = |name: &str| live.get_attribute(name).unwrap_or_default();
    match key {
        None => live.id().is_empty() && attribute("name").is_empty(),
        Some(key) if !key.id.is_empty() => live.id() == key.id,
        Some(key) => {
            let by_value = has_identifying_value(element.tag, element.get("type"));
            attribute("name") == key.name && (!by_value || attribute("value") == key.value)
        }
    }
}

/// How many pieces are equal at the start, and of the rest at the end.
fn equal_ends(before: &[Piece<'_>], after: &[Piece<'_>]) -> (usize, usize) {
    let equal = |(before, after): &(&Piece<'_>, &Piece<'_>)| before == after;
    let head = before.iter().zip(after).take_while(equal).count();
    let rest = before.len().min(after.len()) - head;
    let tail = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(equal).count();
    (head, tail)
}

/// All but so many at the start and at the end.
fn between<'a, 'p>(pieces: &'a [Piece<'p>], head: usize, tail: usize) -> &'a [Piece<'p>] {
    pieces.get(head..pieces.len() - tail).unwrap_or_default()
}

/// Whether two pieces may stand for the same node.
fn is_same(piece: &Piece<'_>, other: &Piece<'_>) -> bool {
    match (piece, other) {
        (Piece::Element(new), Piece::Element(old)) => new.tag == old.tag && key(piece) == key(other),
        (Piece::Text(_), Piece::Text(_)) => true,
        _ => false,
    }
}

/// The piece of the tree before that stands for the same node, as far as can be told among foreign nodes.
fn same_piece<'a>(before: &'a [Piece<'a>], index: usize, piece: &Piece<'_>) -> Option<&'a Piece<'a>> {
    let same = |other: &&Piece<'_>| is_same(piece, other);
    before.get(index).filter(same).or_else(|| before.iter().find(same))
}
