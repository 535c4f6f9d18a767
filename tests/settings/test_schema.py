"""What each setting accepts."""

from __future__ import annotations

import subprocess
import sys

import pytest

from carnet.settings.schema import (
    ABSTENTION,
    EXTRACTIVE_ONLY,
    GPU,
    IGNORED_NAMES,
    SCHEMA,
    SIZE_LIMIT_MB,
    THEME,
)
from carnet.settings.setting import Text
from carnet.settings.values import Settings


def test_every_key_is_declared_once_and_has_a_group() -> None:
    keys = [setting.key for setting in SCHEMA]
    assert len(set(keys)) == len(keys)
    assert all(setting.group and "." in setting.key for setting in SCHEMA)


@pytest.mark.parametrize("setting", SCHEMA, ids=lambda setting: setting.key)
def test_every_default_is_a_value_its_setting_accepts(setting) -> None:
    assert setting.read(setting.write(setting.default)) == setting.default


def test_labels_and_help_are_found_by_key() -> None:
    assert THEME.help_key == "settings.appearance.theme.help"


@pytest.mark.parametrize(
    ("setting", "stored", "value"),
    [
        (THEME, "dark", "dark"),
        (SIZE_LIMIT_MB, 50, 50),
        (SIZE_LIMIT_MB, 50.0, 50),
        (EXTRACTIVE_ONLY, True, True),
        (IGNORED_NAMES, ["a", " b ", "a", ""], ("a", "b")),
        (Text("x.y", ""), "name", "name"),
        (GPU, "off", "off"),
        (GPU, "024", "24"),
        (GPU, 12, "12"),
    ],
)
def test_allowed_values_are_read(setting, stored: object, value: object) -> None:
    assert setting.read(stored) == value


@pytest.mark.parametrize(
    ("setting", "stored"),
    [
        (THEME, "pink"),
        (THEME, 1),
        (SIZE_LIMIT_MB, 0),
        (SIZE_LIMIT_MB, 10**400),
        (SIZE_LIMIT_MB, 1.5),
        (SIZE_LIMIT_MB, float("inf")),
        (SIZE_LIMIT_MB, float("nan")),
        (SIZE_LIMIT_MB, True),
        (SIZE_LIMIT_MB, "20"),
        (EXTRACTIVE_ONLY, 1),
        (EXTRACTIVE_ONLY, None),
        (IGNORED_NAMES, "a"),
        (IGNORED_NAMES, [1]),
        (IGNORED_NAMES, ["a\nb"]),
        (Text("x.y", ""), "a\0b"),
        (GPU, "most"),
        (GPU, "-1"),
        (GPU, -1),
        (GPU, True),
        (Text("x.y", ""), "a" * 2_000),
    ],
)
def test_other_values_are_refused(setting, stored: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        setting.read(stored)


def test_what_was_not_chosen_has_its_default() -> None:
    settings = Settings()
    assert settings.get(SIZE_LIMIT_MB) == 20
    assert not settings.is_chosen(SIZE_LIMIT_MB)


def test_choosing_makes_new_settings_and_leaves_the_old() -> None:
    before = Settings()
    after = before.with_value(ABSTENTION, "bold").with_value(IGNORED_NAMES, ("x",))
    assert (after.get(ABSTENTION), after.get(IGNORED_NAMES)) == ("bold", ("x",))
    assert before.get(ABSTENTION) == "balanced"


def test_choosing_the_default_is_choosing_nothing() -> None:
    settings = Settings().with_value(THEME, "dark").with_value(THEME, "system")
    assert settings == Settings()


def test_settings_can_go_back_to_their_defaults() -> None:
    settings = Settings().with_value(THEME, "dark").with_value(SIZE_LIMIT_MB, 5)
    assert settings.without([THEME]).get(THEME) == "system"
    assert settings.without(SCHEMA) == Settings()


def test_a_value_out_of_range_cannot_be_chosen() -> None:
    with pytest.raises(ValueError, match="from 1 to 2000"):
        Settings().with_value(SIZE_LIMIT_MB, 10_000)


def test_settings_load_nothing_heavy() -> None:
    code = "import carnet.settings.store, carnet.settings.paths, sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "yaml", "markdown_it", "msgspec"} & set(ran.stdout.split())
