"""The first heading of a Markdown text, and where its code stands."""

from __future__ import annotations

import pytest

from carnet.text.headings import clean_heading
from carnet.text.outline import inline_code_spans, read_outline


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# One\n# Two", "One"),
        ("text\n\n## Deep ##\n", "Deep"),
        ("Title\n=====\n\n# Other", "Title"),
        ("Title\n---\n", "Title"),
        ("- item\n---\n\n# Real", "Real"),
        ("```\n# code\n```\n# Real", "Real"),
        ("\n---\n\n# Real", "Real"),
        ("#tag\n#\n# \nno heading", None),
        ("", None),
    ],
)
def test_first_heading(text: str, heading: str | None) -> None:
    assert read_outline(text, 0).heading == heading


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**Bold** and `code`", "Bold and code"),
        ("[Link](a.md) and [[Note|alias]] and [[Other]]", "Link and alias and Other"),
        ("Title ###", "Title"),
        ("C# and F#", "C# and F#"),
        ("Title {#anchor}", "Title"),
        ("  many   spaces ", "many spaces"),
        ("__init__.py", "__init__.py"),
        ("x" * 500, "x" * 199 + "…"),
    ],
)
def test_a_heading_is_its_words(source: str, words: str) -> None:
    assert clean_heading(source) == words


def test_code_spans_close_with_as_many_backticks() -> None:
    line = "a `b` ``c ` d`` ` e"
    assert [line[a:b] for a, b in inline_code_spans(line, 0, len(line))] == ["`b`", "``c ` d``"]


def test_code_spans_do_not_cross_lines() -> None:
    outline = read_outline("a ` b\nc ` d", 0)
    assert not outline.in_code(4)
    assert not outline.in_code(6)
