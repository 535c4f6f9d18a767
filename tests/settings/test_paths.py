"""Where everything lies."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from carnet.domain.errors import KnownError
from carnet.settings.paths import find_program_dir, resolve_paths

needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home without any Carnet in it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_by_default_data_models_and_settings_lie_where_the_system_keeps_them(home: Path) -> None:
    paths = resolve_paths(environ={})
    assert home in paths.data_dir.parents
    assert paths.models_dir == paths.data_dir / "models"
    assert paths.data_dir.name == paths.config_dir.name == "carnet"
    assert paths.data_dir.is_dir()
    assert paths.config_dir.is_dir()


def test_a_given_data_directory_holds_the_settings_too(home: Path) -> None:
    paths = resolve_paths(str(home / "second"), {"CARNET_DATA_DIR": str(home / "third")})
    assert paths.data_dir == paths.config_dir == home / "second"
    assert paths.settings_file == home / "second" / "settings.json"
    assert not (home / "third").exists()


def test_the_environment_names_data_and_models(home: Path) -> None:
    environ = {"CARNET_DATA_DIR": str(home / "d"), "CARNET_MODELS_DIR": str(home / "m")}
    paths = resolve_paths(environ=environ)
    assert (paths.data_dir, paths.models_dir) == (home / "d", home / "m")


def test_models_are_shared_by_all_libraries(home: Path) -> None:
    one, other = (resolve_paths(str(home / name), {}) for name in ("one", "other"))
    assert one.models_dir == other.models_dir


def test_everything_of_a_library_lies_in_its_directory(home: Path) -> None:
    paths = resolve_paths(str(home / "d"), {})
    own = (paths.database, paths.index_dir, paths.logs_dir, paths.window_state)
    assert {path.parent for path in own} == {home / "d"}


def test_a_relative_directory_and_a_tilde_become_absolute(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    assert resolve_paths("here", {}).data_dir == home / "here"
    assert resolve_paths("~/there", {}).data_dir == home / "there"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_new_directory_is_for_its_owner_alone(home: Path) -> None:
    made = resolve_paths(str(home / "d"), {}).data_dir
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_the_program_finds_its_own_files(home: Path) -> None:
    paths = resolve_paths(str(home / "d"), {})
    assert paths.catalog.is_file()
    assert paths.prompts_dir.parent == paths.sample_dir.parent == paths.resources_dir


def test_a_frozen_program_looks_where_it_was_unpacked(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "bundle" / "resources").mkdir(parents=True)
    (home / "bundle" / "models").mkdir()
    (home / "bundle" / "models" / "catalog.toml").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(home / "bundle"), raising=False)
    assert resolve_paths(str(home / "d"), {}).resources_dir == home / "bundle" / "resources"


def test_missing_program_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as failure:
        find_program_dir((tmp_path / "a", tmp_path / "b"))
    assert failure.value.code == "program-incomplete"
    assert str(tmp_path / "b") in failure.value.info.detail


@pytest.mark.parametrize("name", ["file", "file/below", "bad\0name", "~nobody-has-this-name/x"])
def test_a_place_that_cannot_be_a_directory_is_refused_with_advice(home: Path, name: str) -> None:
    (home / "file").touch()
    with pytest.raises(KnownError) as failure:
        resolve_paths(name if name.startswith("~") else f"{home}/{name}", {})
    assert failure.value.code == "data-not-writable"
    assert "--data-dir" in failure.value.info.advice


@needs_permissions
def test_a_directory_that_may_not_be_written_is_refused(home: Path) -> None:
    (home / "d").mkdir(mode=0o500)
    with pytest.raises(KnownError) as failure:
        resolve_paths(str(home / "d"), {})
    assert failure.value.code == "data-not-writable"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev")
def test_a_device_is_no_directory() -> None:
    with pytest.raises(KnownError) as failure:
        resolve_paths("/dev/full", {})
    assert failure.value.code == "data-not-writable"


@pytest.mark.parametrize("name", ["two\nlines", "tab\there", "\x7f", os.fsdecode(b"caf\xe9")])
def test_a_name_that_the_index_cannot_lie_under_is_refused_before_anything_is_made(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(KnownError) as refused:
        resolve_paths(str(tmp_path / name), {})
    assert refused.value.code == "data-dir-unusable"
    assert refused.value.info.message.isprintable()
    assert list(tmp_path.iterdir()) == []


def test_other_names_are_taken_however_odd(tmp_path: Path) -> None:
    name = "Ça & là: '😀' #1 100% \u200b\u2028"
    assert resolve_paths(str(tmp_path / name), {}).data_dir == tmp_path / name
