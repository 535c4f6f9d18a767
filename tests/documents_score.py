"""How well documents are read: every file of a folder, through the real child.

    python tests/documents_score.py FOLDER [--every]

A file `expected/NAME.md` below the folder is what the file NAME should say; only its words are
compared: how many of them were found (recall) and how many of those found were wanted (precision).
Both also without the markup of Markdown. Not a test: the documents belong to others.
"""

from __future__ import annotations

import argparse
import re
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from carnet.adapters.parsing.document_parser import DocumentParser
from carnet.domain.documents import ParsedDocument
from carnet.domain.errors import KnownError

# Comments, the targets of links and pictures, tags, and entities of Markdown.
_MARKUP = re.compile(r"<!--.*?-->|(?<=\])\([^)\n]*\)|</?[a-zA-Z][^>\n]*>|&\w+;", re.DOTALL)
_SLOWEST = 10
_LOOK_S = 0.02


@dataclass
class Peak:
    """The most memory that a child of this process held, in bytes."""

    size_bytes: int = 0
    _done: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        while not self._done.wait(_LOOK_S):
            for child in psutil.Process().children(recursive=True):
                try:
                    self.size_bytes = max(self.size_bytes, child.memory_info().rss)
                except psutil.Error:
                    continue

    def stop(self) -> None:
        self._done.set()


def words(text: str) -> Counter[str]:
    """Words, lower case, counted."""
    return Counter(re.findall(r"\w+", text.lower()))


def recall_and_precision(wanted: str, found: str) -> tuple[float, float]:
    """Shares of the words of `wanted` that were found, and of those found that were wanted."""
    want, have = words(wanted), words(found)
    both = (want & have).total()
    return both / (want.total() or 1), both / (have.total() or 1)


def plain(markdown: str) -> str:
    """Without comments, tags and addresses."""
    return _MARKUP.sub(" ", markdown)


def main() -> int:
    """Print the table; the exit code is 1 when a mean is below what must hold."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--every", action="store_true", help="print each file, not only failed")
    options = arguments.parse_args()
    expected: Path = options.folder / "expected"
    peak = Peak()
    threading.Thread(target=peak.watch, daemon=True).start()
    parser = DocumentParser()
    times: list[tuple[float, str]] = []
    scores: list[tuple[str, tuple[float, float], tuple[float, float]]] = []
    failed = 0
    files = [file for file in sorted(options.folder.rglob("*")) if _wanted(file, parser, expected)]
    for file in files:
        began = time.perf_counter()
        parsed = _read(parser, file)
        name = str(file.relative_to(options.folder))
        times.append((time.perf_counter() - began, name))
        if isinstance(parsed, KnownError):
            failed += 1
            print(f"failed  {parsed.info.code:26} {name}: {parsed.info.detail[:80]}")
            continue
        if options.every:
            notes = ", ".join(parsed.notes)
            print(f"read    {len(parsed.text):8} {len(parsed.pages):4} pages {name} {notes}")
        wanted = expected / f"{file.name}.md"
        if wanted.is_file() and file.parent.name == "docling-docs":
            text = wanted.read_text()
            scores.append(
                (
                    name,
                    recall_and_precision(text, parsed.text),
                    recall_and_precision(plain(text), plain(parsed.text)),
                )
            )
    parser.close()
    peak.stop()
    print(f"\n{'words found / right':>54}    {'without markup':>14}")
    for name, raw, stripped in scores:
        print(f"{name:42} {raw[0]:.3f} {raw[1]:.3f}      {stripped[0]:.3f} {stripped[1]:.3f}")
    shares = [(*raw, *stripped) for _, raw, stripped in scores]
    means = [sum(share[n] for share in shares) / (len(shares) or 1) for n in range(4)]
    print(f"{'mean of ' + str(len(scores)):42} {means[0]:.3f} {means[1]:.3f}      "
          f"{means[2]:.3f} {means[3]:.3f}")  # fmt: skip
    print(
        "\nslowest: " + ", ".join(f"{name} {s:.1f} s" for s, name in sorted(times)[:-_SLOWEST:-1])
    )
    print(
        f"{len(files) - failed} of {len(files)} read; a child held {peak.size_bytes / 1e6:.0f} MB"
    )
    return int(bool(scores) and (means[2] < 0.95 or means[3] < 0.9))


def _wanted(file: Path, parser: DocumentParser, expected: Path) -> bool:
    return file.is_file() and expected not in file.parents and file.suffix in parser.formats


def _read(parser: DocumentParser, file: Path) -> ParsedDocument | KnownError:
    try:
        return parser.parse(str(file), file.read_bytes())
    except KnownError as error:
        return error


if __name__ == "__main__":
    sys.exit(main())
