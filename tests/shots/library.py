"""The library: reading, pauses, a new model, what is away, what went wrong, what is forgotten."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.gui.importing.test_real_documents import make_pdf
from tests.shots.answers import ask
from tests.shots.shot import DARK, LIGHT, Scene, Shot
from tests.shots.studio import open_dialog, settled, wait

from carnet.gui.forget.forgotten_dialog import ForgottenDialog
from carnet.gui.forget.subject import Subject
from carnet.gui.importing.given import Given
from carnet.gui.library.document_model import DOCUMENT

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


def as_it_is(_scene: Scene) -> None:
    """Nothing to do."""


def take_rebuild(scene: Scene) -> None:
    """Another model for finding is being prepared."""
    progress = scene.window.library.progress
    wait(lambda: "BGE" in progress.title.text(), "the model's title")


def take_offline(scene: Scene) -> None:
    """A note on a disk that is not there."""
    window = scene.window
    ask(window, "What pressure should the boiler have?")
    window.conversation.cards[-1].sources.rows[0].click()
    wait(window.source.absent.isVisible, "the page of the note that is away")


def take_forget(scene: Scene) -> QWidget:
    """The question before a note is forgotten."""
    window = scene.window
    wait(lambda: window.documents.rowCount() > 1, "the list")
    window.forgetter.ask(Subject.of_document(window.documents.index(1).data(DOCUMENT)))
    dialog = window.forgetter.dialog
    if dialog is None:
        raise RuntimeError("no question was asked")
    QTest.qWait(200)
    return dialog


def take_forgotten(scene: Scene) -> QWidget:
    """The proof that it is gone."""
    dialog = take_forget(scene)
    scene.window.forgetter.dialog.action.click()
    wait(lambda: not scene.window.forgetter.dialog.bar.isVisible(), "the proof")
    QTest.qWait(200)
    return dialog


def take_forgotten_list(scene: Scene) -> QWidget:
    """What Carnet was told to forget, to be taken in again."""
    window = scene.window
    take_forgotten(scene).close()
    window.library.forgotten_wanted.emit()
    return open_dialog(ForgottenDialog)


def take_problems(scene: Scene) -> None:
    """What could not be read."""
    scene.window.library.problems.click()


def take_page(scene: Scene) -> None:
    """A page of a PDF with the cited words framed."""
    window = scene.window
    lease = scene.folder / "lease.pdf"
    make_pdf(lease, LEASE)
    importer, reader = window.importer, window.source.reader
    importer.take(Given((str(lease),)))
    wait(lambda: importer.report is not None, "the import")
    if importer.dialog is not None:
        importer.dialog.accept()
    wait(lambda: window.status is not None and settled(window.status), "the lease's vectors")
    ask(window, "How many euros is the deposit of the flat?")
    window.conversation.cards[-1].sources.rows[0].click()
    wait(lambda: bool(reader.canvas.boxes), "the boxes")


def take_import(scene: Scene) -> QWidget | None:
    """What became of an import."""
    importer = scene.window.importer
    importer.take(Given(tuple(f"/home/ines/Downloads/{name}" for name in IMPORTED)))
    wait(lambda: importer.report is not None, "the import")
    QTest.qWait(200)
    return importer.dialog


SHOTS = (
    Shot(
        "indexing",
        as_it_is,
        ("LibraryPane", "ProgressStrip"),
        ("--indexing", "reading", "--long"),
        chosen=(("indexing", LIGHT),),
    ),
    Shot(
        "paused",
        as_it_is,
        ("ProgressStrip",),
        ("--indexing", "embedding", "--paused", "battery"),
        chosen=(("paused", DARK),),
    ),
    Shot("rebuild", take_rebuild, ("ProgressStrip",), ("--rebuild",), chosen=(("rebuild", LIGHT),)),
    Shot("offline", take_offline, ("AbsentNote",), ("--offline",), chosen=(("offline", LIGHT),)),
    Shot("offline-long", as_it_is, ("OfflineLine",), ("--long-offline",)),
    Shot("kinds", as_it_is, ("LibraryPane",), ("--kinds",)),
    Shot("forget", take_forget, ("ForgetDialog",)),
    Shot("forgotten", take_forgotten, ("ForgetDialog",), chosen=(("forgotten", LIGHT),)),
    Shot("forgotten-list", take_forgotten_list, ("ForgottenDialog",)),
    Shot(
        "problems",
        take_problems,
        ("ProblemsView",),
        ("--problem-count", "1204"),
        chosen=(("problems", LIGHT),),
    ),
    Shot("page", take_page, ("PageReader",), real=True, chosen=(("page", LIGHT),)),
    Shot("import", take_import, ("ImportDialog",), chosen=(("import", DARK),)),
)
