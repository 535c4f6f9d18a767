"""The privacy panel of a window on the scripted engine."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from carnet.gui.privacy.privacy_panel import PrivacyPanel
from carnet.gui.window.main_window import MainWindow

MakeWindow = Callable[..., MainWindow]
OpenPanel = Callable[..., PrivacyPanel]


def said(widget: QWidget) -> str:
    """Everything a person reads there."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(labels)


@pytest.fixture
def open_panel(make_main_window: MakeWindow, qtbot: QtBot) -> OpenPanel:
    def make(*flags: str, page: str = "privacy", counted: bool = True) -> PrivacyPanel:
        window = make_main_window(*flags)
        window.action_list[page].trigger()
        panel = window.findChild(PrivacyPanel)
        assert isinstance(panel, PrivacyPanel)
        if counted:
            qtbot.waitUntil(lambda: bool(panel.data.rows))
        return panel

    return make


def window_of(panel: PrivacyPanel) -> MainWindow:
    window = panel.parent()
    assert isinstance(window, MainWindow)
    return window
