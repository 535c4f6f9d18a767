"""Phase two: vectors for the contents that have none, opened and newest notes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled
from carnet.domain.library import Activity
from carnet.domain.model_ports import Embedder
from carnet.domain.ports import ChunkStore, VectorStore
from carnet.library.indexing.pending import Pending
from carnet.library.keeping.outlook import OnProgress, Outlook
from carnet.library.parts import Pace


class VectorPhase:
    """Embeds window by window, each by length, a batch at a time.

    Texts of like length waste no padding; a window bounds the texts held in memory; each batch is
    stored before the next begins, so a kill loses one batch at most.
    """

    def __init__(
        self,
        chunks: ChunkStore,
        vectors: VectorStore,
        embedder: Embedder,
        pace: Pace,
        monotonic: Callable[[], float],
    ) -> None:
        self._chunks = chunks
        self._vectors = vectors
        self._embedder = embedder
        self._pace = pace
        self._monotonic = monotonic

    def run(
        self,
        pending: Pending,
        cancel: CancelToken,
        on_progress: OnProgress,
        on_stored: Callable[[int], None],
    ) -> None:
        """Until nothing waits or `cancel` is set; `on_stored` gets the size of each batch."""
        windows = pending.windows(self._pace.embed_window)
        total = unseen = sum(map(len, windows))
        outlook = Outlook(Activity.EMBEDDING, total, on_progress, self._monotonic)
        done = weight_seen = seen = 0
        for window in windows:
            texts = self._chunks.embedded_texts(window)
            gone = [content_hash for content_hash in window if content_hash not in texts]
            pending.done(gone)
            done += len(gone)
            window_weight = sum(map(len, texts.values()))
            weight_seen += window_weight
            seen += len(texts)
            unseen -= len(window)
            for batch in self._batches(texts):
                if cancel.cancelled or not self._store(batch, texts, cancel):
                    return
                pending.done(batch)
                on_stored(len(batch))
                done += len(batch)
                weight = sum(len(texts[content_hash]) for content_hash in batch)
                window_weight -= weight
                average = weight_seen / max(seen, 1)
                outlook.step(done, weight, window_weight + unseen * average)

    def _batches(self, texts: dict[str, str]) -> Iterator[list[str]]:
        # The longest first: if memory is too small, it shows at once and not after an hour.
        by_length = sorted(
            texts, key=lambda content_hash: (-len(texts[content_hash]), content_hash)
        )
        for first in range(0, len(by_length), self._pace.embed_batch):
            yield by_length[first : first + self._pace.embed_batch]

    def _store(self, batch: Sequence[str], texts: dict[str, str], cancel: CancelToken) -> bool:
        try:
            vectors = self._embedder.embed_documents([texts[name] for name in batch], cancel)
        except Cancelled:
            return False
        self._vectors.add(batch, vectors)
        return True
