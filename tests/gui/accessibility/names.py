"""What a screen reader is told of every control of every screen."""

from __future__ import annotations

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
from tests.gui.accessibility.theatre import Screen, shown

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


def inner(widget: QWidget) -> bool:
    """A part of a control that speaks for it: the field of a number, a view's corner."""
    if widget.objectName().startswith("qt_"):
        return True
    return isinstance(widget.parent(), QComboBox | QLineEdit)


def nameless(screen: Screen) -> list[str]:
    """Controls without a name."""
    controls = [one for one in focusable(shown(screen)) if not isinstance(one, QAbstractSlider)]
    controls = [one for one in controls if not inner(one)]
    return [said(one) for one in controls if not spoken(one).strip()]


def wordless(screen: Screen) -> list[str]:
    """Names of buttons that are a drawing."""
    buttons = [one for one in shown(screen) if isinstance(one, QAbstractButton) and not inner(one)]
    names = [spoken(one) for one in buttons]
    return [name for name in names if not any(char.isalnum() for char in name)]


def misnamed(screen: Screen) -> list[str]:
    """Controls that tell another role than that of what they are."""
    wrong = []
    for widget in shown(screen):
        interface = QAccessible.queryAccessibleInterface(widget)
        for kind, roles in ROLES:
            if isinstance(widget, kind) and not inner(widget):
                assert interface is not None
                if interface.role() not in roles:
                    wrong.append(f"{said(widget)}: {interface.role().name}")
    return wrong


def silent_rows(screen: Screen) -> list[str]:
    """Of the first rows of lists: those that say nothing."""
    silent = []
    for view in shown(screen):
        if not isinstance(view, QAbstractItemView) or view.model() is None:
            continue
        model = view.model()
        for row in range(min(3, model.rowCount())):
            index = model.index(row, 0)
            text = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
            if not str(text or "").strip():
                silent.append(f"{said(view)}, row {row}")
    return silent
