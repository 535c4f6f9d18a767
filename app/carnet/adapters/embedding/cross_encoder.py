"""A model that reads a question and a passage together and says how well they fit: a Reranker."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from carnet.adapters.embedding.batches import plan_batches
from carnet.adapters.embedding.light_model import LightGraph
from carnet.adapters.embedding.light_record import usable_record
from carnet.adapters.embedding.pair_tokens import PairTokenizer
from carnet.adapters.embedding.reference_model import ReferenceScorer, has_torch
from carnet.adapters.embedding.without_torch import no_light_form
from carnet.adapters.machine.processor import physical_cores, processor_name
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelSpec

if TYPE_CHECKING:
    from carnet.domain.ports import Vectors

_log = logging.getLogger(__name__)

_BATCH_TOKENS = 2_048
_CHARACTERS_PER_TOKEN = 4  # to sort pairs by length; the model counts for itself
_MAX_TOKENS = 512


class Scorer(Protocol):
    """What computes the scores."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """(n,) of one batch, on the scale of the model's own."""


class LightScorer:
    """The light form of a cross-encoder. One thread at a time."""

    def __init__(self, folder: Path, max_tokens: int, precision: str, threads: int) -> None:
        """Raises whatever OpenVINO and the tokenizer raise."""
        self._tokenizer = PairTokenizer(folder, max_tokens)
        self._graph = LightGraph(folder, precision, threads)

    def score(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """(n,) float32, each pair computed alone."""
        read = self._tokenizer.pairs(pairs)
        return self._graph.compute([one.ids for one in read], [one.types for one in read])[:, 0]


class CrossEncoderReranker:
    """One cross-encoder folder, loaded at first use. Safe from any thread.

    Its light form is used where there is a whole one, else sentence-transformers; `light` tells
    which. Only weights that hold no code are read (safetensors), and no code of the folder is run.
    `verify` is run once before files are opened and raises when they are not as they should be.
    """

    def __init__(
        self,
        spec: ModelSpec,
        folder: Path,
        *,
        verify: Callable[[], None] | None = None,
        threads: int | None = None,
    ) -> None:
        self.name = spec.name
        self.languages = frozenset(spec.languages)
        self._spec = spec
        self._folder = folder
        self._verify = verify
        self._threads = threads
        self._max_tokens = spec.max_tokens or _MAX_TOKENS
        self._lock = threading.Lock()
        self._scorer: Scorer | None = None

    @property
    def light(self) -> bool:
        """Whether the light form computes; loads the model."""
        with self._lock:
            return isinstance(self._opened(), LightScorer)

    def load(self) -> None:
        """Load now rather than at first use. Raises `KnownError`."""
        with self._lock:
            self._opened()

    def score(self, query: str, texts: Sequence[str], cancel: CancelToken) -> list[float]:
        """How well each text answers `query`: higher is better, on a scale of the model's own.

        A pair longer than the model reads at once is cut at its end. Raises `Cancelled`, or
        `KnownError` "model-corrupt", "model-needs-full-edition".
        """
        scores = [0.0] * len(texts)
        lengths = [self._length(query, text) for text in texts]
        for batch in plan_batches(lengths, _BATCH_TOKENS):
            cancel.check()
            with self._lock:
                found = self._predict(query, [texts[index] for index in batch])
            for index, score in zip(batch, found, strict=True):
                scores[index] = score
        return scores

    def close(self) -> None:
        """Give the memory back; the next use loads again."""
        with self._lock:
            self._scorer = None

    def _length(self, query: str, text: str) -> int:
        return min((len(query) + len(text)) // _CHARACTERS_PER_TOKEN + 1, self._max_tokens)

    def _predict(self, query: str, texts: Sequence[str]) -> list[float]:
        import numpy as np

        found = self._opened().score([(query, text) for text in texts])
        if not np.isfinite(found).all():
            raise self._corrupt("a score is not a number")
        scores: list[float] = found.tolist()
        return scores

    def _opened(self) -> Scorer:
        """The model; only with the lock held."""
        if self._scorer is None:
            if self._verify is not None:
                self._verify()
            self._scorer = self._light() or self._reference()
        return self._scorer

    def _light(self) -> Scorer | None:
        record = usable_record(self._spec, self._folder)
        if record is None:
            return None
        precision = record.precision_on(processor_name())
        threads = self._threads or physical_cores()
        try:
            return LightScorer(self._folder, self._max_tokens, precision, threads)
        except Exception as error:  # whatever it is, the reference works
            _log.warning("the light form of %s cannot be used: %s", self._spec.name, error)
            return None

    def _reference(self) -> Scorer:
        if not has_torch():
            raise no_light_form(self._spec, self._folder)
        threads = self._threads or physical_cores()
        try:
            return ReferenceScorer(self._folder, self._max_tokens, threads)
        except Exception as error:  # every library below raises its own kinds for a bad file
            raise self._corrupt(f"{type(error).__name__}: {error}") from error

    def _corrupt(self, detail: str) -> KnownError:
        return KnownError(
            "model-corrupt",
            f"The files of {self._spec.title} are damaged, or are no reranker.",
            f"Install it again: carnet models install {self._spec.name}",
            detail,
        )
