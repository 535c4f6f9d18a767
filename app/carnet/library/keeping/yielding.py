"""Background work that gives way: to questions by waiting, to more urgent work by stopping."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled

_LOOKS_UP_S = 0.05  # how often one who waits sees whether to stop instead


class Questions:
    """How many questions are being answered just now."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._open = 0
        self._since = 0.0

    @contextmanager
    def one(self) -> Iterator[None]:
        """While the block runs, a person waits for an answer."""
        with self._changed:
            if not self._open:
                self._since = time.monotonic()
            self._open += 1
        try:
            yield
        finally:
            with self._changed:
                self._open -= 1
                self._changed.notify_all()

    def let_pass(self, longest_s: float, stop: Callable[[], bool]) -> None:
        """Wait until none is being answered, `longest_s` after the first at most, or `stop`."""
        with self._changed:
            while self._open and time.monotonic() - self._since < longest_s and not stop():
                self._changed.wait(_LOOKS_UP_S)


class YieldingToken(CancelToken):
    """Also set while something more urgent waits, or when its turn is over.

    `urgent` stops at once and may cost the batch under way; `over` stops between two batches.
    Between two batches questions are let pass, too: asking whether the token is set waits for
    them. `check` does not, it is called where locks may be held that a question needs.
    """

    def __init__(
        self,
        urgent: Callable[[], bool],
        questions: Questions,
        longest_s: float,
        over: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        self._urgent = urgent
        self._questions = questions
        self._longest_s = longest_s
        self._over = over

    @property
    def cancelled(self) -> bool:
        """Whether to stop before the next batch, when questions have been let pass."""
        self._questions.let_pass(self._longest_s, lambda: self.stopped)
        return self.stopped

    @property
    def stopped(self) -> bool:
        """The same, now."""
        return self._must_stop() or self._over()

    def check(self) -> None:
        """Raise `Cancelled` when the batch under way is to be given up."""
        if self._must_stop():
            raise Cancelled

    def _must_stop(self) -> bool:
        return super().cancelled or self._urgent()
