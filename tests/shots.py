"""Screenshots of the window, for the readme and for judging it: `python -m tests.shots FOLDER`.

The window is the real one. Answers come from the real engine, the starter models and the sample
library; moments that cannot be reached at will (indexing, problems) from the scripted engine of
tests/gui.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "2")

from PySide6.QtCore import QLocale, QRectF, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.importing.test_real_documents import make_pdf

from carnet.domain.library import Activity, LibraryStatus
from carnet.gui.app import make_application, make_window
from carnet.gui.forget.subject import Subject
from carnet.gui.importing.given import Given
from carnet.gui.library.document_model import DOCUMENT
from carnet.gui.look.theme import Theme
from carnet.gui.window.main_window import MainWindow
from carnet.gui.words.translating import install_translations
from carnet.settings.paths import Paths

ROOT = Path(__file__).resolve().parents[1]
FAKE_ENGINE = ROOT / "tests" / "gui" / "fakes" / "fake_engine.py"
SIZE = (1280, 800)
PATIENCE_S = 180.0
PREFERRED_FONTS = ("Inter", "Cantarell", "Noto Sans", "DejaVu Sans")


class Studio:
    """Makes a window for each picture and takes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.app: QApplication = make_application()
        families = set(QFontDatabase.families())
        font = next((name for name in PREFERRED_FONTS if name in families), "")
        self.app.setFont(QFont(font, 10))
        self.translators: list[QTranslator] = []

    def open(
        self,
        *flags: str,
        dark: bool = False,
        language: str = "en",
        arrange: Callable[[Paths], None] | None = None,
        real: bool = False,
    ) -> MainWindow:
        """A window on a fake engine with these flags; `real`: on the sample library, for true."""
        home = Path(tempfile.mkdtemp(prefix="carnet-shots-"))
        paths = Paths(home, home, home, ROOT / "resources", ROOT / "models" / "catalog.toml")
        if arrange is not None:
            arrange(paths)
        QLocale.setDefault(QLocale(language))
        for translator in self.translators:
            self.app.removeTranslator(translator)
        folder = paths.resources_dir / "translations"
        self.translators = install_translations(self.app, folder, QLocale(language))
        scheme = Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light
        theme = Theme(self.app, paths.resources_dir / "styles", scheme)
        engine = None if real else [sys.executable, str(FAKE_ENGINE), *flags]
        sample = str(paths.sample_dir) if real else None
        window = make_window(paths, theme, sample, engine)
        window.resize(*SIZE)
        window.show()
        told: list[LibraryStatus] = []
        window.parts.client.library_changed.connect(lambda notice: told.append(notice.status))
        window.parts.client.start()
        wait(lambda: window.parts.client.info is not None, "the engine's greeting")
        if real:
            wait(lambda: bool(told) and settled(told[-1]), "the sample library")
        QTest.qWait(200)
        return window

    def take(self, window: MainWindow, name: str, dialog: QWidget | None = None) -> None:
        """Save the picture, with `dialog` over it, and close the window."""
        QTest.qWait(250)
        grabbed = window.grab()
        if dialog is not None:
            lay_over(grabbed, dialog)
        picture = grabbed.toImage().convertToFormat(QImage.Format.Format_RGB888)
        picture.save(str(self.folder / f"{name}.png"), "PNG", 0)
        ended: list[bool] = []
        window.parts.client.closed.connect(lambda: ended.append(True))
        window.close()
        wait(lambda: bool(ended), "the engine's end")
        window.deleteLater()
        print(self.folder / f"{name}.png")


def lay_over(picture: QPixmap, dialog: QWidget) -> None:
    """Draw a dialog in the middle, as the desktop would, the window behind it dimmed."""
    card = dialog.grab()
    ratio = picture.devicePixelRatio()
    whole = QRectF(0, 0, picture.width() / ratio, picture.height() / ratio)
    place = QRectF(0, 0, card.width() / ratio, card.height() / ratio)
    place.moveCenter(whole.center())
    painter = QPainter(picture)
    painter.fillRect(whole, QColor(0, 0, 0, 70))
    painter.drawPixmap(place.topLeft(), card)
    painter.end()
    dialog.close()


def settled(status: LibraryStatus) -> bool:
    """Whether everything is read and learned."""
    at_rest = status.progress.activity is Activity.IDLE
    return at_rest and status.documents > 0 and status.queued == 0


def wait(condition: Callable[[], bool], what: str) -> None:
    """Run the event loop until `condition` holds."""
    until = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"waited in vain for {what}")
        QTest.qWait(20)


def ask(window: MainWindow, question: str) -> None:
    """Ask and wait for the whole answer."""
    window.asker.ask(question)
    wait(lambda: not window.asker.running, "an answer")
    QTest.qWait(100)


def cite(window: MainWindow, row: int) -> None:
    """Click a source and wait for its note."""
    window.conversation.cards[-1].sources.rows[row].click()
    wait(lambda: bool(window.source.view.band), "the cited lines")


def take_library(studio: Studio) -> None:
    """Moments of a library that is always current."""
    window = studio.open("--indexing", "embedding", "--paused", "battery", dark=True)
    studio.take(window, "paused")

    window = studio.open("--rebuild")
    wait(lambda: "BGE" in window.library.progress.title.text(), "the model's title")
    studio.take(window, "rebuild")

    window = studio.open("--offline")
    ask(window, "What pressure should the boiler have?")
    window.conversation.cards[-1].sources.rows[0].click()
    wait(window.source.absent.isVisible, "the page of the note that is away")
    studio.take(window, "offline")

    window = studio.open()
    wait(lambda: window.documents.rowCount() > 1, "the list")
    window.forgetter.ask(Subject.of_document(window.documents.index(1).data(DOCUMENT)))
    dialog = window.forgetter.dialog
    if dialog is None:
        raise RuntimeError("no question was asked")
    dialog.action.click()
    wait(lambda: not dialog.bar.isVisible(), "the proof")
    QTest.qWait(200)
    studio.take(window, "forgotten", dialog)


def search(window: MainWindow, words: str) -> None:
    """Type words and wait for what is found, and for its preview."""
    window.header.search.setFocus()
    window.header.search.setText(words)
    wait(lambda: window.search.isVisible() and not window.session.waiting, "both searches")
    QTest.qWait(400)


def take_search(studio: Studio) -> None:
    """Results with a preview, chips and a correction, reasons, and what was searched for lately."""
    window = studio.open(real=True)
    search(window, "boiler pressure")
    window.search.step(1)
    QTest.qWait(400)
    studio.take(window, "search")

    window = studio.open()
    search(window, "boilr folder:House last spring -winter")
    studio.take(window, "search-chips")

    window = studio.open(dark=True, real=True)
    search(window, "pressure of the boiler in winter")
    window.search.toggle_why()
    wait(lambda: not window.session.waiting, "the reasons")
    QTest.qWait(200)
    studio.take(window, "search-why")

    window = studio.open(language="fr", real=True)
    search(window, "chaudiere")  # the words of the notes are read for the first search
    search(window, "chaudère dossier:maison")
    window.search.toggle_right()
    studio.take(window, "search-french")

    window = studio.open()
    for words in ("boiler pressure", "tag:santé rappel", "réunion verrière"):
        window.searches.add(words)
    window.header.search.setFocus()
    window.search.step(1)
    studio.take(window, "search-recent")


def take_conversations(studio: Studio) -> None:
    """What was asked: kept, followed up, contradicted, listed."""
    for dark, name in ((False, "conversations"), (True, "conversations-dark")):
        window = studio.open(dark=dark, real=True)
        for question in (
            "When does the car insurance end?",
            "Where do we keep the spare key?",
            "What colour did we paint the kitchen walls?",
        ):
            window.header.new.click()
            ask(window, question)
        ask(window, "and the bathroom?")
        window.side.show_conversations()
        studio.take(window, name)

    window = studio.open()
    ask(window, "Is it due in 2027?")
    studio.take(window, "conflict")

    window = studio.open(dark=True)
    ask(window, "List every note")
    studio.take(window, "listing")


LEASE = (
    "Lease of the flat at 12 Mill Street.\n\nThe rent is due on the first of every month. It "
    "includes water but not heating.",
    "Repairs.\n\nThe landlord keeps the roof and the pipes in order.",
    "Deposit.\n\nThe tenant pays a deposit before moving in, kept in an account of its own.\n\n"
    "The deposit is 1,450 euros and is paid back within forty days after the keys are returned, "
    "less what repairs have cost.\n\nInterest belongs to the tenant.",
    "Notice.\n\nEither side may end the lease with three months of notice.",
)
IMPORTED = ("bail-moulins.pdf", "known letter.docx", "statement locked.pdf", "scan 14 March.png")


def take_documents(studio: Studio) -> None:
    """A page of a PDF with the cited words framed, and what became of an import."""
    lease = Path(tempfile.mkdtemp(prefix="carnet-shots-")) / "lease.pdf"
    make_pdf(lease, LEASE)
    window = studio.open(real=True)
    importer, reader = window.importer, window.source.reader
    importer.take(Given((str(lease),)))
    wait(lambda: importer.report is not None, "the import")
    if importer.dialog is not None:
        importer.dialog.accept()
    wait(lambda: window.status is not None and settled(window.status), "the lease's vectors")
    ask(window, "How many euros is the deposit of the flat?")
    window.conversation.cards[-1].sources.rows[0].click()
    wait(lambda: bool(reader.canvas.boxes), "the boxes")
    studio.take(window, "page")

    window = studio.open(dark=True)
    importer = window.importer
    importer.take(Given(tuple(f"/home/ines/Downloads/{name}" for name in IMPORTED)))
    wait(lambda: importer.report is not None, "the import")
    QTest.qWait(200)
    studio.take(window, "import", importer.dialog)


def main(folder: Path) -> None:
    """Take every picture."""
    studio = Studio(folder)
    window = studio.open("--empty")
    studio.take(window, "first-start")

    window = studio.open("--indexing", "reading", "--long")
    studio.take(window, "indexing")
    take_library(studio)

    for dark, name in ((False, "answer-light"), (True, "answer-dark")):
        window = studio.open(dark=dark, real=True)
        ask(window, "What colour did we paint the kitchen walls?")
        cite(window, 0)
        studio.take(window, name)

    window = studio.open()
    ask(window, "What pressure should the boiler have?")
    cite(window, 1)
    studio.take(window, "verdicts")

    take_search(studio)

    window = studio.open("--problem-count", "1204")
    window.library.problems.click()
    studio.take(window, "problems")

    window = studio.open()
    ask(window, "What is Noor's shoe size?")
    studio.take(window, "abstention")

    window = studio.open("--models-flag", str(studio.folder / "no-such-file"))
    ask(window, "When do trains to Sintra leave?")
    studio.take(window, "models-offer")

    take_documents(studio)
    take_conversations(studio)

    window = studio.open(language="fr")
    ask(window, "Combien de temps cuit la tarte tatin ?")
    cite(window, 1)
    studio.take(window, "french")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images"))
