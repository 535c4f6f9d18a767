"""What a screen reader is told of every control of every screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from tests.gui.accessibility.conftest import Screen, shown

Role = QAccessible.Role
ROLES: tuple[tuple[type[QWidget], set[Role]], ...] = (
    (
        QAbstractButton,
        {
            Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.ButtonDropDown,
            Role.Switch,
        },
    ),
    (QComboBox, {Role.ComboBox}),
    (QLineEdit, {Role.EditableText}),
    (QPlainTextEdit, {Role.EditableText, Role.StaticText}),
    (QTextEdit, {Role.EditableText, Role.StaticText}),
    (QAbstractItemView, {Role.List, Role.Table, Role.Tree}),
)  # fmt: skip


def focusable(widgets: list[QWidget]) -> list[QWidget]:
    return [one for one in widgets if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def said(widget: QWidget) -> str:
    place = type(widget).__name__
    parent = widget.parentWidget()
    return f"{place} in {type(parent).__name__}" if parent is not None else place


def test_every_control_has_a_name(screen: Screen) -> None:
    controls = [one for one in focusable(shown(screen)) if not isinstance(one, QAbstractSlider)]
    controls = [one for one in controls if not inner(one)]
    found = [said(one) for one in controls if not spoken(one).strip()]
    assert not found, "\n".join(map(str, found))


def inner(widget: QWidget) -> bool:
    """A part of a control that speaks for it: the field of a number, a view's corner."""
    if widget.objectName().startswith("qt_"):
        return True
    return isinstance(widget.parent(), QComboBox | QLineEdit)


def test_names_are_words_and_not_drawings(screen: Screen) -> None:
    buttons = [one for one in shown(screen) if isinstance(one, QAbstractButton) and not inner(one)]
    names = [spoken(one) for one in buttons]
    found = [name for name in names if not any(char.isalnum() for char in name)]
    assert not found, "\n".join(map(str, found))


def test_every_control_has_the_role_of_what_it_is(screen: Screen) -> None:
    wrong = []
    for widget in shown(screen):
        interface = QAccessible.queryAccessibleInterface(widget)
        for kind, roles in ROLES:
            if isinstance(widget, kind) and not inner(widget):
                assert interface is not None
                if interface.role() not in roles:
                    wrong.append((said(widget), interface.role().name))
    assert not wrong, "\n".join(map(str, wrong))


def test_rows_of_lists_say_what_they_draw(screen: Screen) -> None:
    silent = []
    for view in shown(screen):
        if not isinstance(view, QAbstractItemView) or view.model() is None:
            continue
        model = view.model()
        for row in range(min(3, model.rowCount())):
            index = model.index(row, 0)
            text = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
            if not str(text or "").strip():
                silent.append((said(view), row))
    assert not silent, "\n".join(map(str, silent))


def test_windows_have_a_title(screen: Screen) -> None:
    if screen.front.windowType() is Qt.WindowType.Popup:
        pytest.skip("a menu has none")
    assert screen.front.windowTitle()
