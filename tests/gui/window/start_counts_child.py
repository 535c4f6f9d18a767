"""Opens the window as `carnet gui` does, without an engine, and tells what it took to paint it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from carnet.gui.app import make_application, make_parts
from carnet.gui.program import Look, Program
from carnet.settings.paths import resolve_paths


class FirstPaint(QObject):
    """Looks at the first painting of a window."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._seen = False
        program.window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Changes nothing."""
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            client = self._program.window.parts.client
            said = {
                "modules": sorted(sys.modules),
                "requests": len(client.pending),
                "engine": client.state.value,
            }
            print(json.dumps(said))
            QTimer.singleShot(0, sys.exit)
        return False


def main() -> None:
    """One window, painted once."""
    paths = resolve_paths(sys.argv[1])
    app = make_application()
    look = Look(app, paths)
    program = Program(look, make_parts(paths, look.theme, choices=look.choices))
    watch = FirstPaint(program)
    program.window.show()
    app.exec()
    del watch


Path(sys.argv[1]).mkdir(exist_ok=True)
main()
