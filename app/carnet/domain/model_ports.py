"""What the use cases need of models; `adapters/` provides it, `bootstrap` wires it.

Vectors are numpy float32 arrays, unit length, one row a text. numpy is named for type checkers
only: at run time this package needs the standard library alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from carnet.domain.cancel import CancelToken

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """A sentence-embedding model. Loaded at first use."""

    fingerprint: str  # model + prompt form + chunker version: what makes vectors comparable
    dimension: int
    max_tokens: int
    languages: frozenset[str]

    def embed_documents(self, texts: Sequence[str], cancel: CancelToken) -> Vectors:
        """(n, dimension) float32, unit rows, in the order given. Raises `Cancelled`."""

    def embed_query(self, text: str) -> Vectors:
        """(dimension,) float32, unit length. Goes before waiting document batches."""

    def close(self) -> None:
        """Give the memory back."""


class Reranker(Protocol):
    """A model that reads a question and a text together. Loaded at first use."""

    languages: frozenset[str]  # that it reads; "*" for any

    def load(self) -> None:
        """Load now rather than at first use. Raises `KnownError`."""

    def score(self, query: str, texts: Sequence[str], cancel: CancelToken) -> list[float]:
        """How well each text answers `query`: higher is better, on a scale of the model's own.
        Raises `Cancelled`, or `KnownError`."""

    def close(self) -> None:
        """Give the memory back."""


class Generator(Protocol):
    """A chat language model. Called from one thread only."""

    name: str

    @property
    def context_tokens(self) -> int:
        """Tokens of prompt and reply together."""

    def count_tokens(self, text: str) -> int: ...
    def generate(
        self,
        system: str,
        messages: Sequence[tuple[str, str]],
        max_tokens: int,
        cancel: CancelToken,
    ) -> Iterator[str]:
        """Stream the reply to (role, text) messages; ends quietly when `cancel` is set."""

    def close(self) -> None: ...
