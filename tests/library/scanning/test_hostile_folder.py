"""A folder made to do harm: all that can be read is found, all else listed, nothing touched."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

Workshop = Any  # the class of the fixture in conftest.py

_NAMES = (
    "spaces and #[]^| .md", "-rf.md", "quote'\"$(touch x)`y`.md", "CON.md", "UPPER.MD",
    "\N{GRINNING FACE} \u65e5\u672c\u8a9e.md", "a\u202emd.exe.md", "caf\u00e9.md", "cafe\u0301.md",
    "x" * 240 + ".md", "percent%00%2e%2e.md", "new\nline.md", "tab\there.md", ";drop table.md",
)  # fmt: skip
_TEXTS = {
    "latin1.md": "Caf\u00e9 latinword".encode("latin-1"),
    "utf16.md": "\ufeffutfword \u00e9t\u00e9".encode("utf-16-le"),
    "broken_utf8.md": b"brokenword \xff\xfe \xc0\xaf \xed\xa0\x80 end",
    "few_nuls.md": b"nulword a\x00b",
    "crlf.md": b"\xef\xbb\xbf# Title\r\n\r\ncrlfword\r\n",
    "deep_quotes.md": b"> " * 5_000 + b"quoteword",
    "brackets.md": b"[" * 20_000 + b"a" + b"]" * 20_000 + b"\n\nbracketword",
    "emphasis.md": b"*a_" * 20_000 + b"\n\nemphasisword",
    "open_fence.md": b"```\nfenceword\n",
    "open_header.md": b"---\ntitle: never closed\n\nheaderword\n",
    "code_in_header.md": b'---\nx: !!python/object/apply:os.system ["touch evil"]\n---\ntagword\n',
    "one_line.md": b"word " * 100_000 + b"lineword",
    "no_space.md": b"spaceword " + b"a" * 200_000,
    "markup.md": b'<script>open("evil", "w")</script><img src=file:///etc/passwd> markupword',
    "many_headings.md": b"".join(b"# T%d\n" % n for n in range(3_000)) + b"\nheadingsword\n",
}
_BAD = {
    "picture.md": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary-file"),
    "noise.md": (bytes(range(256)) * 40, "binary-file"),
    "zeros.md": (bytes(5_000), "binary-file"),
    "huge.md": (b"word " * 300_000, "file-too-large"),
}


@pytest.fixture
def hostile(workshop: Workshop) -> Path:
    """The folder, with a secret beside it that links point at."""
    folder: Path = workshop.notes
    (workshop.place / "secret").mkdir()
    (workshop.place / "secret" / "secret.md").write_text("secretword")
    for number, name in enumerate(_NAMES):
        (folder / "names").mkdir(exist_ok=True)
        (folder / "names" / name).write_text(f"# A\n\nnameword{number}\n")
    for name, data in _TEXTS.items():
        (folder / name).write_bytes(data)
    for name, (data, _code) in _BAD.items():
        (folder / name).write_bytes(data)
    (folder / "loop").symlink_to(".")
    (folder / "up").symlink_to("..")
    (folder / "out").symlink_to(workshop.place / "secret")
    (folder / "link.md").symlink_to(workshop.place / "secret" / "secret.md")
    (folder / "chain.md").symlink_to("link.md")
    (folder / "dangling.md").symlink_to("nowhere.md")
    (folder / "passwd.md").symlink_to("/etc/passwd")
    deep = folder
    for _ in range(60):
        deep /= "deep"
    deep.mkdir(parents=True)
    (deep / "bottom.md").write_text("bottomword")
    if sys.platform != "win32":
        os.mkfifo(folder / "pipe.md")
    return folder


def tree(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Everything below a folder with size, time and mode, links as links."""
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            stat = (Path(parent) / name).lstat()
            found[os.path.join(parent, name)] = (stat.st_size, stat.st_mtime_ns, stat.st_mode)  # noqa: PTH118
    return found


def test_what_can_be_read_is_found_and_what_cannot_is_listed(
    workshop: Workshop, hostile: Path
) -> None:
    report = workshop.library.update()
    assert report.documents.added == len(_NAMES) + len(_TEXTS) + 1
    failed = {Path(p.path).name: p.error for p in workshop.library.status().failed}
    assert {name: error.code for name, error in failed.items()} == {
        name: code for name, (_data, code) in _BAD.items()
    }
    assert all(error.message and error.advice for error in failed.values())
    for number, name in enumerate(_NAMES):
        assert [Path(found).name for found in workshop.find(f"nameword{number}")] == [name]
    for word, name in (
        ("latinword", "latin1.md"), ("utfword", "utf16.md"), ("brokenword", "broken_utf8.md"),
        ("nulword", "few_nuls.md"), ("crlfword", "crlf.md"), ("quoteword", "deep_quotes.md"),
        ("bracketword", "brackets.md"), ("emphasisword", "emphasis.md"),
        ("fenceword", "open_fence.md"), ("headerword", "open_header.md"),
        ("tagword", "code_in_header.md"), ("lineword", "one_line.md"),
        ("spaceword", "no_space.md"), ("markupword", "markup.md"),
        ("headingsword", "many_headings.md"), ("bottomword", "bottom.md"),
    ):  # fmt: skip
        assert workshop.find(word) == [name]


def test_no_link_is_followed_and_nothing_is_written(workshop: Workshop, hostile: Path) -> None:
    before, beside = tree(workshop.place), sorted(os.listdir(workshop.place))  # noqa: PTH208
    here = sorted(os.listdir())  # noqa: PTH208
    workshop.library.update()
    assert workshop.find("secretword") == []
    documents = workshop.parts.manifest.documents()
    assert not any(part in document.path for document in documents for part in ("/loop/", "/up/"))
    assert not {"link.md", "chain.md", "passwd.md", "dangling.md", "pipe.md"} & {
        Path(document.path).name for document in documents
    }
    own = str(workshop.data)
    after = {
        path: state for path, state in tree(workshop.place).items() if not path.startswith(own)
    }
    assert after == {path: state for path, state in before.items() if not path.startswith(own)}
    assert sorted({*os.listdir(workshop.place)} | {"data"}) == sorted({*beside, "data"})  # noqa: PTH208
    assert sorted(os.listdir()) == here  # noqa: PTH208


def test_a_second_look_reads_nothing_again(workshop: Workshop, hostile: Path) -> None:
    workshop.library.update()
    again = workshop.library.update()
    assert not again.changed
    assert again.documents.unchanged == len(_NAMES) + len(_TEXTS) + len(_BAD) + 1
    assert again.chunks.written == again.chunks.embedded == 0
