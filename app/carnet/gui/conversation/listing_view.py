"""Every note that meets a criterion: how many of how many, and a page of them at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from carnet.domain.search import Listing
from carnet.gui.conversation.source_rows import Place, SourceRow
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases


class ListingView(QWidget):
    """Rows come in pages; each leads to its place."""

    chosen = Signal(object)  # Place
    more_wanted = Signal(int)  # rows that are here

    def __init__(self, theme: Theme, icons: Icons, known: KnownFolders) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._known = known
        self.rows: list[SourceRow] = []
        self.count = QLabel()
        self.count.setProperty("role", "heading")
        self.more = WordButton(self.tr("Show more"), Rank.QUIET)
        self.more.clicked.connect(self._ask)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.count)
        self._column.addSpacing(6)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        known.offline_changed.connect(self._mark_offline)

    def show_listing(self, listing: Listing | None) -> None:
        """Replace what is shown; be away without a list."""
        self.setVisible(listing is not None)
        for row in self.rows:
            row.deleteLater()
        self.rows = []
        if listing is not None:
            self.add(listing)

    def add(self, listing: Listing) -> None:
        """The next page."""
        said = self.tr("{matched} of {scanned} notes")
        self.count.setText(
            said.format(
                matched=phrases.number(listing.matched), scanned=phrases.number(listing.scanned)
            )
        )
        for passage in listing.rows:
            place = Place.of_passage(passage, self._known.paths, listing.criterion)
            offline = self._known.is_offline(place.path)
            row = SourceRow(self._theme, self._icons, place, offline, self)
            row.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
            self._column.insertWidget(self._column.count() - 1, row)
            self.rows.append(row)
        left = listing.matched - len(self.rows)
        self.more.setText(self.tr("Show more ({left} left)").format(left=phrases.number(left)))
        self.more.setVisible(left > 0 and bool(listing.rows))
        self.wait(False)

    def wait(self, waiting: bool) -> None:
        """Whether the next page is on its way."""
        self.more.setEnabled(not waiting)

    def _ask(self) -> None:
        self.wait(True)
        self.more_wanted.emit(len(self.rows))

    def _mark_offline(self) -> None:
        for row in self.rows:
            row.set_offline(self._known.is_offline(row.place.path))
