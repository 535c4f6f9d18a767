"""Which words are put before which language model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from carnet.answers.writing.prompting import PromptBook, Scene
from carnet.domain.models import ModelSpec
from carnet.settings.paths import Paths


def load_prompts(
    paths: Paths, model: ModelSpec | None, scene: Callable[[], Scene] = Scene
) -> PromptBook:
    """The program's prompts, under those of the catalogue for `model`, under the person's, under
    the person's for `model`. Raises `KnownError` only when the program's own are broken."""
    own = paths.own_prompts_dir
    layers = [own] if model is None else [own, own / model.name]
    if model is not None and model.answer_prompts:
        layers.insert(0, paths.prompts_dir / model.answer_prompts)
    return PromptBook.load(paths.prompts_dir, *layers, scene=scene)


def scene_of(folders: list[str]) -> Scene:
    """Today, in a library of these watched folders."""
    return Scene(", ".join(Path(folder).name for folder in folders), date.today().isoformat())
