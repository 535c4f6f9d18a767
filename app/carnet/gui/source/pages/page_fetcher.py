"""Fetches the pictures a page reader wants, and decodes them where nobody waits for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSize, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from carnet.domain.documents import PageView
from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import Method, PageParams
from carnet.gui.engine.engine_client import EngineClient
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.source.pages.page_reader import PagePicture, PageReader
from carnet.gui.source.pictures.allowed_pictures import SUFFIXES


class PageFetcher(QObject):
    """Only the last page asked for is shown, however the replies arrive."""

    _decoded = Signal(int, object)  # turn, PagePicture or ErrorInfo

    def __init__(self, client: EngineClient, reader: PageReader, known: KnownFolders) -> None:
        super().__init__(reader)
        self._client = client
        self._reader = reader
        self._known = known
        self._turn = 0
        self._request: int | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        reader.wanted.connect(self._fetch)
        self._decoded.connect(self._take)

    def _fetch(self, params: PageParams) -> None:
        self._turn += 1
        turn = self._turn
        if self._request is not None:
            self._client.abandon(self._request)
            self._request = None
        if Path(params.path).suffix.lower() in SUFFIXES | {".tif", ".tiff"}:
            self._pool.start(lambda: self._load(turn, params))
            return
        self._request = self._client.request(
            Method.PAGE,
            params,
            PageView,
            lambda view: self._received(turn, view),
            lambda error: self._take(turn, error),
        )

    def _received(self, turn: int, view: PageView) -> None:
        self._request = None
        self._pool.start(lambda: self._decode(turn, view))

    # -- in the pool's thread -----------------------------------------------------------------

    def _decode(self, turn: int, view: PageView) -> None:
        image = QImage.fromData(view.picture)
        image = image.convertToFormat(QImage.Format.Format_RGB32)  # what painting is quick with
        self._decoded.emit(turn, PagePicture(image, view.page, view.pages, view.boxes))

    def _load(self, turn: int, params: PageParams) -> None:
        """A picture itself, if it lies in the library."""
        file = Path(params.path).resolve()
        inside = any(file.is_relative_to(Path(root).resolve()) for root in self._known.paths)
        reader = QImageReader(str(file))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.width() > params.width > 0:
            height = round(size.height() * params.width / size.width())
            reader.setScaledSize(QSize(params.width, max(1, height)))
        image = reader.read() if inside else QImage()
        found = PagePicture(image, 1, 1) if not image.isNull() else _NO_PICTURE
        self._decoded.emit(turn, found)

    # -- back ---------------------------------------------------------------------------------

    def _take(self, turn: int, found: PagePicture | ErrorInfo) -> None:
        if turn != self._turn:
            return
        self._request = None
        if isinstance(found, PagePicture):
            self._reader.take(found)
        else:
            self._reader.fail(found)


_NO_PICTURE = ErrorInfo(
    "picture-not-shown",
    "This picture cannot be shown here.",
    "Open it in the program it belongs to.",
)
