"""The pictures in a drawn note: a quiet ground until they are read, words where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextFormat

from carnet.gui.source.drawing.inline_writer import refused_picture
from carnet.gui.source.drawing.note_formats import NoteFormats
from carnet.gui.source.pictures.allowed_pictures import Picture, Pictures
from carnet.gui.source.pictures.picture_loader import PictureLoader

if TYPE_CHECKING:
    from carnet.gui.source.note_view import NoteView

WAITING_PX = (160, 90)
SHARPNESS = 2  # pixels read for each one shown, for screens that have more


class NotePictures(QObject):
    """Belongs to one view."""

    def __init__(self, view: NoteView) -> None:
        super().__init__(view)
        self._view = view
        self._pictures = Pictures("", ())
        self._known: dict[str, Picture] = {}
        self.loader = PictureLoader(self)
        self.loader.loaded.connect(self._take)

    def begin(self, path: str, roots: tuple[str, ...]) -> None:
        """Another note."""
        self._pictures = Pictures(path, roots)
        self._known.clear()
        self.loader.begin()

    def find(self, source: str, embed: bool) -> Picture | None:
        """What the note asks for; None refuses it. The same picture is read once."""
        for picture in self._known.values():
            if (picture.source, picture.embed) == (source, embed):
                return None if picture.key in self.loader.failed else picture
        found = self._pictures.find(source, embed)
        if found is not None:
            self._known[found.key] = found
        return found

    def image(self, key: str) -> QImage | None:
        """For the document: the picture, a ground while it is read, nothing for any other key."""
        picture = self._known.get(key)
        if picture is None:
            return None
        if key in self.loader.images:
            return self.loader.images[key]
        self.loader.want(self._pictures, picture, self._view.viewport().width() * SHARPNESS)
        waiting = QImage(*WAITING_PX, QImage.Format.Format_ARGB32_Premultiplied)
        waiting.fill(self._view.theme.color("code"))
        return waiting

    def _take(self, key: str, image: QImage) -> None:
        document = self._view.document()
        if not image.isNull():
            kind = QTextDocument.ResourceType.ImageResource.value
            document.addResource(kind, QUrl(key), image)
        for position in self._places(key):
            if image.isNull():
                self._refuse(position)
            else:
                document.markContentsDirty(position, 1)

    def _refuse(self, position: int) -> None:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat()
        words = str(form.property(QTextFormat.Property.ImageAltText.value) or "")
        formats = NoteFormats(self._view.theme)
        cursor.insertText(refused_picture(words), formats.refused(formats.body))
        self._view.mark_again()

    def _places(self, key: str) -> list[int]:
        """Where a picture stands, the last place first."""
        found: list[int] = []
        block = self._view.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                form = fragment.charFormat()
                if form.isImageFormat() and form.toImageFormat().name() == key:
                    found += range(fragment.position(), fragment.position() + fragment.length())
                iterator += 1
            block = block.next()
        return found[::-1]
