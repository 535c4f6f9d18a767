"""The settings, group by group, a search through them, and a file that was broken by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.shots.shot import Scene, Shot
from tests.shots.studio import open_dialog

from carnet.gui.settings.settings_dialog import SettingsDialog
from carnet.settings.paths import Paths
from carnet.settings.schema import ABSTENTION, GPU, IGNORED_NAMES, SIZE_LIMIT_MB


def open_settings(scene: Scene, group: str) -> SettingsDialog:
    """Some of them changed."""
    scene.window.parts.choices.choose_all(
        {
            ABSTENTION: "cautious",
            SIZE_LIMIT_MB: 50,
            IGNORED_NAMES: ("*.draft.md", "Archive"),
            GPU: "12",
        }
    )
    scene.window.action_list["settings"].trigger()
    dialog = open_dialog(SettingsDialog)
    dialog.show_group(group)
    QTest.qWait(200)
    return dialog


def take_group(group: str) -> Callable[[Scene], QWidget]:
    """One group."""
    return lambda scene: open_settings(scene, group)


def take_search(scene: Scene) -> QWidget:
    """Rows of several groups."""
    dialog = open_settings(scene, "appearance")
    dialog.search.setText("notes")
    QTest.qWait(200)
    return dialog


def break_file(paths: Paths) -> None:
    """As an editor does that is closed too early."""
    paths.settings_file.write_text('{"version": 1, "values": {"appearance.theme": "da')


def take_nothing(_scene: Scene) -> None:
    """The window as it starts."""
    return


SHOTS = (
    *(
        Shot(f"settings-{group}", take_group(group), ("SettingsDialog", "SettingRow"))
        for group in ("appearance", "folders", "models", "answers", "privacy", "power")
    ),
    Shot("settings-search", take_search, ("SettingsDialog", "Section")),
    Shot("settings-broken", take_nothing, ("Banner",), arrange=break_file),
)
