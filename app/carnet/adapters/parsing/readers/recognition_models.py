"""RapidOCR's models, computed by OpenVINO, which computes the embeddings as well.

RapidOCR can do that itself, but lets OpenVINO choose how exactly to compute (coarser on processors
that can) and keeps twice the memory on pages.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from carnet.adapters.embedding.light_model import load_openvino

# One thread, for other programs use the machine as well; the same words on every processor.
_SETTINGS: Mapping[str, Any] = {
    "INFERENCE_PRECISION_HINT": "f32",
    "INFERENCE_NUM_THREADS": 1,
    "NUM_STREAMS": 1,
    "ENABLE_CPU_PINNING": False,
}
_CHARACTERS = ["framework", "character"]  # where the model's file names what it can write


def let_openvino_compute() -> Any:
    """RapidOCR's `EngineType.OPENVINO`, from now on computed by the classes below."""
    load_openvino()  # before RapidOCR does: without its telemetry
    from rapidocr import EngineType

    engine: Any = importlib.import_module("rapidocr.inference_engine.openvino")
    engine.OpenVINOInferSession = _session_for
    return EngineType.OPENVINO


def _session_for(asked: Any) -> _Session:
    """What RapidOCR runs the model with that its settings ask for."""
    task = asked.task_type.value
    model = next(Path(asked.model_root_dir).glob(f"*_{task}_*.onnx"))
    return _Detector(model) if task == "det" else _Session(model)


class _Session:
    """A model for input of any shape."""

    def __init__(self, model: Path) -> None:
        """Open a model in ONNX format; raises whatever OpenVINO raises."""
        self._core = load_openvino().Core()
        self._model = self._core.read_model(model)
        self._request: Any = None

    def __call__(self, pixels: Any) -> Any:
        """The model's only output, valid until the next call."""
        if self._request is None:
            self._request = self._compiled()
        self._request.infer([pixels])
        return self._request.get_output_tensor().data

    def _compiled(self) -> Any:
        return self._core.compile_model(self._model, "CPU", _SETTINGS).create_infer_request()

    def have_key(self, key: str = "character") -> bool:
        """Whether the model says what it can write; RapidOCR asks this of every model."""
        return key == _CHARACTERS[-1] and bool(self._model.has_rt_info(_CHARACTERS))

    def get_character_list(self, _key: str = "character") -> list[str]:
        """The characters that the model can write, in the order of its output."""
        written: str = self._model.get_rt_info(_CHARACTERS).value
        return written.splitlines()


class _Detector(_Session):
    """Finds lines on whole pages.

    A graph for one shape needs half the memory of one for any shape, and the pages of a document
    have one shape. The same page again, as when it turns out to be upright, is not computed again.
    """

    def __init__(self, model: Path) -> None:
        super().__init__(model)
        self._page: Any = None
        self._found: Any = None

    def __call__(self, pixels: Any) -> Any:
        import numpy as np

        if self._page is not None and np.array_equal(pixels, self._page):
            return self._found
        if self._page is None or pixels.shape != self._page.shape:
            self._request = None  # first, so that two graphs are never held
            self._model.reshape(pixels.shape)
        self._found = super().__call__(pixels)
        self._page = pixels
        return self._found
