"""The library's side: one child that reads documents, watched and replaced when it misbehaves."""

from __future__ import annotations

import subprocess
import threading
import time
from contextlib import suppress
from typing import IO

from carnet.adapters.parsing.contract import (
    PageReply,
    PageRequest,
    Reply,
    Request,
    UnlockReply,
    UnlockRequest,
    decode,
    encode,
    read_frame,
    write_frame,
)
from carnet.adapters.parsing.limits import ChildLimits
from carnet.domain.programs import Child, child_command

_LOOK_S = 0.05
_MB = 1_000_000
_IDLE_S = 20.0  # then the child goes and its memory with it


class Worker:
    """Asks a child that is started at the first question. One question at a time, any thread.

    A child that takes too long or too much memory, or that dies, is replaced; the question it had
    is answered with the reason. The child inherits whatever keeps this process off the network.
    """

    def __init__(self, limits: ChildLimits | None = None) -> None:
        self._limits = limits or ChildLimits()
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._asked = 0
        self._asking: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._idle: threading.Timer | None = None

    def ask(self, request: Request, data: bytes) -> Reply:
        """The document as text, or why there is none."""
        answer = self._ask(request, data)
        return (
            decode(answer, Reply)
            if isinstance(answer, bytes)
            else Reply(problem=answer[0], detail=answer[1])
        )

    def show(self, request: PageRequest, data: bytes) -> PageReply:
        """A page as a picture, or why there is none."""
        answer = self._ask(request, data)
        return (
            decode(answer, PageReply)
            if isinstance(answer, bytes)
            else PageReply(problem=answer[0], detail=answer[1])
        )

    def unlock(self, request: UnlockRequest, data: bytes) -> UnlockReply:
        """A PDF without its password, or why there is none."""
        answer = self._ask(request, data)
        if isinstance(answer, bytes):
            return decode(answer, UnlockReply)
        return UnlockReply(problem=answer[0], detail=answer[1])

    def _ask(
        self, request: Request | PageRequest | UnlockRequest, data: bytes
    ) -> bytes | tuple[str, str]:
        """The child's reply, or a code and a detail."""
        with self._lock:
            self._stay()
            child = self._started()
            watch = _Watch(child, self._limits, len(data))
            watch.start()
            self._stopped, self._asking = False, child
            try:
                write_frame(_pipe(child.stdin), encode(request))
                write_frame(_pipe(child.stdin), data)
                answer = read_frame(_pipe(child.stdout))
            except OSError:
                answer = None
            finally:
                self._asking = None
                watch.stop()
            self._asked += 1
            if answer is None and self._stopped:
                self._end()
                return "document-stopped", ""
            if answer is None:
                return watch.reason or "document-crashed", f"exit code {self._end()}"
            if self._asked >= self._limits.documents:
                self._end()
            self._leave_soon()
            return answer

    def stop(self) -> None:
        """Give up the question under way, from any thread: it is answered "document-stopped"."""
        child = self._asking
        if child is not None:
            self._stopped = True
            child.kill()

    def close(self) -> None:
        """End the child; the next question starts another."""
        with self._lock:
            self._stay()
            self._end()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = subprocess.Popen(
                reader_command(self._limits.memory_mb),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child

    def _end(self) -> int | None:
        child, self._child, self._asked = self._child, None, 0
        if child is None:
            return None
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        return child.wait()

    def _stay(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    def _leave_soon(self) -> None:
        self._idle = threading.Timer(_IDLE_S, self.close)
        self._idle.daemon = True
        self._idle.name = "parser-idle"
        self._idle.start()


class _Watch(threading.Thread):
    """Kills a child that takes more time or memory than it may; `reason` is the code why."""

    def __init__(
        self, child: subprocess.Popen[bytes], limits: ChildLimits, size_bytes: int
    ) -> None:
        super().__init__(name="parser-watch", daemon=True)
        self.reason: str | None = None
        self._child = child
        self._most_bytes = limits.memory_mb * _MB
        self._until = time.monotonic() + limits.seconds_for(size_bytes)
        self._done = threading.Event()

    def run(self) -> None:
        import psutil

        try:
            process = psutil.Process(self._child.pid)
            while not self._done.wait(_LOOK_S):
                if process.memory_info().rss > self._most_bytes:
                    self._kill("document-too-big-inside")
                elif time.monotonic() > self._until:
                    self._kill("document-too-slow")
        except psutil.Error:
            return  # it is gone already

    def _kill(self, reason: str) -> None:
        self.reason = reason
        self._child.kill()
        self._done.set()

    def stop(self) -> None:
        """The question was answered."""
        self._done.set()
        self.join()


def reader_command(memory_mb: int) -> list[str]:
    """How the child is started."""
    return child_command(Child.READER, str(memory_mb))


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise OSError("the child has no pipes")
    return stream
