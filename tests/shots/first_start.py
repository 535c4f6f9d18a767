"""The three steps of the first start, and an empty window."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtTest import QTest
from tests.shots.library import as_it_is
from tests.shots.shot import LIGHT, Scene, Shot
from tests.shots.studio import wait

from carnet.gui.start.likely_folders import Kind, LikelyFolder
from carnet.gui.start.welcome_page import Step

LIKELY = [
    LikelyFolder("/home/ines/Documents/Second brain", Kind.OBSIDIAN, 1_214),
    LikelyFolder("/home/ines/Nextcloud/Notes", Kind.NOTES, 86),
    LikelyFolder("/home/ines/Documents", Kind.DOCUMENTS, 2_000, more=True),
]


def take_folder(scene: Scene) -> None:
    """Likely folders, made up: those of this machine are nobody's business."""
    welcome = scene.window.welcome
    welcome.begin(Step.FOLDER)
    QTest.qWait(300)
    welcome.folder.show_likely(LIKELY)


def take_models(scene: Scene) -> None:
    """What is missing, and what this machine could run."""
    scene.window.welcome.begin(Step.MODELS)
    wait(scene.window.models_banner.isVisible, "the offer")


def take_added(scene: Scene) -> None:
    """A folder was added; the models are there."""
    welcome = scene.window.welcome
    welcome.begin(Step.FOLDER)
    welcome.sample.click()
    wait(lambda: welcome.step is Step.MODELS, "the last step")


def take_skipped(scene: Scene) -> None:
    """No folder at all."""
    scene.window.welcome.skip.click()


def take_unasked(scene: Scene) -> None:
    """A library without a question yet."""
    wait(lambda: scene.window.documents.rowCount() > 1, "the list")


def take_examples(scene: Scene) -> None:
    """Questions that the sample library answers."""
    empty = scene.window.conversation.empty
    wait(lambda: bool(empty.starts) and "?" in empty.starts[0].text(), "the examples")


def take_small(scene: Scene) -> None:
    """A small screen."""
    scene.window.resize(1024, 600)


SHOTS = (
    Shot(
        "first-start",
        as_it_is,
        ("WelcomePage", "FirstStep", "ProofCard"),
        ("--empty",),
        chosen=(("first-start", LIGHT),),
    ),
    Shot("first-start-small", take_small, ("FirstStep",), ("--empty", "--unsealed")),
    Shot("first-folder", take_folder, ("FolderStep",), ("--empty",)),
    Shot(
        "first-models",
        take_models,
        ("ModelsStep",),
        ("--empty", "--models-flag", str(Path(tempfile.gettempdir()) / "no-such-flag")),
    ),
    Shot("first-added", take_added, ("ModelsStep",), ("--empty",)),
    Shot("skipped", take_skipped, ("EmptyPage",), ("--empty",)),
    Shot("examples", take_examples, ("EmptyPage",), real=True),
    Shot("unasked", take_unasked, ("MainWindow", "SidePane", "EmptyPage", "LibraryPane")),
)
