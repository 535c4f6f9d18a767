"""The program's own words can be drawn by any font of a desktop: no empty boxes."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest

PROJECT = Path(__file__).resolve().parents[3]
# Of what lies beyond Latin letters, what every font with the usual European set (WGL4) has.
DRAWN = set("–—‘’‚“”„†‡•…‰‹›⁄€™←↑→↓↔↕◦○●")
# Breaks, spaces and the place of an object are no glyphs: shaping makes them of the space.
NO_GLYPHS = {"Zs", "Zl", "Zp", "Cc", "Cf"}
OBJECT = "\ufffc"


def odd(text: str) -> set[str]:
    """Characters a Latin font may lack."""
    return {
        char
        for char in text
        if ord(char) > 0x17F
        and char not in DRAWN
        and char != OBJECT
        and unicodedata.category(char) not in NO_GLYPHS
    }


@pytest.mark.parametrize("name", ["carnet_en.ts", "carnet_fr.ts"])
def test_translations_need_no_rare_character(name: str) -> None:
    root = ElementTree.parse(PROJECT / "resources" / "translations" / name).getroot()  # noqa: S314
    texts = [one.text or "" for one in root.iter() if one.tag in ("translation", "numerusform")]
    assert len(texts) > 50
    assert {char for text in texts for char in odd(text)} == set()


def test_the_window_s_own_strings_need_no_rare_character() -> None:
    found = {
        (path.name, char)
        for path in (PROJECT / "app" / "carnet" / "gui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for char in odd(node.value)
    }
    assert found == set()


def test_a_rare_character_would_be_noticed() -> None:
    assert odd("Prêt ✓ – « oui »") == {"✓"}
