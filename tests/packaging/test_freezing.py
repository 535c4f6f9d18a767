"""What decides what goes into the frozen program, on small files made here."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def imported(name: str) -> ModuleType:
    """A module of packaging/, which is no package."""
    return importlib.import_module(name)


@pytest.fixture(autouse=True)
def freezing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "freezing"))
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    yield
    for name in ("pruning", "sizes", "stamp", "accelerations", "trial.isolation"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    ("name", "goes"),
    [
        ("pyarrow/include/arrow/api.h", True),
        ("pyarrow/libarrow_flight.so.2600", True),
        ("pyarrow/libarrow.so.2600", False),
        ("pyarrow/libarrow_python.so.2600", False),
        ("pyarrow/libarrow_python.so.2600.1.0", True),
        ("openvino/libs/libopenvino_intel_cpu_plugin.so", False),
        ("openvino/libs/libopenvino_intel_gpu_plugin.so", True),
        ("openvino/libs/libopenvino_ir_frontend.so.2641", False),
        ("openvino/libs/libopenvino_onnx_frontend.so.2641", False),
        ("openvino/libs/libopenvino_paddle_frontend.so.2641", True),
        ("rapidocr/models/PP-OCRv6_rec_small.onnx", False),
        ("rapidocr/models/ch_ppocr_mobile_v2.0_cls_mobile.onnx", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", False),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("resources/translations/carnet_fr.ts", False),
        ("models/shipped/all-minilm-l6-v2/light/model.bin", False),
    ],
)
def test_what_carnet_never_uses_goes(name: str, goes: bool) -> None:
    assert imported("pruning").unused([name]) == ([name] if goes else [])


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """A frozen program with one library of its own and two that are not needed."""
    program = tmp_path / "carnet" / "_internal"
    (program / "own.libs").mkdir(parents=True)
    compiler = shutil.which("cc") or shutil.which("c++")
    if compiler is None:
        pytest.skip("no compiler")

    def library(name: str, place: Path, *needs: str) -> None:
        source = tmp_path / "a.c"
        source.write_text("int a(void) { return 1; }\n")
        command = [compiler, "-shared", "-fPIC", "-Wl,--no-as-needed", "-o", str(place / name)]
        command += [f"-Wl,-soname,{name}", str(source), f"-L{program / 'own.libs'}"]
        subprocess.run([*command, *(f"-l:{need}" for need in needs)], check=True)

    library("libused.so", program / "own.libs")
    library("liborphan.so", program / "own.libs")
    library("module.cpython-311-x86_64-linux-gnu.so", program, "libused.so")
    library("libglib-2.0.so.0", program)
    library("libsqlite3.so.0", program)
    return program


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")
def test_libraries_that_nothing_needs_go(inside: Path) -> None:
    assert imported("pruning").orphan_libraries(inside) == ["own.libs/liborphan.so"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")
def test_the_desktops_own_libraries_are_not_brought_along(inside: Path) -> None:
    assert imported("pruning").drop_system_libraries(inside) == 1
    names = {path.name for path in inside.glob("*.so*")}
    assert names == {"libsqlite3.so.0", "module.cpython-311-x86_64-linux-gnu.so"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")
def test_a_library_under_two_names_is_one_file(inside: Path) -> None:
    shutil.copy(inside / "libsqlite3.so.0", inside / "libsqlite3.so")
    imported("pruning").link_twins(inside)
    assert str((inside / "libsqlite3.so.0").readlink()) == "libsqlite3.so"


def test_links_to_what_is_gone_and_empty_folders_go(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "link").symlink_to("gone")
    (tmp_path / "kept").write_text("")
    imported("pruning").tidy(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_the_stamp_follows_source_date_epoch(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def git(*arguments: str) -> None:
        names = ["-c", "user.name=A", "-c", "user.email=a@localhost"]
        command = [shutil.which("git") or "git", *names, "-C", str(tmp_path), *arguments]
        subprocess.run(command, check=True, capture_output=True)

    package = tmp_path / "app" / "carnet"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('__version__ = "1.2"\n')
    git("init")
    git("add", ".")
    git("commit", "-m", "One")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    stamp = imported("stamp").read_stamp(tmp_path)
    assert (stamp.version, stamp.date, "+" in stamp.commit) == ("1.2", "2023-11-14", False)
    (package / "__init__.py").write_text('__version__ = "1.3"\n')
    assert imported("stamp").read_stamp(tmp_path).commit.endswith("+")


def test_parts_add_up_to_the_whole(tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    (inside / "lancedb").mkdir(parents=True)
    (tmp_path / "carnet").write_bytes(b"x" * 2_000_000)
    (inside / "lancedb" / "a.so").write_bytes(b"x" * 3_000_000)
    (inside / "link.so").symlink_to("lancedb/a.so")
    table = imported("sizes").size_table(tmp_path)
    assert "| LanceDB | 3 |" in table
    assert "**5**" in table


@pytest.mark.parametrize("name", ["cpu", "cuda", "vulkan"])
def test_llama_is_never_compiled_for_the_build_machine_alone(name: str) -> None:
    flags = imported("accelerations").cmake_flags(name)
    assert "-DGGML_NATIVE=OFF" in flags
    assert "-DGGML_AVX2=ON" in flags


FILTER = "7 prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, {len=9, filter=0x7f}) = 0"
BIG = '7 openat(AT_FDCWD, "/opt/_internal/lancedb/_lancedb.abi3.so", O_RDONLY) = 5'
ABSENT = '7 openat(AT_FDCWD, "/opt/_internal/numpy", O_RDONLY) = -1 ENOENT (No such file)'
SOCKET = "7 socket(AF_INET, SOCK_STREAM, 0) = 4"


def test_the_order_of_system_calls_is_read_off_a_trace() -> None:
    order = imported("trial.isolation").order_of_calls
    assert order([ABSENT, FILTER, BIG]) == (1, 2, 0)
    assert order([BIG, FILTER, SOCKET]) == (1, 0, 1)
    assert order([f"{FILTER[:-1]}-1 EPERM"]) == (None, None, 0)
