"""The privacy panel, page by page, and the question before everything is deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from tests.shots.shot import Scene, Shot
from tests.shots.studio import open_dialog, wait

from carnet.gui.privacy.erase_dialog import EraseDialog
from carnet.gui.privacy.panel_page import Page
from carnet.gui.privacy.privacy_desk import PrivacyDesk
from carnet.gui.privacy.privacy_panel import PrivacyPanel


def open_panel(scene: Scene, page: Page) -> PrivacyPanel:
    """Everything tried and counted."""
    scene.window.action_list["privacy"].trigger()
    panel = open_dialog(PrivacyPanel)
    wait(lambda: bool(panel.data.rows) and panel.network.again.isEnabled(), "the counting")
    panel.show_page(page)
    return panel


def take_page(page: Page) -> Callable[[Scene], QWidget]:
    """One page as it is."""
    return lambda scene: open_panel(scene, page)


def take_details(scene: Scene) -> QWidget:
    """The system's own words."""
    panel = open_panel(scene, Page.NETWORK)
    for row in panel.network.probes.rows.values():
        row.details.click()
    return panel


def take_limits(scene: Scene) -> QWidget:
    """The processes, and what is not covered."""
    panel = open_panel(scene, Page.NETWORK)
    bar = panel.network.verticalScrollBar()
    wait(lambda: bar.maximum() > 0, "the page's height")
    bar.setValue(bar.maximum())
    return panel


def take_exported(scene: Scene) -> QWidget:
    """An export that is done."""
    panel = open_panel(scene, Page.LEAVE)
    desk = scene.window.findChild(PrivacyDesk)
    assert isinstance(desk, PrivacyDesk)
    desk.export("/home/ines/Backup", archive=False)
    wait(lambda: not panel.leave.show_it.isHidden(), "the export")
    return panel


def take_erase(scene: Scene) -> QWidget:
    """What goes, what stays, the word to type."""
    open_panel(scene, Page.LEAVE).leave.delete.click()
    return open_dialog(EraseDialog)


SHOTS = (
    Shot("privacy", take_page(Page.NETWORK), ("PrivacyPanel", "NetworkPage", "ProbeRow")),
    Shot("privacy-open", take_details, ("ProbeRow",), ("--unsealed",)),
    Shot("privacy-limits", take_limits, ("ProcessList",)),
    Shot("privacy-data", take_page(Page.DATA), ("DataPage", "PlaceRow"), ("--data", "open")),
    Shot("privacy-forget", take_page(Page.FORGET), ("ForgetPage", "Deed")),
    Shot("privacy-export", take_exported, ("LeavePage",)),
    Shot("privacy-erase", take_erase, ("EraseDialog",)),
)
