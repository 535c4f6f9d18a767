"""Finding: results with a preview, chips, reasons, and what was searched for lately."""

from __future__ import annotations

from PySide6.QtTest import QTest
from tests.shots.shot import DARK, FRENCH, LIGHT, Scene, Shot
from tests.shots.studio import wait

from carnet.gui.window.main_window import MainWindow


def search(window: MainWindow, words: str) -> None:
    """Type words and wait for what is found, and for its preview."""
    window.header.search.setFocus()
    window.header.search.setText(words)
    wait(lambda: window.search.isVisible() and not window.session.waiting, "both searches")
    QTest.qWait(400)


def take_search(scene: Scene) -> None:
    """Results, the second one chosen."""
    search(scene.window, scene.say("boiler pressure", "pression chaudière"))
    scene.window.search.step(1)
    QTest.qWait(400)


def take_chips(scene: Scene) -> None:
    """A misspelt word and three restrictions."""
    search(scene.window, "boilr folder:House last spring -winter")


def take_french(scene: Scene) -> None:
    """A misspelt word with accents, restricted to a folder."""
    search(scene.window, "chaudiere")  # the words of the notes are read for the first search
    search(scene.window, "chaudère dossier:maison")
    scene.window.search.toggle_right()


def take_why(scene: Scene) -> None:
    """Why a passage was found."""
    search(scene.window, "pressure of the boiler in winter")
    scene.window.search.toggle_why()
    wait(lambda: not scene.window.session.waiting, "the reasons")
    QTest.qWait(200)


def take_recent(scene: Scene) -> None:
    """What was searched for lately."""
    for words in ("boiler pressure", "tag:santé rappel", "réunion verrière"):
        scene.window.searches.add(words)
    scene.window.header.search.setFocus()
    scene.window.search.step(1)


SHOTS = (
    Shot(
        "search",
        take_search,
        ("SearchPanel", "ResultView", "Preview"),
        real=True,
        chosen=(("search", LIGHT),),
    ),
    Shot("search-chips", take_chips, ("SearchPanel",), chosen=(("search-chips", LIGHT),)),
    Shot(
        "search-french",
        take_french,
        ("SearchPanel",),
        real=True,
        chosen=(("search-french", FRENCH),),
    ),
    Shot("search-why", take_why, ("WhyPanel",), real=True, chosen=(("search-why", DARK),)),
    Shot("search-recent", take_recent, ("RecentList",), chosen=(("search-recent", LIGHT),)),
)
