"""How one part of Carnet starts another as a process of its own.

From source a child is `python -m MODULE`. A frozen program has no Python to call: it is its own
children, told by the first argument which of them to be (`carnet/__main__.py`).
"""

from __future__ import annotations

import sys
from enum import Enum

CHILD_OPTION = "--child="  # followed by the name of a `Child`


class Child(Enum):
    """What runs in a process of its own; the value is the module that is run as `__main__`."""

    ENGINE = "carnet.engine"
    ISOLATED = "carnet.engine.isolated"  # its first argument: the module of another child
    NETWORK_ATTEMPT = "carnet.engine.isolation.attempt"
    READER = "carnet.adapters.parsing.child"
    LIGHT_FORM = "carnet.adapters.embedding.light_child"
    TUNING = "carnet.adapters.models.tuning_child"
    WINDOW_TRIAL = "carnet.gui.window_trial"

    @property
    def short(self) -> str:
        """The name on the command line of a frozen program, such as `light-form`."""
        return self.name.lower().replace("_", "-")


def is_frozen() -> bool:
    """Whether this is a program made by `packaging/`, with no Python to call beside it."""
    return bool(getattr(sys, "frozen", False))


def child_command(child: Child, *arguments: str) -> list[str]:
    """The command that starts `child`."""
    if is_frozen():
        return [sys.executable, f"{CHILD_OPTION}{child.short}", *arguments]
    return [sys.executable, "-m", child.value, *arguments]


def carnet_command(*arguments: str) -> list[str]:
    """The command that is `carnet ARGUMENTS` in a terminal."""
    if is_frozen():
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "carnet.cli", *arguments]


def asked_child(argument: str) -> Child | None:
    """The child that a frozen program's first argument asks for; None for anything else."""
    if not argument.startswith(CHILD_OPTION):
        return None
    name = argument.removeprefix(CHILD_OPTION)
    return next((child for child in Child if child.short == name), None)
