"""The light form by way of torch: for models that Carnet cannot build by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from carnet.adapters.embedding.light_model import SHAPE_STEP, load_openvino
from carnet.adapters.embedding.reference_model import ReferenceModel


def export(reference: ReferenceModel, target: Path, max_tokens: int) -> None:
    """Write the whole model, from token ids to the sentence's vector, as one graph to `target`.

    Its own modules are exported: how it pools and whether it normalises is what its files say.
    """
    import torch

    class Whole(torch.nn.Module):
        def __init__(self, model: Any) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            return self.model(features)["sentence_embedding"]

    tokens = torch.ones(2, 16, dtype=torch.int64)
    mask = torch.ones(2, 16, dtype=torch.int64)
    mask[1, 9:] = 0
    longest = -(-max_tokens // SHAPE_STEP) * SHAPE_STEP  # rows are filled up to that
    shape = {0: torch.export.Dim("texts"), 1: torch.export.Dim("tokens", max=longest)}
    with torch.no_grad():
        program = torch.export.export(
            Whole(reference.model).eval(),
            (tokens, mask),
            dynamic_shapes={"input_ids": shape, "attention_mask": shape},
        )
    openvino = load_openvino(converters=True)
    graph = openvino.convert_model(program)
    target.parent.mkdir(parents=True, exist_ok=True)
    openvino.save_model(graph, target, compress_to_fp16=False)
