"""Commands on a disk without room: a small one, mounted for the test where the system allows it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# A user and a mount namespace of one's own: the small disk is seen by the test's children alone.
_ALONE = [shutil.which("unshare") or "", "--map-root-user", "--mount", "sh", "-c"]
_STORY = """
place=$1 python=$2 notes=$3
mount -t tmpfs -o size=12m tmpfs "$place"
head -c 20m /dev/zero 2>/dev/null >"$place/filler"
carnet() { "$python" -m carnet.cli --data-dir "$place/data" "$@" 2>&1; echo "exit $?"; }
carnet status
carnet index --text-only "$notes"
carnet search rhubarb --mode keyword
rm "$place/filler"
carnet index --text-only "$notes"
carnet search rhubarb --mode keyword
"""


def may_mount() -> bool:
    if sys.platform != "linux" or not _ALONE[0]:
        return False
    return subprocess.run([*_ALONE, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="this system lets nobody mount a small disk")
def test_a_first_start_on_a_full_disk_is_refused_in_words_and_goes_on_once_there_is_room(
    tmp_path: Path,
) -> None:
    disk, notes = tmp_path / "disk", tmp_path / "notes"
    for folder in (disk, notes):
        folder.mkdir()
    (notes / "garden.md").write_text("The rhubarb stands behind the shed.\n")
    told = subprocess.run(
        [*_ALONE, _STORY, "sh", str(disk), sys.executable, str(notes)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    looked, refused, searched, after, found = told.split("exit ")[:5]
    assert "0 documents" in looked
    assert "The disk is full" in refused
    assert f"Free some space on the disk that holds {disk}" in refused
    assert searched.startswith("3")  # of `index`
    assert "Nothing found" in searched
    assert "1 added" in after
    assert "garden.md" in found
    assert "Traceback" not in told
