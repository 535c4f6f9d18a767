from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from carnet.domain.programs import (
    Child,
    asked_child,
    carnet_command,
    child_command,
    is_frozen,
)


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/carnet/carnet")
    return "/opt/carnet/carnet"


@pytest.mark.parametrize("child", Child)
def test_every_child_is_a_module_that_exists(child: Child) -> None:
    assert importlib.util.find_spec(child.value) is not None


def test_from_source_a_child_is_a_module_of_this_python() -> None:
    assert not is_frozen()
    command = child_command(Child.ENGINE, "--data-dir", "here")
    assert command == [sys.executable, "-m", "carnet.engine", "--data-dir", "here"]
    assert carnet_command("status") == [sys.executable, "-m", "carnet.cli", "status"]


@pytest.mark.parametrize("child", Child)
def test_a_frozen_program_is_its_own_children(frozen: str, child: Child) -> None:
    program, option, argument = child_command(child, "argument")
    assert (program, argument) == (frozen, "argument")
    assert asked_child(option) is child


def test_a_frozen_program_is_its_own_command_line(frozen: str) -> None:
    assert carnet_command("status", "--json") == [frozen, "status", "--json"]


@pytest.mark.parametrize("argument", ["gui", "--json", "--child", "--child=", "--child=os"])
def test_no_other_module_can_be_asked_for(argument: str) -> None:
    assert asked_child(argument) is None


def test_the_entry_point_is_the_child_it_is_asked_for() -> None:
    code = (
        "import sys; sys.frozen = True\n"
        "sys.argv = ['carnet', '--child=network-attempt']\n"
        "from carnet.__main__ import main\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0].isdigit()


def test_libraries_of_the_program_are_not_handed_to_other_programs() -> None:
    code = (
        "import os, sys; sys.frozen = True\n"
        "sys.argv = ['carnet', '--child=network-attempt']\n"
        "from carnet.__main__ import main\n"
        "main(); print(any(name.startswith('_PYI_') for name in os.environ))\n"
        "print(os.environ.get('LD_LIBRARY_PATH'))"
    )

    def seen(**environment: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        return " ".join(done.stdout.split()[-2:])

    assert seen(LD_LIBRARY_PATH="/opt/carnet", _PYI_ARCHIVE_FILE="carnet") == "False None"
    mine = seen(LD_LIBRARY_PATH="/opt/carnet", LD_LIBRARY_PATH_ORIG="/opt/mine")
    assert mine == "False /opt/mine"
