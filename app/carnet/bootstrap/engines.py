"""Which models are used for what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from carnet.adapters.embedders import Embedders
from carnet.adapters.model_catalog import load_catalog
from carnet.adapters.model_shelf import ModelShelf
from carnet.adapters.sentence_embedder import SentenceEmbedder
from carnet.bootstrap.prompts import load_prompts
from carnet.bootstrap.writing import Writing
from carnet.domain.models import ModelRole
from carnet.settings.paths import Paths
from carnet.settings.schema import ADAPTER, EMBEDDER, GENERATOR, GPU
from carnet.settings.store import SettingsStore
from carnet.text.chunking import CHUNKER_VERSION

_CHOSEN_MODEL = {
    ModelRole.EMBEDDER: EMBEDDER,
    ModelRole.GENERATOR: GENERATOR,
    ModelRole.ADAPTER: ADAPTER,
}


def open_shelf(paths: Paths, embedder: Callable[[], str | None] = lambda: None) -> ModelShelf:
    """The models of this machine; which are used is asked of the settings each time.

    While nobody chose an embedding model, `embedder` is preferred: changing it costs hours.
    """

    def preferred(role: ModelRole) -> str | None:
        chosen = _CHOSEN_MODEL.get(role)
        settings = SettingsStore(paths.settings_file).load().settings
        name = settings.get(chosen) if chosen else ""
        return name or (embedder() if role is ModelRole.EMBEDDER else None)

    return ModelShelf(load_catalog(paths.catalog), paths.models_dir, preferred)


@dataclass(frozen=True, slots=True)
class Engines:
    """The embedding models and the language model in use, made but not loaded."""

    embedders: Embedders
    writing: Writing | None

    @classmethod
    def choose(cls, shelf: ModelShelf, paths: Paths, embedder_in_use: str | None) -> Engines:
        """By what is installed and what a person chose; see `Embedders.choose`."""
        model = shelf.in_use(ModelRole.GENERATOR)
        writing = None
        if model is not None:
            gpu = SettingsStore(paths.settings_file).load().settings.get(GPU)
            writing = Writing(shelf, model, gpu, load_prompts(paths, model.spec).digest)
        return cls(Embedders.choose(shelf, embedder_in_use, CHUNKER_VERSION), writing)

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

    def close(self) -> None:
        """Give their memory back."""
        self.embedders.close()
        if self.writing is not None:
            self.writing.close()


def choose_model(paths: Paths, role: ModelRole, name: str) -> None:
    """Remember what a person wants to use for `role`."""
    store = SettingsStore(paths.settings_file)
    store.save(store.load().settings.with_value(_CHOSEN_MODEL[role], name))
