"""The rendered note: calm typography, cited lines on a tinted band, quoted words marked.

Nothing is fetched: pictures come from the library's own folders or not at all.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QImage,
    QImageReader,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from carnet.gui.look.inline_marks import InlineMarks
from carnet.gui.look.roles import set_role
from carnet.gui.look.theme import READING_WIDTH_EM, Theme
from carnet.gui.source.note_builder import NoteBuilder
from carnet.gui.source.note_layout import NoteLayout, Target
from carnet.gui.source.note_painter import NotePainter
from carnet.gui.source.note_syntax import NoteSyntax
from carnet.gui.source.pictures import Pictures
from carnet.gui.source.quote_finder import find_quote
from carnet.gui.words.matching import matching_words

SLICE_SECONDS = 0.012  # of drawing at a stretch: the window stays at 60 pictures a second
PLAIN_CHARS = 400_000  # a longer note is shown as plain text
SIDE_PX = 28
BELOW_PX = 64
NEAR_TOP_PX = 120  # a note is not scrolled for less
MARKDOWN = frozenset({"markdown", "md", ".md", ".markdown", "text/markdown"})


class NoteView(QTextBrowser):
    """Shows one note at a time and can point at lines of it."""

    link_clicked = Signal(str)
    drawn = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        side_px: int = SIDE_PX,
        below_px: int = BELOW_PX,
    ) -> None:
        super().__init__(parent)
        self._side_px, self._below_px = side_px, below_px  # of nothing beside and below the text
        self.layout_map = NoteLayout()
        self.band: list[int] = []  # block numbers of the cited lines
        self.marked: list[tuple[int, int]] = []  # character ranges of the quoted words
        self._theme = theme
        self._syntax = NoteSyntax()
        self._painter = NotePainter(theme, self)
        self._pictures = Pictures("", ())
        self._text = ""
        self._markdown = True
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
        self.anchorClicked.connect(lambda url: self.link_clicked.emit(url.toString()))
        self._marks = InlineMarks(theme, self.document())

    # -- showing ------------------------------------------------------------------------------

    def show_note(self, text: str, kind: str, path: str, roots: tuple[str, ...]) -> None:
        """Draw a note. Short ones are there at once, long ones follow in slices."""
        self._text = text
        self._markdown = kind in MARKDOWN and len(text) <= PLAIN_CHARS
        self._pictures = Pictures(path, roots)
        self._target = None
        self._scroll_to = 0
        self._draw()

    def point_at(self, target: Target) -> None:
        """Scroll to these lines and mark them, and the words inside them that can be found."""
        self._target = target
        if self._work is None:
            self._point()

    def redraw(self) -> None:
        """Draw again in the theme in force, staying where the reader is."""
        if self._text:
            self._scroll_to = self.verticalScrollBar().value()
            self._draw()

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | None:
        """Only pictures this note was allowed; every other request gets nothing."""
        key = name.toString() if isinstance(name, QUrl) else name
        file = self._pictures.file(key)
        if kind != QTextDocument.ResourceType.ImageResource.value or file is None:
            return None
        reader = QImageReader(file)
        reader.setAutoTransform(True)
        size = reader.size()
        widest = self.viewport().width() * 2
        if size.width() > widest > 0:
            reader.setScaledSize(QSize(widest, round(size.height() * widest / size.width())))
        return reader.read()

    # -- drawing ------------------------------------------------------------------------------

    def _draw(self) -> None:
        self._slice.stop()
        self.band, self.marked = [], []
        self.document().clear()
        builder = NoteBuilder(self.document(), self._theme, self._syntax, self._pictures.find)
        self.layout_map = builder.layout
        self._work = builder.draw(self._text) if self._markdown else builder.draw_plain(self._text)
        self._fit_column()
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
        if self._scroll_to is not None:
            self.verticalScrollBar().setValue(self._scroll_to)
        stay = bool(self._scroll_to)
        self._scroll_to = None
        if self._target is not None:
            self._point(scroll=not stay)
        self.drawn.emit()

    def _point(self, scroll: bool = True) -> None:
        if self._target is None:
            return
        target = self._target
        self.band = self.layout_map.blocks_of(target.first_line, target.last_line)
        blocks = [self.document().findBlockByNumber(number) for number in self.band]
        texts = [(block.position(), block.text()) for block in blocks]
        self.marked = find_quote(texts, self._syntax.pieces(target.quote))
        if target.query:
            self.marked = [
                (position + start, position + end)
                for position, text in texts
                for start, end in matching_words(text, target.query)
            ]
        if blocks and scroll:
            self._scroll_into_view(blocks[0])
        self.viewport().update()

    def _scroll_into_view(self, block: QTextBlock) -> None:
        layout = self.document().documentLayout()
        layout.documentSize()  # finishes the layout, so that the scroll bar knows its range
        top = layout.blockBoundingRect(block).top()
        if self.marked:
            at = self.document().findBlock(self.marked[0][0])
            line = at.layout().lineForTextPosition(self.marked[0][0] - at.position())
            if line.isValid():  # it is not while the pane was never shown
                top = max(top, layout.blockBoundingRect(at).top() + line.y() - 40)
        wanted = int(top - self.viewport().height() * 0.22)
        self.verticalScrollBar().setValue(wanted if wanted > NEAR_TOP_PX else 0)

    # -- events -------------------------------------------------------------------------------

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
        self._fit_column()

    def changeEvent(self, event: QEvent) -> None:
        """A new theme or text size: draw again."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            QTimer.singleShot(0, self, self.redraw)

    def _fit_column(self) -> None:
        em = QFontMetrics(self._theme.font(1.05)).horizontalAdvance("x") * 2
        side = max(self._side_px, (self.viewport().width() - em * READING_WIDTH_EM) // 2)
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        if shape.leftMargin() != side:
            shape.setLeftMargin(side)
            shape.setRightMargin(side)
            shape.setTopMargin(8)
            shape.setBottomMargin(self._below_px)
            frame.setFrameFormat(shape)
