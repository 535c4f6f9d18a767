"""The window of the self-test: it opens, waits for its engine, says how that went, and closes.

    python -m carnet.gui.window_trial DATA_DIR STARTED

STARTED is the time (`time.time()`) at which the process was started, by whoever started it: what a
system says about that itself is known to whole seconds only. Prints one JSON object: `shown`,
`shown_ms` and `shown_cpu_ms` since then, `ready_ms` until the models are loaded, the `engine`'s
state, and the `problem` it had.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from PySide6.QtCore import QTimer

from carnet.domain.errors import ErrorInfo
from carnet.engine.protocol import EngineNotice, EnginePhase
from carnet.gui.app import make_application, make_window
from carnet.gui.look.theme import Theme
from carnet.settings.paths import resolve_paths

PATIENCE_MS = 120_000


def main() -> int:
    """Show the window once; the exit code is 0 whatever was seen."""
    started = float(sys.argv[2])
    seen: dict[str, Any] = {"shown": False, "problem": "", "ready_ms": None}
    paths = resolve_paths(sys.argv[1])
    app = make_application()
    app.setQuitOnLastWindowClosed(False)
    window = make_window(paths, Theme(app, paths.resources_dir / "styles"))
    client = window.parts.client

    def since_start_ms() -> int:
        return round((time.time() - started) * 1000)

    def look() -> None:
        seen["shown"] = window.isVisible() and not window.grab().isNull()
        seen["shown_ms"] = since_start_ms()
        seen["shown_cpu_ms"] = round(time.process_time() * 1000)
        client.start()

    def end() -> None:
        seen["engine"] = client.state.value
        window.close()
        client.close()

    def hear(notice: EngineNotice) -> None:
        if notice.problem is not None:
            seen["problem"] = _words(notice.problem.error)
        if notice.phase is EnginePhase.READY:
            seen["ready_ms"] = since_start_ms()
            end()

    def fail(info: ErrorInfo) -> None:
        seen["problem"] = _words(info)
        end()

    client.engine_changed.connect(hear)
    client.failed.connect(fail)
    client.closed.connect(app.quit)
    QTimer.singleShot(PATIENCE_MS, end)
    window.show()
    QTimer.singleShot(0, look)
    app.exec()
    print(json.dumps(seen))
    return 0


def _words(info: ErrorInfo) -> str:
    return f"{info.message} {info.detail}".strip()


if __name__ == "__main__":
    sys.exit(main())
