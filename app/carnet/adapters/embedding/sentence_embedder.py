"""Sentence embeddings: an Embedder."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from carnet.adapters.embedding.batches import plan_batches
from carnet.adapters.embedding.light_model import LightModel
from carnet.adapters.embedding.light_record import usable_record
from carnet.adapters.embedding.reference_model import ReferenceModel, has_torch
from carnet.adapters.embedding.text_windows import WindowTokenizer, mean_of_windows
from carnet.adapters.embedding.without_torch import no_light_form
from carnet.adapters.machine.processor import physical_cores, processor_name
from carnet.adapters.priority_lock import PriorityLock
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelSpec

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

_log = logging.getLogger(__name__)

_LONG_TEXTS = "mean of windows"  # how a text is embedded that the model cannot read at once


class Model(Protocol):
    """What computes the vectors."""

    @property
    def dimension(self) -> int: ...
    @property
    def batch_tokens(self) -> int:
        """How many tokens it likes to compute together; 0: one text at a time."""

    def embed(self, rows: Sequence[Sequence[int]]) -> Vectors:
        """(n, dimension) float32, unit rows, of one batch of tokenized texts."""


def embedding_fingerprint(spec: ModelSpec, chunker_version: int) -> str:
    """What makes vectors comparable: weights, prompt form, chunker. Lower-case letters, digits
    and underscores, so that it can name a table. The light form of a model gives the same vectors
    as sentence-transformers, which is checked when it is made, so both have one fingerprint."""
    prompts = f"{spec.prompts.query}\0{spec.prompts.document}\0{spec.max_tokens}\0{_LONG_TEXTS}"
    form = hashlib.sha256(prompts.encode()).hexdigest()[:6]
    return f"{spec.files[0].sha256[:12]}_{form}_c{chunker_version}"


class SentenceEmbedder:
    """One sentence-transformers folder, loaded at first use. Safe from any thread.

    Its light form is used where there is a whole one, else sentence-transformers itself; `light`
    tells which. `verify` is run once before files are opened and raises when they are not as they
    should be.
    """

    def __init__(
        self,
        spec: ModelSpec,
        folder: Path,
        chunker_version: int,
        *,
        verify: Callable[[], None] | None = None,
        threads: int | None = None,
    ) -> None:
        self.fingerprint = embedding_fingerprint(spec, chunker_version)
        self.dimension = spec.dimension
        self.max_tokens = spec.max_tokens
        self.languages = frozenset(spec.languages)
        self._spec = spec
        self._folder = folder
        self._verify = verify
        self._threads = threads
        self._lock = PriorityLock()
        self._loaded: _Loaded | None = None

    @property
    def light(self) -> bool:
        """Whether the light form computes; loads the model."""
        with self._lock.urgent():
            return isinstance(self._opened().model, LightModel)

    def load(self) -> None:
        """Load now rather than at first use. Raises `KnownError`."""
        with self._lock.urgent():
            self._opened()

    def embed_documents(self, texts: Sequence[str], cancel: CancelToken) -> Vectors:
        """(n, dimension) float32, unit rows, in the order given. Raises `Cancelled`.

        A text longer than the model reads at once is read in windows; its vector is their mean.
        """
        import numpy as np

        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        if not texts:
            return vectors
        with self._lock.patient():
            loaded = self._opened()
            prompt = self._spec.prompts.document
            read = loaded.tokenizer.windows([prompt + text for text in texts])
        rows = [window.ids for windows in read for window in windows]
        found = np.empty((len(rows), self.dimension), dtype=np.float32)
        for batch in plan_batches([len(row) for row in rows], loaded.model.batch_tokens):
            cancel.check()
            with self._lock.patient():
                found[batch] = self._opened().model.embed([rows[index] for index in batch])
        first = 0
        for index, windows in enumerate(read):
            vectors[index] = mean_of_windows(windows, found[first : first + len(windows)])
            first += len(windows)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """(dimension,) float32, unit length. Goes before waiting document batches."""
        with self._lock.urgent():
            loaded = self._opened()
            window = loaded.tokenizer.beginning(self._spec.prompts.query + text)
            return loaded.model.embed([window.ids]).reshape(self.dimension)

    def _opened(self) -> _Loaded:
        """The model; only with the lock held."""
        if self._loaded is None:
            if self._verify is not None:
                self._verify()
            self._loaded = self._open()
        return self._loaded

    def _open(self) -> _Loaded:
        threads = self._threads or physical_cores()
        try:
            tokenizer = WindowTokenizer(self._folder, self.max_tokens)
            model = self._light(threads)
            if model is None:
                if not has_torch():
                    raise no_light_form(self._spec, self._folder)
                model = ReferenceModel(self._folder, threads, tokenizer.padding)
        except KnownError:
            raise
        except Exception as error:  # every library below raises its own kinds for a bad file
            raise self._corrupt(f"{type(error).__name__}: {error}") from error
        if model.dimension != self.dimension:
            raise self._corrupt(f"vectors of {model.dimension} numbers")
        return _Loaded(model, tokenizer)

    def _light(self, threads: int) -> Model | None:
        record = usable_record(self._spec, self._folder)
        if record is None:
            return None
        try:
            return LightModel(self._folder, record.precision_on(processor_name()), threads)
        except Exception as error:  # whatever it is, the reference works
            _log.warning("the light form of %s cannot be used: %s", self._spec.name, error)
            return None

    def _corrupt(self, detail: str) -> KnownError:
        return KnownError(
            "model-corrupt",
            f"The files of {self._spec.title} are damaged.",
            f"Install it again: carnet models install {self._spec.name}",
            detail,
        )

    def close(self) -> None:
        """Give the memory back; the next use loads again."""
        with self._lock.urgent():
            self._loaded = None


@dataclass(frozen=True, slots=True)
class _Loaded:
    model: Model
    tokenizer: WindowTokenizer
