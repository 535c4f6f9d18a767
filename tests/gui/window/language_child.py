"""The window's process on the scripted engine: another language is chosen, then it is closed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from carnet.gui.app import make_application, make_parts
from carnet.gui.crash.recorder import Recorder
from carnet.gui.engine.engine_client import EngineState
from carnet.gui.instance.start_wish import StartWish
from carnet.gui.program import Look, Program
from carnet.gui.wiring.process_wiring import ProcessWiring
from carnet.settings.paths import resolve_paths
from carnet.settings.schema import LANGUAGE

FAKE_ENGINE = Path(__file__).parents[1] / "fakes" / "fake_engine.py"


def main() -> int:
    """The exit code of the event loop."""
    paths = resolve_paths(sys.argv[1])
    app = make_application()
    recorder = Recorder(paths.logs_dir)
    look = Look(app, paths)
    engine = [sys.executable, str(FAKE_ENGINE), "--store", str(paths.data_dir)]
    program = Program(look, make_parts(paths, look.theme, None, engine, look.choices))
    process = ProcessWiring(app, program, recorder, None)
    client = program.window.parts.client

    def change(state: EngineState) -> None:
        if state is EngineState.RUNNING:
            QTimer.singleShot(0, lambda: look.choices.choose(LANGUAGE, "fr"))

    client.state_changed.connect(change)
    program.window_changed.connect(lambda _window: QTimer.singleShot(50, close))

    def close() -> None:
        print(program.window.action_list["quit"].text(), flush=True)
        program.window.close()

    process.begin(StartWish())
    code = app.exec()
    recorder.end()
    return code


sys.exit(main())
