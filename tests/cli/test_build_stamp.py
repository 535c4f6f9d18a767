from __future__ import annotations

from pathlib import Path

import pytest

from carnet.cli.build_stamp import read_build, version_line


def test_a_frozen_program_says_which_source_it_was_made_of(tmp_path: Path) -> None:
    stamp = tmp_path / "build.json"
    stamp.write_text('{"version": "1.0", "commit": "abc", "epoch": 1, "date": "2026-11-21"}')
    assert version_line("1.0", read_build(stamp)) == "Carnet 1.0 (commit abc, 2026-11-21)"


@pytest.mark.parametrize("content", [None, "", "[]", "{}", "\xff"])
def test_without_a_stamp_it_says_its_version_alone(tmp_path: Path, content: str | None) -> None:
    stamp = tmp_path / "build.json"
    if content is not None:
        stamp.write_text(content, encoding="latin-1")
    assert version_line("1.0", read_build(stamp)) == "Carnet 1.0"
