"""Text in pictures, by RapidOCR: models in its package, nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

_LARGEST_SIDE = 4_000  # pixels: larger pictures are made smaller first
_SMALLEST_SIDE = 24
_UPRIGHT_SCORE = 0.9
_SIDEWAYS = 1.5  # a line of text is so much wider than it is high


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `box` is left, top, right, bottom as shares of the picture's size."""

    text: str
    box: tuple[float, float, float, float]


def recognise(picture: Any) -> str:
    """The lines of text in a PIL picture, top to bottom; "" when there are none."""
    return "\n".join(line.text for line in recognised_lines(picture))


def recognised_lines(picture: Any) -> list[Line]:
    """The lines in reading order. A page that lies on its side or upside down is turned first;
    boxes are those of the picture as it was given."""
    import numpy as np

    if min(picture.size) < _SMALLEST_SIDE:
        return []
    small = picture.convert("RGB")
    small.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    pixels = np.asarray(small)
    boxes = _engine()(pixels, use_det=True, use_cls=False, use_rec=False).boxes
    if boxes is None or not len(boxes):
        return []
    best: list[Line] = []
    best_score = -1.0
    for quarters in (1, 3) if _sideways(boxes) else (0, 2):
        turned = np.rot90(pixels, quarters).copy()
        found = _engine()(turned, use_det=True, use_cls=False, use_rec=True)
        score = float(np.mean(found.scores)) if found.scores else 0.0
        if score > best_score:
            best, best_score = _lines(found, turned.shape[1], turned.shape[0], quarters), score
        if score >= _UPRIGHT_SCORE:
            break
    return best


@cache
def _engine() -> Any:
    import logging

    from carnet.adapters.parsing.readers.recognition_models import let_openvino_compute

    openvino = let_openvino_compute()
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            "Global.log_level": "error",
            # As good on a page of A4 as the defaults, in half the time and three quarters of the
            # memory.
            "Det.limit_type": "max",
            "Det.limit_side_len": 1280,
            "Rec.rec_batch_num": 2,
            "Det.engine_type": openvino,
            "Rec.engine_type": openvino,
        }
    )


def _sideways(boxes: Any) -> bool:
    import numpy as np

    corners = np.asarray(boxes, dtype=float).reshape(-1, 4, 2)
    size = corners.max(axis=1) - corners.min(axis=1)
    tall = (size[:, 1] > _SIDEWAYS * size[:, 0]).mean()
    wide = (size[:, 0] > _SIDEWAYS * size[:, 1]).mean()
    return bool(tall > wide)


def _lines(found: Any, width: int, height: int, quarters: int) -> list[Line]:
    """Recognised pieces as lines, those side by side joined."""
    import numpy as np

    if not found.txts:
        return []
    corners = np.asarray(found.boxes, dtype=float).reshape(-1, 4, 2) / (width, height)
    pieces = [
        (words, (low[0], low[1], high[0], high[1]))
        for low, high, words in zip(
            corners.min(axis=1).tolist(), corners.max(axis=1).tolist(), found.txts, strict=True
        )
    ]
    rows: list[list[tuple[str, tuple[float, float, float, float]]]] = []
    for piece in sorted(pieces, key=lambda piece: piece[1][1] + piece[1][3]):
        middle = (piece[1][1] + piece[1][3]) / 2
        if not rows or middle > rows[-1][0][1][3]:
            rows.append([])
        rows[-1].append(piece)
    lines = []
    for row in rows:
        row.sort(key=lambda piece: piece[1][0])
        boxes = [box for _, box in row]
        box = (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
        lines.append(Line(" ".join(words for words, _ in row), _turned_back(box, quarters)))
    return lines


def _turned_back(
    box: tuple[float, float, float, float], quarters: int
) -> tuple[float, float, float, float]:
    """A box on a picture that was turned left by so many quarters, on the picture before."""
    left, top, right, bottom = box
    for _ in range(quarters):
        left, top, right, bottom = 1 - bottom, left, 1 - top, right
    return left, top, right, bottom
