"""The scripted engine's imports and pages: what becomes of a file is decided by its name."""

from __future__ import annotations

import base64
import struct
import threading
import zlib
from pathlib import PurePath
from typing import Any

from carnet.domain.documents import PageView
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.library import ImportedFile, ImportOutcome, ImportReport

PAGES = 12
PASSWORD = "open sesame"  # noqa: S105 - of a file that does not exist

PROBLEMS = {
    "locked": ErrorInfo(
        "document-encrypted",
        "This file is protected by a password.",
        "Import a PDF with `carnet import --password`.",
    ),
    "wrong": ErrorInfo(
        "document-wrong-password",
        "The password does not open this file.",
        "Try again; the file was left as it is.",
    ),
    "damaged": ErrorInfo(
        "document-damaged",
        "This file is damaged, or it is not what its name says.",
        "Open it in the program it comes from and save it again.",
    ),
}


class FakeDocuments:
    """Copies nothing; `known`, `locked`, `damaged` in a name say what happens, `held` waits."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def take(self, params: dict[str, Any], stop: threading.Event) -> ImportReport:
        if params["text"]:
            return ImportReport((self._added("clipboard", "From the clipboard.md"),))
        if params["data"]:
            size = len(base64.b64decode(params["data"]))
            return ImportReport((self._added(f"clipboard {size}", params["name"]),))
        files = []
        for source in params["paths"]:
            if "held" in source:
                stop.wait(30)
            files.append(self._one(source, params["password"]))
        return ImportReport(tuple(files))

    def page(self, params: dict[str, Any]) -> PageView:
        number, width = params["page"], params["width"]
        if "damaged" in params["path"]:
            raise KnownError("document-damaged", "This file is damaged.", "Save it again.")
        box = (0.1, 0.6, 0.7, 0.63)
        return PageView(
            _white(width, round(width * 1.414)), number, PAGES, (box,) if params["quote"] else ()
        )

    def _one(self, source: str, password: str) -> ImportedFile:
        name = PurePath(source).name
        if "locked" in name and password != PASSWORD:
            problem = PROBLEMS["wrong" if password else "locked"]
            return ImportedFile(source, ImportOutcome.FAILED, problem=problem)
        if "damaged" in name:
            return ImportedFile(source, ImportOutcome.FAILED, problem=PROBLEMS["damaged"])
        return self._added(source, name)

    def _added(self, source: str, name: str) -> ImportedFile:
        known = "known" in name
        pdf, scan = name.endswith(".pdf"), name.endswith((".png", ".jpg"))
        return ImportedFile(
            source,
            ImportOutcome.KNOWN if known else ImportOutcome.ADDED,
            f"{self.folder}/2025-04/{name}",
            PurePath(name).stem,
            "pdf" if pdf else "word",
            "fr" if "bail" in name else "en",
            PAGES if pdf else 0,
            ("ocr",) if scan else (),
        )


def _white(width: int, height: int) -> bytes:
    """A white PNG."""

    def part(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    rows = (b"\0" + b"\xff" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows, 1)) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
