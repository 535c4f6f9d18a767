"""Tags written inside a text."""

from __future__ import annotations

import pytest

from carnet.text.outline import read_outline
from carnet.text.tags import inline_tags, merge_tags, org_tags


def tags(text: str) -> tuple[str, ...]:
    return inline_tags(text, 0, read_outline(text, 0).in_code)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#maison et #jardin.", ("maison", "jardin")),
        ("(#été, «#œuvre»)", ("été", "œuvre")),
        ("#projet/toiture #a-b #c_d", ("projet/toiture", "a-b", "c_d")),
        ("## Heading #tag", ("tag",)),
        ("# Heading", ()),
        ("#2024 #12-03", ()),
        ("#2024plan", ("2024plan",)),
        ("#1a2b3c #0f0", ()),
        ("#facade", ("facade",)),
        ("https://example.org/#anchor a#b &#39; [x](#anchor)", ()),
        ("`#code` text ``a ` #code`` #real", ("real",)),
        ("```css\n#code\n```\n~~~\n#code\n~~~\n#real", ("real",)),
        ("````\n```\n#code\n```\n#code\n````\n#real", ("real",)),
        ("```\n#code to the end", ()),
        ("#Maison #maison", ("Maison",)),
        ("#a/ #b-", ("a", "b")),
    ],
)
def test_inline_tags(text: str, found: tuple[str, ...]) -> None:
    assert tags(text) == found


def test_tags_before_the_start_are_not_looked_at() -> None:
    assert inline_tags("#a #b", 2, read_outline("#a #b", 0).in_code) == ("b",)


def test_org_tags_stand_in_the_header_and_after_headings() -> None:
    assert org_tags("#+FILETAGS: :home:work:\n* TODO Call  :urgent:home:\n") == (
        "home",
        "work",
        "urgent",
    )


def test_merging_keeps_the_first_spelling() -> None:
    assert merge_tags(["A", "b"], ["a", "", "C"]) == ("A", "b", "C")
