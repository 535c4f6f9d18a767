"""The models of this machine, as the engine sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from carnet.adapters.machine.memory import free_memory, total_memory
from carnet.adapters.models.download.model_download import free_bytes
from carnet.adapters.models.shelf import ModelShelf
from carnet.adapters.models.workplace import Workplace
from carnet.bootstrap.engines import Engines
from carnet.bootstrap.model_choice import choices_for
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import InstalledModel, ModelRole, ModelSpec, Room, RunsOn

_NEEDED = (ModelRole.EMBEDDER, ModelRole.GENERATOR)  # removed only when another is in use


class Follower(Protocol):
    """What changes with the models."""

    def warm(self, role: ModelRole) -> None: ...
    def use_installed_models(self) -> None: ...
    def use_models(self, chosen: Mapping[ModelRole, str]) -> None: ...
    def keep_embedder(self) -> None: ...


class ModelsInUse:
    """Lists and changes them; `engines` gives those in use."""

    def __init__(
        self, shelf: ModelShelf, services: Follower, engines: Callable[[], Engines]
    ) -> None:
        self.shelf = shelf
        self._services = services
        self._engines = engines

    def list(self) -> tuple[InstalledModel, ...]:
        """Every entry of the catalogue with its state, what is known of it on this machine, and
        where the loaded generator computes.

        While another embedder is changed to, the one that still answers is in use.
        """
        return tuple(self._seen(self.shelf.details(model)) for model in self.shelf.list())

    def room(self) -> Room:
        """What this machine has for models."""
        place = self.shelf.models_dir
        there = next((one for one in (place, *place.parents) if one.is_dir()), None)
        disk = 0 if there is None else free_bytes(there)
        return Room(total_memory(), free_memory(), disk)

    def plan(self) -> tuple[RunsOn, str] | None:
        """Where the generator in use would compute, and what a person should know of it; None
        without one. Raises `KnownError`."""
        writing = self._engines().writing
        return None if writing is None else writing.plan()

    def use(self, name: str) -> None:
        """Use an installed model for its role from now on. An embedder takes over when its vectors
        are complete. Raises `KnownError` when it is not usable."""
        spec = self._spec(name)
        self.shelf.check(spec)
        self._services.use_models(choices_for(spec, self.shelf.catalog))

    def leave(self, name: str) -> None:
        """Use a reranker or an adapter no longer. Raises `KnownError` for other roles."""
        spec = self._spec(name)
        if spec.role in _NEEDED:
            raise _in_use(spec)
        self._services.use_models({spec.role: ""})

    def verify(self, name: str, cancel: CancelToken) -> InstalledModel:
        """Read every byte of a model again. Raises `Cancelled`, or `KnownError`."""
        model = self.shelf.look(self._spec(name), full=True, cancel=cancel)
        used = any(one.in_use for one in self.shelf.list() if one.spec.name == name)
        return self._seen(self.shelf.details(replace(model, in_use=used)))

    def remove(self, name: str) -> None:
        """Delete a model's files, and what a download left of it.

        Raises `KnownError`: `model-in-use` for the one that searches or writes now,
        `model-install-running`.
        """
        spec = self._spec(name)
        seen = next(model for model in self.list() if model.spec.name == name)
        replacement = self._engines().embedders.replacement
        coming = replacement is not None and replacement.name == name
        if (seen.in_use or coming) and spec.role in _NEEDED:
            raise _in_use(spec)
        if seen.in_use:
            self.leave(name)
        Workplace(self.shelf.models_dir).remove(spec)

    def use_adapter(self, name: str | None) -> None:
        """Answer with this adapter from now on: None is the one chosen for all, "" is none.

        Raises `KnownError` ("adapter-unknown") when the generator in use has no such adapter.
        """
        if (writing := self._engines().writing) is not None:
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

    def _seen(self, model: InstalledModel) -> InstalledModel:
        engines = self._engines()
        writing, current = engines.writing, engines.embedders.current
        if writing is not None and model.spec.name == writing.spec.name:
            return replace(model, runs_on=writing.runs_on, note=model.note or writing.note)
        if model.spec.role is ModelRole.EMBEDDER and current is not None:
            return replace(model, in_use=model.spec.name == current.name)
        return model

    def _spec(self, name: str) -> ModelSpec:
        found = next((one for one in self.shelf.catalog if one.name == name), None)
        if found is None:
            raise KnownError(
                "model-unknown", f"There is no model {name!r}.", "Look at the list again."
            )
        return found


def _in_use(spec: ModelSpec) -> KnownError:
    return KnownError(
        "model-in-use",
        f"{spec.title} is in use.",
        "Use another model in its place first, then remove this one.",
    )
