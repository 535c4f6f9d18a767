"""Which packages are inside a frozen program, told from PyInstaller's list and what was left."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

Import = Callable[[str], ModuleType]


class Site:
    """Installed packages, and a program frozen from them."""

    def __init__(self, place: Path) -> None:
        self.site = place / "lib" / "site-packages"
        self.inside = place / "carnet" / "_internal"
        self.toc = place / "Analysis-00.toc"
        for folder in (self.site, self.inside):
            folder.mkdir(parents=True)
        self.taken: list[str] = []

    def install(self, name: str, *files: str, metadata: str = "License: MIT") -> None:
        info = f"{name}-1.0.dist-info"
        written = {
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{metadata}\n"
        }
        written |= dict.fromkeys(files, "")
        for path, text in written.items():
            (self.site / path).parent.mkdir(parents=True, exist_ok=True)
            (self.site / path).write_text(text)
        record = "".join(f"{path},,\n" for path in (*written, f"{info}/RECORD"))
        (self.site / info / "RECORD").write_text(record)

    def freeze(self, *taken: str, left: tuple[str, ...] = ()) -> None:
        lines = [f"('{name}', '{self.site}/{name}', 'PYMODULE')," for name in taken]
        self.toc.write_text("\n".join(lines))
        for name in left:
            (self.inside / name).parent.mkdir(parents=True, exist_ok=True)
            (self.inside / name).write_text("")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def found(build_module: Import, site: Site) -> Callable[[], dict[str, SimpleNamespace]]:
    """The components, by name."""
    contents = build_module("contents")

    def components() -> dict[str, SimpleNamespace]:
        hashes = {"one": "ab"}
        listed = contents.python_packages(site.toc, site.site, site.inside, hashes)
        return {component.name: component for component in listed}

    return components


def test_a_package_is_inside_when_one_of_its_modules_is(
    site: Site, found: Callable[[], dict[str, SimpleNamespace]]
) -> None:
    site.install("one", "one/__init__.py")
    site.install("two", "two/__init__.py")
    site.freeze("one/__init__.py")
    assert list(found()) == ["one"]
    assert found()["one"].sha256 == "ab"


def test_a_package_whose_files_were_all_taken_out_is_not_inside(
    site: Site, found: Callable[[], dict[str, SimpleNamespace]]
) -> None:
    site.install("one", "one/lib.so")
    site.install("two", "two/lib.so")
    site.freeze("one/lib.so", "two/lib.so", left=("one/lib.so",))
    assert list(found()) == ["one"]


def test_what_is_compiled_in_counts_only_while_the_library_is_inside(
    site: Site, found: Callable[[], dict[str, SimpleNamespace]]
) -> None:
    bill = "one-1.0.dist-info/sboms/one.cyclonedx.json"
    site.install("one", "one/__init__.py", "one/lib.abi3.so", bill)
    crate = {"name": "crate", "version": "2", "licenses": [{"expression": "MIT"}]}
    (site.site / bill).write_text(json.dumps({"components": [crate]}))
    site.freeze("one/__init__.py", "one/lib.abi3.so", left=("one/lib.abi3.so",))
    assert [part.name for part in found()["one"].parts] == ["crate"]
    (site.inside / "one/lib.abi3.so").unlink()
    assert found()["one"].parts == ()
    assert not found()["one"].compiled


def test_texts_outside_of_the_metadata_are_found_too(
    site: Site, found: Callable[[], dict[str, SimpleNamespace]]
) -> None:
    site.install("one", "one/__init__.py", "one/LICENSE", "one/ThirdPartyNotices.txt")
    (site.site / "one/LICENSE").write_text("The licence")
    (site.site / "one/ThirdPartyNotices.txt").write_text("The others")
    site.freeze("one/__init__.py")
    assert found()["one"].texts == ("The licence", "The others")


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: MIT OR Apache-2.0\nLicense: old words", "MIT OR Apache-2.0"),
        ("License: MIT License", "MIT"),
        ("Classifier: License :: OSI Approved :: Apache Software License", "Apache-2.0"),
        ("License: " + "a whole licence in a field " * 9, "as its text says"),
        ("Author: Ann", "as its text says"),
    ],
)
def test_the_licence_is_what_the_metadata_say_in_order_of_precision(
    site: Site,
    found: Callable[[], dict[str, SimpleNamespace]],
    metadata: str,
    licence: str,
) -> None:
    site.install("one", "one/__init__.py", metadata=metadata)
    site.freeze("one/__init__.py")
    assert found()["one"].licence == licence


def test_makers_are_named_without_their_addresses(build_module: Import) -> None:
    names = build_module("component").names_of
    written = ["Ann Lee", "Ann Lee <ann@example.org>, Ben <b@example.org>", "team@example.org"]
    assert names(written) == "Ann Lee, Ben"


def test_hashes_are_asked_for_once_and_not_of_what_was_compiled_here(
    build_module: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetching = build_module("fetching")
    asked: list[list[str]] = []

    def run(command: list[str], **_options: object) -> SimpleNamespace:
        asked.append(command)
        hashes = {"archive_info": {"hashes": {"sha256": "cd"}}}
        report = {"install": [{"metadata": {"name": "One-Two"}, "download_info": hashes}]}
        return SimpleNamespace(stdout=json.dumps(report))

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(fetching, "compiled_here", lambda name: name == "llama_cpp_python")
    (tmp_path / "llama_cpp_python-3.tar.gz").write_bytes(b"source")
    installed = {"one_two": "1", "llama_cpp_python": "3"}
    for _ in range(2):
        fetching.write_hashes(tmp_path / "hashes.json", installed)
    assert len(asked) == 1
    assert "one_two==1" in asked[0]
    assert "llama_cpp_python==3" not in asked[0]
    hashes = json.loads((tmp_path / "hashes.json").read_text())["sha256"]
    assert hashes["one_two"] == "cd"
    assert len(hashes["llama_cpp_python"]) == 64
    fetching.write_hashes(tmp_path / "hashes.json", installed | {"new": "1"})
    assert len(asked) == 2
