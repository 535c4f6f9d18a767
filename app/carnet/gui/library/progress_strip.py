"""At the foot of the library: what the engine is doing, how far it is, and pause."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from carnet.domain.library import Activity, LibraryStatus
from carnet.gui.look.buttons import IconButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.roles import set_role
from carnet.gui.words import phrases


class ProgressStrip(QWidget):
    """Plain words and honest numbers; one quiet line when there is nothing to do."""

    pause_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paused = False
        self.title = QLabel()
        self.title.setProperty("role", "small-strong")
        self.detail = QLabel(wordWrap=True)
        self.detail.setProperty("role", "small")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of reading your notes"))
        self.bar.setFixedHeight(4)
        self.button = IconButton(icons, "pause")
        self.button.clicked.connect(self._pressed)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.detail)
        self._column = column

    def show_status(self, status: LibraryStatus) -> None:
        """Take the library's state."""
        progress = status.progress
        working = progress.activity is not Activity.IDLE
        self._paused = progress.activity is Activity.PAUSED
        self.title.setText(phrases.progress_title(progress) or phrases.resting(status))
        set_role(self.title, "small-strong" if working else "small")
        detail = phrases.progress_detail(progress)
        if progress.activity is Activity.EMBEDDING:
            words = self.tr("Search by words works already.")
            detail = f"{detail}\n{words}" if detail else words
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.bar.setVisible(working)
        self.bar.setRange(0, progress.total)  # 0, 0 is Qt's "busy"
        self.bar.setValue(progress.done)
        self.button.setVisible(working)
        if self._paused:
            self.button.draw("play")
            self.button.describe(self.tr("Go on"))
        else:
            self.button.draw("pause")
            self.button.describe(self.tr("Pause"))

    def _pressed(self) -> None:
        (self.resume_wanted if self._paused else self.pause_wanted).emit()
