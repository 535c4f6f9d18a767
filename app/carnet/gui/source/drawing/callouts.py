"""Quotes that are notices: `> [!warning] Title`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from carnet.gui.words.translating import tr

_HEAD = re.compile(r"\[!([\w-]{1,40})\][+-]?[ \t]*([^\n]*)(?:\n|\Z)")
_WARNING = frozenset(
    {"warning", "caution", "attention", "danger", "error", "bug", "failure", "fail", "missing"}
)


@dataclass(frozen=True, slots=True)
class Callout:
    """`title` is what stands above it, `text` what is left of its first paragraph."""

    title: str
    text: str
    warns: bool


def read_callout(text: str) -> Callout | None:
    """The first paragraph of a quote as a notice; None when it is an ordinary quote."""
    match = _HEAD.match(text)
    if match is None:
        return None
    kind = match[1].lower()
    return Callout(match[2].strip() or _name(kind), text[match.end() :], kind in _WARNING)


def _name(kind: str) -> str:
    names = {
        "note": tr("Note"),
        "info": tr("Information"),
        "tip": tr("Tip"),
        "hint": tr("Tip"),
        "important": tr("Important"),
        "warning": tr("Warning"),
        "attention": tr("Warning"),
        "caution": tr("Caution"),
        "danger": tr("Danger"),
        "error": tr("Error"),
        "bug": tr("Error"),
        "failure": tr("Failed"),
        "fail": tr("Failed"),
        "missing": tr("Missing"),
        "success": tr("Done"),
        "check": tr("Done"),
        "done": tr("Done"),
        "question": tr("Question"),
        "help": tr("Question"),
        "faq": tr("Question"),
        "example": tr("Example"),
        "quote": tr("Quote"),
        "cite": tr("Quote"),
        "summary": tr("Summary"),
        "abstract": tr("Summary"),
        "tldr": tr("Summary"),
        "todo": tr("To do"),
    }
    return names.get(kind) or kind.replace("-", " ").capitalize()
