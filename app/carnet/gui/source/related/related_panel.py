"""Below a note: which notes link to it, where it links, and which are about the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from carnet.domain.related import RelatedNotes
from carnet.gui.conversation.source_rows import Place, SourceRow
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.buttons import Rank, Tone, WordButton
from carnet.gui.look.icons import Icons
from carnet.gui.look.tab_chain import lead_through, stops
from carnet.gui.look.theme import Theme
from carnet.gui.look.yielding_button import YieldingButton
from carnet.gui.words import phrases
from carnet.gui.words.related_text import counted, no_such_notes, place_of_link

SHOWN_AT_FIRST = 5
SHARE = 0.42  # of the pane's height at most


class RelatedPanel(QWidget):
    """Folded it is one line; `chosen` names a place in another note."""

    chosen = Signal(object)  # Place
    folded = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons, known: KnownFolders | None = None) -> None:
        super().__init__()
        self.setObjectName("related")
        self._theme = theme
        self._icons = icons
        self._known = known
        self.related: RelatedNotes | None = None
        self.rows: list[SourceRow] = []
        self.button = YieldingButton("", Rank.QUIET, icons, "chevron")
        self.button.setCheckable(True)
        self.button.set_tone(Tone.MUTED)
        self.button.clicked.connect(lambda on: self.fold(not on))
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(28, 0, 28, 12)
        self._column.setSpacing(4)
        self.area = _Area()
        self.area.setWidget(self._body)
        self.area.hide()
        line = QFrame()
        line.setProperty("role", "hairline")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.area)
        self.button.setContentsMargins(18, 0, 0, 0)
        self.hide()

    def show_related(self, related: RelatedNotes | None, roots: tuple[str, ...]) -> None:
        """Of the note that is shown; None hides everything."""
        if related == self.related and related is not None:
            return
        self.related = related
        self._clear()
        self.setVisible(related is not None)
        if related is None:
            return
        self.button.reword(counted(related), "chevron")
        self._fill(related, roots)
        self._name()

    def wait(self) -> None:
        """Another note: what belonged to the last one goes at once."""
        self.related = None
        self._clear()
        self.button.reword(self.tr("Looking for what belongs to this note…"), "chevron")
        self.show()

    def fold(self, folded: bool) -> None:
        """Show the line alone, or all of it."""
        self.area.setVisible(not folded)
        self.button.setChecked(not folded)
        self._name()
        self.folded.emit(folded)

    @property
    def is_folded(self) -> bool:
        """Whether only the line is shown."""
        return self.area.isHidden()

    # -- inside -------------------------------------------------------------------------------

    def _fill(self, related: RelatedNotes, roots: tuple[str, ...]) -> None:
        linked = [
            Place(
                0, link.path, link.title, link.start_line, link.end_line, link.page, link.text,
                place_of_link(link, roots),
            )
            for link in related.backlinks
        ]  # fmt: skip
        near = [
            Place(
                0, note.path, note.title, note.start_line, note.end_line, note.page, note.text,
                place_of_link(note, roots),
            )
            for note in related.near
        ]  # fmt: skip
        leads = [link for link in related.outgoing if link.path]
        there = [
            Place(0, link.path, link.title, 0, 0, None, phrases.place(link.path, roots))
            for link in leads
        ]
        self._group(self.tr("Linked from"), linked)
        self._group(self.tr("Related notes"), near)
        self._group(self.tr("Links to"), list({place.path: place for place in there}.values()))
        gone = [link.target for link in related.outgoing if not link.path and _is_note(link.target)]
        if gone:
            self._say(no_such_notes(gone))
        if not (linked or near or leads or gone):
            self._say(self.tr("No other note links to this one, and none is about the same."))
        lead_through([self.button, *stops(self._column)])

    def _group(self, title: str, places: Sequence[Place]) -> None:
        if not places:
            return
        caption = QLabel(title)
        caption.setProperty("role", "caption")
        self._column.addWidget(caption)
        rows: list[SourceRow] = []
        for place in places:
            offline = self._known is not None and self._known.is_offline(place.path)
            row = SourceRow(self._theme, self._icons, place, offline, self._body)
            row.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
            row.setVisible(len(rows) < SHOWN_AT_FIRST)
            self._column.addWidget(row)
            rows.append(row)
        self.rows += rows
        if len(rows) > SHOWN_AT_FIRST:
            more = WordButton(self.tr("Show all %Ln note(s)", "", len(rows)), Rank.QUIET)
            more.clicked.connect(lambda: self._show_all(rows, more))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self, rows: Sequence[SourceRow], more: WordButton) -> None:
        for row in rows:
            row.show()
        more.hide()
        rows[SHOWN_AT_FIRST].setFocus()
        self.area.updateGeometry()

    def _say(self, text: str) -> None:
        label = QLabel(text, wordWrap=True)
        label.setProperty("role", "small")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._column.addWidget(label)

    def _name(self) -> None:
        tip = self.tr("Show what belongs to this note") if self.is_folded else self.tr("Fold this")
        self.button.setToolTip(tip)
        self.button.setAccessibleDescription(tip)

    def _clear(self) -> None:
        self.rows = []
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()


class _Area(QScrollArea):
    """As high as what it holds, up to a share of the pane."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Of what it holds."""
        panel, body = self.parentWidget(), self.widget()
        pane = panel.parentWidget() if panel is not None else None
        most = int(pane.height() * SHARE) if pane is not None else 300
        held = body.sizeHint() if body is not None else QSize(0, 0)
        return QSize(held.width(), min(held.height(), max(140, most)))

    def minimumSizeHint(self) -> QSize:
        """It may be small; the note comes first."""
        return QSize(0, 80)


def _is_note(target: str) -> bool:
    """Whether a link's target may name a note: pictures and other files are no notes."""
    return PurePath(target).suffix.lower() in ("", ".md", ".markdown", ".txt", ".org", ".rst")
