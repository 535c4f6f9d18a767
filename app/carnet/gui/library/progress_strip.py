"""At the foot of the library: what the engine is doing, how far it is, and pause."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from carnet.domain.library import Activity, LibraryStatus
from carnet.gui.look.buttons import IconButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.roles import set_role
from carnet.gui.words import progress_text, times


class ProgressStrip(QWidget):
    """Plain words and honest numbers; one quiet line, with its clock, when there is no work."""

    pause_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status: LibraryStatus | None = None
        self._indexed_at: float | None = None
        self._model = ""
        self._countdown = times.Countdown()
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._tick)
        self.title = QLabel(wordWrap=True)
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
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 10, 0)
        below.setSpacing(4)
        below.addWidget(self.bar)
        below.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(below)

    @property
    def paused(self) -> bool:
        """Whether work waits, for a person or by itself."""
        status = self._status
        return status is not None and status.progress.activity is Activity.PAUSED

    def show_indexed(self, at: float | None) -> None:
        """When a note was indexed last, in seconds since 1970."""
        if at is not None:
            self._indexed_at = at

    def name_model(self, title: str) -> None:
        """What the model is called that is being changed to."""
        self._model = title
        self._tick()

    def show_status(self, status: LibraryStatus) -> None:
        """Take the library's state."""
        before = self._status
        self._status = status
        if before is None or _work(before) != _work(status):
            self._countdown.forget()
        self._countdown.hear(status.progress.seconds_left, time.monotonic())
        working = status.progress.activity is not Activity.IDLE
        set_role(self.title, "small-strong" if working else "small")
        self._show_bar(status, working)
        self.button.setVisible(working)
        if self.paused:
            self.button.draw("play")
            by_itself = status.progress.paused_by not in (None, "person")
            self.button.describe(self.tr("Go on all the same") if by_itself else self.tr("Go on"))
        else:
            self.button.draw("pause")
            self.button.describe(self.tr("Pause"))
        self._tick()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while somebody can see it."""
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """And costs nothing else."""
        self._clock.stop()
        super().hideEvent(event)

    def _show_bar(self, status: LibraryStatus, working: bool) -> None:
        progress = status.progress
        done, total = progress.done, progress.total
        waiting = status.queued or status.rebuild is not None
        if progress.activity is Activity.EMBEDDING or (self.paused and waiting):
            done, total = progress_text.prepared(status)
        self.bar.setRange(0, total)  # 0, 0 is Qt's "busy"
        self.bar.setValue(done)
        self.bar.setVisible(working and not (self.paused and not total))

    def _tick(self) -> None:
        """Write what changes by itself: the clock at rest, the time left at work."""
        status = self._status
        if status is None:
            return
        title = progress_text.title(status, self._model)
        if title:
            left = times.left(self._countdown.seconds(time.monotonic()))
            if self.paused:
                left = ""
            first = " · ".join(filter(None, (progress_text.amount(status), left)))
            detail = "\n".join(filter(None, (first, progress_text.remark(status))))
            self._clock.start(1_000)
        else:
            title, detail = progress_text.resting(status), ""
            if self._indexed_at is not None and not status.queued:
                now = time.time()
                title = f"{title} · {times.indexed(self._indexed_at, now)}"
                self._clock.start(times.until_next_word_ms(self._indexed_at, now))
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        if not self.isVisible():
            self._clock.stop()

    def _pressed(self) -> None:
        (self.resume_wanted if self.paused else self.pause_wanted).emit()


def _work(status: LibraryStatus) -> tuple[Activity, bool]:
    """What one countdown counts."""
    return status.progress.activity, progress_text.rebuilds(status)
