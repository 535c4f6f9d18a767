from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path


def test_watch_follows_a_new_note_and_ends_when_asked(tmp_path: Path) -> None:
    notes, data = tmp_path / "notes", tmp_path / "data"
    notes.mkdir()
    (notes / "first.md").write_text("# First\n\nAbout lamps.\n")
    environment = os.environ | {
        "CARNET_MODELS_DIR": str(tmp_path / "models"),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "carnet.cli", "--data-dir", str(data)]
    subprocess.run([*command, "index", str(notes)], check=True, env=environment, timeout=120)
    with subprocess.Popen(
        [*command, "watch"], stdout=subprocess.PIPE, text=True, env=environment
    ) as watching:
        assert watching.stdout is not None
        assert "Watching" in watching.stdout.readline()
        (notes / "second.md").write_text("# Second\n\nAbout boats.\n")
        assert watching.stdout.readline().startswith("1 added")
        (notes / "first.md").unlink()
        assert "1 removed" in watching.stdout.readline()
        watching.send_signal(signal.SIGTERM)
        assert watching.wait(timeout=30) == 0
