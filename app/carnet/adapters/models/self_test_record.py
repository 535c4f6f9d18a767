"""Which languages a language model passed the self-test in, kept beside its weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from carnet.domain.models import Examined

_FILE = "self-test.json"


def read_trusted_languages(folder: Path, weights: Path, prompts: str) -> frozenset[str] | None:
    """Languages in which these weights may write; None when they were never examined with these
    `prompts` (a digest): other words before a model make it another writer."""
    try:
        record = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        if (record["weights"], record["prompts"]) != (_identity(weights), prompts):
            return None
        return frozenset(map(str, record["trusted"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_examination(folder: Path, weights: Path) -> tuple[Examined, ...]:
    """How these weights did when they were examined last; nothing when they never were."""
    try:
        record = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        if record["weights"] != _identity(weights):
            return ()
        found = []
        for language, said in sorted(record["passed"].items()):
            passed, _, asked = str(said).partition(" of ")
            trusted = language in record["trusted"]
            found.append(Examined(str(language), int(passed), int(asked), trusted))
        return tuple(found)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()


def write_trusted_languages(
    folder: Path, weights: Path, prompts: str, trusted: frozenset[str], passed: Mapping[str, str]
) -> None:
    """Record an examination; `passed` says how it went, for people ("fr": "3 of 5")."""
    record = {
        "weights": _identity(weights),
        "prompts": prompts,
        "trusted": sorted(trusted),
        "passed": dict(passed),
    }
    (folder / _FILE).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _identity(weights: Path) -> list[str | int]:
    return [weights.name, weights.stat().st_size]
