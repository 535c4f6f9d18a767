"""How much memory there is, in a container too."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from carnet.adapters.machine import memory


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The control group of this process, as files."""
    monkeypatch.setattr(memory, "_CGROUP", tmp_path)
    monkeypatch.setattr(memory.sys, "platform", "linux")
    return tmp_path


def test_without_a_limit_it_is_the_machines(group: Path) -> None:
    (group / "memory.max").write_text("max\n")
    assert memory.total_memory() == psutil.virtual_memory().total
    assert 0 < memory.free_memory() <= memory.total_memory()


def test_a_container_has_what_its_limit_leaves(group: Path) -> None:
    (group / "memory.max").write_text("1000000\n")
    (group / "memory.current").write_text("400000\n")
    assert memory.total_memory() == 1_000_000
    assert memory.free_memory() == 600_000


def test_a_container_over_its_limit_has_nothing(group: Path) -> None:
    (group / "memory.max").write_text("1000\n")
    (group / "memory.current").write_text("4000\n")
    assert memory.free_memory() == 0
