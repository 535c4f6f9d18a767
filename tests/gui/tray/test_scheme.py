from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from carnet.gui.look.icons import Icons
from carnet.gui.tray.tray import Tray


def test_a_tray_that_is_gone_does_not_hear_of_another_theme(
    qtbot: QtBot, icons: Icons, monkeypatch: object
) -> None:
    owner = QObject()
    tray = Tray(icons, owner)
    tray._make()
    owner.deleteLater()
    qtbot.waitUntil(lambda: not _alive(owner))
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert tray.icon is not None


def _alive(one: QObject) -> bool:
    from shiboken6 import isValid

    return isValid(one)
