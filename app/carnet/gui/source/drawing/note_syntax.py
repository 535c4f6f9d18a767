"""Markdown as tokens, for showing: raw HTML is text, wikilinks are links, lines keep their numbers.

Only the block structure is parsed at once; the inside of each block is parsed when it is drawn, so
that a long note does not hold the window up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from carnet.gui.source.drawing.note_rules import add_rules

_TASK = re.compile(r"\[([ xX])\][ \t]+")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*\S[^\n]{0,1000}$", re.MULTILINE)
_MOST_DEFINITIONS = 2_000
MOST_BRACKETS = 2_000  # each may begin a link, and costs the parser 50 microseconds
_HARD_WRAP_CHARS = 56  # lines at least this long were broken by an editor, not by the writer


@dataclass(frozen=True, slots=True)
class Task:
    """A list item that is a task, with the text after its box."""

    done: bool
    text: str


class NoteSyntax:
    """One parser for every note: CommonMark with tables and strikethrough, no raw HTML."""

    def __init__(self) -> None:
        self._md = MarkdownIt("js-default", {"html": False, "linkify": False})
        self._md.core.ruler.disable(["inline", "linkify", "replacements", "smartquotes"])
        add_rules(self._md)
        self._env: dict[str, Any] = {}

    def begin(self, text: str) -> None:
        """Another note: know what its links by reference stand for, wherever that is written."""
        self._env = {}
        found: list[str] = []
        at = text.find("]:")
        while at >= 0 and len(found) < _MOST_DEFINITIONS:
            match = _DEFINITION.match(text, text.rfind("\n", 0, at) + 1)
            if match is not None:
                found.append(match[0])
            at = text.find("]:", at + 2 if match is None else match.end())
        if found:
            self._md.parse("\n".join(found), self._env)

    def blocks(self, text: str) -> list[Token]:
        """Block tokens with their lines (`map`, 0-based, half open)."""
        return self._md.parse(text, self._env)

    def inline(self, text: str) -> list[Token]:
        """The inside of one block. What would take the parser too long is plain text."""
        if text.count("[") > MOST_BRACKETS:
            return [Token("text", "", 0, content=text)]
        children: list[Token] = []
        self._md.inline.parse(text, self._md, self._env, children)
        return children

    def pieces(self, markdown: str) -> list[str]:
        """What a quote of the source looks like when shown: one string a block."""
        found = []
        for token in self._md.parse(markdown, dict(self._env)):
            if token.type == "inline" and token.content.startswith("|"):  # rows without their head
                found += token.content.replace("\n", "|").split("|")
            elif token.type == "inline":
                task = split_task(token.content)
                found.append(shown_text(self.inline(task.text if task else token.content)))
            elif token.type in ("fence", "code_block", "math_block"):
                found += token.content.splitlines()
        return [piece for piece in (" ".join(text.split()) for text in found) if piece]


def shown_text(tokens: list[Token]) -> str:
    """The visible words of inline tokens."""
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline", "html_inline"):
            parts.append(token.content)
        elif token.type.startswith("math_inline"):
            parts.append(f"{token.markup}{token.content}{token.markup}")
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)


def split_task(text: str) -> Task | None:
    """`[x] buy milk` as a task; None when it is not one."""
    match = _TASK.match(text)
    return Task(match[1] != " ", text[match.end() :]) if match else None


def hard_wrapped(text: str) -> bool:
    """Whether an editor broke the lines, so that they flow together when shown.

    People who write a line a thought want to see their lines; a paragraph whose every line but
    the last is long was wrapped by a machine.
    """
    lines = text.split("\n")
    return all(len(line) >= _HARD_WRAP_CHARS for line in lines[:-1])


def lines_of(token: Token) -> tuple[int, int]:
    """The source lines of a block, 1-based and inclusive."""
    start, end = token.map or [0, 1]
    return start + 1, max(start + 1, end)
