"""The report of a crash, to read, to copy, to delete. Nothing is sent."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from carnet.gui.crash.reports import Report
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.dialog_size import open_size
from carnet.gui.look.flow_layout import FlowLayout
from carnet.gui.look.theme import Theme

_SIZE = (680, 460)


class ReportDialog(QDialog):
    """Everything that is in the file is on the screen."""

    reveal_wanted = Signal(str)  # path
    deleted = Signal()

    def __init__(self, theme: Theme, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(self.tr("Report of what went wrong"))
        self.resize(open_size(self, *_SIZE))
        lead = QLabel(
            self.tr(
                "This report lies on this computer alone. It holds no words of your notes, your "
                "questions or your searches. If you want to tell the makers of Carnet, copy it."
            ),
            wordWrap=True,
        )
        self.text = QPlainTextEdit(report.text)
        self.text.setReadOnly(True)
        self.text.setProperty("look", "report")
        self.text.setFont(theme.mono(0.9))
        self.text.setAccessibleName(self.tr("Report"))
        self.copy = WordButton(self.tr("Copy"), Rank.PLAIN)
        self.copy.clicked.connect(self._copy)
        self.reveal = WordButton(self.tr("Show in folder"), Rank.PLAIN)
        self.reveal.clicked.connect(lambda: self.reveal_wanted.emit(str(report.path)))
        self.delete = WordButton(self.tr("Delete"), Rank.PLAIN)
        self.delete.clicked.connect(self._delete)
        self.close_button = WordButton(self.tr("Close"), Rank.PRIMARY)
        self.close_button.clicked.connect(self.accept)
        buttons = FlowLayout(gap_px=8)
        for button in (self.copy, self.reveal, self.delete, self.close_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(lead)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.close_button.setDefault(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.text)
        self.copy.reword(self.tr("Copied"))

    def _delete(self) -> None:
        with suppress(OSError):
            self._report.path.unlink(missing_ok=True)
        self.deleted.emit()
        self.accept()
