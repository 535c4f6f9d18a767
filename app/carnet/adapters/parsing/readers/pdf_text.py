"""The words of one PDF page as a person sees them, in the order in which they were set."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

# At the end of a line PDFium writes U+0002 or U+FFFE for a hyphen, and no line end.
_MADE_WHOLE = re.compile("(?<=\\w)[\x02\ufffe](?=\\w)")
_HYPHEN = re.compile(r"(\w)[\u00ad\u2010-]\n(?=[a-zà-ÿ])")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_GAP = 0.15  # of the letters' height: a space lies between two pieces of a line
_NOTE_NUMBER = 0.85  # of the size of the words that it stands at: the number of a footnote
_TINY = 1.5  # points: nobody reads letters of this size
_WHITE = 250  # of 255, each colour
_INVISIBLE = 3  # text render mode
_MOST_OBJECTS = 20_000  # of a page, looked at

Box = tuple[float, float, float, float]  # left, bottom, right, top in points


def page_text(page: Any) -> tuple[str, bool]:
    """The words, hyphenated words made whole; and whether hidden ones were left out."""
    textpage = page.get_textpage()
    try:
        letters = str(textpage.get_text_range())
        hidden: set[int] = set()
        if len(letters) == textpage.count_chars():
            hidden = _hidden_letters(page, textpage, len(letters))
            found = "".join(_as_seen(page, textpage, letters, hidden))
        else:  # letters beyond the basic plane: their places are not known
            found = str(textpage.get_text_bounded())
    finally:
        textpage.close()
    lines = found.replace("\r\n", "\n").replace("\r", "\n").translate(_LIGATURES)
    return _HYPHEN.sub(r"\1", _MADE_WHOLE.sub("", lines)).strip(), bool(hidden)


def _as_seen(page: Any, textpage: Any, letters: str, hidden: set[int]) -> Iterator[str]:
    """Line by line, without what lies beside the page. PDFium ends a line where a single letter
    is smaller or stands apart, so the places decide."""
    left, bottom, right, top = page.get_bbox()
    start = 0
    while start < len(letters):
        end = letters.find("\r\n", start)
        end = len(letters) if end < 0 else end
        box = _box(textpage, start) if end > start else (left, bottom, right, top)
        if box[0] < right and box[2] > left and box[1] < top and box[3] > bottom:
            yield "".join(
                letter for n, letter in enumerate(letters[start:end], start) if n not in hidden
            )
            if 0 < end < len(letters) - 2:
                yield _between(textpage, end - 1, end + 2)
        start = end + 2


def _between(textpage: Any, last: int, first: int) -> str:
    """What stands between two letters that PDFium set on two lines."""
    before, after = _box(textpage, last), _box(textpage, first)
    height = max(before[3] - before[1], after[3] - after[1])
    same_line = min(before[3], after[3]) - max(before[1], after[1]) > 0
    gap = after[0] - before[2]
    if not same_line or gap < -height:
        return "\n"
    ratio = _size(textpage, first) / (_size(textpage, last) or 1.0)
    alike = _NOTE_NUMBER < ratio < 1 / _NOTE_NUMBER
    return "" if alike and gap <= _GAP * height else " "


def _hidden_letters(page: Any, textpage: Any, count: int) -> set[int]:
    """Letters in white on nothing, tiny, or not drawn at all.

    Words that are not drawn over a picture are what a scanner recognised: they are seen.
    """
    from pypdfium2 import raw

    texts, grounds, picture = [], [], False
    for number, item in enumerate(page.get_objects(max_depth=3)):
        if number >= _MOST_OBJECTS:
            break
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            if reason := _reason(item.raw):
                texts.append((item, reason))
        elif item.type == raw.FPDF_PAGEOBJ_IMAGE:
            picture = True
            grounds.append(item)
        elif item.type != raw.FPDF_PAGEOBJ_PATH or _is_dark(item.raw):
            grounds.append(item)
    if not texts:
        return set()
    boxes = [item.get_bounds() for item in grounds]
    hidden = {
        ctypes.addressof(item.raw.contents)
        for item, reason in texts
        if reason == "tiny"
        or (reason == "undrawn" and not picture)
        or (reason == "white" and not any(map(_over, boxes, [item.get_bounds()] * len(boxes))))
    }
    return {n for n in range(count) if _object_of(textpage, n) in hidden} if hidden else set()


def _reason(item: Any) -> str:
    from pypdfium2 import raw

    if raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE:
        return "undrawn"
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    if raw.FPDFTextObj_GetFontSize(item, size) and raw.FPDFPageObj_GetMatrix(item, matrix):
        scale = max(abs(matrix.a) + abs(matrix.b), abs(matrix.c) + abs(matrix.d))
        if 0 < abs(size.value) * scale < _TINY:
            return "tiny"
    return "white" if min(_fill(item), default=0) >= _WHITE else ""


def _is_dark(path: Any) -> bool:
    return min(_fill(path), default=255) < _WHITE


def _fill(item: Any) -> tuple[int, ...]:
    """Red, green and blue; nothing when it is not known."""
    from pypdfium2 import raw

    colors = tuple(ctypes.c_uint() for _ in range(4))
    found = raw.FPDFPageObj_GetFillColor(item, *colors)
    return tuple(color.value for color in colors[:3]) if found else ()


def _over(ground: Box, words: Box) -> bool:
    """Whether the words stand on this."""
    middle = (words[0] + words[2]) / 2, (words[1] + words[3]) / 2
    return ground[0] <= middle[0] <= ground[2] and ground[1] <= middle[1] <= ground[3]


def _object_of(textpage: Any, index: int) -> int:
    from pypdfium2 import raw

    found = raw.FPDFText_GetTextObject(textpage, index)
    return ctypes.addressof(found.contents) if found else 0


def _size(textpage: Any, index: int) -> float:
    from pypdfium2 import raw

    return float(raw.FPDFText_GetFontSize(textpage, index))


def _box(textpage: Any, index: int) -> Box:
    left, bottom, right, top = textpage.get_charbox(index)
    return left, bottom, right, top
