"""A real HTTP server on this machine with a few files, as good or as bad as a test wants it."""

from __future__ import annotations

import hashlib
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import SplitResult

BLOCK = 4096


def on_this_machine(address: SplitResult) -> bool:
    """The rule of tests for addresses: a server of this machine, encrypted or not."""
    return address.scheme in ("http", "https") and address.hostname in ("127.0.0.1", "localhost")


@dataclass
class Asked:
    """One request as it came."""

    path: str
    range: str
    if_range: str
    headers: dict[str, str]


@dataclass
class FileServer:
    """Serves `files` by path. The fields say what goes wrong; change them while it runs."""

    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    ranges: bool = True
    etags: bool = True
    break_after: list[int] = field(default_factory=list)  # bytes, for the next answers
    statuses: list[int] = field(default_factory=list)  # instead of the next answers
    retry_after: str = ""
    redirects: dict[str, str] = field(default_factory=dict)
    hold_after: int | None = None  # bytes, then nothing until `go`
    go: threading.Event = field(default_factory=threading.Event)
    holding: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def etag(self, path: str) -> str:
        return f'"{hashlib.md5(self.files[path]).hexdigest()}"'  # noqa: S324 - a name, no secret

    @contextmanager
    def running(self, tls: ssl.SSLContext | None = None) -> Iterator[FileServer]:
        server = _QuietServer(("127.0.0.1", 0), _handler(self))
        server.daemon_threads = True
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        scheme = "http" if tls is None else "https"
        self.url = f"{scheme}://127.0.0.1:{server.server_address[1]}"
        try:
            yield self
        finally:
            self.go.set()
            server.shutdown()
            server.server_close()
            thread.join()


class _QuietServer(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """The other side went: that is what tests do."""


def _handler(owner: FileServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = dict(self.headers.items())
            wanted = self.headers.get("Range", "")
            owner.asked.append(Asked(self.path, wanted, self.headers.get("If-Range", ""), headers))
            if owner.statuses:
                self._empty(owner.statuses.pop(0))
            elif self.path in owner.redirects:
                self._empty(302, owner.redirects[self.path])
            elif self.path not in owner.files:
                self._empty(404)
            else:
                self._send(owner.files[self.path], wanted)

        def _empty(self, status: int, location: str = "") -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            if location:
                self.send_header("Location", location)
            if owner.retry_after:
                self.send_header("Retry-After", owner.retry_after)
            self.end_headers()

        def _send(self, data: bytes, wanted: str) -> None:
            tag = owner.etag(self.path) if owner.etags else ""
            asked_for = self.headers.get("If-Range", tag)
            start = 0
            if wanted and owner.ranges and asked_for == tag:
                start = int(wanted.removeprefix("bytes=").partition("-")[0])
                if start >= len(data):
                    self._empty(416)
                    return
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
            else:
                self.send_response(200)
            if tag:
                self.send_header("ETag", tag)
            self.send_header("Content-Length", str(len(data) - start))
            self.end_headers()
            self._write(data[start:])

        def _write(self, data: bytes) -> None:
            stop = owner.break_after.pop(0) if owner.break_after else len(data)
            sent = 0
            try:
                while sent < min(stop, len(data)):
                    if owner.hold_after is not None and sent >= owner.hold_after:
                        owner.holding.set()
                        owner.go.wait(30)
                    block = data[sent : min(sent + BLOCK, stop)]
                    self.wfile.write(block)
                    sent += len(block)
            except OSError:
                pass  # the other side went
            if sent < len(data):
                self.close_connection = True

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    return Handler


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that signs itself, and its key."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [  # noqa: S607 - the system's own
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", str(key), "-out", str(certificate),
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key
