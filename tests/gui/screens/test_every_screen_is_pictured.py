"""Every screen of the window is among the pictures of `make shots`."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.shots.every_shot import EVERY_SHOT

GUI = Path(__file__).resolve().parents[3] / "app" / "carnet" / "gui"
WINDOWS = {"QMainWindow", "QDialog", "QWizard", "QMessageBox"}
# A class called so stands alone on its place of the window.
PLACES = ("Page", "Pane", "Panel", "Dialog", "Window", "Sheet", "Palette")


def bases_of_classes() -> dict[str, set[str]]:
    """Each class of the window with the names of what it derives from directly."""
    found = {}
    for file in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name] = {ast.unparse(base).rpartition(".")[2] for base in node.bases}
    return found


def screens() -> set[str]:
    """Classes that are a window, a dialog or a page of their own."""
    bases = bases_of_classes()

    def ancestors(name: str) -> set[str]:
        direct = bases.get(name, set())
        return direct.union(*(ancestors(base) for base in direct))

    return {
        name
        for name in bases
        if ancestors(name) & WINDOWS or (name.endswith(PLACES) and is_widget(ancestors(name)))
    }


def is_widget(ancestors: set[str]) -> bool:
    return any(name.startswith("Q") and name != "QObject" for name in ancestors)


def test_every_screen_is_pictured() -> None:
    shown = {name for shot in EVERY_SHOT for name in shot.shows}
    assert screens() - shown == set()


def test_pictures_show_what_there_is() -> None:
    known = set(bases_of_classes())
    assert {name for shot in EVERY_SHOT for name in shot.shows} <= known


def test_names_of_pictures_are_given_once() -> None:
    names = [shot.name for shot in EVERY_SHOT]
    chosen = [name for shot in EVERY_SHOT for name, _look in shot.chosen]
    assert len(set(names)) == len(names)
    assert len(set(chosen)) == len(chosen)
