"""Pages of one document, or a picture: which is shown, how large, and what is boxed on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import PageParams
from carnet.gui.look.busy_dots import BusyDots
from carnet.gui.look.buttons import Rank, WordButton
from carnet.gui.look.theme import Theme
from carnet.gui.source.pages.page_bar import PageBar
from carnet.gui.source.pages.page_canvas import Box, PageCanvas
from carnet.gui.words.error_text import explain

SETTLE_MS = 150  # after the last resize or zoom a picture of the right size is asked for
PATIENCE_MS = 200  # a page that comes sooner needs no sign of waiting
ZOOMS = (0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
WIDEST_PX = 4_000


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A decoded page. `pages` of the whole document."""

    image: QImage
    page: int
    pages: int
    boxes: tuple[Box, ...] = ()


class PageReader(QWidget):
    """Says what picture it wants; somebody else fetches it."""

    wanted = Signal(object)  # PageParams
    shown = Signal()

    def __init__(self, theme: Theme, bar: PageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = 1
        self.pages = 0
        self.bar = bar
        self._path = ""
        self._quote = ""
        self._quote_page = 0  # where the quote is looked for
        self._shown = 0  # the page the picture is of; 0 when there is none
        self._asked: PageParams | None = None
        self.canvas = PageCanvas(theme)
        self.canvas.setAccessibleName(self.tr("Page"))
        self.problem = QLabel(wordWrap=True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.retry = WordButton(self.tr("Try again"), Rank.PLAIN)
        self.retry.clicked.connect(lambda: self._ask(again=True))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._waiting(theme))
        self._stack.addWidget(self._failed())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self._late = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._late.timeout.connect(self._show_waiting)
        self.canvas.resized.connect(self._resized)
        for source in (self.canvas, bar):
            source.turned.connect(lambda by: self.go(self.page + by))
            source.zoomed.connect(self.step)
        bar.page_wanted.connect(self.go)

    def open(self, path: str, pages: int) -> None:
        """Another document, at its first page; `show_quote` may follow. 0 pages: not known."""
        self._settle.stop()
        self.canvas.clear()
        self.canvas.zoom = 1.0
        self._path, self.page, self.pages = path, 1, pages
        self._quote, self._quote_page, self._shown, self._asked = "", 0, 0, None
        self.bar.show_page(1, pages)
        if path:
            self._settle.start(0)  # unless a page is named before that
            self._late.start()

    def show_quote(self, page: int, quote: str) -> None:
        """Go to a page and box these words on it."""
        self._quote, self._quote_page = quote, page
        self._shown = 0
        self.go(page)

    def go(self, page: int) -> None:
        """Show a page; the nearest there is."""
        self.page = max(1, min(page, self.pages) if self.pages else page)
        self.bar.show_page(self.page, self.pages)
        self._ask()

    def step(self, by: int) -> None:
        """Larger or smaller; 0 for the width of the pane."""
        near = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self.canvas.zoom))
        zoom = ZOOMS[max(0, min(len(ZOOMS) - 1, near + by))] if by else 1.0
        self.canvas.set_zoom(zoom)
        self._settle.start(SETTLE_MS)

    def take(self, picture: PagePicture) -> None:
        """What was wanted."""
        stay = self._shown == picture.page
        self._late.stop()
        self._shown, self.page, self.pages = picture.page, picture.page, picture.pages
        self.bar.show_page(self.page, self.pages)
        self.canvas.show_picture(picture.image, picture.boxes, stay)
        self.canvas.setAccessibleDescription(
            self.tr("Page {page} of {pages}; the cited words are framed").format(
                page=self.page, pages=self.pages
            )
            if picture.boxes
            else self.tr("Page {page} of {pages}").format(page=self.page, pages=self.pages)
        )
        self._stack.setCurrentWidget(self.canvas)
        self.shown.emit()

    def fail(self, error: ErrorInfo) -> None:
        """It cannot be shown."""
        self._late.stop()
        said = explain(error)
        self.problem.setText(f"{said.message}\n\n{said.advice}".strip())
        self.problem.setToolTip(said.detail)
        self._asked = None
        self._stack.setCurrentIndex(2)

    # -- inside -------------------------------------------------------------------------------

    def _ask(self, again: bool = False) -> None:
        self._settle.stop()
        if not self._path or not self.isVisible():
            return
        quote = self._quote if self.page == self._quote_page else ""
        width = min(WIDEST_PX, self.canvas.wanted_px)
        params = PageParams(self._path, self.page, width, quote)
        if params == self._asked and not again:
            return
        self._asked = params
        self._late.start()
        self.wanted.emit(params)

    def _resized(self) -> None:
        if self._path:
            self._settle.start(SETTLE_MS if self._shown else 0)

    def _show_waiting(self) -> None:
        if self._shown != self.page:
            self._stack.setCurrentIndex(1)

    def _waiting(self, theme: Theme) -> QWidget:
        waiting = QWidget()
        waiting.setAccessibleName(self.tr("The page is being drawn"))
        column = QVBoxLayout(waiting)
        column.addWidget(BusyDots(theme), 0, Qt.AlignmentFlag.AlignCenter)
        return waiting

    def _failed(self) -> QWidget:
        failed = QWidget()
        column = QVBoxLayout(failed)
        column.setContentsMargins(40, 0, 40, 64)
        column.addStretch()
        column.addWidget(self.problem)
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        return failed
