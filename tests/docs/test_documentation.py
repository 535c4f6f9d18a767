"""The pages say nothing that the project does not have: commands, links, numbers."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from carnet import __version__
from carnet.cli.arguments import COMMANDS, parse

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path
    for path in (*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"))
    if path.is_file()
)
FENCE = re.compile(r"^ *```[a-z]*\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
# Words in capitals that a reader replaces.
PLACEHOLDERS = {"NAME": "all-minilm-l6-v2", "COMMAND": "search", "DIR": "notes"}


def commands_of(page: Path, program: str) -> list[str]:
    """Lines of a page's code blocks that run `program`."""
    blocks = FENCE.findall(page.read_text(encoding="utf-8"))
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith(f"{program} ")]


def names_of(page: Path, program: str) -> set[str]:
    """What is named after `program` in a page's running text: `program name`."""
    inline = INLINE.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    return {words[1] for text in inline if (words := text.split())[:1] == [program] and words[1:]}


def arguments_of(command: str) -> list[str]:
    """What stands after the program's name, comments off, placeholders filled in."""
    words = shlex.split(command, comments=True)[1:]
    return [PLACEHOLDERS.get(word, word) for word in words]


def test_the_pages_show_commands() -> None:
    assert len(commands_of(REPOSITORY / "README.md", "carnet")) >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_carnet_command_shown_is_one_that_is_understood(page: Path) -> None:
    refused = []
    for command in commands_of(page, "carnet"):
        arguments = arguments_of(command)
        try:
            parse(arguments)
        except SystemExit as stop:
            if stop.code != 0:  # --help and --version end well
                refused.append(command)
    assert refused == []
    names = {name for name in names_of(page, "carnet") if not name.startswith("-")}
    assert names - {*COMMANDS, *PLACEHOLDERS} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_shown_exists(page: Path) -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    shown = {word for command in commands_of(page, "make") for word in arguments_of(command)}
    assert (shown | names_of(page, "make")) - targets == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    targets = [target.split("#")[0] for target in LINK.findall(text) if "://" not in target]
    assert [t for t in targets if t and not (page.parent / t).exists()] == []


def test_decisions_are_numbered_without_gaps_and_state_their_status() -> None:
    pages = sorted((REPOSITORY / "docs" / "adr").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(len(pages)))
    for page in pages:
        title, _, status = page.read_text(encoding="utf-8").splitlines()[:3]
        assert title.startswith(f"# {page.name[:4]}: ")
        assert re.match(r"(Proposed|Accepted|Superseded by \d{4}), \d{4}-\d\d-\d\d$", status)


def test_the_changelog_has_an_entry_for_this_version() -> None:
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## [{__version__}]" in changelog


def test_the_privacy_page_names_every_kind_that_is_kept_and_every_probe() -> None:
    text = (REPOSITORY / "docs" / "privacy.md").read_text(encoding="utf-8").lower()
    for word in ("index", "vectors", "conversations", "imports", "logs", "models", "settings"):
        assert word in text
    for attempt in ("ipv4", "ipv6", "c library", "name lookup", "child process"):
        assert attempt in text
    assert parse(["erase", "--yes", "--models"]).models
    assert parse(["export", "copy.zip"]).place == "copy.zip"
