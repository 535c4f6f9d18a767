"""Packages that are named and never used are not imported."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from carnet.adapters.stand_in_modules import forget_modules, standing_in

CLIENT = "carnet_test_client"
USER = "carnet_test_user"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package that names what another one defines; `tmp_path` is where both lie."""
    (tmp_path / CLIENT / "models").mkdir(parents=True)
    (tmp_path / CLIENT / "__init__.py").write_text("from carnet_test_client.models import Row\n")
    (tmp_path / CLIENT / "models" / "__init__.py").write_text(
        "class Row:\n    kind = 'real'\n    def __init__(self, n): self.n = n\n"
    )
    (tmp_path / f"{USER}.py").write_text(
        "from carnet_test_client.models import Row\n"
        "def make(row: Row | None = None) -> Row: return Row(3)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    forget_modules(CLIENT, USER)


def loaded_for_real() -> bool:
    module = sys.modules.get(f"{CLIENT}.models")
    return getattr(module, "__file__", None) is not None


def user() -> ModuleType:
    with standing_in(CLIENT):
        return importlib.import_module(USER)


def test_what_is_only_named_is_not_imported(packages: Path) -> None:
    user()
    assert f"{CLIENT}.models" in sys.modules
    assert not getattr(sys.modules[f"{CLIENT}.models"], "__file__", None)


def test_what_is_used_after_all_is_the_real_thing(packages: Path) -> None:
    taken = user()
    made = taken.make()
    assert made.n == 3
    assert taken.Row.kind == "real"
    assert isinstance(made, taken.Row)
    assert loaded_for_real()


def test_nothing_is_an_instance_of_what_was_never_imported(packages: Path) -> None:
    assert not isinstance("a text", user().Row)
    assert not loaded_for_real()


def test_an_import_that_fails_leaves_no_stand_in_behind(packages: Path) -> None:
    (packages / f"{USER}.py").write_text(
        "import carnet_test_client.models\nraise RuntimeError('not with these')\n"
    )
    with pytest.raises(RuntimeError):
        user()
    assert CLIENT not in sys.modules
    assert importlib.import_module(CLIENT).Row(1).n == 1


def test_a_package_imported_before_is_left_alone(packages: Path) -> None:
    real = importlib.import_module(CLIENT)
    assert user().Row is real.Row
