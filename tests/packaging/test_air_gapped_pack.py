"""The folder for a machine that is never online: made, verified, and refused when damaged."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def packing() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pack", ROOT / "packaging" / "make_pack.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """A finished build of nothing much, one model, and where to."""
    dist = tmp_path / "dist"
    dist.mkdir()
    for name in ("carnet-1.0-linux-x86_64.tar.zst", "carnet_1.0_amd64.deb", "carnet.sbom.cdx.json"):
        (dist / name).write_text(name)
    weights = tmp_path / "models" / "tiny" / "weights.gguf"
    weights.parent.mkdir(parents=True)
    weights.write_bytes(b"weights")
    catalog = tmp_path / "catalog.toml"
    digest = hashlib.sha256(b"weights").hexdigest()
    catalog.write_text(
        '[[model]]\nname = "tiny"\ntitle = "Tiny"\nlicence = "MIT"\n'
        f'[[model.files]]\npath = "weights.gguf"\nsha256 = "{digest}"\n'
    )
    places = ["--dist", str(dist), "--models-dir", str(tmp_path / "models")]
    return [str(tmp_path / "pack"), *places, "--catalog", str(catalog)]


def test_a_pack_holds_the_program_the_models_and_what_to_do(
    packing: ModuleType, arguments: list[str]
) -> None:
    assert packing.main([*arguments, "--models", "tiny"]) == 0
    pack = Path(arguments[0])
    assert (pack / "models/tiny/weights.gguf").read_bytes() == b"weights"
    assert (pack / "licences/MODELS.txt").read_text() == "Tiny: MIT\n"
    names = {path.name for path in pack.iterdir()}
    assert {"README.txt", "LISEZ-MOI.txt", "SHA256SUMS", "carnet_1.0_amd64.deb"} <= names
    assert packing.main(["verify", str(pack)]) == 0


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_a_damaged_pack_is_noticed_with_and_without_python(
    packing: ModuleType,
    arguments: list[str],
    damage: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    packing.main(arguments)
    pack = Path(arguments[0])

    def by_script() -> int:
        command = ["/bin/sh", str(pack / "verify.sh")]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert by_script() == 0
    package = pack / "carnet_1.0_amd64.deb"
    package.write_text("other") if damage == "changed" else package.unlink()
    assert packing.main(["verify", str(pack)]) == 3
    assert "carnet_1.0_amd64.deb" in capsys.readouterr().err
    assert by_script() == 3


def test_a_damaged_model_is_not_packed(
    packing: ModuleType,
    arguments: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "models/tiny/weights.gguf").write_bytes(b"other")
    assert packing.main([*arguments, "--models", "tiny"]) == 3
    assert "damaged" in capsys.readouterr().err
    assert not Path(arguments[0]).exists()


@pytest.mark.parametrize("models", [["--models", "unknown"], ["--dist", "/nowhere"]])
def test_what_is_not_there_is_said(
    packing: ModuleType, arguments: list[str], models: list[str]
) -> None:
    assert packing.main([*arguments, *models]) == 3


def test_a_folder_in_use_is_left_alone(packing: ModuleType, arguments: list[str]) -> None:
    kept = Path(arguments[0]) / "kept.txt"
    kept.parent.mkdir()
    kept.write_text("mine")
    assert packing.main(arguments) == 3
    assert [path.name for path in kept.parent.iterdir()] == ["kept.txt"]
