"""The trials of `carnet doctor --self-test`, in the order of a person's first day."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from carnet.cli.self_test.sample_files import (
    PDF_WORDS,
    PICTURE_WORDS,
    write_pdf,
    write_picture,
)
from carnet.cli.self_test.trial import Outcome, TrialLibrary, attempt, expect

_ASKED = "What colour did we paint the kitchen walls?"
_SAID_IN = "paint-colours.md"
_NOT_SAID = "What is the capital of Mongolia?"


class Trials:
    """`sample` is the sample library; it is copied, never written."""

    def __init__(self, library: TrialLibrary, sample: Path) -> None:
        self._library = library
        self._sample = sample

    def run(self) -> list[Outcome]:
        """All of them; each goes on with what the ones before it left."""
        return [
            attempt("network", self._network),
            attempt("models", self._models),
            attempt("index", self._index),
            attempt("search", self._search),
            attempt("answer", self._answer),
            attempt("abstain", self._abstain),
            attempt("pdf", self._pdf),
            attempt("picture", self._picture),
            attempt("window", self._window),
        ]

    def _network(self) -> str:
        network = self._library.carnet("doctor")["network"]
        open_ways = [probe["name"] for probe in network["probes"] if not probe["denied"]]
        expect(network["denied"], f"not refused: {', '.join(open_ways) or 'unknown'}")
        tried = ", ".join(probe["name"] for probe in network["probes"])
        return f"refused ({tried}) by {', '.join(network['mechanisms'])}"

    def _models(self) -> str:
        models = self._library.carnet("doctor")["models"]
        ready = [model["name"] for model in models if model["state"] == "ready"]
        roles = {model["role"] for model in models if model["state"] == "ready"}
        expect({"embedder", "generator"} <= roles, f"ready are only: {', '.join(ready) or 'none'}")
        return ", ".join(ready)

    def _index(self) -> str:
        notes = self._library.place / "Notes à lire"  # a name with a space and an accent
        shutil.copytree(self._sample, notes)
        self._library.carnet("index", str(notes))
        status = self._library.carnet("status")
        chunks, vectors = status["chunks"], status["vectors"]
        expect(not status["failed"], f"not read: {status['failed']}")
        expect(status["documents"] > 0, "no note was found")
        expect(vectors > 0 and not status["queued"], f"{vectors} vectors, {status['queued']} wait")
        return f"{status['documents']} notes, {chunks} passages, {vectors} vectors"

    def _search(self) -> str:
        places = {}
        for mode in ("hybrid", "keyword", "vector"):
            answer = self._library.carnet("search", "kitchen walls colour", "--mode", mode)
            found = [Path(result["path"]).name for result in answer["results"]]
            expect(_SAID_IN in found, f"{mode}: {_SAID_IN} is not among {found}")
            places[mode] = found.index(_SAID_IN) + 1
        return f"found at place {', '.join(f'{place} ({mode})' for mode, place in places.items())}"

    def _answer(self) -> str:
        answer = self._library.carnet("ask", _ASKED)
        expect(not answer["abstained"], "nothing was answered")
        cited = [Path(citation["path"]).name for citation in answer["citations"]]
        expect(_SAID_IN in cited, f"{_SAID_IN} is not among the cited: {cited}")
        return f"cites {_SAID_IN}"

    def _abstain(self) -> str:
        answer = self._library.carnet("ask", _NOT_SAID)
        expect(answer["abstained"], f"answered what no note says: {answer['answer']}")
        return "says that the notes do not say"

    def _pdf(self) -> str:
        file = write_pdf(self._library.place / "phare.pdf")
        result = self._imported(file, PDF_WORDS)
        expect(result["page"] == 1, f"page {result['page']} instead of 1")
        return f"read and found on page {result['page']}"

    def _picture(self) -> str:
        file = write_picture(self._library.place / "receipt.png")
        self._imported(file, PICTURE_WORDS)
        return "its text was recognised and found"

    def _imported(self, file: Path, words: str) -> dict[str, Any]:
        self._library.carnet("import", str(file))
        results = self._library.carnet("search", f'"{words}"', "--mode", "keyword")["results"]
        names = [Path(result["path"]).name for result in results]
        expect(file.name in names, f"{file.name} is not found by its words, only {names}")
        found: dict[str, Any] = results[names.index(file.name)]
        return found

    def _window(self) -> str:
        seen = self._library.window()
        expect(seen["shown"], "it was not shown")
        expect(not seen["problem"], seen["problem"])
        expect(seen["ready_ms"] is not None, f"its models were not loaded; engine {seen['engine']}")
        return (
            f"shown {seen['shown_ms']} ms after its start ({seen['shown_cpu_ms']} ms of processor),"
            f" models loaded after {seen['ready_ms']} ms"
        )
