"""Every path Carnet uses, resolved once at start."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from carnet.domain.errors import KnownError

_APP = "carnet"
_PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the library, the models and the program's own files lie.

    `config_dir` holds settings and the window's state; `resources_dir` and `catalog` come with
    the program.
    """

    data_dir: Path
    models_dir: Path
    config_dir: Path
    resources_dir: Path
    catalog: Path

    @property
    def database(self) -> Path:
        """Manifest, later conversations: SQLite."""
        return self.data_dir / "carnet.sqlite"

    @property
    def index_dir(self) -> Path:
        """Chunks and vectors: LanceDB."""
        return self.data_dir / "index"

    @property
    def logs_dir(self) -> Path:
        """Logs; never the text of a note."""
        return self.data_dir / "logs"

    @property
    def settings_file(self) -> Path:
        """What the person chose."""
        return self.config_dir / "settings.json"

    @property
    def window_state(self) -> Path:
        """Sizes and positions of the window's panes."""
        return self.config_dir / "window.ini"

    @property
    def sample_dir(self) -> Path:
        """The sample library."""
        return self.resources_dir / "sample"

    @property
    def prompts_dir(self) -> Path:
        """What the language model is told."""
        return self.resources_dir / "prompts"


def resolve_paths(data_dir: str | None = None) -> Paths:
    """Paths for this process; the data directory is made when it is missing.

    `data_dir` wins over CARNET_DATA_DIR, which wins over the system's place. When one of the two
    is given, settings lie inside it, so that a second library is apart in every way. Models are
    shared by all libraries (CARNET_MODELS_DIR, else the system's place).

    Raises `KnownError` ("data-not-writable") when the directory cannot be made or written.
    """
    given = data_dir or os.environ.get("CARNET_DATA_DIR")
    home = user_data_path(_APP, appauthor=False)
    data = Path(given).expanduser().absolute() if given else home
    models = os.environ.get("CARNET_MODELS_DIR")
    program = _program_dir()
    paths = Paths(
        data_dir=data,
        models_dir=Path(models).expanduser().absolute() if models else home / "models",
        config_dir=data if given else user_config_path(_APP, appauthor=False),
        resources_dir=program / "resources",
        catalog=program / "models" / "catalog.toml",
    )
    for folder in (paths.data_dir, paths.config_dir):
        _make_private(folder)
    return paths


def _program_dir() -> Path:
    """The folder that holds resources/ and models/: the checkout, or a frozen program's."""
    return Path(__file__).resolve().parents[3]


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(
            "data-not-writable",
            f"The folder {folder} cannot be made.",
            "Choose another place with --data-dir, or mend the permissions.",
            str(error),
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise KnownError(
            "data-not-writable",
            f"The folder {folder} cannot be written.",
            "Choose another place with --data-dir, or mend the permissions.",
        )
