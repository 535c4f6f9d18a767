"""What the person chose, as the services work by it; the window tells when it changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from carnet.adapters.files.file_limits import FileLimits
from carnet.adapters.files.mounts import SilentDisks
from carnet.adapters.machine.background import give_memory_back, lower_priority
from carnet.adapters.machine.power import OtherPrograms, battery_left
from carnet.answers.abstention import LEVELS
from carnet.answers.answerer import AnswerSettings
from carnet.domain.models import ModelRole
from carnet.library.keeping.manners import Limits, Manners
from carnet.settings.paths import Paths
from carnet.settings.schema import (
    ABSTENTION,
    ADAPTER,
    BATTERY_PAUSE_PERCENT,
    DOCUMENT_LIMIT_MB,
    EMBEDDER,
    EXTRACTIVE_ONLY,
    GENERATOR,
    GPU,
    IGNORED_NAMES,
    MAKE_ROOM,
    POLLED_FOLDERS,
    RERANK_BUDGET_MS,
    RERANKER,
    SCHEMA,
    SIZE_LIMIT_MB,
    UNSUPPORTED,
)
from carnet.settings.setting import Setting
from carnet.settings.store import SettingsStore
from carnet.settings.values import Settings

_BYTES_PER_MB = 1_000_000

_FILES: tuple[Setting[Any], ...] = (
    SIZE_LIMIT_MB,
    DOCUMENT_LIMIT_MB,
    IGNORED_NAMES,
    POLLED_FOLDERS,
)
_MANNERS: tuple[Setting[Any], ...] = (BATTERY_PAUSE_PERCENT, MAKE_ROOM)
_ANSWERS: tuple[Setting[Any], ...] = (ABSTENTION, UNSUPPORTED, EXTRACTIVE_ONLY)
_ROLES: dict[ModelRole, tuple[Setting[Any], ...]] = {
    ModelRole.EMBEDDER: (EMBEDDER,),
    ModelRole.GENERATOR: (GENERATOR, ADAPTER, GPU),
    ModelRole.RERANKER: (RERANKER, RERANK_BUDGET_MS),
}


@dataclass(frozen=True, slots=True)
class Followed:
    """What became different: which files are read, when work rests, how questions are answered,
    and the `roles` whose models have to be made anew."""

    files: bool = False
    manners: bool = False
    answers: bool = False
    roles: frozenset[ModelRole] = frozenset()


class Chosen:
    """The settings in force. `latest` is what the file says now, which may be more; `problems` is
    what was wrong with it at the start."""

    def __init__(self, paths: Paths) -> None:
        self._store = SettingsStore(paths.settings_file)
        self._unsaved: Mapping[str, object] = {}
        loaded = self._store.load()
        self.settings = loaded.settings
        self.problems = loaded.problems

    def latest(self) -> Settings:
        """The file's, with what could not be saved there over it."""
        return self._store.load().settings.with_stored(SCHEMA, self._unsaved)

    @property
    def unsaved(self) -> Mapping[str, object]:
        """Choices that the file does not hold, by key, as JSON."""
        return self._unsaved

    def follow(self, unsaved: Mapping[str, object]) -> Followed:
        """Go by the file, and by `unsaved` choices (key to JSON value), from now on."""
        self._unsaved = dict(unsaved)
        before, self.settings = self.settings, self.latest()
        return differences(before, self.settings)

    @property
    def limits(self) -> Limits:
        """When background work rests."""
        return Limits(self.settings.get(BATTERY_PAUSE_PERCENT), self.settings.get(MAKE_ROOM))

    @property
    def answers(self) -> AnswerSettings:
        """How sure an answer must be, and what is shown of it."""
        return AnswerSettings(
            LEVELS[self.settings.get(ABSTENTION)],
            shows_unsupported=self.settings.get(UNSUPPORTED) == "greyed",
        )

    @property
    def quotes_only(self) -> bool:
        """Whether the language model is left out."""
        return self.settings.get(EXTRACTIVE_ONLY)

    def file_limits(self, slow: Collection[str]) -> FileLimits:
        """Which files are read; `slow` are the suffixes of documents that are no text."""
        largest_document = self.settings.get(DOCUMENT_LIMIT_MB) * _BYTES_PER_MB
        ignored, polled = self.settings.get(IGNORED_NAMES), self.settings.get(POLLED_FOLDERS)
        return FileLimits(
            self.settings.get(SIZE_LIMIT_MB) * _BYTES_PER_MB,
            ignored,
            SilentDisks(polled).hold,
            dict.fromkeys(slow, largest_document),
        )


def make_manners(limits: Limits) -> Manners:
    """They look at this machine."""
    return Manners(limits, battery_left, OtherPrograms().share, lower_priority, give_memory_back)


def differences(before: Settings, after: Settings) -> Followed:
    """What has to follow when these become those."""

    def differ(settings: Collection[Setting[Any]]) -> bool:
        return any(before.get(one) != after.get(one) for one in settings)

    roles = frozenset(role for role, settings in _ROLES.items() if differ(settings))
    return Followed(differ(_FILES), differ(_MANNERS), differ(_ANSWERS), roles)
