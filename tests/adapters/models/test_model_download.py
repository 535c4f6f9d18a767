"""Fetching by address from a real server on this machine, which behaves as badly as servers do."""

from __future__ import annotations

import hashlib
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from tests.file_server import FileServer, make_certificate, on_this_machine

from carnet.adapters.models.download.connection import Connection, https_only, named
from carnet.adapters.models.download.model_download import MARGIN_BYTES, ModelDownloader
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
    ModelState,
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


@pytest.fixture
def server() -> Iterator[FileServer]:
    with FileServer().running() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, server: FileServer) -> Desk:
    return Desk(tmp_path, server)


def test_every_file_of_a_model_is_fetched_checked_and_in_place(desk: Desk) -> None:
    assert desk.install().state is ModelState.READY
    folder = desk.shelf.folder(desk.spec)
    assert (folder / "weights.gguf").read_bytes() == WEIGHTS
    assert (folder / "pool" / "config.json").read_bytes() == CARD
    assert not desk.arriving.exists()
    assert [asked.path for asked in desk.server.asked] == ["/m/weights.gguf", "/m/pool/config.json"]


def test_progress_counts_the_bytes_of_all_files(desk: Desk) -> None:
    desk.install()
    steps = [report for report in desk.reports if report.stage == "download"]
    assert {step.total_bytes for step in steps[1:]} == {len(WEIGHTS) + len(CARD)}
    assert steps[-1].done_bytes == len(WEIGHTS) + len(CARD)
    assert [step.done_bytes for step in steps] == sorted(step.done_bytes for step in steps)
    assert [report.stage for report in desk.reports][-3:] == ["verify", "verify", "done"]


def test_nothing_is_told_to_the_server_but_what_is_wanted(desk: Desk) -> None:
    desk.install()
    said = {name.lower() for name in desk.server.asked[0].headers}
    assert said == {"host", "user-agent", "accept", "accept-encoding"}
    assert desk.server.asked[0].headers["User-Agent"] == "carnet"


def test_installing_twice_asks_once(desk: Desk) -> None:
    desk.install()
    desk.server.asked.clear()
    desk.install()
    assert desk.server.asked == []


def test_a_paused_download_goes_on_where_it_stopped(desk: Desk) -> None:
    desk.interrupt_at(200_000)
    kept = arrived_bytes(desk.arriving)
    assert 0 < kept < len(WEIGHTS)
    assert desk.shelf.details(desk.shelf.look(desk.spec)).fetched_bytes == kept
    assert desk.install().state is ModelState.READY
    first = desk.server.asked[0]
    assert first.range == f"bytes={kept}-"
    assert first.if_range == desk.server.etag("/m/weights.gguf")


def test_a_file_that_was_complete_before_the_pause_is_not_asked_for_again(desk: Desk) -> None:
    desk.spec = replace(desk.spec, files=desk.spec.files[::-1])
    desk.interrupt_at(200_000)
    desk.install()
    assert [asked.path for asked in desk.server.asked] == ["/m/weights.gguf"]


def test_a_file_that_changed_between_pause_and_resume_begins_again(desk: Desk) -> None:
    """The catalogue names what the server has now; what came before is of the old version."""
    new = WEIGHTS[::-1]
    desk.interrupt_at(200_000)
    desk.server.files["/m/weights.gguf"] = new
    desk.spec = replace(
        desk.spec, files=(ModelFile("weights.gguf", sha(new), len(new)), desk.spec.files[1])
    )
    assert desk.install().state is ModelState.READY
    assert desk.server.asked[0].range == ""


def test_a_server_whose_file_changed_is_told_by_its_tag_and_sends_it_whole(desk: Desk) -> None:
    desk.interrupt_at(200_000)
    desk.server.files["/m/weights.gguf"] = WEIGHTS[:-1] + b"?"
    assert desk.failure().code == "model-hash-mismatch"
    assert desk.server.asked[0].range
    assert not any(desk.arriving.rglob("weights*"))


def test_a_part_that_was_damaged_on_the_disk_is_fetched_again(desk: Desk) -> None:
    desk.interrupt_at(200_000)
    part = desk.arriving / "weights.gguf.part"
    part.write_bytes(b"?" + part.read_bytes()[1:])
    assert desk.install().state is ModelState.READY
    assert [asked.range == "" for asked in desk.server.asked[:2]] == [False, True]


@pytest.mark.parametrize("change", [{"ranges": False}, {"etags": False}])
def test_servers_without_ranges_or_tags_serve_too(desk: Desk, change: dict[str, bool]) -> None:
    for name, value in change.items():
        setattr(desk.server, name, value)
    desk.interrupt_at(200_000)
    assert desk.install().state is ModelState.READY


def test_broken_connections_are_taken_up_again(desk: Desk) -> None:
    desk.server.break_after = [100_000, 150_000, 4_096]
    assert desk.install().state is ModelState.READY
    ranges = [asked.range for asked in desk.server.asked if asked.path.endswith("gguf")]
    assert ranges == ["", "bytes=100000-", "bytes=250000-", "bytes=254096-"]
    assert [report.stage for report in desk.reports].count("wait") == 3


def test_a_server_that_sends_nothing_more_is_left_and_asked_again(desk: Desk) -> None:
    desk.server.hold_after = 100_000
    waiting = [step for step in _installed(desk) if step.stage == "wait"]
    assert waiting
    assert desk.shelf.look(desk.spec).state is ModelState.READY


def _installed(desk: Desk) -> list[InstallProgress]:
    def release(step: InstallProgress) -> None:
        desk.reports.append(step)
        if step.stage == "wait":
            desk.server.hold_after = None
            desk.server.go.set()

    desk.install(release)
    return desk.reports


def test_a_busy_server_is_asked_again_when_it_says(desk: Desk) -> None:
    desk.server.statuses, desk.server.retry_after = [503, 429], "0"
    desk.install()
    waits = [report for report in desk.reports if report.stage == "wait"]
    assert [(step.host, step.seconds) for step in waits] == [("127.0.0.1", 0.0)] * 2


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "model-not-offered"),
        (410, "model-not-offered"),
        (401, "model-access-denied"),
        (403, "model-access-denied"),
        (400, "model-server-failed"),
    ],
)
def test_what_will_not_pass_is_not_tried_again(desk: Desk, status: int, code: str) -> None:
    desk.server.statuses = [status]
    assert desk.failure().code == code
    assert len(desk.server.asked) == 1


def test_a_server_that_stays_broken_is_given_up_with_advice(desk: Desk) -> None:
    desk.server.statuses = [500] * 9
    error = desk.failure()
    assert error.code == "model-server-failed"
    assert len(desk.server.asked) == 1 + len(desk.pauses)
    assert "500" in error.info.detail


def test_without_a_connection_it_says_so_in_the_systems_words(desk: Desk, tmp_path: Path) -> None:
    with FileServer().running() as gone:
        address = gone.url
    desk.spec = replace(desk.spec, source=ModelSource(url=f"{address}/m/"))
    error = desk.failure()
    assert error.code == "model-download-failed"
    assert "refused" in error.info.detail
    assert "object at" not in error.info.detail


def test_a_wrong_file_is_refused_and_nothing_of_it_stays(desk: Desk) -> None:
    desk.server.files["/m/weights.gguf"] = WEIGHTS[:-1] + b"?"
    assert desk.failure().code == "model-hash-mismatch"
    assert not any(desk.arriving.rglob("weights*"))
    assert desk.shelf.look(desk.spec).state is ModelState.MISSING


def test_a_file_of_another_size_is_refused_before_it_is_fetched(desk: Desk) -> None:
    desk.server.files["/m/weights.gguf"] = WEIGHTS + b"more"
    assert desk.failure().code == "model-changed-at-source"
    assert not any(desk.arriving.rglob("weights*"))


def test_a_disk_without_room_is_told_before_anything_is_asked(desk: Desk) -> None:
    desk.free = MARGIN_BYTES + len(WEIGHTS) - 1
    error = desk.failure()
    assert error.code == "disk-full"
    assert "0.5 GB" in error.info.advice
    assert desk.server.asked == []


def test_what_has_arrived_counts_for_the_room(desk: Desk) -> None:
    desk.interrupt_at(200_000)
    kept = arrived_bytes(desk.arriving)
    desk.free = MARGIN_BYTES + len(WEIGHTS) + len(CARD) - kept
    assert desk.install().state is ModelState.READY


def test_a_redirect_to_a_host_that_was_named_is_followed(desk: Desk, tmp_path: Path) -> None:
    with FileServer({"/cdn/w": WEIGHTS}).running() as other:
        elsewhere = other.url.replace("127.0.0.1", "localhost")
        desk.server.redirects["/m/weights.gguf"] = f"{elsewhere}/cdn/w?signed=1"
        other.files["/cdn/w?signed=1"] = WEIGHTS
        desk.spec = replace(desk.spec, source=replace(desk.spec.source, hosts=("localhost",)))
        assert desk.spec.hosts == ("127.0.0.1", "localhost")
        assert desk.install().state is ModelState.READY


@pytest.mark.parametrize("target", ["http://localhost:1/x", "ftp://127.0.0.1/x", "http://[::1]/x"])
def test_a_redirect_elsewhere_is_refused(desk: Desk, target: str) -> None:
    desk.server.redirects["/m/weights.gguf"] = target
    error = desk.failure()
    assert error.code == "model-address-refused"
    assert "127.0.0.1" in error.info.detail


def test_redirects_in_a_circle_end(desk: Desk) -> None:
    desk.server.redirects["/m/weights.gguf"] = "/m/weights.gguf"
    assert desk.failure().code == "model-download-failed"


def test_an_address_without_encryption_is_refused_by_default(desk: Desk) -> None:
    desk.rule = https_only
    assert desk.failure().code == "model-address-refused"
    assert desk.server.asked == []


def test_a_host_that_cannot_prove_who_it_is_gets_no_request(desk: Desk, tmp_path: Path) -> None:
    certificate, key = make_certificate(tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    with FileServer().running(tls) as server:
        encrypted = Desk(tmp_path, server, rule=https_only)
        assert encrypted.failure().code == "model-host-not-trusted"
        assert server.asked == []
        encrypted.tls = ssl.create_default_context(cafile=certificate)
        assert encrypted.install().state is ModelState.READY


@pytest.mark.parametrize(
    ("host", "is_named"),
    [
        ("files.example.org", True),
        ("a.cdn.example.net", True),
        ("cdn.example.net", False),
        ("evilcdn.example.net", False),
        ("example.org", False),
        ("files.example.org.evil.net", False),
    ],
)
def test_hosts_are_compared_whole(host: str, is_named: bool) -> None:
    assert named(host, ("files.example.org", "*.cdn.example.net")) is is_named


def test_files_in_the_inbox_are_taken_instead_of_the_network(desk: Desk) -> None:
    inbox = desk.root / "models" / "inbox" / "tiny"
    (inbox / "pool").mkdir(parents=True)
    (inbox / "weights.gguf").write_bytes(WEIGHTS)
    (inbox / "pool" / "config.json").write_bytes(CARD)
    assert desk.install().state is ModelState.READY
    assert desk.server.asked == []


def test_a_model_of_no_use_is_not_put_in_place(desk: Desk) -> None:
    shown: list[set[str]] = []

    def refuse(spec: ModelSpec, folder: Path) -> None:
        shown.append({file.path for file in spec.files if (folder / file.path).is_file()})
        raise KnownError("model-needs-full-edition", "Not in this edition.", "Choose another.")

    desk.accept = refuse
    assert desk.failure().code == "model-needs-full-edition"
    assert shown == [{"weights.gguf", "pool/config.json"}]
    assert desk.shelf.look(desk.spec).state is ModelState.MISSING


def test_removing_deletes_what_a_download_left(desk: Desk) -> None:
    desk.interrupt_at(200_000)
    ModelInstaller(desk.shelf, never).remove(desk.spec)
    assert arrived_bytes(desk.arriving) == 0


def test_another_model_can_be_removed_while_one_is_fetched(desk: Desk) -> None:
    other = replace(desk.spec, name="other")

    def remove_other(step: InstallProgress) -> None:
        if step.stage == "download":
            ModelInstaller(desk.shelf, never).remove(other)
            with pytest.raises(KnownError) as busy:
                ModelInstaller(desk.shelf, never).remove(desk.spec)
            assert busy.value.code == "model-install-running"

    assert desk.install(remove_other).state is ModelState.READY
