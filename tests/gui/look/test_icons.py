from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from carnet.gui.look.icons import Icons

pytestmark = pytest.mark.gui

PROJECT = Path(__file__).resolve().parents[3]
CHILD = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
app = QApplication([])
resources = Path(sys.argv[1])
icons = Icons(Theme(app, resources / "styles"), resources / "icons")
ratio = app.primaryScreen().devicePixelRatio()
drawn = icons.icon("search").pixmap(QSize(20, 20), ratio)
print(json.dumps([ratio, drawn.width(), drawn.devicePixelRatio()]))
"""


@pytest.mark.parametrize("factor", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_is_drawn_in_the_screen_s_own_pixels(factor: float) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(PROJECT / "resources")],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(factor)},
        capture_output=True,
        text=True,
        check=True,
    )
    ratio, width, drawn_for = json.loads(done.stdout)
    assert ratio == factor
    assert (width, drawn_for) == (round(20 * factor), factor)


def test_an_icon_is_drawn_once(icons: Icons) -> None:
    assert icons.icon("search") is icons.icon("search")
    assert icons.icon("search").availableSizes()[0] == QSize(20, 20)
