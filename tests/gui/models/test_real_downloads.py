"""The manager with the real installer, fetching over TLS from a server on this machine."""

from __future__ import annotations

import hashlib
import ssl
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.file_server import FileServer, make_certificate
from tests.gui.models.test_models_dialog import Stage

from carnet.gui.models.model_details import Deed
from carnet.gui.window.main_window import MainWindow

pytestmark = pytest.mark.gui

PROCESS = Path(__file__).with_name("installer_process.py")
WEIGHTS = bytes(range(256)) * 4_000
ENTRY = """
[[model]]
name = "middle-writer"
title = "Middle Writer"
role = "reranker"
format = "gguf"
licence = "MIT"
languages = ["en"]
size_bytes = {size}
memory_bytes = {size}
[model.source]
url = "{url}/weights.gguf"
[[model.files]]
path = "weights.gguf"
sha256 = "{sha256}"
size_bytes = {size}
"""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    """Its certificate is trusted by what this process starts."""
    certificate, key = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    with FileServer({"/weights.gguf": WEIGHTS}).running(tls) as running:
        yield running


@pytest.fixture
def ready(
    make_main_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, server: FileServer
) -> Stage:
    stage = Stage(make_main_window("--models"), qtbot, tmp_path)
    catalog = tmp_path / "catalog.toml"
    digest = hashlib.sha256(WEIGHTS).hexdigest()
    text = ENTRY.format(size=len(WEIGHTS), url=server.url, sha256=digest)
    catalog.write_text(text, encoding="utf-8")
    data = str(tmp_path / "data")
    stage.window.parts.installer.command = [
        sys.executable, str(PROCESS), str(catalog), str(tmp_path / "models"),
        "models", "install", "--json", "--data-dir", data,
    ]  # fmt: skip
    stage.choose("middle-writer")
    return stage


def test_a_download_is_paused_gone_on_with_and_installed(
    ready: Stage, server: FileServer, tmp_path: Path
) -> None:
    arriving = tmp_path / "models" / ".downloads" / "middle-writer" / "weights.gguf.part"
    server.hold_after = 400_000
    ready.press(Deed.DOWNLOAD)
    ready.agree()
    ready.wait(lambda: arriving.exists() and arriving.stat().st_size > 0)
    ready.press(Deed.PAUSE)
    ready.wait(lambda: not ready.window.parts.installer.running)
    kept = arriving.stat().st_size
    assert 0 < kept < len(WEIGHTS)
    server.hold_after = None
    server.go.set()
    server.asked.clear()

    ready.press(Deed.DOWNLOAD)  # agreed to before: not asked again

    installed = tmp_path / "models" / "middle-writer" / "weights.gguf"
    ready.wait(lambda: not ready.window.downloads.has("middle-writer"))
    assert installed.read_bytes() == WEIGHTS
    assert [asked.range for asked in server.asked] == [f"bytes={kept}-"]
    ready.wait(ready.dialog.details.notice.isVisible)
    assert ready.dialog.details.notice.title.text() == "Installed and checked."
    assert not arriving.exists()


def test_a_server_that_has_it_no_more_is_told_with_advice(ready: Stage, server: FileServer) -> None:
    server.files.clear()
    ready.press(Deed.DOWNLOAD)
    ready.agree()
    notice = ready.dialog.details.notice
    ready.wait(notice.isVisible)
    assert notice.title.text() == "Middle Writer is no longer offered at its address."
    assert "add it from there" in notice.text.text()


def test_a_wrong_file_is_not_installed(ready: Stage, server: FileServer, tmp_path: Path) -> None:
    server.files["/weights.gguf"] = WEIGHTS[:-1] + b"?"
    ready.press(Deed.DOWNLOAD)
    ready.agree()
    notice = ready.dialog.details.notice
    ready.wait(notice.isVisible)
    assert notice.title.text() == "weights.gguf is not the file that is expected for Middle Writer."
    assert not (tmp_path / "models" / "middle-writer").exists()
