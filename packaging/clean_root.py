"""Tries the finished packages where nothing of this machine is: a fresh Debian without Python.

    make package-test         (as root; needs debootstrap, and Debian's packages for the first time)

The Debian package is installed with what it depends on and nothing else; the portable archive is
installed by an ordinary user into a home with a space and an accent in its name. Both then run
`carnet doctor --self-test` as that user, in a network namespace without any network, with the
program's folder not writable. Then they are put where programs break: no room, a home that cannot
be written, libraries of other versions, two installations (`trial/`). Exit code 3 when anything
fails.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from trial.full_disk import try_full_disk
from trial.isolation import try_isolation
from trial.packages import try_archive, try_package, try_removal, unpack_archive
from trial.refusals import try_refusals
from trial.surroundings import try_surroundings
from trial.system import CleanRoot
from trial.versions import try_other_versions, try_side_by_side

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "build" / "dist"
BASE = ROOT / "build" / "clean-root"
SUITE = "bookworm"
# In this order: the later ones use what the earlier ones installed.
TRIALS: dict[str, Callable[[CleanRoot, Path], bool]] = {
    "package": try_package,
    "archive": try_archive,
    "side-by-side": try_side_by_side,
    "removal": try_removal,
    "refusals": try_refusals,
    "surroundings": try_surroundings,
    "full-disk": try_full_disk,
    "other-versions": try_other_versions,
    "isolation": try_isolation,
}


def main() -> int:
    """Make the root, run the trials; prints what each of them took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dist", type=Path, default=DIST, help="where the packages are")
    parser.add_argument("--root", type=Path, default=BASE, help="where the clean root is made")
    parser.add_argument("--suite", default=SUITE)
    parser.add_argument("--mirror", default="", help="of Debian (default: debootstrap's own)")
    parser.add_argument(
        "--only", action="append", choices=TRIALS, help="these trials (default: all)"
    )
    arguments = parser.parse_args()
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        print("carnet: package-test needs root and debootstrap.", file=sys.stderr)
        return 3
    root = CleanRoot(arguments.root, arguments.suite, arguments.mirror)
    root.prepare()
    unpack_archive(root, arguments.dist)
    chosen = arguments.only or list(TRIALS)
    failed = []
    for name in chosen:
        print(f"\n== {name}", flush=True)
        started = time.monotonic()
        if not TRIALS[name](root, arguments.dist):
            failed.append(name)
        print(f"== {name} took {time.monotonic() - started:.0f} s", flush=True)
    print(f"\n{len(chosen) - len(failed)} passed, {len(failed)} failed", ", ".join(failed))
    return 3 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
