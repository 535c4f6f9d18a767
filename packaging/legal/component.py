"""One thing inside the program that others made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Component:
    """Its `licence` is an SPDX expression or the words of its makers.

    `compiled`: it brings libraries of compiled code; `parts` are what those are made of, as far as
    the maker says. `note` is a word to readers.
    """

    name: str
    version: str
    kind: str  # "library", "framework", "machine-learning-model", "platform"
    licence: str
    origin: str  # a package URL: pkg:pypi/... , pkg:deb/... , or an address
    texts: tuple[str, ...] = ()
    authors: str = ""
    sha256: str = ""
    compiled: bool = False
    parts: tuple[Component, ...] = ()
    note: str = ""


def names_of(written: Iterable[str]) -> str:
    """Those who are named in fields like "Ann <ann@example.org>, Ben", without their addresses."""
    names = [re.sub(r"\s*<[^>]*>", "", one) for line in written for one in line.split(",")]
    return ", ".join(dict.fromkeys(one.strip() for one in names if one.strip() and "@" not in one))
