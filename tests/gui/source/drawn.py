"""What a drawn note holds, for the tests of how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtGui import QTextFormat

from carnet.gui.look.inline_marks import KIND, Mark
from carnet.gui.source.note_view import NoteView

Show = Callable[..., NoteView]

NOTE = """---
title: Boiler
---
# Boiler

First paragraph of *some* length.

## Pressure

Keep it between **1.2 and 1.5 bar** when cold.

- one
- [x] two
  1. inner
  2. other

> said
> twice

| Date | Paid |
|------|-----:|
| 2022 | 142 € |
| 2023 | 189 € |

```python
x = 1
y = 2
```

---

[[Radiators]] and [a site](https://example.org) and https://example.org/bare. #tag
"""


def texts_of(view: NoteView, blocks: list[int]) -> list[str]:
    return [view.document().findBlockByNumber(number).text() for number in blocks]


def fragments(view: NoteView) -> Iterator[Any]:
    block = view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            yield iterator.fragment()
            iterator += 1
        block = block.next()


def image_names(view: NoteView) -> list[str]:
    image = QTextFormat.ObjectTypes.ImageObject.value
    formats = [fragment.charFormat() for fragment in fragments(view)]
    return [f.toImageFormat().name() for f in formats if f.objectType() == image]


def kinds_of_marks(view: NoteView) -> list[Mark]:
    kinds = [fragment.charFormat().property(KIND) for fragment in fragments(view)]
    return [Mark(kind) for kind in kinds if kind]
