"""Where data lies and how big, who else may read it, and that nobody can see from here whether the
disk is encrypted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carnet.domain.data import DataKind, DataReport
from carnet.gui.look.buttons import IconButton, Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.tab_chain import lead_through, stops
from carnet.gui.privacy.page_frame import PageFrame, paragraph
from carnet.gui.privacy.place_row import PlaceRow
from carnet.gui.words import privacy_text


class DataPage(PageFrame):
    """Shows a report; counting is the engine's work."""

    count_wanted = Signal()
    close_wanted = Signal()
    reveal_wanted = Signal(str)  # path

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.rows: dict[DataKind, PlaceRow] = {}
        self.title = paragraph(self.tr("Everything lies on this machine"), "heading")
        self.total = paragraph(role="muted")
        self.refresh = IconButton(icons, "refresh")
        self.refresh.describe(self.tr("Count again"))
        self.refresh.clicked.connect(self.count_wanted)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.total)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.refresh)
        self.column.addLayout(head)
        self.column.addWidget(self._make_warning())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.column.addLayout(self._rows)
        self.caption(self.tr("Is it encrypted?"))
        self.column.addWidget(
            paragraph(
                self.tr(
                    "Carnet does not encrypt what it keeps, and it cannot see whether your disk is "
                    "encrypted: your system's settings tell you. Where the disk is not, whoever "
                    "has it in hand can read your notes and this index alike."
                ),
                "muted",
            )
        )
        self.column.addStretch()
        self.show_counting()

    def show_counting(self) -> None:
        """The engine counts."""
        self.total.setText(self.tr("Counting…"))

    def show_report(self, report: DataReport) -> None:
        """What it found."""
        self.total.setText(privacy_text.total(report))
        for place in report.places:
            if place.kind not in self.rows:
                row = self.rows[place.kind] = PlaceRow(self._icons, place.kind)
                row.reveal_wanted.connect(self.reveal_wanted)
                self._rows.addWidget(row)
            self.rows[place.kind].show_place(place)
        lead_through([self.refresh, self.close_it, *stops(self._rows)])
        self._warning.setVisible(bool(report.exposed))
        self._exposed.setText("\n".join(report.exposed))

    def show_failure(self, message: str) -> None:
        """It could not be counted."""
        self.total.setText(message)

    def _make_warning(self) -> QWidget:
        self._warning = QFrame()
        self._warning.setProperty("role", "notice")
        said = paragraph(
            self.tr("Other people who use this machine may be able to look in here:"), "strong"
        )
        self._exposed = QLabel(wordWrap=True)
        self._exposed.setProperty("role", "small")
        self.close_it = WordButton(self.tr("Close it to others"), Rank.PLAIN, self._icons, "shield")
        self.close_it.clicked.connect(self.close_wanted)
        column = QVBoxLayout(self._warning)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(said)
        column.addWidget(self._exposed)
        row = QHBoxLayout()
        row.addWidget(self.close_it)
        row.addStretch()
        column.addLayout(row)
        self._warning.hide()
        return self._warning
