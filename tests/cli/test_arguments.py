from __future__ import annotations

import pytest

from carnet.cli.arguments import COMMANDS, parse


def test_no_command_means_the_window() -> None:
    assert parse([]).command == "gui"


def test_a_folder_alone_opens_the_window_on_it() -> None:
    arguments = parse(["--data-dir", "d", "my notes"])
    assert (arguments.command, arguments.paths, arguments.data_dir) == ("gui", ["my notes"], "d")


@pytest.mark.parametrize("position", ["before", "after"])
def test_shared_options_stand_before_or_after_the_command(position: str) -> None:
    options = ["--data-dir", "d", "--json"]
    argv = [*options, "status"] if position == "before" else ["status", *options]
    arguments = parse(argv)
    assert (arguments.command, arguments.data_dir, arguments.json) == ("status", "d", True)


@pytest.mark.parametrize(
    "argv",
    [
        ["search"],
        ["search", "x", "--mode", "magic"],
        ["search", "x", "--limit", "0"],
        ["models"],
        ["eval"],
        ["eval", "set", "--own"],
        ["eval", "--own", "--answers"],
        ["eval", "set", "--export", "folder"],
        ["eval", "--compare", "a.json"],
        ["eval", "set", "--compare", "a.json", "b.json"],
        ["eval", "--compare", "a.json", "b.json", "--save", "c.json"],
        ["eval", "set", "--questions", "other", "--misses", "m.jsonl"],
        ["eval", "set", "--only", "magic"],
        ["status", "--no-such-option"],
    ],
)
def test_a_wrong_call_is_a_usage_error(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(argv)
    assert ended.value.code == 2
    assert "usage: carnet" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse([command, "--help"])
    assert ended.value.code == 0
    assert "--json" in capsys.readouterr().out


def test_filters_are_given_by_name() -> None:
    arguments = parse(
        ["search", "x", "--type", "markdown", "--lang", "fr", "--after", "2024-01-01"]
    )
    assert (arguments.format, arguments.language, arguments.after) == (
        "markdown", "fr", "2024-01-01",
    )  # fmt: skip
