"""What notes hold beyond CommonMark, as rules for the parser: links between notes and their embeds,
marked words, footnotes, mathematics."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote.index import footnote_def

from carnet.gui.source.drawing.note_links import note_link

_WIKILINK = re.compile(
    r"(!?)\[\[([^\[\]|#\n]{0,300})(?:#([^\[\]|\n]{0,300}))?(?:\|([^\[\]\n]{0,300}))?\]\]"
)
_MARKED = re.compile(r"==(?=\S)([^\n]{1,2000}?\S|\S)==(?!=)")
_FOOTNOTE = re.compile(r"\[\^([^\]\s\[]{1,100})\]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|bmp|svg|tiff?|avif|heic)$", re.IGNORECASE)


def add_rules(md: MarkdownIt) -> None:
    """Teach a parser all of them. Definitions of footnotes stay where they are written."""
    md.block.ruler.before(
        "reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]}
    )
    dollarmath_plugin(
        md, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True
    )
    md.inline.ruler.before("link", "wikilink", _wikilink)
    md.inline.ruler.before("link", "footnote_ref", _footnote)
    md.inline.ruler.before("emphasis", "marked", _marked)


def _wikilink(state: StateInline, silent: bool) -> bool:
    match = _WIKILINK.match(state.src, state.pos)
    if match is None or not (match[2].strip() or match[3]):
        return False
    if not silent:
        target, heading = match[2].strip().rstrip("\\"), (match[3] or "").strip().rstrip("\\")
        if match[1] and _PICTURE.search(target):
            image = state.push("image", "img", 0)
            image.attrs = {"src": target, "embed": "1"}
            image.content = match[4] or target
        else:
            opening = state.push("link_open", "a", 1)
            opening.attrs = {"href": note_link(target, heading)}
            shown = match[4] or (f"{target} › {heading}" if target and heading else "")
            state.push("text", "", 0).content = (shown or target or heading).strip()
            state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _footnote(state: StateInline, silent: bool) -> bool:
    match = _FOOTNOTE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _marked(state: StateInline, silent: bool) -> bool:
    match = _MARKED.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("mark_open", "mark", 1)
        state.md.inline.parse(match[1], state.md, state.env, state.tokens)
        state.push("mark_close", "mark", -1)
    state.pos = match.end()
    return True
