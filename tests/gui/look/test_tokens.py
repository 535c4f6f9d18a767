from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from carnet.gui.look.tokens import DARK, EDGE_PAIRS, LIGHT, TEXT_PAIRS, Tokens, contrast

STYLES = Path(__file__).resolve().parents[3] / "resources" / "styles" / "carnet.qss"


def test_contrast_is_what_the_standard_says_at_its_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_and_focus_can_be_seen(tokens: Tokens, edge: str, ground: str) -> None:
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3.0


def test_every_colour_is_a_plain_hex_value() -> None:
    for tokens in (LIGHT, DARK):
        values = dataclasses.asdict(tokens)
        values.pop("dark")
        assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in values.values())


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    assert re.findall(r":[^;{]*#[0-9a-fA-F]{3,8}", STYLES.read_text(encoding="utf-8")) == []
