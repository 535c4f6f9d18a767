"""A disk that is really full: a small one, mounted for the test where the system allows it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

Workshop = Any  # the class of the fixture in conftest.py

_FILL = textwrap.dedent("""
    import importlib.util, subprocess, sys
    from dataclasses import replace
    from pathlib import Path
    from carnet.domain.errors import KnownError
    from carnet.library.library import Library
    from carnet.library.parts import Pace

    spec = importlib.util.spec_from_file_location("shop", sys.argv[1])
    shop = importlib.util.module_from_spec(spec)
    sys.modules["shop"] = shop
    spec.loader.exec_module(shop)
    data, notes = Path(sys.argv[2]), sys.argv[3]

    def mount(*options):
        subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", str(data)], check=True)

    def found(parts, text):
        live = parts.manifest.live_revisions()
        hits = parts.chunks.keyword_search([text], 1000)
        return len({chunk.revision for chunk, _ in hits} & live)

    mount("-o", "size=1m")
    parts = replace(
        shop.make_parts(data, shop.CountingEmbedder()), pace=Pace(text_batch_documents=5)
    )
    library = Library(parts)
    library.add_folder(notes)
    for attempt in range(2):
        try:
            library.update()
            print("finished")
        except KnownError as error:
            print(error.code)
    stored = parts.manifest.count()
    print("some" if 0 < stored < 60 else stored, found(parts, "everywher") == stored)
    # The same process, and then a new one, once there is room.
    mount("-o", "remount,size=100m")
    library.update()
    parts = shop.make_parts(data, shop.CountingEmbedder())
    report = Library(parts).update()
    print(parts.manifest.count(), found(parts, "everywher"), report.documents.unchanged)
    print(len(parts.chunks.content_hashes().keys() - parts.vectors.known()))
""")


# A user and a mount namespace of one's own: the small disk is seen by the test's child alone.
_ALONE = [shutil.which("unshare") or "", "--map-root-user", "--mount"]


def may_mount() -> bool:
    if sys.platform != "linux" or not _ALONE[0]:
        return False
    return subprocess.run([*_ALONE, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="this system lets nobody mount a small disk")
def test_a_full_disk_is_told_and_what_was_stored_stays_good(workshop: Workshop) -> None:
    for n in range(60):
        words = " ".join(f"note{n}word{k * k}" for k in range(700))
        workshop.write(f"{n}.md", f"Everywhere. {words}")
    data = workshop.place / "small"
    data.mkdir()
    conftest = str(Path(__file__).with_name("conftest.py"))
    result = subprocess.run(
        [*_ALONE, sys.executable, "-c", _FILL, conftest, str(data), str(workshop.notes)],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert result.stdout.splitlines() == [
        "disk-full",
        "disk-full",
        "some True",
        "60 60 60",
        "0",
    ], result.stderr
