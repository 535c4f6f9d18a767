"""An import, from its first file to what became of each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from carnet.domain.library import ImportOutcome, ImportReport
from carnet.gui.importing.import_row import ImportRow
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.elided_label import ElidedLabel
from carnet.gui.look.icons import Icons
from carnet.gui.look.tab_chain import lead_through, stops
from carnet.gui.words import import_text

WIDTH_PX = 560
HIGHEST_PX = 420  # of the list
ROWS_SHOWN = 60
_ORDER = (ImportOutcome.FAILED, ImportOutcome.ADDED, ImportOutcome.KNOWN)


class ImportDialog(QDialog):
    """Closing it stops nothing; it comes back with the result."""

    cancel_wanted = Signal()
    open_wanted = Signal(str)  # path
    password_given = Signal(str, str)  # source, password

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.rows: list[ImportRow] = []
        self.setWindowTitle(self.tr("Import"))
        self._drawing = Drawing(icons, "download", "accent", 28)
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("role", "heading")
        self.name = ElidedLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(self.tr("Import"))
        self.remark = QLabel(wordWrap=True)
        self.remark.setProperty("role", "small")
        self.cancel = WordButton(self.tr("Stop"), Rank.PLAIN)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.finish = WordButton(self.tr("Done"), Rank.PRIMARY)
        self.finish.setDefault(True)
        self.finish.clicked.connect(self.accept)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.remark, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.finish)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.name)
        column.addWidget(self.bar)
        column.addWidget(self._make_list())
        column.addLayout(foot)

    def show_progress(self, name: str, done: int, total: int) -> None:
        """A file is being read; `done` are before it."""
        self._drawing.draw("download", "accent")
        self.title.setText(import_text.progress(done, total))
        self.name.set_whole(name)
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(done)
        self.remark.setText(self.tr("You can go on working; what was read is in the library."))
        self._stage(busy=True)

    def show_stopping(self) -> None:
        """It was cancelled; one file is still being read."""
        self.title.setText(self.tr("Stopping after this file"))
        self.cancel.setEnabled(False)

    def show_report(self, report: ImportReport, stopped: bool, focus: str = "") -> None:
        """What became of each file, failures first; `focus`: the source whose row to be at."""
        failed = report.count(ImportOutcome.FAILED)
        good = failed < len(report.files)
        self._drawing.draw("check" if good else "alert", "good" if good else "warning")
        self.title.setText(import_text.headline(report, stopped))
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        ordered = sorted(report.files, key=lambda file: _ORDER.index(file.outcome))
        self.rows = [ImportRow(self._icons, file) for file in ordered[:ROWS_SHOWN]]
        for row in self.rows:
            row.open_wanted.connect(self.open_wanted)
            row.password_given.connect(self.password_given)
            self._list.addWidget(row)
            if row.file.source == focus and row.password is not None:
                row.password.setFocus()
        if len(ordered) > ROWS_SHOWN:
            self._list.addWidget(QLabel(self.tr("and %Ln more", "", len(ordered) - ROWS_SHOWN)))
        self._list.addStretch()
        lead_through([*stops(self._list), self.cancel, self.finish])
        kept = any(file.path for file in ordered if file.outcome is ImportOutcome.FAILED)
        self.remark.setText(self.tr("What could not be read is also listed under the problems.")
                            if kept else "")  # fmt: skip
        self._stage(busy=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field gives the password; it does not end the dialog."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and isinstance(self.focusWidget(), QLineEdit)):
            super().keyPressEvent(event)

    # -- inside -------------------------------------------------------------------------------

    def _make_list(self) -> QWidget:
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(10)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        return self._scroll

    def _stage(self, busy: bool) -> None:
        for part in (self.name, self.bar, self.cancel):
            part.setVisible(busy)
        self.cancel.setEnabled(busy)
        self.finish.setVisible(not busy)
        self._scroll.setVisible(not busy)
        height = 0
        if not busy:
            self._list.activate()
            room = WIDTH_PX - 48
            height = min(HIGHEST_PX, max(60, self._list.totalHeightForWidth(room - 8) + 4))
        self._scroll.setFixedHeight(height)
        self._column.activate()
        self.setFixedSize(WIDTH_PX, max(120, self._column.totalHeightForWidth(WIDTH_PX)))
