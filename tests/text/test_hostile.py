"""Texts made to be slow or to crash a parser: each ends in seconds and loses nothing."""

from __future__ import annotations

import pytest

from carnet.adapters.parsing.text_parser import TextParser
from carnet.text.chunking import chunk_document

HOSTILE = {
    "one line of 5 MB": "mot " * 1_250_000,
    "a word of 2 MB": "a" * 2_000_000,
    "quotes 20000 deep": "> " * 20_000 + "x",
    "quotes 200 deep on 2000 lines": (">" * 200 + " x\n") * 2_000,
    "lists 1500 deep": "".join("  " * i + "- i\n" for i in range(1_500)),
    "20000 headings": "".join(f"# T{i}\n" for i in range(20_000)),
    "an unclosed fence": "# A\n\n```python\n" + "x = 1\n" * 20_000,
    "an unclosed header": "---\ntitle: never closed\n" + "tags: [a\n" * 20_000,
    "brackets": "[" * 100_000 + "a" + "]" * 100_000,
    "links": "[a](" * 200_000,
    "wikilinks": "[[" * 500_000,
    "emphasis": "*a_" * 100_000,
    "backticks": "".join("`" * i + "a" for i in range(1, 1_500)),
    "stops": ". " * 1_000_000,
    "spaces": " " * 3_000_000 + "x",
    "spaces after words": ("x" + " " * 1_000 + "\n") * 2_000,
    "a heading of spaces": "# " + " " * 1_000_000 + "x",
    "blank lines": "\n" * 3_000_000,
    "a wide table": "".join("|" + cell * 5_000 + "\n" for cell in ("a|", "-|", *["b|"] * 5)),
    "a long table": "|a|b|\n|-|-|\n" + "|1|2|\n" * 30_000,
    "underlines": "=" * 2_000_000,
    "combining marks": "e" + "\u0301" * 500_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.timeout(120)  # seconds on a quiet machine, hours when something is quadratic
def test_hostile_text_is_chunked_whole(name: str) -> None:
    document = TextParser(lambda _text: "").parse("note.md", HOSTILE[name].encode())
    chunks = chunk_document(document)
    position = 0
    for chunk in chunks:
        assert not document.text[position : chunk.span.start_char].strip()
        assert len(chunk.text) < 256 * 8
        position = chunk.span.end_char
    assert not document.text[position:].strip()
