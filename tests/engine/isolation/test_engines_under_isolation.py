"""The heavy libraries must not miss what was taken from them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

RunPython = Callable[[str], str]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="asks the Linux kernel"
)


def test_lancedb_writes_indexes_and_searches(run_isolated: RunPython, tmp_path: Path) -> None:
    script = f"""
import lancedb
rows = [{{"terms": "river stone", "vector": [1.0, 0.0]}}, {{"terms": "hill", "vector": [0.0, 1.0]}}]
table = lancedb.connect({str(tmp_path)!r}).create_table("t", rows)
from lancedb.index import FTS
table.create_index("terms", config=FTS(base_tokenizer="whitespace"))
table.optimize()
by_word = table.search("stone", query_type="fts").to_list()
by_vector = table.search([0.1, 0.9]).limit(1).to_list()
print(by_word[0]["terms"], "|", by_vector[0]["terms"])
"""
    assert run_isolated(script) == "river stone | hill"


def test_torch_multiplies_on_several_threads(run_isolated: RunPython) -> None:
    script = """
import torch
torch.set_num_threads(2)
print(int((torch.ones(600, 600) @ torch.ones(600, 600)).sum()))
"""
    assert run_isolated(script) == str(600**3)


@pytest.mark.models
def test_the_embedder_loads_and_embeds(run_isolated: RunPython, models_dir: Path) -> None:
    script = f"""
from sentence_transformers import SentenceTransformer
model = SentenceTransformer({str(models_dir / "all-minilm-l6-v2")!r}, device="cpu")
print(model.encode(["a note"]).shape)
"""
    assert run_isolated(script) == "(1, 384)"


@pytest.mark.models
def test_the_language_model_loads_and_writes(run_isolated: RunPython, models_dir: Path) -> None:
    gguf = next((models_dir / "smollm2-135m-instruct").glob("*.gguf"))
    script = f"""
from pathlib import Path
from carnet.adapters.llama.generator import LlamaGenerator
from carnet.domain.cancel import CancelToken
model = LlamaGenerator("small", Path({str(gguf)!r}), context_tokens=256)
written = model.generate("", [("user", "Say hello.")], 8, CancelToken())
print(len("".join(written)) > 0)
"""
    assert run_isolated(script) == "True"
