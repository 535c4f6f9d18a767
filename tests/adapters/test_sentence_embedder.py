"""The embedder on the real starter model."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from carnet.adapters.model_catalog import load_catalog
from carnet.adapters.sentence_embedder import SentenceEmbedder, embedding_fingerprint
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled, KnownError
from carnet.domain.models import ModelRole, PromptForm

CATALOG = load_catalog(Path(__file__).parents[2] / "models" / "catalog.toml")
SPEC = next(spec for spec in CATALOG if spec.role is ModelRole.EMBEDDER)
TEXTS = [
    "The boiler was serviced in October.",
    "",
    "A recipe for apple pie with cinnamon. " * 80,
    "La chaudière a été révisée en octobre.",
    "boats",
    "Trains leave for the coast at nine. " * 10,
]


@pytest.fixture(scope="module")
def embedder(models_dir: Path) -> Iterator[SentenceEmbedder]:
    embedder = SentenceEmbedder(SPEC, models_dir / SPEC.name, 1)
    yield embedder
    embedder.close()


class StoppingToken(CancelToken):
    """Asks to stop at the third look, as a person would in the middle."""

    looks = 0

    def check(self) -> None:
        self.looks += 1
        if self.looks == 3:
            self.cancel()
        super().check()


class TellingToken(CancelToken):
    """Tells when batches are being computed."""

    def __init__(self) -> None:
        super().__init__()
        self.busy = threading.Event()

    def check(self) -> None:
        self.busy.set()
        super().check()


@pytest.mark.models
def test_vectors_equal_those_of_sentence_transformers_in_the_order_given(
    embedder: SentenceEmbedder, models_dir: Path
) -> None:
    from sentence_transformers import SentenceTransformer

    vectors = embedder.embed_documents(TEXTS, CancelToken())
    model = SentenceTransformer(str(models_dir / SPEC.name), device="cpu", local_files_only=True)
    expected = model.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    assert vectors.shape == (len(TEXTS), SPEC.dimension)
    assert vectors.dtype == np.float32
    assert np.abs(vectors - expected).max() < 1e-5


@pytest.mark.models
def test_rows_have_unit_length(embedder: SentenceEmbedder) -> None:
    lengths = np.linalg.norm(embedder.embed_documents(TEXTS, CancelToken()), axis=1)
    assert np.allclose(lengths, 1, atol=1e-5)


@pytest.mark.models
def test_a_query_is_nearest_to_what_it_asks_for(embedder: SentenceEmbedder) -> None:
    query = embedder.embed_query("When was the heating checked?")
    assert query.shape == (SPEC.dimension,)
    scores = embedder.embed_documents(TEXTS, CancelToken()) @ query
    assert int(np.argmax(scores)) == 0


@pytest.mark.models
def test_no_texts_make_no_vectors(embedder: SentenceEmbedder) -> None:
    assert embedder.embed_documents([], CancelToken()).shape == (0, SPEC.dimension)


@pytest.mark.models
def test_cancel_is_looked_at_before_each_batch(embedder: SentenceEmbedder) -> None:
    token = StoppingToken()
    with pytest.raises(Cancelled):
        embedder.embed_documents(["long text " * 200] * 100, token)
    assert token.looks == 3


@pytest.mark.models
def test_a_query_does_not_wait_for_all_documents(embedder: SentenceEmbedder) -> None:
    token = TellingToken()
    outcome: list[str] = []

    def index() -> None:
        try:
            embedder.embed_documents(["long text " * 200] * 2000, token)
            outcome.append("finished")
        except Cancelled:
            outcome.append("cancelled")

    thread = threading.Thread(target=index)
    thread.start()
    assert token.busy.wait(60)
    assert embedder.embed_query("a question").shape == (SPEC.dimension,)
    token.cancel()
    thread.join()
    assert outcome == ["cancelled"]


@pytest.mark.models
def test_it_loads_again_after_close(embedder: SentenceEmbedder) -> None:
    before = embedder.embed_query("boats")
    embedder.close()
    assert np.array_equal(embedder.embed_query("boats"), before)


@pytest.mark.models
@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_damaged_file_is_a_known_error(models_dir: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / SPEC.name
    shutil.copytree(models_dir / SPEC.name, folder)
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(KnownError) as caught:
        SentenceEmbedder(SPEC, folder, 1).load()
    assert caught.value.code == "model-corrupt"
    assert caught.value.info.detail


def test_what_verification_says_is_raised_before_anything_is_opened(tmp_path: Path) -> None:
    def refuse() -> None:
        raise KnownError("model-missing", "Not there.")

    with pytest.raises(KnownError) as caught:
        SentenceEmbedder(SPEC, tmp_path, 1, verify=refuse).embed_query("a")
    assert caught.value.code == "model-missing"


def test_the_fingerprint_follows_weights_prompts_and_chunker() -> None:
    other_weights = replace(SPEC, files=(replace(SPEC.files[0], sha256="ab" * 32),))
    other_prompts = replace(SPEC, prompts=PromptForm(query="query: "))
    prints = {
        embedding_fingerprint(SPEC, 1),
        embedding_fingerprint(SPEC, 2),
        embedding_fingerprint(other_weights, 1),
        embedding_fingerprint(other_prompts, 1),
    }
    assert len(prints) == 4
    assert all(name.replace("_", "").isalnum() and name.islower() for name in prints)
    assert embedding_fingerprint(SPEC, 1) == embedding_fingerprint(replace(SPEC, title="x"), 1)
