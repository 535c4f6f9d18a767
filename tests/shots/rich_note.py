"""A note with everything a note may hold, written for the pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

TEXT = r"""---
title: Rain gauge behind the shed
tags: [weather, garden]
date: 2025-03-14
sources:
  - notebook of 1998
  - Noor
---
# Rain gauge behind the shed

A ==long spell without rain== ended on 14 March. The gauge showed $h = 12.4\,mm$, which is *more*
than the **mean** of ten years.[^mean] See [[Boiler#Pressure|the boiler]], [[Frost log]] and the
[reading list](../Reading/Why%20We%20Sleep.md).

> [!note] Read it at nine
> The morning reading counts for the *day before*.

> [!warning]
> Frost breaks the glass. ~~Leave it out~~ Take it in.

- [x] Clean the funnel
- [ ] Level the post

## What it measures

$$
h = \frac{V}{A} \times 10 \quad [mm]
$$

```python
def rain(volume_ml: float, area_cm2: float) -> float:
    return volume_ml / area_cm2 * 10
```

| Month | Days | Most in a day | Remarks |
|---|--:|--:|---|
| January | 14 | 22.1 mm | frost, taken in twice |
| February | 9 | 8.4 mm | |

![[gauge.png|260]]

![The map of the valley](https://example.org/map.png)

[^mean]: From 2015 to 2024, computed by hand.
"""


def write_rich_note(place: Path) -> tuple[str, str]:
    """A folder in `place` with the note and its picture; the folder's path and the note's."""
    folder = place / "Garden"
    (folder / "attachments").mkdir(parents=True)
    note = folder / "Rain gauge.md"
    note.write_text(TEXT, encoding="utf-8")
    _picture().save(str(folder / "attachments" / "gauge.png"))
    return str(folder), str(note)


def _picture() -> QImage:
    """Evening over hills, near enough."""
    image = QImage(520, 240, QImage.Format.Format_RGB32)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, 240))
    sky.setColorAt(0, QColor("#5a7f9c"))
    sky.setColorAt(1, QColor("#f2d9b8"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), sky)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(0, 0, 0, 0))
    for height, colour in ((120, "#6d8a78"), (160, "#4c6b58"), (200, "#2f4a3b")):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(-120 + height, height, 420, 260)
        painter.drawEllipse(300 - height, height + 24, 520, 260)
    painter.end()
    return image
