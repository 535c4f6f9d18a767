"""Writes the Windows icon from the drawings of the application: python make_icon.py TARGET.ico"""

import sys
from pathlib import Path

from PIL import Image

ICONS = Path(__file__).resolve().parents[2] / "resources" / "desktop" / "icons" / "hicolor"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> int:
    """One file with a picture of each size."""
    name = "io.github.carnet.Carnet.png"
    pictures = [Image.open(ICONS / f"{size}x{size}" / "apps" / name) for size in SIZES]
    pictures[-1].save(
        sys.argv[1], sizes=[(size, size) for size in SIZES], append_images=pictures[:-1]
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
