"""The two ends of the conversation: lines in with a limit, lines out under one lock."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from typing import BinaryIO

_log = logging.getLogger(__name__)

LONGEST_LINE_BYTES = 4 * 1024 * 1024


class LineReader:
    """Lines of a binary stream; one that is too long is skipped and reported as None."""

    def __init__(self, stream: BinaryIO, longest_bytes: int = LONGEST_LINE_BYTES) -> None:
        self._stream = stream
        self._longest_bytes = longest_bytes

    def __iter__(self) -> Iterator[bytes | None]:
        """Until the stream ends. The line feed is not part of a line; empty lines are skipped."""
        while piece := self._read():
            if not piece.endswith(b"\n") and len(piece) > self._longest_bytes:
                self._skip_to_line_end()
                yield None
            elif line := piece.strip():
                yield line

    def _read(self) -> bytes:
        return self._stream.readline(self._longest_bytes + 1)

    def _skip_to_line_end(self) -> None:
        while (piece := self._read()) and not piece.endswith(b"\n"):
            pass


class LineWriter:
    """Writes whole lines from any thread. Once the reader has gone it discards them quietly."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._reader_gone = False

    def send(self, line: bytes) -> None:
        """Write one encoded message, complete with its line feed, and flush."""
        with self._lock:
            if self._reader_gone:
                return
            try:
                self._stream.write(line)
                self._stream.flush()
            except (OSError, ValueError):  # closed at the other end, or at ours while stopping
                self._reader_gone = True
                _log.info("nobody reads our messages any more")
