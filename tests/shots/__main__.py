"""Screenshots of the window, for the readme and for judging it.

`python -m tests.shots FOLDER` takes the pictures chosen for the readme; with `--every`, every
screen in both themes, both languages and at 200 % text. `--only WORD ...` takes those whose names
hold one of the words.

The window is the real one. Answers come from the real engine, the starter models and the sample
library; moments that cannot be reached at will (indexing, problems) from the scripted engine of
tests/gui.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path


def main() -> None:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/images"))
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--only", nargs="+", default=[""], metavar="WORD")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "1" if options.every else "2")

    from tests.shots.every_shot import EVERY_SHOT
    from tests.shots.shot import EVERY_LOOK
    from tests.shots.studio import Studio

    wanted = [
        (shot, look, name)
        for shot in EVERY_SHOT
        for name, look in (
            [(f"{shot.name}-{look.name}", look) for look in EVERY_LOOK]
            if options.every
            else shot.chosen
        )
        if any(word in name for word in options.only)
    ]
    with tempfile.TemporaryDirectory(prefix="carnet-shots-") as desk:
        studio = Studio(options.folder, Path(desk))
        for shot, look, name in wanted:
            studio.take(shot, look, name)


if __name__ == "__main__":
    main()
