"""The models of the scripted engine: with `--models` every kind in every state, else the usual."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from carnet.domain.errors import KnownError
from carnet.domain.models import (
    Examined,
    InstalledModel,
    ModelFile,
    ModelFormat,
    ModelRole,
    ModelSource,
    ModelSpec,
    ModelState,
    Room,
    RunsOn,
    Speed,
)
from carnet.engine.protocol import ModelList

ROOM = Room(8_000_000_000, 3_100_000_000, 41_000_000_000)
HUB = ("*.hub.example",)
READY, MISSING, CORRUPT = ModelState.READY, ModelState.MISSING, ModelState.CORRUPT


def spec(
    name: str, title: str, role: ModelRole, size: int, memory: int, **changes: Any
) -> ModelSpec:
    made = ModelSpec(
        name, title, role, ModelFormat.GGUF, "Apache-2.0", ("en", "fr", "de", "es", "it", "pt"),
        size, memory, ModelSource(url=f"https://models.example/{name}/", hosts=HUB),
        files=(ModelFile("weights", "0" * 64, size),), max_tokens=512,
        documented=f"https://models.example/{name}",
    )  # fmt: skip
    return replace(made, **changes)


def every_kind() -> list[InstalledModel]:
    writer, finder = ModelRole.GENERATOR, ModelRole.EMBEDDER
    package = ModelSource("a.whl", "0" * 64, 98_000_000, "another-model==2.0", "model")
    own = ModelSource("mine.gguf", "0" * 64, 700_000_000)
    small = spec("tiny-writer", "Tiny Writer 135M", writer, 98_000_000, 350_000_000,
                 source=package, languages=("en",), starter=True)  # fmt: skip
    return [
        InstalledModel(
            small, READY, "", True, runs_on=RunsOn("", "AVX-512", 0, 31),
            speed=Speed(459.4, 153.1), disk_bytes=243_000_000,
            examined=(Examined("en", 3, 5, False), Examined("fr", 2, 5, False)),
        ),
        InstalledModel(spec("middle-writer", "Middle Writer 1.5B", writer, 1_117_000_000,
                            1_600_000_000), MISSING, ""),
        InstalledModel(spec("large-writer", "Large Writer 4B", writer, 2_497_000_000,
                            3_450_000_000, licence="LicenseRef-Writers-Community"), MISSING, ""),
        InstalledModel(spec("huge-writer", "Huge Writer 14B", writer, 9_000_000_000,
                            11_000_000_000), MISSING, ""),
        InstalledModel(spec("paused-writer", "Paused Writer 0.5B", writer, 491_000_000,
                            850_000_000), MISSING, "", fetched_bytes=211_000_000),
        InstalledModel(spec("my-writer", "A writer of mine", writer, 700_000_000, 1_000_000_000,
                            source=own, languages=("*",), licence="unknown", documented=""),
                       READY, "", brought=True, disk_bytes=700_000_000, speed=Speed(88.0, 21.5),
                       examined=(Examined("en", 5, 5, True), Examined("fr", 4, 5, True))),
        InstalledModel(spec("short-answers", "Short answers", ModelRole.ADAPTER, 9_000_000,
                            9_000_000, base="tiny-writer", source=own), READY, "", brought=True,
                       disk_bytes=9_000_000),
        InstalledModel(spec("english-finder", "English Finder", finder, 92_000_000, 250_000_000,
                            languages=("en",)), READY, "", True, speed=Speed(texts=212.4),
                       disk_bytes=138_000_000),
        InstalledModel(spec("many-finder", "Many Languages Finder", finder, 493_000_000,
                            660_000_000), READY, "", speed=Speed(texts=41.0),
                       disk_bytes=740_000_000),
        InstalledModel(spec("broken-finder", "Broken Finder", finder, 484_000_000, 650_000_000),
                       CORRUPT, "", note="weights: sha256 differs", disk_bytes=484_000_000),
        InstalledModel(spec("sorter", "Sorter L12", ModelRole.RERANKER, 493_000_000, 640_000_000),
                       READY, "", disk_bytes=493_000_000),
    ]  # fmt: skip


class FakeModels:
    """Uses, checks and removes; `installed` is a file in which the installer names what it made."""

    def __init__(self, options: argparse.Namespace, usual: Callable[[], ModelList]) -> None:
        self._usual = usual
        self._models = every_kind() if options.models else None
        self._flag = Path(options.models_flag) if options.models_flag else None

    def list(self) -> ModelList:
        if self._models is None:
            return self._usual()
        if self._flag is not None and self._flag.exists():
            for name in self._flag.read_text(encoding="utf-8").split():
                self._change(name, state=READY, fetched_bytes=0, disk_bytes=1)
        return ModelList(tuple(self._models), ROOM)

    def use(self, params: dict[str, Any]) -> ModelList:
        wanted = self._find(params["name"])
        if wanted.spec.name == "sorter" and params["wanted"] and wanted.note:
            raise KnownError("model-corrupt", "Its files are damaged.", "Install it again.")
        for model in list(self._models or ()):
            if model.spec.role is wanted.spec.role:
                used = params["wanted"] and model.spec.name == wanted.spec.name
                self._change(model.spec.name, in_use=used)
        return self.list()

    def verify(self, params: dict[str, Any]) -> InstalledModel:
        return self._find(params["name"])

    def remove(self, params: dict[str, Any]) -> ModelList:
        model = self._find(params["name"])
        if model.in_use and model.spec.role in (ModelRole.GENERATOR, ModelRole.EMBEDDER):
            raise KnownError("model-in-use", f"{model.spec.title} is in use.", "Use another first.")
        if model.brought:
            self._models = [one for one in self._models or () if one.spec != model.spec]
        else:
            self._change(model.spec.name, state=MISSING, fetched_bytes=0, disk_bytes=0)
        return self.list()

    def _find(self, name: str) -> InstalledModel:
        return next(model for model in self._models or () if model.spec.name == name)

    def _change(self, name: str, **changes: Any) -> None:
        self._models = [
            replace(model, **changes) if model.spec.name == name else model
            for model in self._models or ()
        ]
