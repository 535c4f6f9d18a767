"""In the child: one page of a PDF as a picture, with the place of the cited words on it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from carnet.adapters.parsing.contract import PageReply, PageRequest
from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.readers.pdf import open_pdf
from carnet.adapters.parsing.readers.recognition import recognised_lines

Box = tuple[float, float, float, float]

_MOST_PIXELS_WIDE = 4_000
_DPI_FOR_RECOGNITION = 200
_SHORTEST_LINE = 12  # letters: less says nothing about where a quotation stands


def show_page(request: PageRequest, data: bytes) -> PageReply:
    """The page and its boxes. Raises `Unreadable`; a page that is not there is "damaged"."""
    document = open_pdf(data, request.password)
    try:
        if not 1 <= request.page <= len(document):
            raise Unreadable("document-damaged", f"no page {request.page} of {len(document)}")
        page = document[request.page - 1]
        scale = min(request.width, _MOST_PIXELS_WIDE) / page.get_width()
        picture = page.render(scale=scale).to_pil()
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
        boxes = _boxes(page, request.quote) if request.quote else []
        return PageReply(buffer.getvalue(), len(document), tuple(boxes))
    finally:
        document.close()


def _boxes(page: Any, quote: str) -> list[Box]:
    textpage = page.get_textpage()
    try:
        letters = [chr(_unicode(textpage, n)) for n in range(textpage.count_chars())]
        if not letters:
            return _recognised_boxes(page, quote)
        rectangles = [
            textpage.get_rect(n)
            for first, last in _pieces(letters, quote)
            for n in range(textpage.count_rects(first, last - first))
        ]
    finally:
        textpage.close()
    width, height = page.get_size()
    return merged(
        (left / width, 1 - top / height, right / width, 1 - bottom / height)
        for left, bottom, right, top in rectangles
    )


def _pieces(letters: list[str], quote: str) -> list[tuple[int, int]]:
    """Where the quotation stands; line by line when words that nobody sees lie between."""
    whole = find_letters(letters, quote)
    if whole is not None:
        return [whole]
    lines = [line for line in quote.splitlines() if len(line) >= _SHORTEST_LINE]
    return [found for line in lines if (found := find_letters(letters, line)) is not None]


def merged(boxes: Iterable[Box]) -> list[Box]:
    """One box a line: some programs set every letter on its own."""
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last and min(last[3], box[3]) - max(last[1], box[1]) > 0.3 * (box[3] - box[1]):
            lines[-1] = (
                min(last[0], box[0]),
                min(last[1], box[1]),
                max(last[2], box[2]),
                max(last[3], box[3]),
            )
        else:
            lines.append(box)
    return lines


def find_letters(letters: list[str], quote: str) -> tuple[int, int] | None:
    """Where `quote` stands among the letters of a page: [first, last).

    White space, hyphens and case are what differs between a page and the text made of it.
    """
    kept = [(n, folded) for n, letter in enumerate(letters) if (folded := _folded(letter))]
    wanted = "".join(map(_folded, quote))
    if not wanted:
        return None
    at = "".join(folded for _, folded in kept).find(wanted)
    if at < 0:
        return None
    positions = [n for n, folded in kept for _ in folded]
    return positions[at], positions[at + len(wanted) - 1] + 1


def _folded(letter: str) -> str:
    return letter.casefold() if letter.isalnum() else ""


def _unicode(textpage: Any, index: int) -> int:
    from pypdfium2 import raw

    return int(raw.FPDFText_GetUnicode(textpage, index))


def _recognised_boxes(page: Any, quote: str) -> list[Box]:
    """On a scanned page: the lines that are part of the quotation, or that hold it."""
    picture = page.render(scale=_DPI_FOR_RECOGNITION / 72).to_pil().convert("RGB")
    wanted = "".join(map(_folded, quote))
    boxes = []
    for line in recognised_lines(picture):
        folded = "".join(map(_folded, line.text))
        part = len(folded) >= _SHORTEST_LINE and folded in wanted
        if folded and (part or wanted in folded):
            boxes.append(line.box)
    return boxes
