"""About the engine itself: greeting, readiness, isolation, settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from carnet.domain.data import EraseReport
from carnet.domain.library import LibraryStatus, Problem


@dataclass(frozen=True, slots=True)
class SettingsParams:
    """`unsaved`: key to JSON value of what was chosen but could not be written into the file."""

    unsaved: dict[str, Any] = field(default_factory=dict)


class EnginePhase(StrEnum):
    """How ready the engine is: it answers keyword searches from OPEN on."""

    OPEN = "open"
    WARMING = "warming"  # models are being loaded
    READY = "ready"


@dataclass(frozen=True, slots=True)
class EngineNotice:
    phase: EnginePhase
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class IsolationProbe:
    """One attempt: `denied` is what must be true. `detail` quotes the system's own words."""

    name: str  # "ipv4", "ipv6", "native" (past Python), "dns", "subprocess"
    denied: bool
    detail: str


@dataclass(frozen=True, slots=True)
class IsolationReport:
    """What keeps this process off the network, proved by trying. `mechanisms` are codes."""

    mechanisms: tuple[str, ...]  # "seccomp", "network-namespace", "sandbox-exec", "audit-hook"
    probes: tuple[IsolationProbe, ...]

    @property
    def sealed(self) -> bool:
        """Whether every attempt was refused."""
        return bool(self.probes) and all(probe.denied for probe in self.probes)


@dataclass(frozen=True, slots=True)
class EngineInfo:
    version: str
    data_dir: str
    models_dir: str
    isolation: IsolationReport
    status: LibraryStatus
    phase: EnginePhase
    erased: EraseReport | None = None  # what was deleted before this start
