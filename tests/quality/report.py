"""The page that says how well Carnet finds and answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_HEAD = """# Quality

Made by `make quality DATA=FOLDER`, with the starter models. The sets are not part of Carnet; each
document of a set becomes a note. In brackets: where the figure lies with 95 in 100 (bootstrap over
the queries). "Better" and "worse" are said of paired differences that chance makes less than 5
times in 100.

## Finding

`keyword` and `vector` are the two halves alone, `hybrid` is what a search does. ADR 0019 says on
which sets the weights were found and on which they were confirmed.

| set | language | n | measure | goal | keyword | vector | hybrid | verdict |
|---|---|---|---|---|---|---|---|---|
"""
_ANSWERS = "\n## Answers\n\n"


@dataclass(frozen=True)
class Finding:
    """One row. `holds` is None where there is no goal."""

    name: str
    language: str
    queries: int
    measure: str
    goal: str
    keyword: str
    vector: str
    hybrid: str
    verdict: str
    holds: bool | None = None

    @property
    def line(self) -> str:
        """As Markdown."""
        cells = (
            self.name, self.language, f"{self.queries:,}", self.measure, self.goal,
            self.keyword, self.vector, self.hybrid, self.verdict,
        )  # fmt: skip
        return f"| {' | '.join(cells)} |"


def write_page(file: Path, findings: Sequence[Finding], answers: Sequence[str]) -> None:
    """Replace the page."""
    text = _HEAD + "\n".join(finding.line for finding in findings) + "\n"
    if answers:
        text += _ANSWERS + "\n".join(answers).strip("\n") + "\n"
    file.write_text(text, encoding="utf-8")


def figure(value: float, within: Sequence[float]) -> str:
    """A share and its interval."""
    low, high = within
    return f"{value:.3f} ({low:.3f}-{high:.3f})"
