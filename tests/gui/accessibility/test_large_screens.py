"""At 200 % text nothing that is said is cut off."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from tests.gui.accessibility.names import said
from tests.gui.accessibility.theatre import Screen, shown

from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.yielding_button import YieldingButton

TOLERANCE_PX = 3


def cut(label: QLabel) -> bool:
    """Whether words of a label lie outside it."""
    room = label.contentsRect()
    if isinstance(label, ElidedLabel) or not label.text() or room.width() <= 0:
        return False
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return needed > label.height() + TOLERANCE_PX
    return label.sizeHint().width() > label.width() + TOLERANCE_PX


def squeezed(button: QAbstractButton) -> bool:
    if isinstance(button, YieldingButton):  # it gives way on purpose, the whole text in its tip
        return button.toolTip() == ""
    if isinstance(button, QPushButton) and button.text():
        return button.sizeHint().width() > button.width() + TOLERANCE_PX
    return button.sizeHint().height() > button.height() + TOLERANCE_PX and bool(button.text())


def test_no_label_is_cut_off(large: Screen) -> None:
    labels = [one for one in shown(large) if isinstance(one, QLabel)]
    found = [f"{said(one)} “{one.text()[:40]}”" for one in labels if cut(one)]
    assert not found, "\n".join(map(str, found))


def test_no_button_is_too_small_for_its_word(large: Screen) -> None:
    buttons = [one for one in shown(large) if isinstance(one, QAbstractButton)]
    found = [f"{said(one)} “{one.text()[:40]}”" for one in buttons if squeezed(one)]
    assert not found, "\n".join(map(str, found))


def test_controls_do_not_lie_on_each_other(large: Screen) -> None:
    """Two buttons of one parent share no place."""
    buttons = [one for one in shown(large) if isinstance(one, QAbstractButton | QLabel)]
    crossing = [
        f"{said(one)} “{one.text()[:30]}” and “{two.text()[:30]}”"
        for number, one in enumerate(buttons)
        for two in buttons[number + 1 :]
        if one.parent() is two.parent() and overlap(one, two) and one.text() and two.text()
    ]
    assert not crossing, "\n".join(map(str, crossing))


def overlap(one: QWidget, two: QWidget) -> bool:
    shared: QRect = one.geometry().intersected(two.geometry())
    return shared.width() > TOLERANCE_PX and shared.height() > TOLERANCE_PX


def test_the_window_still_fits_its_place(large: Screen) -> None:
    assert large.window.width() <= 1280
    assert large.window.height() <= 800
    assert not (large.front.windowState() & Qt.WindowState.WindowFullScreen)
