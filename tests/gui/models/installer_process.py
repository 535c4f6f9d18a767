"""The real `carnet models install` with a catalogue and a models directory of a test.

python installer_process.py CATALOG MODELS_DIR models install ...
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import carnet.cli.commands.models as command
from carnet.cli.main import main
from carnet.settings.paths import resolve_paths

CATALOG, MODELS_DIR = Path(sys.argv[1]), Path(sys.argv[2])

command.paths_of = lambda arguments: replace(  # type: ignore[assignment]
    resolve_paths(arguments.data_dir), catalog=CATALOG, models_dir=MODELS_DIR
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[3:]))
