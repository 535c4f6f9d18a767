from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from carnet.domain.library import Activity, LibraryStatus, PauseReason, Progress, Rebuild
from carnet.gui.library.progress_strip import ProgressStrip
from carnet.gui.look.icons import Icons
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def strip(icons: Icons, qtbot: QtBot) -> ProgressStrip:
    made = ProgressStrip(icons)
    qtbot.addWidget(made)
    made.show()
    return made


def status(progress: Progress, queued: int = 0, rebuild: Rebuild | None = None) -> LibraryStatus:
    return LibraryStatus(400, 5_000, 5_000 - queued, queued, 1, (), (), progress, rebuild)


def test_progress_is_told_in_plain_words_with_the_time_left(
    make_main_window: MakeWindow,
) -> None:
    strip = make_main_window("--indexing", "embedding").library.progress
    assert strip.title.text() == "Learning what they mean"
    assert strip.detail.text() == (
        "2,256 of 4,896 passages · about 5\u00a0min left\n"
        "Answers use these so far. Search by words finds everything."
    )
    assert (strip.bar.value(), strip.bar.maximum()) == (2_256, 4_896)


def test_reading_counts_notes(strip: ProgressStrip) -> None:
    strip.show_status(status(Progress(Activity.READING, 128, 412, "/a.md", 3.0)))
    assert strip.title.text() == "Reading notes"
    assert strip.detail.text() == "128 of 412\nWhat is read can be found and asked already."


def test_at_rest_there_is_one_quiet_line(make_main_window: MakeWindow) -> None:
    strip = make_main_window().library.progress
    assert strip.title.text() == "Up to date"
    assert not strip.bar.isVisible()
    assert not strip.button.isVisible()


def test_the_line_at_rest_tells_when_a_note_was_indexed_and_goes_on_telling(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_main_window("--indexed")
    strip = window.library.progress
    window.library.menus.rescan_wanted.emit()  # the engine's next notice carries the time
    qtbot.waitUntil(lambda: strip.title.text().startswith("Up to date · indexed"))
    first = strip.title.text()
    qtbot.waitUntil(lambda: strip.title.text() != first)
    assert strip.title.text().endswith(" s ago")


def test_minutes_and_hours_are_told_too(strip: ProgressStrip) -> None:
    strip.show_indexed(time.time() - 185)
    strip.show_status(status(Progress(Activity.IDLE)))
    assert strip.title.text() == "Up to date · indexed 3 min ago"
    strip.show_indexed(None)  # a notice without the time takes nothing away
    strip.show_status(status(Progress(Activity.IDLE)))
    assert strip.title.text() == "Up to date · indexed 3 min ago"


def test_reading_can_be_paused_and_goes_on(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    strip = make_main_window("--indexing", "reading").library.progress
    assert strip.button.accessibleName() == "Pause"
    strip.button.click()
    qtbot.waitUntil(lambda: strip.title.text() == "Paused")
    assert strip.button.accessibleName() == "Go on"
    strip.button.click()
    qtbot.waitUntil(lambda: strip.title.text() == "Reading notes")
    assert len(engine_log.messages("library/pause")) == 1
    assert len(engine_log.messages("library/resume")) == 1


@pytest.mark.parametrize(
    ("reason", "title", "advice"),
    [
        (PauseReason.BATTERY, "Paused: the battery is low",
         "Goes on when the computer is plugged in. "),
        (PauseReason.ACTIVE, "Waiting: the computer is busy",
         "Goes on when other programs are done. "),
        (PauseReason.PERSON, "Paused", ""),
    ],
)  # fmt: skip
def test_a_pause_tells_its_reason_and_what_is_missing(
    strip: ProgressStrip, reason: PauseReason, title: str, advice: str
) -> None:
    strip.show_status(status(Progress(Activity.PAUSED, paused_by=reason), queued=790))
    assert strip.title.text() == title
    assert strip.detail.text() == f"{advice}Answers use 4,210 of 5,000 passages so far."
    assert (strip.bar.value(), strip.bar.maximum()) == (4_210, 5_000)
    by_itself = reason is not PauseReason.PERSON
    assert strip.button.accessibleName() == ("Go on all the same" if by_itself else "Go on")


def test_a_pause_by_the_battery_can_be_overruled(
    make_main_window: MakeWindow, qtbot: QtBot, engine_log: Any
) -> None:
    strip = make_main_window("--indexing", "embedding", "--paused", "battery").library.progress
    strip.button.click()
    qtbot.waitUntil(lambda: strip.title.text() == "Learning what they mean")
    assert len(engine_log.messages("library/resume")) == 1


def test_another_model_is_named_and_counted_while_search_goes_on(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    library = make_main_window("--rebuild").library
    qtbot.waitUntil(lambda: library.progress.title.text() == "Changing to BGE M3")
    assert library.progress.detail.text() == (
        "1,312 of 5,000 passages · about 15\u00a0min left\nSearch keeps working meanwhile."
    )
    assert not library.rebuild.title.isVisible()  # it is said once
    assert (library.progress.bar.value(), library.progress.bar.maximum()) == (1_312, 5_000)


def test_beside_other_work_the_coming_model_has_lines_of_its_own(
    make_main_window: MakeWindow, qtbot: QtBot
) -> None:
    library = make_main_window("--rebuild", "--indexing", "embedding").library
    qtbot.waitUntil(lambda: library.rebuild.title.text() == "Changing to BGE M3")
    assert library.rebuild.title.isVisible()
    assert library.rebuild.detail.text() == (
        "1,312 of 5,000 passages prepared. Search keeps working meanwhile."
    )
    assert library.progress.title.text() == "Learning what they mean"


def test_keeping_the_present_model_is_asked_first(
    make_main_window: MakeWindow,
    qtbot: QtBot,
    press: Callable[[str], None],
    engine_log: Any,
) -> None:
    rebuild = make_main_window("--rebuild").library.rebuild
    rebuild.cancel.click()
    press("Cancel")
    assert engine_log.messages("library/cancelRebuild") == []
    rebuild.cancel.click()
    press("Keep the present model")
    qtbot.waitUntil(lambda: not rebuild.isVisible())
    assert len(engine_log.messages("library/cancelRebuild")) == 1


def test_without_a_rebuild_nothing_of_it_is_shown(make_main_window: MakeWindow) -> None:
    assert not make_main_window().library.rebuild.isVisible()
