"""The question before something is forgotten, and after it the proof."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import ForgetReport
from carnet.gui.forget.subject import Subject
from carnet.gui.look.buttons import QUIET_PX, Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.icons import Icons
from carnet.gui.words import forget_text
from carnet.gui.words.error_text import explain

FILES_SHOWN = 5
WIDTH_PX = 500
BULLET = "•  "


class ForgetDialog(QDialog):
    """One dialog from the question to the end, so that nobody wonders what became of it."""

    agreed = Signal()
    recall_wanted = Signal()

    def __init__(self, icons: Icons, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject = subject
        self._finished = False
        self.setWindowTitle(self.tr("Forget"))
        self.setFixedWidth(WIDTH_PX)
        self._drawing = Drawing(icons, "forget", "accent", 28)
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("role", "heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(self.tr("Forgetting"))
        self.recall = WordButton(self.tr("Take it in again"), Rank.QUIET)
        self.recall.clicked.connect(self.recall_wanted)
        self.cancel = WordButton(self.tr("Cancel"), Rank.PLAIN)
        self.cancel.clicked.connect(self.reject)
        self.action = WordButton(self.tr("Forget"), Rank.PRIMARY)
        self.action.clicked.connect(self._pressed)
        foot = QHBoxLayout()
        foot.addWidget(self.recall)
        foot.addStretch()
        foot.addWidget(self.cancel)
        foot.addWidget(self.action)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24 - QUIET_PX, 24, 24, 20)
        column.setSpacing(16)
        words = QVBoxLayout()
        words.setContentsMargins(QUIET_PX, 0, 0, 0)
        words.setSpacing(16)
        words.addLayout(head)
        words.addLayout(self._body)
        words.addWidget(self.bar)
        column.addLayout(words)
        column.addLayout(foot)
        self._ask()

    def working(self) -> None:
        """It is being done."""
        self.title.setText(self.tr("Forgetting “{name}”").format(name=self.subject.name))
        self._say(
            self.tr(
                "The index is being written anew without it, and then every byte of it is "
                "searched for what was in it. This may take a minute."
            )
        )
        self._stage(busy=True)

    def show_report(self, report: ForgetReport) -> None:
        """What went, and the proof."""
        clean = not report.remains
        if clean:
            self._drawing.draw("check", "good")
            self.title.setText(self.tr("Forgotten"))
        else:
            self._drawing.draw("alert", "warning")
            self.title.setText(self.tr("Not everything is gone"))
        self._say(
            forget_text.removed(report),
            forget_text.searched(report),
            report.remains,
            self.tr("Forget it once more. If words still remain, please report it.")
            if not clean
            else "",
            forget_text.copies(report),
            report.copies,
        )
        again = self.tr("Forget once more") if not clean else ""
        self._stage(done=True, again=again)

    def show_failure(self, error: ErrorInfo) -> None:
        """It could not be done: what is known of how far it got."""
        said = explain(error)
        self._drawing.draw("alert", "warning")
        self.title.setText(self.tr("“{name}” is not forgotten yet").format(name=self.subject.name))
        self._say(
            said.message,
            said.advice,
            self.tr("What was begun is finished when Carnet starts the next time, at the latest."),
        )
        self._stage(done=True, again=self.tr("Try again"))

    # -- inside -------------------------------------------------------------------------------

    def _ask(self) -> None:
        self.title.setText(self.tr("Forget “{name}”?").format(name=self.subject.name))
        self._say(
            forget_text.what_goes(self.subject.notes),
            *(f"{BULLET}{line}" for line in forget_text.parts()),
            forget_text.what_stays(self.subject.notes),
            (self.subject.path,),
        )
        self._stage()
        self.cancel.setFocus()

    def _stage(self, busy: bool = False, done: bool = False, again: str = "") -> None:
        self.bar.setVisible(busy)
        self.cancel.setVisible(not busy and (not done or bool(again)))
        self.cancel.reword(self.tr("Close") if done else self.tr("Cancel"))
        self.recall.setVisible(done and not again)
        self.action.setVisible(not busy)
        self.action.reword(again or (self.tr("Done") if done else self.tr("Forget")))
        self._finished = done and not again
        QTimer.singleShot(0, self, self._fit)  # when the new words have their sizes

    def _fit(self) -> None:
        self._column.activate()
        self.setFixedSize(WIDTH_PX, self._column.totalHeightForWidth(WIDTH_PX))

    def _pressed(self) -> None:
        if self._finished:
            self.accept()
        else:
            self.agreed.emit()

    def _say(self, *parts: str | Sequence[str]) -> None:
        """Paragraphs, and lists of paths."""
        while (item := self._body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for part in filter(None, parts):
            if isinstance(part, str):
                self._paragraph(part)
            else:
                self._paths(part)

    def _paragraph(self, text: str) -> None:
        label = QLabel(text, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if text.startswith(BULLET):
            label.setProperty("role", "muted")
        self._body.addWidget(label)

    def _paths(self, paths: Sequence[str]) -> None:
        for path in paths[:FILES_SHOWN]:
            label = ElidedLabel(path)
            label.setProperty("role", "small")
            self._body.addWidget(label)
        if len(paths) > FILES_SHOWN:
            self._paragraph(self.tr("and %Ln more", "", len(paths) - FILES_SHOWN))
