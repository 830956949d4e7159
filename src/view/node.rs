//! HTML as data: what the server writes as text is what the browser builds and patches.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};

/// An element or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Text; escaped by whoever writes it out.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element: its [`Parts`] in a box, so that building hands on one word and not eight.
#[derive(Clone, Debug, PartialEq)]
pub struct Element(Box<Parts>);

/// The tag of an element, with its attributes and children.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// The tag name, lower case.
    pub tag: &'static str,
    /// Names and values in order; a boolean attribute has an empty value. Never `style`, never `on…`.
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// What is inside. Built with [`Element::child`], no text is empty and no two stand side by side, so that
    /// the tree is the one a parser makes of its HTML.
    pub children: Vec<Node>,
}

/// An empty element.
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

impl Deref for Element {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl DerefMut for Element {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.0
    }
}

/// A text node.
pub fn text(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

impl Element {
    /// Adds an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.with_attribute(name, value.into())
    }

    /// One function for every kind of value.
    fn with_attribute(mut self, name: &'static str, value: Cow<'static, str>) -> Self {
        self.attributes.push((name, value));
        self
    }

    /// Adds an attribute when there is a value.
    #[must_use]
    pub fn attr_opt(self, name: &'static str, value: Option<impl Into<Cow<'static, str>>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds a boolean attribute when it is on.
    #[must_use]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// Adds a child; a text after a text becomes one with it.
    #[must_use]
    pub fn child(self, child: impl Into<Node>) -> Self {
        self.with_child(child.into())
    }

    /// One function for every kind of child.
    fn with_child(mut self, child: Node) -> Self {
        match (child, self.children.last_mut()) {
            (Node::Text(more), _) if more.is_empty() => {}
            (Node::Text(more), Some(Node::Text(text))) => text.push_str(&more),
            (child, _) => self.children.push(child),
        }
        self
    }

    /// Adds children.
    #[must_use]
    pub fn children<N: Into<Node>>(self, children: impl IntoIterator<Item = N>) -> Self {
        children.into_iter().fold(self, Element::child)
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_ref())
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, el, text};

    #[test]
    fn texts_are_as_a_parser_makes_them() {
        let element = el("p").child("").child("a").children(["", "b"]).child(el("br")).child("c").child("");
        assert_eq!(element.children, [text("ab"), el("br").into(), text("c")]);
        assert_eq!(el("p").child("").children, Vec::<Node>::new());
    }
}
