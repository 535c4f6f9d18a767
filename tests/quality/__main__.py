"""`make quality DATA=FOLDER`: measures what is found and answered, and writes docs/quality.md.

FOLDER holds sets in BEIR layout (corpus.jsonl, queries.jsonl, qrels/test.tsv), at any depth, and
the vault `code-civil-fr` as a folder or an archive, and `hostile/make.py` for notes with
instructions in them. Indexed libraries and results are kept in the
work folder: a part is measured again only when the code that decides what is found has changed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.quality import answers, bilingual, injection, latency, references, sets
from tests.quality.kept import Kept
from tests.quality.report import Finding, write_page

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "quality.md"
WORK = ROOT / "build" / "quality"


def main() -> int:
    """Measure what is asked for; the page is written when every part was measured."""
    arguments = _arguments()
    work = arguments.work.resolve()
    kept = Kept(work / "results", again=arguments.again)
    parts: dict[str, Callable[[], list[Finding]]] = {
        folder.name: lambda folder=folder: sets.measure(folder, work, arguments.sample, kept)
        for folder in sets.folders(arguments.data)
    }
    if vault := references.find_vault(arguments.data):
        parts["code-civil"] = lambda: references.measure(vault, work, kept)
    parts["bilingual"] = lambda: bilingual.measure(work, kept)
    parts["latency"] = lambda: latency.measure(work, kept)
    texts: dict[str, Callable[[], list[str]]] = {
        "answers": lambda: answers.tables(arguments.data.resolve(), work)
    }
    if (arguments.data / "hostile" / "make.py").is_file():
        texts["injection"] = lambda: _injection(arguments.data.resolve())
    names = [*parts, *texts]
    chosen = arguments.only or names
    if unknown := set(chosen) - set(names):
        print(f"There is no part {', '.join(sorted(unknown))}; there are: {', '.join(names)}")
        return 2
    findings: list[Finding] = []
    for name in [name for name in parts if name in chosen]:
        print(f"measuring: {name}", flush=True)
        measured = parts[name]()
        print("\n".join(finding.line for finding in measured), flush=True)
        findings += measured
    tables: list[str] = []
    for name in [name for name in texts if name in chosen]:
        print(f"measuring: {name}", flush=True)
        lines = texts[name]()
        print("\n".join(lines), flush=True)
        tables += ["", *lines] if tables else lines
    if not arguments.only and arguments.sample is None:
        write_page(arguments.page, findings, tables)
        print(f"written: {arguments.page}")
    failed = [finding for finding in findings if finding.holds is False]
    print(f"{len(failed)} goals are missed" if failed else "every goal is reached")
    return 1 if failed else 0


def _injection(data: Path) -> list[str]:
    with TemporaryDirectory() as work:
        return injection.tables(data, Path(work))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--only", nargs="+", metavar="PART", help="these parts; writes no page")
    parser.add_argument("--sample", type=int, metavar="N", help="N queries a set; writes no page")
    parser.add_argument("--again", action="store_true", help="measure what was measured already")
    parser.add_argument("--work", type=Path, default=WORK, metavar="DIR")
    parser.add_argument("--page", type=Path, default=PAGE, metavar="FILE")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        parser.error(f"{arguments.data} is no folder")
    return arguments


if __name__ == "__main__":
    sys.exit(main())
