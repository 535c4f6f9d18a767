"""What the panel shows of the network: attempts, limits, processes, the language model."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.privacy.conftest import MakeWindow, OpenPanel, said, window_of

from carnet.domain.models import RunsOn
from carnet.gui.privacy.privacy_panel import PrivacyPanel
from carnet.gui.privacy.processes import Role
from carnet.gui.words.model_words import runs_on_line

pytestmark = pytest.mark.gui


def test_every_way_out_is_tried_while_one_looks_on(
    open_panel: OpenPanel, qtbot: QtBot, engine_log: Any
) -> None:
    panel = open_panel(counted=False)
    assert panel.network.title.text() == "Trying to get out…"
    assert {row.verdict.text() for row in panel.network.probes.rows.values()} == {"trying…"}
    qtbot.waitUntil(panel.network.again.isEnabled)
    assert panel.network.title.text() == "The engine cannot reach the network"
    rows = panel.network.probes.rows
    assert list(rows) == ["ipv4", "ipv6", "dns", "subprocess"]  # those that the engine tried
    assert {row.verdict.text() for row in rows.values()} == {"refused"}
    assert len(engine_log.messages("engine/privacy")) == 1
    panel.network.again.click()
    qtbot.waitUntil(lambda: len(engine_log.messages("engine/privacy")) == 2)


def test_each_attempt_says_what_it_stands_for_and_what_the_system_said(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    panel = open_panel()
    qtbot.waitUntil(panel.network.again.isEnabled)
    row = panel.network.probes.rows["dns"]
    assert "Text could slip out in such a question." in said(row)
    assert row.words.isHidden()
    row.details.click()
    assert row.words.text() == "The system said: [Errno 1] Operation not permitted"
    assert not row.words.isHidden()


def test_an_attempt_that_went_through_is_told_honestly(open_panel: OpenPanel, qtbot: QtBot) -> None:
    panel = open_panel("--unsealed")
    qtbot.waitUntil(panel.network.again.isEnabled)
    assert panel.network.title.text() == "The engine is not cut off from the network"
    verdict = panel.network.probes.rows["ipv4"].verdict
    assert (verdict.text(), verdict.property("role")) == ("went through", "warning")
    assert window_of(panel).header.privacy.text() == "Network open"


def test_the_panel_opens_and_claims_nothing_while_the_engine_is_gone(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--refuse", greeted=False)
    qtbot.waitUntil(window.engine_banner.isVisible)
    window.action_list["privacy"].trigger()
    panel = window.findChild(PrivacyPanel)
    assert isinstance(panel, PrivacyPanel)
    qtbot.waitUntil(lambda: panel.network.title.text() == "It could not be tried")
    assert "Carnet claims nothing" in panel.network.how.text()
    assert panel.network.again.isEnabled()


def test_the_limits_are_said(open_panel: OpenPanel) -> None:
    text = said(open_panel().network)
    assert "The window is not cut off" in text
    assert "Carnet does not encrypt what it keeps." in text


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="only Linux tells")
def test_the_processes_are_looked_at_as_they_are_now(open_panel: OpenPanel) -> None:
    panel = open_panel()
    rows = panel.network.processes.rows
    assert str(os.getpid()) in rows[Role.WINDOW].text()
    assert "no internet connection open" in rows[Role.WINDOW].text()
    assert str(window_of(panel).parts.client.process_id) in rows[Role.ENGINE].text()
    assert rows[Role.DOWNLOADER].text() == "Does not run just now."


def test_where_the_language_model_runs_is_said(open_panel: OpenPanel, qtbot: QtBot) -> None:
    panel = open_panel()
    line = "The language model runs on A card, with 24 of its 31 layers."
    qtbot.waitUntil(lambda: panel.network.runs_on.text() == line)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (RunsOn("", "", 0, 31), "The language model runs on the processor."),
        (RunsOn("", "NEON", 0, 31), "The language model runs on the processor (NEON)."),
        (RunsOn("RTX", "AVX2", 31, 31), "The language model runs on RTX."),
    ],
)
def test_where_the_language_model_runs_is_one_sentence(place: RunsOn, line: str) -> None:
    assert runs_on_line(place) == line
