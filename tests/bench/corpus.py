"""Notes to measure with: sections of the sample library, shuffled into new notes."""

from __future__ import annotations

import random
import re
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"


def write_notes(folder: Path, count: int, seed: int = 0) -> None:
    """`count` Markdown notes of one to five paragraphs, no two alike, in folders of a hundred."""
    chooser = random.Random(seed)
    paragraphs = [
        paragraph.strip()
        for path in sorted(SAMPLE.rglob("*.md"))
        for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
        if len(paragraph.split()) >= 8 and not paragraph.startswith("---")
    ]
    for number in range(count):
        place = folder / f"{number // 100:03d}"
        place.mkdir(parents=True, exist_ok=True)
        chosen = chooser.sample(paragraphs, chooser.randint(1, 5))
        words = " ".join(chooser.sample(" ".join(chosen).split(), 8))
        body = "\n\n".join(chosen)
        note = f"# Note {number}: {words}\n\n{body}\n\nReference {number:06d}.\n"
        (place / f"note-{number:06d}.md").write_text(note, encoding="utf-8")
