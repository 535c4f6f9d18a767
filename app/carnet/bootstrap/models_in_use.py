"""The models of this machine, as the engine sees them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from carnet.adapters.models.shelf import ModelShelf
from carnet.bootstrap.writing import Writing
from carnet.domain.models import InstalledModel, ModelRole, RunsOn


class Follower(Protocol):
    """What changes with the models."""

    def warm(self, role: ModelRole) -> None: ...
    def use_installed_models(self) -> None: ...
    def keep_embedder(self) -> None: ...


class ModelsInUse:
    """Lists and changes them; `writing` gives the language model in use, if there is one."""

    def __init__(
        self, shelf: ModelShelf, services: Follower, writing: Callable[[], Writing | None]
    ) -> None:
        self.shelf = shelf
        self._services = services
        self._writing = writing

    def list(self) -> tuple[InstalledModel, ...]:
        """Every entry of the catalogue with its state, and where the loaded generator computes."""
        writing = self._writing()
        return tuple(
            replace(model, runs_on=writing.runs_on, note=model.note or writing.note)
            if writing is not None and model.spec.name == writing.spec.name
            else model
            for model in self.shelf.list()
        )

    def plan(self) -> tuple[RunsOn, str] | None:
        """Where the generator in use would compute, and what a person should know of it; None
        without one. Raises `KnownError`."""
        writing = self._writing()
        return None if writing is None else writing.plan()

    def use_adapter(self, name: str | None) -> None:
        """Answer with this adapter from now on: None is the one chosen for all, "" is none.

        Raises `KnownError` ("adapter-unknown") when the generator in use has no such adapter.
        """
        if (writing := self._writing()) is not None:
            writing.use_adapter(name)

    def warm(self, role: ModelRole) -> None:
        """Load the model in use for `role` now; nothing when none is installed."""
        self._services.warm(role)

    def reload(self) -> None:
        """Notice what was installed or chosen meanwhile."""
        self._services.use_installed_models()

    def keep_embedder(self) -> None:
        """Stop building vectors for another embedding model."""
        self._services.keep_embedder()
