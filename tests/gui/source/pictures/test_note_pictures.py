"""Pictures in notes: those of the library, read aside, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot
from tests.gui.source.drawn import Show, fragments, image_names

from carnet.gui.source.note_view import NoteView
from carnet.gui.source.pictures.allowed_pictures import split_size

IMAGE = QTextDocument.ResourceType.ImageResource.value


def picture(path: Path) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))


def has_read(view: NoteView) -> bool:
    """Whether every picture was read or refused."""
    loader = view.pictures.loader
    return all(name in loader.images for name in image_names(view))


@pytest.mark.parametrize(
    "source",
    [
        "https://example.org/x.png",
        "//example.org/x.png",
        "http:/x.png",
        "HTTPS://example.org/x.png",
        "file:///etc/x.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "qrc:/x.png",
        "\\\\server\\x.png",
        "../outside.png",
        "/etc/hostname",
        "notes.txt",
        "missing.png",
        "drawing.svg",
    ],
)
def test_pictures_from_anywhere_else_are_refused_and_said(
    show: Show, qtbot: QtBot, tmp_path: Path, source: str
) -> None:
    root = tmp_path / "library"
    root.mkdir()
    picture(tmp_path / "outside.png")
    sly = root / "https:" / "example.org"  # a folder that looks like an address
    sly.mkdir(parents=True)
    picture(sly / "x.png")
    for name in ("notes.txt", "drawing.svg"):
        (root / name).write_text("x", encoding="utf-8")
    view = show(f"![the stairs](<{source}>)", path=str(root / "a.md"), root=str(root))
    qtbot.waitUntil(lambda: image_names(view) == [])
    if "[picture" not in view.toPlainText():  # the parser itself took it for text
        assert "the stairs" in view.toPlainText()


def test_a_link_out_of_the_library_is_not_followed(
    show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    root = tmp_path / "library"
    root.mkdir()
    picture(tmp_path / "outside.png")
    (root / "inside.png").symlink_to(tmp_path / "outside.png")
    view = show("![x](inside.png)", path=str(root / "a.md"), root=str(root))
    qtbot.waitUntil(lambda: image_names(view) == [])
    assert view.toPlainText() == "[picture not loaded: x]"


def test_pictures_inside_the_library_are_shown(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    root = tmp_path / "library"
    (root / "house" / "pictures").mkdir(parents=True)
    picture(root / "house" / "pictures" / "the pump 100%.png")
    view = show(
        "![pump](<pictures/the pump 100%25.png>)",
        path=str(root / "house" / "a.md"),
        root=str(root),
    )
    (name,) = image_names(view)
    qtbot.waitUntil(lambda: has_read(view))
    loaded = view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert isinstance(loaded, QImage)
    assert not loaded.isNull()


def test_nothing_else_is_ever_loaded(show: Show) -> None:
    view = show("text")
    kinds = QTextDocument.ResourceType
    for kind in (kinds.HtmlResource, kinds.ImageResource, kinds.StyleSheetResource):
        for address in ("https://example.org/x", "file:///etc/hostname", "picture:0"):
            assert view.loadResource(kind.value, QUrl(address)) is None


def wide(path: Path, width: int, height: int) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    assert image.save(str(path))


@pytest.mark.parametrize("place", ["", "attachments", "../assets", "..", "../files"])
def test_an_embed_is_found_where_programs_for_notes_put_it(
    show: Show, qtbot: QtBot, tmp_path: Path, place: str
) -> None:
    root = tmp_path / "library"
    folder = root / "house"
    folder.mkdir(parents=True)
    (folder / place).mkdir(exist_ok=True)
    picture(folder / place / "gauge.png")
    view = show("![[gauge.png|120]]", path=str(folder / "a.md"), root=str(root))
    qtbot.waitUntil(lambda: has_read(view))
    (image,) = [f.charFormat().toImageFormat() for f in fragments(view)]
    assert image.width() == 120


def test_an_embed_beside_the_library_is_not_found(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    root = tmp_path / "library"
    root.mkdir()
    picture(tmp_path / "gauge.png")
    view = show("![[gauge.png]]", path=str(root / "a.md"), root=str(root))
    qtbot.waitUntil(lambda: image_names(view) == [])
    assert view.toPlainText() == "[picture not loaded: gauge.png]"


def test_a_broken_picture_is_words_and_stays_so(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nno more")
    view = show("![the pump](a.png)", path=str(tmp_path / "a.md"), root=str(tmp_path))
    qtbot.waitUntil(lambda: view.toPlainText() == "[picture not loaded: the pump]")
    view.redraw()
    assert view.toPlainText() == "[picture not loaded: the pump]"


def test_a_huge_picture_is_read_no_larger_than_it_is_shown(
    show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    wide(tmp_path / "a.jpg", 6_000, 4_000)
    view = show("![x](a.jpg)", path=str(tmp_path / "a.md"), root=str(tmp_path))
    qtbot.waitUntil(lambda: has_read(view))
    (name,) = image_names(view)
    assert view.pictures.loader.images[name].width() <= 2 * view.viewport().width()


def test_a_picture_that_stands_twice_is_read_once(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    picture(tmp_path / "a.png")
    view = show("![x](a.png)\n\n![y](a.png)", path=str(tmp_path / "a.md"), root=str(tmp_path))
    qtbot.waitUntil(lambda: has_read(view))
    assert len(set(image_names(view))) == 1
    assert len(image_names(view)) == 2


def test_nothing_of_a_note_that_went_is_shown_in_the_next(
    show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    picture(tmp_path / "a.png")
    show("![x](a.png)", path=str(tmp_path / "a.md"), root=str(tmp_path))
    view = show("no picture", path=str(tmp_path / "b.md"), root=str(tmp_path))
    view.pictures.loader.wait()
    qtbot.wait(0)
    assert view.pictures.loader.images == {}
    assert view.loadResource(IMAGE, QUrl("picture:0")) is None


@pytest.mark.parametrize(
    ("words", "split"),
    [
        ("gauge|300", ("gauge", 300)),
        ("gauge|300x200", ("gauge", 300)),
        ("300", ("", 300)),
        ("the year 2024", ("the year 2024", 0)),
        ("a|b", ("a|b", 0)),
        ("", ("", 0)),
    ],
)
def test_a_width_is_told_from_the_words(words: str, split: tuple[str, int]) -> None:
    assert split_size(words) == split
