"""Printing: one JSON document, or lines for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from carnet.domain.errors import ErrorInfo


class Output:
    """Where a command prints. With `as_json` only `document` and `failure` print to stdout."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def document(self, content: Mapping[str, Any]) -> None:
        """The one JSON document; prints nothing for people."""
        if self.as_json:
            json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
            sys.stdout.write("\n")

    def line(self, text: str = "") -> None:
        """One line for people."""
        if not self.as_json:
            print(text)

    def part(self, text: str) -> None:
        """A piece of a line, shown at once."""
        if not self.as_json:
            print(text, end="", flush=True)

    def progress(self, text: str) -> None:
        """A line that the next one overwrites; only on a terminal."""
        if not self.as_json and sys.stderr.isatty():
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)

    def event(self, content: Mapping[str, Any]) -> None:
        """A step of long work for a program that reads stderr line by line; --json only."""
        if self.as_json:
            print(json.dumps({"progress": content}), file=sys.stderr, flush=True)

    def failure(self, info: ErrorInfo) -> None:
        """One clear line on stderr, and the same in JSON."""
        self.progress("")
        advice = f" {info.advice}" if info.advice else ""
        print(f"carnet: {info.message}{advice}", file=sys.stderr)
        self.document(
            {"error": {"code": info.code, "message": info.message, "advice": info.advice}}
        )
