"""A models directory, and a server that has one model: for tests of downloads."""

from __future__ import annotations

import hashlib
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.file_server import FileServer, on_this_machine

from carnet.adapters.models.download.connection import Connection
from carnet.adapters.models.download.model_download import ModelDownloader
from carnet.adapters.models.download.part import arrived_bytes
from carnet.adapters.models.installer import ModelInstaller, anything
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled, KnownError
from carnet.domain.models import (
    InstalledModel,
    InstallProgress,
    ModelFile,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
)

WEIGHTS = bytes(range(256)) * 2_000
CARD = b'{"pooling": "mean"}'
PLENTY = 10**15


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass
class Desk:
    """A models directory and a server that has the model of the catalogue."""

    root: Path
    server: FileServer
    free: int = PLENTY
    pauses: tuple[float, ...] = (0.0, 0.0, 0.0)
    rule: Callable[..., bool] = on_this_machine
    tls: ssl.SSLContext | None = None
    accept: Callable[[ModelSpec, Path], None] = anything
    reports: list[InstallProgress] = field(default_factory=list)
    cancel: CancelToken = field(default_factory=CancelToken)

    def __post_init__(self) -> None:
        self.server.files |= {"/m/weights.gguf": WEIGHTS, "/m/pool/config.json": CARD}
        self.spec = ModelSpec(
            name="tiny",
            title="Tiny",
            role=ModelRole.RERANKER,
            format=ModelFormat.GGUF,
            licence="MIT",
            languages=("en",),
            size_bytes=len(WEIGHTS),
            memory_bytes=1,
            source=ModelSource(url=f"{self.server.url}/m/"),
            files=(
                ModelFile("weights.gguf", sha(WEIGHTS), len(WEIGHTS)),
                ModelFile("pool/config.json", sha(CARD), len(CARD)),
            ),
        )

    @property
    def shelf(self) -> ModelShelf:
        return ModelShelf((self.spec,), self.root / "models")

    @property
    def arriving(self) -> Path:
        return self.root / "models" / ".downloads" / "tiny"

    def install(self, report: Callable[[InstallProgress], None] | None = None) -> InstalledModel:
        download = ModelDownloader(
            lambda: Connection(self.rule, self.tls, connect_s=5, read_s=2),
            lambda _folder: self.free,
            self.pauses,
        )
        installer = ModelInstaller(self.shelf, never, download=download, accept=self.accept)
        return installer.install(self.spec, report or self.reports.append, self.cancel)

    def failure(self) -> KnownError:
        with pytest.raises(KnownError) as caught:
            self.install()
        assert caught.value.info.advice
        return caught.value

    def interrupt_at(self, size: int) -> None:
        """Install, stopped by a person when so many bytes have come."""
        self.server.hold_after = size
        stopper = threading.Thread(target=self._stop_while_held)
        stopper.start()
        with pytest.raises(Cancelled):
            self.install()
        stopper.join()
        self.server.hold_after = None
        self.server.asked.clear()
        self.cancel = CancelToken()

    def _stop_while_held(self) -> None:
        self.server.holding.wait(30)
        while not arrived_bytes(self.arriving) and not self.cancel.wait(0.01):
            continue
        self.cancel.cancel()
        self.server.go.set()


def never(*_arguments: object) -> Path:
    raise AssertionError("nothing comes in a package here")
