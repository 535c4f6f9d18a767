"""Licences by their SPDX names: what packages write about themselves, put in those terms."""

from __future__ import annotations

import re
from collections.abc import Container

# What packages write -> what SPDX calls it.
_WRITTEN = {
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "mit license": "MIT",
    "mit, bsd": "MIT AND BSD-3-Clause",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
}
_BSD = frozenset({"bsd", "bsd license", "new bsd license", "bsd-style"})
_WORDS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_JOINTS = frozenset({"AND", "OR", "WITH"})


def spdx_expression(written: str, texts: str = "") -> str:
    """`written` as an SPDX expression where it is known what is meant, else as it is.

    "BSD" alone does not say which of them: `texts`, what came with the package, decides.
    """
    plain = " ".join(written.split())
    if plain.casefold() in _BSD:
        third_clause = re.search(r"neither\s+the\s+name", texts, re.IGNORECASE)
        return "BSD-3-Clause" if third_clause else "BSD-2-Clause" if texts else plain
    return _WRITTEN.get(plain.casefold(), plain)


def names_in(expression: str) -> list[str]:
    """The licences and exceptions that an expression names, in order, each once."""
    return list(dict.fromkeys(w for w in _WORDS.findall(expression) if w not in _JOINTS))


def is_expression(expression: str, known: Container[str]) -> bool:
    """Whether `expression` is made of `known` names, joined as SPDX joins them."""
    plain = expression.replace("(", " ").replace(")", " ").split()
    names, joints = plain[::2], plain[1::2]
    return (
        len(plain) % 2 == 1
        and all(name in known for name in names)
        and all(joint in _JOINTS for joint in joints)
    )
