"""How programs save, sync and move files; the library must end as if it were built anew."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Workshop = Any  # the classes of the fixtures in conftest.py
Audience = Any
Way = Callable[[Path], None]

_NEW = "# Note\n\nThe editedword stands here now.\n"


def _in_place(note: Path) -> None:
    with note.open("r+") as file:
        file.write(_NEW)
        file.truncate()


def _by_temporary(temporary: str) -> Way:
    def save(note: Path) -> None:
        new = note.with_name(temporary)
        new.write_text(_NEW)
        new.replace(note)

    return save


def _vim(note: Path) -> None:
    swap, backup = note.with_name(f".{note.name}.swp"), note.with_name(f"{note.name}~")
    swap.write_bytes(b"b0VIM 9.1" + bytes(1_000))
    note.with_name("4913").touch()
    note.with_name("4913").unlink()
    note.rename(backup)
    note.write_text(_NEW)
    backup.unlink()
    swap.unlink()


def _emacs(note: Path) -> None:
    note.with_name(f".#{note.name}").symlink_to("me@host.1234:5678")
    note.with_name(f"#{note.name}#").write_text("half an editedw")
    note.rename(note.with_name(f"{note.name}~"))
    note.write_text(_NEW)
    note.with_name(f"#{note.name}#").unlink()
    note.with_name(f".#{note.name}").unlink()


def _kate(note: Path) -> None:
    swap = note.with_name(f".{note.name}.kate-swp")
    swap.write_bytes(b"\0\0\0\x13Kate Swap File 2.0")
    _by_temporary(f"{note.name}.XyZaBc")(note)
    swap.unlink()


def _libreoffice(note: Path) -> None:
    lock = note.with_name(f".~lock.{note.name}#")
    lock.write_text(",me,host,21.11.2026 08:00,file:///home/me;")
    _by_temporary("lu1234abcd.tmp")(note)
    lock.unlink()


def _word(note: Path) -> None:
    owner = note.with_name(f"~${note.name}")
    owner.write_bytes(bytes(162))
    new, old = note.with_name("~WRD0001.tmp"), note.with_name("~WRL0002.tmp")
    new.write_text(_NEW)
    note.rename(old)
    new.rename(note)
    old.unlink()
    owner.unlink()


def _deleted_and_made_anew(note: Path) -> None:
    note.unlink()
    note.write_text(_NEW)


def _written_bit_by_bit(note: Path) -> None:
    with note.open("w") as file:
        for piece in _NEW:
            file.write(piece)
            file.flush()


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(_in_place, id="nano"),
        pytest.param(_vim, id="vim"),
        pytest.param(_emacs, id="emacs"),
        pytest.param(_kate, id="kate"),
        pytest.param(_libreoffice, id="libreoffice"),
        pytest.param(_word, id="word"),
        pytest.param(_by_temporary(".goutputstream-ABC123"), id="gedit"),
        pytest.param(_by_temporary(".syncthing.note1.md.tmp"), id="syncthing"),
        pytest.param(_by_temporary("sedAbCdEf"), id="sed"),
        pytest.param(_deleted_and_made_anew, id="deleted and made anew"),
        pytest.param(_written_bit_by_bit, id="bit by bit"),
    ],
)
def test_a_save_is_one_edited_note(
    workshop: Workshop,
    new_workshop: Callable[[], Workshop],
    audience: Audience,
    watching: Path,
    way: Way,
) -> None:
    way(watching / "folder1" / "note1.md")
    audience.wait_for(lambda: workshop.find("editedword") == ["note1.md"])
    _settle(workshop, new_workshop(), audience)
    assert workshop.library.status().documents == 3
    assert workshop.library.status().failed == ()


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
def test_the_real_vim_saves_one_edited_note(
    workshop: Workshop, new_workshop: Callable[[], Workshop], audience: Audience, watching: Path
) -> None:
    note = watching / "folder1" / "note1.md"
    command = ["vim", "-Nu", "NONE", "-es", "-c", "%s/First/editedword/", "-c", "wq", str(note)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, timeout=60)
    audience.wait_for(lambda: workshop.find("editedword") == ["note1.md"])
    _settle(workshop, new_workshop(), audience)


def _rename_folder(notes: Path, _place: Path) -> None:
    (notes / "folder1").rename(notes / "renamed")


def _into_another_folder(notes: Path, _place: Path) -> None:
    (notes / "folder1").rename(notes / "folder2" / "folder1")


def _out(notes: Path, place: Path) -> None:
    (notes / "folder1").rename(place / "outside")


def _out_and_in_again(notes: Path, place: Path) -> None:
    (notes / "folder1").rename(place / "outside")
    (place / "outside").rename(notes / "back")


def _in(notes: Path, place: Path) -> None:
    (place / "incoming" / "deep").mkdir(parents=True)
    (place / "incoming" / "deep" / "new.md").write_text("incomingword")
    (place / "incoming").rename(notes / "incoming")


def _in_and_edited_at_once(notes: Path, place: Path) -> None:
    _in(notes, place)
    (notes / "incoming" / "deep" / "new.md").write_text("anotherword")
    (notes / "incoming" / "later.md").write_text("laterword")


def _deleted(notes: Path, _place: Path) -> None:
    shutil.rmtree(notes / "folder1")


def _copied(notes: Path, _place: Path) -> None:
    shutil.copytree(notes / "folder1", notes / "copy")


def _two_names_swapped(notes: Path, _place: Path) -> None:
    one, two = notes / "folder0" / "note0.md", notes / "folder1" / "note1.md"
    one.rename(notes / "swap")
    two.rename(one)
    (notes / "swap").rename(two)


def _a_folder_in_place_of_a_note(notes: Path, _place: Path) -> None:
    note = notes / "folder1" / "note1.md"
    note.unlink()
    note.mkdir()
    (note / "inside.md").write_text("insideword")


def _a_note_in_place_of_a_folder(notes: Path, _place: Path) -> None:
    shutil.rmtree(notes / "folder1")
    (notes / "folder1").write_text("no note")
    (notes / "folder1").rename(notes / "folder1.md")


def _made_and_gone_at_once(notes: Path, _place: Path) -> None:
    for n in range(20):
        (notes / f"brief{n}.md").write_text("brief")
        (notes / f"brief{n}.md").unlink()
    (notes / "last.md").write_text("lastword")


def _hidden_and_shown(notes: Path, _place: Path) -> None:
    (notes / "folder1").rename(notes / ".folder1")
    (notes / "folder2").rename(notes / ".folder2")
    (notes / ".folder2").rename(notes / "folder2")


def _ignored(notes: Path, _place: Path) -> None:
    (notes / ".carnetignore").write_text("folder1/\n")


def _ignored_in_one_folder(notes: Path, _place: Path) -> None:
    (notes / "folder1" / ".carnetignore").write_text("*.md\n")


@pytest.mark.parametrize(
    "change",
    [
        _rename_folder, _into_another_folder, _out, _out_and_in_again, _in, _in_and_edited_at_once,
        _deleted, _copied, _two_names_swapped, _a_folder_in_place_of_a_note,
        _a_note_in_place_of_a_folder, _made_and_gone_at_once, _hidden_and_shown, _ignored,
        _ignored_in_one_folder,
    ],
    ids=lambda change: change.__name__.strip("_").replace("_", " "),
)  # fmt: skip
def test_after_folders_changed_the_library_is_as_built_anew(
    workshop: Workshop,
    new_workshop: Callable[[], Workshop],
    audience: Audience,
    watching: Path,
    change: Callable[[Path, Path], None],
) -> None:
    change(watching, workshop.place)
    _settle(workshop, new_workshop(), audience)


def test_moves_and_copies_embed_nothing(
    workshop: Workshop, new_workshop: Callable[[], Workshop], audience: Audience, watching: Path
) -> None:
    embedded = len(workshop.embedder.texts)
    for change in (_copied, _rename_folder, _two_names_swapped_later, _touched):
        change(watching, workshop.place)
        _settle(workshop, new_workshop(), audience)
    assert len(workshop.embedder.texts) == embedded


def _two_names_swapped_later(notes: Path, _place: Path) -> None:
    one, two = notes / "folder0" / "note0.md", notes / "folder2" / "note2.md"
    one.rename(notes / "swap")
    two.rename(one)
    (notes / "swap").rename(two)


def _touched(notes: Path, _place: Path) -> None:
    os.utime(notes / "folder0" / "note0.md")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_checkout_of_hundreds_of_files_is_followed(
    workshop: Workshop, new_workshop: Callable[[], Workshop], audience: Audience, watching: Path
) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=n", "-c", "user.email=n@example.invalid", "-c", "gc.auto=0")
        subprocess.run(["git", "-C", str(watching), *who, *words], check=True, capture_output=True)  # noqa: S607

    def write(count: int, word: str) -> None:
        for n in range(count):
            path = watching / f"part{n % 7}" / f"{n}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{word} number{n}")

    git("init", "-q", "-b", "one")
    write(300, "oneword")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "two")
    shutil.rmtree(watching / "part3")
    write(200, "twoword")
    git("add", "-A")
    git("commit", "-qm", "two")
    _settle(workshop, new_workshop(), audience)
    looks = len(audience.reports)
    git("checkout", "-q", "one")
    _settle(workshop, new_workshop(), audience)
    assert len(workshop.find("oneword")) == 300
    assert workshop.find("twoword") == []
    assert len(audience.reports) - looks < 60  # hundreds of events, a few looks


def _settle(workshop: Workshop, fresh: Workshop, audience: Audience) -> None:
    """Wait until the library is what an index built now from the same folder would be."""
    fresh.library.add_folder(str(workshop.notes))
    fresh.library.update()
    expected = fresh.state()
    audience.wait_for(lambda: workshop.state() == expected)
