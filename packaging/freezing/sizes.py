"""How big each part of a frozen program is, as a table in Markdown."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

# First that matches the beginning of a path below `_internal`.
PARTS = (
    ("models/shipped", "starter models"),
    ("lancedb", "LanceDB"),
    ("pyarrow", "Apache Arrow"),
    ("openvino", "OpenVINO"),
    ("PySide6", "Qt and PySide6"),
    ("shiboken6", "Qt and PySide6"),
    ("opencv", "text recognition (OpenCV, RapidOCR)"),
    ("cv2", "text recognition (OpenCV, RapidOCR)"),
    ("rapidocr", "text recognition (OpenCV, RapidOCR)"),
    ("shapely", "text recognition (OpenCV, RapidOCR)"),
    ("pyclipper", "text recognition (OpenCV, RapidOCR)"),
    ("kreuzberg", "office documents (Kreuzberg)"),
    ("pypdfium2", "PDF (PDFium)"),
    ("numpy", "NumPy"),
    ("llama_cpp", "llama.cpp"),
    ("torch", "torch, transformers, sentence-transformers"),
    ("transformers", "torch, transformers, sentence-transformers"),
    ("sentence_transformers", "torch, transformers, sentence-transformers"),
    ("PIL", "Pillow"),
    ("pillow", "Pillow"),
    ("resources", "Carnet's own resources"),
    ("legal", "licences"),
    ("lib", "Python and libraries of the system"),
    ("python3", "Python and libraries of the system"),
)


def part_of(name: str) -> str:
    """The part that a file belongs to."""
    return next((part for start, part in PARTS if name.startswith(start)), "other packages")


def size_table(program: Path) -> str:
    """Rows of part and MB (10^6 bytes), the biggest first; links count nothing."""
    sizes: Counter[str] = Counter()
    for path in program.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        relative = path.relative_to(program).as_posix()
        inside = relative.removeprefix("_internal/")
        part = part_of(inside) if inside != relative else "executable, with Carnet's modules"
        sizes[part] += path.stat().st_size
    rows = [f"| {part} | {size / 1e6:.0f} |" for part, size in sizes.most_common()]
    total = f"| **installed** | **{sum(sizes.values()) / 1e6:.0f}** |"
    return "\n".join(["| part | MB |", "|---|---:|", *rows, total, ""])
