"""What was dropped or pasted: files, a picture, or a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

LONGEST_TEXT = 2_000_000


@dataclass(frozen=True, slots=True)
class Given:
    """Only one of the three holds anything."""

    paths: tuple[str, ...] = ()
    text: str = ""
    picture: QImage = field(default_factory=QImage)

    def __bool__(self) -> bool:
        return bool(self.paths or self.text or not self.picture.isNull())


def offers(mime: QMimeData) -> bool:
    """Whether there is something to import, told without fetching it."""
    local = any(url.isLocalFile() for url in mime.urls())
    return local or mime.hasImage() or (mime.hasText() and not mime.hasUrls())


def given(mime: QMimeData) -> Given:
    """Files first, for file managers also give their names as text; addresses are no documents."""
    paths = tuple(url.toLocalFile() for url in mime.urls() if url.isLocalFile())
    if paths:
        return Given(paths)
    if mime.hasImage():
        picture = mime.imageData()
        return Given(picture=picture if isinstance(picture, QImage) else QImage(picture))
    text = mime.text() if mime.hasText() and not mime.hasUrls() else ""
    return Given(text=text[:LONGEST_TEXT] if text.strip() else "")
