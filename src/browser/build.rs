//! Node tree to new DOM, element by element, so that `trusted-types 'none'` holds.

use std::borrow::Cow;

use super::dom::{Document, Done, Live, LiveNode};
use crate::view::{Element, Node};

/// What stands in a live element: the parser joins texts that follow each other, so we do as well.
#[derive(PartialEq)]
pub(super) enum Piece<'a> {
    /// One text node.
    Text(Cow<'a, str>),
    /// One element.
    Element(&'a Element),
}

/// The children as the DOM has them: texts joined, empty ones left out.
pub(super) fn pieces(children: &[Node]) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::with_capacity(children.len());
    for child in children {
        match (child, pieces.last_mut()) {
            (Node::Element(element), _) => pieces.push(Piece::Element(element)),
            (Node::Text(text), _) if text.is_empty() => {}
            (Node::Text(text), Some(Piece::Text(before))) => before.to_mut().push_str(text),
            (Node::Text(text), _) => pieces.push(Piece::Text(Cow::Borrowed(text))),
        }
    }
    pieces
}

/// Makes the element with everything in it.
pub(super) fn build(document: &Document, element: &Element) -> Done<Live> {
    let live = document.create_element(element.tag)?;
    for (name, value) in &element.attributes {
        live.set_attribute(name, value)?;
    }
    for piece in pieces(&element.children) {
        live.append_child(&build_piece(document, &piece)?)?;
    }
    Ok(live)
}

/// Makes a text or an element.
pub(super) fn build_piece(document: &Document, piece: &Piece<'_>) -> Done<LiveNode> {
    match piece {
        Piece::Text(text) => Ok(document.create_text_node(text).into()),
        Piece::Element(element) => Ok(build(document, element)?.into()),
    }
}
