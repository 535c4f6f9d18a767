"""The small window, and what is told after a crash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.shots.shot import DARK, FRENCH, Scene, Shot
from tests.shots.studio import open_dialog, wait

from carnet.gui.crash.recorder import Recorder
from carnet.gui.crash.report_dialog import ReportDialog
from carnet.gui.crash.run_file import FAULT, PREFIX
from carnet.gui.quick_ask.quick_window import QuickWindow
from carnet.gui.wiring.crash_wiring import CrashWiring
from carnet.gui.wiring.desktop_wiring import DesktopWiring
from carnet.settings.paths import Paths

_FAULT = f"""Carnet 0.1.0, Python 3.11.7, Qt 6.11.3, PySide 6.11.3
Linux 6.1.0 x86_64
platform wayland, session wayland, desktop GNOME
{FAULT}
Fatal Python error: Segmentation fault

Current thread 0x00007f2c1c0b7b80 (most recent call first):
  File "/opt/carnet/app/carnet/gui/source/pages/page_canvas.py", line 131 in paintEvent
  File "/opt/carnet/app/carnet/gui/app.py", line 48 in run
action 18:02:11 engine.greeted
action 18:04:37 search
action 18:04:52 view.source
"""


def quick_of(scene: Scene) -> QuickWindow:
    """The small window, shown."""
    desktop = scene.window.findChild(DesktopWiring)
    if desktop is None:
        raise RuntimeError("the window has no desktop wiring")
    desktop.show_quick()
    if desktop.quick is None:
        raise RuntimeError("there is no small window")
    return desktop.quick


def take_found(scene: Scene) -> QWidget:
    """Notes while typing, one chosen."""
    quick = quick_of(scene)
    quick.field.setText(scene.say("boiler pressure", "pression de la chaudière"))
    wait(lambda: quick.results.isVisible() and not quick.session.waiting, "both searches")
    quick.results.step(1)
    QTest.qWait(100)
    return quick


def take_answer(scene: Scene) -> QWidget:
    """An answer with its sources."""
    quick = quick_of(scene)
    quick.ask(
        scene.say(
            "What colour did we paint the kitchen walls?",
            "Quand Lison doit-elle faire son rappel de vaccin ?",
        )
    )
    wait(lambda: not quick.asker.running, "the answer")
    QTest.qWait(200)
    return quick


def arrange_crash(paths: Paths) -> None:
    """What a crashed run leaves behind."""
    paths.logs_dir.mkdir(parents=True, exist_ok=True)
    (paths.logs_dir / f"{PREFIX}1.txt").write_text(_FAULT, encoding="utf-8")


def _recorded(scene: Scene) -> CrashWiring:
    data_dir = Path(scene.window.parts.imports_dir).parent
    recorder = Recorder(data_dir / "logs")
    wiring = CrashWiring(scene.window, recorder)
    recorder.run.close()
    return wiring


def take_banner(scene: Scene) -> None:
    """The line at the next start."""
    _recorded(scene)


def take_report(scene: Scene) -> QWidget:
    """The report itself."""
    _recorded(scene).banner.action.click()
    return open_dialog(ReportDialog)


SHOTS = (
    Shot("quick-found", take_found, ("QuickWindow", "ResultView"), alone=True, real=True),
    Shot(
        "quick-answer",
        take_answer,
        ("QuickWindow", "QuickAnswer"),
        alone=True,
        real=True,
        chosen=(("quick-ask", DARK), ("quick-ask-french", FRENCH)),
    ),
    Shot("crash-banner", take_banner, ("Banner",), arrange=arrange_crash),
    Shot("crash-report", take_report, ("ReportDialog",), arrange=arrange_crash),
)
