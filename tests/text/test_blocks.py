"""Block structure of each format."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.text.frontmatter import front_matter_end
from carnet.text.structure import document_blocks

MARKDOWN = """\
---
title: x
---
# One

A paragraph
on two lines.

- item a
  - nested
- item b

1. first

> quote
> more

```python
# not a heading

x = 1
```

| a | b |
|---|---|
| 1 | 2 |

Two
===
    indented code

<div>
html
</div>

[ref]: target.md
"""


def described(text: str, form: str) -> list[tuple[str, str]]:
    return [(b.kind.value, text[b.start : b.end]) for b in document_blocks(text, form)]


def headings(text: str, form: str) -> list[tuple[int, str]]:
    return [(b.level, b.title) for b in document_blocks(text, form) if b.level]


def test_markdown_blocks_are_told_apart() -> None:
    assert described(MARKDOWN, "markdown") == [
        ("heading", "# One"),
        ("paragraph", "A paragraph\non two lines."),
        ("item", "- item a\n  - nested"),
        ("item", "- item b"),
        ("item", "1. first"),
        ("quote", "> quote\n> more"),
        ("code", "```python\n# not a heading\n\nx = 1\n```"),
        ("table", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("heading", "Two\n==="),
        ("code", "    indented code"),
        ("html", "<div>\nhtml\n</div>"),
        ("paragraph", "[ref]: target.md"),
    ]


def test_markdown_headings_carry_level_and_words() -> None:
    assert headings(MARKDOWN, "markdown") == [(1, "One"), (1, "Two")]


def test_an_unclosed_fence_holds_the_rest() -> None:
    kinds = [kind for kind, _ in described("# A\n```\n# b\n\ntext", "markdown")]
    assert kinds == ["heading", "code"]


def test_a_long_paragraph_above_dashes_is_no_heading() -> None:
    text = "word " * 200 + "\n---\n"
    assert headings(text, "markdown") == []


def test_a_markdown_file_of_very_many_lines_keeps_its_headings() -> None:
    text = "# One\n" + "- x\n" * 60_000 + "\n## Two ##\n\ntext"
    assert headings(text, "markdown") == [(1, "One"), (2, "Two")]


def test_plain_text_is_paragraphs() -> None:
    text = "\n\none\ntwo\n \t\n# three\n\n\n  four  \n"
    assert described(text, "text") == [
        ("paragraph", "one\ntwo"),
        ("paragraph", "# three"),
        ("paragraph", "  four"),
    ]


def test_org_headings_lose_keyword_priority_and_tags() -> None:
    text = "intro\n* TODO [#A] Call Ann :urgent:home:\ntext\n** Sub\n*bold* text\n"
    assert headings(text, "org") == [(1, "Call Ann"), (2, "Sub")]
    assert described(text, "org")[-1] == ("paragraph", "*bold* text")


def test_rst_headings_rank_by_first_use_of_their_underline() -> None:
    text = "=====\nTitle\n=====\n\nA\n---\n\ntext\n\nB\n~~~\n\nC\n---\n\nnot a title at all\n---\n"
    assert headings(text, "rst") == [(1, "Title"), (2, "A"), (3, "B"), (2, "C")]


@pytest.mark.parametrize("form", ["markdown", "text", "org", "rst"])
@given(
    text=st.lists(
        st.sampled_from(
            ["# a", "## b", "text", "more text.", "- i", "  - j", "> q", "```", "~~~", "| a |",
             "|---|", "===", "---", "* h", "", "", "   ", "\tx", "<div>", "1. n", "\u00a0", "---"]
        ),
        max_size=30,
    ).map("\n".join)
)  # fmt: skip
def test_blocks_hold_every_word_once_and_in_order(form: str, text: str) -> None:
    position = front_matter_end(text) if form == "markdown" else 0
    for block in document_blocks(text, form):
        assert block.start >= position
        assert not text[position : block.start].strip()
        assert text[block.start : block.end].strip()
        position = block.end
    assert not text[position:].strip()
