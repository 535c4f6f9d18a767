"""What a person wants left out, and how large a file may be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

DEFAULT_MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Which of the files with a known suffix are read.

    `ignored` are patterns of names (`*.draft.md`, `Archive`) that a person wants left out, beside
    those of `.carnetignore` files. Files of more than `max_bytes` are problems; `roomy` names the
    suffixes with another limit. `silent` tells of a folder whether its disk reports no changes.
    """

    max_bytes: int = DEFAULT_MAX_BYTES
    ignored: Collection[str] = ()
    silent: Callable[[str], bool] = field(default=lambda _root: False)
    roomy: Mapping[str, int] = field(default_factory=dict)
