"""Every path Carnet uses, resolved once at start."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from carnet.domain.errors import KnownError

_APP = "carnet"
_PRIVATE = 0o700
_ODD = re.compile(r"[\x01-\x1f\x7f\ud800-\udfff]")  # the last are bytes that are not UTF-8


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
    def imports_dir(self) -> Path:
        """Copies of what a person imported."""
        return self.data_dir / "imports"

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
    def shipped_models_dir(self) -> Path:
        """Models that came with the program; not there in a checkout."""
        return self.catalog.parent / "shipped"

    @property
    def build_stamp(self) -> Path:
        """Which source a frozen program was made of; not there in a checkout."""
        return self.resources_dir.parent / "build.json"

    @property
    def licences(self) -> Path:
        """Those of what came with the program; not there in a checkout."""
        return self.resources_dir.parent / "legal" / "THIRD_PARTY_LICENCES.txt"

    @property
    def sample_dir(self) -> Path:
        """The sample library."""
        return self.resources_dir / "sample"

    @property
    def translations_dirs(self) -> tuple[Path, ...]:
        """Files of languages: those of the program, then those of the person, which win."""
        return self.resources_dir / "translations", self.config_dir / "translations"

    @property
    def prompts_dir(self) -> Path:
        """What the language model is told."""
        return self.resources_dir / "prompts"

    @property
    def own_prompts_dir(self) -> Path:
        """Prompts of the person, which win over those of the program; a folder in it named like
        a model holds what is meant for that model alone."""
        return self.config_dir / "prompts"


def resolve_paths(data_dir: str | None = None, environ: Mapping[str, str] | None = None) -> Paths:
    """Paths for this process; the data directory is made when it is missing, for its owner alone.

    `data_dir` wins over CARNET_DATA_DIR, which wins over the system's place. When one of the two
    is given, settings lie inside it, so that a second library is apart in every way. Models are
    shared by all libraries (CARNET_MODELS_DIR, else the system's place). `environ` is the
    process's environment unless given.

    Raises `KnownError`: "data-not-writable" when the directory cannot be made or written,
    "data-dir-unusable" when its name is one that LanceDB does not take, "program-incomplete" when
    the program's own files are missing.
    """
    environ = os.environ if environ is None else environ
    given = data_dir or environ.get("CARNET_DATA_DIR")
    home = user_data_path(_APP, appauthor=False)
    data = _absolute(given) if given else home
    _check_name(data)
    models = environ.get("CARNET_MODELS_DIR")
    program = program_dir()
    paths = Paths(
        data_dir=data,
        models_dir=_absolute(models) if models else home / "models",
        config_dir=data if given else user_config_path(_APP, appauthor=False),
        resources_dir=program / "resources",
        catalog=program / "models" / "catalog.toml",
    )
    for folder in dict.fromkeys((paths.data_dir, paths.config_dir)):
        _make_private(folder)
    return paths


def program_dir() -> Path:
    """Where the program's own files lie. Raises `KnownError` "program-incomplete"."""
    return find_program_dir(_program_places())


def find_program_dir(places: tuple[Path, ...]) -> Path:
    """The first place that holds `resources/` and `models/catalog.toml`.

    Raises `KnownError` "program-incomplete" when none does.
    """
    for place in places:
        if (place / "resources").is_dir() and (place / "models" / "catalog.toml").is_file():
            return place
    raise KnownError(
        "program-incomplete",
        "Files that belong to Carnet itself are missing.",
        "Install Carnet again.",
        f"resources and models/catalog.toml are in none of: {', '.join(map(str, places))}",
    )


def _program_places() -> tuple[Path, ...]:
    """The checkout; beside a frozen program, or where it unpacks itself; an installed wheel."""
    places = [Path(__file__).resolve().parents[3]]
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).resolve().parent
        unpacked = getattr(sys, "_MEIPASS", None)
        places = [*([Path(unpacked)] if unpacked else []), program, program.parent / "Resources"]
    return (*places, Path(sys.prefix) / "share" / _APP)


def _absolute(given: str) -> Path:
    try:
        return Path(given).expanduser().absolute()
    except RuntimeError as error:  # ~somebody, and there is no such person
        raise _not_writable(Path(given), "made", str(error)) from error


def _check_name(folder: Path) -> None:
    """Folders of notes may be called anything; the index is opened by an address in UTF-8 that may
    hold no control characters."""
    name = str(folder)
    if name.isprintable() or not _ODD.search(name):
        return
    raise KnownError(
        "data-dir-unusable",
        f"The library cannot lie in {name!r}: its name has a line break or another character that "
        "cannot be written.",
        "Choose another place with --data-dir.",
    )


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise KnownError(
                "disk-full",
                f"The disk is full, so the folder {folder} cannot be made.",
                "Free some space, or choose another place with --data-dir.",
                str(error),
            ) from error
        raise _not_writable(folder, "made", str(error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _not_writable(folder, "written", "")


def _not_writable(folder: Path, what: str, detail: str) -> KnownError:
    return KnownError(
        "data-not-writable",
        f"The folder {folder} cannot be {what}.",
        "Choose another place with --data-dir, or mend the permissions.",
        detail,
    )
