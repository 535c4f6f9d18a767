"""One file, from its address to the disk: resumed, tried again, never longer than it may be."""

from __future__ import annotations

import email.utils
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from carnet.adapters.models.download.connection import Connection, ConnectionFailedError
from carnet.adapters.models.download.part import PartFile
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelFile

if TYPE_CHECKING:
    import urllib3

PAUSES_S = (1.0, 3.0, 8.0, 20.0)  # between tries that brought nothing
LONGEST_PAUSE_S = 60.0  # whatever a server asks for
BLOCK_BYTES = 256 * 1024
OK, PARTIAL, UNSATISFIABLE, TOO_MANY = 200, 206, 416, 429
_DENIED, _GONE = frozenset({401, 403, 407, 451}), frozenset({404, 410})
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of a download: of bytes so far, and of a pause in seconds before another try."""

    arrived: Callable[[int], None]
    waits: Callable[[str, float], None]  # host, seconds


class _TryAgainError(Exception):
    """Something that may pass. `pause_s` is what the server asked for."""

    def __init__(self, reason: str, pause_s: float = 0.0) -> None:
        super().__init__(reason)
        self.pause_s = pause_s


class FileDownload:
    """Fetches `file` of the model `title` from its `url` or the `hosts` it is sent on to."""

    def __init__(
        self,
        title: str,
        file: ModelFile,
        hosts: Sequence[str],
        connection: Connection,
        pauses_s: Sequence[float] = PAUSES_S,
    ) -> None:
        self._title = title
        self._file = file
        self._hosts = hosts
        self._connection = connection
        self._pauses = pauses_s
        self._host = urlsplit(file.url).hostname or ""

    def run(self, target: Path, watch: Watch, cancel: CancelToken) -> None:
        """Bring the file to `target`, going on with what an earlier run left beside it.

        Raises `Cancelled`, `OSError` of the disk, or `KnownError`: `model-download-failed`,
        `model-server-failed`, `model-not-offered`, `model-access-denied`,
        `model-address-refused`, `model-changed-at-source`, `model-hash-mismatch`.
        """
        part = PartFile(target, self._file.url, self._file.sha256)
        try:
            part.take_up(cancel)
            if part.size > self._file.size_bytes > 0:
                part.restart("")
            watch.arrived(part.size)
            self._fetch(part, watch, cancel)
            if not part.whole and part.from_before:
                # What lay on the disk was damaged, or of another version than the rest.
                part.restart("")
                self._fetch(part, watch, cancel)
            if not part.whole:
                digest = part.sha256
                part.discard()
                raise self._mismatch(digest)
            part.finish()
        finally:
            part.close()

    def _fetch(self, part: PartFile, watch: Watch, cancel: CancelToken) -> None:
        """Until it is all there; a try that brought something is no failure."""
        failures = 0
        complete = part.size > 0 and part.size == self._file.size_bytes
        while not complete:
            cancel.check()
            before = part.size
            try:
                complete = self._attempt(part, watch, cancel)
            except (_TryAgainError, ConnectionFailedError) as error:
                failures = 1 if part.size > before else failures + 1
                if failures > len(self._pauses):
                    raise self._given_up(error) from error
                asked = error.pause_s if isinstance(error, _TryAgainError) else 0.0
                pause = min(max(asked, self._pauses[failures - 1]), LONGEST_PAUSE_S)
                watch.waits(self._host, pause)
                cancel.wait(pause)

    def _attempt(self, part: PartFile, watch: Watch, cancel: CancelToken) -> bool:
        """One request; whether the file is complete now."""
        headers = {}
        if part.size:
            headers["Range"] = f"bytes={part.size}-"
            if part.validator:
                headers["If-Range"] = part.validator
        with self._connection.get(self._file.url, self._hosts, headers) as response:
            if response.status == UNSATISFIABLE and part.size:
                part.restart("")
                return False
            self._check_status(response)
            total = self._begin(part, response)
            while block := response.read1(BLOCK_BYTES, decode_content=False):
                if part.size + len(block) > total > 0:
                    raise self._changed(f"more than {total} bytes")
                part.append(block)
                watch.arrived(part.size)
                cancel.check()
        if total and part.size < total:
            raise _TryAgainError(f"{part.size} of {total} bytes")
        return True

    def _begin(self, part: PartFile, response: urllib3.BaseHTTPResponse) -> int:
        """Make ready for what follows; the size of the whole file, 0 when nobody says."""
        validator = _validator(response.headers)
        if response.status == PARTIAL:
            found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
            if found is None or int(found[1]) != part.size:
                part.restart("")
                raise _TryAgainError("another part than was asked for")
            said = 0 if found[2] == "*" else int(found[2])
        else:
            part.restart(validator)
            length = response.headers.get("Content-Length", "")
            said = int(length) if length.isdigit() else 0
        expected = self._file.size_bytes
        if said and expected and said != expected:
            part.discard()
            raise self._changed(f"{said} bytes, expected {expected}")
        return expected or said

    def _check_status(self, response: urllib3.BaseHTTPResponse) -> None:
        status = response.status
        said = f"{status} from {self._host}"
        if status in (OK, PARTIAL):
            return
        if status in _GONE:
            raise KnownError(
                "model-not-offered",
                f"{self._title} is no longer offered at its address.",
                "Update Carnet, or get the file elsewhere and add it from there.",
                f"{said}: {self._file.url}",
            )
        if status in _DENIED:
            raise KnownError(
                "model-access-denied",
                f"{self._host} does not give {self._title} to everybody.",
                "Get the file with your account in a browser, and add it from there.",
                f"{said}: {self._file.url}",
            )
        if status == TOO_MANY or status >= 500:
            raise _TryAgainError(said, _retry_after(response.headers))
        raise self._given_up(_TryAgainError(said))

    def _given_up(self, error: Exception) -> KnownError:
        if isinstance(error, ConnectionFailedError):
            return KnownError(
                "model-download-failed",
                f"{self._title} could not be downloaded: the connection to {self._host} failed.",
                "Check the connection and try again; what has arrived is kept.",
                str(error),
            )
        return KnownError(
            "model-server-failed",
            f"{self._host} cannot send {self._title} at the moment.",
            "Try again later; what has arrived is kept.",
            str(error),
        )

    def _changed(self, detail: str) -> KnownError:
        return KnownError(
            "model-changed-at-source",
            f"The file offered for {self._title} is not the one in the catalogue.",
            "Nothing was kept of it. Update Carnet, or choose another model.",
            f"{self._file.url}: {detail}",
        )

    def _mismatch(self, digest: str) -> KnownError:
        return KnownError(
            "model-hash-mismatch",
            f"{self._file.path} is not the file that is expected for {self._title}.",
            "Nothing was kept of it. Try again later; if it happens again, the source was changed.",
            f"sha256 {digest}, expected {self._file.sha256}",
        )


def _validator(headers: Mapping[str, str]) -> str:
    """What If-Range may be asked with: a strong ETag, else the date of the last change."""
    tag = headers.get("ETag", "")
    return tag if tag and not tag.startswith("W/") else headers.get("Last-Modified", "")


def _retry_after(headers: Mapping[str, str]) -> float:
    """Seconds, given as such or as a date."""
    said = headers.get("Retry-After", "")
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0
