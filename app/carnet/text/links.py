"""Where a note points: wikilinks and relative Markdown links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

_WIKILINK = re.compile(
    r"\[\[(?P<target>[^\[\]|#\n]{0,500})(?:#[^\[\]|\n]{0,300})?(?:\|[^\[\]\n]{0,300})?\]\]"
)
_INLINE = re.compile(r"\]\([ \t]{0,9}(?:<(?P<angled>[^<>\n]{1,1000})>|(?P<bare>[^\s<>()]{1,1000}))")
_REFERENCE = re.compile(
    r"^ {0,3}\[[^\[\]\n^]{1,200}\]:[ \t]{0,9}"
    r"(?:<(?P<angled>[^<>\n]{1,1000})>|(?P<bare>[^\s<>]{1,1000}))",
    re.MULTILINE,
)
_ORG_FILE = re.compile(r"\[\[file:(?P<bare>[^\[\]\n:]{1,1000})(?:::[^\[\]\n]{0,300})?\](?:\[|\])")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_MOST_LINKS = 10_000


def markdown_links(text: str, start: int, in_code: Callable[[int], bool]) -> tuple[str, ...]:
    """Distinct targets in order of appearance, from character `start` on, code left out.

    A target is a note's name (`[[name|alias#heading]]`, embeds too) or a relative path, percent
    decoded, without its fragment. Addresses with a scheme and links within the note are left out.
    """
    found: list[tuple[int, str]] = []
    if "[[" in text:
        for match in _WIKILINK.finditer(text, start):
            # In a table the pipe of an alias is escaped: [[name\|alias]].
            found.append((match.start(), match["target"].rstrip("\\")))
    if "](" in text:
        found += _paths(_INLINE, text, start)
    if "]:" in text:
        found += _paths(_REFERENCE, text, start)
    found.sort()
    return _distinct(target for position, target in found if not in_code(position))


def links_at(text: str) -> list[tuple[int, str]]:
    """Every link of a piece of Markdown or Org text: where it begins, and its target."""
    found = [(match.start(), match["target"].rstrip("\\")) for match in _WIKILINK.finditer(text)]
    found += [(match.start(), match["bare"]) for match in _ORG_FILE.finditer(text)]
    found += _paths(_INLINE, text, 0)
    found += _paths(_REFERENCE, text, 0)
    return sorted((position, target.strip()) for position, target in found if target.strip())


def org_links(text: str) -> tuple[str, ...]:
    """Targets of `[[file:path][label]]` links of an Org document."""
    return _distinct(match["bare"] for match in _ORG_FILE.finditer(text))


def _paths(pattern: re.Pattern[str], text: str, start: int) -> Iterator[tuple[int, str]]:
    for match in pattern.finditer(text, start):
        target = match["angled"] or match["bare"]
        if not target.startswith(("#", "//", "\\\\", "/")) and not _SCHEME.match(target):
            yield match.start(), unquote(target.partition("#")[0].partition("?")[0])


def _distinct(targets: Iterator[str]) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for target in targets:
        cleaned = target.strip()
        if cleaned:
            kept[cleaned] = None
        if len(kept) >= _MOST_LINKS:
            break
    return tuple(kept)
