"""One writer at a time on a data directory, whoever started it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from carnet.adapters.storage_errors import storage_errors
from carnet.domain.errors import KnownError


class WriterLock:
    """Held by the process that may change the library. The system frees it if that one dies."""

    FILE = "writer.lock"  # in the data directory

    def __init__(self, data_dir: Path) -> None:
        from filelock import FileLock

        self._data_dir = data_dir
        self._lock = FileLock(data_dir / self.FILE, timeout=0)

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._lock.is_locked

    def acquire(self) -> None:
        """Take the lock, or raise `KnownError` at once when somebody else has it."""
        from filelock import Timeout

        with storage_errors(self._data_dir):
            self._data_dir.mkdir(parents=True, exist_ok=True)
            try:
                self._lock.acquire()
            except Timeout as error:
                raise KnownError(
                    "library-in-use",
                    "Another Carnet is already keeping this library up to date.",
                    "Use that window, close it, or choose another library with --data-dir. "
                    "Searching and asking work meanwhile.",
                    str(self._data_dir),
                ) from error

    def release(self) -> None:
        """Let others write. Releasing twice is fine."""
        self._lock.release(force=True)

    def __enter__(self) -> WriterLock:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()
