"""Loads the pictures of a note where nobody waits for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from carnet.gui.source.pictures.allowed_pictures import Picture, Pictures

MOST_PICTURES = 300  # of one note; those after are asked for no more
LARGEST_PIXELS = 60_000_000  # what a picture may have before it is scaled


class PictureLoader(QObject):
    """Works for one note at a time; what comes late for another note is dropped."""

    loaded = Signal(str, QImage)  # key; a null image could not be shown
    _done = Signal(int, str, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.images: dict[str, QImage] = {}
        self.failed: set[str] = set()
        self._turn = 0
        self._wanted: set[str] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._done.connect(self._take)

    def begin(self) -> None:
        """Another note: forget the pictures of the last one."""
        self._turn += 1
        self._pool.clear()
        self.images.clear()
        self.failed.clear()
        self._wanted.clear()

    def want(self, pictures: Pictures, picture: Picture, widest_px: int) -> None:
        """Read it, no wider than that; `loaded` follows."""
        if picture.key in self._wanted or len(self._wanted) >= MOST_PICTURES:
            return
        self._wanted.add(picture.key)
        turn = self._turn
        self._pool.start(
            lambda: self._done.emit(turn, picture.key, _read(pictures.file(picture), widest_px))
        )

    def wait(self) -> None:
        """Until the thread is at rest: before the window goes."""
        self._pool.clear()
        self._pool.waitForDone()

    def _take(self, turn: int, key: str, image: QImage) -> None:
        if turn != self._turn:
            return
        if image.isNull():
            self.failed.add(key)
        else:
            self.images[key] = image
        self.loaded.emit(key, image)


def _read(file: str | None, widest_px: int) -> QImage:
    if file is None:
        return QImage()
    reader = QImageReader(file)
    reader.setAutoTransform(True)
    size = reader.size()
    scales = reader.supportsOption(QImageIOHandler.ImageOption.ScaledSize)
    if size.width() * size.height() > LARGEST_PIXELS and not scales:
        return QImage()
    if size.width() > widest_px > 0:
        height = round(size.height() * widest_px / size.width())
        reader.setScaledSize(QSize(widest_px, max(1, height)))
    return reader.read()
