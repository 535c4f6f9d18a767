"""The models of this machine, as the engine needs them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from carnet.domain.cancel import CancelToken
from carnet.domain.models import InstalledModel, ModelRole, Room


class Models(Protocol):
    """The models of this machine."""

    def list(self) -> Sequence[InstalledModel]:
        """Every entry of the catalogue with its state."""

    def use_adapter(self, name: str | None) -> None:
        """Answer with this adapter from now on: None is the one chosen for all, "" is none.

        Called where questions are answered. Raises `KnownError` ("adapter-unknown").
        """

    def warm(self, role: ModelRole) -> None:
        """Load the model in use for `role` now; nothing when none is installed."""

    def room(self) -> Room:
        """What this machine has for models."""

    def reload(self) -> None:
        """Notice what was installed or chosen meanwhile."""

    def use(self, name: str) -> None:
        """Use an installed model for its role from now on. Called where questions are answered.
        Raises `KnownError`."""

    def leave(self, name: str) -> None:
        """Use a reranker or an adapter no longer. Called where questions are answered. Raises
        `KnownError`."""

    def verify(self, name: str, cancel: CancelToken) -> InstalledModel:
        """Read every byte of a model again. Raises `Cancelled`, or `KnownError`."""

    def remove(self, name: str) -> None:
        """Delete a model's files. Called where questions are answered. Raises `KnownError`
        ("model-in-use")."""

    def keep_embedder(self) -> None:
        """Stop building vectors for another embedding model; the one in use stays."""
