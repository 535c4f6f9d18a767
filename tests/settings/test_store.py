"""The settings file: written whole, read whatever happened to it."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carnet.domain.errors import KnownError
from carnet.settings.schema import SCHEMA, SIZE_LIMIT_MB, THEME
from carnet.settings.setting import Whole
from carnet.settings.store import SettingsStore
from carnet.settings.values import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def store(file: Path) -> SettingsStore:
    file.parent.mkdir()
    return SettingsStore(file)


def put(file: Path, values: dict[str, object], **more: object) -> None:
    file.write_text(json.dumps({"values": values, **more}), encoding="utf-8")


def test_without_a_file_the_defaults_hold_and_nothing_is_wrong(store, file: Path) -> None:
    loaded = store.load()
    assert (loaded.settings, loaded.problems) == (Settings(), ())
    assert not file.exists()


def test_what_is_saved_is_loaded(store) -> None:
    chosen = Settings().with_value(THEME, "dark").with_value(SIZE_LIMIT_MB, 7)
    store.save(chosen)
    loaded = store.load()
    assert (loaded.settings.get(THEME), loaded.settings.get(SIZE_LIMIT_MB)) == ("dark", 7)
    assert loaded.problems == ()


def test_only_what_was_chosen_is_written(store, file: Path) -> None:
    store.save(Settings().with_value(THEME, "dark"))
    assert json.loads(file.read_text()) == {"version": 1, "values": {"appearance.theme": "dark"}}


def test_the_folder_is_made_when_it_is_missing(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "a" / "b" / "settings.json")
    store.save(Settings().with_value(THEME, "dark"))
    assert store.load().settings.get(THEME) == "dark"


def test_unknown_keys_are_kept(store, file: Path) -> None:
    put(file, {"future.thing": {"é": [1, None]}, "appearance.theme": "dark"})
    store.save(store.load().settings.with_value(SIZE_LIMIT_MB, 3))
    values = json.loads(file.read_text(encoding="utf-8"))["values"]
    assert values == {
        "future.thing": {"é": [1, None]},
        "appearance.theme": "dark",
        "library.size_limit_mb": 3,
    }


def test_a_bad_value_becomes_the_default_and_is_told(store, file: Path) -> None:
    put(file, {"appearance.theme": "pink", "library.size_limit_mb": 5})
    loaded = store.load()
    assert loaded.settings.get(THEME) == "system"
    assert loaded.settings.get(SIZE_LIMIT_MB) == 5
    (problem,) = loaded.problems
    assert problem.code == "setting-invalid"
    assert "appearance.theme" in problem.message
    assert "pink" in problem.detail


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"null",
        b'{"values": []}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"values": {}, "x": "' + b"a" * 1_000_000 + b'"}',
    ],
)
def test_a_broken_file_is_set_aside_and_defaults_hold(store, file: Path, data: bytes) -> None:
    file.write_bytes(data)
    loaded = store.load()
    assert loaded.settings == Settings()
    (problem,) = loaded.problems
    assert problem.code == "settings-broken"
    kept = file.with_name("settings.broken-1.json")
    assert kept.read_bytes() == data
    assert str(kept) in problem.advice
    assert not file.exists()


def test_files_set_aside_before_are_not_overwritten(store, file: Path) -> None:
    for data in (b"one", b"two"):
        file.write_bytes(data)
        store.load()
    kept = [file.with_name(f"settings.broken-{n}.json").read_bytes() for n in (1, 2)]
    assert kept == [b"one", b"two"]


def test_a_folder_in_place_of_the_file_is_set_aside_too(store, file: Path) -> None:
    file.mkdir()
    assert store.load().problems[0].code == "settings-broken"
    store.save(Settings().with_value(THEME, "dark"))
    assert store.load().settings.get(THEME) == "dark"


def test_a_byte_order_mark_of_a_hand_edit_does_no_harm(store, file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbf{"values": {"appearance.theme": "dark"}}')
    assert store.load().settings.get(THEME) == "dark"


def test_a_failing_save_says_so_and_leaves_the_old_file(store, file: Path) -> None:
    store.save(Settings().with_value(THEME, "dark"))
    draft = file.with_name(f".settings.json.{os.getpid()}.tmp")
    draft.mkdir()  # in the way of the new file, as a full disk would be
    with pytest.raises(KnownError) as failure:
        store.save(Settings().with_value(THEME, "light"))
    assert failure.value.code == "settings-not-saved"
    draft.rmdir()
    assert store.load().settings.get(THEME) == "dark"


def test_saving_leaves_nothing_beside_the_file(store, file: Path) -> None:
    for size in range(1, 6):
        store.save(Settings().with_value(SIZE_LIMIT_MB, size))
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are POSIX")
def test_the_file_is_private_and_a_link_stays_a_link(store, file: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.json"
    file.symlink_to(real)
    store.save(Settings().with_value(THEME, "dark"))
    assert file.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


def test_older_values_go_through_every_migration_since(file: Path) -> None:
    file.parent.mkdir()
    limit = Whole("library.limit", 1, least=0, most=100)

    def rename(values: dict[str, object]) -> dict[str, object]:
        return {key.replace("old.", "library."): value for key, value in values.items()}

    def double(values: dict[str, object]) -> dict[str, object]:
        return {key: value * 2 for key, value in values.items() if isinstance(value, int)}

    store = SettingsStore(file, [limit], [rename, double])
    put(file, {"old.limit": 10}, version=1)
    assert store.load().settings.get(limit) == 20
    store.save(store.load().settings)
    assert json.loads(file.read_text()) == {"version": 3, "values": {"library.limit": 20}}
    assert store.load().settings.get(limit) == 20


@pytest.mark.parametrize("version", [None, "1", True, 0, -3])
def test_a_file_without_a_version_is_of_this_one(store, file: Path, version: object) -> None:
    put(file, {"appearance.theme": "dark"}, version=version)
    assert store.load().settings.get(THEME) == "dark"


def test_a_newer_file_is_read_as_far_as_it_is_understood_and_stays_newer(store, file: Path) -> None:
    put(file, {"appearance.theme": "dark", "new.key": 1}, version=9)
    loaded = store.load()
    assert loaded.settings.get(THEME) == "dark"
    assert [problem.code for problem in loaded.problems] == ["settings-newer"]
    store.save(loaded.settings)
    assert json.loads(file.read_text())["version"] == 9


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(values=st.dictionaries(st.sampled_from([s.key for s in SCHEMA]) | st.text(max_size=8), JSON))
def test_whatever_json_is_loaded_can_be_saved_and_loads_alike(store, file: Path, values) -> None:
    put(file, values)
    loaded = store.load().settings
    store.save(loaded)
    again = store.load()
    assert again.problems == ()
    assert {s.key: again.settings.get(s) for s in SCHEMA} == {s.key: loaded.get(s) for s in SCHEMA}
    assert repr(again.settings.unknown) == repr(dict(sorted(loaded.unknown.items())))
