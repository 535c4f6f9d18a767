"""Text in pictures, by RapidOCR: models in the package, nothing is fetched."""

from __future__ import annotations

from functools import cache
from typing import Any

_LARGEST_SIDE = 4_000  # pixels: larger pictures are made smaller first
_SMALLEST_SIDE = 24
_UPRIGHT_SCORE = 0.9
_SIDEWAYS = 1.5  # a line of text is so much wider than it is high
_MOSTLY = 0.5


def recognise(picture: Any) -> str:
    """The lines of text in a PIL picture, top to bottom; "" when there are none.

    A page that lies on its side or upside down is turned first.
    """
    import numpy as np

    if min(picture.size) < _SMALLEST_SIDE:
        return ""
    picture = picture.convert("RGB")
    picture.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    engine = _engine()
    boxes = engine(np.asarray(picture), use_det=True, use_cls=False, use_rec=False).boxes
    if boxes is None or not len(boxes):
        return ""
    turns = (1, 3) if _sideways(boxes) else (0, 2)
    best_lines, best_score = "", -1.0
    for turn in turns:
        found = engine(
            np.rot90(np.asarray(picture), turn).copy(), use_det=True, use_cls=False, use_rec=True
        )
        score = float(np.mean(found.scores)) if found.scores else 0.0
        if score > best_score:
            best_lines, best_score = _lines(found), score
        if score >= _UPRIGHT_SCORE:
            break
    return best_lines


@cache
def _engine() -> Any:
    import logging

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
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
        }
    )


def _sideways(boxes: Any) -> bool:
    import numpy as np

    corners = np.asarray(boxes, dtype=float).reshape(-1, 4, 2)
    size = corners.max(axis=1) - corners.min(axis=1)
    tall = (size[:, 1] > _SIDEWAYS * size[:, 0]).mean()
    wide = (size[:, 0] > _SIDEWAYS * size[:, 1]).mean()
    return bool(tall > wide)


def _lines(found: Any) -> str:
    """Recognised pieces in reading order: those side by side on one line."""
    import numpy as np

    if not found.txts:
        return ""
    corners = np.asarray(found.boxes, dtype=float).reshape(-1, 4, 2)
    pieces = sorted(
        zip(corners.min(axis=1).tolist(), corners.max(axis=1).tolist(), found.txts, strict=True),
        key=lambda piece: (piece[0][1] + piece[1][1]) / 2,
    )
    lines: list[list[tuple[float, str]]] = []
    bottom = float("-inf")
    for (left, top), (_, low), words in pieces:
        if not lines or (top + low) / 2 > bottom:
            lines.append([])
            bottom = top + _MOSTLY * (low - top) + _MOSTLY * (low - top)
        lines[-1].append((left, words))
    return "\n".join(" ".join(words for _, words in sorted(line)) for line in lines)
