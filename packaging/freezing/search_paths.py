"""Takes the build machine's folders out of a frozen program's libraries, on Linux.

    python packaging/freezing/search_paths.py FOLDER PATCHELF

A library carries the folders in which the loader looks for others first. Those of a Python that was
compiled on the build machine name that machine's folders: on another one they are somebody else's.
They become the program's own. pip's record of where a package was built goes, too.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from pruning import elf_files, read_elf

_SEARCHED = re.compile(r"\((?:RUNPATH|RPATH)\).*\[(.*)\]")


def main() -> int:
    """Mend the program that is named; prints how many libraries that were."""
    program, patchelf = Path(sys.argv[1]), sys.argv[2]
    inside = program / "_internal"
    count = 0
    for path in elf_files(inside):
        old = searched(path)
        new = own_folders(old, path, inside)
        if new != old:
            subprocess.run([patchelf, "--set-rpath", ":".join(new), str(path)], check=True)
            count += 1
    for record in inside.glob("*.dist-info/direct_url.json"):
        record.unlink()
    print(f"{count} libraries looked in folders of this machine; they look in the program's own")
    return 0


def searched(library: Path) -> list[str]:
    """The folders that a library names."""
    found = _SEARCHED.search(read_elf("-d", library))
    return found[1].split(":") if found and found[1] else []


def own_folders(folders: list[str], library: Path, inside: Path) -> list[str]:
    """Those of the program; where others were named, `inside` itself once."""
    kept = [folder for folder in folders if folder.startswith("$ORIGIN")]
    if len(kept) < len(folders):
        way = os.path.relpath(inside, library.parent)
        own = "$ORIGIN" if way == "." else f"$ORIGIN/{way}"
        kept += [own] if own not in kept else []
    return kept


if __name__ == "__main__":
    sys.exit(main())
