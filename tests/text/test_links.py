"""Where a note points."""

from __future__ import annotations

import pytest

from carnet.text.links import markdown_links, org_links
from carnet.text.outline import read_outline


def links(text: str) -> tuple[str, ...]:
    return markdown_links(text, 0, read_outline(text, 0).in_code)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("see [[Toiture]]", ("Toiture",)),
        ("[[Toiture#Devis|the roof]] and [[a/b.md]]", ("Toiture", "a/b.md")),
        ("![[plan.png]]", ("plan.png",)),
        (r"| [[Toiture\|roof]] |", ("Toiture",)),
        ("[[#Heading here]]", ()),
        ("[x](notes/plan%20nord.md#top)", ("notes/plan nord.md",)),
        ("[x](<my notes/a.md>)", ("my notes/a.md",)),
        ("[x](../a.md 'title')", ("../a.md",)),
        ("[x][1]\n\n[1]: other.md", ("other.md",)),
        ("[x](https://example.org/a.md) [y](mailto:a@b.c) [z](//host/a)", ()),
        ("[x](javascript:alert(1)) [y](file:///etc/passwd) [z](/etc/passwd) [h](#top)", ()),
        ("`[[code]]` and ```\n", ()),
        ("```\n[[code]]\n```\n[[text]]", ("text",)),
        ("[[a]] [[b]] [[a]]", ("a", "b")),
    ],
)
def test_targets(text: str, targets: tuple[str, ...]) -> None:
    assert links(text) == targets


def test_links_of_both_kinds_come_in_the_order_of_the_text() -> None:
    assert links("[1](one.md) [[two]] [3](three.md)") == ("one.md", "two", "three.md")


def test_org_links_name_files() -> None:
    assert org_links("[[file:a.org][A]] [[file:b.org::*H]] [[https://x.org][X]]") == (
        "a.org",
        "b.org",
    )
