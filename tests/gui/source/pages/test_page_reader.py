from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from carnet.domain.documents import Folder, FolderState
from carnet.engine.protocol import DocumentText
from carnet.gui.source.drawing.note_layout import Target
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

QUOTE = "The deposit is 1,450 euros."
LEASE = DocumentText(
    "/home/ines/Notes/lease.pdf", "Lease", "pdf", f"# Lease\n\n{QUOTE}\n", pages=(0, 5, 9),
    paged=True,
)  # fmt: skip
TARGET = Target(3, 3, QUOTE, page=3)
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def reading(make_main_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    """A window with the third page of the lease open."""
    window = make_main_window()
    window.show_source()
    window.source.show_note(LEASE, window.roots)
    window.source.point_at(TARGET)
    qtbot.waitUntil(lambda: bool(window.source.reader.canvas.boxes))
    return window


def test_the_cited_page_is_shown_and_its_first_box_is_in_view(reading: MainWindow) -> None:
    reader = reading.source.reader
    assert (reader.page, reader.pages) == (3, 12)
    assert reader.bar.field.text() == "3"
    assert reader.bar.total.text() == "/ 12"
    box = reader.canvas.box_on_screen().toRect()
    assert reader.canvas.viewport().rect().contains(box)
    assert "cited words" in reader.canvas.accessibleDescription()


def test_only_the_page_that_was_wanted_is_asked_for(reading: MainWindow, engine_log: Any) -> None:
    asked = engine_log.params("documents/page")
    assert [(one["page"], one["quote"]) for one in asked] == [(3, QUOTE)]
    assert asked[0]["width"] == reading.source.reader.canvas.wanted_px


def test_the_boxes_are_painted_with_an_outline(reading: MainWindow, qtbot: QtBot) -> None:
    canvas = reading.source.reader.canvas
    picture = canvas.viewport().grab().toImage()
    box = canvas.box_on_screen()
    inside = picture.pixelColor(box.center().toPoint())
    assert inside.yellow() > 100
    edge = picture.pixelColor(QPoint(round(box.center().x()), round(box.top())))
    assert edge.lightness() < inside.lightness() - 25


def test_pages_are_turned_by_keys_buttons_and_number(
    reading: MainWindow, qtbot: QtBot, engine_log: Any
) -> None:
    reader = reading.source.reader
    for key, page in (
        (Qt.Key.Key_PageDown, 4), (Qt.Key.Key_PageUp, 3), (Qt.Key.Key_End, 12), (Qt.Key.Key_Home, 1)
    ):  # fmt: skip
        qtbot.keyClick(reader.canvas, key)
        assert reader.page == page
    assert not reader.bar.previous.isEnabled()
    reader.bar.next.click()
    assert reader.page == 2
    reader.bar.field.selectAll()
    qtbot.keyClicks(reader.bar.field, "99")
    qtbot.keyClick(reader.bar.field, Qt.Key.Key_Return)
    assert reader.page == 12
    qtbot.waitUntil(lambda: reader.canvas.boxes == () and reader.bar.field.text() == "12")


def test_it_grows_and_shrinks_and_is_drawn_anew_when_that_has_settled(
    reading: MainWindow, qtbot: QtBot, engine_log: Any
) -> None:
    canvas = reading.source.reader.canvas
    before = canvas.page_size().width()
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    wheel = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), wheel)
    assert canvas.page_size().width() > before * 1.4
    qtbot.waitUntil(lambda: canvas.image.width() == canvas.wanted_px)
    assert len(engine_log.params("documents/page")) == 2
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.page_size().width() == before


def test_the_text_is_one_click_away_with_the_words_marked(
    reading: MainWindow, qtbot: QtBot
) -> None:
    source = reading.source
    source.bar.switch.click()
    assert source.reader.isHidden()
    start, end = source.view.marked[0]
    assert source.view.document().toRawText()[start:end] == QUOTE
    source.bar.switch.click()
    assert not source.reader.isHidden()
    assert source.view.isHidden()


def test_a_page_that_cannot_be_drawn_says_why(reading: MainWindow, qtbot: QtBot) -> None:
    damaged = DocumentText("/home/ines/damaged.pdf", "D", "pdf", "x", pages=(0,), paged=True)
    reading.source.show_note(damaged, reading.roots)
    qtbot.waitUntil(reading.source.reader.problem.isVisible)
    assert reading.source.reader.problem.text().startswith("This file is damaged.")


def test_a_picture_stands_beside_its_text(
    make_main_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_main_window()
    file = tmp_path / "scan.png"
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(file))
    window.known.take([Folder(1, str(tmp_path), FolderState.CURRENT)])
    window.show_source()
    scan = DocumentText(str(file), "Scan", "image", "Meter reading 40219", notes=("ocr",))
    window.source.show_note(scan, window.roots)
    qtbot.waitUntil(lambda: not window.source.reader.canvas.image.isNull())
    assert "40219" in window.source.view.toPlainText()
    assert window.source.reader.isVisible()
    assert window.source.view.isVisible()
    said = [label.text() for label in window.source.findChildren(QLabel)]
    assert "Text recognised in pictures" in said


def test_a_picture_outside_of_the_library_is_not_opened(
    make_main_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_main_window()
    file = tmp_path / "scan.png"
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.save(str(file))
    window.show_source()
    window.source.show_note(DocumentText(str(file), "Scan", "image", "x"), window.roots)
    qtbot.waitUntil(window.source.reader.problem.isVisible)
    assert window.source.reader.canvas.image.isNull()


def test_the_part_of_a_document_is_named(make_main_window: Callable[..., MainWindow]) -> None:
    window = make_main_window()
    slides = DocumentText("/n/talk.pptx", "Talk", "slides", "# A\n\n# B\n", pages=(0, 5))
    window.source.show_note(slides, ())
    window.source.point_at(Target(3, 3, "B", page=2))
    said = [label.text() for label in window.source.findChildren(QLabel)]
    assert "Slide 2 of 2" in said
