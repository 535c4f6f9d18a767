"""What is released unpacks everywhere; trials are quick."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

BuildModule = Callable[[str], ModuleType]


@pytest.mark.skipif(shutil.which("zstd") is None, reason="needs zstd")
def test_the_archive_unpacks_without_being_told_of_its_window(
    build_module: BuildModule, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CARNET_ZSTD_LEVEL", raising=False)
    compressor = build_module("compression").archive_compressor()
    (tmp_path / "a").write_text("words\n" * 1000)
    packed = tmp_path / "a.tar.zst"
    tar = shutil.which("tar") or "tar"
    options = [f"--use-compress-program={compressor}", "-cf", str(packed), "-C", str(tmp_path)]
    subprocess.run([tar, *options, "a"], check=True)
    (tmp_path / "a").unlink()
    subprocess.run([tar, "--zstd", "-xf", str(packed), "-C", str(tmp_path)], check=True)
    assert (tmp_path / "a").read_text().startswith("words\n")


def test_the_debian_package_is_released_in_what_every_dpkg_reads(
    build_module: BuildModule, monkeypatch: pytest.MonkeyPatch
) -> None:
    compression = build_module("compression")
    monkeypatch.delenv("CARNET_ZSTD_LEVEL", raising=False)
    assert compression.package_options()[0] == "-Zxz"
    monkeypatch.setenv("CARNET_ZSTD_LEVEL", "3")
    assert compression.package_options() == ["-Zzstd", "-z3"]
    assert "-3 " in compression.archive_compressor()
