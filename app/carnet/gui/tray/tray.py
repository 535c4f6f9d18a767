"""The icon in the tray, while it is wanted and where there is a tray."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from carnet.domain.library import LibraryStatus
from carnet.gui.engine.engine_client import EngineState
from carnet.gui.look.icons import Icons
from carnet.gui.tray.tray_state import TrayState, tray_state, tray_words

SIDES = (16, 22, 24, 32, 48, 64)
_INK = {True: "#f4f2ed", False: "#24221e"}  # on a dark panel, on a light one


class Tray(QObject):
    """A click opens the window; the menu offers what is wanted without it."""

    quick_wanted = Signal()
    open_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal()
    quit_wanted = Signal()
    told = Signal()  # a message of ours was clicked

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._engine = EngineState.IDLE
        self._status: LibraryStatus | None = None
        self.state = TrayState.BUSY
        self.icon: QSystemTrayIcon | None = None
        self.menu: QMenu | None = None
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._draw)  # a method: Qt lets go of it with the tray

    @property
    def shown(self) -> bool:
        """Whether there is an icon a person can see."""
        return self.icon is not None and self.icon.isVisible()

    @staticmethod
    def available() -> bool:
        """Whether this desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def want(self, wanted: bool) -> None:
        """Show it, or take it away."""
        if not wanted or not self.available():
            if self.icon is not None:
                self.icon.hide()
            return
        if self.icon is None:
            self._make()
        if self.icon is not None:
            self._draw()
            self.icon.show()

    def show_engine(self, state: EngineState) -> None:
        """What the engine's process does."""
        self._engine = state
        self._draw()

    def show_status(self, status: LibraryStatus) -> None:
        """What the library does."""
        self._status = status
        self._draw()

    def say(self, title: str, text: str) -> None:
        """A message beside the icon."""
        if self.icon is not None:
            self.icon.showMessage(title, text, self._icons.app_icon())

    def _make(self) -> None:
        self.menu = QMenu()
        self.menu.aboutToShow.connect(self._show_pause)
        self._quick = self.menu.addAction(self.tr("Quick ask"), self.quick_wanted.emit)
        self._open = self.menu.addAction(self.tr("Open Carnet"), self.open_wanted.emit)
        self.menu.addSeparator()
        self._pause = self.menu.addAction(self.tr("Pause"), self._pause_pressed)
        self.menu.addSeparator()
        self._quit = self.menu.addAction(self.tr("Quit"), self.quit_wanted.emit)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.told)

    @Slot()
    def _draw(self) -> None:
        if self.icon is None:
            return
        state = tray_state(self._engine, self._status)
        ink = QColor(_INK[QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark])
        drawn = QIcon()
        for side in SIDES:
            drawn.addPixmap(self._icons.pixmap(state.value, ink, side, 1.0))
        drawn.setIsMask(True)  # where the desktop colours such icons itself
        self.state = state
        self.icon.setIcon(drawn)
        self.icon.setToolTip(tray_words(self._engine, self._status))
        self._show_pause()

    def _show_pause(self) -> None:
        paused = self.state is TrayState.PAUSED
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self._pause.setEnabled(paused or self.state is TrayState.BUSY)

    def _pause_pressed(self) -> None:
        (self.resume_wanted if self.state is TrayState.PAUSED else self.pause_wanted).emit()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_wanted.emit()
        elif reason is QSystemTrayIcon.ActivationReason.MiddleClick:
            self.quick_wanted.emit()
