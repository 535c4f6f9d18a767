"""The line below the folders that tells of one that has been unplugged for long."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.domain.documents import Folder
from carnet.gui.look.buttons import IconButton, Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.words import progress_text

LONG_S = 14 * 86_400.0  # a disk that a person plugs in for the weekend is no news


class OfflineLine(QWidget):
    """Since when, and what to do: plug it in, or forget it. It can be put away until the end."""

    forget_wanted = Signal(object)  # Folder

    def __init__(self, icons: Icons, clock: Callable[[], float] = time.time) -> None:
        """`clock` tells the seconds since 1970."""
        super().__init__()
        self._clock = clock
        self._put_away: set[int] = set()
        self._folders: tuple[Folder, ...] = ()
        self._shown: Folder | None = None
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("role", "small-strong")
        self.detail = QLabel(wordWrap=True)
        self.detail.setProperty("role", "small")
        for label in (self.title, self.detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = IconButton(icons, "cross")
        self.close_button.describe(self.tr("Dismiss"))
        self.close_button.clicked.connect(self._dismiss)
        self.forget = WordButton(self.tr("Forget it…"), Rank.QUIET)
        self.forget.clicked.connect(self._forget)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.detail.setContentsMargins(10, 0, 10, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.detail)
        column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """Tell of the one that is away longest, if that is long."""
        self._folders = tuple(folders)
        limit = self._clock() - LONG_S
        away = [
            folder
            for folder in folders
            if 0 < folder.offline_since <= limit and folder.id not in self._put_away
        ]
        folder = min(away, key=lambda one: one.offline_since, default=None)
        if folder is not None and folder != self._shown:
            self.title.setText(progress_text.long_offline(folder))
            self.detail.setText(progress_text.way_out_of_offline(folder))
            self.forget.setAccessibleName(
                self.tr("Stop watching and forget {folder}").format(folder=folder.path)
            )
        self._shown = folder
        self.setVisible(folder is not None)

    def _forget(self) -> None:
        if self._shown is not None:
            self.forget_wanted.emit(self._shown)

    def _dismiss(self) -> None:
        if self._shown is not None:
            self._put_away.add(self._shown.id)
            self.show_folders(self._folders)
