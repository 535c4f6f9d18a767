"""The rendered note: calm typography, cited lines on a tinted band, quoted words marked.

Nothing is fetched: pictures come from the library's own folders or not at all.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from carnet.gui.look.inline_marks import InlineMarks
from carnet.gui.look.roles import set_role
from carnet.gui.look.theme import Theme
from carnet.gui.source.drawing.note_builder import NoteBuilder
from carnet.gui.source.drawing.note_layout import NoteLayout, Target
from carnet.gui.source.drawing.note_links import COPY_SCHEME, PART_SCHEME
from carnet.gui.source.drawing.note_painter import NotePainter
from carnet.gui.source.drawing.note_places import line_of_heading, mark_dead_links, scroll_for
from carnet.gui.source.drawing.note_syntax import NoteSyntax
from carnet.gui.source.drawing.note_text import selected_text
from carnet.gui.source.finding.note_search import NoteSearch
from carnet.gui.source.finding.quote_finder import find_quote
from carnet.gui.source.note_fit import NoteFit
from carnet.gui.source.note_parts import PART_CHARS, Piece, part_of_line, pieces
from carnet.gui.source.pictures.note_pictures import NotePictures
from carnet.gui.source.visits import TURNS
from carnet.gui.words.matching import matching_words

SLICE_SECONDS = 0.012  # of drawing at a stretch: the window stays at 60 pictures a second
SIDE_PX = 28
BELOW_PX = 64
IMAGE = QTextDocument.ResourceType.ImageResource.value
MARKDOWN = frozenset({"markdown", "md", ".md", ".markdown", "text/markdown"})


class NoteView(QTextBrowser):
    """Shows one note at a time, of a very long one a part, and can point at lines of it."""

    link_clicked = Signal(str)
    copy_wanted = Signal(str)  # the text of a block of code
    menu_wanted = Signal(QPoint, int)  # where on the screen, and at which position of the note
    turned = Signal(int)  # -1 for back, 1 for forward
    place_missing = Signal(str)  # a heading that the note does not have
    drawn = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        side_px: int = SIDE_PX,
        below_px: int = BELOW_PX,
    ) -> None:
        super().__init__(parent)
        self._fit = NoteFit(self, theme, side_px, below_px)
        self.layout_map = NoteLayout()
        self.band: list[int] = []  # block numbers of the cited lines
        self.marked: list[tuple[int, int]] = []  # character ranges of the quoted words
        self.own_menu = False  # whether `menu_wanted` is heard
        self.parts: list[Piece] = []
        self.part = 0
        self.theme = theme
        self._syntax = NoteSyntax()
        self._painter = NotePainter(theme, self)
        self.pictures = NotePictures(self)
        self.search = NoteSearch(self)
        self._text = ""
        self._markdown = True
        self._dead: frozenset[str] = frozenset()
        self._target: Target | None = None
        self._work: Iterator[None] | None = None
        self._scroll_to: int | None = None
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._draw_slice)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Note"))
        self.setObjectName("note")
        self.anchorClicked.connect(lambda url: self._follow(url.toString()))
        self._marks = InlineMarks(theme, self.document())

    # -- showing ------------------------------------------------------------------------------

    def show_note(self, text: str, kind: str, path: str, roots: tuple[str, ...]) -> None:
        """Draw a note. Short ones are there at once, long ones follow in slices."""
        self._text = text
        self._markdown = kind in MARKDOWN
        self._dead = frozenset()
        self.parts = list(pieces(text, PART_CHARS)) if len(text) > PART_CHARS else [Piece(1, text)]
        self.part = 0
        self._syntax.begin(text if self._markdown else "")
        self.pictures.begin(path, roots)
        self._target = None
        self._scroll_to = 0
        self._draw()

    def point_at(self, target: Target) -> None:
        """Scroll to these lines and mark them, and the words inside them that can be found."""
        self._target = target
        line = target.first_line or line_of_heading(self._text, target.heading)
        part = part_of_line(self.parts, line) if line and len(self.parts) > 1 else self.part
        if part != self.part:
            self.part, self._scroll_to = part, 0
            self._draw()
        elif self._work is None:
            self._point()

    def redraw(self) -> None:
        """Draw again in the theme in force, staying where the reader is."""
        if self._text:
            self._scroll_to = self.verticalScrollBar().value()
            self._draw()

    def show_part(self, part: int) -> None:
        """Another part of a long note, from its beginning."""
        self._target = None
        self.part, self._scroll_to = part, 0
        self._draw()

    def mark_dead(self, targets: Collection[str]) -> None:
        """Show that links to these notes lead nowhere."""
        self._dead = frozenset(targets)
        if self._work is None:
            mark_dead_links(self.document(), self._dead, self.theme)

    @property
    def at_rest(self) -> bool:
        """Whether all of it is drawn."""
        return self._work is None

    @property
    def top_line(self) -> int:
        """The line of the note at the top of what is seen."""
        at = self.cursorForPosition(QPoint(self.viewport().width() // 2, 4))
        return self.layout_map.line_of(at.blockNumber())

    # -- drawing ------------------------------------------------------------------------------

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | None:
        """Only pictures this note was allowed; every other request gets nothing."""
        key = name.toString() if isinstance(name, QUrl) else name
        return self.pictures.image(key) if kind == IMAGE else None

    def _draw(self) -> None:
        self._slice.stop()
        self.band, self.marked = [], []
        self.search.clear()
        self.document().clear()
        width = self._fit.begin()
        builder = NoteBuilder(self.document(), self.theme, self._syntax, self.pictures.find, width)
        self.layout_map = builder.layout
        self._work = builder.draw_part(self.parts, self.part, markdown=self._markdown)
        self._draw_slice()

    def _draw_slice(self) -> None:
        until = time.monotonic() + SLICE_SECONDS
        edit = QTextCursor(self.document())
        edit.beginEditBlock()  # one layout a slice, not one a block
        while self._work is not None and time.monotonic() < until:
            if next(self._work, StopIteration) is StopIteration:
                self._work = None
        edit.endEditBlock()
        if self._work is not None:
            self._slice.start()
            return
        self._slice.stop()
        mark_dead_links(self.document(), self._dead, self.theme)
        if self._scroll_to is not None:
            self.verticalScrollBar().setValue(self._scroll_to)
        stay = bool(self._scroll_to)
        self._scroll_to = None
        if self._target is not None:
            self._point(scroll=not stay)
        self.search.again(scroll=not stay and self._target is None)
        self.drawn.emit()

    def _point(self, scroll: bool = True) -> None:
        target = self._target
        if target is None:
            return
        self.band = self._blocks_of(target)
        blocks = [self.document().findBlockByNumber(number) for number in self.band]
        texts = [(block.position(), block.text()) for block in blocks]
        self.marked = find_quote(texts, self._syntax.pieces(target.quote)) if target.quote else []
        if target.query:
            self.marked = [
                (position + start, position + end)
                for position, text in texts
                for start, end in matching_words(text, target.query)
            ]
        if blocks and scroll:
            mark = self.marked[0][0] if self.marked else None
            self.verticalScrollBar().setValue(scroll_for(self, blocks[0], mark, target.top))
        if target.top:
            self.band, self._target = [], None
        self.viewport().update()

    def _blocks_of(self, target: Target) -> list[int]:
        if not target.heading:
            return self.layout_map.blocks_of(target.first_line, target.last_line)
        block = self.layout_map.block_of(target.heading)
        if block is None:
            self._target = None
            self.place_missing.emit(target.heading)
        return [] if block is None else [block]

    def mark_again(self) -> None:
        """Words moved: mark them where they are now, and leave the reader where they are."""
        if self._work is None and self._target is not None:
            self._point(scroll=False)

    def _follow(self, link: str) -> None:
        if link.startswith(COPY_SCHEME):
            self.copy_wanted.emit(self.layout_map.codes[int(link.removeprefix(COPY_SCHEME))])
        elif link.startswith(PART_SCHEME):
            self.show_part(int(link.removeprefix(PART_SCHEME)))
        else:
            self.link_clicked.emit(link)

    # -- events -------------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """The words as they are read, without what is there to be pressed."""
        data = QMimeData()
        data.setText(selected_text(self.textCursor(), self.layout_map))
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The pane's menu, at the pointer or at the cursor."""
        if not self.own_menu:
            super().contextMenuEvent(event)
            return
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        spot = self.cursorRect().bottomLeft() if by_key else event.pos()
        at = self.textCursor() if by_key else self.cursorForPosition(spot)
        self.menu_wanted.emit(self.viewport().mapToGlobal(spot), at.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The buttons at a mouse's side turn back and forward."""
        if event.button() in TURNS:
            self.turned.emit(TURNS[event.button()])
            return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Frame the note when the keyboard came here; a click needs no frame."""
        reasons = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        set_role(self, "true" if event.reason() in reasons else "false", "framed")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes with the focus."""
        set_role(self, "false", "framed")
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What lies behind the words, then the words."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(painter, QRectF(event.rect()))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column readable."""
        super().resizeEvent(event)
        self._fit.resized()

    def changeEvent(self, event: QEvent) -> None:
        """A new theme or text size: draw again."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._fit.restyled()
