"""The question before everything is deleted: what goes, what stays, and a word to type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from carnet.domain.data import DataKind, DataPlace, DataReport
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.check_line import CheckLine
from carnet.gui.look.dialog_size import open_size
from carnet.gui.look.drawing import Drawing
from carnet.gui.look.icons import Icons
from carnet.gui.privacy.page_frame import PageFrame, paragraph
from carnet.gui.words import phrases, privacy_text

_SIZE = (560, 620)
_NAMED = (
    DataKind.TEXT, DataKind.VECTORS, DataKind.DATABASE, DataKind.CONVERSATIONS, DataKind.SETTINGS,
    DataKind.WINDOW, DataKind.LOGS,
)  # fmt: skip


class EraseDialog(QDialog):
    """`agreed` carries whether the models go, too."""

    agreed = Signal(bool)
    export_wanted = Signal()

    def __init__(self, icons: Icons, report: DataReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Delete everything"))
        self.resize(open_size(self, *_SIZE))
        title = paragraph(self.tr("Delete everything Carnet keeps?"), "heading")
        head = QHBoxLayout()
        head.setContentsMargins(24, 24, 24, 0)
        head.setSpacing(12)
        head.addWidget(Drawing(icons, "alert", "warning", 28), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(title, 1)
        page = PageFrame()
        page.setAccessibleName(self.windowTitle())
        self._describe(page, {place.kind: place for place in report.places}, icons)
        self.word = self.tr("delete", "the word to type before everything is deleted")
        self.field = QLineEdit()
        asked = QLabel(self.tr("Type “{word}” to go on:").format(word=self.word))
        asked.setBuddy(self.field)
        self.field.setAccessibleName(asked.text())
        self.field.textChanged.connect(self._typed)
        self.failure = paragraph(role="warning")
        self.failure.hide()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(self.tr("Deleting"))
        self.bar.hide()
        self.cancel = WordButton(self.tr("Cancel"), Rank.PLAIN)
        self.cancel.clicked.connect(self.reject)
        self.action = WordButton(self.tr("Delete everything"), Rank.PRIMARY)
        self.action.clicked.connect(self._agree)
        self.action.setEnabled(False)
        self.cancel.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.cancel)
        foot.addWidget(self.action)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(24, 0, 24, 20)
        bottom.setSpacing(8)
        for part in (asked, self.field, self.failure, self.bar):
            bottom.addWidget(part)
        bottom.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(page, 1)
        column.addLayout(bottom)
        self.field.setFocus()

    def show_failure(self, message: str) -> None:
        """Nothing was deleted."""
        self._busy(False)
        self.failure.setText(message)
        self.failure.show()

    # -- inside -------------------------------------------------------------------------------

    def _describe(self, page: PageFrame, known: dict[DataKind, DataPlace], icons: Icons) -> None:
        imports, models = known.get(DataKind.IMPORTS), known.get(DataKind.MODELS)
        if imports is not None and imports.items:
            said = self.tr(
                "Carnet holds copies of %Ln document(s) that you imported. Where you kept no other "
                "copy, this one is the last.",
                "",
                imports.items,
            )
            page.column.addWidget(paragraph(said, "strong"))
        self.export = WordButton(self.tr("Export everything first…"), Rank.PLAIN, icons, "download")
        self.export.clicked.connect(self.export_wanted)
        page.column.addWidget(self.export, 0, Qt.AlignmentFlag.AlignLeft)
        page.caption(self.tr("This goes"))
        goes = [known[kind] for kind in (DataKind.IMPORTS, *_NAMED) if kind in known]
        lines = [
            f"•  {privacy_text.kind(place.kind)} ({privacy_text.amount(place)})"
            for place in goes
            if place.items
        ]
        page.column.addWidget(paragraph("\n".join(lines), "muted"))
        page.caption(self.tr("This stays"))
        stays = self.tr("Your notes: no file in your folders is touched.")
        page.column.addWidget(paragraph(f"•  {stays}", "muted"))
        size = phrases.size(models.size_bytes) if models is not None and models.items else ""
        said = self.tr("Delete the models, too ({size})").format(size=size)
        self.models = CheckLine(icons, said)
        self.models.setVisible(bool(size))
        page.column.addWidget(self.models)
        page.column.addStretch()

    def _typed(self, text: str) -> None:
        self.action.setEnabled(text.strip().casefold() == self.word.casefold())

    def _agree(self) -> None:
        self._busy(True)
        self.agreed.emit(self.models.isChecked())

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.failure.hide()
        for part in (self.field, self.cancel, self.models, self.export):
            part.setEnabled(not busy)
        self.action.setEnabled(not busy)
