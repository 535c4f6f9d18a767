"""Whatever a button does, the list of actions holds too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from carnet.gui.window.main_window import MainWindow

# The button's name for screen readers, and what in the list does the same.
BUTTONS = {
    "Show or hide the library": "view.side",
    "New conversation": "ask.new",
    "Narrow the search": "search.narrow",
    "More": "palette",  # opens a menu of the list itself
    "Show or hide the note": "view.source",
    "Notes": "view.library",
    "Conversations": "view.conversations",
    "Add a folder": "library.add",
    "Import documents…": "library.import",
    "Pause": "library.pause",
    "Go on": "library.resume",
    "More about conversations": "conversation.more",
    "Copy the answer with its references": "ask.copy",
    "Forgotten": "library.forgotten",
}
# Buttons that are no action of the list, and why.
EXCEPTIONS = {
    "Ask  (Enter)": "Enter in the question's field; Ctrl+L leads there",
    "Stop  (Esc)": "Esc, listed as `stop`",
    "Clear": "empties one field, as Ctrl+A and Del do",
    "Dismiss": "one message; it can be reached with Tab",
    "How the language model writes": "a choice beside the question",
}


def named(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text() or button.toolTip()


def buttons(window: MainWindow) -> list[str]:
    found = window.findChildren(QAbstractButton)
    seen = [one for one in found if one.isVisible() and not isinstance(one.parent(), QLineEdit)]
    return [named(one) for one in seen]


def test_every_button_of_the_window_is_in_the_list(
    qtbot: QtBot, make_main_window: Callable[..., MainWindow]
) -> None:
    window = make_main_window("--indexing", "reading")
    listed = {one.name for one in window.action_list.all()}
    assert set(BUTTONS.values()) <= listed
    window.asker.ask("What pressure should the boiler have?")
    qtbot.waitUntil(lambda: not window.asker.running)
    seen = set(buttons(window))
    window.side.show_conversations()
    seen |= set(buttons(window))
    privacy = window.header.privacy.accessibleName()
    sources = {row.accessibleName() for row in window.conversation.cards[-1].sources.rows}
    unknown = seen - set(BUTTONS) - set(EXCEPTIONS) - {privacy} - sources
    note = {named(one) for one in window.source.findChildren(QAbstractButton)}
    assert unknown - note == set()


def test_what_has_keys_has_them_alone(make_main_window: Callable[..., MainWindow]) -> None:
    window = make_main_window()
    shortcuts = [action.shortcut().toString() for action in window.actions()]
    given = Counter(keys for keys in shortcuts if keys)
    assert [keys for keys, count in given.items() if count > 1] == []


def test_every_action_of_the_window_is_in_the_list(
    make_main_window: Callable[..., MainWindow],
) -> None:
    window = make_main_window()
    listed = {one.action for one in window.action_list.all()}
    assert set(window.actions()) == listed
    assert all(one.action.text() for one in window.action_list.all())
    assert len({one.action.text() for one in window.action_list.all()}) == len(listed)


def test_every_action_has_a_drawing(make_main_window: Callable[..., MainWindow]) -> None:
    window = make_main_window()
    for one in window.action_list.all():
        assert one.drawing, one.name
        assert not window.parts.icons.icon(one.drawing).isNull()
