"""What a desktop reads about the program, and the icons it shows."""

from __future__ import annotations

import configparser
import mimetypes
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from tests.shots.app_icon import DRAWING, SIDES, THEME, drawn, file_of

from carnet import __version__
from carnet.adapters.parsing.formats import FORMATS
from carnet.cli.arguments import parse
from carnet.gui.app import APP_ID

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "desktop"
DESKTOP = FOLDER / f"{APP_ID}.desktop"
METAINFO = FOLDER / f"{APP_ID}.metainfo.xml"
# By this name they are known to desktops, and not to Python's own table.
OTHER_NAMES = {
    "text/org", "text/x-rst", "text/markdown", "application/rtf", "application/x-ipynb+json",
    "application/epub+zip", "application/mbox", "application/vnd.ms-outlook", "text/calendar",
    "text/plain", "image/webp",
}  # fmt: skip


@pytest.fixture(scope="module")
def entry() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DESKTOP, encoding="utf-8")
    return parser


def test_the_entry_says_what_a_menu_needs_in_both_languages(
    entry: configparser.ConfigParser,
) -> None:
    main = entry["Desktop Entry"]
    assert main["Type"] == "Application"
    assert main["Icon"] == APP_ID
    for key in ("Name", "Comment", "GenericName"):
        assert main[key]
    for key in ("Comment[fr]", "GenericName[fr]", "Keywords[fr]"):
        assert main[key]


def test_every_action_is_a_command_that_the_program_understands(
    entry: configparser.ConfigParser,
) -> None:
    sections = [entry["Desktop Entry"]]
    for name in entry["Desktop Entry"]["Actions"].strip(";").split(";"):
        section = entry[f"Desktop Action {name}"]
        assert section["Name"]
        assert section["Name[fr]"]
        sections.append(section)
    for section in sections:
        words = [word for word in section["Exec"].split() if not word.startswith("%")]
        assert words[0] == "carnet"
        assert parse(words[1:]).command == "gui"


def test_files_of_every_kind_that_is_offered_can_be_imported(
    entry: configparser.ConfigParser,
) -> None:
    offered = set(entry["Desktop Entry"]["MimeType"].strip(";").split(";"))
    read = {mimetypes.guess_type(f"a{suffix}")[0] for suffix in FORMATS}
    assert {"application/pdf", "text/markdown"} <= offered
    assert offered - read - OTHER_NAMES == set()


def test_other_programs_stay_the_ones_that_open_files_and_folders(
    entry: configparser.ConfigParser,
) -> None:
    # A desktop without a chosen file manager takes any program that opens folders for one.
    main = entry["Desktop Entry"]
    assert "inode/" not in main["MimeType"]
    assert main["InitialPreference"] == "0"


def test_the_metainfo_names_the_same_program_and_version() -> None:
    root = ElementTree.parse(METAINFO).getroot()  # noqa: S314 - the project's own file
    assert root.findtext("id") == APP_ID
    assert root.findtext("launchable") == DESKTOP.name
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    told = {node.get("{http://www.w3.org/XML/1998/namespace}lang") for node in root.iter("summary")}
    assert told == {None, "fr"}


@pytest.mark.parametrize("side", SIDES)
def test_icons_are_drawn_from_the_one_drawing(side: int, qapp: QApplication) -> None:
    stored = QImage(str(file_of(side))).convertToFormat(QImage.Format.Format_ARGB32)
    assert (stored.width(), stored.height()) == (side, side)
    fresh, far = drawn(side), 0
    assert fresh.pixelColor(side // 2, side // 2).alpha() == 255
    for x in range(0, side, max(1, side // 16)):
        for y in range(0, side, max(1, side // 16)):
            old, new = stored.pixelColor(x, y), fresh.pixelColor(x, y)
            far = max(far, abs(old.alpha() - new.alpha()), abs(old.red() - new.red()))
    assert far <= 8  # of 255: what versions of the renderer differ by


def test_the_scalable_icon_is_the_drawing() -> None:
    scalable = THEME / "scalable" / "apps" / f"{APP_ID}.svg"
    assert scalable.read_bytes() == DRAWING.read_bytes()


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("desktop-file-validate", [str(DESKTOP)]),
        ("appstreamcli", ["validate", "--no-net", str(METAINFO)]),
    ],
)
def test_the_desktop_s_own_tools_find_nothing_wrong(tool: str, arguments: list[str]) -> None:
    program = shutil.which(tool)
    if program is None:
        pytest.skip(f"{tool} is not installed; the tests above check what matters most")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
