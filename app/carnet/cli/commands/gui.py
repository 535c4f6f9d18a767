"""`carnet [gui] [PATH...]`: the window, or a word to the one that is open."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from carnet.cli.output import Output
from carnet.cli.session import paths_of
from carnet.domain.errors import KnownError
from carnet.gui.instance.start_wish import StartWish

if TYPE_CHECKING:
    from carnet.gui.instance.claiming import Claim
    from carnet.settings.paths import Paths


# Ways of Qt to draw where nobody looks.
_UNSEEN = ("offscreen", "minimal", "vnc")


def run(arguments: Namespace, _output: Output) -> int:
    """Open the window; returns when it is closed, or at once when one is open already.

    Raises `KnownError` ("no-display") where no window can be shown, ("folder-missing") for a
    PATH that is not there, ("window-silent") when the open window does not answer. Started from a
    menu, without a terminal to say it in, it is shown in a window of its own first.
    """
    try:
        return _run(arguments)
    except KnownError as error:
        if _is_told_to_nobody():
            from carnet.gui.app import show_refusal

            show_refusal(error.info)
        raise


def _run(arguments: Namespace) -> int:
    wish = _wish(arguments)
    paths = paths_of(arguments)
    claim = None
    if sys.platform != "win32":
        claim, told = _claim(paths, wish)
        if told:
            return 0
    if not _has_display():
        raise _no_display(wish)
    from carnet.gui.app import run as run_window

    return run_window(paths, wish, claim)


def _claim(paths: Paths, wish: StartWish) -> tuple[Claim | None, bool]:
    """The claim to this library's window, and whether an open one was told instead.

    Where no private place can be had, or none that can be written, nothing is claimed: the
    library's own lock still keeps two engines apart.
    """
    from carnet.gui.instance.claiming import claim_or_tell
    from carnet.gui.instance.meeting_place import meeting_place

    place = meeting_place(paths.data_dir)
    if place is None:
        return None, False
    try:
        claim = claim_or_tell(place, wish)
    except OSError:  # no room for a socket, or the place is read-only
        return None, False
    return claim, claim is None


def _wish(arguments: Namespace) -> StartWish:
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")
    return StartWish(
        tuple(_there(path) for path in arguments.paths),
        " ".join((arguments.question or "").split()),
        arguments.quick,
        arguments.new,
        token,
    )


def _there(given: str) -> str:
    path = Path(given).absolute()
    if not path.exists():
        raise KnownError(
            "folder-missing",
            f"There is no folder {path}.",
            "Check the path, or plug in the drive it is on.",
        )
    return str(path)


def _no_display(wish: StartWish) -> KnownError:
    folder = next((f" {path}" for path in wish.paths if Path(path).is_dir()), "")
    program = _program()
    return KnownError(
        "no-display",
        "There is no display, so no window can open.",
        f'In a terminal: {program} index{folder}, then {program} ask "your question".',
    )


def _program() -> str:
    """How to call this program from here: by name, or by path when it is not on the PATH."""
    beside = Path(sys.executable).with_name("carnet")
    return str(beside) if shutil.which("carnet") is None and beside.exists() else "carnet"


def _is_told_to_nobody() -> bool:
    """Whether what a command prints is seen by nobody, and a window would be."""
    in_terminal = sys.stderr is not None and sys.stderr.isatty()
    unseen = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _UNSEEN
    return not in_terminal and not unseen and _has_display()


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
