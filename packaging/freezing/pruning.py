"""Takes out of a frozen program what Carnet never uses, and says how much that was.

    python packaging/freezing/pruning.py FOLDER     (FOLDER holds the executable and `_internal`)

PyInstaller collects whatever a package brings. What is named here was left out while the self-test
of the frozen program went on passing; libraries that nothing needs any more go by themselves.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from onnx_stand_in import stand_in

# Relative to `_internal`; `*` crosses folders.
UNUSED = (
    # Arrow: no servers, no cloud, no headers; three copies of one library are one.
    "pyarrow/include/*", "pyarrow/tests/*", "pyarrow/src/*", "pyarrow/*.pyx", "pyarrow/*.pxd",
    "pyarrow/*.pxi", "pyarrow/*.h", "pyarrow/*.pyi", "pyarrow/includes/*",
    "pyarrow/libarrow_flight*",
    "pyarrow/libarrow_python_flight*", "pyarrow/libarrow_s3*",
    "pyarrow/_flight*", "pyarrow/_s3fs*", "pyarrow/_gcsfs*", "pyarrow/_azurefs*",
    "pyarrow/_hdfs*", "pyarrow/_orc*", "pyarrow/_cuda*",
    "pyarrow/libarrow_python.so", "pyarrow/libarrow_python.so.*.*.*",
    "pyarrow/libarrow_python_parquet_encryption.so*.*.*.*",
    # OpenVINO: the processor, its own format, and that of the models which recognise text.
    "openvino/libs/libopenvino_intel_gpu*", "openvino/libs/libopenvino_intel_npu*",
    "openvino/libs/libopenvino_auto*", "openvino/libs/libopenvino_hetero*",
    "openvino/libs/*_gguf_frontend*", "openvino/libs/*_jax_frontend*",
    "openvino/libs/*_paddle_frontend*",
    "openvino/libs/*_pytorch_frontend*", "openvino/libs/*_tensorflow*frontend*",
    "openvino/libs/libopenvino_c.*", "openvino/libs/libtbbbind*", "openvino/libs/*.pc",
    "openvino/frontend/*",
    # Qt: a desktop's window systems, and pictures a program shows.
    "PySide6/Qt/plugins/egldeviceintegrations/*", "PySide6/Qt/plugins/generic/*",
    "PySide6/Qt/plugins/networkinformation/*", "PySide6/Qt/plugins/tls/*",
    "PySide6/Qt/plugins/platforms/libqeglfs*", "PySide6/Qt/plugins/platforms/libqlinuxfb*",
    "PySide6/Qt/plugins/platforms/libqminimal*", "PySide6/Qt/plugins/platforms/libqvnc*",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay*",
    "PySide6/Qt/plugins/platforminputcontexts/*virtualkeyboard*",
    "PySide6/Qt/plugins/imageformats/libqicns*", "PySide6/Qt/plugins/imageformats/libqtga*",
    "PySide6/Qt/plugins/imageformats/libqtiff*", "PySide6/Qt/plugins/imageformats/libqwbmp*",
    "PySide6/Qt/plugins/imageformats/libqpdf*", "PySide6/Qt/qml/*", "PySide6/*.pyi",
    # RapidOCR's model that tells which way up a line is: Carnet turns whole pages.
    "rapidocr/models/*_cls_*",
    # llama.cpp's tools and pictures.
    "llama_cpp/lib/libmtmd*", "llama_cpp/lib/libllama-common*", "llama_cpp/lib/*.so.*.*.*",
    "python3*/lib-dynload/readline*", "python3*/lib-dynload/_test*",
    # Test material, headers, type stubs.
    "hf_xet/*", "PIL/_avif*", "PIL/_imagingtk*", "rapidocr/*.pyi", "*/tests/*",
    "numpy/*/include/*", "numpy/*.pyi", "*.pyi",
    "*/py.typed", "cv2/data/*", "cv2/typing/*", "kreuzberg/*.pyi",
)  # fmt: skip
# Qt speaks the languages that Carnet speaks.
TRANSLATIONS, LANGUAGES = "PySide6/Qt/translations/", ("qtbase_en", "qtbase_fr", "qt_en", "qt_fr")

# Libraries of the build machine that go along; every desktop has the others, and they must be the
# desktop's own: a program with two versions of one library crashes (fonts, GLib, graphics drivers).
OWN_SYSTEM_LIBRARIES = (
    "libpython3*", "libcrypto.so*", "libssl.so*", "libsqlite3.so*", "libffi.so*", "libbz2.so*",
    "liblzma.so*", "libgomp.so*", "libxcb-cursor.so*", "libxcb-icccm.so*", "libxcb-image.so*",
    "libxcb-keysyms.so*", "libxcb-render-util.so*", "libxcb-util.so*", "libxcb-xkb.so*",
    "libxkbcommon-x11.so*", "libxkbcommon.so*", "libuuid.so*",
    "*.cpython-*.so", "*.abi3.so",
)  # fmt: skip
_STRIP_FROM_BYTES = 1_000_000
_PATCHED_BY_AUDITWHEEL = re.compile(r"-[0-9a-f]{8}\.so")  # stripping breaks those


def main() -> int:
    """Prune the folder that is named; prints what went."""
    folder = Path(sys.argv[1])
    inside = folder / "_internal"
    before = size_of(folder)
    removed = remove(inside, unused(names_in(inside)))
    removed += drop_system_libraries(inside)
    while orphans := orphan_libraries(inside):
        removed += remove(inside, orphans)
    if stand_in(inside):
        print("the ONNX Runtime of Kreuzberg, which nothing calls, is one that can do nothing")
    tidy(inside)
    strip_symbols(inside)
    link_twins(inside)
    after = size_of(folder)
    print(f"pruned {removed} files: {before / 1e6:.0f} MB -> {after / 1e6:.0f} MB")
    return 0


def names_in(inside: Path) -> list[str]:
    """Every file, relative to `inside`, with links."""
    return sorted(
        path.relative_to(inside).as_posix()
        for path in inside.rglob("*")
        if path.is_symlink() or path.is_file()
    )


def unused(names: Iterable[str]) -> list[str]:
    """Those of the names that Carnet does not use."""
    return [
        name
        for name in names
        if any(fnmatch(name, pattern) for pattern in UNUSED)
        or (
            name.startswith(TRANSLATIONS)
            and not name.removeprefix(TRANSLATIONS).startswith(LANGUAGES)
        )
    ]


def remove(inside: Path, names: Iterable[str]) -> int:
    """Delete files; how many."""
    count = 0
    for name in names:
        (inside / name).unlink()
        count += 1
    return count


def drop_system_libraries(inside: Path) -> int:
    """Delete what was copied from the build machine's system and has to be the desktop's own."""
    return remove(
        inside,
        [
            path.name
            for path in inside.iterdir()
            if path.is_file()
            and not path.is_symlink()
            and ".so" in path.name
            and not any(fnmatch(path.name, pattern) for pattern in OWN_SYSTEM_LIBRARIES)
        ],
    )


def orphan_libraries(inside: Path) -> list[str]:
    """Shared libraries in `*.libs` and Qt's folder that no other file needs."""
    private = [
        path
        for path in elf_files(inside)
        if path.parent.name.endswith(".libs") or path.parent == inside / "PySide6/Qt/lib"
    ]
    needed: set[str] = set()
    for path in elf_files(inside):
        needed.update(needed_libraries(path))
    return [str(path.relative_to(inside)) for path in private if path.name not in needed]


def elf_files(inside: Path) -> list[Path]:
    """Every library and program, links left out."""
    return [
        path
        for path in sorted(inside.rglob("*"))
        if path.is_file() and not path.is_symlink() and is_elf(path)
    ]


def is_elf(path: Path) -> bool:
    """Whether a file begins as programs and libraries do."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def needed_libraries(path: Path) -> list[str]:
    """The libraries that a file names as needed."""
    return re.findall(r"\(NEEDED\).*\[(.+)\]", read_elf("-d", path))


def read_elf(option: str, path: Path) -> str:
    """What `readelf` says."""
    command = ["readelf", "-W", option, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def tidy(inside: Path) -> None:
    """Delete links to what is gone, and empty folders."""
    for path in inside.rglob("*"):
        if path.is_symlink() and not path.exists():
            path.unlink()
    for path in sorted(inside.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()


def strip_symbols(inside: Path) -> None:
    """Remove debugging symbols from big libraries."""
    for path in elf_files(inside):
        if path.stat().st_size >= _STRIP_FROM_BYTES and not _PATCHED_BY_AUDITWHEEL.search(
            path.name
        ):
            copy = path.with_name(path.name + ".stripped")
            done = subprocess.run(
                ["strip", "--strip-unneeded", "-o", str(copy), str(path)],  # noqa: S607
                capture_output=True,
                check=False,
            )
            if done.returncode == 0 and copy.stat().st_size < path.stat().st_size:
                shutil.copymode(path, copy)
                copy.replace(path)
            else:
                copy.unlink(missing_ok=True)


def link_twins(inside: Path) -> None:
    """Make libraries that lie in a folder under two names one file and a link, as Linux does."""
    first_of: dict[tuple[Path, str], Path] = {}
    for path in elf_files(inside):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        first = first_of.setdefault((path.parent, digest), path)
        if first is not path:
            path.unlink()
            path.symlink_to(first.name)


def size_of(folder: Path) -> int:
    """Bytes of all files, each counted once."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
