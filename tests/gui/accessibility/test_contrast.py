"""Text can be read on its ground by the style sheet's rules; as drawn: every screen's tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from carnet.gui.look.tokens import TEXT_PAIRS

SHEET = Path(__file__).resolve().parents[3] / "resources" / "styles" / "carnet.qss"
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Selector and declarations of the style sheet, tokens by name."""
    text = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    for selector, body in RULE.findall(text):
        declared = (line.partition(":") for line in body.split(";") if ":" in line)
        yield selector.strip(), {name.strip(): value.strip() for name, _, value in declared}


def token(value: str | None) -> str:
    found = re.fullmatch(r"\$(\w+)", value or "")
    return found.group(1) if found else ""


def test_ink_and_ground_of_one_rule_are_a_pair_that_is_tested() -> None:
    pairs = set(TEXT_PAIRS)
    for selector, declared in rules():
        if ":disabled" in selector:
            continue
        inks = (token(declared.get("color")), token(declared.get("selection-color")))
        grounds = (
            token(declared.get("background")),
            token(declared.get("selection-background-color")),
        )
        for ink, ground in zip(inks, grounds, strict=True):
            if ink and ground and ink != ground:
                assert (ink, ground) in pairs, selector


def test_ink_without_a_ground_of_its_own_can_stand_on_every_pane() -> None:
    pairs = set(TEXT_PAIRS)
    for selector, declared in rules():
        ink = token(declared.get("color"))
        alone = token(declared.get("background")) == "" and ":disabled" not in selector
        if ink and alone and not ink.startswith("on_"):
            for ground in ("window", "surface"):
                assert (ink, ground) in pairs, f"{selector}: {ink} on {ground}"
