"""Cutting texts into batches that waste little on padding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def plan_batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Indexes of texts of similar length, longest first, at most `budget` tokens a batch.

    Every text of a batch is padded to its longest, so that is what counts. A text longer than the
    budget gets a batch of its own. Longest first shows at once whether memory suffices.
    """
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: lengths[i], reverse=True):
        if batch and lengths[batch[0]] * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
