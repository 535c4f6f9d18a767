"""To whom a download may speak: hosts that were named before, and prove who they are."""

from __future__ import annotations

import ssl
from dataclasses import replace
from pathlib import Path

import pytest
from tests.adapters.models.download_desk import WEIGHTS, Desk
from tests.file_server import FileServer, make_certificate

from carnet.adapters.models.download.connection import https_only, named
from carnet.domain.models import (
    ModelState,
)


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
