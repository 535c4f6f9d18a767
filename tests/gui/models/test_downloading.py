"""Downloads in the manager of models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox
from tests.gui.models.conftest import Stage

from carnet.gui.models.model_details import Deed

pytestmark = pytest.mark.gui


def test_the_network_is_named_before_anything_connects(stage: Callable[..., Stage]) -> None:
    ready = stage()
    ready.behave("hang")
    ready.choose("large-writer")
    assert ready.deeds() == {Deed.DOWNLOAD}
    ready.press(Deed.DOWNLOAD)
    assert not ready.window.parts.installer.running
    said = ready.agree()
    assert "Carnet will connect to models.example" in said
    assert "hub.example, and nowhere else" in said
    assert "Nothing about you or your notes is sent" in said
    assert "Licence: Writers Community (has conditions of its own)" in said
    ready.wait(lambda: ready.window.parts.installer.host == "models.example")


def test_saying_no_connects_to_nothing(stage: Callable[..., Stage]) -> None:
    ready = stage()
    ready.choose("middle-writer")
    ready.press(Deed.DOWNLOAD)
    [box] = [one for one in ready.dialog.findChildren(QMessageBox) if one.isVisible()]
    box.escapeButton().click()
    assert not ready.window.downloads.has("middle-writer")


def test_a_download_shows_how_far_it_is_and_can_be_paused(stage: Callable[..., Stage]) -> None:
    ready = stage()
    ready.behave("hang")
    ready.choose("middle-writer")
    ready.press(Deed.DOWNLOAD)
    ready.agree()
    ready.wait(lambda: "%" in ready.line("middle-writer"))
    assert ready.line("middle-writer") == "Fetching 37\u00a0%"
    progress = ready.dialog.details.progress
    assert progress.isVisible()
    assert progress.line.text() == "Fetching · 34\u00a0MB of 91\u00a0MB"
    assert ready.deeds() == {Deed.PAUSE}
    ready.press(Deed.PAUSE)
    ready.wait(lambda: ready.deeds() == {Deed.DOWNLOAD})
    assert progress.isHidden()


def test_a_second_one_waits_and_can_be_taken_out(stage: Callable[..., Stage]) -> None:
    ready = stage()
    ready.behave("hang")
    for name in ("middle-writer", "large-writer"):
        ready.choose(name)
        ready.press(Deed.DOWNLOAD)
        ready.agree()
    assert ready.line("large-writer") == "waits its turn"
    ready.press(Deed.TAKE_OUT)
    assert ready.deeds() == {Deed.DOWNLOAD}


def test_a_connection_that_failed_is_told_with_the_next_try(stage: Callable[..., Stage]) -> None:
    ready = stage()
    ready.behave("waits")
    ready.choose("middle-writer")
    ready.press(Deed.DOWNLOAD)
    ready.agree()
    line = ready.dialog.details.progress.line
    ready.wait(lambda: "models.example, in 8 s" in line.text())


def test_what_an_earlier_run_left_can_be_gone_on_with_or_discarded(
    stage: Callable[..., Stage], engine_log: Any
) -> None:
    ready = stage()
    assert ready.line("paused-writer") == "paused at 42\u00a0%"
    ready.choose("paused-writer")
    assert ready.deeds() == {Deed.RESUME, Deed.DISCARD}
    ready.press(Deed.DISCARD)
    assert "This frees 211\u00a0MB" in ready.agree()
    ready.wait(lambda: ready.deeds() == {Deed.DOWNLOAD})
    assert engine_log.params("models/remove") == [{"name": "paused-writer"}]


def test_after_the_download_it_is_installed_and_can_be_used_at_once(
    stage: Callable[..., Stage], engine_log: Any
) -> None:
    ready = stage()
    ready.behave("good")
    ready.choose("middle-writer")
    ready.press(Deed.DOWNLOAD)
    ready.agree()
    ready.wait(lambda: Deed.USE in ready.deeds())
    assert ready.dialog.details.notice.title.text() == "Installed and checked."
    assert len(engine_log.messages("models/reload")) == 1
    ready.press(Deed.USE)
    ready.wait(lambda: ready.dialog.details.state.text() == "In use")
    assert engine_log.params("models/use") == [{"name": "middle-writer", "wanted": True}]
    assert ready.line("tiny-writer") == "installed"


def test_a_download_that_fails_says_why_and_the_next_goes_on(stage: Callable[..., Stage]) -> None:
    ready = stage()
    ready.behave("middle-writer")  # fails for this one alone
    for name in ("middle-writer", "large-writer"):
        ready.choose(name)
        ready.press(Deed.DOWNLOAD)
        ready.agree()
    ready.wait(lambda: ready.line("large-writer") == "installed")
    assert ready.line("middle-writer") == "something went wrong"
    ready.choose("middle-writer")
    notice = ready.dialog.details.notice
    assert notice.isVisible()
    assert notice.text.text() == "Connect, or put the file there."
    assert Deed.DOWNLOAD in ready.deeds()


def test_a_download_that_ends_behind_a_closed_manager_is_told_in_the_window(
    stage: Callable[..., Stage],
) -> None:
    ready = stage()
    ready.behave("good")
    ready.choose("middle-writer")
    ready.press(Deed.DOWNLOAD)
    ready.agree()
    ready.dialog.accept()
    banner = ready.window.engine_banner
    ready.wait(banner.isVisible)
    assert banner.title.text() == "Middle Writer 1.5B is installed"
