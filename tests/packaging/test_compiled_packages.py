"""Packages that are compiled here: what with, and when again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONSTRAINTS = (ROOT / "packaging" / "constraints.txt").read_text()
FREEZING = ("compiled", "opencv", "accelerations", "onnx_stand_in")


@pytest.fixture(autouse=True)
def freezing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "freezing"))
    yield
    for name in FREEZING:
        sys.modules.pop(name, None)


def compiled() -> ModuleType:
    return __import__("compiled")


class Pip:
    """Does what pip would, in a folder; remembers what it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, source: Path) -> None:
        self.asked: list[str] = []
        self.source = source
        self.broken = False
        monkeypatch.setattr(subprocess, "run", self.run)

    def run(self, command: list[str], **options: object) -> None:
        verb = command[4]
        self.asked.append(verb)
        if verb == "download":
            self.pack(Path(command[command.index("--dest") + 1]))
        elif verb == "wheel":
            cache = Path(command[-1]) / "build" / "CMakeCache.txt"
            assert not cache.exists(), "names folders of the build before"
            if self.broken:
                cache.parent.mkdir()
                cache.write_text("")
                raise subprocess.CalledProcessError(1, command)
            made = Path(command[command.index("--wheel-dir") + 1])
            made.mkdir(parents=True)
            said = (Path(command[-1]) / "setup.py").read_text()
            (made / "thing-1.0-py3-none-any.whl").write_text(said)

    def pack(self, folder: Path) -> None:
        import tarfile

        folder.mkdir(parents=True)
        with tarfile.open(folder / "thing-1.0.tar.gz", "w:gz") as archive:
            archive.add(self.source, "thing-1.0")


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pip:
    source = tmp_path / "source"
    source.mkdir()
    (source / "setup.py").write_text("old = 1\n")
    return Pip(monkeypatch, source)


class Place:
    """An environment and a folder of wheels."""

    def __init__(self, folder: Path) -> None:
        self.python = folder / "venv" / "bin" / "python"
        self.python.parent.mkdir(parents=True)
        self.constraints = folder / "constraints.txt"
        self.constraints.write_text("thing==1.0\n")
        self.wheels = folder / "wheels"

    def install(self, flags: str = "-DA=ON", correction: str = "old") -> None:
        corrections = (("setup.py", correction, "new"),)
        recipe = compiled().Recipe("thing", {"CMAKE_ARGS": flags}, corrections)
        compiled().install(recipe, self.python, self.constraints, self.wheels)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_the_second_run_asks_for_nothing(pip: Pip, place: Place) -> None:
    place.install()
    assert pip.asked == ["download", "wheel", "install", "install"]
    pip.asked.clear()
    place.install()
    assert pip.asked == []


def test_a_new_environment_gets_the_wheel_that_is_there(pip: Pip, place: Place) -> None:
    place.install()
    (place.python.parents[1] / "thing.compiled").unlink()
    pip.asked.clear()
    place.install()
    assert pip.asked == ["install", "install"]


def test_other_flags_are_compiled_and_both_wheels_kept(pip: Pip, place: Place) -> None:
    place.install("-DA=ON")
    place.install("-DA=OFF")
    assert pip.asked.count("wheel") == 2
    assert len(list(place.wheels.glob("*/*.whl"))) == 2


def test_the_source_is_corrected_before_it_is_compiled(pip: Pip, place: Place) -> None:
    place.install()
    (wheel,) = place.wheels.glob("*/*.whl")
    assert wheel.read_text() == "new = 1\n"


def test_a_source_that_is_not_as_it_was_is_not_compiled(pip: Pip, place: Place) -> None:
    with pytest.raises(ValueError, match="not as it was"):
        place.install(correction="gone")
    assert "wheel" not in pip.asked


def test_a_build_that_was_interrupted_goes_on_with_its_source(pip: Pip, place: Place) -> None:
    pip.broken = True
    with pytest.raises(subprocess.CalledProcessError):
        place.install()
    assert not list(place.wheels.glob("*/*.whl"))
    pip.broken = False
    pip.asked.clear()
    place.install()
    assert pip.asked == ["wheel", "install", "install"]


def test_everything_compiled_has_a_pinned_version() -> None:
    for recipe in compiled().recipes("cpu"):
        assert compiled().version_of(recipe.package, CONSTRAINTS)
    with pytest.raises(ValueError, match="no version"):
        compiled().version_of("nothing-like-it", CONSTRAINTS)


def test_opencv_is_compiled_on_linux_alone() -> None:
    named = {
        system: [recipe.package for recipe in compiled().recipes("cpu", system)]
        for system in ("linux", "darwin", "win32")
    }
    assert named["linux"] == ["llama-cpp-python", "opencv-python-headless"]
    assert named["darwin"] == named["win32"] == ["llama-cpp-python"]


def test_opencv_brings_no_codecs_and_fetches_nothing() -> None:
    flags = __import__("opencv").cmake_flags("x86_64").split()
    for name in ("FFMPEG", "GSTREAMER", "AVIF", "LAPACK", "IPP", "PROTOBUF", "UNIFONT"):
        assert f"-DWITH_{name}=OFF" in flags
    assert "-DCPU_BASELINE=AVX2" in flags
    assert "-DCPU_BASELINE=AVX2" not in __import__("opencv").cmake_flags("aarch64").split()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")
def test_the_stand_in_has_the_name_and_version_that_are_asked_for(tmp_path: Path) -> None:
    import ctypes

    stand_in = __import__("onnx_stand_in")
    libraries, binding = tmp_path / "kreuzberg.libs", tmp_path / "kreuzberg"
    libraries.mkdir()
    binding.mkdir()
    library = libraries / "libonnxruntime-0123abcd.so.1"
    library.write_bytes(b"")
    stand_in.compile_into(library, library.name, "VERS_9.8")
    user = tmp_path / "user.c"
    user.write_text("void *OrtGetApiBase(void);\nvoid *asked(void) { return OrtGetApiBase(); }\n")
    links = ["-shared", "-fPIC", "-o", str(binding / "_bindings.so"), str(user), str(library)]
    compiler = shutil.which("cc") or shutil.which("gcc") or pytest.skip("no compiler")
    subprocess.run([compiler, *links, f"-Wl,-rpath,{libraries}"], check=True)
    library.write_bytes(library.read_bytes() + b"the real one")
    wheels_own = tmp_path / "wheels-own.so"
    wheels_own.hardlink_to(library)
    assert stand_in.stand_in(tmp_path)
    assert wheels_own.read_bytes().endswith(b"the real one")
    assert not library.read_bytes().endswith(b"the real one")
    asked = stand_in.asked_of(stand_in.read(binding / "_bindings.so", "--dyn-syms"))
    assert asked == {"OrtGetApiBase@VERS_9.8"}
    loaded = ctypes.CDLL(str(binding / "_bindings.so"))
    loaded.asked.restype = ctypes.POINTER(ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_uint32))
    assert loaded.asked()[0](24) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")
def test_a_runtime_that_is_asked_for_more_is_left_alone(tmp_path: Path) -> None:
    stand_in = __import__("onnx_stand_in")
    assert not stand_in.stand_in(tmp_path)
    two = "  1: 0 FUNC GLOBAL DEFAULT UND OrtGetApiBase@VERS_1 (2)\n  2: UND OrtOther@VERS_1 (2)\n"
    assert stand_in.asked_of(two) == {"OrtGetApiBase@VERS_1", "OrtOther@VERS_1"}


@pytest.mark.skipif(sys.platform == "win32", reason="other compilers")
def test_messages_name_files_by_their_place_in_the_source(tmp_path: Path) -> None:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no compiler")
    file = tmp_path / "source" / "deep" / "a.c"
    file.parent.mkdir(parents=True)
    file.write_text("const char *where(void) { return __FILE__; }\n")
    flag = compiled().without_place(tmp_path / "source", "linux")["CFLAGS"].split()[-1]
    made = tmp_path / "a.o"
    subprocess.run([compiler, flag, "-c", file, "-o", made], check=True)
    assert b"./deep/a.c" in made.read_bytes()
    assert str(tmp_path).encode() not in made.read_bytes()


def test_microsofts_compiler_is_not_given_flags_of_others(tmp_path: Path) -> None:
    assert compiled().without_place(tmp_path, "win32") == {}
