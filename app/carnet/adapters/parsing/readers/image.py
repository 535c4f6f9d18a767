"""Pictures: the text in them."""

from __future__ import annotations

import io
from typing import Any

from carnet.adapters.parsing.problems import Unreadable
from carnet.adapters.parsing.readers.recognition import recognise
from carnet.adapters.parsing.reading import Source, Text, parts_allowed

_MOST_PIXELS = 100_000_000


def read(source: Source, text: Text) -> None:
    """The recognised text of each frame. Raises `Unreadable`."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        picture = Image.open(io.BytesIO(source.data))
        frames = getattr(picture, "n_frames", 1)
        for number in range(parts_allowed(frames)):
            picture.seek(number)
            upright = ImageOps.exif_transpose(picture) or picture
            text.add(recognise(_on_white(upright)), page=frames > 1)
    except UnidentifiedImageError as error:
        raise Unreadable("document-damaged", str(error)) from error
    except Image.DecompressionBombError as error:
        raise Unreadable("document-too-big-inside", str(error)) from error
    text.notes.add("ocr")


def _on_white(picture: Any) -> Any:
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    page = Image.new("RGB", picture.size, "white")
    page.paste(picture.convert("RGBA"), mask=picture.convert("RGBA").getchannel("A"))
    return page
