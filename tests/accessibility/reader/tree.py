# Prints what assistive technology is given of a page, as lines of JSON: role, name, value, description and states of each part that has
# a meaning, by how deep it lies. Browsers give it all over one bus, so that one reading serves for each.
#
#   python3 tree.py TITLE
import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

# By the bus's own names of roles; what is not here is layout or text.
ROLES = {
    "alert": "alert",
    "check box": "checkbox",
    "combo box": "combobox",
    "description list": "list",
    "entry": "textbox",
    "form": "form",
    "grouping": "group",
    "heading": "heading",
    "landmark": "landmark",
    "link": "link",
    "list": "list",
    "list box": "listbox",
    "panel": "group",
    "password text": "textbox",
    "push button": "button",
    "radio button": "radio",
    "toggle button": "button",
}

STATES = {
    Atspi.StateType.REQUIRED: "required",
    Atspi.StateType.INVALID_ENTRY: "invalid",
    Atspi.StateType.CHECKED: "checked",
    Atspi.StateType.EXPANDED: "expanded",
}


def documents(node, title):
    """The document with a title, wherever it lies in a browser's window."""
    if node is None:
        return
    if node.get_role_name() == "document web" and node.get_name() == title:
        yield node
        return
    for index in range(node.get_child_count()):
        yield from documents(node.get_child_at_index(index), title)


def chosen(node):
    """The first name below a node of what is selected there."""
    if node is None:
        return ""
    if node.get_state_set().contains(Atspi.StateType.SELECTED):
        return node.get_name()
    return next(filter(None, (chosen(node.get_child_at_index(index)) for index in range(node.get_child_count()))), "")


def value(node, role):
    """What was answered: the text that stands there, or what was chosen of a list."""
    if role not in ("textbox", "combobox"):
        return ""
    if not node.get_state_set().contains(Atspi.StateType.EDITABLE):
        return chosen(node)
    text = node.get_text_iface()
    return text.get_text(0, -1) if text else ""


def tell(node, depth):
    if node is None:
        return
    role = ROLES.get(node.get_role_name())
    if role in ("group", "form", "landmark", "list") and not node.get_name():
        role = None
    if role:
        states = node.get_state_set()
        told = [name for state, name in STATES.items() if states.contains(state)]
        line = {"depth": depth, "role": role, "name": node.get_name(), "value": value(node, role), "description": node.get_description() or "", "states": told}
        print(json.dumps(line, ensure_ascii=False))
        depth += 1
    if role in ("combobox", "button", "link", "heading"):
        return
    for index in range(node.get_child_count()):
        tell(node.get_child_at_index(index), depth)


desktop = Atspi.get_desktop(0)
for index in range(desktop.get_child_count()):
    for document in documents(desktop.get_child_at_index(index), sys.argv[1]):
        tell(document, 0)
