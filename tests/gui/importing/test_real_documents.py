"""The real window on the real engine: real files are dropped on it and asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPdfWriter
from pytestqt.qtbot import QtBot
from tests.adapters.parsing.conftest import make_docx
from tests.gui.conftest import end
from tests.gui.importing.test_dropping import drop

from carnet.domain.library import ImportOutcome
from carnet.gui.app import make_window
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.settings.paths import Paths

pytestmark = [pytest.mark.models, pytest.mark.gui]

PATIENCE_MS = 120_000  # two cores that may be busy with other tests
PAGES = (
    "Lease of the flat at 12 Mill Street.\n\nThe rent is due on the first of every month.",
    "Repairs.\n\nThe landlord keeps the roof and the pipes in order.",
    "Deposit.\n\nThe deposit is 1,450 euros and is paid back within forty days.",
    "Notice.\n\nEither side may end the lease with three months of notice.",
)


@pytest.fixture
def window(models_dir: Path, gui_paths: Paths, theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    made = make_window(gui_paths, theme)
    made.resize(1280, 800)
    made.show()
    made.parts.client.start()
    qtbot.waitUntil(lambda: made.parts.client.info is not None, timeout=PATIENCE_MS)
    yield made
    end(qtbot, made.parts.client, made)
    made.deleteLater()


def make_pdf(file: Path, pages: Sequence[str]) -> None:
    """As a program prints it, one text a page; Qt ends the file when the writer goes."""
    writer = QPdfWriter(str(file))
    painter = QPainter(writer)
    painter.setFont(QFont("DejaVu Sans", 11))
    for number, text in enumerate(pages):
        if number:
            writer.newPage()
        area = QRectF(0, 0, writer.width(), writer.height())
        painter.drawText(area, Qt.TextFlag.TextWordWrap, text)
    painter.end()


def test_a_dropped_lease_is_asked_about_and_opens_at_the_cited_page(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    lease, letter = tmp_path / "lease.pdf", tmp_path / "letter.docx"
    make_pdf(lease, PAGES)
    letter.write_bytes(make_docx(["Dear Ines", "The bicycle shed gets a new lock in May."]))

    drop(window, [lease, letter])
    importer = window.importer
    qtbot.waitUntil(lambda: importer.report is not None, timeout=PATIENCE_MS)
    assert importer.report is not None
    assert [file.outcome for file in importer.report.files] == [ImportOutcome.ADDED] * 2
    assert importer.report.files[0].pages == 4
    assert importer.dialog is not None
    importer.dialog.accept()

    def learned() -> bool:
        status = window.status
        return status is not None and status.documents == 2 and status.vectors >= status.chunks > 0

    qtbot.waitUntil(learned, timeout=PATIENCE_MS)
    window.asker.ask("How many euros is the deposit of the flat?")
    qtbot.waitUntil(lambda: not window.asker.running, timeout=PATIENCE_MS)
    card = window.conversation.cards[-1]
    assert card.answer is not None
    assert "1,450" in card.answer.answer
    assert card.answer.citations[0].page == 3
    row = card.sources.rows[0]
    assert "lease.pdf" in row.accessibleName()
    assert "p. 3" in row.accessibleName()

    row.click()
    reader = window.source.reader
    qtbot.waitUntil(lambda: bool(reader.canvas.boxes), timeout=PATIENCE_MS)
    assert (reader.page, reader.pages) == (3, 4)
    assert reader.isVisible()
    assert reader.canvas.box_on_screen().height() > 0

    # The same files once more are the same documents.
    drop(window, [lease, letter])
    qtbot.waitUntil(lambda: importer.report is not None, timeout=PATIENCE_MS)
    assert [file.outcome for file in importer.report.files] == [ImportOutcome.KNOWN] * 2
