"""The embedding model in use, and the one that is to take over when its vectors are complete."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carnet.adapters.embedding.sentence_embedder import SentenceEmbedder
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.models import InstalledModel, ModelRole, ModelState


@dataclass(frozen=True, slots=True)
class NamedEmbedder:
    """An embedder, made but not loaded, and the model it is made of."""

    model: InstalledModel
    embedder: SentenceEmbedder

    @property
    def name(self) -> str:
        """Its name in the catalogue."""
        return self.model.spec.name


@dataclass(frozen=True, slots=True)
class Embedders:
    """`current` answers queries. `replacement` is the chosen one while it is not `current` yet."""

    current: NamedEmbedder | None
    replacement: NamedEmbedder | None = None

    @classmethod
    def choose(cls, shelf: ModelShelf, in_use: str | None, chunker_version: int) -> Embedders:
        """By what is installed, what a person chose, and the name whose vectors are `in_use`.

        A model in use that is no longer installed cannot embed a query: the chosen one is used at
        once then, and its vectors are built as those of new notes are.
        """
        wanted = shelf.in_use(ModelRole.EMBEDDER)
        if wanted is None:
            return cls(None)

        def made(model: InstalledModel) -> NamedEmbedder:
            spec = model.spec
            return NamedEmbedder(
                model,
                SentenceEmbedder(
                    spec, Path(model.path), chunker_version, verify=lambda: shelf.check(spec)
                ),
            )

        current = next(
            (
                model
                for model in shelf.list()
                if model.spec.name == in_use
                and model.spec.role is ModelRole.EMBEDDER
                and model.state is ModelState.READY
            ),
            wanted,
        )
        same = current.spec.name == wanted.spec.name
        return cls(made(current), None if same else made(wanted))

    def taken_over(self) -> Embedders:
        """The replacement in use; the caller closes what was `current`."""
        return Embedders(self.replacement or self.current)

    def close(self) -> None:
        """Give the memory of both back."""
        for named in (self.current, self.replacement):
            if named is not None:
                named.embedder.close()
