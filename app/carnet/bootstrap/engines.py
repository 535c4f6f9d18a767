"""Which models are used for what."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from carnet.adapters.embedding.cross_encoder import CrossEncoderReranker
from carnet.adapters.embedding.embedders import Embedders
from carnet.adapters.embedding.sentence_embedder import SentenceEmbedder
from carnet.adapters.models.catalog import load_catalog
from carnet.adapters.models.shelf import ModelShelf
from carnet.bootstrap.prompts import load_prompts
from carnet.bootstrap.writing import Writing
from carnet.domain.models import ModelRole
from carnet.search.ranking.reranking import Reranking
from carnet.settings.paths import Paths
from carnet.settings.schema import (
    ADAPTER,
    EMBEDDER,
    GENERATOR,
    GPU,
    RERANK_BUDGET_MS,
    RERANKER,
)
from carnet.settings.store import SettingsStore
from carnet.settings.values import Settings
from carnet.text.chunking import CHUNKER_VERSION

_CHOSEN_MODEL = {
    ModelRole.EMBEDDER: EMBEDDER,
    ModelRole.GENERATOR: GENERATOR,
    ModelRole.ADAPTER: ADAPTER,
    ModelRole.RERANKER: RERANKER,
}


def open_shelf(
    paths: Paths,
    embedder: Callable[[], str | None] = lambda: None,
    settings: Callable[[], Settings] | None = None,
) -> ModelShelf:
    """The models of this machine; which are used is asked of the settings each time.

    While nobody chose an embedding model, `embedder` is preferred: changing it costs hours.
    """
    latest = settings or (lambda: SettingsStore(paths.settings_file).load().settings)

    def preferred(role: ModelRole) -> str | None:
        chosen = _CHOSEN_MODEL.get(role)
        name = latest().get(chosen) if chosen else ""
        return name or (embedder() if role is ModelRole.EMBEDDER else None)

    return ModelShelf(
        load_catalog(paths.catalog), paths.models_dir, preferred, paths.shipped_models_dir
    )


@dataclass(frozen=True, slots=True)
class Engines:
    """The embedding models, the language model and the reranker in use, made but not loaded."""

    embedders: Embedders
    writing: Writing | None
    reranking: Reranking | None = None

    @classmethod
    def choose(
        cls, shelf: ModelShelf, paths: Paths, embedder_in_use: str | None, settings: Settings
    ) -> Engines:
        """By what is installed and what a person chose; see `Embedders.choose`."""
        model = shelf.in_use(ModelRole.GENERATOR)
        writing = None
        if model is not None:
            gpu = settings.get(GPU)
            writing = Writing(shelf, model, gpu, load_prompts(paths, model.spec).digest)
        reranking = _reranking(shelf, settings.get(RERANK_BUDGET_MS))
        return cls(Embedders.choose(shelf, embedder_in_use, CHUNKER_VERSION), writing, reranking)

    @property
    def embedder(self) -> SentenceEmbedder | None:
        """The one that embeds queries."""
        current = self.embedders.current
        return None if current is None else current.embedder

    def warm(self, role: ModelRole) -> None:
        """Load one now rather than at its first use."""
        if role is ModelRole.EMBEDDER and self.embedder is not None:
            self.embedder.load()
        if role is ModelRole.GENERATOR and self.writing is not None:
            self.writing.load()
        if role is ModelRole.RERANKER and self.reranking is not None:
            self.reranking.load()

    def exchanged(self, others: Engines, roles: Collection[ModelRole]) -> Engines:
        """These, with those of `others` for some roles."""
        return Engines(
            others.embedders if ModelRole.EMBEDDER in roles else self.embedders,
            others.writing if ModelRole.GENERATOR in roles else self.writing,
            others.reranking if ModelRole.RERANKER in roles else self.reranking,
        )

    def close(self) -> None:
        """Give their memory back."""
        self.close_all_but(None)

    def close_all_but(self, kept: Engines | None) -> None:
        """Give the memory back of those that are not among `kept`."""
        if kept is None or self.embedders is not kept.embedders:
            self.embedders.close()
        if self.writing is not None and (kept is None or self.writing is not kept.writing):
            self.writing.close()
        if self.reranking is not None and (kept is None or self.reranking is not kept.reranking):
            self.reranking.close()


def _reranking(shelf: ModelShelf, budget_ms: int) -> Reranking | None:
    model = shelf.in_use(ModelRole.RERANKER)
    if model is None or not budget_ms:
        return None
    spec = model.spec
    reranker = CrossEncoderReranker(spec, Path(model.path), verify=lambda: shelf.check(spec))
    return Reranking(reranker, budget_ms)


def choose_model(paths: Paths, role: ModelRole, name: str) -> None:
    """Remember what a person wants to use for `role`."""
    store = SettingsStore(paths.settings_file)
    store.save(store.load().settings.with_value(_CHOSEN_MODEL[role], name))
